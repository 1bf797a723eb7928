"""Text that a reader of the page cannot see: painted over, clipped away, in a layer that is off.

Two witnesses must agree. The boxes of what is painted tell which characters may be hidden,
cheaply and on every page; most have none. Then the page is drawn with and without these: what
changes no pixel is hidden. Whatever the boxes do not suspect stays, and so does what shows in
part.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

import numpy as np
import pypdfium2 as pdfium

from bipaper.model import BBox
from bipaper.pdf.chars import Char, PageChars
from bipaper.pdf.objects import Colour, PageObject
from bipaper.pdf.paint import Cover, Ink, Pictures, Pixels, draw_without, read_covers, read_inks

Point = tuple[float, float]

OUTSIDE = "outside the page"
CLIPPED = "clipped away"
LAYER_OFF = "in a layer that is off"
INKLESS = "drawn without ink"
CLEAR = "fully transparent"
SAME_COLOUR = "in the colour of the ground"
PAINTED_OVER = "painted over"
# Text hidden in these ways may stand for a picture in its place, as OCR writes it.
_LIKE_OCR = frozenset({INKLESS, CLEAR, SAME_COLOUR, PAINTED_OVER})

WHITE = (255, 255, 255)
# Colours that differ by less, of 255 in each channel, are one to the eye: a contrast of 1.03.
SAME = 8


def without_hidden(
    page: pdfium.PdfPage, read: PageChars, objects: Sequence[PageObject], layers: bool
) -> PageChars:
    """A page's characters without those that nobody sees, which are counted by why.

    ``layers`` tells that the document has layers that may be off.
    """
    known = read_inks(objects, layers)
    inks = [known[maker] for maker in read.makers]
    suspected = suspects(read.chars, inks, read_covers(objects), (read.width, read.height))
    if not suspected:
        return read
    drawn = {inks[i].order for i in suspected}
    pictures = draw_without(page, [objects[order] for order in sorted(drawn)])
    hidden = unseen(read.chars, suspected, pictures)
    kept = [i for i in range(len(read.chars)) if i not in hidden]
    return read._replace(
        chars=[read.chars[i] for i in kept],
        makers=[read.makers[i] for i in kept],
        hidden=Counter(hidden.values()),
    )


def suspects(
    chars: Sequence[Char], inks: Sequence[Ink], covers: Sequence[Cover], page: tuple[float, float]
) -> dict[int, str]:
    """Which characters may be hidden, and why; ``page`` is its width and height.

    ``inks`` go with ``chars``; ``covers`` are in the order they are painted.
    """
    places = _Places(chars)
    found: dict[int, str] = {}
    grounds: dict[int, Colour | None] = {}
    pictured: set[int] = set()
    for cover in covers:
        for i in places.within(cover.box):
            if cover.image:
                pictured.add(i)
            if cover.order < inks[i].order:
                grounds[i] = cover.colour
            elif cover.solid:
                found[i] = PAINTED_OVER
    for i, ink in enumerate(inks):
        if why := _why(ink, places.middles[i], grounds.get(i, WHITE)):
            found[i] = why
    found.update(dict.fromkeys(places.beyond((0, 0, *page)), OUTSIDE))
    return _without_ocr(found, pictured)


def _why(ink: Ink, middle: Point, ground: Colour | None) -> str | None:
    """Why a character may be hidden by how its text is painted."""
    if ink.clip and not _lies_in(middle, ink.clip):
        return CLIPPED
    if ink.layered:
        return LAYER_OFF
    if ink.inkless:
        return INKLESS
    if ink.clear:
        return CLEAR
    return SAME_COLOUR if ink.colour and ground and _are_same(ink.colour, ground) else None


def _without_ocr(found: Mapping[int, str], pictured: Set[int]) -> dict[int, str]:
    """The suspects without the inkless text that OCR writes over a scan.

    Where most of it stands over images, so does the rest, if less exactly.
    """
    inkless = {i for i, why in found.items() if why == INKLESS}
    read = inkless if 2 * len(inkless & pictured) > len(inkless) else inkless & pictured
    return {i: why for i, why in found.items() if i not in read}


def _are_same(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= SAME for a, b in zip(one, other, strict=True))


def unseen(
    chars: Sequence[Char], suspected: Mapping[int, str], pictures: Pictures
) -> dict[int, str]:
    """Which of the suspected characters are hidden, and why.

    Where most of a page is hidden behind something that shows, it is the text of that: a
    scan's, or outlines'.
    """
    whole, without, scale = pictures
    changed = _differs(whole, without)
    shown = _Places([char for i, char in enumerate(chars) if i not in suspected])
    hidden: dict[int, str] = {}
    behind = 0
    for i, why in suspected.items():
        box = chars[i][1:5]
        if why != OUTSIDE and _cut(changed, box, scale).any():
            continue
        blank = why not in _LIKE_OCR or _is_blank(_cut(whole, box, scale))
        if why == INKLESS and not blank and not any(shown.within(box)):
            continue  # what shows here is no text: the outlines that it is written for
        hidden[i] = why
        behind += not blank
    if 2 * behind > len(chars):
        return {i: why for i, why in hidden.items() if why not in _LIKE_OCR}
    return hidden


def _differs(one: Pixels, other: Pixels) -> Pixels:
    """Where two pictures are not the same to the eye."""
    lighter, darker = np.maximum(one, other), np.minimum(one, other)
    different: Pixels = (lighter - darker).max(axis=2) > SAME
    return different


def _cut(picture: Pixels, box: BBox, scale: float) -> Pixels:
    """The pixels that a box touches; none of a box beside the picture."""
    x0, top, x1, bottom = (max(0.0, edge * scale) for edge in box)
    return picture[int(top) : math.ceil(bottom), int(x0) : math.ceil(x1)]


def _is_blank(pixels: Pixels) -> bool:
    """Whether pixels are all of one colour."""
    return not pixels.size or int((pixels.max(axis=(0, 1)) - pixels.min(axis=(0, 1))).max()) <= SAME


class _Places:
    """Where characters have their middles, for finding those within a box."""

    def __init__(self, chars: Iterable[Char]) -> None:
        self.middles = [((c.x0 + c.x1) / 2, (c.top + c.bottom) / 2) for c in chars]

    @cached_property
    def _down(self) -> list[tuple[float, int]]:
        """The middles' heights with their numbers, from the top."""
        return sorted((y, i) for i, (_, y) in enumerate(self.middles))

    def within(self, box: BBox) -> Iterator[int]:
        """The numbers of characters with their middle in ``box``."""
        x0, top, x1, bottom = box
        start = bisect_left(self._down, (top,))
        end = bisect_right(self._down, (bottom, len(self.middles)))
        return (i for _, i in self._down[start:end] if x0 <= self.middles[i][0] <= x1)

    def beyond(self, box: BBox) -> Iterator[int]:
        """The numbers of all others."""
        return (i for i, middle in enumerate(self.middles) if not _lies_in(middle, box))


def _lies_in(point: Point, box: BBox) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
