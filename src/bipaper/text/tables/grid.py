"""What is read of a table: rows of cells, its heads, and the cells that cover others."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bipaper.parts.displays import CellSpan

Rows = list[list[str]]


class Cells(NamedTuple):
    """Rows of as many texts each; the first ``head`` rows are heads of columns."""

    rows: Rows
    head: int = 0
    spans: tuple[CellSpan, ...] = ()


def without_empty(cells: Cells) -> Cells:
    """Without the rows and columns that have no text, and with the spans of texts alone."""
    rows, head, spans = cells
    full = [at for at, row in enumerate(rows) if any(row)]
    columns = [at for at in range(len(rows[0]) if rows else 0) if any(row[at] for row in rows)]
    kept = [[rows[row][column] for column in columns] for row in full]
    own = (span for span in spans if rows[span.row][span.column])
    moved = (_moved(span, full, columns) for span in own)
    return Cells(kept, sum(row < head for row in full), tuple(_free(moved, kept)))


def _moved(span: CellSpan, rows: list[int], columns: list[int]) -> CellSpan:
    """A span in the table of these rows and columns alone."""
    return CellSpan(
        row=rows.index(span.row),
        column=columns.index(span.column),
        rows=sum(span.row <= row < span.row + span.rows for row in rows),
        columns=sum(span.column <= at < span.column + span.columns for at in columns),
    )


def _free(spans: Iterable[CellSpan], rows: Rows) -> Iterator[CellSpan]:
    """The spans that cover more than one cell, and no text or cell that another covers."""
    taken: set[tuple[int, int]] = set()
    for span in spans:
        first = (span.row, span.column)
        covered = {
            (row, column)
            for row in range(span.row, span.row + span.rows)
            for column in range(span.column, span.column + span.columns)
        }
        others = covered - {first}
        if others and taken.isdisjoint(covered) and not any(rows[r][c] for r, c in others):
            taken |= covered
            yield span
