"""Typeset the papers of a folder's sources/ and write their gold.

    python tests/evaluate/unseen/build.py FOLDER [NAME ...]

Needs typst, pikepdf and the fonts Noto CJK, LXGW WenKai, AR PL UKai and UMing, Liberation, TeX
Gyre, STIX (Debian: fonts-noto-cjk, fonts-lxgw-wenkai, fonts-arphic-ukai, fonts-arphic-uming,
fonts-liberation, fonts-texgyre, fonts-stix). UNSEEN_FONTS names a folder to look for them in;
UNSEEN_LOOK one for the PDFs as they are before their fonts are taken away.
"""

import os
import sys
from pathlib import Path

import apart
from named_fonts import without_fonts
from programs import by_typst


def typeset(source: Path, _: apart.Given) -> bytes:
    data = by_typst(source, [folder for folder in [os.environ.get("UNSEEN_FONTS")] if folder])
    if look := os.environ.get("UNSEEN_LOOK"):
        (Path(look) / f"{source.stem}.pdf").write_bytes(data)
    return data


def make(folder: Path, name: str) -> None:
    """Write a paper's PDF and its gold."""
    apart.make(folder / "sources" / f"{name}.typ", typeset, without_fonts)


def main(folder: Path, names: list[str]) -> None:
    for source in apart.chosen(folder / "sources", (".typ",), names):
        make(folder, source.stem)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2:])
