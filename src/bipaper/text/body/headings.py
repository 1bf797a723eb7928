"""Headings: which lines may be one, by number, usual title, type, bookmark and contents.

Lines that may be a heading are found by what they carry (with_number.py) or by how they are set
(without_number.py). Which of them fit together is decided for the paper as a whole (outline.py).
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bipaper.chars import GREEK
from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.labels import changes_type
from bipaper.pdf.bookmarks import Bookmark
from bipaper.text.body.contents import Listed
from bipaper.text.body.named import named_lines
from bipaper.text.body.numbering import (
    holds_appendices,
    is_appendix,
    known_title,
    title_of_references,
)
from bipaper.text.body.outline import Candidate, Heading, nest
from bipaper.text.body.tail import RUN_IN, declares
from bipaper.text.body.title_lines import (
    SHORTENED,
    breaks_off,
    ends_bold,
    is_distinct,
    is_led,
    room,
)
from bipaper.text.body.with_number import counts_sources, numbered_lines
from bipaper.text.body.without_number import unnumbered_lines

ENOUGH_NAMED = 3  # numbers of a style that bookmarks or contents name, if they name all

_CALCULATION = re.compile(rf"[=|\"<>{{}}\\_∑∫≤≥±÷{GREEK}]")
_CLAUSE = re.compile("[，,]")


def find_headings(
    stream: Sequence[Placed],
    body: BodyStyle,
    bookmarks: Sequence[Bookmark] = (),
    contents: Sequence[Listed] = (),
) -> list[Heading]:
    """All headings of a paper's lines in reading order, with their levels."""
    named = named_lines(stream, bookmarks, contents)
    numbered = numbered_lines(stream, body, named)
    unnumbered = unnumbered_lines(stream, body, numbered)
    found = sorted([*numbered, *unnumbered], key=lambda one: one.start)
    styles = Counter(one.number.style for one in found if one.named and one.number)
    headings = nest([_with_signs(stream, one, body, styles) for one in found])
    return _with_sources(stream, _below_appendices(stream, headings))


def _below_appendices(stream: Sequence[Placed], headings: list[Heading]) -> list[Heading]:
    """The headings, those behind a title of all appendices a level further down where it has the
    first of them beside it: 附录, 附录A."""
    for at, (one, below) in enumerate(pairwise(headings), 1):
        named = holds_appendices(one.title) and is_appendix(stream[below.start].line)
        if named and one.level == below.level:
            deeper = [own._replace(level=own.level + 1) for own in headings[at:]]
            return [*headings[:at], *deeper]
    return headings


def _with_sources(stream: Sequence[Placed], headings: Sequence[Heading]) -> list[Heading]:
    """The headings, with notes at the end as the references where a paper has no others and
    they count sources: [1]…2019…, [2]…2021…."""
    if any(one.opens == "references" for one in headings):
        return [*headings]
    return [
        one._replace(opens="references")
        if one.opens == "notes" and counts_sources(stream[one.end :])
        else one
        for one in headings
    ]


def _with_signs(
    stream: Sequence[Placed], one: Candidate, body: BodyStyle, named: Mapping[str, int]
) -> Candidate:
    """A candidate with what the lines around it say, and the styles that bookmarks or contents
    name so many numbers of."""
    apart = any(
        is_led(above, below, body)
        for at in (one.start, one.end)
        for above, below in pairwise(stream[max(at - 1, 0) : at + 1])
    )
    parted = breaks_off(stream, one.end) or (not one.number and ends_bold(stream, one.end))
    against = (
        not one.named and one.number and named.get(one.number.style, 0) >= ENOUGH_NAMED,
        # A line that says 参考文献 and no more does not go on, be its page's others all shorter.
        not one.known and room(stream, one.end - 1) < SHORTENED and not parted,
        _CALCULATION.search(one.title),
        not one.distinct and _CLAUSE.search(one.title),
    )
    return one._replace(apart=apart, against=sum(map(bool, against)))


def split_run_in(stream: Sequence[Placed], body: BodyStyle) -> list[Placed]:
    """The stream with titles as lines of their own that share one with text: each usual one that
    opens a paragraph in distinct type (结语　本文…), be the paragraph in the text's type or in one
    of its own, but for thanks, and that of the references at the end of the line above their first
    (…提供支持。参考文献：), as scans are read."""
    return [
        part
        for at, item in enumerate(stream)
        for part in _title_last(item, stream[at + 1 :]) or _parted(item, body)
    ]


def _title_last(item: Placed, below: Sequence[Placed]) -> list[Placed] | None:
    at = title_of_references(item.line.text)
    if not at or not counts_sources(below):
        return None
    return [item._replace(line=part) for part in item.line.split(at)]


def _parted(item: Placed, body: BodyStyle) -> list[Placed]:
    line = item.line
    cuts = [at for at in sorted(line.gaps) if known_title(line.text[:at].strip()) == "body"]
    if not cuts or line.gaps[cuts[0]] < RUN_IN or declares(line):
        return [item]
    title, text = line.split(cuts[0])
    if not is_distinct(title, body):
        return [item]
    if is_distinct(text, body) and not changes_type(line, cuts[0]):
        return [item]
    return [item._replace(line=title), item._replace(line=text)]
