"""Captions and tables of a paper, from the figures and tables its layout found."""

from collections.abc import Iterable, Sequence

from bipaper.layout.boxes import within
from bipaper.layout.captions import read_label
from bipaper.layout.floats import Float
from bipaper.layout.lines import Line
from bipaper.layout.page import PageLayout
from bipaper.model import BBox, Caption, Table
from bipaper.text.join import join_lines
from bipaper.text.regions import around, rounded
from bipaper.text.tables import read_cells

_AROUND = " :：.．"  # punctuation between a label and its text


def read_captions(pages: Iterable[PageLayout]) -> list[Caption]:
    """All captions in their order; what goes on from another page (续表1) has none of its own."""
    return [_caption(one) for page in pages for one in page.floats if not one.label.continued]


def _caption(one: Float) -> Caption:
    """A caption with its box, which spans its translation as well."""
    lines = [*one.caption, *one.english]
    return Caption(
        kind=one.label.kind,
        label=one.label.text,
        text=_words(one.caption, one.label.end),
        text_en=_english(one.english),
        page=lines[0].page,
        bbox=rounded(around(line.bbox for line in lines)),
    )


def _words(lines: Sequence[Line], skip: int) -> str:
    """The text of a caption's lines without its label of ``skip`` characters."""
    texts = [lines[0].text[skip:], *(line.text for line in lines[1:])]
    return join_lines(texts).strip(_AROUND)


def _english(lines: Sequence[Line]) -> str | None:
    if not lines:
        return None
    label = read_label(lines[0])
    return _words(lines, label.end if label else 0) or None


def read_tables(pages: Iterable[PageLayout], rules: Iterable[Sequence[BBox]]) -> list[Table]:
    """The cells of all tables that have any; ``rules`` are those of each page.

    A table's continuation names the caption of the table it continues.
    """
    tables: list[Table] = []
    label: str | None = None
    for page, own in zip(pages, rules, strict=True):
        for one in page.floats:
            if one.label.kind != "table":
                continue
            label = one.label.text or label
            cells = read_cells(
                [line for line in one.inside if within(line, one.bbox)], own, one.bbox
            )
            if cells:
                tables.append(
                    Table(caption=label, page=page.number, bbox=rounded(one.bbox), rows=cells)
                )
    return tables
