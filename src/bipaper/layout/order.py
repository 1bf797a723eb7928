"""Reading order: down each column from the left one on, between what crosses the page."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby, pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from bipaper.layout.body import ENDED
from bipaper.layout.column_costs import APART
from bipaper.layout.columns import Extent, Placed
from bipaper.layout.continuity import EVIDENCE, evidence
from bipaper.layout.counting import counts_on
from bipaper.parts.boxed_text import BBox

FULL = 1.2  # em; a line with less white space at its end is filled
SET_IN = (1.2, 3.0)  # em before a paragraph's first line; hanging entries move a column's edge
FLUSH = 0.5  # em before all others, at most
REACH = 0.2  # share of the text's width by which a box reaches into columns that it parts


def reading_order(placed: Iterable[Placed], boxes: Sequence[BBox]) -> list[Placed]:
    """A page's running text as it is read; ``placed`` comes from the top down.

    ``boxes`` are those of figures and tables and of rules: the columns above one that reaches over
    several are read before those below it.
    """
    parts: list[_Part] = []
    zones = [list(own) for _, own in groupby(placed, key=lambda item: item.zone)]
    for zone in zones:
        read = _read(zone, _crossed(zone, boxes), last=zone is zones[-1])
        parts.append(_Part([*read], _strips(zone)))
        while len(parts) > 1 and (beside := _beside(*parts[-2:])):
            parts[-2:] = [beside]
    return [item for part in parts for item in part.read]


class _Cut(NamedTuple):
    """A height in points at which columns may be parted, and whether a box crosses them there."""

    top: float
    crossed: bool


class _Part(NamedTuple):
    """A part of a page: its lines as they are read, and the strips between its columns, as the
    x coordinates where the left one ends and the right one begins."""

    read: list[Placed]
    strips: frozenset[Extent]


def _strips(zone: Iterable[Placed]) -> frozenset[Extent]:
    columns = sorted({(item.x0, item.x1) for item in zone if item.column is not None})
    return frozenset((left[1], right[0]) for left, right in pairwise(columns))


def _beside(upper: _Part, lower: _Part) -> _Part | None:
    """Both with all that is left of a strip first, where one goes on from the upper part to the
    lower, or ends there, and a word of the text goes on, too: so a column runs beside a box that
    parts the others, or below one across the foot of all. Of the upper part's columns one may be
    all that is left, where a figure stands in the others."""
    alone = not upper.strips and all(item.column is not None for item in upper.read)
    shared = upper.strips & lower.strips if lower.strips else upper.strips
    for strip in sorted(lower.strips if alone else shared):
        if any(_runs_over(item, strip) for item in (*upper.read, *lower.read)):
            continue
        left, right = _sides(upper.read, strip)
        below_left, below_right = _sides(lower.read, strip)
        gain = _flow(left, below_left, right, below_right)
        gain -= _flow(left, right, below_left, below_right)
        if gain >= EVIDENCE["word"]:
            return _Part([*left, *below_left, *right, *below_right], frozenset({strip}))
    return None


def _runs_over(item: Placed, strip: Extent) -> bool:
    return item.line.x0 < strip[0] and item.line.x1 > strip[1]


def _sides(read: Sequence[Placed], strip: Extent) -> tuple[list[Placed], list[Placed]]:
    """What stands left of a strip, and all else, where nothing runs over it."""
    left = [item for item in read if item.line.x1 <= strip[1]]
    return left, [item for item in read if item.line.x1 > strip[1]]


def _flow(*texts: list[Placed]) -> float:
    """What speaks for the texts being read one after the other: how words go on, and paragraphs,
    which count as much against it where they do not."""
    ends = [(a[-1], b[0]) for a, b in pairwise(texts) if a and b]
    words = sum(evidence(above.line.text, below.line.text) for above, below in ends)
    begun = {round(b.line.size) for text in texts for a, b in pairwise(text) if _begins(a, b)}
    alike = (pair for pair in ends if {round(item.line.size) for item in pair} <= begun)
    return words - EVIDENCE["word"] * sum(_breaks_paragraph(*pair) for pair in alike)


def _begins(above: Placed, item: Placed) -> bool:
    """Whether a line is a paragraph's first, set in below the end of another."""
    return _is_set_in(item) and above.line.text.endswith("。")


def _is_set_in(item: Placed) -> bool:
    """Whether a line may be a paragraph's first, and no heading: it is full."""
    return SET_IN[0] < item.indent < SET_IN[1] and item.rest < FULL


def _breaks_paragraph(above: Placed, below: Placed) -> bool:
    """Whether a full line without indent is below the end of a paragraph, or a paragraph begins
    below a full line that ends no sentence."""
    if above.line.text.endswith("。"):
        return above.rest > ENDED and abs(below.indent) < FLUSH and below.rest < FULL
    return above.rest < FULL and above.line.text[-1:].isalnum() and _is_set_in(below)


