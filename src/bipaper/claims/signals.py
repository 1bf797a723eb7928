"""What speaks for and against a unit being a claim: wordings, mentions, and the context."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from bipaper.claims.block import ClaimBlock, Unit
from bipaper.claims.cues import fold, patterns, roles_of
from bipaper.model import Citation, Entity, Quantity

Signals = dict[str, tuple[int, int] | None]
Mention = TypeVar("Mention", Quantity, Entity, Citation)

_INFORMATIVE = {"percent", "money", "ratio", "measure", "duration", "number"}
_LARGE_COUNT = 11
_EARLY = 16  # characters: "Müller等[8]提出…" cites early
_PARENTHESES = re.compile(r"(?<![=＝])[（(][^（）()]{0,200}[）)]")
# Ends right before the number or with its first character: "共有30家", "超30家".
_QUANTITY_VERB = re.compile(
    r"(?:达|为|占|有|共|计|超|过|约|仅|是|到|至|了|含|率|于|近|逾|比重|占比|设置|完成|收集|选取)\d?$"
)


def inside(mentions: Sequence[Mention], unit: Unit) -> list[Mention]:
    """The mentions that lie within ``unit``, in their order."""
    return [m for m in mentions if unit.start <= m.start and m.end <= unit.end]


def find_signals(block: ClaimBlock, unit: Unit, before: str | None) -> Signals:
    """Signal name -> span of the wording that raised it, None for a signal without wording.

    ``before`` is the type of the unit before, "none" when that is no claim, None at the
    start of the block. data/claim_cues.toml says what each signal means.
    """
    signals = _wordings(block, unit)
    own_work = signals.get("own-work")
    signals |= dict.fromkeys(_mentioned(block, unit, own_work[0] if own_work else unit.start))
    return signals | dict.fromkeys(_placed(block, unit, before))


def _wordings(block: ClaimBlock, unit: Unit) -> Signals:
    text = fold(block.text[unit.start : unit.end])
    matches = {name: pattern.search(text) for name, pattern in patterns(block.lang).items()}
    return {
        name: (unit.start + match.start(), unit.start + match.end())
        for name, match in matches.items()
        if match
    }


def _placed(block: ClaimBlock, unit: Unit, before: str | None) -> Iterator[str]:
    for role in roles_of(block.section_title):
        yield f"in:{role}"
    if block.id.startswith("abstract."):
        yield "in:abstract"
    if before:
        yield f"after:{before}"
    if before and not unit.first:
        yield f"same:{before}"


def _mentioned(block: ClaimBlock, unit: Unit, own_work: int) -> list[str]:
    quantities = _outside_parentheses(block, unit)
    figures = [q for q in quantities if _informs(q)]
    citations = inside(block.citations, unit)
    raised = {
        "figures": bool(figures),
        "figures-first": bool(figures) and figures[0].start < own_work,
        "stated": any(_is_stated(block.text, q) for q in figures),
        "counted": any(q.kind not in ("date", "rank") for q in quantities),
        "position": any(q.kind == "rank" for q in quantities),
        "dated": any(q.kind == "date" for q in quantities),
        "cited": bool(citations),
        "cited-early": bool(citations) and citations[0].start - unit.start < _EARLY,
    }
    return [name for name, holds in raised.items() if holds]


def _outside_parentheses(block: ClaimBlock, unit: Unit) -> list[Quantity]:
    asides = [m.span() for m in _PARENTHESES.finditer(block.text, unit.start, unit.end)]
    return [
        q
        for q in inside(block.quantities, unit)
        if not any(start <= q.start and q.end <= end for start, end in asides)
    ]


def _informs(quantity: Quantity) -> bool:
    if quantity.kind != "count":
        return quantity.kind in _INFORMATIVE
    bound = next((v for v in (quantity.value, quantity.low, quantity.high) if v is not None), None)
    return isinstance(bound, (int, float)) and bound >= _LARGE_COUNT


def _is_stated(text: str, quantity: Quantity) -> bool:
    return bool(_QUANTITY_VERB.search(text, max(0, quantity.start - 4), quantity.start + 1))
