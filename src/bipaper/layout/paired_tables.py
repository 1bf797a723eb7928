"""Tables side by side, told from each other by the white space that goes down between them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf

from bipaper.layout.captions import read_label
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line

APART = 1.5  # em of white space between tables, and between their captions
TOLD_BY = 5  # so many lines below the captions tell where the tables meet
ROWS = 2  # so many of them, at least, stand on each side

Span = tuple[float, float]


def paired_tables(placed: Sequence[Placed]) -> list[Placed]:
    """A page's lines; those of two tables side by side, whose captions share a line, are cut
    between the tables and get columns of their own."""
    told: list[Placed] = []
    at = 0
    while at < len(placed):
        strip = _strip(placed[at], placed[at + 1 : at + 1 + TOLD_BY])
        if strip:
            strip, count = _reach(placed[at + 1 :], strip)
            told += [half for one in placed[at : at + count + 1] for half in _halves(one, strip)]
            at += count + 1
        else:
            told.append(placed[at])
            at += 1
    return told


def _strip(item: Placed, below: Iterable[Placed]) -> Span | None:
    """The white space between two tables whose captions a line holds: of all that goes down
    ``below`` them what leaves both captions most nearly in the middle of their table, or flush
    with it. None where there are not two."""
    captions, lines = _captions(item.line), [one.line for one in below]
    if captions is None or not lines:
        return None
    whites: list[Span] = [(item.x0, item.x1)]
    for line in (item.line, *lines):
        whites = [*_shared(whites, line)]
    parted = ((strip, _sides(lines, strip)) for strip in whites)
    tables = ((strip, sides) for strip, sides in parted if min(map(len, sides)) >= ROWS)
    found = [(sum(map(_off, captions, sides)), strip) for strip, sides in tables]
    return min(found)[1] if found else None


def _captions(line: Line) -> tuple[Line, Line] | None:
    """The captions of two tables that a line holds."""
    for left, right in (line.split(at) for at, gap in line.gaps.items() if gap > APART):
        labels = read_label(left), read_label(right)
        if all(label and label.kind == "table" for label in labels):
            return left, right
    return None


def _shared(whites: Iterable[Span], line: Line) -> Iterator[Span]:
    """What a line, too, leaves white of strips, where that is wide enough."""
    ends = [(-inf, line.x0), *((a.x1, b.x0) for a, b in pairwise(line.chars)), (line.x1, inf)]
    for x0, x1 in whites:
        for left, right in ends:
            own = max(x0, left), min(x1, right)
            if own[1] - own[0] > APART * line.size:
                yield own


def _sides(lines: Iterable[Line], strip: Span) -> tuple[list[Line], list[Line]]:
    """The parts of lines on both sides of a strip."""
    left, right = zip(*(_cut(line, strip) for line in lines), strict=True)
    return [line for line in left if line], [line for line in right if line]


def _cut(line: Line, strip: Span) -> tuple[Line | None, Line | None]:
    """What of a line stands left and right of a strip that it leaves white."""
    middle = sum(strip) / 2
    left = [char for char in line.chars if char.x0 < middle]
    right = [char for char in line.chars if char.x0 >= middle]
    return Line(left, line.page) if left else None, Line(right, line.page) if right else None


def _off(caption: Line, table: Sequence[Line]) -> float:
    """How far a caption is from the middle of its table, or from its left edge."""
    x0, x1 = min(line.x0 for line in table), max(line.x1 for line in table)
    return min(abs(caption.x0 + caption.x1 - x0 - x1) / 2, abs(caption.x0 - x0))


def _reach(below: Iterable[Placed], strip: Span) -> tuple[Span, int]:
    """What all lines of two tables leave white of a strip, and how many these are: up to the last
    right of it before one that runs over it or stands in columns of its own."""
    count = 0
    for at, item in enumerate(below, 1):
        left = [*_shared([strip], item.line)]
        if not left or not item.x0 < strip[0] < item.x1:
            break
        if item.line.x1 > strip[1]:
            strip, count = max(left, key=lambda one: one[1] - one[0]), at
    return strip, count


def _halves(item: Placed, strip: Span) -> Iterator[Placed]:
    """A line's parts in the columns left and right of a strip."""
    left, right = _cut(item.line, strip)
    if left:
        yield item._replace(line=left, x1=strip[0])
    if right:
        yield item._replace(line=right, x0=strip[1])
