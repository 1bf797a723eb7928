"""Where the typesetter broke paragraphs: the snippets in reading order, and the joins.

The text is known; where its characters stand is read from an edition of the sheet in which
paragraphs are red and headings green. So nothing here depends on how a reader orders a page or
tells text from notes, and the sheet itself is black.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from press.pieces import NOTE

SNIPPET = 14  # characters; gold's snippets have 12 to 20
SHORTEST = 12
SIDE = 10  # characters of a join on each side of the break
LINE_END_HYPHEN = "\x02"  # pdfium's
RISE = 20  # points: what goes on so far up the page goes on in another column

Ink = Literal["red", "green"]
INKS: dict[tuple[int, int, int], Ink] = {(255, 0, 0): "red", (0, 255, 0): "green"}


class Glyph(NamedTuple):
    """A character, its page from 1 and the height of its origin, in points from below."""

    char: str
    page: int
    y: float
    ink: Ink | None


class FlowError(Exception):
    """The coloured edition does not hold the text that the sheet should."""


def glyphs(data: bytes) -> list[Glyph]:
    """All visible characters, in the order in which they were written."""
    pdf = pypdfium2.PdfDocument(data)
    return [glyph for at, page in enumerate(pdf, start=1) for glyph in _of_page(page, at)]


def _of_page(page: pypdfium2.PdfPage, number: int) -> Iterator[Glyph]:
    text = page.get_textpage()
    x, y = pdfium.c_double(), pdfium.c_double()
    for at in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, at)).replace(LINE_END_HYPHEN, "-")
        if not char.isspace() and not pdfium.FPDFText_IsGenerated(text, at):
            pdfium.FPDFText_GetCharOrigin(text, at, x, y)
            yield Glyph(char, number, y.value, _ink(text, at))


def _ink(text: pypdfium2.PdfTextPage, at: int) -> Ink | None:
    colour = [pdfium.c_uint() for _ in range(4)]
    pdfium.FPDFText_GetFillColor(text, at, *colour)
    red, green, blue, _ = (one.value for one in colour)
    return INKS.get((red, green, blue))


def flowed(data: bytes, paragraphs: Sequence[str], headings: Sequence[str]) -> dict[str, Any]:
    """Gold's ``reading_order`` and ``joins``, and the ``pages`` on which headings stand, of a
    coloured edition with these paragraphs and headings."""
    stream = glyphs(data)
    visible = ["".join(one.split()) for one in paragraphs]
    body = "".join(visible)
    order, joins = list[str](), list[dict[str, str]]()
    for one, places in zip(visible, _parted(stream, "red", visible), strict=True):
        breaks = list(_breaks(places))
        order += [snippet for snippet in _snippets(one, breaks) if body.count(snippet) == 1]
        joins += [_join(one, at) for at in breaks]
    titles = _parted(stream, "green", ["".join(one.split()) for one in headings])
    pages = [title[0].page for title in titles]
    return {"reading_order": order, "joins": joins, "pages": pages}


def _parted(stream: Sequence[Glyph], ink: Ink, texts: Sequence[str]) -> list[list[Glyph]]:
    """The glyphs of one ink, by the text they belong to; the mark of a note is where the
    character before it is."""
    left = iter([glyph for glyph in stream if glyph.ink == ink])
    return [list(_matched(text, left)) for text in texts]


def _matched(text: str, left: Iterator[Glyph]) -> Iterator[Glyph]:
    last = None
    for char in text:
        last = last if char == NOTE else next(left, None)
        if last is None or (char != NOTE and last.char != char):
            raise FlowError(f"{char!r} of {text!r} is {last}")
        yield last


def _breaks(glyphs: Sequence[Glyph]) -> Iterator[int]:
    """The characters that stand on another page or higher than the one before."""
    for at in range(1, len(glyphs)):
        before, after = glyphs[at - 1], glyphs[at]
        if after.page != before.page or after.y > before.y + RISE:
            yield at


def _snippets(paragraph: str, breaks: Sequence[int]) -> Iterator[str]:
    """The beginning, and what stands on both sides of a break."""
    starts = [0, *(side for at in breaks for side in (max(0, at - SNIPPET), at))]
    for start in dict.fromkeys(starts):
        snippet = paragraph[start : start + SNIPPET]
        if len(snippet) >= SHORTEST and NOTE not in snippet:
            yield snippet


def _join(paragraph: str, at: int) -> dict[str, str]:
    """The characters on both sides of a break, without marks of notes."""
    before, after = (side.replace(NOTE, "") for side in (paragraph[:at], paragraph[at:]))
    return {"before": before[-SIDE:], "after": after[:SIDE]}
