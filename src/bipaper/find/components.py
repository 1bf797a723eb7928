"""The taggers as spaCy components.

``bipaper_quantities`` and ``bipaper_entities`` set ``doc.spans["quantities"]`` and
``doc.spans["entities"]``, labelled with kind and type, for spaCy users. A span covers
whole tokens; the exact records stand in ``doc.user_data`` under the same names, as plain
dicts of ``QuantityMention`` and ``EntityMention``.

Names are found a paper at a time: in ``nlp.pipe`` successive docs whose
``user_data["paper"]`` is the same are taken together. ``bipaper_entities`` takes the trained
spaCy models whose entities are to be added, by language::

    nlp.add_pipe("bipaper_entities", config={"models": {"zh": "zh_core_web_sm"}})
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from bipaper import model
from bipaper.find.entities import trained
from bipaper.find.entities.merge import ModelEntity, merge
from bipaper.find.entities.tagger import find_entities
from bipaper.find.quantities.scan import find_quantities
from bipaper.nlp.view import language, view_of


def tag_quantities(doc: Doc) -> Doc:
    """Find the quantities of a doc, citation marks left alone."""
    _record(doc, "quantities", find_quantities(view_of(doc, "")))
    return doc


class EntityTagger:
    """Find the entities of docs, those of one paper together.

    ``models`` names trained spaCy models by language; they are loaded at once. Raises
    ``trained.ModelError`` where one cannot be.
    """

    def __init__(self, models: Mapping[str, str]) -> None:
        self.models = dict(models)
        for name in self.models.values():
            trained.load(name)

    def __call__(self, doc: Doc) -> Doc:
        """A doc as a paper of its own."""
        return next(self._tagged([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 1) -> Iterator[Doc]:
        """Docs in their order; ``batch_size`` changes nothing."""
        for _, docs in groupby(stream, key=lambda doc: doc.user_data.get("paper")):
            yield from self._tagged(list(docs))

    def _tagged(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        """The docs of one paper."""
        found = find_entities([view_of(doc, str(n)) for n, doc in enumerate(docs)])
        for n, doc in enumerate(docs):
            _record(doc, "entities", self._merged(doc, found[str(n)]))
            yield doc

    def _merged(self, doc: Doc, ours: list[model.EntityMention]) -> list[model.EntityMention]:
        """Ours and those of the model for the doc's language."""
        name = self.models.get(language(doc))
        if name is None:
            return ours
        ents = trained.load(name)(doc.text).ents  # words cut as the model learnt them
        return merge(
            doc.text, ours, [ModelEntity(e.start_char, e.end_char, e.label_) for e in ents]
        )


def _record(
    doc: Doc, name: str, found: Sequence[model.QuantityMention | model.EntityMention]
) -> None:
    labels = [m.kind if isinstance(m, model.QuantityMention) else m.type for m in found]
    spans = [
        doc.char_span(m.start, m.end, label=label, alignment_mode="expand")
        for m, label in zip(found, labels, strict=True)
    ]
    doc.spans[name] = [span for span in spans if span is not None]
    doc.user_data[name] = msgspec.to_builtins(found)


Language.component("bipaper_quantities", func=tag_quantities, assigns=["doc.spans"])


@Language.factory("bipaper_entities", assigns=["doc.spans"], default_config={"models": {}})
def _entity_tagger(nlp: Language, name: str, models: dict[str, str]) -> EntityTagger:
    return EntityTagger(models)
