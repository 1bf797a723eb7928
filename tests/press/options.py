"""The space of layouts: each option with its values."""

from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Options:
    """How one sheet is laid out. The defaults are the plainest; VALUES has what can be drawn."""

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
    citations: str = "none"
    front: str = "open"
    flow: str = "page"
    leading: float = 0.7
    header: str = "none"
    folio: str = "none"
    start: str = "one"
    numbers: str = "none"
    first_note: str = "none"
    notes: str = "none"
    figures: str = "none"
    tables: str = "none"
    ruling: str = "three-line"
    place: str = "here"
    captions: str = "Chinese"
    caption_label: str = "space"
    formulas: str = "none"
    lists: str = "none"
    neighbour: str = "none"
    table_note: bool = False
    capitals: bool = False
    rubric: bool = False
    subtitle: str = "in line"
    separators: str = "semicolon"
    contents: str = "none"
    watermark: bool = False
    indent: str = "two"
    reference_columns: int = 1
    third: str = "none"
    values: str = "plain"
    long_heading: bool = False
    line_numbers: str = "none"
    theorems: bool = False
    quotation: bool = False
    box: str = "none"
    program: str = "none"
    closing: str = "none"
    appendix: bool = False
    biographies: str = "none"
    masthead: str = "none"
    margin_bar: bool = False
    continued: bool = False
    cover: str = "none"


# Values that are more often seen stand more often.
VALUES: dict[str, tuple[Any, ...]] = {
    "field": (
        "policy",
        "medicine",
        "law",
        "chemistry",
        "physics",
        "agriculture",
        "computing",
        "history",
    ),
    "length": ("short", "long"),
    "page": ("a4", "a4", "a4", "16k", "large16k", "b5", "letter"),
    "margins": ("even", "even", "mirrored", "mirrored", "narrow", "side"),
    "columns": (1, 1, 1, 1, 2, 2, 2, 2, 2, 3),
    "gutter": (0.4, 0.6, 0.8, 1.0),
    "gutter_rule": (False, False, False, True),
    "size": (8.5, 9, 10, 10.5, 12),
    "face": ("serif", "serif", "serif", "sans"),
    "headings": ("1", "1.", "0", "一（一）", "一1", "第一章", "§1", "unnumbered"),
    "heading_look": ("sans", "sans", "bold", "centred", "plain", "bar"),
    "english": ("after", "after", "before", "end", "last", "own page", "none"),
    "labels": ("colon", "lenticular", "bracket", "spaced", "summary", "own line"),
    "structured": ("no", "no", "colon", "bracket"),
    "authors": (
        "marked",
        "starred",
        "plain",
        "spaced",
        "each",
        "doubled",
        "touching",
        "bracketed",
    ),
    "pinyin": (
        "WANG Lanlan",
        "WANG Lan-lan",
        "Wang Lanlan",
        "Lanlan Wang",
        "Wang Lan-lan",
        "Wang Lan Lan",
        "Lan-Lan Wang",
    ),
    "references": ("bracket", "bracket", "paired", "dot", "author year", "unlabelled", "none"),
    "citations": ("raised", "inline", "none"),
    "front": ("open", "open", "open", "boxed", "shaded", "in column", "facing"),
    "flow": ("page", "page", "zones"),
    "leading": (0.6, 0.7, 0.9),
    "header": ("none", "journal", "alternate", "masthead", "title"),
    "folio": ("none", "foot", "dashes", "dots", "outer top", "outer foot", "of pages"),
    "start": ("one", "tens", "hundreds"),
    "numbers": ("none", "line", "lines", "without DOI"),
    "first_note": ("none", "rule", "bare", "page", "side"),
    "notes": ("none", "none", "none", "circled", "by page", "arabic"),
    "figures": ("none", "column", "column", "page", "pair", "parts"),
    "tables": ("none", "column", "column", "column", "page", "pair", "long", "landscape"),
    "ruling": ("three-line", "three-line", "grid", "open", "columns"),
    "place": ("here", "auto", "top", "bottom"),
    "captions": ("Chinese", "bilingual"),
    "caption_label": ("space", "apart", "point", "colon"),
    "formulas": ("none", "none", "numbered", "unnumbered"),
    "lists": ("none", "none", "（1）", "1）", "(a)", "①"),
    "table_note": (False, True),
    "capitals": (False, False, True),
    "rubric": (False, False, True),
    "subtitle": ("in line", "own line"),
    "separators": ("semicolon", "semicolon", "comma", "space"),
    "contents": ("none", "none", "none", "leaders", "bare"),
    "watermark": (False, False, False, False, False, True),
    "indent": ("two", "two", "two", "none"),
    "reference_columns": (1, 1, 2),
    "neighbour": ("none", "none", "none", "column", "page"),
    "third": ("none", "none", "line", "run in"),
    "long_heading": (False, False, True),
    "line_numbers": ("none", "none", "none", "none", "each", "fifth", "by page"),
    "values": (
        "plain",
        "plain",
        "errors",
        "sparse",
        "grouped",
        "crowded",
        "models",
        "panels",
        "levels",
        "wrapped",
    ),
    "theorems": (False, False, False, True),
    "quotation": (False, False, True),
    "box": ("none", "none", "none", "framed", "tinted"),
    "program": ("none", "plain", "numbered"),
    "closing": ("none", "none", "headings", "run in"),
    "appendix": (False, False, False, True),
    "biographies": ("none", "none", "none", "text", "pictures"),
    "masthead": ("none", "none", "none", "band", "code"),
    "margin_bar": (False, False, False, True),
    "continued": (False, True),
    "cover": ("none", "none", "none", "report", "thesis"),
}


def unlike_plain(options: Options) -> dict[str, Any]:
    """The options that differ from the plainest."""
    plain = Options()
    return {
        one.name: value
        for one in fields(options)
        if (value := getattr(options, one.name)) != getattr(plain, one.name)
    }
