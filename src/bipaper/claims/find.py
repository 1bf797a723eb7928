"""Find the claims of a block: which units assert something checkable, and of which type."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from bipaper.claims.cues import Rule, fold, patterns, role_of, rules
from bipaper.claims.units import units
from bipaper.model import Citation, Claim, Entity, Language, Quantity

_BASE_CONFIDENCE = 0.7
_INFORMATIVE = {"percent", "money", "ratio", "measure", "duration", "number"}
_LARGE_COUNT = 11
_EARLY = 16  # characters: "Müller等[8]提出…" cites early

Signals = dict[str, str | None]
Mention = TypeVar("Mention", Quantity, Entity, Citation)


class ClaimBlock(NamedTuple):
    """One paragraph or abstract with what is known of it.

    ``sentences`` are half-open spans of ``text``; ``section`` is a section id and
    ``section_title`` its heading behind its ancestors', joined by " / " ("" when unknown).
    """

    id: str
    text: str
    lang: Language
    sentences: Sequence[tuple[int, int]]
    section: str | None
    section_title: str
    quantities: Sequence[Quantity]
    entities: Sequence[Entity]
    citations: Sequence[Citation]


def find_claims(block: ClaimBlock) -> list[Claim]:
    """The claims of ``block`` in order, without overlaps; ``id`` is "" and ``regions`` empty."""
    found = (_claim(block, start, end) for start, end in units(block.text, list(block.sentences)))
    return [claim for claim in found if claim]


def _claim(block: ClaimBlock, start: int, end: int) -> Claim | None:
    signals = _signals(block, start, end)
    rule = _decide(signals)
    if rule is None or rule.type == "none":
        return None
    cue = next((signals[name] for name in rule.all if signals[name]), None)
    return Claim(
        id="",
        type=rule.type,
        block=block.id,
        start=start,
        end=end,
        text=block.text[start:end],
        section=block.section,
        cue=cue,
        polarity="negative" if "negation" in signals else "positive",
        hedged="hedge" in signals,
        entities=[e.id for e in _inside(block.entities, start, end)],
        quantities=[q.id for q in _inside(block.quantities, start, end)],
        citations=sorted({r for c in _inside(block.citations, start, end) for r in c.references}),
        confidence=_BASE_CONFIDENCE,
    )


def _decide(signals: Signals) -> Rule | None:
    for rule in rules():
        if all(s in signals for s in rule.all) and not any(s in signals for s in rule.none):
            return rule
    return None


def _signals(block: ClaimBlock, start: int, end: int) -> Signals:
    """Signal name -> the words that raised it, None for signals without words."""
    text = fold(block.text[start:end])
    signals: Signals = {}
    for name, pattern in patterns(block.lang).items():
        if match := pattern.search(text):
            signals[name] = block.text[start + match.start() : start + match.end()]
    signals |= dict.fromkeys(_mention_signals(block, start, end))
    if role := role_of(block.section_title):
        signals[f"in:{role}"] = None
    return signals


def _mention_signals(block: ClaimBlock, start: int, end: int) -> list[str]:
    quantities = _inside(block.quantities, start, end)
    citations = _inside(block.citations, start, end)
    raised = {
        "figures": any(_informative(q) for q in quantities),
        "counted": any(q.kind not in ("date", "rank") for q in quantities),
        "position": any(q.kind == "rank" for q in quantities),
        "cited": bool(citations),
        "cited-early": bool(citations) and citations[0].start - start < _EARLY,
    }
    return [name for name, holds in raised.items() if holds]


def _informative(quantity: Quantity) -> bool:
    if quantity.kind != "count":
        return quantity.kind in _INFORMATIVE
    bound = next((v for v in (quantity.value, quantity.low, quantity.high) if v is not None), None)
    return isinstance(bound, (int, float)) and bound >= _LARGE_COUNT


def _inside(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    return [m for m in mentions if start <= m.start and m.end <= end]
