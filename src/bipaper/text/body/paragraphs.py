"""Paragraphs from the lines of running text, across columns and pages."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.text.body.points import point_of

# All in em of the line.
INDENT = (1.2, 4.5)  # a first line starts this far in
SHORT = 2.5  # white space at the end of a paragraph's last line, where nothing is indented
FULL = 1.2  # a line with less white space at its end is filled
CENTRED = 3.0  # a displayed equation starts at least this far in
TINY = 0.8  # share of the body size below which loose characters belong to an equation
EQUATION_NUMBER = re.compile(r"[（(]\s*[A-Z]?\d{1,3}(?:[.\-–]\d{1,3})?[a-z]?\s*[）)]$")
_ENDS = re.compile(r"[。．.!！?？：:；;…”’』」）)]$")


class Grouped(NamedTuple):
    """The lines of a paragraph, and the rule (rules.toml) by which it begins where it does."""

    rule: str
    lines: list[Placed]


def split_paragraphs(lines: Sequence[Placed], body: BodyStyle) -> list[Grouped]:
    """Group consecutive lines of one section into paragraphs.

    A paragraph starts at an indented line, after a short line that ended a sentence, or
    after wide white space. Displayed equations are paragraphs of their own.
    """
    return list(_group(lines, body))


def _group(lines: Sequence[Placed], body: BodyStyle) -> Iterator[Grouped]:
    current = Grouped("first", [])
    for item in lines:
        rule = _opened_by(current.lines, item, body) if current.lines else None
        if rule:
            yield current
            current = Grouped(rule, [])
        current.lines.append(item)
    if current.lines:
        yield current


def _opened_by(current: list[Placed], item: Placed, body: BodyStyle) -> str | None:
    """The rule by which a line opens a paragraph after the lines of the current one, or None."""
    last = current[-1]
    equation = is_equation(item, body)
    if equation or is_equation(last, body):
        return None if equation and is_equation(last, body) else "equation"
    ended = _ends_sentence(last.line)
    if INDENT[0] < item.indent < INDENT[1]:
        hanging = last.rest < FULL and not ended
        return None if hanging or _under_hanging(current, item) else "indent"
    if last.rest > SHORT and ended and item.indent > -INDENT[0]:
        return "short-line"
    if point_of(item.line.text) is not None and ended and last.rest > FULL:
        return "point"
    apart = _far_below(last, item, body) and (ended or last.rest > FULL)
    return "white-space" if apart else None


def _ends_sentence(line: Line) -> bool:
    """Whether a line ends in a sentence's punctuation, but for a raised mark behind it."""
    mark = line.raised[-1] if line.raised else (0, 0)
    text = line.text[: mark[0]] if mark[1] == len(line.text) else line.text
    return bool(_ENDS.search(text.rstrip()))


def _under_hanging(current: list[Placed], item: Placed) -> bool:
    """Whether a line goes on with an item whose later lines are all indented alike."""
    if len(current) < 2 or point_of(current[0].line.text) is None:
        return False
    second, last = current[1], current[-1]
    aligned = abs(second.indent - item.indent) < 0.3 and second.indent > current[0].indent + 0.8
    return aligned and last.rest < FULL


def _far_below(last: Placed, item: Placed, body: BodyStyle) -> bool:
    if item.line.page != last.line.page or item.column != last.column:
        return False
    return item.line.base - last.line.base > 1.6 * body.pitch


def is_equation(item: Placed, body: BodyStyle) -> bool:
    """Whether a line is part of a displayed equation: hardly any Chinese, set in or numbered."""
    line = item.line
    if line.cjk > 2:
        return False
    if line.size < TINY * body.size and len(line.text) < 12:
        return True
    words = re.findall(r"[A-Za-z]{4,}", line.text)
    if len(words) > 2:
        return False
    return bool(EQUATION_NUMBER.search(line.text)) or (item.indent > CENTRED and item.rest > 1)
