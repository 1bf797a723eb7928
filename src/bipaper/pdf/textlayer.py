"""Whether a page's text layer can be read: good, garbled or none.

Measured on each page; the notes give the extremes seen on the good pages of 75 papers
(873 with Chinese, 197 with English):

1. *None* is a page with next to no characters of its own: a scan, perhaps under a
   stamp, or text drawn as outlines.
2. *Garbled* text shows in what running text never has, whatever its subject: many glyphs
   without a character, many rare Han characters, few of the frequent ones, few of the
   letter pairs English is made of. Numbers and formulas count for nothing here, and what is
   repeated counts little: ornaments and leaders are no text.
3. Text under a scan comes from an OCR program of unknown quality, so its pages are
   judged together and with more suspicion: brackets that do not pair, which print
   hardly has, or rare characters on any one page, make all of them garbled.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from bipaper.chars import HAN, UNREADABLE, is_han, simplify
from bipaper.parts.source_file import TextLayer
from bipaper.pdf.glyphs import Char
from bipaper.rules import read_lists

# Fewer characters than this are no text layer; under a scan they may be a stamp.
MIN_CHARS = 10
MAX_STAMP = 150
# A character or word is counted so often in the text of a page or font.
MAX_REPEATS = 5
# A gap wider than this parts words (em).
_GAP = 0.2
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
MIN_FREQUENT = 0.18  # 0.39; text under a wrong character map 0.05
MIN_WORDS = 0.02  # 0.046; text whose characters are permuted 0.013
MIN_HAN_PAIRS = 300
MIN_PAIRS = 0.54  # 0.65; letters shifted or permuted 0.44
# Of text under a scan: unpaired brackets a character, and at least so many.
MAX_UNPAIRED = 0.0015  # 0.0004 a document; bad OCR 0.003
MIN_UNPAIRED = 3

_HAN_PAIR = re.compile(f"(?=([{HAN}]{{2}}))")
_ROW = re.compile(r"(.)\1{2,}")
_WORD = re.compile(r"[A-Za-z]{4,}")
_BRACKET = re.compile(r"[()\[\]（）【】《》“”]")
_OPENING = dict(zip(")]）】》”", "([(【《“", strict=True)) | {"）": "("}


class PageText(NamedTuple):
    """What is known of one page's text layer.

    ``text`` are its words in content order, ``hidden`` the share of characters drawn
    invisibly, ``covered`` the share of the page under images, ``paths`` the count of vector
    drawings.
    """

    text: str
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
    size = sum(not char.isspace() for char in page.text)
    if size < MIN_CHARS:
        drawn = page.covered >= PICTURE_COVER or page.paths >= MIN_OUTLINES
        return "none" if drawn else "good"
    if page.covered >= SCAN_COVER and page.hidden < 0.5 and size < MAX_STAMP:
        return "none"
    return "garbled" if is_garbled(page.text) else "good"


def is_garbled(text: str) -> bool:
    """Whether ``text`` cannot be what a Chinese or English page says."""
    alien = text.count(UNREADABLE) + len(capped(list(filter(_is_accented, text))))
    if alien > MAX_UNREADABLE * (len(text) - text.count(" ")):
        return True
    han = capped(han_of(text))
    if len(han) >= MIN_HAN and (rare_share(han) > MAX_RARE or frequent_share(han) < MIN_FREQUENT):
        return True
    if is_permuted(text):
        return True
    pairs = letter_pairs(text)
    return len(pairs) >= MIN_LETTERS and pair_share(pairs) < MIN_PAIRS


def words(chars: Sequence[Char]) -> str:
    """Characters as a text with spaces where something stands between them, or nothing.

    A glyph without a character is given ``MAX_REPEATS`` times at most.
    """
    parts: list[str] = []
    unread = Counter[tuple[str, int]]()
    last: Char | None = None
    for char in chars:
        if char.text == UNREADABLE:
            unread[char.face, char.code] += 1
            if unread[char.face, char.code] > MAX_REPEATS:
                continue
        if last and (char.spaced or not _touch(last, char)):
            parts.append(" ")
        parts.append(char.text)
        last = char
    return "".join(parts)


def _touch(last: Char, char: Char) -> bool:
    gap = _GAP * char.size
    return abs(char.base - last.base) <= gap and -gap <= char.x0 - last.x1 <= gap


def is_permuted(text: str) -> bool:
    """Whether Chinese characters never follow each other as they do in words."""
    pairs = capped(han_pairs(simplify(text)))
    known = sum(pair in _frequent("words") for pair in pairs)
    return len(pairs) >= MIN_HAN_PAIRS and known < MIN_WORDS * len(pairs)


def han_of(text: str) -> list[str]:
    """The Chinese characters of a text."""
    return [char for char in text if is_han(char)]


def han_pairs(text: str) -> list[str]:
    """The pairs of Chinese characters of a text."""
    return _HAN_PAIR.findall(text)


def capped(found: Iterable[str]) -> list[str]:
    """Each of the characters, pairs or words ``MAX_REPEATS`` times at most."""
    return [one for one, count in Counter(found).items() for _ in range(min(count, MAX_REPEATS))]


def rare_share(han: Sequence[str]) -> float:
    """The share of characters outside the common sets of GB 2312 (level 1) and Big5 (level 1),
    each counted once: one that comes again on a page is what the page is about (钴, 岚).

    The two standards chose their 3,755 and 5,401 characters by frequency of use.
    """
    return len({char for char in han if char not in _common_han()}) / len(han)


def frequent_share(han: Sequence[str]) -> float:
    """The share of the most frequent characters, Simplified or Traditional."""
    return sum(char in _frequent("han") for char in simplify("".join(han))) / len(han)


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


def _is_accented(char: str) -> bool:
    """An accented letter: what wrong encodings are full of."""
    return 0x80 <= ord(char) < 0x250 and unicodedata.category(char)[0] == "L"


def letter_pairs(text: str) -> list[str]:
    """The letter pairs of a text's Latin words, each ``MAX_REPEATS`` times at most."""
    found = capped(_WORD.findall(_ROW.sub(r"\1", text.lower())))
    return [word[i : i + 2] for word in found for i in range(len(word) - 1)]


@cache
def _common_han() -> frozenset[str]:
    rows = [(0xB0, 0xD8, "gb2312"), (0xA4, 0xC7, "big5")]
    cells = (
        bytes((row, column)).decode(encoding, "ignore")
        for first, last, encoding in rows
        for row in range(first, last)
        for column in range(0x40, 0xFF)
    )
    return frozenset(filter(is_han, cells))


@cache
def _frequent(name: str) -> frozenset[str]:
    return frozenset(read_lists(__name__, "frequent_text.toml")[name].words)
