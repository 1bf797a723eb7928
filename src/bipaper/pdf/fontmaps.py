"""Glyphs whose character the file does not tell, or tells wrongly, found font by font.

A PDF says what its glyphs stand for in one map a font, so a wrong map shows in the text of one
font where the page as a whole reads well: a font of headings, a font of signs. What is found
here is only in doubt; ``bipaper.pdf.heal`` looks at the glyphs themselves.

The notes give the extremes seen in 790 fonts of 62 papers, but for those of wrong maps.
"""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

from bipaper.chars import UNREADABLE, is_wide
from bipaper.pdf.glyphs import Char, PageChars
from bipaper.pdf.textlayer import (
    MIN_HAN,
    capped,
    frequent_share,
    han_of,
    han_pairs,
    is_permuted,
    letter_pairs,
    pair_share,
    rare_share,
    words,
)

Glyph = tuple[str, int, str]
"""A glyph by its font's ``face``, its code and its character, as in ``Char``."""

# Where so many glyphs of a font have no character, those of the others are guesses too.
MAX_UNTOLD = 0.1  # 0.005
# Shares are only judged on so many Han characters, letter pairs, signs that touch.
MIN_PAIRS = 100
MIN_TOUCHING = 40
MAX_RARE = 0.3  # 0.13, a font of poems; random ideographs 0.7
MIN_FREQUENT = 0.18  # 0.47
MIN_ENGLISH = 0.54  # 0.547, words with gaps in them
# Digits after letters, capitals after small letters, signs before letters: in "7WX6μhi*JN*".
MAX_ODD = 0.3  # 0.275, source code; wrong maps 0.25-0.39
_SIGNS = frozenset("#$%&*@^`~|{}<>\\!?;")
_ODD = {("lower", "upper"), ("lower", "digit"), ("digit", "lower"), ("digit", "upper")}
# Of a small font's pairs of Han characters so many also stand in the rest of a long paper.
MIN_SHARED = 0.08  # 0.1
MIN_OWN = 12
MIN_REST = 500
# Scripts that a Chinese paper is written in, as Unicode's names begin; no font has three more.
# Letters that look like plain ones (full-width, mathematical) are these by then.
_AT_HOME = frozenset(
    [
        "LATIN",
        "GREEK",
        "CYRILLIC",
        "CJK",
        "HIRAGANA",
        "KATAKANA",
        "KATAKANA-HIRAGANA",
        "BOPOMOFO",
        "MODIFIER",
    ]
)
MAX_FOREIGN = 2  # 1
# A font of signs: so many of its characters are no letters, and it has few Han characters.
MIN_SIGNS = 0.9
MIN_SIGN_FONT = 50
MAX_STRAYS = 4
# A glyph is an em wide; the next narrower ones are capitals, 0.89 (M in Times).
EM_WIDE = 0.95
# Of the codes of a font without a map that are ASCII so many are printable.
MIN_PRINTABLE = 0.95


def by_code(pages: Sequence[PageChars]) -> list[PageChars]:
    """The pages with the fonts that have no map read by their codes, or not at all.

    Codes that read as English are ASCII, as those of old TeX files' Type 3 fonts are. Of other
    fonts without a map, pdfium gives some codes as Latin letters and signs: these are guesses,
    and become UNREADABLE.
    """
    plain: set[str] = set()
    guessed: set[str] = set()
    for face, chars in _by_face(pages).items():
        unmapped = sum(char.text == UNREADABLE and char.code > 0 for char in chars)
        if unmapped > MAX_UNTOLD * len(chars):
            (plain if _are_ascii(chars) else guessed).add(face)
    if not plain and not guessed:
        return list(pages)
    return [
        page._replace(chars=[_undone(_decoded(c, plain), guessed) for c in page.chars])
        for page in pages
    ]


def in_doubt(pages: Sequence[PageChars]) -> set[Glyph]:
    """Glyphs of embedded fonts whose character is not told or may be wrong."""
    faces = _by_face(pages)
    texts = {face: words(chars) for face, chars in faces.items()}
    pairs = {face: set(han_pairs(text)) for face, text in texts.items()}
    fonts = Counter(chain.from_iterable(pairs.values()))
    doubtful: set[Glyph] = set()
    afloat = frozenset().union(*(page.afloat for page in pages))
    for face, chars in faces.items():
        if face in afloat or _is_wrong(texts[face]) or _is_alone(pairs[face], fonts):
            doubtful.update(map(glyph_of, chars))
        else:
            strays = _strays(texts[face])
            doubtful.update(glyph_of(char) for char in chars if char.text in strays)
    return doubtful


