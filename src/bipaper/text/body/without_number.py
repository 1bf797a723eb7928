"""Candidates without a number: lines that stand between paragraphs as headings do."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import chain, groupby, pairwise

from bipaper.chars import HAN
from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.text.body.numbering import is_statement, read_number
from bipaper.text.body.outline import Candidate, Face
from bipaper.text.body.tail import is_note
from bipaper.text.body.title_lines import (
    ALONE,
    CENTRED,
    FLUSH,
    INDENTED,
    LARGER,
    LONGEST,
    SHORT,
    SHORTENED,
    breaks_off,
    ended,
    ends_bold,
    face_of,
    has_gap,
    in_column,
    is_distinct,
    is_led,
    joined,
    last_line,
    may_be_title,
    tidy,
)

# Of the pieces of text in a face, so many stand alone where the face is one of headings; what is
# said with stress is one piece, however long.
USUAL = 0.7
OFTEN = 2  # lines in a face that only stands for headings
CLAUSES = "，"  # parts those of a sentence; a title that has some is short
TURNS = 3  # paragraphs that one who talks opens, at least

_SPEAKER = re.compile(rf"[{HAN}·•・]{{1,8}}\s*[：:]")


def unnumbered_lines(
    stream: Sequence[Placed], body: BodyStyle, numbered: Sequence[Candidate]
) -> list[Candidate]:
    """Lines in the type of headings, or set as one, besides those that have a number or a usual
    title."""
    taken = {i for one in numbered for i in range(one.start, one.end)} | _spoken(stream)
    proven = {one.face for one in numbered if one.distinct}
    alone = _alone(stream, taken, body, proven)
    above_text = [one for one in alone if body.same_size(stream[one.end].line)]
    faces = _heading_faces(stream, numbered, above_text)
    flush = [_at_edge(stream, at) for at in _flush(stream, body) if at not in taken]
    starts = {*taken, *(one.start for one in alone)}
    headed = (
        one
        for one in alone
        if _opens_text(stream[one.end], body)
        or (one.end in starts and _is_higher(stream[one.start], stream[one.end]))
    )
    return [*(one for one in headed if one.face in faces), *flush]


def _is_higher(title: Placed, below: Placed) -> bool:
    """Whether a title is set as one above that right below it: larger, or in the middle."""
    larger = title.line.size > below.line.size
    return larger or (title.indent > CENTRED > below.indent)


def _spoken(stream: Sequence[Placed]) -> set[int]:
    """The lines that begin with the name of one who talks, as in an interview: one that several
    lines begin with, some of them full as a heading is not."""
    turns: dict[str, list[int]] = {}
    for at, item in enumerate(stream):
        if name := _SPEAKER.match(item.line.text):
            turns.setdefault(name[0], []).append(at)
    full = {name for name, own in turns.items() if any(stream[at].rest < ALONE for at in own)}
    return {at for name in full if len(turns[name]) >= TURNS for at in turns[name]}


def _opens_text(item: Placed, body: BodyStyle) -> bool:
    """Whether a line may be a paragraph's first, in the body's size or set off in another."""
    return body.same_size(item.line) or (INDENTED < item.indent < CENTRED and item.rest < ALONE)


def _alone(
    stream: Sequence[Placed], taken: set[int], body: BodyStyle, proven: Set[Face]
) -> list[Candidate]:
    """Lines without numbers that stand as headings do, above text or another heading."""
    found: list[Candidate] = []
    at = 0
    while at < len(stream):
        free = at not in taken and _set_alone(stream, at, body, proven)
        one = _in_type(stream, at) if free else None
        if one:
            found.append(one)
        at = one.end if one else at + 1
    return found


def _set_alone(stream: Sequence[Placed], at: int, body: BodyStyle, proven: Set[Face]) -> bool:
    """Whether a distinct line stands behind a paragraph, alone as a heading does; little larger
    type is enough in a face that other headings are ``proven`` to have, and where fonts have no
    names, as those that a browser draws (Type 3), so that none is known to be bold."""
    line = stream[at].line
    if line.cjk < 2 or not is_distinct(line, body) or read_number(line):
        return False
    plain = not line.bold and line.cjk_font in body.fonts and line.size < LARGER * body.size
    if plain and line.cjk_font and face_of(line) not in proven:
        return False
    end = last_line(stream, at)
    title = joined(stream, at, end, 0)
    parted = breaks_off(stream, end) or ends_bold(stream, end)
    if stream[end - 1].rest < ALONE and not parted:
        return False
    if has_gap(line, 0) or is_note(line):
        return False
    if not may_be_title(title, SHORT if CLAUSES in title else LONGEST) or is_statement(title):
        return False
    return end < len(stream) and (at == 0 or ended(stream[at - 1]))


def _in_type(stream: Sequence[Placed], at: int) -> Candidate:
    end = last_line(stream, at)
    title, face = tidy(joined(stream, at, end, 0)), face_of(stream[at].line)
    return Candidate(at, end, None, title, face, True, "body", False, "type")


def _at_edge(stream: Sequence[Placed], at: int) -> Candidate:
    """A line in the text's type; its number may be one that type or place shows: A. 样本."""
    number, face = read_number(stream[at].line), face_of(stream[at].line)
    title = tidy(joined(stream, at, at + 1, number.end if number else 0))
    return Candidate(at, at + 1, number, title, face, False, "body", False, "flush")


