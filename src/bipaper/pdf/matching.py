"""Recognised characters set against the glyphs they were recognised from."""

from collections.abc import Sequence

from bipaper.pdf.glyphs import Char
from bipaper.pdf.normalise import normalise

# Costs of a pairing: a distance of one em between centres costs 1.
_LEFT_OUT = 0.7
_OTHER = 0.6
# The recogniser places what it sees this exactly (em).
_BLUR = 0.25
_NEAR = 0.7
# A letter of a ligature is so wide at least (em): fi has 0.55.
_LETTER = 0.25
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
    pairs = _one_by_one(chars, seen) or _cheapest(chars, doubt, seen)
    own = {i: [j] for i, j in pairs.items()}
    for j in sorted(set(range(len(seen))) - set(pairs.values())):
        near = [k for k in (j - 1, j + 1) if 0 <= k < len(seen) and _is_letter(seen[k][0])]
        if not _is_letter(seen[j][0]):
            continue
        beside = [i for i, js in own.items() if doubt[i] and set(near) & set(js)]
        reached = [
            i
            for i in beside
            if _reaches(chars[i], seen[j][1]) and _holds(chars[i], len(own[i]) + 1)
        ]
        if reached:
            own[max(reached, key=lambda i: chars[i].x1 - chars[i].x0)].append(j)
    return ["".join(seen[j][0] for j in sorted(own.get(i, []))) for i in range(len(chars))]


def _is_letter(text: str) -> bool:
    return text.isascii() and text.isalpha()


def _holds(char: Char, letters: int) -> bool:
    """Whether a glyph is wide enough for so many letters."""
    return char.x1 - char.x0 >= letters * _LETTER * char.size


def _reaches(char: Char, x: float) -> bool:
    return char.x0 - _BLUR * char.size < x < char.x1 + _BLUR * char.size


def _one_by_one(chars: Sequence[Char], seen: Sequence[tuple[str, float]]) -> dict[int, int]:
    """The pairs in a line where as many characters were seen as stand there, each near its own.

    Letters are narrow, and all may be seen somewhat to the right of their places.
    """
    whole = len(chars) == len(seen) and all(map(_is_near, chars, seen))
    return {i: i for i in range(len(chars))} if whole else {}


def _is_near(char: Char, seen: tuple[str, float]) -> bool:
    return _distance(char, seen[1]) < _NEAR


def _distance(char: Char, x: float) -> float:
    """From a glyph's middle, in em."""
    return abs((char.x0 + char.x1) / 2 - x) / char.size


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
    return _distance(char, x) + (0 if doubt or same(text, char.text) else _OTHER)
