"""Recognised characters set against the glyphs they were recognised from."""

from collections.abc import Sequence

from bipaper.pdf.chars import Char
from bipaper.pdf.normalise import normalise

# Costs of a pairing: a distance of one em between centres costs 1.
_LEFT_OUT = 0.7
_OTHER = 0.6
_FOLDED = str.maketrans("，；：？！（）。、—−¹²³", ",;:?!().,--123")


def same(one: str, other: str) -> bool:
    """Whether two readings of a glyph agree, but for case and the width of marks."""
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    return normalise(text).translate(_FOLDED).casefold()


def match(
    chars: Sequence[Char], doubt: Sequence[bool], seen: Sequence[tuple[str, float]]
) -> list[str]:
    """What was seen of each glyph of a line: "" for nothing.

    ``seen`` are (character, centre x); a glyph in ``doubt`` may be seen as several, as a
    ligature is. Order is kept; known characters hold the others in their places.
    """
    pairs = _cheapest(chars, doubt, seen)
    texts = [seen[pairs[i]][0] if i in pairs else "" for i in range(len(chars))]
    for i, char in enumerate(chars):
        if doubt[i] and i in pairs:
            texts[i] = "".join(_within(char, pairs[i], set(pairs.values()), seen))
    return texts


def _within(char: Char, own: int, taken: set[int], seen: Sequence[tuple[str, float]]) -> list[str]:
    """What is seen of one glyph: its pair and what is left beside it inside its box."""
    first = last = own
    while first - 1 >= 0 and first - 1 not in taken and seen[first - 1][1] > char.x0:
        first -= 1
    while last + 1 < len(seen) and last + 1 not in taken and seen[last + 1][1] < char.x1:
        last += 1
    return [text for text, _ in seen[first : last + 1]]


def _cheapest(
    chars: Sequence[Char], doubt: Sequence[bool], seen: Sequence[tuple[str, float]]
) -> dict[int, int]:
    """Index of a glyph -> index of what was seen, at the least cost in all."""
    costs = [[j * _LEFT_OUT for j in range(len(seen) + 1)]]
    for i, char in enumerate(chars, 1):
        row = [i * _LEFT_OUT]
        for j, one in enumerate(seen, 1):
            paired = costs[i - 1][j - 1] + _cost(char, doubt[i - 1], one)
            row.append(min(paired, costs[i - 1][j] + _LEFT_OUT, row[j - 1] + _LEFT_OUT))
        costs.append(row)
    pairs: dict[int, int] = {}
    i, j = len(chars), len(seen)
    while i and j:
        if costs[i][j] == costs[i - 1][j] + _LEFT_OUT:
            i -= 1
        elif costs[i][j] == costs[i][j - 1] + _LEFT_OUT:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs[i] = j
    return pairs


def _cost(char: Char, doubt: bool, seen: tuple[str, float]) -> float:
    text, x = seen
    distance = abs((char.x0 + char.x1) / 2 - x) / char.size
    return distance + (0 if doubt or same(text, char.text) else _OTHER)
