"""A typesetter for tests: text to characters on a page, one em a Chinese character."""

from collections.abc import Iterable

from bipaper.pdf.chars import Char

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
