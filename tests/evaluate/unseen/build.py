"""Typeset the papers of sources/ and write their gold.

    python tests/evaluate/unseen/build.py [NAME ...]

Needs typst, pikepdf and the fonts Noto CJK, LXGW WenKai, AR PL UKai and UMing, Liberation, TeX
Gyre, STIX (Debian: fonts-noto-cjk, fonts-lxgw-wenkai, fonts-arphic-ukai, fonts-arphic-uming,
fonts-liberation, fonts-texgyre, fonts-stix). UNSEEN_FONTS names a folder to look for them in;
UNSEEN_LOOK one for the PDFs as they are before their fonts are taken away.
"""

import json
import os
import sys
import tomllib
from pathlib import Path

import typst
from annotated import gold
from named_fonts import only_named

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
TIMESTAMP = 1_704_067_200  # 2024-01-01, written into every PDF


def typeset(name: str) -> bytes:
    """Compile one source, untagged as most journals' PDFs are."""
    return typst.compile(
        SOURCES / f"{name}.typ",
        root=SOURCES,
        font_paths=[folder for folder in [os.environ.get("UNSEEN_FONTS")] if folder],
        timestamp=TIMESTAMP,
        pdf_tags=False,
    )


def make(name: str) -> None:
    """Write a paper's PDF and its gold."""
    source = (SOURCES / f"{name}.typ").read_text(encoding="utf-8")
    given = tomllib.loads((SOURCES / f"{name}.toml").read_text(encoding="utf-8"))
    data = typeset(name)
    if look := os.environ.get("UNSEEN_LOOK"):
        (Path(look) / f"{name}.pdf").write_bytes(data)
    text = json.dumps(gold(name, source, given, data), ensure_ascii=False, indent=1)
    (HERE / "gold" / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    if cmap := given.get("fonts"):
        data = only_named(data, cmap, given["latin_named"])
    (HERE / "papers" / f"{name}.pdf").write_bytes(data)


def main(names: list[str]) -> None:
    for name in names or sorted(path.stem for path in SOURCES.glob("*.toml")):
        print(name)
        make(name)


if __name__ == "__main__":
    main(sys.argv[1:])
