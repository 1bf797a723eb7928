"""Find the claims of a block: which units assert something checkable, and of which type."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from bipaper.chars import UNREADABLE
from bipaper.find.claims.block import ClaimBlock, Unit, units
from bipaper.find.claims.confidence import confidence, evidence
from bipaper.find.claims.cues import WEIGHED, ClaimRule, asked_elsewhere, rules
from bipaper.find.claims.facets import Facets, Told, comes_to_paper, fitted
from bipaper.find.claims.frame import find_frame
from bipaper.find.claims.modality import hedged, polarity
from bipaper.find.claims.signals import Before, Signals, find_signals, inside, part_of
from bipaper.parts.claims import Claim, ClaimType

_SEPARATORS = "，,、；;：: "  # tell where a cue stands, but are none


class Decision(NamedTuple):
    """What speaks for and against ``unit``: its signals, and the first rule that applies."""

    unit: Unit
    signals: Signals
    first: ClaimRule | None
    told: Told | None = None
    """What all its signals make it; None where it is no claim."""

    @property
    def type(self) -> ClaimType | None:
        """Its type; None where it is no claim."""
        return self.told.type if self.told else None

    @property
    def said(self) -> ClaimType | Literal["none", "open"]:
        """The type that the first rule says, "none" for no claim; "open" where no rule applies."""
        return self.first.type if self.first else "open"

    def weighed(self, facets: Facets) -> Told | None:
        """What such weights make it; whether there is a claim is for the rules to say, and for the
        weights where no rule applies."""
        nothing = self.said == "none" or (self.said == "open" and not facets.asserts(self.signals))
        return None if nothing else facets.told(self.signals)

    @property
    def confirmed(self) -> ClaimRule | None:
        """The first rule, unless the signals were weighed and say otherwise."""
        return self.first if self.first and self.first.type == self.type else None

    @property
    def rule(self) -> str:
        """The name of that rule, or that the signals were weighed."""
        return self.confirmed.name if self.confirmed else WEIGHED

    @property
    def cue(self) -> tuple[int, int] | None:
        """The span of what raised the first signal of the rule, or that weighs most for the type;
        None where a place did."""
        if self.confirmed:
            return self.signals[self.confirmed.all[0]]
        weights = fitted().type[self.type] if self.type else {}
        raised = (name for name in weights if name in self.signals)
        return self.signals.get(max(raised, key=weights.__getitem__, default=""))


def find_claims(block: ClaimBlock) -> list[Claim]:
    """The claims of ``block`` in order, without overlaps; ``id`` is "" and ``regions`` empty.

    What cannot be read claims nothing.
    """
    return [
        _claim(block, decision, decision.told)
        for decision in decide(block)
        if decision.told and UNREADABLE not in block.text[decision.unit.start : decision.unit.end]
    ]


def decide(block: ClaimBlock) -> Iterator[Decision]:
    """What is decided about each unit of ``block``, in order.

    What follows raises ``behind:``, and what an abstract tells before it comes to its paper
    ``opening``: both are known when all has been read, too late for the rules, and tell whose
    statement a claim is. What the rules say is a signal among the others: ``said:``.
    """
    found = [*_in_turn(block)]
    turn = comes_to_paper([one.signals.keys() for one in found]) if block.in_abstract else 0
    for number, decision in enumerate(_looking_ahead(found)):
        opening: Signals = {"opening": None} if number < turn else {}
        raised = decision.signals | opening | {f"said:{decision.said}": None}
        whole = decision._replace(signals=raised)
        yield whole._replace(told=whole.weighed(fitted()))


def _in_turn(block: ClaimBlock) -> Iterator[Decision]:
    """The decisions by what is told in and before each unit."""
    before = Before()
    for unit in units(block):
        before = before._replace(part=part_of(block, unit) or before.part)
        signals = find_signals(block, unit, before)
        first = next((rule for rule in rules() if _applies(rule, signals)), None)
        decision = Decision(unit, signals, first)
        yield decision
        before = before.then(_type(decision.said), signals)


def _looking_ahead(found: Sequence[Decision]) -> list[Decision]:
    """The same decisions, each with the signals that those behind it raise."""
    seen: list[Decision] = []
    behind: set[str] = set()
    for one in reversed(found):
        seen.append(
            one._replace(signals=one.signals | {f"behind:{name}": None for name in sorted(behind)})
        )
        behind |= one.signals.keys() & asked_elsewhere("behind")
    return seen[::-1]


def _applies(rule: ClaimRule, signals: Signals) -> bool:
    return all(map(signals.__contains__, rule.all)) and signals.keys().isdisjoint(rule.none)


def _type(said: ClaimType | Literal["none", "open"]) -> ClaimType | None:
    return None if said == "none" or said == "open" else said


def _claim(block: ClaimBlock, decision: Decision, told: Told) -> Claim:
    unit, cue = decision.unit, decision.cue
    text = block.text[unit.start : unit.end]
    cited = (r for c in inside(block.citations, unit) for r in c.references)
    return Claim(
        id="",
        type=told.type,
        source=told.source,
        content=list(told.content),
        signals=list(told.signals),
        rule=decision.rule,
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
        confidence=confidence(evidence(told)),
        frame=find_frame(block, unit, told.content),
    )
