"""A paper's pages in points of print (``print_size``)."""

from collections.abc import Sequence

from bipaper.pdf.glyphs import Char
from bipaper.pdf.pages import PdfPage
from bipaper.pdf.print_size import print_unit, scaled_box, scaled_boxes


def in_print(pages: Sequence[PdfPage]) -> tuple[list[PdfPage], float]:
    """The pages in points of print, and how many points of the file one of these is."""
    unit = print_unit([char.size for page in pages for char in page.chars])
    return [*pages] if unit == 1 else [_scaled(page, 1 / unit) for page in pages], unit


def _scaled(page: PdfPage, by: float) -> PdfPage:
    return page._replace(
        width=page.width * by,
        height=page.height * by,
        chars=[_scaled_char(char, by) for char in page.chars],
        rules=scaled_boxes(page.rules, by),
        images=scaled_boxes(page.images, by),
        slanted=[
            piece._replace(box=scaled_box(piece.box, by), size=piece.size * by)
            for piece in page.slanted
        ],
        unsure=[(text, scaled_box(box, by)) for text, box in page.unsure],
        drawings=scaled_boxes(page.drawings, by),
    )


def _scaled_char(char: Char, by: float) -> Char:
    """A character in another unit; sizes are given in tenths."""
    x0, top, x1, bottom = scaled_box((char.x0, char.top, char.x1, char.bottom), by)
    size = round(char.size * by, 1)
    return char._replace(x0=x0, top=top, x1=x1, bottom=bottom, base=char.base * by, size=size)
