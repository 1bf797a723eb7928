"""Firms told by the post that somebody has in them: 云翠动力|董事长周远舟."""

import re
from collections.abc import Iterator
from functools import cache

from bipaper.chars import HAN
from bipaper.find.entities.gazetteer import gazetteer
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import either, surnames
from bipaper.nlp.jieba_words import is_rare
from bipaper.nlp.view import TextView

_NO_PART = frozenset("的该本各其某与和及由任为是")
_DOTTED = re.compile(rf"[{HAN}]{{1,6}}[·•・]")
_GENERIC = ("公司", "企业", "集团", "机构", "单位")


def find_employers(block: TextView) -> Iterator[Span]:
    """What a clause begins with before a post of firms and a surname, if it is rare."""
    for match in _employer().finditer(block.text):
        start, end = match.span("name")
        if _is_name(match["name"]) and block.at_word(end) and _is_person(block.text, match):
            yield Span(start, end, "org", "employs")


def _is_person(text: str, post: re.Match[str]) -> bool:
    """Does a surname stand behind the post, or a foreign name with a dot: 阿布·奥贝达?"""
    return post["surname"] in surnames() or _DOTTED.match(text, post.start("surname")) is not None


@cache
def _employer() -> re.Pattern[str]:
    posts = either("firm_posts")
    return re.compile(
        rf"(?:^|[，。；、])(?P<name>[{HAN}]{{2,8}}?)(?:原|前|时任|现任|副)?(?:{posts})(?P<surname>[{HAN}])"
    )


def _is_name(name: str) -> bool:
    is_own = _NO_PART.isdisjoint(name) and not name.endswith(_GENERIC)
    return is_own and is_rare(name) and gazetteer().type_of(name) is None
