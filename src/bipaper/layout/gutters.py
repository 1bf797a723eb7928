"""White strips between columns, and the zones of a page whose rows share them.

A page is taken as rows from the top down. Each strip that the page, or another page of the
paper, shows evidence for may part the columns of any row; which of them do is decided for all
rows of a page at once (by dynamic programming, as Viterbi 1967): a row costs what speaks against
the columns it is given, and so does each change of columns on the way down.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations, groupby, islice, pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from bipaper.layout.counting import heads_counted, labels_counted
from bipaper.layout.row_runs import Row, Run, row_runs
from bipaper.model import BBox
from bipaper.pdf.ruled import is_horizontal

GRID = 2.0  # points; edges this close are the same
# A frame wider than this share of the page may hold columns. From 0.4 to 0.8 no paper of ours and
# none of 40 sheets of tests/press changes.
FRAMED = 0.6
OFTEN = 0.25  # an edge counts when this share of the commonest edge's runs end there

# In em of the page's usual type:
NARROWEST = 8.0  # a column is at least so wide: eight characters a line
WIDEST = 5.0  # white space between columns
INDENT = 2.6  # a line set in begins at most so far from its column's edge
CLOSE = 0.6  # a line that ends so near to a column's edge fills it

APART = 1.5  # line distances of white space part what is above from what is below

ENOUGH = 4  # lines that fill a column
A_FEW = 2  # lines that begin where another column does, beside it
MOST = 6  # strips of a page that are weighed against each other
STRIPS = 3  # that part a row at most: four columns

# What speaks against the columns of a row, counted in lines that say so:
CROSSED = 3.0  # text runs over a strip,
MARKED = 1.0  # or a few characters do, as a centred number
COUNTED = 3.0  # a list goes on counting from the column before,
EDGE = 1.0  # a line ends or begins where a column would, or begins in the strip
# Words stand on both sides of the strip as in columns: less than an edge, so that it tells where
# columns begin and not whether there are some.
BESIDE = 0.25
# Chinese stands on one side and English on the other. More than an edge, for such rows are mostly
# centred over their columns.
FACING = 2.0
TABLE = 0.5  # a row stands between rules that do
CHANGE = 3.0  # a row has other columns than the row above,
SPACED = 1.0  # less this where white space parts them,
RULED = 0.5  # and this where a rule as wide as the text does: no more than tells equal ways apart
BORROWED = 1.0  # a page has columns that only other pages show


class Gutter(NamedTuple):
    """A white strip between two columns: where the left one ends and the right one starts, in
    points from the page's left edge."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        """The x coordinate half way between the columns."""
        return (self.x0 + self.x1) / 2


class Zone(NamedTuple):
    """The rows ``[start, end)`` of a page, and the strips between their columns from the left."""

    start: int
    end: int
    gutters: tuple[Gutter, ...]


class _Page(NamedTuple):
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


def find_zones(
    pages: Sequence[Sequence[Row]],
    rules: Sequence[Iterable[BBox]],
    drawings: Sequence[Iterable[BBox]],
    widths: Sequence[float],
) -> list[list[Zone]]:
    """The zones of each page, given as rows, ruled lines and drawings, from the top down.

    Pages that show no columns of their own take those of others of the paper where these fit;
    pages of other ``widths`` (points), as those that lie on their side, have others. What stands
    in a drawing or frame of a column is in no columns of its own.
    """
    narrow = [
        [box for box in boxes if box[2] - box[0] < FRAMED * width]
        for boxes, width in zip(drawings, widths, strict=True)
    ]
    read = [_read(*page) for page in zip(pages, rules, narrow, strict=True)]
    own = [_zones(page, _strips(page), 0.0) for page in read]
    usual = _usual_of(own, widths)
    return [
        zones if any(zone.gutters for zone in zones) else _zones(page, strips, BORROWED)
        for page, zones, strips in zip(read, own, usual, strict=True)
    ]


def _usual_of(pages: Sequence[Sequence[Zone]], widths: Iterable[float]) -> list[list[Gutter]]:
    """For each page the usual strips of those as wide: of odd or even ones like it, or of all."""
    kinds = [(round(width / GRID), number % 2) for number, width in enumerate(widths)]
    alike: dict[tuple[int, int], list[Sequence[Zone]]] = defaultdict(list)
    for kind, page in zip(kinds, pages, strict=True):
        alike[kind].append(page)
    usual = {
        (width, side): _usual(own) or _usual(alike.get((width, 1 - side), ()))
        for (width, side), own in alike.items()
    }
    return [usual[kind] for kind in kinds]


