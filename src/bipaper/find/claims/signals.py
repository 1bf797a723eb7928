"""What speaks for and against a unit being a claim: wordings, mentions, and the context."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeVar

from bipaper.chars import count_han, simplify
from bipaper.find.claims.block import SEMICOLONS, ClaimBlock, Unit
from bipaper.find.claims.cues import asked_elsewhere, cue, signals
from bipaper.find.claims.facets import weighed_words
from bipaper.find.claims.roles import roles_of
from bipaper.parts.bilingual import Language
from bipaper.parts.cited_works import Citation
from bipaper.parts.claims import ClaimType
from bipaper.parts.entities import Entity
from bipaper.parts.quantities import Quantity

Signals = dict[str, tuple[int, int] | None]
Mention = TypeVar("Mention", Quantity, Entity, Citation)

_START = attrgetter("start")
_INFORMATIVE = {"percent", "money", "ratio", "measure", "duration"}
_FEWEST_CHARACTERS = 6
_FEWEST_WORDS = 4
_LARGE = 11
_VERB = 16  # characters before a number that its verb of quantity stands in
_EARLY = 16  # characters: "Müller等[8]提出…" cites early
_ASIDE = re.compile(r"(?<![=＝])[（(][^（）()]{0,200}[）)]|“[^“”]{0,100}”")


def inside(mentions: Sequence[Mention], unit: Unit) -> list[Mention]:
    """The mentions that lie within ``unit``, in their order."""
    start = bisect_left(mentions, unit.start, key=_START)
    end = bisect_left(mentions, unit.end, key=_START)
    return [m for m in mentions[start:end] if m.end <= unit.end]


class Before(NamedTuple):
    """What the units before, in the same block, have told.

    ``type`` is that of the unit right before, None when that is no claim, and ``last`` are the
    names of the signals raised there; ``told`` are those of all signals raised so far, ``under``
    those of the last head of an enumeration, and ``part`` is the label of the part of a structured
    abstract the block has come to.
    """

    type: ClaimType | None = None
    last: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    part: str = ""

    def then(self, type_: ClaimType | None, raised: Signals) -> "Before":
        """What has been told after one more unit of the same part."""
        told = frozenset(name for name in raised if ":" not in name)
        under = told if "head" in told else self.under
        return Before(type_, told, self.told | told, under, self.part)


def find_signals(block: ClaimBlock, unit: Unit, before: Before) -> Signals:
    """Signal name -> span of the words or mention that raised it, None where its place did.

    rules.toml and cues_zh.toml say what each signal means.
    """
    raised = _worded(block, unit) | _words(block, unit)
    own_work = raised.get("own-work")
    raised |= _mentioned(block, unit, own_work[0] if own_work else unit.start)
    if marks := [raised[name] for name in ("cited", "year-mark") if name in raised]:
        raised["marked"] = marks[0]
    placed = dict.fromkeys(_placed(block, unit, before))
    if "advice" in raised and "in:abstract" in placed:
        placed["advice-in-abstract"] = None
    return raised | placed


def part_of(block: ClaimBlock, unit: Unit) -> str | None:
    """The label of a structured abstract's part that ``unit`` opens with: 目的, Methods."""
    if not block.in_abstract:
        return None
    match = cue("part", block.lang).free.match(simplify(block.text[unit.start : unit.end]))
    return match[1] if match else None


def _worded(block: ClaimBlock, unit: Unit) -> Signals:
    text = simplify(block.text[unit.start : unit.end])

    def at_word(place: int) -> bool:
        return block.view.at_word(unit.start + place)

    spans = {name: found.search(text, at_word) for name, found in signals(block.lang).items()}
    return {n: (unit.start + span[0], unit.start + span[1]) for n, span in spans.items() if span}


def _words(block: ClaimBlock, unit: Unit) -> Signals:
    """The words that are weighed themselves, each where it stands first."""
    text, weighed = simplify(block.text), weighed_words()
    return {
        name: (start, end)
        for start, end, _ in reversed(block.view.words_in(unit.start, unit.end))
        if (name := weighed.get(text[start:end]))
    }


def _placed(block: ClaimBlock, unit: Unit, before: Before) -> Iterator[str]:
    roles = roles_of(before.part or block.section_title)
    yield from (f"in:{role}" for role in roles or ("none",))
    if block.in_abstract:
        yield "in:abstract"
    if _is_fragment(block.text[unit.start : unit.end], block.lang):
        yield "fragment"
    if block.text[max(0, unit.start - 3) : unit.start].rstrip().endswith(SEMICOLONS):
        yield "listed"
    if before.type:
        yield f"after:{before.type}"
    if before.type and not unit.first:
        yield f"same:{before.type}"
    for how, names in (("before", before.last), ("told", before.told), ("under", before.under)):
        yield from (f"{how}:{name}" for name in names & asked_elsewhere(how))


def _is_fragment(text: str, lang: Language) -> bool:
    if lang == "en":
        return len(text.split()) < _FEWEST_WORDS
    characters = count_han(text)
    return characters < _FEWEST_CHARACTERS or characters * 5 < len(re.sub(r"\s", "", text))


def _mentioned(block: ClaimBlock, unit: Unit, own_work: int) -> Signals:
    quantities = outright(block, unit)
    figures = [q for q in quantities if informs(q)]
    citations = inside(block.citations, unit)
    people = [e for e in inside(block.entities, unit) if e.type == "person"]
    raising: dict[str, Sequence[Quantity | Citation | Entity]] = {
        "figures": figures,
        "figures-first": [q for q in figures if q.start < own_work],
        "stated": [q for q in quantities if _is_stated(block, q)],
        "counted": [q for q in quantities if q.kind not in ("date", "rank")],
        "dated": [q for q in quantities if q.kind == "date"],
        "cited": citations,
        "cited-early": [c for c in citations if c.start - unit.start < _EARLY],
        "person": people,
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


def _is_stated(block: ClaimBlock, quantity: Quantity) -> bool:
    """Whether a verb of quantity ends right before the number or with its first character."""
    verbs = cue("states" if informs(quantity) else "totals", block.lang)
    start, end = max(0, quantity.start - _VERB), quantity.start + 1
    return verbs.free.search(simplify(block.text[start:end])) is not None
