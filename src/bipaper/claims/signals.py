"""What speaks for and against a unit being a claim: wordings, mentions, and the context."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeVar

from bipaper.claims.block import SEMICOLONS, ClaimBlock, Unit
from bipaper.claims.cues import patterns, roles_of
from bipaper.model import Citation, ClaimType, Entity, Language, Quantity
from bipaper.nlp.traditional import fold

Signals = dict[str, tuple[int, int] | None]
Mention = TypeVar("Mention", Quantity, Entity, Citation)

_START = attrgetter("start")
_INFORMATIVE = {"percent", "money", "ratio", "measure", "duration"}
_FEWEST_CHARACTERS = 6
_FEWEST_WORDS = 4
_HAN = re.compile("[\u3400-\u9fff]")
_LARGE = 11
_VERB = 4  # characters of the longest verb of quantity
_EARLY = 16  # characters: "Müller等[8]提出…" cites early
_ASIDE = re.compile(r"(?<![=＝])[（(][^（）()]{0,200}[）)]|“[^“”]{0,100}”")
# Both end right before the number or with its first character: "共有30家", "超30家".
_QUANTITY_VERB = re.compile(
    r"(?:达|为|占|有|共|计|超|过|约|仅|是|到|至|了|含|率|于|近|逾|比重|占比|设置|完成|收集|选取)\d?$"
)
_TOTAL_VERB = re.compile(
    r"共(?:有|计|设置?|包[含括]|收集|选取|完成|发表|获得|发放|回收|分)?为?\d?$"
)


def inside(mentions: Sequence[Mention], unit: Unit) -> list[Mention]:
    """The mentions that lie within ``unit``, in their order."""
    start = bisect_left(mentions, unit.start, key=_START)
    end = bisect_left(mentions, unit.end, key=_START)
    return [m for m in mentions[start:end] if m.end <= unit.end]


class Before(NamedTuple):
    """What the units before, in the same block, have told.

    ``type`` is that of the unit right before, None when that is no claim.
    """

    type: ClaimType | None = None
    results_told: bool = False


def find_signals(block: ClaimBlock, unit: Unit, before: Before) -> Signals:
    """Signal name -> span of the words or mention that raised it, None where its place did.

    data/claim_cues.toml says what each signal means.
    """
    signals = _wordings(block, unit)
    own_work = signals.get("own-work")
    signals |= _mentioned(block, unit, own_work[0] if own_work else unit.start)
    return signals | dict.fromkeys(_placed(block, unit, before))


def _wordings(block: ClaimBlock, unit: Unit) -> Signals:
    text = fold(block.text[unit.start : unit.end])
    matches = {
        name: pattern.search(text) for name, pattern in patterns("signals", block.lang).items()
    }
    return {
        name: (unit.start + match.start(), unit.start + match.end())
        for name, match in matches.items()
        if match
    }


def _placed(block: ClaimBlock, unit: Unit, before: Before) -> Iterator[str]:
    for role in roles_of(block.section_title):
        yield f"in:{role}"
    if block.id.startswith("abstract."):
        yield "in:abstract"
    if _is_fragment(block.text[unit.start : unit.end], block.lang):
        yield "fragment"
    if block.text[max(0, unit.start - 3) : unit.start].rstrip().endswith(SEMICOLONS):
        yield "listed"
    if before.type:
        yield f"after:{before.type}"
    if before.type and not unit.first:
        yield f"same:{before.type}"
    if before.results_told:
        yield "results-told"


def _is_fragment(text: str, lang: Language) -> bool:
    if lang == "en":
        return len(text.split()) < _FEWEST_WORDS
    characters = len(_HAN.findall(text))
    return characters < _FEWEST_CHARACTERS or characters * 5 < len(re.sub(r"\s", "", text))


def _mentioned(block: ClaimBlock, unit: Unit, own_work: int) -> Signals:
    quantities = outright(block, unit)
    figures = [q for q in quantities if informs(q)]
    citations = inside(block.citations, unit)
    raising: dict[str, Sequence[Quantity | Citation]] = {
        "figures": figures,
        "figures-first": [q for q in figures if q.start < own_work],
        "stated": [q for q in quantities if _is_stated(block.text, q)],
        "counted": [q for q in quantities if q.kind not in ("date", "rank")],
        "dated": [q for q in quantities if q.kind == "date"],
        "cited": citations,
        "cited-early": [c for c in citations if c.start - unit.start < _EARLY],
    }
    return {name: (found[0].start, found[0].end) for name, found in raising.items() if found}


def outright(block: ClaimBlock, unit: Unit) -> list[Quantity]:
    """The quantities of ``unit`` but for those in parentheses or quotation marks."""
    asides = [m.span() for m in _ASIDE.finditer(block.text, unit.start, unit.end)]
    opened = [start for start, _ in asides]

    def told_in_passing(quantity: Quantity) -> bool:
        before = bisect_right(opened, quantity.start)
        return before > 0 and quantity.start < asides[before - 1][1]

    return [q for q in inside(block.quantities, unit) if not told_in_passing(q)]


def informs(quantity: Quantity) -> bool:
    """Whether the number itself is news: no date, no rank, no small count."""
    if quantity.kind not in ("count", "number"):
        return quantity.kind in _INFORMATIVE
    bound = next((v for v in (quantity.value, quantity.low, quantity.high) if v is not None), 0)
    if isinstance(bound, str):
        return False
    return abs(bound) >= _LARGE or bound % 1 != 0


def _is_stated(text: str, quantity: Quantity) -> bool:
    verb = _QUANTITY_VERB if informs(quantity) else _TOTAL_VERB
    return bool(verb.search(text, max(0, quantity.start - _VERB), quantity.start + 1))