def _read(rows: Sequence[Row], rules: Iterable[BBox], drawings: Sequence[BBox]) -> _Page:
    sizes = [char.size for row in rows for char in row]
    em = median(sizes) if sizes else 10.0
    runs = [row_runs(row, em, drawings) for row in rows]
    wide = [[run for run in row if _is_wide(run, em)] for row in runs]
    starts = [run.x0 for row in wide for run in row]
    left = outer_edge(starts, -1) if starts else 0.0
    filled = [[run for run in row if run.words] for row in wide]
    across = sorted((rule for rule in rules if is_horizontal(rule)), key=lambda rule: rule[1])
    bases = [median(c.base for c in row) for row in rows]
    return _Page(runs, bases, filled, left, em, across, heads_counted(runs, NARROWEST * em))


def _is_wide(run: Run, em: float) -> bool:
    """Whether a run may fill a column."""
    return run.x1 - run.x0 > NARROWEST * em


# --- strips that a page shows -----------------------------------------------------------


def _strips(page: _Page) -> list[Gutter]:
    """The strips that may part columns, those first that most lines begin behind."""
    cells: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for at, row in enumerate(page.rows):
        left = min(other[0].x1 for other in page.rows[max(0, at - 1) : at + 2])
        for run in _told(row, page.em):
            if left < run.x0:
                cells[round(run.x0 / GRID)].append((run.x0, at))
    found: dict[Gutter, int] = {}
    lists: set[Gutter] = set()
    listed = labels_counted(page.rows)
    for cell in sorted(cells):
        near = [start for other in (cell - 1, cell, cell + 1) for start in cells.get(other, ())]
        starts = [(x, at) for x, at in near if abs(x - cell * GRID) <= GRID]
        counted = any(abs(x - cell * GRID) <= GRID for _, x in page.counted)
        strip = _strip(page, starts, counted) if counted or len(starts) >= A_FEW else None
        if strip:
            found[strip] = len(starts)
            labels = counted or any(abs(x - cell * GRID) <= GRID for x in listed)
            lists |= {strip} if labels else set()
    return [*islice(_distinct(found, lists), MOST)]


def _told(row: Sequence[Run], em: float) -> Iterator[Run]:
    """The runs of a row that are words, or the number of the words behind it."""
    for run, behind in zip(row, [*row[1:], None], strict=True):
        labels = behind and behind.words and behind.x0 - run.x1 < WIDEST * em
        if run.words or labels:
            yield run


def _strip(page: _Page, starts: Sequence[tuple[float, int]], counted: bool) -> Gutter | None:
    """The strip that ends where lines begin, each an x coordinate in a row: behind lines that
    fill a column, those beside them if there are enough, or behind short ones beside lines that
    do. Of lines with a label that is ``counted`` on, one is enough."""
    x1 = sum(x for x, _ in starts) / len(starts)
    least, nearest = x1 - WIDEST * page.em, x1 - CLOSE * page.em
    beside = {at + step for _, at in starts for step in (-1, 0, 1)}
    for rows in ([row for at, row in enumerate(page.filled) if at in beside], page.filled):
        ends = [run.x1 for row in rows for run in row if least < run.x1 < nearest]
        if len(ends) >= (1 if counted else ENOUGH):
            return Gutter(outer_edge(ends, 1), x1)
    end = _end_beside(page, x1)
    wide = end is not None and page.left + NARROWEST * page.em < end < nearest
    return Gutter(end, x1) if end is not None and wide else None


def _end_beside(page: _Page, x1: float) -> float | None:
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


def _begins(run: Run, x1: float, page: _Page) -> bool:
    return abs(run.x0 - x1) < GRID and run.words and _is_wide(run, page.em)


def _distinct(starts: Mapping[Gutter, int], lists: Set[Gutter]) -> Iterator[Gutter]:
    """Of strips that overlap and share an edge the one whose column begins outermost, as its
    indented lines do not; ``starts`` is how many lines begin behind each, and behind ``lists``
    the labels of one that counts on do, however few."""
    left = set(starts)
    while left:
        most = max(left, key=lambda strip: (starts[strip], -strip.x1))
        same = {strip for strip in left if _overlap(strip, most) and _shares_edge(strip, most)}
        often = {strip for strip in same if starts[strip] >= OFTEN * starts[most]}
        yield min(often | (same & lists), key=lambda strip: strip.x1)
        left -= same


def _overlap(one: Gutter, other: Gutter) -> bool:
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


