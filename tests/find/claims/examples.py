"""Examples of the data files as blocks, and what the claim finder makes of them.

An example is a text, or a section's title (or 摘要, Abstract), "§" and a text. Its numbers are
found by the finder of quantities, its citations are marks such as [3].
"""

import re
from functools import cache
from typing import NamedTuple

from views import view

from bipaper.chars import count_han
from bipaper.find.claims.block import ClaimBlock
from bipaper.find.claims.decide import decide, find_claims
from bipaper.find.quantities.scan import find_quantities
from bipaper.nlp.sentences import split_sentences
from bipaper.parts.cited_works import Citation
from bipaper.parts.claims import Claim
from bipaper.parts.quantities import Quantity

_MARK = re.compile(r"\[\d+\]")
_ABSTRACTS = ("摘要", "Abstract")


class Outcome(NamedTuple):
    """What the rules say of the last unit of an example, and all claims of the example."""

    rule: str | None
    type: str | None
    signals: frozenset[str]
    claims: tuple[Claim, ...]


@cache
def block_of(example: str) -> ClaimBlock:
    title, _, text = example.rpartition("§")
    lang = "zh" if count_han(text) else "en"
    marks = [match.span() for match in _MARK.finditer(text)]
    numbers = [
        {name: getattr(found, name) for name in found.__struct_fields__}
        for found in find_quantities(view(text, lang, marks))
    ]
    id_ = f"abstract.{lang}" if title in _ABSTRACTS else "p1"
    return ClaimBlock(
        view=view(text, lang, marks, id_),
        sentences=split_sentences(text, lang),
        section="s1",
        section_title="" if title in _ABSTRACTS else title,
        quantities=[Quantity(id=f"q{n}", block=id_, **m) for n, m in enumerate(numbers)],
        entities=[],
        citations=[Citation(block=id_, start=a, end=b, text=text[a:b]) for a, b in marks],
    )


def outcome(example: str) -> Outcome:
    block = block_of(example)
    *_, last = decide(block)
    return Outcome(
        rule=last.first.name if last.first else None,
        type=None if last.said in ("none", "open") else last.said,
        signals=frozenset(last.signals),
        claims=tuple(find_claims(block)),
    )
