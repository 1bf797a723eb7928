"""The space of layouts: each option with its values, which of them go together, and draws."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import partial
from random import Random
from typing import Any, NamedTuple


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


class Rule(NamedTuple):
    """A kind of layout that no journal, thesis or report shows, and the option that then is
    drawn again."""

    why: str
    again: str
    applies: Callable[[Options], bool]


def _spans_the_only_column(name: str, options: Options) -> bool:
    return options.columns == 1 and getattr(options, name) == "page"


def _is_not_bound(name: str, options: Options) -> bool:
    bound = options.english == "own page" if name == "english" else options.contents != "none"
    return options.cover != "none" and not bound


# Options that journals have, with what a report or a thesis has instead.
JOURNALS = {
    "first_note": "none", "numbers": "none", "masthead": "none", "rubric": False,
    "biographies": "none", "neighbour": "none", "line_numbers": "none", "capitals": False,
}  # fmt: skip


def _is_of_a_journal(name: str, options: Options) -> bool:
    return options.cover != "none" and getattr(options, name) != JOURNALS[name]


RULES = (
    Rule("three columns are in small type", "size", lambda o: o.columns == 3 and o.size > 9),
    Rule("large type is in one column", "size", lambda o: o.columns == 2 and o.size > 10.5),
    Rule("small type is in columns", "size", lambda o: o.columns == 1 and o.size < 10),
    Rule("three gutters are narrow", "gutter", lambda o: o.columns == 3 and o.gutter > 0.8),
    Rule(
        "a rule stands in a gutter", "gutter_rule", lambda o: o.columns == 1 and o.gutter_rule
    ),
    Rule(
        "a rule in a gutter runs through nothing that spans the columns", "gutter_rule",
        lambda o: o.gutter_rule and ({"page", "pair"} & {o.figures, o.tables} or "page" in (
            o.first_note, o.neighbour
        )),
    ),
    Rule(
        "chapters are in one column", "headings",
        lambda o: o.headings == "第一章" and (o.columns > 1 or o.page != "a4" or o.start != "one"),
    ),
    Rule(
        "headings without numbers look like headings", "heading_look",
        lambda o: o.headings == "unnumbered" and o.heading_look == "plain",
    ),
    Rule(
        "a third level has numbers", "third",
        lambda o: o.headings == "unnumbered" and o.third != "none",
    ),
    Rule(
        "a heading over two lines is in a column", "long_heading",
        lambda o: o.columns == 1 and o.long_heading,
    ),
    Rule("only columns are balanced", "flow", lambda o: o.columns == 1 and o.flow == "zones"),
    Rule(
        "notes stand below their own column", "notes",
        lambda o: o.flow == "zones" and o.notes != "none",
    ),
    *(
        Rule("the only column spans the page", name, partial(_spans_the_only_column, name))
        for name in ("figures", "tables", "first_note", "neighbour")
    ),
    Rule(
        "an abstract in the column needs one wide enough", "front",
        lambda o: o.columns != 2 and o.front == "in column",
    ),
    Rule(
        "in balanced columns nothing floats", "place",
        lambda o: o.flow == "zones" and o.place != "here",
    ),
    Rule(
        "a table over several pages is not moved", "tables",
        lambda o: o.tables == "long" and (o.place != "here" or o.columns > 2),
    ),
    Rule(
        "a label for several rows stands on their page", "values",
        lambda o: o.tables == "long" and o.values == "levels",
    ),
    Rule(
        "a page on its side breaks off one column", "tables",
        lambda o: o.tables == "landscape" and o.columns > 1,
    ),
    Rule(
        "what spans columns floats to the top or the foot", "place",
        lambda o: (
            o.flow == "page" and o.columns > 1 and o.place == "here"
            and {"page", "pair"} & {o.figures, o.tables}
        ),
    ),
    Rule(
        "nothing floats above an abstract in the column", "place",
        lambda o: o.front == "in column" and o.flow == "page" and o.place in ("top", "auto"),
    ),
    Rule(
        "formulas are of science", "formulas",
        lambda o: o.formulas != "none" and o.field in ("law", "history", "policy"),
    ),
    Rule(
        "a page that counts on has its number", "folio",
        lambda o: o.start != "one" and o.folio == "none",
    ),
    Rule(
        "what stands beside the text needs a margin", "first_note",
        lambda o: (o.first_note == "side") != (o.margins == "side"),
    ),
    Rule(
        "a wide margin is beside one column", "margins",
        lambda o: o.margins == "side" and (o.columns > 1 or o.page in ("16k", "b5")),
    ),
    Rule(
        "facing abstracts follow each other", "front",
        lambda o: o.front == "facing" and o.english not in ("after", "before"),
    ),
    Rule(
        "two figures side by side need a wide place", "figures",
        lambda o: o.figures == "pair" and o.columns == 1 and o.size > 10.5,
    ),
    Rule(
        "two tables side by side stand on a page of some width", "tables",
        lambda o: o.tables == "pair" and (o.page in ("16k", "b5") or o.margins == "side"),
    ),
    Rule(
        "programs are of computing", "program",
        lambda o: o.program != "none" and o.field != "computing",
    ),
    Rule(
        "only a table over several pages is continued", "continued",
        lambda o: o.continued and o.tables != "long",
    ),
    Rule(
        "two parts of a figure need a wide place", "figures",
        lambda o: o.figures == "parts" and (o.columns == 3 or o.size > 10.5),
    ),
    Rule(
        "mastheads are of journals", "masthead",
        lambda o: o.masthead != "none" and (
            o.contents != "none" or o.headings == "第一章" or o.english == "own page"
        ),
    ),
    Rule(
        "biographies are of journals, and end a paper", "biographies",
        lambda o: o.biographies != "none" and (o.english == "own page" or o.neighbour != "none"),
    ),
    Rule(
        "nothing in the margin stands over notes or line numbers", "margin_bar",
        lambda o: o.margin_bar and (o.margins != "even" or o.line_numbers != "none"),
    ),
    Rule(
        "theorems are of science", "theorems",
        lambda o: o.theorems and o.field not in ("physics", "computing"),
    ),
    Rule(
        "a title is too wide for a third of a page", "english",
        lambda o: o.english == "last" and o.columns == 3,
    ),
    Rule(
        "contents and pages of abstracts are of reports and theses", "contents",
        lambda o: o.contents != "none" and (o.columns > 1 or o.english in ("before", "last")),
    ),
    Rule(
        "abstracts on own pages are of theses", "english",
        lambda o: o.english == "own page" and (o.columns > 1 or o.page != "a4"),
    ),
    Rule(
        "theses do not say when they were received", "english",
        lambda o: o.english == "own page" and o.first_note != "none",
    ),
    Rule(
        "what has a cover is in one column", "cover",
        lambda o: o.cover != "none" and (o.columns > 1 or o.page != "a4"),
    ),
    *(
        Rule("behind a cover stand abstracts and contents", name, partial(_is_not_bound, name))
        for name in ("english", "contents")
    ),
    Rule(
        "notes stand in the margin of no report", "margins",
        lambda o: o.cover != "none" and o.margins == "side",
    ),
    *(
        Rule("what has a cover is in no journal", name, partial(_is_of_a_journal, name))
        for name in JOURNALS
    ),
    Rule(
        "paragraphs without indent are of reports", "indent",
        lambda o: o.columns > 1 and o.indent == "none",
    ),
    Rule(
        "only below one column the list has two", "reference_columns",
        lambda o: o.columns > 1 and o.reference_columns == 2,
    ),
    Rule(
        "manuscripts are in one column", "line_numbers",
        lambda o: o.line_numbers != "none" and (o.columns > 1 or o.margins != "even"),
    ),
    Rule(
        "marks cite a list with labels", "citations",
        lambda o: o.references not in ("bracket", "paired", "dot") and o.citations != "none",
    ),
)  # fmt: skip


def implausible(options: Options) -> list[Rule]:
    """Why no journal shows a layout; empty for one that could be seen."""
    return [rule for rule in RULES if rule.applies(options)]


def drawn(seed: int, number: int) -> Options:
    """The options of a sheet; what does not go together is drawn again."""
    dice = Random(f"layout {seed}:{number}")
    options = Options(**{name: dice.choice(values) for name, values in VALUES.items()})
    while rules := implausible(options):
        again = {rule.again: dice.choice(VALUES[rule.again]) for rule in rules}
        options = replace(options, **again)
    return options


def unlike_plain(options: Options) -> dict[str, Any]:
    """The options that differ from the plainest."""
    plain = Options()
    return {
        one.name: value
        for one in fields(options)
        if (value := getattr(options, one.name)) != getattr(plain, one.name)
    }
