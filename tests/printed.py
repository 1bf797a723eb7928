"""A typesetter for tests of text: marked-up strings as printed lines in a column.

``^1,2^`` is raised, ``⟦关键词⟧`` set in the font of headings; a space is a quarter em wide,
an ideographic one an em.
"""

import re
from collections.abc import Iterator

from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.pdf.glyphs import Char
from bipaper.pdf.normalise import normalise_char

LEFT, RIGHT = 50.0, 450.0  # a column of 40 Chinese characters at 10 points
BODY = BodyStyle(10.0, ("song",), 16.0)
WIDTHS = {" ": 0.25, "\u3000": 1.0}  # em of what moves on without being drawn


def line(
    text: str,
    *,
    x: float = LEFT,
    base: float = 100.0,
    size: float = 10.0,
    font: str = "song",
    bold: bool = False,
    page: int = 1,
) -> Line:
    """One printed line that starts at ``x``."""
    drawn = []
    for letter, raised, apart in _styled(text):
        own = 0.6 * size if raised else size
        width = own * WIDTHS.get(letter, 0.5 if letter.isascii() else 1.0)
        if letter not in WIDTHS:
            at = base - 0.4 * size if raised else base
            box = (x, at - 0.88 * own, x + width, at + 0.12 * own)
            look = ("hei", True) if apart else (font, bold)
            drawn.append(Char(normalise_char(letter), *box, at, own, *look))
        x += width
    return Line(drawn, page)


def _styled(text: str) -> Iterator[tuple[str, bool, bool]]:
    """(character, whether raised, whether in the font of headings)"""
    raised = apart = False
    for letter in text:
        if letter == "^":
            raised = not raised
        elif letter in "⟦⟧":
            apart = letter == "⟦"
        else:
            yield letter, raised, apart


def stream(*rows: str | tuple[str, dict[str, float | bool | str]]) -> list[Placed]:
    """Lines below each other in one column, with options: ``indent`` in em, ``centred``, ``gap``
    (lines of white space above) and those of ``line``."""
    placed: list[Placed] = []
    base = 100.0
    for row in rows:
        text, options = (row, {}) if isinstance(row, str) else (row[0], dict(row[1]))
        base += 16.0 * (1 + float(options.pop("gap", 0)))
        indent, centred = float(options.pop("indent", 0)), options.pop("centred", False)
        set_at = LEFT + indent * float(options.get("size", 10.0))
        one = line(text, x=set_at, base=base, **options)  # type: ignore[arg-type]
        if centred:
            middle = (LEFT + RIGHT - (one.x1 - one.x0)) / 2
            one = line(text, x=middle, base=base, **options)  # type: ignore[arg-type]
        placed.append(Placed(one, 0, LEFT, RIGHT))
    return placed


def plain(text: str) -> str:
    """What a marked-up string reads like."""
    return re.sub("[\\^⟦⟧]", "", text)
