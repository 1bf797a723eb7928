"""Where the typesetter broke paragraphs: the snippets in reading order, and the joins.

The text is known; only the places of its characters are read from the PDF, in the order in
which the typesetter wrote them, so nothing here depends on how a reader orders a page.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from press.pieces import NOTE

SNIPPET = 14  # characters; gold's snippets have 12 to 20
SHORTEST = 12
SIDE = 10  # characters of a join on each side of the break
LINE_END_HYPHEN = "\x02"  # pdfium's
AHEAD = 8  # characters by which a paragraph is found again after what stands between
RISE = 20  # points: what goes on so far up the page goes on in another column


class Glyph(NamedTuple):
    """A character, its page from 0 and the height of its origin, in points from below."""

    char: str
    page: int
    y: float


def glyphs(data: bytes) -> list[Glyph]:
    """All visible characters, in the order in which they were written."""
    pdf = pypdfium2.PdfDocument(data)
    return [glyph for at, page in enumerate(pdf) for glyph in _of_page(page, at)]


def _of_page(page: pypdfium2.PdfPage, number: int) -> Iterator[Glyph]:
    text = page.get_textpage()
    x, y = pdfium.c_double(), pdfium.c_double()
    for at in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, at)).replace(LINE_END_HYPHEN, "-")
        if not char.isspace() and not pdfium.FPDFText_IsGenerated(text, at):
            pdfium.FPDFText_GetCharOrigin(text, at, x, y)
            yield Glyph(char, number, y.value)


def flowed(data: bytes, paragraphs: Sequence[str]) -> dict[str, Any]:
    """Gold's ``pages``, ``reading_order`` and ``joins`` of a PDF with these paragraphs."""
    stream = glyphs(data)
    text = "".join(glyph.char for glyph in stream)
    visible = ["".join(one.split()) for one in paragraphs]
    body = "".join(visible)
    order, joins, start = list[str](), list[dict[str, str]](), 0
    for one in visible:
        places = _places(one, text, start)
        start = places[-1]
        breaks = list(_breaks([stream[at] for at in places]))
        order += [snippet for snippet in _snippets(one, breaks) if body.count(snippet) == 1]
        joins += [_join(one, at) for at in breaks]
    return {"pages": stream[-1].page + 1, "reading_order": order, "joins": joins}


def _places(paragraph: str, text: str, start: int) -> list[int]:
    """Where in the stream each character of a paragraph stands; of the mark of a note, where
    the character before it does.

    Between two of them there may be others: a note, a running head, a float.
    """
    places, at = list[int](), start
    for index, char in enumerate(paragraph):
        if char == NOTE:
            places.append(places[-1])
            continue
        if not places or text[at : at + 1] != char:
            at = _found(paragraph[index : index + AHEAD].split(NOTE)[0], text, at)
        places.append(at)
        at += 1
    return places


def _found(wanted: str, text: str, start: int) -> int:
    """Where a text goes on, or as much of it as stands together."""
    for length in range(len(wanted), 1, -1):
        if (at := text.find(wanted[:length], start)) >= 0:
            return at
    return text.index(wanted, start)


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
