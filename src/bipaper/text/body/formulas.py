"""Displayed formulas among the lines of the body, and pieces of formulas between its lines.

A line is a formula's where it has no words, stands in from the column's edge and holds a
relation, or ends in a number behind white space. What stands close above and below belongs to
it: limits, numerators, the rows of a matrix. A short line closer to running text than lines are
set is a piece of a formula in that line, as a fraction has.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from bipaper.chars import GREEK, HAN, count_han
from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line

# All in em of the line.
INSET = 0.6  # a formula stands at least this far in, if its number does not tell it
CENTRED = 3.0  # further in than the first line of a paragraph
NUMBER_GAP = 0.5  # white space before a formula's number, at least
EDGE = 1.5  # and behind it, at most
FAR = 8.0  # white space before a number that is all there is on its line
UNFILLED = 1.2  # white space at the end of a line that the next does not go on with
TIGHT = 0.95  # base lines nearer than this are parts of one line: the next is not set into it
BESIDE = 1.25  # and so are nearer ones, where the line leaves white space for what stands there
SMALL = 1.4  # and so are nearer ones in type too small for text
CLOSE = 1.3  # share of the body's line distance between lines of one formula, at most
FURTHER = 2.0  # and of its number, or of a row with several operators
TINY = 0.8  # share of the body's size below which signs are limits or indexes
FEW = 2  # Chinese characters that a formula may have: 其他, 若
REACH = 2  # lines above and below that a piece may belong to
LONGEST = 48  # characters of a piece between two lines

EQUATION_NUMBER = re.compile(
    r"[（(]\s*((?:[A-Z][.\-–—]?)?\d{1,3}(?:[.\-–—]\d{1,3}){0,2}[a-z]?)\s*[）)]$"
)
_RELATION = re.compile(r"[=＝≈≡≠≤≥≪≫∝∈⊂⊆→≜∑∏∫Σ]")
_INEQUALITY = re.compile(r"[<>＜＞]")  # a relation where a number says that it is a formula's
_OPERATORS = re.compile(r"[+×÷∂∑∏∫].*[+×÷∂∑∏∫]")
_LETTER = re.compile(f"[A-Za-z{GREEK}{HAN}]")
_PROSE = re.compile(
    rf"[。；！？]|[{HAN}][，、,：:]|(?:[A-Za-z]{{2,}}[,.]? ){{2}}[A-Za-z]{{2,}}"
    r"|[?&]\w*=|//|\\|www\.|<[?/]?[A-Za-z]{3}"  # and no address or program either
)
_LEADERS = " .…·⋯,，;；。"  # between a formula and its number


class Displayed(NamedTuple):
    """The lines of a formula, from the top.

    It stands before the line number ``at`` of those that are left or, as a piece of it, before
    the character ``offset`` of this line.
    """

    lines: list[Line]
    at: int
    offset: int = 0

    @property
    def number(self) -> str | None:
        """The formula's number as printed, without brackets."""
        return next(filter(None, map(_number, self.lines)), None)

    @property
    def text(self) -> str:
        """What is printed, without the number: a line each, from the top."""
        numbered = next(filter(_number, self.lines), None)
        texts = (_without_number(line) if line is numbered else line.text for line in self.lines)
        return "\n".join(filter(None, texts))


class Lifted(NamedTuple):
    """The lines without formulas, and the formulas."""

    text: list[Placed]
    formulas: list[Displayed]


def lift_formulas(lines: Sequence[Placed], body: BodyStyle) -> Lifted:
    """Part the displayed formulas and pieces of formulas from a paper's lines.

    Linear in lines: each is compared with those around it.
    """
    homes = {i: home for i in range(len(lines)) if (home := _home(lines, i)) is not None}
    shown = _displayed(lines, homes, body)
    shown |= {i for i, home in homes.items() if home in shown}
    homes = {i: home for i, home in homes.items() if i not in shown}
    left = [i for i in range(len(lines)) if i not in shown and i not in homes]
    place = {i: at for at, i in enumerate(left)}
    formulas = [
        Displayed([lines[i].line for i in run], _next(place, run[-1], len(lines), len(left)))
        for run in _formulas(lines, sorted(shown), body)
    ]
    formulas += _pieces(lines, homes, place)
    return Lifted([lines[i] for i in left], sorted(formulas, key=lambda one: (one.at, one.offset)))


def lines_behind(formulas: Iterable[Displayed], text: Sequence[Placed]) -> set[Line]:
    """The lines that displayed formulas stand right above, of those that are left."""
    shown = (one for one in formulas if not one.offset and one.at < len(text))
    return {text[one.at].line for one in shown}


