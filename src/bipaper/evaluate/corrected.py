"""How far documents say what readers corrected or confirmed: corrections as gold.

A file of corrections holds what a person looked at, and only that is judged. What is looked for
is found by its id, as in a run.
"""

from bipaper.corrections import (
    ClaimCorrection,
    Correction,
    Corrections,
    LevelCorrection,
    NumberCorrection,
    OrderCorrection,
    TitleCorrection,
)
from bipaper.document.correct import name_of, said_of, told
from bipaper.evaluate.scores import Score, of_shares
from bipaper.evaluate.table import Paper, paper_of
from bipaper.model import Document

LOOKED_AT: dict[str, type[Correction]] = {
    "title": TitleCorrection,
    "level": LevelCorrection,
    "order": OrderCorrection,
    "claim": ClaimCorrection,
    "number": NumberCorrection,
}
METRICS = ("found", *LOOKED_AT)


def score_corrected(document: Document, corrections: Corrections) -> Paper:
    """What a document, made without these corrections, has of what is right by them.

    ``found`` counts the things whose heading or block is there at all; the others judge these.
    """
    last = {name_of(one): one for one in corrections.corrections}  # which holds at the end
    there = {name: one for name, one in last.items() if _is_there(document, one)}
    moved = {one.paragraph for one in there.values() if isinstance(one, OrderCorrection)}
    scores: dict[str, Score | None] = {"found": of_shares([(name, name in there) for name in last])}
    for metric, kind in LOOKED_AT.items():
        own = [one for one in there.values() if isinstance(one, kind)]
        scores[metric] = of_shares([_judged(document, one, moved) for one in own])
    return paper_of(document.id, scores)


def _is_there(document: Document, one: Correction) -> bool:
    """Whether the document has the heading or the block that a correction is about."""
    match one:
        case TitleCorrection():
            return True
        case LevelCorrection():
            return any(own.id == one.section for own in document.sections)
        case OrderCorrection():
            blocks = document.blocks()
            return one.paragraph in blocks and (one.now is None or one.now in blocks)
        case ClaimCorrection():
            return _block(one.claim) in document.blocks()
        case NumberCorrection():
            return _block(one.number) in document.blocks()


def _block(id: str) -> str:
    return id.rpartition(".")[0]


def _judged(document: Document, one: Correction, moved: set[str]) -> tuple[str, bool]:
    """Whether the document says what is right, and a name that tells both."""
    said = _said(document, one, moved)
    return f"{name_of(one)}: {told(one.now)}, and not {told(said)}", said == one.now


def _said(document: Document, one: Correction, moved: set[str]) -> object:
    if isinstance(one, OrderCorrection):
        return _before(document, one, moved)
    try:
        return said_of(document, one)
    except KeyError:  # no claim or number of a block that is there
        return None


def _before(document: Document, one: OrderCorrection, moved: set[str]) -> str | None:
    """The paragraph before the one in question, but for others that were moved, too, and may
    have come in between."""
    others = moved - {one.paragraph, one.now}
    ids = [own.id for own in document.paragraphs if own.id not in others]
    return dict(zip(ids, [None, *ids], strict=False))[one.paragraph]
