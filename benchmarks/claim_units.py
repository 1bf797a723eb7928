"""Claims found and claims annotated, put together: what weights are fitted and judged on."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from claim_passages import passages
from spacy.language import Language

from bipaper.chars import simplify
from bipaper.evaluate.gold import GoldClaim, Passage, read_gold
from bipaper.evaluate.likeness import alike, folded, holds
from bipaper.find.claims import facets
from bipaper.find.claims.block import ClaimBlock
from bipaper.find.claims.decide import Decision, decide
from bipaper.find.claims.facets import Facets
from bipaper.model import Document, decode
from bipaper.nlp import pipeline
from bipaper.nlp.jieba_words import tag_of
from bipaper.nlp.view import view_of
from bipaper.parts.running_text import AbstractText, Paragraph

HALVED = "halved"  # of our own, too: the papers behind --halved of claims.py
# Words that are signals themselves are of these kinds: jieba's conjunctions, prepositions, adverbs,
# particles, pronouns, words of place, verbs and adjectives, but not verbs and adjectives used as
# nouns, which are of a topic as nouns are.
KINDS, NAMING = tuple("cpdurfva"), {"vn", "an"}


class Unit(NamedTuple):
    """What was decided about a sentence or clause, and the annotated claim that it is.

    One of both is None for a sentence that is no claim, and for a claim that is no sentence.
    ``passages`` is the file of passages that it is from, HALVED for a paper of our own that is
    fitted on or held back, "" for another.
    """

    paper: str
    decision: Decision | None
    gold: GoldClaim | None
    passages: str = ""

    def typed(self, weights: Facets) -> "Unit":
        """The same with what such weights tell."""
        if self.decision is None:
            return self
        decision = self.decision._replace(told=self.decision.weighed(weights))
        return self._replace(decision=decision)

    @property
    def in_abstract(self) -> bool:
        """Whether it stands in an abstract."""
        return self.decision is not None and "in:abstract" in self.decision.signals

    @property
    def claim(self) -> bool:
        """Whether a claim was found."""
        return self.decision is not None and self.decision.type is not None


def units_of(results: Path, gold: Path) -> Iterator[Unit]:
    """The units of all annotated passages."""
    for path in sorted(results.rglob("*.json")):
        if (gold / path.name).exists():
            document = decode(path.read_bytes())
            for passage in read_gold(gold / path.name).passages:
                yield from units_in(document, passage)


def units_in(document: Document, passage: Passage) -> Iterator[Unit]:
    """The units of one passage of a document."""
    found = list(decided(document, folded(passage.text)))
    return matched(document.id, found, passage.claims)


def units_of_passages(path: Path) -> Iterator[Unit]:
    """The units of the passages of a file."""
    for passage in passages(path):
        text = passage.block.text
        found = [(folded(text[d.unit.start : d.unit.end]), d) for d in worded(passage.block)]
        for unit in matched(passage.name, found, passage.claims):
            yield unit._replace(passages=path.name)


def matched(
    paper: str, found: Sequence[tuple[str, Decision]], claims: Sequence[GoldClaim]
) -> Iterator[Unit]:
    """Decisions with the annotated claims that they are; claims found choose first."""
    left = {folded(claim.text): claim for claim in claims}
    for text, decision in sorted(found, key=lambda one: one[1].type is None):
        same = (t for t in left if holds(text, t) or alike(text, t, 0.7))
        yield Unit(paper, decision, left.pop(next(same, ""), None))
    yield from (Unit(paper, None, claim) for claim in left.values())


def decided(document: Document, wanted: str) -> Iterator[tuple[str, Decision]]:
    """The decisions about units that stand in the passage ``wanted``, with their folded text."""
    for name, block in document.blocks().items():
        text = folded(block.text)
        if text and (holds(text, wanted) or alike(text, wanted, 0.8)):
            for decision in worded(claim_block(document, name, block)):
                own = folded(block.text[decision.unit.start : decision.unit.end])
                if own and own in wanted:
                    yield own, decision


def worded(block: ClaimBlock) -> Iterator[Decision]:
    """The decisions about a block, where each word that may be chosen is a signal."""
    for decision in decide(block):
        tokens = block.view.words_in(decision.unit.start, decision.unit.end)
        words = {in_dictionary(block.text[token.start : token.end]) for token in tokens}
        raised = {facets.WORD + word: None for word in words if general(word)}
        yield decision._replace(signals=decision.signals | raised)


def in_dictionary(word: str) -> str:
    """A word as jieba's dictionary has it: 顯著 as 显著, which ``simplify`` makes 显着."""
    return word if tag_of(word) else simplify(word)


def general(word: str) -> bool:
    """Whether a word is of a kind that is of no topic."""
    tag = tag_of(word)
    return tag.startswith(KINDS) and tag not in NAMING


@cache
def chinese() -> Language:
    """The pipeline that cuts Chinese into words."""
    return pipeline.load("zh")


def claim_block(document: Document, name: str, block: Paragraph | AbstractText) -> ClaimBlock:
    """A block as the claim finder wants it."""
    sections = {section.id: section for section in document.sections}
    own = at = block.section if isinstance(block, Paragraph) else None
    titles = []
    while at:
        titles.append(sections[at].title)
        at = sections[at].parent
    return ClaimBlock(
        view=view_of(chinese().make_doc(block.text), name),
        sentences=[(s.start, s.end) for s in block.sentences],
        section=own,
        section_title=" / ".join(reversed(titles)),
        quantities=[q for q in document.quantities if q.block == name],
        entities=[e for e in document.entities if e.block == name],
        citations=[c for c in document.citations if c.block == name],
    )
