"""A part of a sheet as a page of its own."""

from collections.abc import Callable, Iterable

from bipaper.parts.boxed_text import BBox
from bipaper.pdf.pages import PdfPage


def cut_out(page: PdfPage, part: BBox, own: Callable[[float, float], bool]) -> PdfPage:
    """What stands in a part of a page, measured from the part's top left.

    ``own`` tells of the left and right edge of a text whether it belongs to the part; rules,
    images and drawings are clipped at its sides.
    """
    x0, top, x1, bottom = part

    def moved(box: BBox) -> BBox:
        return box[0] - x0, box[1] - top, box[2] - x0, box[3] - top

    def clipped(boxes: Iterable[BBox]) -> list[BBox]:
        within = (box for box in boxes if box[0] < x1 and box[2] > x0)
        return [moved((max(a, x0), b, min(c, x1), d)) for a, b, c, d in within]

    return page._replace(
        width=x1 - x0,
        height=bottom - top,
        chars=[
            char._replace(
                x0=char.x0 - x0,
                top=char.top - top,
                x1=char.x1 - x0,
                bottom=char.bottom - top,
                base=char.base - top,
            )
            for char in page.chars
            if own(char.x0, char.x1)
        ],
        rules=clipped(page.rules),
        images=clipped(page.images),
        drawings=clipped(page.drawings),
        slanted=[
            piece._replace(box=moved(piece.box))
            for piece in page.slanted
            if own(piece.box[0], piece.box[2])
        ],
        unsure=[(text, moved(box)) for text, box in page.unsure if own(box[0], box[2])],
    )
