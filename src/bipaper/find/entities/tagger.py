"""Named entities of one paper: people, organisations, places, policies, products, events, works.

What is and is not annotated: docs/entities.md.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from bipaper.chars import simplify
from bipaper.find.entities.among import find_among
from bipaper.find.entities.authors import find_surnames
from bipaper.find.entities.bases import find_bases, find_whole_bases
from bipaper.find.entities.cited import cited_surnames, find_cited
from bipaper.find.entities.coined import (
    coined_latin,
    coined_places,
    located_places,
    measuring_stations,
)
from bipaper.find.entities.english_names import find_english
from bipaper.find.entities.english_tools import find_english_tools
from bipaper.find.entities.entity_rules import allowed, resolve
from bipaper.find.entities.enumerations import find_kinds, find_listed
from bipaper.find.entities.firms import find_corporate, find_firms, find_joined
from bipaper.find.entities.gazetteer import gazetteer
from bipaper.find.entities.heads import find_headed
from bipaper.find.entities.introduced import find_introduced
from bipaper.find.entities.known import Names, find_names, names_of
from bipaper.find.entities.latin import (
    find_beside,
    find_beside_tools,
    find_coordinated,
    find_derived,
    find_devices,
    find_models,
    find_owned,
    find_satellites,
    find_versions,
)
from bipaper.find.entities.latin_people import find_latin_people
from bipaper.find.entities.makers import find_makers
from bipaper.find.entities.numbered import find_numbered
from bipaper.find.entities.paper_names import (
    find_again,
    find_defined,
    full_names,
    long_forms,
    names_found,
)
from bipaper.find.entities.people import find_people
from bipaper.find.entities.places import (
    find_lines,
    find_nested,
    find_parts,
    find_places,
    join_places,
)
from bipaper.find.entities.posts import find_employers
from bipaper.find.entities.quoted import (
    find_before_kinds,
    find_dated,
    find_disasters,
    find_issued,
    find_quoted,
    find_titles,
)
from bipaper.find.entities.spans import Span
from bipaper.find.entities.suggested import Suggestions, suggested, without_heads
from bipaper.find.entities.suppliers import find_suppliers
from bipaper.find.entities.tools import find_tools
from bipaper.find.entities.wares import find_wares
from bipaper.nlp.view import TextView
from bipaper.parts.entities import EntityMention, EntityType

# Finders that need nothing but the block; which of what they find is kept is no matter of order.
_FINDERS: Sequence[Callable[[TextView], Iterable[Span]]] = (
    find_titles,
    find_issued,
    find_quoted,
    find_before_kinds,
    located_places,
    measuring_stations,
    find_people,
    find_latin_people,
    find_beside,
    find_devices,
    find_satellites,
    find_derived,
    find_bases,
    find_numbered,
    find_tools,
    find_introduced,
    find_employers,
    find_lines,
    find_dated,
    find_wares,
    find_english,
    find_english_tools,
    find_firms,
    find_suppliers,
    find_corporate,
)


def find_entities(
    blocks: Sequence[TextView],
    told: Suggestions = MappingProxyType({}),
    cited: Iterable[str] = (),
) -> dict[str, list[EntityMention]]:
    """The entities of the blocks of one paper, by block id, in text order.

    ``cited`` are the authors of its references as these have them.

    Mentions do not overlap; a name counts once a block, with its later mentions in
    ``others``. A name that evidence shows in one block is found in all of them.
    """
    folded = [block._replace(text=simplify(block.text)) for block in blocks]
    coined = names_of(coined_latin(folded) | coined_places(folded))
    likely = suggested(folded, told)
    surnames = cited_surnames(cited)
    first = [
        (block, resolve([*_propose(block, coined, likely[block.id]), *_cited(block, surnames)]))
        for block in folded
    ]
    names = names_found(first)
    return mentions_of(blocks, [(block, _again(block, spans, names)) for block, spans in first])


def _cited(block: TextView, surnames: Collection[str]) -> Iterator[Span]:
    return allowed(find_cited(block, surnames))


def _again(block: TextView, spans: Sequence[Span], names: Names) -> list[Span]:
    """The spans of a block, where names of the paper occur again, and what is joined to those or
    given as another name of theirs."""
    found = allowed(find_again(block, names))
    known = resolve([*spans, *_with_versions(block, found)])
    defined = (other for other, _ in find_defined(block, known))
    joined = list(allowed(chain(find_joined(block, known), defined)))
    return resolve([*known, *joined]) if joined else known


def mentions_of(
    blocks: Sequence[TextView], found: Sequence[tuple[TextView, Sequence[Span]]]
) -> dict[str, list[EntityMention]]:
    """The mentions of the blocks of one paper, by block id, with the fuller names of the same.

    ``found`` are the blocks in Simplified Chinese, each with the spans of its names in text order.
    """
    spelt = _spellings(blocks, found)
    names = PaperNames(long_forms(found), full_names(found), spelt)
    return {
        block.id: list(_mentions(block.text, same.text, spans, names))
        for block, (same, spans) in zip(blocks, found, strict=True)
    }


class PaperNames(NamedTuple):
    """What a paper says of its names, which are folded: long forms, fuller names, spellings."""

    long_forms: Mapping[str, str]
    fuller: Mapping[tuple[EntityType, str], str]
    spelt: Mapping[str, str]

    def printed(self, name: str | None) -> str | None:
        """A folded name as the paper has it."""
        return name and self.spelt.get(name, name)


def _spellings(
    blocks: Iterable[TextView], folded: Iterable[tuple[TextView, Iterable[Span]]]
) -> dict[str, str]:
    """Folded name -> the name as it is printed first."""
    spelt: dict[str, str] = {}
    for block, (same, spans) in zip(blocks, folded, strict=True):
        for span in spans:
            spelt.setdefault(same.text[span.start : span.end], block.text[span.start : span.end])
    return spelt


def _propose(block: TextView, coined: Names, likely: Sequence[Span]) -> Iterator[Span]:
    """All spans that evidence inside the block suggests.

    ``coined`` are names that the words of the whole paper show.
    """
    known = list(allowed(chain(find_names(block, gazetteer()), find_places(block))))
    known += allowed(find_names(block, coined))
    known += allowed(find_nested(block, known))
    told = (span for span in likely if span.type == "place")
    found = chain(
        likely,
        join_places(block.text, resolve([*known, *told])),
        find_disasters(block, known),
        find_headed(block, [*known, *without_heads(block.text, likely)]),
        *(find(block) for find in _FINDERS),
    )
    spans = resolve(_with_versions(block, [*known, *allowed(found)]))
    beside = chain(
        find_listed(block, spans),
        find_kinds(block),
        find_makers(block, spans),
        find_joined(block, spans),
        find_among(block, spans),
        find_owned(block, spans),
        find_coordinated(block, spans),
        find_beside_tools(block, spans),
    )
    listed = list(allowed(beside))
    all_known = resolve([*spans, *listed]) if listed else spans
    yield from chain(spans, listed)
    yield from allowed(other for other, _ in find_defined(block, all_known))


def _with_versions(block: TextView, spans: Iterable[Span]) -> list[Span]:
    """The spans, and those of Latin names with the version behind them, of places with a part, of
    given names with their surname."""
    found = list(spans)
    return [
        *found,
        *allowed(
            chain(
                find_versions(block, found),
                find_models(block, found),
                find_whole_bases(block, found),
                find_parts(block.text, found),
                find_surnames(block.text, found),
            )
        ),
    ]


def _mentions(
    text: str, folded: str, spans: Iterable[Span], names: PaperNames
) -> Iterator[EntityMention]:
    """One mention a name, in order of its first place; ``folded`` is the folded text."""
    places: dict[str, list[Span]] = {}
    for span in spans:
        places.setdefault(folded[span.start : span.end], []).append(span)
    for name, (first, *others) in places.items():
        yield EntityMention(
            type=first.type,
            start=first.start,
            end=first.end,
            text=text[first.start : first.end],
            rule=first.rule,
            others=[(span.start, span.end) for span in others],
            long_form=names.printed(names.long_forms.get(name)),
            name=names.printed(names.fuller.get((first.type, name))),
        )
