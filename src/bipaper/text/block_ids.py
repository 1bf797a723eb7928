"""Ids of sections, paragraphs and references that survive: made of what they say.

A paragraph that is mended gets another id; one that stands before, behind or above it keeps
its own, and so do its mentions, whose ids begin with the block's.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from bipaper.chars import counted, plain
from bipaper.parts.extracted import Extracted

DIGITS = 8  # hexadecimal; of a book's 5,000 blocks two would share them once in 340 books


def ids_of(letter: str, texts: Iterable[str]) -> list[str]:
    """An id for each text: a letter and the beginning of the text's SHA-256.

    White space, punctuation, full width and Traditional characters make no difference. Texts
    alike are told apart by a count: p3f9a1c02, p3f9a1c02-2.
    """
    digests = [_digest(text) for text in texts]
    seen: Counter[str] = Counter()
    found = []
    for digest in digests:
        seen[digest] += 1
        again = f"-{seen[digest]}" if seen[digest] > 1 else ""
        found.append(f"{letter}{digest}{again}")
    return found


def _digest(text: str) -> str:
    said = counted(plain(text)).lower()
    return hashlib.sha256(said.encode()).hexdigest()[:DIGITS]


def with_lasting_ids(paper: Extracted) -> Extracted:
    """The paper with ids made of its texts in the place of numbers."""
    sections = _lasting("s", {one.id: one.title for one in paper.sections})
    paragraphs = _lasting("p", {one.id: one.block.text for one in paper.paragraphs})
    references = _lasting("r", {one.id: one.text for one in paper.references})
    return replace(
        paper,
        sections=[
            replace(one, id=sections[one.id], parent=one.parent and sections[one.parent])
            for one in paper.sections
        ],
        paragraphs=[
            replace(one, id=paragraphs[one.id], section=one.section and sections[one.section])
            for one in paper.paragraphs
        ],
        references=[replace(one, id=references[one.id]) for one in paper.references],
        notes=[replace(one, block=paragraphs.get(one.block, one.block)) for one in paper.notes],
        formulas=[
            replace(one, block=one.block and paragraphs.get(one.block, one.block))
            for one in paper.formulas
        ],
    )


def _lasting(letter: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Number -> lasting id, of texts by their number."""
    return dict(zip(texts, ids_of(letter, texts.values()), strict=True))
