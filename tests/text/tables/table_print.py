"""Lines and rules of a table, as they are printed."""

from bipaper.layout.lines import Line, make_lines, rows
from bipaper.pdf.glyphs import Char

BOX = (0.0, 0.0, 300.0, 200.0)
Printed = dict[float, dict[float, str]]


def printed(text: Printed) -> list[Line]:
    """Lines of 10 point type: {base line: {left edge: text}}."""
    chars = []
    for base, parts in text.items():
        for x, part in parts.items():
            for char in part:
                width = 10.0 if ord(char) > 0x2E80 else 5.0
                if char != " ":
                    box = (x, base - 9, x + width, base + 1)
                    chars.append(Char(char, *box, base, 10.0, "Song", False))
                x += width
    return make_lines(rows(chars), 1)


def across(*heights: float, x0: float = 0, x1: float = 300) -> list[tuple[float, ...]]:
    return [(x0, y, x1, y) for y in heights]


def down(*places: float, top: float = 0, bottom: float = 200) -> list[tuple[float, ...]]:
    return [(x, top, x, bottom) for x in places]


THREE = across(0, 22, 100)  # the rules of a three-line table
