"""Which options of a layout go together, and layouts drawn of those that do."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random
from typing import NamedTuple

from press.options import VALUES, Options


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
