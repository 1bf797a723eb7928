"""Why a result is what it is: the rule or evidence behind one item of a document, for people."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bipaper.find.claims import cues, facets
from bipaper.find.entities import tagger
from bipaper.find.quantities import scan
from bipaper.model import Document
from bipaper.parts.aligned import Bead
from bipaper.parts.boxed_text import Region
from bipaper.parts.claims import Claim
from bipaper.parts.entities import Entity
from bipaper.parts.quantities import Quantity
from bipaper.parts.running_text import Paragraph, Section, Sentence
from bipaper.rules import explained
from bipaper.text.body import headings, paragraphs


class ExplainError(Exception):
    """There is nothing of that name in the document."""


class _Rules(NamedTuple):
    """Where the rules of a kind are told: the module beside which the file is, the tables' key."""

    module: str
    key: str = "rule"


_RULES: Mapping[type, _Rules] = {
    Section: _Rules(headings.__name__, "heading"),
    Paragraph: _Rules(paragraphs.__name__, "paragraph"),
    Entity: _Rules(tagger.__name__),
    Quantity: _Rules(scan.__name__),
}


def explain(document: Document, name: str) -> list[str]:
    """Lines that say what an item is, by which rule or evidence, and where it is printed.

    ``name`` is an id of the document, or a letter and a number in reading order: s2 is the
    second section, p12 a paragraph, c3 a claim, e4 an entity, q5 a quantity, b1 a pair of
    sentences of the abstracts. Raises ExplainError where there is none.
    """
    item = _found(document, name)
    return list(_ACCOUNTS[type(item)](document, item))


def _found(document: Document, name: str) -> Any:
    kinds: Mapping[str, Sequence[Any]] = {
        "s": document.sections,
        "p": document.paragraphs,
        "c": document.claims,
        "e": document.entities,
        "q": document.quantities,
        "b": document.alignment.abstract,
    }
    for items in kinds.values():
        for item in items:
            if getattr(item, "id", None) == name:
                return item
    letter, number = name[:1], name[1:]
    items = kinds.get(letter, ())
    if number.isdecimal() and 0 < int(number) <= len(items):
        return items[int(number) - 1]
    raise ExplainError(_missing(name, letter, items, kinds))


def _missing(name: str, letter: str, items: Sequence[Any], kinds: Mapping[str, object]) -> str:
    if letter in kinds and name[1:].isdecimal():
        there = f"they are {letter}1 to {letter}{len(items)}" if items else "there are none"
        return f"no {name}: {there}"
    letters = ", ".join(kinds)
    return f"no {name!r}: give an id of the document, or one of {letters} with a number (c3)"


# --- an account of each kind ------------------------------------------------------------------


def _section(document: Document, section: Section) -> Iterator[str]:
    title = " ".join(filter(None, (section.number, section.title)))
    yield f"heading {section.id}: {title}"
    yield f"  level {section.level}, {_place(Region(page=section.page, bbox=section.bbox))}"
    yield from _rule(section)


def _paragraph(document: Document, paragraph: Paragraph) -> Iterator[str]:
    yield f"paragraph {paragraph.id}: {paragraph.text}"
    yield from _printed(paragraph.regions)
    yield from _rule(paragraph)


def _claim(document: Document, claim: Claim) -> Iterator[str]:
    yield f"claim {claim.id}: {claim.text}"
    yield from _printed(claim.regions)
    yield f"  {claim.type}, confidence {claim.confidence:.2f}"
    if claim.salient:
        yield "  salient: one of the results that a card about the paper would hold"
    yield f"  source {claim.source}, content {', '.join(claim.content) or 'none of those known'}"
    yield from (f"    by the signal {name}{_weighed(claim, name)}" for name in claim.signals)
    yield from _rule(claim)
    yield f"  by the words: {claim.cue}" if claim.cue else "  by its place, not by words"
    yield from _named("in section", document.sections, [claim.section], "title")
    yield from _named("with", document.quantities, claim.quantities, "text")
    yield from _named("with", document.entities, claim.entities, "text")
    yield from _named("citing", document.references, claim.citations, "text")


