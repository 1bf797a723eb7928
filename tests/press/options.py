"""The space of layouts: each option with its values, which of them go together, and draws."""

from dataclasses import dataclass, fields, replace
from random import Random
from typing import Any


@dataclass(frozen=True)
class Options:
    """How one sheet is laid out. The defaults are the plainest; VALUES has all that can be drawn."""

    field: str = "policy"
    length: str = "short"
    page: str = "a4"
    margins: str = "even"
    columns: int = 1
    gutter: float = 0.8
    gutter_rule: bool = False
    size: float = 10.5
    face: str = "serif"
    headings: str = "1"
    heading_look: str = "sans"
    english: str = "after"
    labels: str = "colon"
    structured: str = "no"
    authors: str = "marked"
    pinyin: str = "WANG Lanlan"
    references: str = "bracket"
    citations: str = "raised"


# Values that are more often seen stand more often.
VALUES: dict[str, tuple[Any, ...]] = {
    "field": ("policy", "medicine", "law", "chemistry", "physics", "agriculture", "computing"),
    "length": ("short", "long"),
    "page": ("a4", "a4", "16k", "large16k"),
    "margins": ("even", "mirrored", "narrow"),
    "columns": (1, 1, 1, 2, 2, 2, 2, 3),
    "gutter": (0.6, 0.8, 1.0),
    "gutter_rule": (False, False, False, True),
    "size": (8.5, 9, 10, 10.5, 12),
    "face": ("serif", "serif", "serif", "sans"),
    "headings": ("1", "1.", "0", "一（一）", "一1", "第一章", "§1", "unnumbered"),
    "heading_look": ("sans", "bold", "centred", "plain"),
    "english": ("after", "after", "before", "end", "last", "none"),
    "labels": ("colon", "lenticular", "bracket", "spaced", "summary", "own line"),
    "structured": ("no", "no", "colon", "bracket"),
    "authors": ("marked", "starred", "plain", "spaced", "each"),
    "pinyin": ("WANG Lanlan", "WANG Lan-lan", "Wang Lanlan", "Lanlan Wang", "Wang Lan-lan"),
    "references": ("bracket", "dot", "author year", "unlabelled", "none"),
    "citations": ("raised", "inline", "none"),
}

# What no journal, thesis or report shows.
IMPLAUSIBLE = {
    "three columns are of magazines, in small type": lambda o: o.columns == 3 and o.size > 9,
    "large type is of one column": lambda o: o.columns == 2 and o.size > 10.5,
    "small type is of columns": lambda o: o.columns == 1 and o.size < 10,
    "a rule needs a gutter": lambda o: o.columns == 1 and o.gutter_rule,
    "three columns need narrow gutters": lambda o: o.columns == 3 and o.gutter > 0.8,
    "chapters are of theses, in one column": lambda o: (
        o.headings == "第一章" and (o.columns > 1 or o.page != "a4")
    ),
    "headings without numbers must look like headings": lambda o: (
        o.headings == "unnumbered" and o.heading_look == "plain"
    ),
    "marks of a list need a list": lambda o: (
        o.references in ("author year", "unlabelled", "none") and o.citations != "none"
    ),
}


def implausible(options: Options) -> list[str]:
    """Why no journal shows a layout; empty for one that could be seen."""
    return [why for why, is_so in IMPLAUSIBLE.items() if is_so(options)]


def drawn(seed: int, number: int) -> Options:
    """The options of a sheet: all but the columns are drawn anew until they go together."""
    dice = Random(f"layout {seed}:{number}")
    columns = dice.choice(VALUES["columns"])
    while True:
        values = {name: dice.choice(some) for name, some in VALUES.items()} | {"columns": columns}
        options = Options(**values)
        if not implausible(options):
            return options


def unlike_plain(options: Options) -> dict[str, Any]:
    """The options that differ from the plainest."""
    plain = Options()
    return {
        one.name: value
        for one in fields(options)
        if (value := getattr(options, one.name)) != getattr(plain, one.name)
    }


def plainer(options: Options, name: str) -> Options:
    """The same with one option as plain as can be."""
    return replace(options, **{name: getattr(Options(), name)})