def _usual(pages: Iterable[Sequence[Zone]]) -> list[Gutter]:
    """The strips of the columns that most rows of these pages have."""
    weights = Counter[tuple[int, ...]]()
    example: dict[tuple[int, ...], tuple[Gutter, ...]] = {}
    for zone in (zone for zones in pages for zone in zones if zone.gutters):
        key = tuple(round(gutter.middle / (4 * GRID)) for gutter in zone.gutters)
        weights[key] += zone.end - zone.start
        example.setdefault(key, zone.gutters)
    return [*example[max(sorted(weights), key=lambda key: weights[key])]] if weights else []


# --- the columns of each row --------------------------------------------------------------


class _Costs(NamedTuple):
    """What it costs each row that a strip parts its columns, and that it does not."""

    parted: list[float]
    whole: list[float]


def _zones(page: _Page, strips: Sequence[Gutter], borrowed: float) -> list[Zone]:
    """The cheapest columns for all rows; ``borrowed`` is what it costs that there are some."""
    ways = [*_ways(strips, page.em)]
    costs = {strip: _costs(page, strip, known=borrowed > 0) for strip in strips}
    rows = [_cost(page, way, costs) for way in ways]
    chosen = _cheapest(rows, [borrowed * bool(way) for way in ways], _changes(page))
    zones: list[Zone] = []
    for way, own in groupby(chosen):
        start = zones[-1].end if zones else 0
        end = start + sum(1 for _ in own)
        gutters = (one for one in ways[way] if _has_both_sides(page.rows[start:end], one))
        zones.append(Zone(start, end, tuple(gutters)))
    return zones


def _has_both_sides(rows: Iterable[Sequence[Run]], strip: Gutter) -> bool:
    """Whether text stands on both sides of a strip, not only on one and across."""
    runs = [run for row in rows for run in row]
    return any(run.x1 < strip.middle for run in runs) and any(run.x0 > strip.middle for run in runs)


def _ways(strips: Iterable[Gutter], em: float) -> Iterator[tuple[Gutter, ...]]:
    """All sets of strips that leave columns wide enough between them; first that of none."""
    ordered = sorted(strips, key=lambda strip: strip.middle)
    for count in range(STRIPS + 1):
        for way in combinations(ordered, count):
            if all(b.x0 - a.x1 > NARROWEST * em for a, b in pairwise(way)):
                yield way


def _cost(page: _Page, way: Sequence[Gutter], costs: Mapping[Gutter, _Costs]) -> list[float]:
    """What speaks in each row against the columns between these strips."""
    sums = [0.0] * len(page.rows)
    for at, x in page.counted:
        sums[at] += COUNTED * (not any(strip.middle < x for strip in way))
    for strip, own in costs.items():
        if strip in way or not any(_overlap(strip, other) for other in way):
            row_costs = own.parted if strip in way else own.whole
            sums = [a + b for a, b in zip(sums, row_costs, strict=True)]
    return sums


def _costs(page: _Page, strip: Gutter, known: bool) -> _Costs:
    """``known``: other pages show the strip, so that lines set in behind it tell, too."""
    indent = INDENT * page.em if known else GRID
    crossing = [[run for run in row if run.x0 < strip.middle < run.x1] for row in page.rows]
    parted = [
        max((CROSSED if _is_wide(run, page.em) else MARKED for run in runs), default=0.0)
        or EDGE * any(strip.middle <= run.x0 < strip.x1 - GRID for run in row)
        for runs, row in zip(crossing, page.rows, strict=True)
    ]
    whole = [
        0.0 if runs or _is_spaced(row, strip, page) else _edges(row, strip, page.em, indent)
        for runs, row in zip(crossing, page.rows, strict=True)
    ]
    for start, end in _ruled_beside(page, strip):
        for at in range(start, end):
            whole[at] += EDGE
    for start, end in _between_rules(page, strip):
        if not any(whole[start:end]):
            parted[start:end] = [one + TABLE for one in parted[start:end]]
    ruled = {bisect_left(page.bases, y) for x0, y, *_ in page.across if abs(x0 - strip.x1) < GRID}
    for at, row in enumerate(page.rows):
        if _on_both_sides(page, at, strip):  # notes, if a rule above begins where a column does
            whole[at] += BESIDE + EDGE * (at in ruled)
        whole[at] += FACING * _faces(row, strip)
    return _Costs(parted, whole)


def _faces(row: Sequence[Run], strip: Gutter) -> bool:
    """Whether words of one language stand before a strip and words of the other behind it."""
    told = [(run.x0 < strip.middle, run.chinese) for run in row if run.words]
    left, right = (
        {chinese for before, chinese in told if before == side} for side in (True, False)
    )
    return len(left) == len(right) == 1 and left != right


