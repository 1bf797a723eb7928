"""The taggers as spaCy components.

``bipaper_quantities`` and ``bipaper_entities`` set ``doc.spans["quantities"]`` and
``doc.spans["entities"]``, labelled with kind and type, for spaCy users. A span covers
whole tokens; the exact records stand in ``doc.user_data`` under the same names, as plain
dicts of ``QuantityMention`` and ``EntityMention``.

Both are found a paper at a time: in ``nlp.pipe`` successive docs whose
``user_data["paper"]`` is the same are taken together. What 元 is in a paper in Traditional
characters is told by its texts and by ``user_data["affiliations"]`` of its docs, who is cited by
``user_data["cited"]``, the authors of its references.
``bipaper_entities`` takes the trained models whose entities are to be added, by language: LAC,
or a spaCy model::

    nlp.add_pipe("bipaper_entities", config={"models": {"zh": "lac"}})
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from bipaper.find.entities import models
from bipaper.find.entities.suggested import Told
from bipaper.find.entities.tagger import find_entities
from bipaper.find.quantities.scan import find_quantities
from bipaper.find.quantities.yuan import yuan_of
from bipaper.nlp.view import TextView, view_of
from bipaper.parts.bilingual import Language
from bipaper.parts.entities import EntityMention
from bipaper.parts.quantities import QuantityMention


class _PaperTagger(ABC):
    """Tags docs a paper at a time."""

    def __call__(self, doc: Doc) -> Doc:
        """A doc as a paper of its own."""
        return next(self._tagged([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 1) -> Iterator[Doc]:
        """Docs in their order; ``batch_size`` changes nothing."""
        for docs in _papers(stream):
            yield from self._tagged(docs)

    @abstractmethod
    def _tagged(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        """The docs of one paper."""


class QuantityTagger(_PaperTagger):
    """Find the quantities of docs, citation marks left alone."""

    def _tagged(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        places = [place for doc in docs for place in doc.user_data.get("affiliations", ())]
        yuan = yuan_of([doc.text for doc in docs], places)
        for doc in docs:
            _record(doc, "quantities", find_quantities(view_of(doc, ""), yuan))
            yield doc


class EntityTagger(_PaperTagger):
    """Find the entities of docs, those of one paper together.

    ``models_of`` names trained models by language; they are loaded at once. Raises
    ``trained.ModelError`` where one cannot be.
    """

    def __init__(self, models_of: Mapping[Language, str]) -> None:
        self.tellers = {lang: models.load(lang, name) for lang, name in models_of.items()}

    def _tagged(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        views = [view_of(doc, str(n)) for n, doc in enumerate(docs)]
        cited = [name for doc in docs for name in doc.user_data.get("cited", ())]
        found = find_entities(views, self._told(views), cited)
        for view, doc in zip(views, docs, strict=True):
            _record(doc, "entities", found[view.id])
            yield doc

    def _told(self, views: Sequence[TextView]) -> dict[str, list[Told]]:
        """What the models tell of each block, by its id."""
        told: dict[str, list[Told]] = {}
        for lang, tell in self.tellers.items():
            mine = [view for view in views if view.lang == lang]
            ids = [view.id for view in mine]
            told |= zip(ids, tell([view.text for view in mine]), strict=True)
        return told


def _papers(stream: Iterable[Doc]) -> Iterator[list[Doc]]:
    for _, docs in groupby(stream, key=lambda doc: doc.user_data.get("paper")):
        yield list(docs)


def _record(doc: Doc, name: str, found: Sequence[QuantityMention | EntityMention]) -> None:
    labels = [m.kind if isinstance(m, QuantityMention) else m.type for m in found]
    spans = [
        doc.char_span(m.start, m.end, label=label, alignment_mode="expand")
        for m, label in zip(found, labels, strict=True)
    ]
    doc.spans[name] = [span for span in spans if span is not None]
    doc.user_data[name] = msgspec.to_builtins(found)


@Pipeline.factory("bipaper_quantities", assigns=["doc.spans"])
def _quantity_tagger(nlp: Pipeline, name: str) -> QuantityTagger:
    return QuantityTagger()


@Pipeline.factory("bipaper_entities", assigns=["doc.spans"], default_config={"models": {}})
def _entity_tagger(nlp: Pipeline, name: str, models: dict[Language, str]) -> EntityTagger:
    return EntityTagger(models)
