"""Text that a reader of the page cannot see: painted over, clipped away, in a layer that is off.

Two witnesses must agree. The boxes of what is painted tell which characters may be hidden,
cheaply and on every page; most have none. Then the page is drawn with and without these: what
changes no pixel is hidden. Whatever the boxes do not suspect stays, and so does what shows in
part.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium

from bipaper.parts.boxed_text import BBox
from bipaper.pdf.glyphs import Char, PageChars
from bipaper.pdf.objects import Colour, PageObject
from bipaper.pdf.paint import (
    CLEAR,
    INKLESS,
    Cover,
    Ink,
    Pictures,
    Pixels,
    draw_without,
    read_covers,
    read_inks,
    with_repeats,
)

Point = tuple[float, float]

OUTSIDE = "outside the page"
CLIPPED = "clipped away"
SAME_COLOUR = "in the colour of the ground"
PAINTED_OVER = "painted over"
# Text hidden in these ways may stand for a picture in its place, as OCR writes it.
_LIKE_OCR = frozenset({INKLESS, CLEAR, SAME_COLOUR, PAINTED_OVER})

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
# Colours that differ by less, of 255 in each channel, are one to the eye: a contrast of 1.03.
SAME = 8


def without_hidden(
    page: pdfium.PdfPage, read: PageChars, objects: Sequence[PageObject], layers: bool
) -> PageChars:
    """A page's characters without those that nobody sees, which are counted by why.

    ``layers`` tells that the document has layers that may be off.
    """
    known = read_inks(objects, layers)
    deeper = Ink(len(objects), BLACK)  # in forms within forms too deep to follow
    inks = [known.get(maker, deeper) for maker in read.makers]
    suspected = suspects(read.chars, inks, read_covers(objects), (read.width, read.height))
    if not suspected:
        return read
    orders = {inks[i].order for i, why in suspected.items() if why != OUTSIDE}
    texts = with_repeats([objects[order] for order in sorted(orders)], objects, {*read.makers})
    hidden = unseen(read.chars, suspected, draw_without(page, texts) if texts else None)
    kept = [i for i in range(len(read.chars)) if i not in hidden]
    inkless = sum(inks[i].why == INKLESS for i in kept)
    share = inkless / len(kept) if kept else 0.0
    return read.keep(kept)._replace(hidden=Counter(hidden.values()), invisible=share)


def suspects(
    chars: Sequence[Char], inks: Sequence[Ink], covers: Sequence[Cover], page: tuple[float, float]
) -> dict[int, str]:
    """Which characters may be hidden, and why; ``page`` is its width and height.

    ``inks`` go with ``chars``; ``covers`` are in the order they are painted.
    """
    places = _Places(chars)
    around = _Around({}, set(), set(), set())
    for cover in covers:
        around.add(cover, places.within(cover.box), inks)
    found = dict.fromkeys(around.over, PAINTED_OVER)
    for i, ink in enumerate(inks):
        if ink.clip and not _lies_in(places.middles[i], ink.clip):
            found[i] = CLIPPED
        elif ink.why:
            found[i] = ink.why
        elif _are_same(ink.colour, around.grounds.get(i, WHITE)):
            found[i] = SAME_COLOUR
    found.update(dict.fromkeys(places.beyond((0, 0, *page)), OUTSIDE))
    return _without_ocr(found, around, len(chars))


class _Around(NamedTuple):
    """What is painted where characters stand, by their numbers.

    ``grounds`` is the colour of the last area below each (None for a picture), ``pictured``
    those where an image is, ``over`` those with something solid painted later and ``behind``
    those of them where that is an image.
    """

    grounds: dict[int, Colour | None]
    pictured: set[int]
    over: set[int]
    behind: set[int]

    def add(self, cover: Cover, numbers: Iterable[int], inks: Sequence[Ink]) -> None:
        """Paint the next area or image on the characters that stand there."""
        for i in numbers:
            if cover.image:
                self.pictured.add(i)
            if cover.order < inks[i].order:
                self.grounds[i] = cover.colour
            elif cover.solid:
                self.over.add(i)
                if cover.image:
                    self.behind.add(i)


def _without_ocr(found: dict[int, str], around: _Around, count: int) -> dict[int, str]:
    """The suspects without the text of a scan, which OCR writes unseen on it or behind it.

    Where most of it stands where the images are, so does the rest, if less exactly. ``count``
    is that of the page's characters.
    """
    unseen = {i for i, why in found.items() if why in (INKLESS, CLEAR)}
    behind = {i for i, why in found.items() if why == PAINTED_OVER and i in around.behind}
    pictured = unseen & around.pictured
    read = unseen if 2 * len(pictured) > len(unseen) else pictured
    if 2 * len(behind) > count:
        read |= behind
    return {i: why for i, why in found.items() if i not in read}


def _are_same(colour: Colour, ground: Colour | None) -> bool:
    if ground is None or abs(colour[0] - ground[0]) > SAME:
        return False
    return abs(colour[1] - ground[1]) <= SAME and abs(colour[2] - ground[2]) <= SAME


def unseen(
    chars: Sequence[Char], suspected: Mapping[int, str], pictures: Pictures | None
) -> dict[int, str]:
    """Which of the suspected characters are hidden, and why.

    Without pictures, those are that stand outside the page. Where most of a page is hidden
    behind something that shows, it is the text of that: a scan's, or outlines'.
    """
    hidden = {i: why for i, why in suspected.items() if why == OUTSIDE}
    if not pictures:
        return hidden
    whole, without, scale = pictures
    shown = _Places(char for i, char in enumerate(chars) if i not in suspected)
    behind = set()
    for i in suspected.keys() - hidden.keys():
        box, why = chars[i][1:5], suspected[i]
        seen = _cut(whole, box, scale)
        if _differ(seen, _cut(without, box, scale)):
            continue
        blank = _is_blank(seen)
        if why == INKLESS and not (blank or shown.any_near(chars[i])):
            continue  # what shows here is no text but the outlines that it is written for
        hidden[i] = why
        if why in _LIKE_OCR and not blank:
            behind.add(i)
    if 2 * len(behind) > len(chars):
        return {i: why for i, why in hidden.items() if why not in _LIKE_OCR}
    return hidden


def _differ(one: Pixels, other: Pixels) -> bool:
    """Whether two pictures are not the same to the eye."""
    return bool((np.maximum(one, other) - np.minimum(one, other) > SAME).any())


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

    def any_near(self, char: Char) -> bool:
        """Whether one has its middle within half an em of where ``char`` stands."""
        x0, top, x1, bottom = char[1:5]
        reach = char.size / 2
        return any(True for _ in self.within((x0 - reach, top, x1 + reach, bottom)))

    def beyond(self, box: BBox) -> Iterator[int]:
        """The numbers of those with their middle outside it."""
        x0, top, x1, bottom = box
        inside = enumerate(self.middles)
        return (i for i, (x, y) in inside if not (x0 <= x <= x1 and top <= y <= bottom))


def _lies_in(point: Point, box: BBox) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