def _on_both_sides(page: _Page, at: int, strip: Gutter) -> bool:
    """Whether words begin behind the strip, set in at most as a paragraph is or out by half an
    opening bracket, and words end before it that would fill a column, or begin as far from the
    text's left edge."""
    told = [*_told(page.rows[at], page.em)]

    def opens(run: Run, left: float) -> bool:
        return -GRID - page.em / 2 < run.x0 - left < INDENT * page.em

    ends = (run for run in told if run.x1 < strip.x0 + GRID)
    left = any(run in page.filled[at] or opens(run, page.left) for run in ends)
    return left and any(opens(run, strip.x1) for run in told)


def _between_rules(page: _Page, strip: Gutter) -> Iterator[tuple[int, int]]:
    """The rows [start, end) between neighbours of the rules that run over a strip."""
    over = (rule[1] for rule in page.across if rule[0] < strip.x0 and strip.x1 < rule[2])
    yield from pairwise(bisect_left(page.bases, height) for height in over)


def _ruled_beside(page: _Page, strip: Gutter) -> Iterator[tuple[int, int]]:
    """The rows [start, end) between two rules that are as long as each other and begin where the
    column behind the strip does: a table's in that column."""
    own = [rule for rule in page.across if abs(rule[0] - strip.x1) < GRID]
    for one, other in pairwise(own):
        if abs(one[2] - other[2]) < GRID and one[2] - one[0] > NARROWEST * page.em:
            yield bisect_left(page.bases, one[1]), bisect_left(page.bases, other[1])


def _is_spaced(row: Sequence[Run], strip: Gutter, page: _Page) -> bool:
    """Whether the white space of a strip parts words in a row as it does others behind them, as it
    parts keywords: a column is wider."""
    return any(
        one.x1 < strip.middle < word.x0
        and word.words
        and not _is_wide(word, page.em)
        and abs(word.x0 - one.x1 - behind.x0 + word.x1) < GRID
        for one, word, behind in zip(row, row[1:], row[2:], strict=False)
    )


def _edges(row: Sequence[Run], strip: Gutter, em: float, indent: float) -> float:
    """How many edges of lines in a row lie at a strip's edges, or behind it by ``indent`` at most,
    in points."""
    wide = [run for run in row if _is_wide(run, em)]
    ending = any(strip.x0 - CLOSE * em < run.x1 < strip.x0 + GRID for run in wide)
    starting = any(abs(run.x0 - strip.x1) < GRID for run in row)
    indented = any(0 < run.x0 - strip.x1 < indent for run in wide)
    return EDGE * (ending + (starting or indented))


def _changes(page: _Page) -> list[float]:
    """What a change of columns above each row costs: less below white space or a rule.

    Rows of columns side by side stand closer than the lines of one. Nothing stands above the
    first row that it could differ from.
    """
    distances = [b - a for a, b in pairwise(page.bases)]
    usual = median([one for one in distances if one > page.em] or [page.em])
    ruled = _below_rules(page)
    return [
        inf,
        *(
            CHANGE - SPACED * (one > APART * usual) - RULED * (at in ruled)
            for at, one in enumerate(distances, 1)
        ),
    ]


def _below_rules(page: _Page) -> set[int]:
    """The rows right below a rule as wide as the page's text."""
    right = max((run.x1 for row in page.rows for run in row), default=0.0)
    wide = (
        rule for rule in page.across if rule[0] < page.left + page.em and rule[2] > right - page.em
    )
    return {bisect_left(page.bases, rule[1]) for rule in wide}


def _cheapest(
    costs: Sequence[Sequence[float]], first: Sequence[float], changes: Sequence[float]
) -> list[int]:
    """For each row the column set (an index of ``costs``) of the cheapest way down the page.

    ``first`` is what each set costs where it begins, ``changes`` what a change above each row
    does. Of equal ways, changes come late.
    """
    ways = range(len(costs))
    sums, back = list(first), []
    for own, change in zip(zip(*costs, strict=True), changes, strict=False):
        best = min(ways, key=lambda way: sums[way])
        begun = [sums[best] + change + first[way] for way in ways]
        back.append([way if sums[way] < begun[way] else best for way in ways])
        sums = [min(sums[way], begun[way]) + own[way] for way in ways]
    way = min(ways, key=lambda way: sums[way])
    chosen = []
    for origin in reversed(back):
        chosen.append(way)
        way = origin[way]
    return chosen[::-1]