def misfits(pages: Sequence[PageChars]) -> set[Glyph]:
    """Glyphs as wide as the Chinese characters of their font, and mostly beside one of these,
    whose character is set narrow.

    A program that keeps one byte of two of a code makes Ā of 一 in a map that is right otherwise.
    Full-width letters have codes of their own, and stand beside each other in words and numbers
    where a file does not use these; · is an em wide in foreign names.
    """
    found: set[Glyph] = set()
    for chars in _by_face(pages).values():
        if sum(is_wide(char.text[0]) and _is_em_wide(char) for char in chars) < MIN_HAN:
            continue
        times = Counter[Glyph]()
        for before, char, after in zip(chars, chars[1:], chars[2:], strict=False):
            if _is_misfit(char):
                beside = is_wide(before.text[0]) or is_wide(after.text[0])
                times[glyph_of(char)] += 1 if beside else -1
        found |= {glyph for glyph, more in times.items() if more > 0}
    return found


def glyph_of(char: Char) -> Glyph:
    """What tells a character's glyph from all others of the file."""
    return char.face, char.code, char.text


def _by_face(pages: Sequence[PageChars]) -> Mapping[str, list[Char]]:
    """The characters of each embedded font, in the order they are drawn."""
    faces: dict[str, list[Char]] = {}
    for page in pages:
        for char in page.chars:
            faces.setdefault(char.face, []).append(char)
    faces.pop("", None)
    return faces


def _is_em_wide(char: Char) -> bool:
    return char.x1 - char.x0 >= EM_WIDE * char.size


def _is_misfit(char: Char) -> bool:
    """A character set narrow, by its own code and no full-width one, in an em."""
    narrow = char.text < "\u0250" and char.text != "·" and char.code == ord(char.text[0])
    return narrow and _is_em_wide(char)


def _are_ascii(chars: Sequence[Char]) -> bool:
    codes = [char.code for char in chars if char.text == UNREADABLE]
    if sum(0x20 < code < 0x7F for code in codes) < MIN_PRINTABLE * len(codes):
        return False
    faces = {char.face for char in chars}
    pairs = letter_pairs(words([_decoded(char, faces) for char in chars]))
    return len(pairs) >= MIN_PAIRS and pair_share(pairs) >= MIN_ENGLISH


def _decoded(char: Char, plain: set[str]) -> Char:
    if char.text == UNREADABLE and char.face in plain and 0x20 < char.code < 0x7F:
        return char._replace(text=chr(char.code))
    return char


def _undone(char: Char, guessed: set[str]) -> Char:
    if char.face in guessed and not is_wide(char.text[0]):
        return char._replace(text=UNREADABLE)
    return char


def _is_wrong(text: str) -> bool:
    """Whether the text of one font, in words, cannot be what is printed."""
    return (
        text.count(UNREADABLE) > MAX_UNTOLD * len(text)
        or _is_no_chinese(text)
        or _is_no_english(text)
        or len(_foreign(text)) > MAX_FOREIGN
    )


def _is_no_chinese(text: str) -> bool:
    if is_permuted(text):
        return True
    han = capped(han_of(text))
    if len(han) < MIN_HAN:
        return False
    return rare_share(han) > MAX_RARE or frequent_share(han) < MIN_FREQUENT


def _is_no_english(text: str) -> bool:
    pairs = letter_pairs(text)
    if len(pairs) >= MIN_PAIRS and pair_share(pairs) < MIN_ENGLISH:
        return True
    touching = [_kinds(a, b) for a, b in pairwise(text) if "!" <= a <= "~" and "!" <= b <= "~"]
    odd = sum(kinds in _ODD or kinds[0] == "sign" for kinds in touching)
    return len(touching) >= MIN_TOUCHING and odd > MAX_ODD * len(touching)


def _kinds(first: str, second: str) -> tuple[str, str]:
    return _kind(first), _kind(second)


def _kind(char: str) -> str:
    if char in _SIGNS:
        return "sign"
    if char.isalpha():
        return "lower" if char.islower() else "upper"
    return "digit" if char.isdigit() else "stop"


def _foreign(text: str) -> set[str]:
    """The scripts of a text that Chinese papers are not written in."""
    letters = {char for char in text if ord(char) > 0x24F and unicodedata.category(char)[0] == "L"}
    return {unicodedata.name(char, "?").split()[0] for char in letters} - _AT_HOME


def _is_alone(own: set[str], fonts: Mapping[str, int]) -> bool:
    """Whether a font's pairs of Han characters are none that the rest of the paper has.

    ``fonts`` tells in how many fonts each pair of the paper is.
    """
    if len(own) < MIN_OWN:
        return False
    shared = sum(fonts[pair] > 1 for pair in own)
    rest = len(fonts) - len(own) + shared
    return rest >= max(MIN_REST, len(own)) and shared < MIN_SHARED * len(own)


def _strays(text: str) -> set[str]:
    """Characters that are not told, and Han characters in a font of signs."""
    found = {UNREADABLE}
    han = han_of(text)
    inked = text.replace(" ", "")
    if len(inked) >= MIN_SIGN_FONT and len(set(han)) <= MAX_STRAYS:
        letters = sum(char.isalpha() for char in inked)
        if letters <= (1 - MIN_SIGNS) * len(inked):
            found |= set(han)
    return found
