"""Characters whose codes Ghostscript wrote wrongly, told from what it left of them.

Ghostscript 10 writes a font's map anew. Of a glyph that stands for two UTF-16 units it gets
the bytes wrong, in one of two ways. Names of Latin ligatures have theirs swapped: ff becomes
6600 6600, and of ffi the last two letters become their sum, 6600 CF00. Of other pairs the
second byte stands in the place of the third, too: two dashes, 2014 2014, become 2014 1414, and
the letter C of a formula, D835 DC36, becomes D835 3536.
"""

from collections.abc import Sequence
from itertools import pairwise

from bipaper.pdf.glyphs import Char, PageChars
from bipaper.pdf.normalise import normalise


def in_order(pages: Sequence[PageChars]) -> list[PageChars]:
    """The pages with such glyphs as the characters that they were."""
    return [_in_order(page) for page in pages]


def _in_order(page: PageChars) -> PageChars:
    told: dict[int, str] = {}
    for at, (one, other) in enumerate(pairwise(page.chars)):
        if text := _told(one.code, other.code) if _is_one_glyph(one, other) else "":
            told |= {at: text[0], at + 1: text[1:]}
    return _with_texts(page, told) if told else page


def _is_one_glyph(one: Char, other: Char) -> bool:
    return (one.x0, one.base, one.face) == (other.x0, other.base, other.face)


def _with_texts(page: PageChars, told: dict[int, str]) -> PageChars:
    """The page with other texts for the characters at these places."""
    chars = list(page.chars)
    for at, text in told.items():
        chars[at] = chars[at]._replace(text=normalise(text), code=ord(text[0]))
    return page._replace(chars=chars)


def _told(one: int, other: int) -> str:
    """What the two codes of a glyph should be, "" if they are."""
    return _ligature(one, other) or _pair(one, other)


def _ligature(one: int, other: int) -> str:
    """The letters whose bytes were swapped, if these are some."""
    if one & 0xFF or other & 0xFF:
        return ""
    last = other >> 8
    text = chr(one >> 8) + (chr(last) if last < 0x80 else f"f{chr(last - ord('f'))}")
    return text if text.isascii() and text.isalpha() else ""


def _pair(one: int, other: int) -> str:
    """The two characters, if the second has a byte of the first twice."""
    repeated = other >> 8 == one & 0xFF != one >> 8
    return chr(one) + chr(one & 0xFF00 | other & 0xFF) if repeated else ""
