"""Find the claims of a block: which units assert something checkable, and of which type."""

from collections.abc import Iterator
from typing import NamedTuple

from bipaper.chars import UNREADABLE
from bipaper.find.claims.block import ClaimBlock, Unit, units
from bipaper.find.claims.confidence import confidence, evidence
from bipaper.find.claims.cues import Rule, rules
from bipaper.find.claims.frame import find_frame
from bipaper.find.claims.modality import hedged, polarity
from bipaper.find.claims.signals import Before, Signals, find_signals, inside, part_of
from bipaper.model import Claim, ClaimType

_SEPARATORS = "，,、；;：: "  # tell where a cue stands, but are none


class Decision(NamedTuple):
    """That ``unit`` is a claim: its type, the span of its cue, what speaks for the type."""

    unit: Unit
    type: ClaimType
    cue: tuple[int, int] | None
    evidence: dict[str, float]


def find_claims(block: ClaimBlock) -> list[Claim]:
    """The claims of ``block`` in order, without overlaps; ``id`` is "" and ``regions`` empty."""
    return [_claim(block, decision) for decision in decide(block)]


def decide(block: ClaimBlock) -> Iterator[Decision]:
    """The units of ``block`` that are claims, in order; what cannot be read claims nothing."""
    before = Before()
    for unit in units(block):
        before = before._replace(part=part_of(block, unit) or before.part)
        signals = find_signals(block, unit, before)
        applying = [rule for rule in rules() if _applies(rule, signals)]
        told = applying[0].type if applying else None
        if told and UNREADABLE not in block.text[unit.start : unit.end]:
            cue = signals[applying[0].cue]
            others = [rule.type for rule in applying[1:] if rule.type]
            depth = rules().index(applying[0]) / len(rules())
            yield Decision(unit, told, cue, evidence(told, others, depth=depth, placed=cue is None))
        before = before.then(told, signals)


def _applies(rule: Rule, signals: Signals) -> bool:
    return signals.keys() >= rule.all and signals.keys().isdisjoint(rule.none)


def _claim(block: ClaimBlock, decision: Decision) -> Claim:
    unit, cue = decision.unit, decision.cue
    text = block.text[unit.start : unit.end]
    cited = (r for c in inside(block.citations, unit) for r in c.references)
    return Claim(
        id="",
        type=decision.type,
        block=block.id,
        start=unit.start,
        end=unit.end,
        text=text,
        section=block.section,
        cue=block.text[slice(*cue)].strip(_SEPARATORS) if cue else None,
        polarity=polarity(text, block.lang),
        hedged=hedged(text, block.lang),
        entities=[e.id for e in inside(block.entities, unit)],
        quantities=[q.id for q in inside(block.quantities, unit)],
        citations=list(dict.fromkeys(cited)),
        confidence=confidence(decision.evidence),
        frame=find_frame(block, unit),
    )
