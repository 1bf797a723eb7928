"""Text set at an angle, piece by piece: watermarks, notes in margins, the names of upright axes."""

from collections.abc import Iterable
from typing import NamedTuple

from bipaper.parts.boxed_text import BBox
from bipaper.pdf.drawings import enclosing


class Slanted(NamedTuple):
    """A piece of text at an angle, its box and size in points; ``sideways`` where that is a right
    angle."""

    text: str
    box: BBox
    sideways: bool
    size: float


def slanted_text(pieces: Iterable[Slanted]) -> str:
    """All of it, in the order it is drawn."""
    return "".join(piece.text for piece in pieces)


def add_slanted(pieces: list[Slanted], new: Slanted, reach: float) -> None:
    """Let a character go on with the last piece where that is no further than ``reach`` (points),
    or begin another."""
    last = pieces[-1] if pieces else None
    if last and last.sideways == new.sideways and _gap(last.box, new.box) < reach:
        box = enclosing([last.box, new.box])
        pieces[-1] = last._replace(text=last.text + new.text, box=box)
    else:
        pieces.append(new)


def _gap(one: BBox, other: BBox) -> float:
    """How much white space parts two boxes, across the page or down, whichever is more."""
    across = max(one[0], other[0]) - min(one[2], other[2])
    return max(across, max(one[1], other[1]) - min(one[3], other[3]))
