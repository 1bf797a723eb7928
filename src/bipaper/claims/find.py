"""Find the claims of a block: which units assert something checkable, and of which type."""

from bipaper.claims.block import ClaimBlock, Unit, units
from bipaper.claims.cues import Rule, rules
from bipaper.claims.signals import Signals, find_signals, inside
from bipaper.model import Claim

_BASE_CONFIDENCE = 0.7


def find_claims(block: ClaimBlock) -> list[Claim]:
    """The claims of ``block`` in order, without overlaps; ``id`` is "" and ``regions`` empty."""
    claims: list[Claim] = []
    before = None
    for unit in units(block):
        signals = find_signals(block, unit, before)
        rule = _decide(signals)
        if rule and rule.type != "none":
            claims.append(_claim(block, unit, rule, signals))
        before = rule.type if rule else "none"
    return claims


def _decide(signals: Signals) -> Rule | None:
    for rule in rules():
        if signals.keys() >= rule.all and signals.keys().isdisjoint(rule.none):
            return rule
    return None


def _claim(block: ClaimBlock, unit: Unit, rule: Rule, signals: Signals) -> Claim:
    cue = signals[rule.cue]
    cited = (r for c in inside(block.citations, unit) for r in c.references)
    return Claim(
        id="",
        type=rule.type,
        block=block.id,
        start=unit.start,
        end=unit.end,
        text=block.text[unit.start : unit.end],
        section=block.section,
        cue=block.text[slice(*cue)] if cue else None,
        polarity="negative" if "negation" in signals else "positive",
        hedged="hedge" in signals,
        entities=[e.id for e in inside(block.entities, unit)],
        quantities=[q.id for q in inside(block.quantities, unit)],
        citations=list(dict.fromkeys(cited)),
        confidence=_BASE_CONFIDENCE,
    )
