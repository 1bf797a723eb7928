"""Typeset the papers of this folder and write their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen/seventeenth/build.py [NAME ...]

typst, LibreOffice and XeLaTeX make them; one is passed on through a database's converter, one
through a scanner with its recognition. Needs typst, pikepdf, Pillow, fontTools and Debian's
libreoffice-writer-nogui, texlive-xetex, texlive-lang-chinese, texlive-latex-extra,
texlive-pictures, fonts-noto-cjk, fonts-urw-base35, fonts-liberation, fonts-texgyre,
fonts-lxgw-wenkai and fonts-arphic-ukai. LibreOffice writes the time into a PDF and
pages laid over others name things anew, so that the bytes of these two papers differ each time.
"""

import json
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import typeset  # noqa: F401 (clauses and captions as in the eleventh set)
import typst
from annotated import gold

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
sys.path.insert(0, str(SOURCES))

import passed_on  # noqa: E402

PROGRAMS = {".odf": "by_office", ".xe": "by_latex"}  # modules of sources
TIMESTAMP = 1_704_067_200  # 2024-01-01, written into every PDF of typst


def by_typst(path: Path, _: dict) -> bytes:
    return typst.compile(path, root=HERE.parent, timestamp=TIMESTAMP, pdf_tags=False)


def make(path: Path) -> None:
    """Write a paper's PDF, and its gold by the PDF before it is passed on."""
    source = path.read_text(encoding="utf-8")
    given = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    module = PROGRAMS.get(path.suffix)
    typeset_by = import_module(module).typeset if module else by_typst
    data = typeset_by(path, given)
    made = gold(path.stem, source, given, data)
    if given.get("through") == "scan":
        made |= {"scanned": True, "text_layer": "good"}
    text = json.dumps(made, ensure_ascii=False, indent=1)
    (HERE / "gold" / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
    through = passed_on.THROUGH.get(given.get("through", ""), bytes)
    (HERE / "papers" / f"{path.stem}.pdf").write_bytes(through(data))


def main(names: list[str]) -> None:
    for path in sorted(SOURCES.iterdir()):
        if path.suffix in (".typ", *PROGRAMS) and (not names or path.stem in names):
            print(path.stem)
            make(path)


if __name__ == "__main__":
    main(sys.argv[1:])