def _weighed(claim: Claim, signal: str) -> str:
    """What a signal adds to the log odds of each label that it speaks for: " (own +2.1)"."""
    weights = facets.fitted()
    labels: dict[str, facets.Weights] = {claim.source: weights.source[claim.source]}
    labels |= {label: weights.content[label] for label in claim.content}
    told = [f"{label} {w[signal]:+.1f}" for label, w in labels.items() if w.get(signal, 0) > 0]
    return f" ({', '.join(told)})" if told else ""


def _mention(document: Document, mention: Entity | Quantity) -> Iterator[str]:
    kind, told = (
        ("entity", mention.type) if isinstance(mention, Entity) else ("quantity", mention.kind)
    )
    yield f"{kind} {mention.id}: {mention.text}"
    yield from _printed(_regions_of(document, mention.block, mention.start))
    yield f"  {told}{_value(mention) if isinstance(mention, Quantity) else ''}"
    yield from _rule(mention)


def _bead(document: Document, bead: Bead) -> Iterator[str]:
    number = document.alignment.abstract.index(bead) + 1
    kind = f"{len(bead.zh)} to {len(bead.en)}"
    yield f"bead b{number}: {kind}, score {bead.score:.2f}"
    if bead.reason:
        yield f"  {bead.reason}"
    for name in (*bead.zh, *bead.en):
        sentence, text = _sentence(document, name)
        yield f"  {name}: {text}"
        yield from _printed(sentence.regions)


_ACCOUNTS: Mapping[type, Callable[[Document, Any], Iterator[str]]] = {
    Section: _section,
    Paragraph: _paragraph,
    Claim: _claim,
    Entity: _mention,
    Quantity: _mention,
    Bead: _bead,
}


# --- parts of an account ----------------------------------------------------------------------


def _rule(item: Section | Paragraph | Claim | Entity | Quantity) -> Iterator[str]:
    """The rule's name, why it exists, and its examples; behind a colon what it went by."""
    name, _, went_by = item.rule.partition(":")
    if isinstance(item, Claim):
        why, examples = cues.why(name)
    else:
        rules = _RULES[type(item)]
        why, examples = explained(rules.module, "rules.toml", name, rules.key)
    yield f"  rule {name}" + (f" ({went_by})" if went_by else "") + f": {why}"
    yield from (f"    as in: {example}" for example in examples)


def _value(quantity: Quantity) -> str:
    bounds = [str(v) for v in (quantity.value, quantity.low, quantity.high) if v is not None]
    sign = "" if quantity.comparator == "=" else quantity.comparator
    return f" {sign}{' to '.join(bounds)} {quantity.unit or ''}".rstrip()


def _named(how: str, items: Sequence[Any], ids: Sequence[str | None], field: str) -> Iterator[str]:
    texts = {item.id: getattr(item, field) for item in items}
    yield from (f"  {how} {name}: {texts[name]}" for name in ids if name in texts)


def _printed(regions: Sequence[Region]) -> Iterator[str]:
    yield from (f"  {_place(region)}" for region in regions)


def _place(region: Region) -> str:
    """Where it is printed, in points from the page's top left."""
    return f"page {region.page}, box " + " ".join(f"{edge:g}" for edge in region.bbox)


def _regions_of(document: Document, block: str, at: int) -> Sequence[Region]:
    """The boxes of the sentence that has the character ``at`` of a block."""
    sentences = document.blocks()[block].sentences
    return next((one.regions for one in sentences if one.start <= at < one.end), ())


def _sentence(document: Document, name: str) -> tuple[Sentence, str]:
    block = document.blocks()[name.rpartition(".")[0]]
    found = next(one for one in block.sentences if one.id == name)
    return found, block.text[found.start : found.end]
