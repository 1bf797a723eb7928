"""The same print is read the same, however a program has written it into the file."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from samples import NAMES, pdf_of

from bipaper.parts.extracted import Extracted
from bipaper.settings import Extract
from bipaper.text.paper import extract

Rewrite = Callable[[pikepdf.Pdf], None]


def said(paper: Extracted) -> Iterator[object]:
    """All that a paper says, in order, but where it stands."""
    yield from (paper.metadata, paper.keywords)
    yield from ((section.number, section.title, section.level) for section in paper.sections)
    yield from (block.text for _, block in paper.blocks())
    yield from ((caption.label, caption.text, caption.inside) for caption in paper.captions)
    yield from (table.rows for table in paper.tables)
    yield from (entry.text for entry in paper.references)
    yield from ((item.kind, item.text) for item in (*paper.furniture, *paper.notes))
    yield from (item.text for item in paper.unplaced)


@cache
def as_written(name: str) -> list[object]:
    return list(said(extract(pdf_of(name), name, name, Extract())))


def each_page(pdf: pikepdf.Pdf, matrix: str, box: tuple[float, ...], **entries: object) -> None:
    """Draw each page through a matrix, on a page with this box and these entries."""
    for page in pdf.pages:
        page.contents_add(f"q {matrix} cm ".encode(), prepend=True)
        page.contents_add(b" Q")
        page.obj.MediaBox = pikepdf.Array(box)
        for key, value in entries.items():
            page.obj[f"/{key}"] = value


def in_pieces(pdf: pikepdf.Pdf) -> None:
    """The content in streams of some operators each, which end anywhere in a text."""
    for page in pdf.pages:
        content = list(pikepdf.parse_content_stream(page))
        parts = (content[at : at + PART] for at in range(0, len(content), PART))
        streams = (pdf.make_stream(pikepdf.unparse_content_stream(part)) for part in parts)
        page.obj.Contents = pikepdf.Array(map(pdf.make_indirect, streams))


def as_forms(pdf: pikepdf.Pdf) -> None:
    """Each page as one form, half as large, drawn twice as large."""
    for page in pdf.pages:
        content = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page))
        form = pdf.make_stream(content, Subtype=pikepdf.Name.Form, BBox=page.mediabox)
        form.Matrix, form.Resources = pikepdf.Array([0.5, 0, 0, 0.5, 0, 0]), page.resources
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=form))
        page.obj.Contents = pdf.make_stream(b"2 0 0 2 0 0 cm /Page Do")


def with_hyphens_of_unicode(pdf: pikepdf.Pdf) -> None:
    """Hyphens are those of a line's end in the fonts' maps."""
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
            told = font.ToUnicode.read_bytes()
            font.ToUnicode = pdf.make_stream(told.replace(b" <002D>", b" <00AD>"))


PART = 50  # operators in a stream
W, H = 595.2756, 841.8898  # A4, which the samples are printed on
REWRITES: dict[str, Rewrite] = {
    "in many streams": in_pieces,
    "as forms": as_forms,
    "with soft hyphens": with_hyphens_of_unicode,
    "larger": lambda pdf: each_page(pdf, "1.2 0 0 1.2 0 0", (0, 0, 1.2 * W, 1.2 * H)),
    "a point a pixel": lambda pdf: each_page(pdf, "4 0 0 4 0 0", (0, 0, 4 * W, 4 * H)),
    "from another origin": lambda pdf: each_page(
        pdf, "1 0 0 1 -300 -450", (-300, -450, W - 300, H - 450)
    ),
    "turned": lambda pdf: each_page(pdf, f"0 1 -1 0 {H} 0", (0, 0, H, W), Rotate=90),
    "in the middle of a larger sheet": lambda pdf: each_page(
        pdf, ".8 0 0 .8 183 259", (0, 0, 842, 1191)
    ),
    "cut out of a larger sheet": lambda pdf: each_page(
        pdf, "1 0 0 1 0 0", (-40, -60, W + 50, H + 70), CropBox=pikepdf.Array([0, 0, W, H])
    ),
}


@pytest.mark.parametrize("how", REWRITES)
@pytest.mark.parametrize("name", NAMES[:2])
def test_the_same_print_is_read_the_same(name: str, how: str, tmp_path: Path) -> None:
    rewritten = tmp_path / f"{name}.pdf"
    with pikepdf.open(pdf_of(name)) as pdf:
        REWRITES[how](pdf)
        pdf.save(rewritten)
    assert list(said(extract(rewritten, name, name, Extract()))) == as_written(name)
