"""Metrics of what is said: quantities, entities and claims in the passages that gold tags."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import isclose
from operator import eq
from typing import TypeVar

from bipaper.evaluate.gold import Gold, GoldClaim, GoldEntity, GoldQuantity
from bipaper.evaluate.likeness import alike, folded, holds
from bipaper.evaluate.scores import Score, of_groups
from bipaper.model import Document
from bipaper.parts.claims import Claim
from bipaper.parts.entities import Entity
from bipaper.parts.quantities import Quantity, Scalar

_SAME_PARAGRAPH = 0.8  # likeness from which a paragraph is the passage, though read with faults
_SAME_SENTENCE = 0.7  # likeness from which a claim is the claim, though cut elsewhere
_SAME_VALUE = 1e-6  # of the value: what decimal fractions lose

Mention = TypeVar("Mention", Quantity, Entity, Claim)


def quantities(document: Document, gold: Gold) -> Score | None:
    """Quantities by words, kind and value."""
    given = _by_passage(document, gold, document.quantities)
    wanted = [passage.quantities for passage in gold.passages]
    return of_groups(zip(given, wanted, strict=True), _same_quantity, _quantity)


def entities(document: Document, gold: Gold) -> Score | None:
    """Entities by name and type."""
    given = _by_passage(document, gold, document.entities)
    wanted = [passage.entities for passage in gold.passages]
    return of_groups(zip(given, wanted, strict=True), _same_entity, _typed)


def claims(document: Document, gold: Gold) -> Score | None:
    """Claims by sentence and type."""
    return _of_claims(document, gold, _same_claim)


def claim_spans(document: Document, gold: Gold) -> Score | None:
    """Claims by sentence, whatever their type."""
    return _of_claims(document, gold, _same_span)


def claim_source(document: Document, gold: Gold) -> Score | None:
    """Claims found whose source is right, of those that are annotated with one."""
    pairs = list(_found(document, gold))
    if not pairs:
        return None
    wrong = [(got, want) for got, want in pairs if got.source != want.source]
    right = len(pairs) - len(wrong)
    return Score(
        value=right / len(pairs),
        right=right,
        wanted=len(pairs),
        missing=tuple(f"{want.text} ({want.source})" for _, want in wrong),
        extra=tuple(f"{got.text} ({got.source})" for got, _ in wrong),
    )


def claim_content(document: Document, gold: Gold) -> Score | None:
    """What claims found tell: F1 of the labels, "other" apart."""
    pairs = [
        (
            [f"{want.text} ({label})" for label in got.content],
            [f"{want.text} ({label})" for label in want.content if label != "other"],
        )
        for got, want in _found(document, gold)
    ]
    return of_groups(pairs, eq, str)


def _found(document: Document, gold: Gold) -> Iterator[tuple[Claim, GoldClaim]]:
    """The claims of gold that have facets, each with the claim of the document that it is."""
    given = _by_passage(document, gold, document.claims)
    for left, passage in zip(given, gold.passages, strict=True):
        for want in passage.claims:
            hit = next((one for one in left if _same_span(one, want)), None)
            if hit is not None:
                left.remove(hit)
                if want.source:
                    yield hit, want


def _of_claims(
    document: Document, gold: Gold, same: Callable[[Claim, GoldClaim], bool]
) -> Score | None:
    given = _by_passage(document, gold, document.claims)
    wanted = [passage.claims for passage in gold.passages]
    return of_groups(zip(given, wanted, strict=True), same, _typed)


def _by_passage(document: Document, gold: Gold, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions that each passage holds."""
    texts = {id: folded(text) for id, text in document.texts().items()}
    return [_inside(folded(passage.text), texts, mentions) for passage in gold.passages]


def _inside(passage: str, texts: Mapping[str, str], mentions: Sequence[Mention]) -> list[Mention]:
    """Those in a block that is the passage, or a part of it, whose words the passage has."""
    blocks = {id for id, text in texts.items() if _is_of(text, passage)}
    return [one for one in mentions if one.block in blocks and folded(one.text) in passage]


def _is_of(block: str, passage: str) -> bool:
    return bool(block) and (holds(block, passage) or alike(block, passage, _SAME_PARAGRAPH))


def _same_quantity(given: Quantity, wanted: GoldQuantity) -> bool:
    if given.kind != wanted.kind or not holds(folded(given.text), folded(wanted.text)):
        return False
    if wanted.low is None and wanted.high is None:
        return _same_value(given.value, wanted.value)
    return _same_value(given.low, wanted.low) and _same_value(given.high, wanted.high)


def _same_value(given: Scalar | None, wanted: Scalar | None) -> bool:
    """Whether two values are equal; a date is a text, but a year alone may be a number."""
    if given is None or wanted is None:
        return given is wanted
    try:
        return isclose(float(given), float(wanted), rel_tol=_SAME_VALUE, abs_tol=_SAME_VALUE)
    except ValueError:
        return given == wanted


def _same_entity(given: Entity, wanted: GoldEntity) -> bool:
    return given.type == wanted.type and folded(given.text) == folded(wanted.text)


def _same_claim(given: Claim, wanted: GoldClaim) -> bool:
    return given.type == wanted.type and _same_span(given, wanted)


def _same_span(given: Claim, wanted: GoldClaim) -> bool:
    one, other = folded(given.text), folded(wanted.text)
    return holds(one, other) or alike(one, other, _SAME_SENTENCE)


def _quantity(one: Quantity | GoldQuantity) -> str:
    values = [str(value) for value in (one.value, one.low, one.high) if value is not None]
    return f"{one.text} ({one.kind} {'–'.join(values)})"


def _typed(one: Entity | GoldEntity | Claim | GoldClaim) -> str:
    return f"{one.text} ({one.type})"
