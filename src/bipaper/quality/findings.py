"""What a sign looks at, and what it finds."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bipaper.parts.cited_works import Citation
from bipaper.parts.extracted import Extracted


class Read(NamedTuple):
    """A paper as it was read, with its citations."""

    paper: Extracted
    citations: Sequence[Citation]


class Found(NamedTuple):
    """How much of what a sign looks at is sound, and where the rest is: on pages, in parts of
    the result by their ids. ``message`` says it for people; "" where all is sound."""

    share: float
    message: str = ""
    pages: Sequence[int] = ()
    ids: Sequence[str] = ()


def share(bad: float, total: float) -> float:
    """The sound share of a total, at least 0."""
    return max(0.0, 1 - bad / total)


def pages_of(read: Read, ids: Iterable[str]) -> list[int]:
    """The pages on which the blocks with these ids begin."""
    asked = set(ids)
    blocks = [block for id, block in read.paper.blocks() if id in asked]
    return sorted({block.lines[0].page for block in blocks if block.lines})


def listed(items: Iterable[object], most: int = 6) -> str:
    """The first of some items, and a word that there are more."""
    texts = [str(item) for item in items]
    return ", ".join(texts[:most]) + (", …" if len(texts) > most else "")
