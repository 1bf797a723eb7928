"""Places that jieba tags and that their last character confirms; nested places as one."""

import re
from collections.abc import Iterable, Iterator

from bipaper.nlp.entities.spans import EntityBlock, Source, Span
from bipaper.nlp.entities.words import words

_NAMED = re.compile(r".{2,}(?:[河江湖岛县镇乡州湾峡]|山脉|高原|平原|盆地|草原|沙漠|流域)")


def find_tagged_places(block: EntityBlock) -> Iterator[Span]:
    """Words that jieba tags as places (ns) and that end like one: 乌裕尔河, 斗南镇."""
    for token in block.tokens:
        word = block.text[token.start : token.end]
        if token.pos == "ns" and _NAMED.fullmatch(word) and word not in words("generic_places"):
            yield Span(token.start, token.end, "place", Source.HEAD)


def join_places(spans: Iterable[Span]) -> Iterator[Span]:
    """Each run of places without a gap as one: 陕西省|榆林市|神木市."""
    run: Span | None = None
    for span in spans:
        if span.type != "place":
            continue
        if run and span.start == run.end:
            run = run._replace(end=span.end)
            continue
        if run:
            yield run
        run = span
    if run:
        yield run
