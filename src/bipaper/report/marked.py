"""A text with what stands in it, cut so that marks nest: a sentence, in it an entity, and so on.

Marks of one layer never run into each other; those of an inner layer are cut where one of an
outer layer begins or ends, so that nothing of the text or of a mark is lost.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bipaper.export.interchange.flow import Note
from bipaper.parts.claims import Claim
from bipaper.parts.displays import Formula


class Mark(NamedTuple):
    """A span of a text, half-open: what ``kind`` of thing it is, and what is said of it.

    ``id`` is what links lead to (None behind the first piece), ``at`` names the boxes where it is
    printed, ``beside`` other parts of the page that tell of the same, ``to`` what it leads to.
    """

    start: int
    end: int
    kind: str
    label: str = ""
    tip: str = ""
    id: str | None = None
    at: Sequence[str] = ()
    beside: Sequence[str] = ()
    to: Sequence[str] = ()


class BeadNumber(NamedTuple):
    """The number of a bead, from 1, and what is said of it."""

    number: int
    tip: str


class Point(NamedTuple):
    """What stands before the character ``at`` of a text: a note, formula, claim or bead."""

    at: int
    kind: str
    what: Note | Formula | Claim | BeadNumber


class Piece(NamedTuple):
    """A mark with the text that it holds."""

    mark: Mark
    inside: list["Node"]


Node = str | Piece | Point
Layers = Sequence[Sequence[Mark]]


def apart(marks: Iterable[Mark]) -> list[Mark]:
    """Of marks that overlap the first, or the longer one, in order of the text."""
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not found or mark.start >= found[-1].end:
            found.append(mark)
    return found


def marked(text: str, layers: Layers, points: Iterable[Point] = ()) -> list[Node]:
    """The text with marks and points; marks of a layer (``apart``) hold those of later ones."""
    ordered = sorted(points, key=lambda point: point.at)
    behind = [point for point in ordered if point.at >= len(text)]
    return [*_Text(text, ordered).cut(0, len(text), layers), *behind]


class _Text(NamedTuple):
    """A text and the points in it, in their order."""

    text: str
    points: Sequence[Point]

    def cut(self, start: int, end: int, layers: Layers) -> Iterator[Node]:
        """The nodes of text[start:end]."""
        if start >= end:
            return
        if not layers:
            yield from self._plain(start, end)
            return
        marks, inner = layers[0], layers[1:]
        at = start
        for mark in marks[bisect_right(marks, start, key=lambda mark: mark.end) :]:
            if mark.start >= end:
                break
            first, last = max(mark.start, start), min(mark.end, end)
            yield from self.cut(at, first, inner)
            own = mark if first == mark.start else mark._replace(id=None)
            yield Piece(own, list(self.cut(first, last, inner)))
            at = last
        yield from self.cut(at, end, inner)

    def _plain(self, start: int, end: int) -> Iterator[Node]:
        at = start
        first = bisect_right(self.points, start - 1, key=lambda point: point.at)
        for point in self.points[first:]:
            if point.at >= end:
                break
            if point.at > at:
                yield self.text[at : point.at]
            yield point
            at = max(at, point.at)
        yield self.text[at:end]
