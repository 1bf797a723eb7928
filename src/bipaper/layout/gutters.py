"""White strips between columns, and the zones of a page whose rows share them.

A page is taken as rows from the top down. Each strip that the page, or another page of the
paper, shows evidence for may part the columns of any row; which of them do is decided for all
rows of a page at once (by dynamic programming, as Viterbi 1967): a row costs what speaks against
the columns it is given, and so does each change of columns on the way down.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby, pairwise
from statistics import median
from typing import NamedTuple

from bipaper.pdf.glyphs import Char

GRID = 2.0  # points; edges this close are the same
OFTEN = 0.25  # an edge counts when this share of the commonest edge's runs end there

# In em of the page's usual type:
TOUCH = 0.8  # characters of a row that stand closer are one text
NARROWEST = 8.0  # a column is at least so wide: eight characters a line
WIDEST = 5.0  # white space between columns
INDENT = 2.5  # a line of the page begins this far in at most
CLOSE = 0.6  # a line that ends so near to a column's edge fills it

ENOUGH = 4  # lines that fill a column
A_FEW = 2  # lines that begin where another column does, beside it
MOST = 6  # strips of a page that are weighed against each other
STRIPS = 3  # that part a row at most: four columns

# What speaks against the columns of a row, counted in lines that say so:
CROSSED = 3.0  # text runs over a strip,
MARKED = 1.0  # or a few characters do, as a centred number
EDGE = 1.0  # a line ends or begins where a column would,
STRAY = 0.5  # or text stands on one side of the strip, and not where a line of the page begins
CHANGE = 3.0  # a row has other columns than the row above,
SPACED = 1.0  # less this where white space parts them
BORROWED = 1.0  # a page has columns that only other pages show

Row = Sequence[Char]


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


class _Run(NamedTuple):
    """Uninterrupted text of a row: its edges in points, and whether it is letters for the
    greater part."""

    x0: float
    x1: float
    letters: bool


class _Page(NamedTuple):
    """A page's rows as runs, their base lines, where most lines begin, and the usual type; in
    points."""

    rows: list[list[_Run]]
    bases: list[float]
    left: float
    em: float


def find_zones(pages: Iterable[Sequence[Row]]) -> list[list[Zone]]:
    """The zones of each page, given as rows, from the top down.

    Pages that show no columns of their own take those of others of the paper where these fit.
    """
    read = [_read(rows) for rows in pages]
    own = [_zones(page, _strips(page), 0.0) for page in read]
    usual = [_usual(own[parity::2]) or _usual(own) for parity in (0, 1)]
    return [
        zones if _strips_of(zones) else _zones(page, usual[number % 2], BORROWED)
        for number, (page, zones) in enumerate(zip(read, own, strict=True))
    ]


def _read(rows: Sequence[Row]) -> _Page:
    sizes = [char.size for row in rows for char in row]
    em = median(sizes) if sizes else 10.0
    runs = [[*_runs(row, TOUCH * em)] for row in rows]
    wide = [run.x0 for row in runs for run in row if run.x1 - run.x0 > NARROWEST * em]
    left = outer_edge(wide, -1) if wide else 0.0
    return _Page(runs, [median(c.base for c in row) for row in rows], left, em)


def _runs(row: Row, gap: float) -> Iterator[_Run]:
    run: list[Char] = []
    end = 0.0
    for char in sorted(row, key=lambda c: c.x0):
        if run and char.x0 - end > gap:
            yield _run(run, end)
            run = []
        end = max(end, char.x1) if run else char.x1
        run.append(char)
    if run:
        yield _run(run, end)


def _run(chars: Sequence[Char], end: float) -> _Run:
    return _Run(chars[0].x0, end, sum(c.text.isalpha() for c in chars) * 2 > len(chars))


# --- strips that a page shows -----------------------------------------------------------


def _strips(page: _Page) -> list[Gutter]:
    """The strips that may part columns: several lines end at the left, others begin at the
    right."""
    runs = [run for row in page.rows for run in row]
    least = NARROWEST * page.em
    columns = [run for run in runs if run.letters and run.x1 - run.x0 > least]
    starts = Counter(round(run.x0 / GRID) for run in runs if run.letters)
    found: dict[Gutter, int] = {}
    for cell in starts:
        begin = [run.x0 for run in runs if abs(run.x0 - cell * GRID) <= GRID]
        strip = _strip(sum(begin) / len(begin), columns, page.em) if len(begin) >= A_FEW else None
        if strip:
            found[strip] = max(found.get(strip, 0), len(begin))
    ranked = sorted(found, key=lambda strip: (-found[strip], strip))
    return _distinct(ranked)[:MOST]


def _strip(x1: float, columns: Iterable[_Run], em: float) -> Gutter | None:
    """The strip that ends where a column begins, if enough lines end before it."""
    ends = [run.x1 for run in columns if x1 - WIDEST * em < run.x1 < x1 - CLOSE * em]
    return Gutter(outer_edge(ends, 1), x1) if len(ends) >= ENOUGH else None


def _distinct(ranked: Iterable[Gutter]) -> list[Gutter]:
    """The first of strips that are the same but for the grid."""
    found: list[Gutter] = []
    for strip in ranked:
        if not any(abs(strip.x1 - other.x1) <= GRID for other in found):
            found.append(strip)
    return found


def outer_edge(edges: Sequence[float], outward: int) -> float:
    """A column's edge: the outermost (-1: smallest, 1: largest) that is shared by many runs."""
    counts = Counter(round(e / GRID) for e in edges)
    often = max(counts.values()) * OFTEN
    cell = max((c for c, n in counts.items() if n >= often), key=lambda c: c * outward)
    near = [e for e in edges if abs(e - cell * GRID) <= GRID]
    return sum(near) / len(near)


