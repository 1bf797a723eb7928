"""Notes in the margin: small type beside the text, on its lines but outside its edges."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from statistics import median
from typing import NamedTuple

from bipaper.layout.row_runs import Row, split_runs
from bipaper.layout.strips import outer_edge
from bipaper.pdf.glyphs import Char

WIDE = 0.27  # a run of text this share of the page wide fills a column
GAP = 1.3  # em; a wider gap ends a run of text
APART = 0.5  # em between the text's edge and a note
SMALLER = 0.95  # a note's type as a share of the text's, at most
BESIDE = 1.5  # em between base lines of a note and of the text it stands beside,
LED = 1.9  # and between those of its own lines
COLUMNS = 0.75  # share of the others' width; narrower text leaves out one of two or three columns
LETTERS = 2  # fewer make a label or a mark of the text

Edges = tuple[float, float]


class _Page(NamedTuple):
    """All runs of characters on a page, and those wide enough to be running text."""

    runs: list[list[Char]]
    text: list[list[Char]]


def find_margin_notes(
    pages: Sequence[Sequence[Row]], widths: Sequence[float]
) -> list[list[list[Char]]]:
    """The margin notes on each page, each a line, from the top.

    ``pages`` are their rows, ``widths`` in points. The text's edges are the outermost ones of
    all odd or all even pages, or of both: a short column is no margin.
    """
    read = [_read(rows, width) for rows, width in zip(pages, widths, strict=True)]
    edges = _alike(*(_outermost(read[parity::2]) for parity in (0, 1)))
    cut = [
        _cut(page, edges[number % 2], width)
        for number, (page, width) in enumerate(zip(read, widths, strict=True))
    ]
    return [
        _outside(page, edges[number % 2]) if page.text else [] for number, page in enumerate(cut)
    ]


def _read(rows: Iterable[Row], width: float) -> _Page:
    runs = (split_runs(row, lambda char: GAP * char.size) for row in rows)
    return _page(chain.from_iterable(runs), width)


def _page(runs: Iterable[list[Char]], width: float) -> _Page:
    """Runs of a page of this width, in points."""
    own = list(runs)
    return _Page(own, [run for run in own if run[-1].x1 - run[0].x0 > WIDE * width])


def _cut(page: _Page, edges: Edges, width: float) -> _Page:
    """The page with its runs cut at the text's edges where other type begins there: what is set
    flush with an edge may stand nearer to a note than words of a line do to each other."""
    pieces = (_at_edges(run, edges) for run in page.runs)
    return _page(chain.from_iterable(pieces), width)


def _at_edges(run: list[Char], edges: Edges) -> Iterator[list[Char]]:
    start = 0
    for at, (one, other) in enumerate(pairwise(run), start=1):
        if _changes_type(one, other) and any(one.x0 < x < other.x1 for x in edges):
            yield run[start:at]
            start = at
    yield run[start:]


def _changes_type(one: Char, other: Char) -> bool:
    """Whether white space parts characters one of which is as small as a note's."""
    small, large = sorted((one.size, other.size))
    return small < SMALLER * large and other.x0 - one.x1 > APART * small


def _outermost(pages: Iterable[_Page]) -> Edges:
    edges = [_edges(page) for page in pages if page.text]
    lefts, rights = zip(*edges, strict=True) if edges else ((), ())
    return min(lefts, default=0.0), max(rights, default=0.0)


def _alike(odd: Edges, even: Edges) -> tuple[Edges, Edges]:
    """The edges of odd and of even pages; where their text is narrower than on the others, as on
    one last page whose second column is short, those of both."""
    both = min(odd[0], even[0]), max(odd[1], even[1])
    least = COLUMNS * max(_width(odd), _width(even))
    return odd if _width(odd) > least else both, even if _width(even) > least else both


def _width(edges: Edges) -> float:
    return edges[1] - edges[0]


def _edges(page: _Page) -> Edges:
    left = outer_edge([run[0].x0 for run in page.text], -1)
    return left, outer_edge([run[-1].x1 for run in page.text], 1)


def _outside(page: _Page, edges: Edges) -> list[list[Char]]:
    size = median(char.size for run in page.text for char in run)
    left, right = edges[0] - APART * size, edges[1] + APART * size
    outside = [
        run
        for run in page.runs
        if (run[0].x0 > right or run[-1].x1 < left)
        and not any(_overlap(run, text) for text in page.text)
        and max(char.size for char in run) < SMALLER * size
    ]
    lettered = [run for run in outside if sum(char.text.isalpha() for char in run) >= LETTERS]
    notes = _grown(lettered, _near(lettered, page.text, BESIDE * size), LED * size)
    return [run for run in outside if run in notes or _goes_on(run, notes)]


def _grown(
    runs: Sequence[list[Char]], beside: list[list[Char]], distance: float
) -> list[list[Char]]:
    """The runs ``beside`` the text with those that go on above or below, so near: a note is as
    high as it is, whatever white space is beside it."""
    while len(more := _near(runs, beside, distance)) > len(beside):
        beside = more
    return beside


def _goes_on(run: Row, notes: Iterable[Row]) -> bool:
    """Whether a run of figures is a line of a note: set flush with one right above it."""
    return any(
        0 < run[0].base - note[0].base < LED * note[0].size
        and abs(run[0].x0 - note[0].x0) < APART * note[0].size
        for note in notes
    )


def _near(runs: Iterable[list[Char]], others: Iterable[Row], distance: float) -> list[list[Char]]:
    """The runs on a height with others, or so near."""
    bases = [other[0].base for other in others]
    return [run for run in runs if any(abs(base - run[0].base) < distance for base in bases)]


def _overlap(run: Row, text: Row) -> bool:
    """Whether a run stands above or below text: in a column that is short on this page."""
    return run[0].x0 < text[-1].x1 and run[-1].x1 > text[0].x0
