"""Organisations told by what they publish: 由|岚湖水质监测中心|发布的《…》."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import affixes, head_at_end
from bipaper.nlp.view import TextView

_OWN = 4  # characters of a name before its head, at least: 行业协会 and 地方政府 are none
_LONGEST = 24
_BY_PLACE = "政府"  # what is named by its place only: 地方人民政府 is none
_WHICH = frozenset("该各某本此")  # 该行业主管协会
# jieba's tags of the words that a name may hold: a verb brings it in (来自).
_TAGS = frozenset({"n", "ng", "nz", "nt", "ns", "vn", "j", "b", "an", "l", "s"})


@cache
def _publishes() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(affixes('publishing_verbs'))})[了的]?《")


def find_publishers(block: TextView, known: Sequence[Span]) -> Iterator[Span]:
    """Nouns up to the head of an organisation, right before a verb of publishing and a title, with
    none of the ``known`` organisations among them."""
    for match in _publishes().finditer(block.text):
        end = match.start()
        head = head_at_end(block.text, end)
        start = _start(block, end)
        if head is None or head.type != "org" or head.word.endswith(_BY_PLACE):
            continue
        if any(one.type == "org" and one.start < end and start < one.end for one in known):
            continue
        if end - start >= len(head.word) + _OWN and block.text[start - 1 : start] not in _WHICH:
            yield Span(start, end, "org", "publisher")


def _start(block: TextView, end: int) -> int:
    """Where the nouns begin that stand before ``end``."""
    start = end
    for word in reversed(block.words_in(max(0, end - _LONGEST), end)):
        if word.end != start or word.pos not in _TAGS:
            break
        start = word.start
    return start