def _strips_of(zones: Iterable[Zone]) -> set[Gutter]:
    return {gutter for zone in zones for gutter in zone.gutters}


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
    costs = {strip: _costs(page, strip) for strip in strips}
    rows = [_cost(page, way, costs) for way in ways]
    chosen = _cheapest(rows, [borrowed * bool(way) for way in ways], _changes(page))
    zones: list[Zone] = []
    for way, own in groupby(chosen):
        start = zones[-1].end if zones else 0
        zones.append(Zone(start, start + sum(1 for _ in own), ways[way]))
    return zones


def _ways(strips: Iterable[Gutter], em: float) -> Iterator[tuple[Gutter, ...]]:
    """All sets of strips that leave columns wide enough between them; first that of none."""
    ordered = sorted(strips, key=lambda strip: strip.middle)
    for count in range(STRIPS + 1):
        for way in combinations(ordered, count):
            if all(b.x0 - a.x1 > NARROWEST * em for a, b in pairwise(way)):
                yield way


def _cost(page: _Page, way: Sequence[Gutter], costs: dict[Gutter, _Costs]) -> list[float]:
    """What speaks in each row against the columns between these strips."""
    sums = [0.0] * len(page.rows)
    for strip, own in costs.items():
        if strip in way:
            sums = [a + b for a, b in zip(sums, own.parted, strict=True)]
        elif not any(strip.x0 < other.x1 and other.x0 < strip.x1 for other in way):
            sums = [a + b for a, b in zip(sums, own.whole, strict=True)]
    return sums


def _costs(page: _Page, strip: Gutter) -> _Costs:
    crossing = [[run for run in row if crosses(run, strip)] for row in page.rows]
    least = NARROWEST * page.em
    parted = [
        max((CROSSED if run.x1 - run.x0 > least else MARKED for run in runs), default=0.0)
        for runs in crossing
    ]
    whole = [
        0.0 if runs else _edges(row, strip, page.em) or _stray(row, strip, page)
        for runs, row in zip(crossing, page.rows, strict=True)
    ]
    return _Costs(parted, whole)


def crosses(run: _Run, strip: Gutter) -> bool:
    """Whether a run's characters stand on both sides of a strip's middle."""
    return run.x0 < strip.middle < run.x1


def _edges(row: Sequence[_Run], strip: Gutter, em: float) -> float:
    """How many edges of lines in a row lie at a strip's edges."""
    wide = (run for run in row if run.x1 - run.x0 > NARROWEST * em)
    ending = any(strip.x0 - CLOSE * em < run.x1 < strip.x0 + GRID for run in wide)
    starting = any(abs(run.x0 - strip.x1) < GRID for run in row)
    return EDGE * (ending + starting)


def _stray(row: Sequence[_Run], strip: Gutter, page: _Page) -> float:
    """Whether all of a row stands beside a strip and begins inside of the page's lines."""
    right = row[0].x0 > strip.middle
    left = row[-1].x1 < strip.middle and row[0].x0 > page.left + INDENT * page.em
    return STRAY * (left or right)


def _changes(page: _Page) -> list[float]:
    """What a change of columns above each row costs: less below white space."""
    distances = [b - a for a, b in pairwise(page.bases)]
    usual = median(distances) if distances else 1.0
    spaced = [
        SPACED * min(1.0, max(0.0, one / usual - 1)) if usual > 0 else 0.0 for one in distances
    ]
    return [0.0, *(CHANGE - one for one in spaced)]


def _cheapest(
    costs: Sequence[Sequence[float]], first: Sequence[float], changes: Sequence[float]
) -> list[int]:
    """For each row the column set (an index of ``costs``) of the cheapest way down the page.

    ``first`` is what each set costs once, ``changes`` what a change above each row does. Of
    equal ways, changes come late.
    """
    if not changes or not costs[0]:
        return []
    sums, back = list(first), []
    for row, change in enumerate(changes[: len(costs[0])]):
        best = min(range(len(sums)), key=lambda way: sums[way])
        origin = [
            way if row == 0 or sums[way] < sums[best] + change + first[way] else best
            for way in range(len(sums))
        ]
        sums = [
            sums[before] + costs[way][row] + (change + first[way]) * (before != way)
            for way, before in enumerate(origin)
        ]
        back.append(origin)
    way = min(range(len(sums)), key=lambda way: sums[way])
    chosen = []
    for origin in reversed(back):
        chosen.append(way)
        way = origin[way]
    return chosen[::-1]
