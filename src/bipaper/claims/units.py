"""What a claim can span: a sentence, or the semicolon clauses of one."""

from itertools import pairwise

_BRACKETS = {"（": "）", "(": ")", "“": "”", "《": "》", "[": "]", "「": "」", "『": "』"}
_MIN_CLAUSE = 12  # characters; a shorter clause belongs to its neighbour
_SEMICOLONS = "；;"


def units(text: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Half-open spans of the candidate claims of ``text``, in order, without outer white space.

    A sentence is cut behind each semicolon outside brackets and quotation marks, unless a piece
    would be too short to assert anything on its own.
    """
    spans = [piece for start, end in sentences for piece in _clauses(text, start, end)]
    return [(start, end) for start, end in (_strip(text, *span) for span in spans) if start < end]


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [start, *_cuts(text, start, end), end]
    pieces = [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]
    if all(b - a >= _MIN_CLAUSE for a, b in pieces):
        return pieces
    return [(start, end)]


def _cuts(text: str, start: int, end: int) -> list[int]:
    closers: list[str] = []
    cuts = []
    for i in range(start, end):
        char = text[i]
        if char in _BRACKETS:
            closers.append(_BRACKETS[char])
        elif closers and char == closers[-1]:
            closers.pop()
        elif char in _SEMICOLONS and not closers:
            cuts.append(i + 1)
    return cuts


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
