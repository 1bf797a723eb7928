"""Entities of a trained spaCy model, merged into those of the rules."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from bipaper.model import EntityMention, EntityType

OF_MODEL = "model"
"""The rule of an entity that a trained model found."""

# OntoNotes 5 labels, as the zh_core_web and en_core_web models use them. Nationalities,
# languages, dates and numbers are no entities of ours.
_LABELS: Mapping[str, EntityType] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PRODUCT": "product",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "LAW": "policy",
}


class ModelEntity(NamedTuple):
    """An entity as a spaCy model reports it: half-open character offsets and its label."""

    start: int
    end: int
    label: str


def merge(
    text: str, ours: Sequence[EntityMention], model_ents: Iterable[ModelEntity]
) -> list[EntityMention]:
    """The mentions of both in text order: ours first, the model's where they touch none.

    A model's entity that overlaps one of ours, or an earlier one of the model's, is left
    out, whichever is longer; so is one whose label is no type of ours. A name that is
    mentioned already joins that mention's ``others``. ``ours`` is not changed.
    """
    merged = {mention.text: msgspec.structs.replace(mention) for mention in ours}
    taken = {i for mention in ours for span in _spans(mention) for i in range(*span)}
    for start, end, label in sorted(model_ents):
        if label not in _LABELS or start >= end or not taken.isdisjoint(range(start, end)):
            continue
        taken.update(range(start, end))
        name = text[start:end]
        new = EntityMention(type=_LABELS[label], start=start, end=end, text=name, rule=OF_MODEL)
        merged[name] = _with_mention(merged[name], start, end) if name in merged else new
    return sorted(merged.values(), key=lambda mention: mention.start)


def _spans(mention: EntityMention) -> list[tuple[int, int]]:
    return [(mention.start, mention.end), *mention.others]


def _with_mention(mention: EntityMention, start: int, end: int) -> EntityMention:
    (first, last), *others = sorted([*_spans(mention), (start, end)])
    return msgspec.structs.replace(mention, start=first, end=last, others=others)
