"""A paragraph with its entities and quantities marked in colour, by spaCy's displaCy."""

from collections.abc import Iterable, Iterator

from bipaper.model import Document, EntityMention, QuantityMention

Mention = EntityMention | QuantityMention

# Entities are told apart by hue, quantities are all of one hue but ranks and dates.
_COLORS = {
    "person": "#ffd8a8",
    "org": "#a5d8ff",
    "place": "#b2f2bb",
    "policy": "#d0bfff",
    "product": "#99e9f2",
    "event": "#ffc9c9",
    "work": "#eebefa",
    "date": "#dee2e6",
    "duration": "#dee2e6",
    "rank": "#fff3bf",
} | dict.fromkeys(("percent", "money", "count", "ratio", "measure", "number"), "#ffec99")


def paragraph_html(document: Document, block: str, page: bool = False) -> str:
    """HTML of one block of a document ("p3", "abstract.zh"), its mentions labelled.

    A fragment, or a whole ``page``. Raises KeyError where the document has no such block.
    """
    mentions: list[Mention] = [entity for entity in document.entities if entity.block == block]
    mentions += [quantity for quantity in document.quantities if quantity.block == block]
    return html(document.texts()[block], mentions, page)


def html(text: str, mentions: Iterable[Mention], page: bool = False) -> str:
    """HTML of a text whose mentions are known; of two that overlap the first is shown."""
    from spacy import displacy  # takes a second

    marked = {"text": text, "ents": list(_apart(mentions))}
    options = {"colors": _COLORS}
    return displacy.render(marked, "ent", page=page, jupyter=False, options=options, manual=True)


def _apart(mentions: Iterable[Mention]) -> Iterator[dict[str, int | str]]:
    """Every place of every mention, where it does not run into one before."""
    end = 0
    for start, negative_end, label in sorted(s for m in mentions for s in _places(m)):
        if start >= end:
            end = -negative_end
            yield {"start": start, "end": end, "label": label}


def _places(mention: Mention) -> Iterator[tuple[int, int, str]]:
    """Start, minus the end (so that longer ones sort first), and label."""
    if isinstance(mention, QuantityMention):
        yield mention.start, -mention.end, mention.kind
        return
    for start, end in ((mention.start, mention.end), *mention.others):
        yield start, -end, mention.type
