"""Typeset the papers of this folder and write their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen/tenth/build.py [NAME ...]

typst, XeLaTeX, Chromium and LibreOffice (of a .docx by python-docx) make them. Needs typst,
pikepdf, python-docx and Debian's texlive-xetex, texlive-lang-chinese, texlive-latex-extra,
libreoffice-writer, chromium, fonts-noto-cjk, fonts-liberation. LibreOffice writes the time into a
PDF, so its bytes differ each time.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import annotated
import named_fonts
import typst

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
sys.path.insert(0, str(SOURCES))

import by_latex  # noqa: E402
import by_word  # noqa: E402
import data_paper  # noqa: E402

PROGRAMS = {".xe": by_latex.typeset, ".word": by_word.typeset, ".web": data_paper.typeset}
TIMESTAMP = 1_704_067_200  # 2024-01-01, written into every PDF of typst
named_fonts.SIMPLIFIED |= {"FandolKai": "KaiTi_GB2312", "FandolFang": "FangSong_GB2312"}


def clauses(text: str) -> list[str]:
    """A paragraph cut after each full stop, also where that is a point, and semicolon."""
    stop = (
        r"(?<=[。；？！])(?![”’])|(?<=[。；？！][”’])|(?<=[\u4e00-\u9fff\]）”%A-Za-z\d]\.) (?=\S)"
    )
    return [part for part in re.split(stop, text) if part]


annotated.clauses = clauses


def by_typst(path: Path, _: dict) -> bytes:
    face = subprocess.run(["kpsewhich", "FandolKai-Regular.otf"], capture_output=True, text=True)
    folder = [Path(face.stdout.strip()).parent]
    root = HERE.parent
    return typst.compile(path, root=root, font_paths=folder, timestamp=TIMESTAMP, pdf_tags=False)


def make(path: Path) -> None:
    """Write a paper's PDF, and its gold by the PDF before its fonts are taken away."""
    source = path.read_text(encoding="utf-8")
    given = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    data = PROGRAMS.get(path.suffix, by_typst)(path, given)
    text = json.dumps(annotated.gold(path.stem, source, given, data), ensure_ascii=False, indent=1)
    (HERE / "gold" / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
    if cmap := given.get("fonts"):
        data = named_fonts.only_named(data, cmap, given["latin_named"])
    (HERE / "papers" / f"{path.stem}.pdf").write_bytes(data)


def main(names: list[str]) -> None:
    for path in sorted(SOURCES.glob("*.toml")):
        if not names or path.stem in names:
            print(path.stem)
            suffixes = (".typ", *PROGRAMS)
            make(next(one for s in suffixes if (one := path.with_suffix(s)).exists()))


if __name__ == "__main__":
    main(sys.argv[1:])