def _heading_faces(
    stream: Sequence[Placed], numbered: Sequence[Candidate], alone: Sequence[Candidate]
) -> set[Face]:
    """The faces of headings: those of numbered and usual ones, and of lines that stand alone
    again and again."""
    faces = {one.face for one in numbered if one.distinct}
    end = next((one.start for one in numbered if one.opens == "references"), len(stream))
    pieces = [
        (face, [*lines])
        for face, lines in groupby(range(end), key=lambda at: face_of(stream[at].line))
    ]
    headings = {(one.start, one.end) for one in alone}
    often = Counter(face for face, own in pieces if (own[0], own[-1] + 1) in headings)
    runs = Counter(face for face, _ in pieces)
    usual = {f for f, n in often.items() if n >= OFTEN and n >= USUAL * runs[f]}
    return faces | usual


def _flush(stream: Sequence[Placed], body: BodyStyle) -> Iterator[int]:
    """Short lines in the body's type that stand otherwise than paragraphs do, above one: without
    indent, or between white spaces. Those of one look, none if there is only one in the paper."""
    found: dict[str, list[int]] = {}
    for at in range(1, len(stream) - 1):
        look = _look(stream, at, body) if _is_short_title(stream, at, body) else None
        if look:
            found.setdefault(look, []).append(at)
    if _are_spaced(stream, body):
        found.pop("indented", None)
    yield from chain(*(own for own in found.values() if len(own) >= OFTEN))


def _look(stream: Sequence[Placed], at: int, body: BodyStyle) -> str | None:
    """How a line stands that is a paragraph's neither first nor only one, or None."""
    item = stream[at]
    if abs(item.indent) < FLUSH:
        return "flush"
    if not _is_apart(stream[at - 1 : at + 2], body):
        return None
    if item.indent > CENTRED and abs(item.indent - item.rest) < SHORTENED:
        return "centred"
    return "indented" if item.indent < CENTRED else None


def _is_apart(around: Sequence[Placed], body: BodyStyle) -> bool:
    """Whether white space stands on both sides of the middle line, or on one and the column's
    end on the other."""
    near = [pair for pair in pairwise(around) if in_column(*pair)]
    return bool(near) and all(is_led(*pair, body) for pair in near)


def _are_spaced(stream: Sequence[Placed], body: BodyStyle) -> bool:
    """Whether white space stands between most paragraphs of more than a line."""
    begun = [
        is_led(above, item, body)
        for above, item, below in zip(stream, stream[1:], stream[2:], strict=False)
        if not may_be_title(above.line.text, SHORT)
        and INDENTED < item.indent < CENTRED
        and item.rest < ALONE
        and in_column(above, item)
        and abs(below.indent) < FLUSH
    ]
    return 2 * sum(begun) > len(begun)


def _is_short_title(stream: Sequence[Placed], at: int, body: BodyStyle) -> bool:
    """Whether a line in the body's type may be the title of the paragraph below it."""
    above, item, below = stream[at - 1 : at + 2]
    set_in = INDENTED < below.indent < CENTRED
    return (
        body.same_size(item.line)
        and item.line.cjk > 1
        and item.rest > CENTRED
        and (set_in or (not body.set_in and abs(below.indent) < FLUSH))
        and below.rest < ALONE
        and _parts_paragraphs(above, item, body)
        and may_be_title(item.line.text, SHORT)
        and not is_distinct(item.line, body)
    )


def _parts_paragraphs(above: Placed, item: Placed, body: BodyStyle) -> bool:
    """Whether a line stands below the end of a paragraph, where only its type of line begins
    without indent."""
    parted = not in_column(above, item) or is_led(above, item, body)
    after_text = ended(above) if parted else above.rest > SHORTENED
    return after_text and above.line.cjk > 1 and not item.line.text.endswith(("：", ":"))
