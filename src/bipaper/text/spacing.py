"""White space inside a printed line, also where it is too narrow to be a gap of the line."""

from itertools import pairwise

from bipaper.chars import is_han
from bipaper.layout.lines import Line

LEAST = 0.15  # em by which a space exceeds what stands between the characters of a word
TRACKED = 0.3  # em between the characters of a word, at most


def white_space(line: Line) -> dict[int, float]:
    """{offset in the text: em} of the white space before characters that is a space or wider."""
    gaps = _all_gaps(line)
    usual = min(max(min(gaps.values(), default=0.0), 0.0), TRACKED)
    return {at: gap for at, gap in gaps.items() if gap > usual + LEAST}


def word_spaces(line: Line) -> list[int]:
    """Offsets in the text of Chinese characters that a space parts from those before them: it is
    wider than what stands between the characters of words, however far apart these are set."""
    gaps = {at: gap for at, gap in _all_gaps(line).items() if _in_chinese(line.text, at)}
    least = max(0.0, min(gaps.values(), default=0.0))
    return [at for at, gap in gaps.items() if gap > least + LEAST]


def _in_chinese(text: str, at: int) -> bool:
    return is_han(text[at - 1]) and is_han(text[at])


def _all_gaps(line: Line) -> dict[int, float]:
    gaps: dict[int, float] = {}
    at = 0
    for left, char in pairwise(line.chars):
        at += len(left.text)
        at += line.text[at] == " "
        gaps[at] = (char.x0 - left.x1) / max(left.size, char.size)
    return gaps
