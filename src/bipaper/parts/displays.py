"""What stands between paragraphs: captions, tables and formulas."""

from collections.abc import Iterator
from typing import Literal

from bipaper.parts.boxed_text import BBox
from bipaper.parts.ids import BlockId
from bipaper.parts.structs import Record, Struct

CaptionKind = Literal["figure", "table"]


class Caption(Record, kw_only=True):
    """A figure or table caption; ``label`` as printed without spaces ("图1").

    ``inside`` is the text printed in a figure, a string a line; ``notes`` what is set with a
    figure or table: its unit, notes and sources.
    """

    kind: CaptionKind
    label: str
    text: str
    text_en: str | None = None
    inside: list[str] = []
    notes: str | None = None
    page: int
    bbox: BBox


class CellSpan(Struct, kw_only=True):
    """A cell of more than one row or column: ``rows[row][column]`` of its table has its text,
    and the others that it covers are empty."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Table(Record, kw_only=True):
    """A table's cells, row by row; ``caption`` is the label of its caption.

    The first ``head`` rows are heads of columns, as far as rules or contents tell.
    """

    caption: str | None
    page: int
    bbox: BBox
    rows: list[list[str]]
    head: int = 0
    spans: list[CellSpan] = []

    def cells(self) -> Iterator[list[tuple[CellSpan, str]]]:
        """Row by row the cells that no other covers, each with how far it reaches."""
        reach = {(span.row, span.column): span for span in self.spans}
        covered = {
            (row, column)
            for span in self.spans
            for row in range(span.row, span.row + span.rows)
            for column in range(span.column, span.column + span.columns)
        } - reach.keys()
        for row, texts in enumerate(self.rows):
            yield [
                (reach.get((row, at), CellSpan(row=row, column=at)), text)
                for at, text in enumerate(texts)
                if (row, at) not in covered
            ]


class Formula(Record, kw_only=True):
    """A displayed formula, or a piece of one that stands above or below a line of text.

    It is no part of any block: it stands before the character ``at`` of the text of ``block``,
    behind the text where ``at`` is its length; both are None where no paragraph stands beside it
    in its section. ``text`` is what is printed, a line each from the top, and empty where the
    formula is a picture; ``number`` is the formula's as printed without brackets ("3").
    """

    text: str
    number: str | None
    block: BlockId | None
    at: int | None
    page: int
    bbox: BBox
