"""Typeset the papers of a folder's sources/ and write their gold.

    python tests/evaluate/unseen/build.py FOLDER [NAME ...]

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

ROOT = Path(__file__).resolve().parent  # sources of one folder may use another's lib.typ
TIMESTAMP = 1_704_067_200  # 2024-01-01, written into every PDF


def typeset(source: Path) -> bytes:
    """Compile one source, untagged as most journals' PDFs are."""
    return typst.compile(
        source,
        root=ROOT,
        font_paths=[folder for folder in [os.environ.get("UNSEEN_FONTS")] if folder],
        timestamp=TIMESTAMP,
        pdf_tags=False,
    )


def make(folder: Path, name: str) -> None:
    """Write a paper's PDF and its gold."""
    path = folder / "sources" / f"{name}.typ"
    source = path.read_text(encoding="utf-8")
    given = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    data = typeset(path)
    if look := os.environ.get("UNSEEN_LOOK"):
        (Path(look) / f"{name}.pdf").write_bytes(data)
    text = json.dumps(gold(name, source, given, data), ensure_ascii=False, indent=1)
    (folder / "gold" / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    if cmap := given.get("fonts"):
        data = only_named(data, cmap, given["latin_named"])
    (folder / "papers" / f"{name}.pdf").write_bytes(data)


def main(folder: Path, names: list[str]) -> None:
    for name in names or sorted(path.stem for path in (folder / "sources").glob("*.toml")):
        print(name)
        make(folder, name)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2:])
