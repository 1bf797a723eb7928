"""What a claim is about, without the words that only lead to it or follow it."""

import re

from bipaper.chars import simplify
from bipaper.find.claims.block import ClaimBlock, Unit
from bipaper.find.claims.cues import cue
from bipaper.find.claims.signals import inside

_BRACKETED = re.compile(r"[（(\[][^（）()\[\]]{0,60}[）)\]]")
FILLER = "〓"


def without_brackets(text: str) -> str:
    """The text with fillers for what stands in brackets, where marks part no clauses."""
    return _BRACKETED.sub(lambda match: FILLER * len(match[0]), text)


def trimmed(
    block: ClaimBlock, unit: Unit, start: int, end: int, *, trailing: bool = True
) -> tuple[int, int]:
    """The span of text[start:end] without a date or connective at its front and, where
    ``trailing``, without adverbs at its end.

    They are cut off where a word begins or ends: 在 is no connective in 在线课程.
    """
    front, back = cue("leading", block.lang).free, cue("trailing", block.lang).free
    dates = {q.start: q.end for q in inside(block.quantities, unit) if q.kind == "date"}
    before = None
    while before != (start, end):
        before = (start, end)
        piece = block.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        start = min(dates.get(start, start), end)
        match = front.search(simplify(block.text[start:end]))
        if match and block.view.at_word(start + match.end()):
            start += match.end()
        match = back.search(simplify(block.text[start:end])) if trailing else None
        if match and block.view.at_word(start + match.start()):
            end = start + match.start()
    return start, end
