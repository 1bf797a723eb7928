"""Cut the fonts of the press to the characters of its content.

    python -m press.subset FOLDER

FOLDER holds the collections of Debian's fonts-noto-cjk. With the fonts in the repository, a
machine without any sets the same sheets. After a change of content: run it again.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

from press.content import HERE as CONTENT
from press.content import script
from press.fonts import FOLDER
from press.options import VALUES

CODE = Path(__file__).parent
REGIONS = {"simplified": "SC", "traditional": "TC"}
PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))


def characters(region: str) -> set[str]:
    """The characters that sheets in one script can hold: of content, of the code that fills it
    in, and of the templates."""
    fields = [field for field in VALUES["field"] if REGIONS[script(field)] == region]
    names = {"names", *fields, *(script(field) for field in fields)}
    files = [CONTENT / f"{name}.toml" for name in names]
    files += [*CODE.glob("*.py"), *(CODE / "template").glob("*.typ")]
    return set(PRINTABLE).union(*(path.read_text(encoding="utf-8") for path in files)) - set("\n")


def cut(font: TTFont, region: str) -> TTFont:
    """A font with these characters only, without hints and without what is not needed for
    setting lines from left to right."""
    font.recalcTimestamp = False
    options = subset.Options(
        hinting=False, layout_features=["kern", "halt", "palt"],
        name_IDs=[0, 1, 2, 4, 6, 13, 14, 16, 17],  # the family, the maker and the licence
        notdef_outline=True, recalc_timestamp=False, drop_tables=["VORG", "vhea", "vmtx", "DSIG"],
    )  # fmt: skip
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(characters(region))))
    cutter.subset(font)
    return font


def main(folder: Path) -> None:
    FOLDER.mkdir(exist_ok=True)
    for face in ("Serif", "Sans"):
        for weight in ("Regular", "Bold"):
            collection = TTCollection(folder / f"Noto{face}CJK-{weight}.ttc", lazy=True)
            for font in collection.fonts:
                region = str(font["name"].getDebugName(1)).split()[3]
                mono = "Mono" in str(font["name"].getDebugName(1))
                if region in REGIONS.values() and not mono:
                    cut(font, region).save(FOLDER / f"Noto{face}CJK{region}-{weight}.otf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
