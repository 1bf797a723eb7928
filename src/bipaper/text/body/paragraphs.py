"""Paragraphs from the lines of running text, across columns and pages."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from bipaper.chars import simplify
from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.rules import read_lists
from bipaper.text.body.points import point_of
from bipaper.text.body.tail import has_note_label

# All in em of the line.
INDENT = (1.2, 4.5)  # a first line starts this far in
SHORT = 2.5  # white space at the end of a paragraph's last line, where nothing is indented
OTHER = 0.06  # share by which the size of a text beside another differs: a box, a sidebar
ALIGNED = 0.3  # lines begin alike within so much
EVEN = 0.6  # white space at both ends of a line is alike within so much: half a mark's width
HANGING = 0.8  # the further lines of a point begin so far behind its first
FULL = 1.2  # a line with less white space at its end is filled
APART = 1.6  # times the body's line distance between a paragraph and what stands far below
CELLS = 1.5  # white space between cells of a row is wider than that between words
PROVEN = "□■∎◻◼"  # marks where a proof ends
_CLAUSE = ("，", "、", ",")  # a line that ends so goes on, however short it is
# An address of which more stands on the next line.
_BROKEN = re.compile(r"(?:://|www\.|@)[\x21-\x7e]*[.:]$")
_ENDS = re.compile(rf"[。．.!！?？：:；;…”’』」）)]\s*[{PROVEN}]?$")


class Grouped(NamedTuple):
    """The lines of a paragraph, and the rule (rules.toml) by which it begins where it does."""

    rule: str
    lines: list[Placed]


def split_paragraphs(
    lines: Sequence[Placed], body: BodyStyle, behind: Collection[Line] = ()
) -> list[Grouped]:
    """Group consecutive lines of one section into paragraphs.

    A paragraph starts at an indented line, after a short line that ended a sentence, at the
    label of a note, at a row of cells and behind it, or after wide white space. The lines that
    stand right ``behind`` a displayed formula go on with the sentence above it unless they are
    indented and do not explain it. What stands in a box has paragraphs of its own, behind the one
    that the box interrupts.
    """
    return list(_with_boxes(lines, body, behind))


def _with_boxes(
    lines: Sequence[Placed], body: BodyStyle, behind: Collection[Line]
) -> Iterator[Grouped]:
    """The paragraphs of the text, each with what stands in boxes above its end behind it."""
    boxes: list[tuple[int, list[Placed]]] = []  # with how many lines of the text stand above
    text: list[Placed] = []
    for (_, frame), run in groupby(lines, key=lambda item: (item.line.page, item.frame)):
        own = [*run]
        if frame:
            boxes.append((len(text), own))
            continue
        if boxes and text and text[-1].line.text.endswith(_CLAUSE):
            behind = {*behind, own[0].line}
        text += own
    read = 0
    for group in [*_group(text, body, behind), None]:
        while boxes and boxes[0][0] <= read:
            first, *others = _group(boxes.pop(0)[1], body, behind)
            yield from (first._replace(rule="frame"), *others)
        if group:
            yield group
            read += len(group.lines)


def _group(lines: Sequence[Placed], body: BodyStyle, behind: Collection[Line]) -> Iterator[Grouped]:
    current = Grouped("first", [])
    for item in lines:
        opened = _opened_behind_formula if item.line in behind else _opened_by
        rule = opened(current.lines, item, body) if current.lines else None
        if rule:
            yield current
            current = Grouped(rule, [])
        current.lines.append(item)
    if current.lines:
        yield current


def _opened_by(current: list[Placed], item: Placed, body: BodyStyle) -> str | None:
    """The rule by which a line opens a paragraph after the lines of the current one, or None."""
    last = current[-1]
    ended = _ends_sentence(last.line) and not _goes_on(last.line.text, item.line.text)
    if _is_proven(item.line.text):
        return None
    if _is_proven(last.line.text):
        return "proven"
    if _is_row(current, item.line):
        return "row"
    if INDENT[0] < item.indent < INDENT[1]:
        hanging = last.rest < FULL and not ended
        inside = not ended and _in_set_off(last, item, body)
        return None if hanging or inside or _under_hanging(current, item) else "indent"
    if has_note_label(item.line) and (ended or has_note_label(current[0].line)):
        return "label"
    if last.rest > SHORT and ended and item.indent > -INDENT[0]:
        return "short-line"
    if last.rest > SHORT and _is_other_text(last, item):
        return "other-type"
    if point_of(item.line.text) is not None and ended and last.rest > FULL:
        return "point"
    apart = _far_below(last, item, body) and (ended or last.rest > FULL)
    return "white-space" if apart else None


def _opened_behind_formula(current: list[Placed], item: Placed, body: BodyStyle) -> str | None:
    """The same for a line right below a displayed formula: white space says nothing there."""
    if point_of(item.line.text) is not None and _ends_sentence(current[-1].line):
        return "point"
    indented = INDENT[0] < item.indent < INDENT[1] and not _explains(item.line.text)
    return "indent" if indented else None


def _explains(text: str) -> bool:
    """Whether a text says what the signs of a formula above it mean."""
    return simplify(text).startswith(_explaining())


@cache
def _explaining() -> tuple[str, ...]:
    return read_lists(__name__, "formulas.toml")["explains"].words


def _is_proven(text: str) -> bool:
    """Whether a line says that a proof ends above it, and no more."""
    return text in PROVEN


def _ends_sentence(line: Line) -> bool:
    """Whether a line ends in a sentence's punctuation, but for a raised mark behind it."""
    mark = line.raised[-1] if line.raised else (0, 0)
    text = line.text[: mark[0]] if mark[1] == len(line.text) else line.text
    return bool(_ENDS.search(text.rstrip()))


