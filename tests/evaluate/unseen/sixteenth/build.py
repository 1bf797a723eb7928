"""Typeset the papers of this folder and write their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen/sixteenth/build.py [NAME ...]

typst, XeLaTeX and LibreOffice make them. Needs typst, pikepdf and Debian's texlive-xetex,
texlive-lang-chinese, texlive-latex-extra, texlive-pictures, libreoffice-writer-nogui,
fonts-noto-cjk, fonts-lxgw-wenkai, fonts-urw-base35 and fonts-texgyre. LibreOffice writes the time
into a PDF, so the bytes of its own differ each time.
"""

import json
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import typeset  # noqa: F401 (clauses and captions as in the eleventh set)
import typst
from annotated import gold
from named_fonts import only_named

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
sys.path.insert(0, str(SOURCES))

PROGRAMS = {".xe": "by_latex", ".odf": "by_office"}  # modules of sources
TIMESTAMP = 1_704_067_200  # 2024-01-01, written into every PDF of typst


def by_typst(path: Path, _: dict) -> bytes:
    return typst.compile(path, root=HERE.parent, timestamp=TIMESTAMP, pdf_tags=False)


def make(path: Path) -> None:
    """Write a paper's PDF, and its gold by the PDF before its fonts are taken out."""
    source = path.read_text(encoding="utf-8")
    given = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    module = PROGRAMS.get(path.suffix)
    data = (import_module(module).typeset if module else by_typst)(path, given)
    text = json.dumps(gold(path.stem, source, given, data), ensure_ascii=False, indent=1)
    (HERE / "gold" / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
    if cmap := given.get("fonts"):
        data = only_named(data, cmap, given["latin_named"])
    (HERE / "papers" / f"{path.stem}.pdf").write_bytes(data)


def main(names: list[str]) -> None:
    for path in sorted(SOURCES.iterdir()):
        if path.suffix in (".typ", *PROGRAMS) and (not names or path.stem in names):
            print(path.stem)
            make(path)


if __name__ == "__main__":
    main(sys.argv[1:])