def _next(place: dict[int, int], after: int, end: int, last: int) -> int:
    return next((place[i] for i in range(after, end) if i in place), last)


# --- formulas on lines of their own -------------------------------------------------------


def _displayed(lines: Sequence[Placed], homes: Mapping[int, int], body: BodyStyle) -> set[int]:
    """The lines of displayed formulas: those that are by themselves, and those close to them.

    A piece that has a home in running text is none, unless it stands at one.
    """
    free = [i for i in range(len(lines)) if i not in homes]
    found = {i for i in free if _is_formula(lines[i])}
    found |= {i for i in free if i not in found and _opens(lines, i, found)}
    pieces = {i for i, home in homes.items() if not _stands_at(lines, i, home, found)}
    for step in (1, -1):
        for i in sorted(found, reverse=step < 0):
            other = i + step
            while 0 <= other < len(lines) and other not in found and other not in pieces:
                if not _goes_with(lines[other], lines[other - step], body):
                    break
                found.add(other)
                other += step
    return found


def _stands_at(lines: Sequence[Placed], i: int, home: int, found: Container[int]) -> bool:
    """Whether a piece for which its home leaves no room stands at a formula, as its limit."""
    if home in found:
        return True
    around = range(max(0, i - REACH), min(len(lines), i + REACH + 1))
    near = any(k in found and _beside(lines[k], lines[i]) for k in around)
    return near and _gap_at(lines[home].line, lines[i].line) is None


def _is_formula(item: Placed) -> bool:
    """Whether a line is a displayed formula by itself."""
    line = item.line
    numbered = _is_numbered(item)
    if numbered and EQUATION_NUMBER.fullmatch(line.text):  # of a formula that is a picture
        return item.indent > item.rest + FAR
    text = (_without_number(line) if numbered else line.text).rstrip(_LEADERS)
    chinese, relation = count_han(text), _RELATION.search(text) is not None
    if _PROSE.search(text) or not (_LETTER.search(text) or (numbered and relation)):
        return False
    if numbered:
        return not chinese or (relation and item.indent > INSET)
    if not relation:
        return False
    if chinese > FEW:
        return min(item.indent, item.rest) > CENTRED and abs(item.indent - item.rest) < CENTRED
    return item.indent > (CENTRED if chinese else INSET)


def _opens(lines: Sequence[Placed], i: int, found: set[int]) -> bool:
    """Whether a line at the column's edge is a formula: no text goes on in it."""
    text = lines[i].line.text
    if count_han(text) or not _RELATION.search(text) or _PROSE.search(text):
        return False
    if i == 0 or abs(lines[i].indent) > INSET:
        return False
    above = lines[i - 1]
    return i - 1 in found or above.line.text.endswith(("：", ":")) or above.rest > UNFILLED


def _goes_with(item: Placed, member: Placed, body: BodyStyle) -> bool:
    """Whether a line next to a formula's is a part of it."""
    line, distance = item.line, _apart(item, member)
    tight = distance < TIGHT * max(line.size, member.line.size)
    small = line.size < TINY * body.size
    sure = EQUATION_NUMBER.fullmatch(line.text) or _OPERATORS.search(line.text)
    reach = FURTHER if sure else CLOSE
    if not _beside(item, member) or distance > reach * body.pitch:
        return False
    if _PROSE.search(line.text) and not (tight and small):  # a limit may have words
        return False
    if small and member.line.x0 < line.x0 and line.x1 < member.line.x1:
        return True  # what is said below a brace
    if count_han(line.text) > FEW:
        return tight and min(item.indent, item.rest) > CENTRED
    return tight or small or item.indent > INSET or _is_numbered(item)


def _beside(a: Placed, b: Placed) -> bool:
    return a.line.page == b.line.page and a.column == b.column


# --- numbers ------------------------------------------------------------------------------


def _is_numbered(item: Placed) -> bool:
    """Whether a line ends in a formula's number behind white space: at the column's edge, or
    behind a relation nearer to the edge than to that."""
    number = EQUATION_NUMBER.search(item.line.text)
    if number is None or _number(item.line) is None:
        return False
    before = item.line.text[: number.start()]
    relation = _RELATION.search(before) or _INEQUALITY.search(before)
    return item.rest < (max(EDGE, _white_before(item.line, number)) if relation else EDGE)


