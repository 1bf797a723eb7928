"""What one place in a paper says of a name, applied to the whole paper."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bipaper.model import EntityType
from bipaper.nlp.entities.gazetteer import Names, names_of
from bipaper.nlp.entities.spans import EntityBlock, Source, Span

_SHORT_FORM = re.compile(
    r"\s?[（(][^（）()]{0,12}?简称(?:为|:|：)?\s?[“「\"]?([^“”「」\"（）()]{2,15})[”」\"]?[）)]"
)
_GLOSS = re.compile(r"\s?[（(]([A-Za-z][^（）()\u3400-\u9fff]{1,90})[）)]")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9&./-]{1,11}$")


def find_defined(block: EntityBlock, spans: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """(short form, long form) for the names in ``spans`` that the text abbreviates.

    全称（以下简称“X”）, 中文（English Name, ABBR）, ABBR（Expanded Name）.
    """
    for span in spans:
        if match := _SHORT_FORM.match(block.text, span.end):
            yield Span(match.start(1), match.end(1), span.type, Source.CONTEXT), span
        elif match := _GLOSS.match(block.text, span.end):
            for start, end in _parts(match):
                yield Span(start, end, span.type, Source.CONTEXT), span


def _parts(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The pieces of a gloss (English Name, ABBR) as spans of the text."""
    for part in re.finditer(r"[^,，;；]+", match[1]):
        piece = part[0].strip()
        start = match.start(1) + part.start() + part[0].index(piece) if piece else 0
        if _ABBREVIATION.match(piece) or (" " in piece and piece[0].isupper()):
            yield start, start + len(piece)


def names_found(blocks: Sequence[tuple[EntityBlock, Sequence[Span]]]) -> Names:
    """Names found by evidence rather than in a gazetteer, each with its commonest type."""
    votes: dict[str, Counter[EntityType]] = {}
    for block, spans in blocks:
        for span in spans:
            name = block.text[span.start : span.end]
            if span.source != Source.GAZETTEER and _can_recur(name, span.type):
                votes.setdefault(name, Counter())[span.type] += 1
    return names_of({name: types.most_common(1)[0][0] for name, types in votes.items()})


def _can_recur(name: str, name_type: EntityType) -> bool:
    """May the name be looked for where nothing shows it to be one?"""
    if name_type == "person":
        return len(name) > 2
    return len(name) > 2 or name.isupper()
