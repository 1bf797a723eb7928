"""Chinese names of firms without a head, by what is done there: 由|江苏云翠新材料|供应,
购自|武汉翠鹰, 云翠动力|领跌.
"""

import re
from collections.abc import Iterator
from functools import cache

from bipaper.chars import HAN
from bipaper.find.entities.authors import is_chinese_name
from bipaper.find.entities.gazetteer import gazetteer
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import MAKERS, affixes, head_at_end
from bipaper.nlp.jieba_words import is_rare
from bipaper.nlp.view import TextView

_NAME = rf"(?:(?![的和与及等由])[{HAN}]){{2,10}}?"
_NO_PART = tuple("pcdrumqfyt")  # first letters of jieba's tags of words that no firm is called by
_SHORT = 3  # characters of what may be a person


def find_suppliers(block: TextView) -> Iterator[Span]:
    """What supplies or makes something, things are bought from, or is traded, if it has a name."""
    for match in _supplier().finditer(block.text):
        start, end = match.span(match.lastgroup or 0)
        may_be_person = match.lastgroup == "maker" and end - start <= _SHORT
        is_person = may_be_person and is_chinese_name(block.text[start:end])
        if not is_person and _is_firm(block, start, end):
            yield Span(start, end, "org", "supplies")


@cache
def _supplier() -> re.Pattern[str]:
    lists = ("supplying_acts", "bought_from", "trading_acts")
    supplies, bought, traded = ("|".join(affixes(name)) for name in lists)
    return re.compile(
        rf"(?:由|委托)(?P<maker>{_NAME})(?:负责|联合|独家)?(?:{supplies})"
        rf"|(?:{bought})(?P<seller>{_NAME})(?=[，。；、（(]|$)"
        rf"|(?:^|[，。；、])(?P<traded>{_NAME})(?:[今昨当次]日)?(?:{traded})"
    )


def _is_firm(block: TextView, start: int, end: int) -> bool:
    """Is it no word, and has it a name that no register has as a place's, and no person behind?"""
    name, words = block.text[start:end], block.words_in(start, end)
    tags = [word.pos for word in words]
    parts = [block.text[word.start : word.end] for word in words]
    has_name = any(
        tag in (*MAKERS, "ns") and len(part) > 1 and gazetteer().type_of(part) != "place"
        for part, tag in zip(parts, tags, strict=True)
    )
    is_phrase = any(tag.startswith(_NO_PART) for tag in tags)
    ends_in_person = len(words) > 1 and tags[-1] == "nr" and is_chinese_name(parts[-1])
    return (
        block.at_word(start)
        and block.at_word(end)
        and is_rare(name)
        and has_name
        and not (is_phrase or ends_in_person)
        and head_at_end(name) is None
        and gazetteer().type_of(name) in (None, "org")
    )
