import re
from collections.abc import Callable
from typing import get_args

import pytest
from views import view

from bipaper.find.claims.block import ClaimBlock
from bipaper.nlp.sentences import split_sentences
from bipaper.parts.cited_works import Citation
from bipaper.parts.entities import Entity, EntityType
from bipaper.parts.quantities import Quantity

_MARK = re.compile(r"<(\w+)(?::(\d+))?\|([^>]+)>")


@pytest.fixture
def block() -> Callable[..., ClaimBlock]:
    """Make a block from text with its mentions marked: "<percent|12%>", "<count:30|30家>",
    "<place|云岭县>", "<cite|[3]>" (ids q1, e1 ... and reference r1 ... in their order)."""

    def make(marked: str, *, lang="zh", title="", id_="p1") -> ClaimBlock:
        text = _MARK.sub(lambda m: m[3], marked)
        quantities, entities, citations, at = [], [], [], 0
        for kind, value, words in _MARK.findall(marked):
            start = text.index(words, at)
            at = start + len(words)
            place = {"block": id_, "start": start, "end": at, "text": words}
            if kind == "cite":
                citations.append(Citation(references=[f"r{len(citations) + 1}"], **place))
            elif kind in get_args(EntityType):
                name = f"e{len(entities) + 1}"
                entities.append(
                    Entity(id=name, type=kind, rule="head", name=words, entity="", **place)
                )
            else:
                number = {"value": float(value or 1), "comparator": "="}
                quantities.append(
                    Quantity(id=f"q{len(quantities) + 1}", kind=kind, rule="", **number, **place)
                )
        return ClaimBlock(
            view=view(text, lang, name=id_),
            sentences=split_sentences(text, lang),
            section="s1",
            section_title=title,
            quantities=quantities,
            entities=entities,
            citations=citations,
        )

    return make
