"""What a character is: Chinese, wide, Latin, unreadable; and plain forms, one for one.

The only place with ranges of characters. Classes are the inside of [...]; in the patterns of
data files they are called ``\\p{Han}``, as in Unicode's regular expressions (UTS #18).
"""

import re
from collections import Counter
from functools import cache, lru_cache
from typing import Literal
from unicodedata import east_asian_width
from xml.sax.saxutils import escape

from bipaper.data import read_rows

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters: the unified ideographs with all extensions, and compatibility forms."""

WIDE = "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
"""What is set an em wide: ``HAN``, radicals, kana, CJK punctuation, full-width forms."""

# Characters that never have a space beside them: Han, kana, bopomofo, CJK punctuation,
# full-width forms, circled numbers, dashes and the ellipsis.
CJK = (
    "\u2014\u2015\u2026\u2460-\u24ff\u2e80-\u303f\u3040-\u312f\u31a0-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)

CAPITAL, SMALL = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
"""Latin letters of Western European names."""

LETTERS = "A-Za-zÀ-ÖØ-öø-\u024f"
"""Latin letters with any accent, to the end of Latin Extended-B: Marković."""

GREEK = "Α-Ωα-ω"

ONES = "一二三四五六七八九"
COUNTING = f"{ONES}十"
"""Numerals that count headings, captions, points and volumes."""

ENVELOPES = "✉🖂📧"  # the mark of a corresponding author, and what stands before an address
CIRCLED = "①-⑳"
CIRCLED_MORE = "㉑-㉟❶-❿"

RAISED = "¹²³⁴-⁹"
LOWERED = "₀-₉"

UNREADABLE = "\ufffd"
"""Stands for a glyph whose character the PDF does not tell: evidence of a garbled text layer."""

LEADER = re.compile(r"(?:[.．·⋅•∙…]\s?){4,}|(?:…\s?){2,}|-{6,}|_{6,}")
"""What leads from an entry of a table of contents to its page."""

Script = Literal["Hans", "Hant"]
"""Simplified and Traditional by ISO 15924."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IS_HAN = re.compile(f"[{HAN}]")
_IS_WIDE = re.compile(f"[{WIDE}]")
_BEYOND_LATIN = "\u0250"  # where Latin Extended-B ends, the last of LETTERS
_CLASSES = {r"\p{Han}": HAN}

_ASCII = str.maketrans(
    dict(zip("，．。：；（）［］【】〔〕／＆", ",..:;()[][][]/&", strict=True))
    | dict.fromkeys("~～−–—‒‑\u2010\u2043", "-")
)
_PLAIN = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；！？"}
    | dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\u3000", " ")
    | dict.fromkeys("‐‑‒–—―−﹣─", "-")
    | dict.fromkeys("∼〜˜", "~")
    | dict(zip("○∶﹪", "〇:%", strict=True))
    | dict(zip("\u00b5\u2126\u212a", "μΩK", strict=True))  # signs of units that are letters
)


@cache
def is_han(char: str) -> bool:
    """Whether a character is a Chinese one (``HAN``); never for an empty text."""
    return _IS_HAN.fullmatch(char) is not None


@cache
def is_wide(char: str) -> bool:
    """Whether a character is set an em wide (``WIDE``); never for an empty text."""
    return _IS_WIDE.fullmatch(char) is not None


def may_be_wide(char: str) -> bool:
    """Whether an em is a width that a character has, if not always: “ and — too (UAX #11)."""
    return len(char) == 1 and char != UNREADABLE and east_asian_width(char) in "WFA"


def is_latin(char: str) -> bool:
    """Whether a character is a Latin letter, with or without marks, or a digit."""
    return char.isalnum() and char < _BEYOND_LATIN


def count_han(text: str) -> int:
    """How many Chinese characters a text has."""
    return len(_IS_HAN.findall(text))


def with_classes(pattern: str) -> str:
    r"""A regular expression of a data file with ``\p{Han}`` inside of [...] written out."""
    for name, members in _CLASSES.items():
        pattern = pattern.replace(name, members)
    return pattern


def as_ascii(text: str) -> str:
    """Full-width punctuation, dashes and tildes as ASCII, one for one: offsets hold."""
    return text.translate(_ASCII)


@lru_cache(maxsize=1024)
def simplify(text: str) -> str:
    """``text`` with Traditional characters made Simplified; same length, same offsets.

    For matching only: the choice between readings (乾 for 干) is not made. Of ten texts nine were
    asked for just before, by another rule.
    """
    return text.translate(_simplified())


def plain(text: str) -> str:
    """``text`` with one form for each variant; same length, same offsets.

    Traditional characters, full-width ASCII (but the punctuation of Chinese sentences),
    spaces, dashes, tildes, signs of units.
    """
    return simplify(text).translate(_PLAIN)


def chinese_script(text: str) -> Script:
    """The script of most characters of a Chinese text that one script alone has.

    Both scripts share the others; a text of these alone counts as Simplified.
    """
    counts = Counter(text).items()
    traditional = sum(count for char, count in counts if ord(char) in _simplified())
    simplified = sum(count for char, count in counts if char in _only_simplified())
    return "Hant" if traditional > simplified else "Hans"


def folded(name: str) -> str:
    """``name`` as it is compared with others: white space and case make no difference, nor do the
    variants of ``plain``."""
    return "".join(plain(name).lower().split())


def xml_text(text: str) -> str:
    """``text`` without what XML 1.0 cannot hold, even escaped (its production 2, Char)."""
    return _NOT_XML.sub("", text)


def xml_content(text: str) -> str:
    """``text`` as the content of an XML element."""
    return escape(xml_text(text))


def counted(text: str) -> str:
    """The letters and digits of a text: what of it has to be somewhere in a result."""
    return text if text.isalnum() else "".join(filter(str.isalnum, text))


@cache
def _simplified() -> dict[int, str]:
    rows = [row.split("\t") for row in read_rows(__name__, "traditional.tsv")]
    return {ord(form): row[0] for row in rows for form in row[1:]}


@cache
def _only_simplified() -> frozenset[str]:
    forms = _simplified()
    return frozenset(form for form in forms.values() if ord(form) not in forms)
