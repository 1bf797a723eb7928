"""The zones of a page: rows that share the white strips between their columns.

A page is taken as rows from the top down. Each strip that the page, or another page of the
paper, shows evidence for may part the columns of any row; which of them do is decided for all
rows of a page at once (by dynamic programming, as Viterbi 1967): a row costs what speaks against
the columns it is given, and so does each change of columns on the way down.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby, pairwise
from typing import NamedTuple

from bipaper.layout.column_costs import Costs, costs_of, costs_of_changes
from bipaper.layout.row_runs import Row, Run
from bipaper.layout.strips import GRID, NARROWEST, Gutter, PageRows, overlap, read_rows, strips_of
from bipaper.parts.boxed_text import BBox

# A frame wider than this share of the page may hold columns. From 0.4 to 0.8 no paper of ours and
# none of 40 sheets of tests/press changes.
FRAMED = 0.6
STRIPS = 3  # that part a row at most: four columns
COUNTED = 3.0  # what it costs that a list goes on counting from the column before
BORROWED = 1.0  # and that a page has columns that only other pages show


class Zone(NamedTuple):
    """The rows ``[start, end)`` of a page, and the strips between their columns from the left."""

    start: int
    end: int
    gutters: tuple[Gutter, ...]


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
    read = [read_rows(*page) for page in zip(pages, rules, narrow, strict=True)]
    own = [_zones(page, strips_of(page), 0.0) for page in read]
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


def _usual(pages: Iterable[Sequence[Zone]]) -> list[Gutter]:
    """The strips of the columns that most rows of these pages have."""
    weights = Counter[tuple[int, ...]]()
    example: dict[tuple[int, ...], tuple[Gutter, ...]] = {}
    for zone in (zone for zones in pages for zone in zones if zone.gutters):
        key = tuple(round(gutter.middle / (4 * GRID)) for gutter in zone.gutters)
        weights[key] += zone.end - zone.start
        example.setdefault(key, zone.gutters)
    return [*example[max(sorted(weights), key=lambda key: weights[key])]] if weights else []


def _zones(page: PageRows, strips: Sequence[Gutter], borrowed: float) -> list[Zone]:
    """The cheapest columns for all rows; ``borrowed`` is what it costs that there are some."""
    ways = [*_ways(strips, page.em)]
    costs = {strip: costs_of(page, strip, known=borrowed > 0) for strip in strips}
    rows = [_cost(page, way, costs) for way in ways]
    chosen = _cheapest(rows, [borrowed * bool(way) for way in ways], costs_of_changes(page))
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


def _cost(page: PageRows, way: Sequence[Gutter], costs: Mapping[Gutter, Costs]) -> list[float]:
    """What speaks in each row against the columns between these strips."""
    sums = [0.0] * len(page.rows)
    for at, x in page.counted:
        sums[at] += COUNTED * (not any(strip.middle < x for strip in way))
    for strip, own in costs.items():
        if strip in way or not any(overlap(strip, other) for other in way):
            row_costs = own.parted if strip in way else own.whole
            sums = [a + b for a, b in zip(sums, row_costs, strict=True)]
    return sums


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
