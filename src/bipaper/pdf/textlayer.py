"""Whether a page's text layer can be read: good, garbled or none.

Measured on each page; the notes give the extremes seen on 160 good pages of 12 papers:

1. *None* is a page with next to no characters of its own: a scan, perhaps under a
   stamp, or text drawn as outlines.
2. *Garbled* text shows in what running text never has, whatever its subject: many glyphs
   without a character, many rare Han characters, few of the frequent ones, few of the
   letter pairs English is made of. Numbers and formulas count for nothing here.
3. Text under a scan comes from an OCR program of unknown quality, so its pages are
   judged together and with more suspicion: brackets that do not pair, which print
   hardly has, or rare characters on any one page, make all of them garbled.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from bipaper.data import read_data
from bipaper.model import TextLayer

# Fewer characters than this are no text layer; under a scan they may be a stamp.
MIN_CHARS = 10
MAX_STAMP = 150
# Images covering this share of a page make it a scan; so does less where there is no text.
SCAN_COVER = 0.7
PICTURE_COVER = 0.3
# A page with fewer drawn paths and no image is blank, not outlined text.
MIN_OUTLINES = 50

# Shares are only judged on at least so many characters.
MIN_HAN = 40
MIN_LETTERS = 200
MAX_UNREADABLE = 0.1  # 0.022
MAX_RARE = 0.04  # 0.014; bad OCR 0.06, random ideographs 0.7
MIN_FREQUENT = 0.18  # 0.47; text under a wrong character map 0.05
MIN_PAIRS = 0.54  # 0.62; letters shifted or permuted 0.44
# Of text under a scan: unpaired brackets a character, and at least so many.
MAX_UNPAIRED = 0.0015  # 0.0004 a document; bad OCR 0.003
MIN_UNPAIRED = 3

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[A-Za-z]{4,}")
_BRACKET = re.compile(r"[()\[\]（）【】《》“”]")
_OPENING = dict(zip(")]）】》”", "([(【《“", strict=True)) | {"）": "("}


class PageText(NamedTuple):
    """What is known of one page's text layer.

    ``text`` are its characters in content order, ``unmapped`` the count of glyphs without
    a character, ``hidden`` the share of characters drawn invisibly, ``covered`` the share
    of the page under images, ``paths`` the count of vector drawings.
    """

    text: str
    unmapped: int = 0
    hidden: float = 0.0
    covered: float = 0.0
    paths: int = 0


def page_layers(pages: Sequence[PageText]) -> list[TextLayer]:
    """Classify every page of one document; pages with text under a scan share their fate."""
    layers = [_page_layer(page) for page in pages]
    under_scan = [i for i, page in enumerate(pages) if layers[i] != "none" and is_scan(page)]
    if _is_poor_ocr([pages[i].text for i in under_scan]):
        for i in under_scan:
            layers[i] = "garbled"
    return layers


def document_layer(layers: Iterable[TextLayer]) -> TextLayer:
    """The document's class: that of most pages, the worse of two that tie; no pages are none."""
    counts = Counter(layers)
    worst_first: tuple[TextLayer, ...] = ("none", "garbled", "good")
    return max(worst_first, key=lambda layer: counts[layer])


def _page_layer(page: PageText) -> TextLayer:
    size = len(page.text) + page.unmapped
    if size < MIN_CHARS:
        drawn = page.covered >= PICTURE_COVER or page.paths >= MIN_OUTLINES
        return "none" if drawn else "good"
    if page.covered >= SCAN_COVER and page.hidden < 0.5 and size < MAX_STAMP:
        return "none"
    return "garbled" if is_garbled(page.text, page.unmapped) else "good"


def is_garbled(text: str, unmapped: int = 0) -> bool:
    """Whether ``text`` cannot be what a Chinese or English page says.

    ``unmapped`` glyphs without a character are missing from it.
    """
    alien = sum(map(_is_alien, text))
    if unmapped + alien > MAX_UNREADABLE * (len(text) + unmapped):
        return True
    han = _HAN.findall(text)
    if len(han) >= MIN_HAN and (rare_share(han) > MAX_RARE or frequent_share(han) < MIN_FREQUENT):
        return True
    pairs = _letter_pairs(text)
    return len(pairs) >= MIN_LETTERS and pair_share(pairs) < MIN_PAIRS


def rare_share(han: Sequence[str]) -> float:
    """The share of characters outside the common sets of GB 2312 (level 1) and Big5 (level 1).

    The two standards chose their 3,755 and 5,401 characters by frequency of use.
    """
    return sum(char not in _common_han() for char in han) / len(han)


def frequent_share(han: Sequence[str]) -> float:
    """The share of the few hundred most frequent characters, Simplified and Traditional."""
    return sum(char in _frequent("han", "traditional") for char in han) / len(han)


def pair_share(pairs: Sequence[str]) -> float:
    """The share of the letter pairs that English is made of."""
    return sum(pair in _frequent("pairs") for pair in pairs) / len(pairs)


def unpaired_brackets(text: str) -> int:
    """How many brackets and quotes lack their partner; "1)" does not count.

    A bracket more than 6 levels deep counts as unpaired.
    """
    waiting: list[str] = []
    unpaired = 0
    for bracket in _BRACKET.findall(text):
        if bracket not in _OPENING:
            waiting.append("(" if bracket == "（" else bracket)
        elif waiting and waiting[-1] == _OPENING[bracket]:
            waiting.pop()
        elif bracket not in ")）" or waiting:
            unpaired += 1
        if len(waiting) > 6:
            waiting.pop(0)
            unpaired += 1
    return unpaired + len(waiting)


def is_scan(page: PageText) -> bool:
    """Whether a reader sees an image, not the page's text."""
    return page.covered >= SCAN_COVER or page.hidden >= 0.5


def _is_poor_ocr(texts: Sequence[str]) -> bool:
    unpaired = sum(map(unpaired_brackets, texts))
    size = sum(map(len, texts))
    if unpaired >= MIN_UNPAIRED and unpaired > MAX_UNPAIRED * size:
        return True
    return any(map(is_garbled, texts))


def _is_alien(char: str) -> bool:
    """A glyph that was not read, or an accented letter: what wrong encodings are full of."""
    code = ord(char)
    return code == 0xFFFD or (0x80 <= code < 0x250 and unicodedata.category(char)[0] == "L")


def _letter_pairs(text: str) -> list[str]:
    words = _WORD.findall(text.lower())
    return [word[i : i + 2] for word in words for i in range(len(word) - 1)]


@cache
def _common_han() -> frozenset[str]:
    rows = [(0xB0, 0xD8, "gb2312"), (0xA4, 0xC7, "big5")]
    cells = (
        bytes((row, column)).decode(encoding, "ignore")
        for first, last, encoding in rows
        for row in range(first, last)
        for column in range(0x40, 0xFF)
    )
    return frozenset(filter(_HAN.fullmatch, cells))


@cache
def _frequent(*keys: str) -> frozenset[str]:
    text = read_data("frequent_text.toml")
    data = tomllib.loads(text)
    joined = "".join(data[key] for key in keys)
    return frozenset(joined.split() if keys == ("pairs",) else joined)
