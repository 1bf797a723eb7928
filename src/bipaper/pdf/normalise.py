"""Characters as a reader sees them, whatever code the PDF stores.

Full-width Latin letters, digits and signs become ASCII, except the punctuation that
Chinese text sets full-width: ，；：？！（）. Radicals and compatibility forms become
the ideographs they look like, ligatures and squared units their letters, any space a
plain one. What a reader tells apart stays apart: ①, ², Ⅱ, ℃, “”, — and …
"""

import unicodedata
from collections.abc import Mapping
from functools import cache

from bipaper.chars import UNREADABLE
from bipaper.data import read_rows

FULL_WIDTH = dict(zip(",;:?!()", "，；：？！（）", strict=True))
# Unicode's formatting variants (UAX #44, table 14) that a reader takes for the plain character.
_VARIANTS = {"<wide>", "<narrow>", "<small>", "<vertical>", "<square>", "<font>", "<noBreak>"}
# Of the many other compatibility forms: micro sign, ⑴ and ⒈, radicals, ㈠, ligatures.
_COMPATIBLE = (
    range(0xB5, 0xB6),
    range(0x2474, 0x249C),
    range(0x2E80, 0x2FE0),
    range(0x3220, 0x322A),
    range(0xFB00, 0xFB07),
)
_VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


def normalise(text: str) -> str:
    """``text`` with each character normalised; its length may change."""
    return "".join(map(normalise_char, text))


@cache
def normalise_char(char: str) -> str:
    """One character as read: often itself, several for a ligature, "" for a mark without ink.

    Control and private-use codes, surrogates and unassigned ones give ``UNREADABLE``.
    """
    if char in _replacements():
        return _replacements()[char]
    category = unicodedata.category(char)
    if category.startswith("Z") or char in "\t\n\r\f\v":
        return " "
    if category == "Cf" or _within(char, _VARIATION_SELECTORS):
        return ""
    if category.startswith("C"):
        return UNREADABLE
    if char in FULL_WIDTH.values():
        return char
    return _plain(char)


def _plain(char: str) -> str:
    """One step down Unicode's decomposition, if what it leads to looks the same."""
    tag, _, codes = unicodedata.decomposition(char).rpartition(">")
    tag += ">" * bool(tag)
    plain = "".join(chr(int(code, 16)) for code in codes.split())
    if tag in {"<small>", "<vertical>"}:
        return "".join(FULL_WIDTH.get(c, c) for c in plain)
    if tag == "<compat>" and 0x3220 <= ord(char) < 0x322A:
        return f"（{plain[1]}）"
    singleton = not tag and len(plain) == 1
    if tag in _VARIANTS or singleton or (tag == "<compat>" and _within(char, _COMPATIBLE)):
        return normalise(plain)
    return char


def _within(char: str, ranges: tuple[range, ...]) -> bool:
    return any(ord(char) in codes for codes in ranges)


@cache
def _replacements() -> Mapping[str, str]:
    rows = (row.split("\t") for row in read_rows(__name__, "characters.tsv"))
    return {chr(int(code, 16)): replacement for code, replacement, _note in rows}