def _crossed(zone: Sequence[Placed], boxes: Iterable[BBox]) -> list[_Cut]:
    """Tops of the boxes that reach from one column into another."""
    columns = {(item.x0, item.x1) for item in zone if item.column is not None}
    if not columns:
        return []
    reach = REACH * (max(x1 for _, x1 in columns) - min(x0 for x0, _ in columns))
    return [
        _Cut(box[1], crossed=True)
        for box in boxes
        if sum(min(box[2], x1) - max(box[0], x0) > reach for x0, x1 in columns) > 1
    ]


def _white(band: Sequence[Placed]) -> Iterator[_Cut]:
    """Tops of what stands below white space across all columns of a band, as below figures side by
    side or above a heading over all columns."""
    lines = sorted((item.line for item in band), key=lambda line: line.top)
    usual = _distance(band)
    feet = accumulate((line.bottom for line in lines), max)
    bases = accumulate((line.base for line in lines), max)
    for foot, base, line in zip(feet, bases, lines[1:], strict=False):
        if line.top > foot and line.base - base > APART * usual:
            yield _Cut(line.top, crossed=False)


def _distance(band: Sequence[Placed]) -> float:
    """How far the base lines of most lines of a column are apart; 0 where none has two."""
    columns = (_of(band, column) for column in {item.column or 0 for item in band})
    pairs = [(a.line.base, b.line.base) for own in columns for a, b in pairwise(own)]
    return median([below - above for above, below in pairs] or [0.0])


def _read(placed: Iterable[Placed], cuts: Sequence[_Cut], last: bool) -> Iterator[Placed]:
    """A zone's lines as they are read, parted by what crosses its columns; ``last``: nothing
    stands below it."""
    band: list[Placed] = []
    for item in placed:
        if item.column is None:
            yield from (*_with_foot_behind(_in_columns(band, cuts)), item)
            band = []
        else:
            band.append(item)
    read = _in_columns(band, cuts)
    yield from read if last else _with_foot_behind(read)


def _with_foot_behind(read: list[Placed]) -> list[Placed]:
    """Columns above what crosses them, with lines that belong to that behind them, as its heading
    does: at the foot of the left column, below white space and below all others, where a word
    goes on from what is left of the column to the next."""
    start = max((at for at, (a, b) in enumerate(pairwise(read), 1) if _is_behind(a, b)), default=0)
    above, columns = read[:start], read[start:]  # those below the last cut
    left = [item for item in columns if item.column == columns[0].column]
    right = columns[len(left) :]
    bottom = max((item.line.bottom for item in right), default=inf)
    low = [at for at in range(1, len(left)) if left[at].line.top > bottom]
    if not low:
        return read
    at = max(low, key=lambda at: left[at].line.base - left[at - 1].line.base)
    gain = _flow(left[:at], right, left[at:]) - _flow(left, right)
    return [*above, *left[:at], *right, *left[at:]] if gain >= EVIDENCE["word"] else read


def _is_behind(one: Placed, other: Placed) -> bool:
    """Whether a line stands in a column right of another's."""
    return (one.column or 0) > (other.column or 0)


def _in_columns(band: Sequence[Placed], crossed: Sequence[_Cut]) -> list[Placed]:
    return _by_column(band, sorted([*crossed, *_white(band)]))


def _by_column(band: Sequence[Placed], cuts: Sequence[_Cut]) -> list[Placed]:
    """The lines of columns, those above a cut before those below it where the text goes on so:
    LaTeX and most typesetters read what is above a figure across the columns first, Word and
    LibreOffice let each column flow around it."""
    columns = sorted({item.column or 0 for item in band})
    for at, cut in enumerate(cuts, start=1):
        upper = [item for item in band if item.line.base < cut.top]
        lower = [item for item in band if item.line.base >= cut.top]
        above, below = ([_of(part, n) for n in columns] for part in (upper, lower))
        whole = cut.crossed or all((*above, *below))
        if not (upper and lower and whole):
            continue
        through = chain(*zip(above, below, strict=True))
        gain = _order([*above, *below]) - _order([*through])
        if gain > -EVIDENCE["word"] if cut.crossed else gain >= EVIDENCE["word"]:
            return [*_by_column(upper, ()), *_by_column(lower, cuts[at:])]
    return sorted(band, key=lambda item: item.column or 0)  # else from the top, as it was


def _order(texts: Sequence[list[Placed]]) -> float:
    """What speaks for an order of texts: words that go on from one to the next, and numbers that
    count on, each as much as a word."""
    texts = [text for text in texts if text]
    counted = counts_on(item.line for text in texts for item in text)
    return _flow(*texts) + EVIDENCE["word"] * counted


def _of(band: Iterable[Placed], column: int) -> list[Placed]:
    return [item for item in band if (item.column or 0) == column]