def _number(line: Line) -> str | None:
    """The number at a line's end, behind white space or leaders, or alone."""
    match = EQUATION_NUMBER.search(line.text)
    if match is None:
        return None
    before = line.text[: match.start()].rstrip()
    apart = _white_before(line, match) > NUMBER_GAP
    return match[1] if not before or apart or before.endswith(("…", "..")) else None


def _white_before(line: Line, number: re.Match[str]) -> float:
    """The white space before the number at a line's end, in em."""
    before = line.text[: number.start()].rstrip()
    return max(line.gaps.get(at, 0.0) for at in range(len(before), number.start() + 1))


def _without_number(line: Line) -> str:
    match = EQUATION_NUMBER.search(line.text)
    return line.text[: match.start()].rstrip(_LEADERS) if match else line.text


def _formulas(lines: Sequence[Placed], shown: Sequence[int], body: BodyStyle) -> list[list[int]]:
    """The displayed lines of each formula: what stands together, parted at its numbers."""
    runs: list[list[int]] = []
    for i in shown:
        if runs and runs[-1][-1] == i - 1 and _together(lines[i - 1], lines[i], body):
            runs[-1].append(i)
        else:
            runs.append([i])
    return [part for run in runs for part in _by_number(lines, run)]


def _together(a: Placed, b: Placed, body: BodyStyle) -> bool:
    return _beside(a, b) and b.line.base - a.line.base < 2 * body.pitch


def _by_number(lines: Sequence[Placed], run: Sequence[int]) -> Iterator[list[int]]:
    """A run cut where the white space is widest between two of its numbered lines."""
    numbered = [k for k, i in enumerate(run) if _number(lines[i].line)]
    start = 0
    for a, b in pairwise(numbered):
        gaps = {
            k: lines[run[k]].line.base - lines[run[k - 1]].line.base for k in range(a + 1, b + 1)
        }
        cut = max(gaps, key=lambda k: gaps[k])
        yield list(run[start:cut])
        start = cut
    yield list(run[start:])


# --- pieces of formulas between lines -----------------------------------------------------


def _home(lines: Sequence[Placed], i: int) -> int | None:
    """The line of running text that a short line next to it is a piece of."""
    text = lines[i].line.text
    if len(text) > LONGEST or count_han(text) or _PROSE.search(text) or _is_punctuation(text):
        return None
    near = [
        (_gap_at(lines[k].line, lines[i].line) is None, _apart(lines[k], lines[i]), k)
        for k in range(max(0, i - REACH), min(len(lines), i + REACH + 1))
        if k != i and _holds(lines[k], lines[i])
    ]
    return min(near)[2] if near else None


def _holds(text: Placed, piece: Placed) -> bool:
    """Whether a line is running text so near to a piece that no line is set there."""
    line, inside = text.line, piece.line
    if not _beside(text, piece) or count_han(line.text) <= FEW:
        return False
    ends = inside.x1 > line.x1 and _RELATION.match(line.text[-1:]) is not None
    near = BESIDE if ends or _gap_at(line, inside) is not None else TIGHT
    near = SMALL if inside.size < TINY * line.size else near
    above = line.x0 - 1 < inside.x0 < line.x1 + line.size
    return above and 1 < _apart(text, piece) < near * line.size


def _is_punctuation(text: str) -> bool:
    return all(unicodedata.category(char)[0] in "PZ" for char in text)


def _apart(a: Placed, b: Placed) -> float:
    return abs(a.line.base - b.line.base)


def _gap_at(text: Line, piece: Line) -> int | None:
    """The offset of white space in a line, in which a piece above or below it has room."""
    for at, em in text.gaps.items():
        right = text.edges[at]
        if right - em * text.size - 1 < piece.x0 and piece.x1 < right + 1:
            return at
    return None


def _pieces(
    lines: Sequence[Placed], homes: dict[int, int], place: dict[int, int]
) -> Iterator[Displayed]:
    """The formulas that pieces make: those of one place of a line together, from the top."""
    held: dict[tuple[int, int], list[int]] = {}
    for i, home in sorted(homes.items()):
        offset = _offset(lines[home].line, lines[i].line)
        held.setdefault((home, offset), []).append(i)
    for (home, offset), own in held.items():
        yield Displayed([lines[i].line for i in own], place[home], offset)


def _offset(text: Line, piece: Line) -> int:
    """The character of a line before which a piece stands."""
    gap = _gap_at(text, piece)
    middle = (piece.x0 + piece.x1) / 2
    return gap if gap is not None else sum(edge < middle for edge in text.edges[:-1])
