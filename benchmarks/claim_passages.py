"""Passages that come with bipaper, annotated by hand (data/claims/README.md), as blocks."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bipaper.evaluate.gold import GoldClaim
from bipaper.find.claims.block import ClaimBlock
from bipaper.find.tagged import tagged_block
from bipaper.nlp.view import view_of
from bipaper.parts.cited_works import Citation
from bipaper.parts.entities import Entity
from bipaper.parts.quantities import Quantity
from bipaper.stages.segment import pipelines
from bipaper.stages.tag import taggers

_MARK = re.compile(r"\[\d[\d,，、 -]*\]|〔\d+〕|[①-⑳](?=[。；，])")


class Annotated(NamedTuple):
    """A passage as the claim finder gets it, and the claims in it."""

    name: str
    block: ClaimBlock
    claims: list[GoldClaim]


def passages(path: Path) -> Iterator[Annotated]:
    """The passages of a file."""
    for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]:
        lines = [line.split(" | ", 1) for line in passage["text"].strip().splitlines()]
        block = block_of("".join(text for _, text in lines), passage)
        claims = [_claim(text, label) for label, text in lines if label != "-"]
        yield Annotated(passage["name"], block, claims)


def _claim(text: str, label: str) -> GoldClaim:
    type_, source, content = label.split()
    return GoldClaim(text=text, type=type_, source=source, content=content.split(","))


def block_of(text: str, passage: dict[str, str]) -> ClaimBlock:
    """A passage as the claim finder gets it: its numbers and names by the taggers of the rules."""
    name = "abstract.zh" if "abstract" in passage else "p1"
    marks = [match.span() for match in _MARK.finditer(text)]
    chinese = pipelines(())["zh"]
    doc = chinese.make_doc(text)
    doc.user_data = {"paper": "", "block": name, "lang": "zh", "superscripts": marks}
    (doc,) = taggers().pipe([chinese(doc)])
    tagged = tagged_block(doc)

    def fields(mention: object) -> dict:
        return {field: getattr(mention, field) for field in mention.__struct_fields__}

    return ClaimBlock(
        view=view_of(doc, name),
        sentences=tagged.sentences,
        section="s1",
        section_title=passage.get("section", ""),
        quantities=[Quantity(id="", block=name, **fields(one)) for one in tagged.quantities],
        entities=[
            Entity(id="", block=name, entity="", **(fields(one) | {"name": one.text}))
            for one in tagged.entities
        ],
        citations=[Citation(block=name, start=a, end=b, text=text[a:b]) for a, b in marks],
    )
