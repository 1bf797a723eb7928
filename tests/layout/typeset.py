"""A typesetter for tests: text to characters on a page, one em a Chinese character."""

from collections.abc import Iterable
from typing import Any

from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line, make_lines, rows
from bipaper.parts.boxed_text import BBox
from bipaper.pdf.glyphs import Char
from bipaper.pdf.pages import PdfPage

HALF = 0.5  # em a Latin letter, a digit or a space takes


def chars(
    text: str,
    x: float = 0.0,
    base: float = 0.0,
    size: float = 10.0,
    *,
    font: str = "song",
    bold: bool = False,
) -> list[Char]:
    """The characters of a line that starts at ``x``; spaces move on and are not drawn."""
    placed = []
    for letter in text:
        width = size * (HALF if letter.isascii() else 1.0)
        if not letter.isspace():
            box = (x, base - 0.88 * size, x + width, base + 0.12 * size)
            placed.append(Char(letter, *box, base, size, font, bold))
        x += width if letter != "\u3000" else 0.0
    return placed


def column(lines: Iterable[str], x: float, base: float = 100.0, pitch: float = 16.0) -> list[Char]:
    """Lines below each other."""
    return [c for n, line in enumerate(lines) for c in chars(line, x, base + n * pitch)]


def line(text: str, x: float = 0.0, base: float = 100.0, size: float = 10.0, **look: Any) -> Line:
    """A printed line on page 1."""
    return Line(chars(text, x, base, size, **look), 1)


def full_width(drawn: list[Char], x0: float = 50.0, x1: float = 290.0) -> list[Placed]:
    """The lines of a page of one column, in a column that runs from ``x0`` to ``x1``."""
    return [Placed(one, None, x0, x1) for one in make_lines(rows(drawn), 1)]


def rule(x0: float, x1: float, y: float) -> BBox:
    """A thin horizontal line."""
    return x0, y, x1, y + 0.5


def page(
    drawn: list[Char], rules: Iterable[BBox] = (), images: Iterable[BBox] = (), number: int = 1
) -> PdfPage:
    """A page of 600 x 800 points."""
    return PdfPage(number, 600.0, 800.0, drawn, list(rules), list(images))
