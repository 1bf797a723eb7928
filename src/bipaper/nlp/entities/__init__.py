"""Named entities of one paper: people, organisations, places, policies, products, events, works.

What is and is not annotated: docs/entities.md.
"""

from collections.abc import Iterable, Iterator, Sequence

from bipaper.model import EntityMention
from bipaper.nlp.entities.document import find_defined, names_found
from bipaper.nlp.entities.gazetteer import find_names, gazetteer
from bipaper.nlp.entities.heads import find_headed
from bipaper.nlp.entities.latin import extend_versions, find_beside
from bipaper.nlp.entities.people import find_people
from bipaper.nlp.entities.spans import EntityBlock, Source, Span, resolve
from bipaper.nlp.entities.titles import find_quoted, find_titles
from bipaper.nlp.traditional import fold


def find_entities(blocks: Sequence[EntityBlock]) -> dict[str, list[EntityMention]]:
    """The entities of the blocks of one paper, by block id, in text order.

    Mentions do not overlap; a name counts once a block, with its later mentions in
    ``others``. A name that evidence shows in one block is found in all of them.
    """
    folded = [block._replace(text=fold(block.text)) for block in blocks]
    first = [(block, resolve(_propose(block))) for block in folded]
    names = names_found(first)
    found = {}
    for block, (same, spans) in zip(blocks, first, strict=True):
        again = resolve([*spans, *find_names(same, names, Source.DOCUMENT)])
        found[block.id] = list(_mentions(block.text, again))
    return found


def _propose(block: EntityBlock) -> Iterator[Span]:
    known = list(extend_versions(block, find_names(block, gazetteer(), Source.GAZETTEER)))
    spans = [
        *known,
        *find_titles(block),
        *find_quoted(block),
        *find_people(block),
        *find_beside(block),
        *find_headed(block, known),
    ]
    yield from spans
    yield from (short for short, _ in find_defined(block, resolve(spans)))


def _mentions(text: str, spans: Iterable[Span]) -> Iterator[EntityMention]:
    first: dict[tuple[str, str], EntityMention] = {}
    for span in spans:
        name = text[span.start : span.end]
        if (name, span.type) in first:
            first[name, span.type].others.append((span.start, span.end))
        else:
            first[name, span.type] = EntityMention(
                type=span.type, start=span.start, end=span.end, text=name
            )
    yield from first.values()
