"""Notes in the margin: small type beside the text, on its lines but outside its edges."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from bipaper.layout.columns import GAP, WIDE, outer_edge
from bipaper.layout.lines import base_rows
from bipaper.pdf.chars import Char

APART = 0.5  # em between the text's edge and a note
SMALLER = 0.95  # a note's type as a share of the text's, at most
BESIDE = 1.5  # em between base lines of a note and of the text it stands beside
LETTERS = 2  # fewer make a label or a mark of the text

Run = list[Char]


class _Page(NamedTuple):
    """All runs of characters on a page, and those wide enough to be running text."""

    runs: list[Run]
    text: list[Run]


def find_margin_notes(pages: Sequence[Sequence[Char]], widths: Sequence[float]) -> list[list[Char]]:
    """The characters of each page's margin notes, line by line from the top.

    ``widths`` are the pages', in points. The text's edges are the outermost ones of all odd or
    all even pages: a short column is no margin.
    """
    read = [_read(chars, width) for chars, width in zip(pages, widths, strict=True)]
    notes: list[list[Char]] = []
    for number, page in enumerate(read):
        edges = [_edges(same) for same in read[number % 2 :: 2] if same.text]
        notes.append(_outside(page, edges) if page.text else [])
    return notes


def _read(chars: Sequence[Char], width: float) -> _Page:
    runs = [run for row in base_rows(chars) for run in _runs(row)]
    return _Page(runs, [run for run in runs if run[-1].x1 - run[0].x0 > WIDE * width])


def _edges(page: _Page) -> tuple[float, float]:
    left = outer_edge([run[0].x0 for run in page.text], -1)
    return left, outer_edge([run[-1].x1 for run in page.text], 1)


def _outside(page: _Page, edges: Sequence[tuple[float, float]]) -> list[Char]:
    size = median(char.size for run in page.text for char in run)
    left = min(left for left, _ in edges) - APART * size
    right = max(right for _, right in edges) + APART * size
    bases = [run[0].base for run in page.text]
    notes = [
        run
        for run in page.runs
        if (run[0].x0 > right or run[-1].x1 < left)
        and max(char.size for char in run) < SMALLER * size
        and sum(char.text.isalpha() for char in run) >= LETTERS
        and any(abs(base - run[0].base) < BESIDE * size for base in bases)
    ]
    return [char for run in notes for char in run]


def _runs(row: Sequence[Char]) -> Iterator[Run]:
    """Uninterrupted text of one row, from left to right."""
    run: Run = []
    for char in sorted(row, key=lambda c: c.x0):
        if run and char.x0 - run[-1].x1 > GAP * char.size:
            yield run
            run = []
        run.append(char)
    yield run
