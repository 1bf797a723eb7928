"""Spaces that stand inside words: the letters on both sides are made to touch.

Some layers place letters by whole pixels, kern capitals apart or set every letter by itself, so
that a gap within a word is as wide as the space of another line. What decides is the line's own
white space, else that of its font in the paper, and the words: an English word list, and what
the paper prints elsewhere. No gap is closed that one of them clearly speaks against.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from math import log
from statistics import median
from typing import NamedTuple

from bipaper.chars import is_latin
from bipaper.layout.heaps import parted, parted_roughly
from bipaper.layout.lines import DRAWN_SPACE, GUTTER, SPACE, Line
from bipaper.pdf.glyphs import Char
from bipaper.pdf.wordlists import english_words

PIECES = 6  # of a word at most
WIDE = 0.6  # em that they stand apart at most
CLEARLY = 0.85  # a gap above this share of its line's usual space is clearly one
KERNED = 0.1  # em by which a letter that hangs over (of the) may narrow a space at most
TWICE = 2  # a word that is in no list, but so often in the paper, is one
FEW = 3  # doubtful gaps of a font that call for a look at it; spaces that tell a line's usual one
SHORT = 3  # letters of a word that is told by the paper alone; fewer may be variables


class _Piece(NamedTuple):
    """Letters and digits that touch: a word or a part of it.

    ``start`` counts the part's characters; ``gap`` (em) and ``drawn`` tell of the space
    before it, unless the piece ``opens`` a run: then no piece stands there, or too far away.
    """

    text: str
    start: int
    gap: float
    drawn: bool
    opens: bool


class _Part(NamedTuple):
    """Characters of a row that no gutter parts, whose spaces are alike, from left to right.

    ``gaps`` are those between its letters and digits, in em; none where all pieces open a run.
    """

    chars: list[Char]
    pieces: list[_Piece]
    gaps: list[float]


def close_words(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of all pages without spaces inside the paper's words."""
    parts = [[_parts(line.chars) for line in lines] for lines in pages]
    every = [part for rows in parts for row in rows for part in row]
    fonts = _fonts(part for part in every if part.gaps)
    paper = _often(piece.text for part in every for piece in part.pieces)
    return [
        [_closed(line, row, fonts, paper) for line, row in zip(lines, rows, strict=True)]
        for lines, rows in zip(pages, parts, strict=True)
    ]


def _often(texts: Iterable[str]) -> dict[str, float]:
    """{text: its share} of all that are printed often enough to be words."""
    counts = Counter(texts)
    total = counts.total()
    return {text: count / total for text, count in counts.items() if count >= TWICE}


def _closed(
    line: Line, parts: Sequence[_Part], fonts: Mapping[str, float], paper: Mapping[str, float]
) -> Line:
    """A line whose letters touch where a space stands inside a word."""
    closed = [(part.chars, at) for part in parts if part.gaps for at in _inside(part, fonts, paper)]
    for chars, at in closed:
        chars[at - 1] = chars[at - 1]._replace(x1=chars[at].x0)
        chars[at] = chars[at]._replace(spaced=False)
    return Line([*chain(*(part.chars for part in parts))], line.page) if closed else line


def _parts(chars: Sequence[Char]) -> list[_Part]:
    """A row cut at white space as wide as that between columns."""
    pairs = enumerate(pairwise(chars), 1)
    cuts = [at for at, (a, b) in pairs if b.x0 - a.x1 > GUTTER * max(a.size, b.size)]
    return [_part(list(chars[start:end])) for start, end in pairwise([0, *cuts, len(chars)])]


def _part(chars: list[Char]) -> _Part:
    pieces = _pieces(chars)
    return _Part(chars, pieces, [] if all(piece.opens for piece in pieces) else _gaps(chars))


def _gap(chars: Sequence[Char], at: int) -> float:
    """The white space before a character, in em."""
    left, right = chars[at - 1], chars[at]
    return (right.x0 - left.x1) / max(left.size, right.size)


def _pieces(chars: Sequence[Char]) -> list[_Piece]:
    """Latin letters and digits, cut where a space could be."""
    spans: list[list[int]] = []
    for at, char in enumerate(chars):
        if not _is_latin(char):
            continue
        if (
            spans
            and spans[-1][1] == at
            and _gap(chars, at) <= (DRAWN_SPACE if char.spaced else SPACE)
        ):
            spans[-1][1] = at + 1
        else:
            spans.append([at, at + 1])
    ends = [-1, *(end for _, end in spans)]
    return [
        _piece(chars, start, end, before == start)
        for (start, end), before in zip(spans, ends, strict=False)
    ]


def _piece(chars: Sequence[Char], start: int, end: int, behind: bool) -> _Piece:
    """``behind`` tells that another piece ends where this starts."""
    gap = _gap(chars, start) if behind else 0.0
    text = "".join([char.text for char in chars[start:end]])
    return _Piece(text, start, gap, chars[start].spaced, not behind or gap > WIDE)


def _is_latin(char: Char) -> bool:
    return is_latin(char.text)


# --- white space ------------------------------------------------------------------------


def _gaps(chars: Sequence[Char]) -> list[float]:
    """The gaps between letters and digits, in em."""
    return [
        _gap(chars, at)
        for at, (a, b) in enumerate(pairwise(chars), 1)
        if _is_latin(a) and _is_latin(b)
    ]


