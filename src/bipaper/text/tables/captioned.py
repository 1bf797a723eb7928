"""Captions and tables of a paper, from the figures and tables its layout found."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bipaper.layout.boxes import within
from bipaper.layout.captions import read_label
from bipaper.layout.floats import Float
from bipaper.layout.lines import Line
from bipaper.layout.page import PageLayout
from bipaper.parts.boxed_text import BBox
from bipaper.parts.displays import Caption, Table
from bipaper.text.join import join_lines
from bipaper.text.ledger import Entry
from bipaper.text.regions import around, rounded
from bipaper.text.tables.cells import read_cells

_AROUND = " :：.．"  # punctuation between a label and its text


def read_captions(pages: Iterable[PageLayout]) -> list[Caption]:
    """All captions in their order; what goes on from another page (续表1) has none of its own
    and gives its text and notes to the one it continues."""
    captions: list[Caption] = []
    for one in (one for page in pages for one in page.floats):
        if one.caption and not one.label.continued:
            captions.append(_caption(one))
        elif one.label.continued and (home := _continued(one, captions)):
            home.inside += _inside(one)
            home.notes = join_lines([home.notes or "", *_notes(one)]) or None
    return captions


def _continued(one: Float, captions: Sequence[Caption]) -> Caption | None:
    """The caption of what goes on in a float, whose label may leave out the number."""
    own = (caption for caption in reversed(captions) if caption.kind == one.label.kind)
    return next((c for c in own if one.label.text in ("", c.label)), None)


def _caption(one: Float) -> Caption:
    """A caption with its box, which spans its translation as well."""
    lines = [*one.caption, *one.english]
    return Caption(
        kind=one.label.kind,
        label=one.label.text,
        text=_words(one.caption, one.label.end),
        text_en=_english(one.english),
        inside=_inside(one),
        notes=join_lines(_notes(one)) or None,
        page=lines[0].page,
        bbox=rounded(around(line.bbox for line in lines)),
    )


def _inside(one: Float) -> list[str]:
    """The text printed in a figure."""
    texts = [*(line.text for line in one.inside), *one.sideways]
    return texts if one.label.kind == "figure" else []


def _notes(one: Float) -> list[str]:
    return [line.text for line in (*_beside(one), *one.notes)]


def _beside(one: Float) -> list[Line]:
    """What stands between a table and its caption, as its unit."""
    if one.label.kind == "figure":
        return []
    return [line for line in one.inside if not within(line, one.bbox)]


def _in_cells(one: Float) -> list[Line]:
    return [line for line in one.inside if within(line, one.bbox)]


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

    A table's continuation names the caption of the table it continues; one without a caption
    names none.
    """
    tables: list[Table] = []
    label: str | None = None
    for page, own in zip(pages, rules, strict=True):
        for one in page.floats:
            if one.label.kind != "table":
                continue
            label = one.label.text or (label if one.label.continued else None)
            rows, head, spans = read_cells(_in_cells(one), own, one.bbox)
            if rows:
                box = rounded(one.bbox)
                tables.append(
                    Table(
                        caption=label,
                        page=page.number,
                        bbox=box,
                        rows=rows,
                        head=head,
                        spans=list(spans),
                    )
                )
    return tables


# --- what is kept of their lines --------------------------------------------------------------


def float_entries(
    pages: Iterable[PageLayout], captions: Sequence[Caption], tables: Sequence[Table]
) -> Iterator[Entry]:
    """What is kept of the lines of figures and tables."""
    floats = [one for page in pages for one in page.floats]
    figures = [line for one in floats if one.label.kind == "figure" for line in one.inside]
    yield Entry(figures, [line for caption in captions for line in caption.inside], "float")
    notes = [line for one in floats for line in (*_beside(one), *one.notes)]
    yield Entry(notes, [caption.notes or "" for caption in captions], "float")
    for page, same in groupby(floats, key=lambda one: one.lines()[0].page):
        own = list(same)
        texts = [f"{c.label}{c.text}" for c in captions if c.page == page]
        texts += [caption.text_en or "" for caption in captions if caption.page == page]
        yield Entry([line for one in own for line in (*one.caption, *one.english)], texts, "float")
        rows = (row for table in tables if table.page == page for row in table.rows)
        cells = [cell for row in rows for cell in row]
        yield Entry([line for one in own for line in one.inside], cells, "float")
