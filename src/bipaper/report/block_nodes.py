"""The text of each block of a document with all that was found in it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bipaper.export.interchange.flow import Note, insertions
from bipaper.export.interchange.mentions import Span, normalised, spans
from bipaper.model import Document
from bipaper.parts.aligned import Bead
from bipaper.parts.cited_works import Citation, Reference
from bipaper.parts.claims import Claim
from bipaper.parts.displays import Formula
from bipaper.parts.entities import Entity
from bipaper.parts.quantities import Quantity
from bipaper.parts.running_text import Sentence
from bipaper.report.marked import BeadNumber, Mark, Node, Point, apart, marked


def block_nodes(document: Document) -> dict[str, list[Node]]:
    """The text of every block by its id, cut at sentences, mentions, citations, and points.

    Of entities that overlap the first is marked, and so it is with quantities.
    """
    found: dict[str, list[Span]] = defaultdict(list)
    for span in spans(document):
        found[span.block].append(span)
    beside, inserted, points = _beside(document), insertions(document), _bead_points(document)
    references = {one.id: one for one in document.references}
    nodes = {}
    for name, block in document.blocks().items():
        own, set_in = found[name], inserted.get(name, ())
        sentences = block.sentences
        layers = [
            apart(_sentence(one, beside) for one in sentences),
            apart(_mention(one, sentences) for one in own if isinstance(one.mention, Entity)),
            apart(_mention(one, sentences) for one in own if isinstance(one.mention, Quantity)),
            apart(_citation(one, references) for one in set_in if isinstance(one, Citation)),
        ]
        nodes[name] = marked(block.text, layers, [*points[name], *_points(own, set_in)])
    return nodes


def sentences_of(sentences: Sequence[Sentence], start: int, end: int) -> list[str]:
    """The ids of the sentences that have some of the characters of a span."""
    first = bisect_right(sentences, start, key=lambda one: one.end)
    return [one.id for one in sentences[first:] if one.start < end]


def _beside(document: Document) -> Mapping[str, list[str]]:
    """What states the same as a sentence: the other side of its bead, the body's sentence."""
    found: dict[str, list[str]] = defaultdict(list)
    for bead in document.alignment.abstract:
        for zh in bead.zh:
            found[zh] += bead.en
        for en in bead.en:
            found[en] += bead.zh
    for support in document.alignment.support:
        found[support.en].append(support.sentence)
        found[support.sentence].append(support.en)
    return found


def _sentence(sentence: Sentence, beside: Mapping[str, list[str]]) -> Mark:
    others = beside.get(sentence.id, [])
    return Mark(
        sentence.start, sentence.end, "sentence", id=sentence.id, at=[sentence.id], beside=others
    )


def _mention(span: Span, sentences: Sequence[Sentence]) -> Mark:
    at = sentences_of(sentences, span.start, span.end)
    kind = "entity" if isinstance(span.mention, Entity) else "quantity"
    tip = f"{span.label}: {normalised(span)}; rule {span.mention.rule}"
    return Mark(span.start, span.end, kind, span.label, tip, span.id, at)


def _citation(citation: Citation, references: Mapping[str, Reference]) -> Mark:
    known = [references[one] for one in citation.references if one in references]
    tip = "\n".join(one.text for one in known)
    ids = [one.id for one in known]
    return Mark(citation.start, citation.end, "citation", tip=tip, at=ids, to=ids)


def _bead_points(document: Document) -> Mapping[str, list[Point]]:
    """The numbers of the beads before their first sentences, by block."""
    found: dict[str, list[Point]] = defaultdict(list)
    starts = {
        sentence.id: (name, sentence.start)
        for name, block in document.blocks().items()
        for sentence in block.sentences
    }
    for number, bead in enumerate(document.alignment.abstract, 1):
        for side in filter(None, (bead.zh, bead.en)):
            name, start = starts[side[0]]
            found[name].append(Point(start, "bead", BeadNumber(number, _told(bead))))
    return found


def _told(bead: Bead) -> str:
    return f"{len(bead.zh)} to {len(bead.en)}, {bead.reason or f'score {bead.score:.2f}'}"


def _points(own: Iterable[Span], inserted: Iterable[Citation | Note | Formula]) -> Iterator[Point]:
    """Claims where they begin; notes and formulas where they stand."""
    for span in own:
        if isinstance(span.mention, Claim):
            yield Point(span.start, "claim", span.mention)
    for one in inserted:
        if isinstance(one, Note):
            yield Point(one.mark.at, "note", one)
        elif isinstance(one, Formula):
            yield Point(one.at or 0, "formula", one)