def _fonts(parts: Iterable[_Part]) -> dict[str, float]:
    """{font: what parts its spaces from gaps within words}, where some are between the two."""
    gaps: dict[str, list[float]] = defaultdict(list)
    for part in parts:
        gaps[_font(part.chars)] += part.gaps
    return {
        font: width
        for font, own in gaps.items()
        if (width := parted_roughly(own)) and sum(SPACE < gap < width for gap in own) >= FEW
    }


def _font(chars: Iterable[Char]) -> str:
    """The font of the first Latin letter."""
    return next(char.font for char in chars if _is_latin(char))


class _White(NamedTuple):
    """The white space of a line: what its spaces are wider than, and how wide they usually are.

    ``told`` where there are enough of them to compare others with.
    """

    least: float
    usual: float
    told: bool


def _white(part: _Part, fonts: Mapping[str, float]) -> _White:
    least = parted(part.gaps) or fonts.get(_font(part.chars), SPACE)
    spaces = [gap for gap in part.gaps if gap > least]
    return _White(least, median(spaces or [WIDE]), len(spaces) >= FEW)


def _inside(part: _Part, fonts: Mapping[str, float], paper: Mapping[str, float]) -> list[int]:
    """Before which characters a space stands inside a word."""
    white = _white(part, fonts)
    return [at for run in _runs(part.pieces) for at in _joined(run, white, paper)]


def _runs(pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    runs: list[list[_Piece]] = []
    for piece in pieces:
        if piece.opens:
            runs.append([])
        runs[-1].append(piece)
    return [run for run in runs if len(run) > 1]


# --- words ------------------------------------------------------------------------------


def _joined(run: Sequence[_Piece], white: _White, paper: Mapping[str, float]) -> Iterator[int]:
    """Which pieces of a run go on with the one before, by the characters they start at."""
    text = ""
    for word in _spelt(run, white, paper):
        yield from (piece.start for piece in word[1:])
        first, own = word[0], _text(word)
        within = text and first.gap < white.least and not first.drawn
        if within and not _apart(text, own, paper):
            yield first.start
            text += own
        else:
            text = own


def _spelt(
    run: Sequence[_Piece], white: _White, paper: Mapping[str, float]
) -> list[Sequence[_Piece]]:
    """The pieces of a run, those together that spell a word: the likeliest of all ways."""
    narrow = white.usual - KERNED
    if all(is_word(piece.text) and (piece.opens or piece.gap > narrow) for piece in run):
        return [[piece] for piece in run]
    best: list[tuple[float, list[Sequence[_Piece]]]] = [(0.0, [])]
    for end in range(1, len(run) + 1):
        ways = (
            (best[start][0] + _likelihood(run[start:end], paper), start)
            for start in range(max(0, end - PIECES), end)
            if end - start == 1 or _spells(run[start:end], white, paper)
        )
        value, start = max(ways)
        best.append((value, [*best[start][1], run[start:end]]))
    return best[-1][1]


def _text(pieces: Iterable[_Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _likelihood(pieces: Sequence[_Piece], paper: Mapping[str, float]) -> float:
    """How likely a word is that these pieces spell: the logarithm of its share of all words, or
    of the paper's where the list has it not."""
    word = _text(pieces)
    if len(pieces) > 1 and not is_word(word):
        return log(paper[word])
    return log(english_words()[word.lower()] if is_word(word) else 1) - _all_words()


def _spells(pieces: Sequence[_Piece], white: _White, paper: Mapping[str, float]) -> bool:
    """Whether pieces make a word, of the list or of the paper, and their white space allows it."""
    word = _text(pieces)
    no_words = [piece.text for piece in pieces if not is_word(piece.text)]
    listed = is_word(word) and _allows(pieces, no_words, white)
    printed = word.isalpha() and len(word) >= SHORT and word in paper
    return listed or (printed and _allows_own(pieces, no_words, white))


def _allows(pieces: Sequence[_Piece], no_words: Sequence[str], white: _White) -> bool:
    """Whether pieces can be a word of the list, of which some is none.

    A letter alone may be a variable, capitals may be initials: where there is nothing else that
    is no word, the space must be too narrow to be one.
    """
    plain = not _text(pieces).isupper() and any(len(text) > 1 for text in no_words)
    return bool(no_words) and (plain or _all_narrow(pieces, CLEARLY * white.usual))


def _allows_own(pieces: Sequence[_Piece], no_words: Sequence[str], white: _White) -> bool:
    """Whether pieces can be what the paper prints as one elsewhere: the spaces of the line are
    wider, or it has too few to tell and no piece is a word."""
    if not white.told:
        return len(no_words) == len(pieces)
    return _all_narrow(pieces, CLEARLY * white.usual if no_words else white.usual - KERNED)


def _all_narrow(pieces: Sequence[_Piece], than: float) -> bool:
    return all(piece.gap < than for piece in pieces[1:])


def _apart(left: str, right: str, paper: Mapping[str, float]) -> bool:
    """Whether what stands on both sides of a gap speaks for a space.

    So does a word with what makes no word with it, and an initial; unless the paper prints both
    as one.
    """
    both = left + right
    if is_word(both) or both in paper:
        return False
    initial = left.isupper() and right.isupper() and len(right) == 1
    return initial or any(len(text) > 1 and is_word(text) for text in (left, right))


def is_word(text: str) -> bool:
    """Whether a text is an English word, written as words are: in one case, or capitalised."""
    if len(text) == 1:
        return text in "aAI"
    return text.lower() in english_words() and (text[1:].islower() or text.isupper())


@cache
def _all_words() -> float:
    return log(sum(english_words().values()))
