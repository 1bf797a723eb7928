"""White strips of a page that may part columns: behind lines that fill one, beside lines that
begin where another does."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice
from statistics import median
from typing import NamedTuple

from bipaper.layout.counting import heads_counted, labels_counted
from bipaper.layout.lines import USUAL_SIZE
from bipaper.layout.row_runs import Row, Run, row_runs
from bipaper.parts.boxed_text import BBox
from bipaper.pdf.ruled import is_horizontal

GRID = 2.0  # points; edges this close are the same
OFTEN = 0.25  # an edge counts when this share of the commonest edge's runs end there

# In em of the page's usual type:
NARROWEST = 8.0  # a column is at least so wide: eight characters a line
WIDEST = 5.0  # white space between columns
CLOSE = 0.6  # a line that ends so near to a column's edge fills it

ENOUGH = 4  # lines that fill a column
A_FEW = 2  # lines that begin where another column does, beside it
MOST = 6  # strips of a page that are weighed against each other


class Gutter(NamedTuple):
    """A white strip between two columns: where the left one ends and the right one starts, in
    points from the page's left edge."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        """The x coordinate half way between the columns."""
        return (self.x0 + self.x1) / 2


class PageRows(NamedTuple):
    """A page's rows as runs, their base lines, the runs of words in each that are wide enough to
    fill a column, where most wide ones begin, the usual type, the horizontal rules from the top,
    and the rows and edges where a list counts on in another column; in points."""

    rows: list[list[Run]]
    bases: list[float]
    filled: list[list[Run]]
    left: float
    em: float
    across: list[BBox]
    counted: list[tuple[int, float]]


def read_rows(rows: Sequence[Row], rules: Iterable[BBox], drawings: Sequence[BBox]) -> PageRows:
    """A page's rows with what of them tells of columns."""
    sizes = [char.size for row in rows for char in row]
    em = median(sizes) if sizes else USUAL_SIZE
    runs = [row_runs(row, em, drawings) for row in rows]
    wide = [[run for run in row if is_wide(run, em)] for row in runs]
    starts = [run.x0 for row in wide for run in row]
    left = outer_edge(starts, -1) if starts else 0.0
    filled = [[run for run in row if run.words] for row in wide]
    across = sorted((rule for rule in rules if is_horizontal(rule)), key=lambda rule: rule[1])
    bases = [median(c.base for c in row) for row in rows]
    return PageRows(runs, bases, filled, left, em, across, heads_counted(runs, NARROWEST * em))


def is_wide(run: Run, em: float) -> bool:
    """Whether a run may fill a column."""
    return run.x1 - run.x0 > NARROWEST * em


def strips_of(page: PageRows) -> list[Gutter]:
    """The strips that may part columns, those first that most lines begin behind."""
    cells: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for at, row in enumerate(page.rows):
        left = min(other[0].x1 for other in page.rows[max(0, at - 1) : at + 2])
        for run in told_runs(row, page.em):
            if left < run.x0:
                cells[round(run.x0 / GRID)].append((run.x0, at))
    found: dict[Gutter, int] = {}
    lists: set[Gutter] = set()
    listed = labels_counted(page.rows)
    for cell in sorted(cells):
        near = [start for other in (cell - 1, cell, cell + 1) for start in cells.get(other, ())]
        starts = [(x, at) for x, at in near if abs(x - cell * GRID) <= GRID]
        counted = any(abs(x - cell * GRID) <= GRID for _, x in page.counted)
        labels = counted or any(abs(x - cell * GRID) <= GRID for x in listed)
        strip = _strip(page, starts, labels) if counted or len(starts) >= A_FEW else None
        if strip:
            found[strip] = len(starts)
            lists |= {strip} if labels else set()
    return [*islice(_distinct(found, lists), MOST)]


def told_runs(row: Sequence[Run], em: float) -> Iterator[Run]:
    """The runs of a row that are words, or the number of the words behind it."""
    for run, behind in zip(row, [*row[1:], None], strict=True):
        labels = behind and behind.words and behind.x0 - run.x1 < WIDEST * em
        if run.words or labels:
            yield run


def _strip(page: PageRows, starts: Sequence[tuple[float, int]], labels: bool) -> Gutter | None:
    """The strip that ends where lines begin, each an x coordinate in a row: behind lines that
    fill a column, those beside them if there are enough, or behind short ones beside lines that
    do. Beside ``labels`` that count on, one is enough."""
    x1 = sum(x for x, _ in starts) / len(starts)
    least, nearest = x1 - WIDEST * page.em, x1 - CLOSE * page.em
    beside = {at + step for _, at in starts for step in (-1, 0, 1)}
    for rows in ([row for at, row in enumerate(page.filled) if at in beside], page.filled):
        ends = [run.x1 for row in rows for run in row if least < run.x1 < nearest]
        if len(ends) >= (1 if labels else ENOUGH):
            return Gutter(outer_edge(ends, 1), x1)
    end = _end_beside(page, x1)
    wide = end is not None and page.left + NARROWEST * page.em < end < nearest
    return Gutter(end, x1) if end is not None and wide else None


def _end_beside(page: PageRows, x1: float) -> float | None:
    """Where text ends that stands left of lines that begin at ``x1`` and fill a column.

    Some of it stands on heights of its own: the head of a row of a table does on its cells'.
    """
    own = [at for at, row in enumerate(page.rows) if any(_begins(run, x1, page) for run in row)]
    if len(own) < ENOUGH:
        return None
    rows = page.rows[own[0] : own[-1]]
    left = [row for row in rows if row[0].words and row[0].x0 < x1 - GRID]
    alone = sum(len(row) == 1 for row in left)
    return max(row[0].x1 for row in left) if alone > A_FEW else None


def _begins(run: Run, x1: float, page: PageRows) -> bool:
    return abs(run.x0 - x1) < GRID and run.words and is_wide(run, page.em)


def _distinct(starts: Mapping[Gutter, int], lists: Set[Gutter]) -> Iterator[Gutter]:
    """Of strips that overlap and share an edge the one whose column begins outermost, as its
    indented lines do not; ``starts`` is how many lines begin behind each, and behind ``lists``
    the labels of one that counts on do, however few."""
    left = set(starts)
    while left:
        most = max(left, key=lambda strip: (starts[strip], -strip.x1))
        same = {strip for strip in left if overlap(strip, most) and _shares_edge(strip, most)}
        often = {strip for strip in same if starts[strip] >= OFTEN * starts[most]}
        yield min(often | (same & lists), key=lambda strip: strip.x1)
        left -= same


def overlap(one: Gutter, other: Gutter) -> bool:
    """Whether two strips share some width."""
    return one.x0 < other.x1 and other.x0 < one.x1


def _shares_edge(one: Gutter, other: Gutter) -> bool:
    return min(abs(one.x0 - other.x0), abs(one.x1 - other.x1)) <= 2 * GRID


def outer_edge(edges: Sequence[float], outward: int) -> float:
    """A column's edge: the outermost (-1: smallest, 1: largest) that is shared by many runs."""
    counts = Counter(round(e / GRID) for e in edges)
    often = max(counts.values()) * OFTEN
    cell = max((c for c, n in counts.items() if n >= often), key=lambda c: c * outward)
    near = [e for e in edges if abs(e - cell * GRID) <= GRID]
    return sum(near) / len(near)