def _goes_on(text: str, below: str) -> bool:
    """Whether an address goes on in the line below: https://data.|lanpu.cn."""
    return _BROKEN.search(text) is not None and re.match("[a-z0-9/]", below) is not None


def _under_hanging(current: list[Placed], item: Placed) -> bool:
    """Whether a line goes on with an item whose later lines are all indented alike."""
    if len(current) < 2 or point_of(current[0].line.text) is None:
        return False
    second, last = current[1], current[-1]
    hangs = second.indent > current[0].indent + HANGING
    return hangs and abs(second.indent - item.indent) < ALIGNED and last.rest < FULL


def _in_set_off(last: Placed, item: Placed, body: BodyStyle) -> bool:
    """Whether a line goes on in a text in other type set in at both edges alike, as quotations
    are; points and rows of a table are none."""
    line = last.line
    aligned = abs(last.indent - item.indent) < ALIGNED and abs(last.rest - last.indent) < EVEN
    text = max(line.gaps.values(), default=0) < SHORT and point_of(item.line.text) is None
    other = line.cjk_font not in body.fonts or not body.same_size(line)
    alike = (line.cjk_font, line.size) == (item.line.cjk_font, item.line.size)
    return aligned and text and other and alike


def _is_other_text(last: Placed, item: Placed) -> bool:
    """Whether a line stands in another column than the last one, in larger or smaller type."""
    beside = item.line.page == last.line.page and item.column != last.column
    return beside and abs(item.line.size / last.line.size - 1) > OTHER


def _is_row(current: Sequence[Placed], line: Line) -> bool:
    """Whether what stands above a line is a row of cells, as in a list of symbols: one short line,
    or one with a cell above one of this line's."""
    above, near = current[-1], ALIGNED * line.size
    cells = _cells(above.line)
    aligned = any(abs(one - other) < near for one in cells for other in _cells(line))
    return aligned or (bool(cells) and len(current) == 1 and above.rest > FULL)


def _cells(line: Line) -> list[float]:
    """Where the cells of a line begin behind the first, in points."""
    return [line.split(at)[1].x0 for at, gap in line.gaps.items() if gap > CELLS]


def _far_below(last: Placed, item: Placed, body: BodyStyle) -> bool:
    if item.line.page != last.line.page or item.column != last.column:
        return False
    return item.line.base - last.line.base > APART * body.pitch
