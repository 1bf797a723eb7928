"""White space inside a printed line, also where it is too narrow to be a gap of the line."""

from itertools import pairwise

from bipaper.layout.lines import Line

LEAST = 0.15  # em by which a space exceeds what stands between the characters of a word
TRACKED = 0.3  # em between the characters of a word, at most


def white_space(line: Line) -> dict[int, float]:
    """{offset in the text: em} of the white space before characters that is a space or wider."""
    gaps: dict[int, float] = {}
    at = 0
    for left, char in pairwise(line.chars):
        at += len(left.text)
        at += line.text[at] == " "
        gaps[at] = (char.x0 - left.x1) / max(left.size, char.size)
    usual = min(max(min(gaps.values(), default=0.0), 0.0), TRACKED)
    return {at: gap for at, gap in gaps.items() if gap > usual + LEAST}
