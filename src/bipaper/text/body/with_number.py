"""Candidates with a bookmark, a number or a usual title."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.pdf.recognised import FONT
from bipaper.text.body.named import LINES, Named
from bipaper.text.body.numbering import (
    OF_SECTIONS,
    Number,
    is_appendix,
    known_title,
    read_number,
)
from bipaper.text.body.outline import OF_LISTS, Candidate
from bipaper.text.body.title_lines import (
    ALONE,
    CENTRED,
    FLUSH,
    INDENTED,
    LONGEST,
    SHORT,
    SHORTENED,
    ended,
    face_of,
    goes_on,
    has_gap,
    is_distinct,
    is_led,
    joined,
    last_line,
    may_be_title,
    room,
    tidy,
)
from bipaper.years import YEAR

OF_BODY = (0.8, 1.06)  # of the body's size: type of the text; sizes read by OCR vary
# Where a scan is turned by a third of a degree, its full lines measure a tenth too large.
TURNED = 0.9
ENTRY_WITHIN = 8  # lines below the title of a list of references one looks like an entry
# Styles that references are numbered in: there only distinct type makes a heading.
OF_REFERENCES = OF_LISTS | {"decimal"}
STOP = "。"
OF_NOTES = "circled"  # the style of the marks of notes, which are sentences
ENTRIES = 3  # that count from 1 make a list of references
_LABEL = re.compile(r"[\[［〔](\d{1,3})[\]］〕]")
_YEAR = re.compile(YEAR)
# A label in brackets, the mark of a kind of work, a year.
_ENTRY = re.compile(rf"^[\[［【〔(（]\s?\d|[\[［]\s?[A-Z](?:/[A-Z]{{2}})?\s?[\]］]|\b{YEAR}\b")


def numbered_lines(
    stream: Sequence[Placed], body: BodyStyle, named: Mapping[int, Named]
) -> list[Candidate]:
    """Lines that bookmarks or contents name, with numbers or usual titles, in order."""
    return _without_lists(stream, list(_numbered(stream, body, named)))


def _numbered(
    stream: Sequence[Placed], body: BodyStyle, named: Mapping[int, Named]
) -> Iterator[Candidate]:
    at, opens = 0, "body"
    while at < len(stream):
        one = (
            (_named(stream, at, named[at]) if at in named else None)
            or _usual(stream, at, body)
            or _with_number(stream, at, body, opens == "references")
        )
        if one:
            opens = one.opens
            yield one
        at = one.end if one else at + 1


def _named(stream: Sequence[Placed], at: int, named: Named) -> Candidate | None:
    """What a bookmark or the contents name, if it may be a title: files also have bookmarks to
    sentences. A title that calls out is named by them alone (欢迎！)."""
    line = stream[at].line
    number = read_number(line)
    title = tidy(joined(stream, at, named.end, number.end if number else 0))
    if not may_be_title(title.rstrip("!！"), LONGEST):
        return None
    opens = _opens(stream, named.end, title, number)
    known, face = bool(known_title(title)) or is_appendix(line), face_of(line)
    rule = "contents" if named.depth is None else "bookmark"
    return Candidate(at, named.end, number, title, face, True, opens, known, rule, named.depth)


def _usual(stream: Sequence[Placed], at: int, body: BodyStyle) -> Candidate | None:
    """A line that says 引言, 参考文献, 附录A and the like, and no more."""
    item = stream[at]
    text, distinct = item.line.text, is_distinct(item.line, body)
    appendix = is_appendix(item.line)
    opens = known_title(text) or ("body" if appendix else None)
    if not opens or not may_be_title(text, LONGEST if distinct or appendix else SHORT):
        return None
    if opens == "declarations" and body.smaller(item.line):  # the first line of a note
        return None
    if not distinct and not _stands_as_title(stream, at, opens):
        return None
    title, face = tidy(text), face_of(item.line)
    return Candidate(at, at + 1, None, title, face, distinct, opens, True, "usual-title")


def _stands_as_title(stream: Sequence[Placed], at: int, opens: str) -> bool:
    """Whether a usual title in the body's type is alone in its line, between paragraphs; above
    entries that count, 参考文献 is one wherever it stands."""
    item = stream[at]
    short = item.rest > ALONE or item.indent > CENTRED
    if short and (at == 0 or ended(stream[at - 1])):
        return True
    return opens == "references" and counts_sources(stream[at + 1 :])


def counts_sources(rows: Sequence[Placed]) -> bool:
    """Whether lines, from the first on, count sources: [1]…2019…, [2]…2021…."""
    first = bool(rows) and _LABEL.match(rows[0].line.text) is not None
    if not first:
        return False
    entries = [found for item in rows if (found := _LABEL.match(item.line.text))]
    counted = [int(found[1]) for found in entries[:ENTRIES]] == [*range(1, ENTRIES + 1)]
    dated = sum(_YEAR.search(item.line.text) is not None for item in rows)
    return counted and 2 * dated > len(entries)


def _with_number(
    stream: Sequence[Placed], at: int, body: BodyStyle, in_references: bool
) -> Candidate | None:
    line = stream[at].line
    number = read_number(line)
    if number is None or has_gap(line, number.end):
        return None
    distinct = is_distinct(line, body)
    if not distinct and (number.typed or (in_references and number.style in OF_REFERENCES)):
        return None
    end = last_line(stream, at) if distinct else _plain_end(stream, at, body, number)
    if end == at:
        return None
    title = tidy(joined(stream, at, end, number.end))
    if number.style != OF_NOTES and end == at + 1 and _names_below(stream, end, body):
        title = title.removesuffix(STOP)
    bare = not title and number.style in OF_SECTIONS and stream[at].indent > CENTRED
    longest = LONGEST if distinct or end > at + 1 else SHORT
    if not bare and not may_be_title(title, longest):
        return None
    known, face, rule = bool(known_title(title)), face_of(line), f"number:{number.style}"
    opens = _opens(stream, end, title, number)
    return Candidate(at, end, number, title, face, distinct, opens, known, rule)


def _names_below(stream: Sequence[Placed], end: int, body: BodyStyle) -> bool:
    """Whether a short line, be there a full stop at its end (（1）样本。), names what the paragraph
    below says: an item of a list has the next item below it."""
    below = stream[end : end + 1]
    return (
        room(stream, end - 1) >= ALONE
        and any(_begins(stream[end - 1], item, body) for item in below)
        and not any(read_number(item.line) for item in below)
    )


def _plain_end(stream: Sequence[Placed], at: int, body: BodyStyle, number: Number) -> int:
    """End of a heading in the body's type; ``at`` if there is none. Where its line is full it goes
    on without indent, and a paragraph begins below."""
    if room(stream, at) >= SHORTENED:
        return at + 1 if _stands_alone(stream, at, body, number) else at
    for end in range(at + 2, min(at + LINES + 1, len(stream))):
        above, last = stream[end - 2 : end]
        if not goes_on(above.line, last.line) or last.indent > FLUSH:
            return at
        if last.rest > ALONE:
            return end if _begins(last, stream[end], body) else at
    return at


def _opens(stream: Sequence[Placed], end: int, title: str, number: Number | None) -> str:
    """What a title opens. Below a number 参考文献 may be the matter of a section, where no line
    that follows looks like an entry."""
    opens = known_title(title) or "body"
    if number is None or opens == "body":
        return opens
    below = stream[end : end + ENTRY_WITHIN]
    return opens if any(_ENTRY.search(item.line.text) for item in below) else "body"


def _stands_alone(stream: Sequence[Placed], at: int, body: BodyStyle, number: Number) -> bool:
    """A short line of body type between the end of a paragraph and the start of another."""
    item = stream[at]
    share = item.line.size / body.size
    if item.line.cjk_font == FONT and share < 1:
        share /= TURNED
    if at + 1 == len(stream) or not OF_BODY[0] < share < OF_BODY[1]:
        return False
    if room(stream, at) < ALONE:
        return False
    begins = _begins(item, stream[at + 1], body)
    after_text = at == 0 or ended(stream[at - 1])
    if len(number.ordinals) > 1 and number.end in item.line.gaps:
        return begins or after_text
    return after_text and (begins or number.style in OF_SECTIONS)


def _begins(item: Placed, below: Placed, body: BodyStyle) -> bool:
    """Whether the line below one begins something: a paragraph, a number, behind white space."""
    numbered = read_number(below.line) is not None
    paragraph = below.indent > INDENTED if body.set_in else _is_text(below)
    return paragraph or numbered or is_led(item, below, body)


def _is_text(item: Placed) -> bool:
    return item.rest < ALONE or item.line.text.endswith("。")


def _without_lists(stream: Sequence[Placed], found: list[Candidate]) -> list[Candidate]:
    """Drop items of lists: undistinguished numbers of one style with no running text between."""

    def in_list(a: Candidate, b: Candidate) -> bool:
        same = a.number and b.number and a.number.style == b.number.style
        between = stream[a.end : b.start]
        no_text = len(between) < LINES and not any(map(_is_text, between))
        one_list = not between or (no_text and a.number is not None and not a.number.of_sections)
        return bool(same) and one_list and not a.distinct and not b.distinct

    listed = {i for i, (a, b) in enumerate(pairwise(found)) if in_list(a, b)}
    return [one for i, one in enumerate(found) if i not in listed and i - 1 not in listed]
