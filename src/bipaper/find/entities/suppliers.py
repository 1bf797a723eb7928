"""Chinese names of firms without a head, by what is done there: 由|江苏云翠新材料|供应,
购自|武汉翠鹰, 购自|Vexa, 云翠动力|领跌.
"""

import re
from collections.abc import Iterator
from functools import cache

from bipaper.chars import HAN
from bipaper.find.entities.authors import is_chinese_name
from bipaper.find.entities.gazetteer import countries, gazetteer, is_free
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import MAKERS, affixes, either, head_at_end
from bipaper.nlp.jieba_words import is_rare
from bipaper.nlp.view import TextView

_LATIN = r"[A-Z][A-Za-z&-]{1,20}(?: (?:& )?[A-Z][A-Za-z&-]{1,20}){0,3}"
_NAME = rf"(?:(?![的和与及等由])[{HAN}]){{2,10}}?"
_NO_PART = tuple("pcdrumqfyt")  # first letters of jieba's tags of words that no firm is called by
_SHORT = 3  # characters of what may be a person


def find_suppliers(block: TextView) -> Iterator[Span]:
    """What supplies or makes something, things are bought from, or is traded, if it has a name."""
    for match in _latin_supplier().finditer(block.text):
        name = match[match.lastgroup or 0]
        if is_free(name, name.split(), "org"):
            yield Span(*match.span(match.lastgroup or 0), "org", "supplies")
    for match in _supplier().finditer(block.text):
        start, end = match.span(match.lastgroup or 0)
        may_be_person = match.lastgroup == "maker" and end - start <= _SHORT
        is_person = may_be_person and is_chinese_name(block.text[start:end])
        if not is_person and _is_firm(block, start, end):
            yield Span(start, end, "org", "supplies")


@cache
def _supplier() -> re.Pattern[str]:
    supplies, bought, traded = map(either, ("supplying_acts", "bought_from", "trading_acts"))
    return re.compile(
        rf"(?:由|委托)(?P<maker>{_NAME})(?:负责|联合|独家)?(?:{supplies})"
        rf"|(?:{bought})(?P<seller>{_NAME})(?=[，。；、（(]|$)"
        rf"|(?:^|[，。；、])(?P<traded>{_NAME})(?:[今昨当次]日)?(?:{traded})"
    )


@cache
def _latin_supplier() -> re.Pattern[str]:
    """购自|Vexa, 购自美国|Vexa, 试剂为|Vexa|产品."""
    bought, abroad = either("bought_from"), "|".join(sorted(countries(), reverse=True))
    return re.compile(
        rf"(?:{bought}) ?(?:{abroad})? ?(?P<seller>{_LATIN})(?![A-Za-z0-9]| ?\d)"
        rf"|为 ?(?:{abroad})? ?(?P<maker>{_LATIN}) ?产品"
    )


@cache
def _fields() -> tuple[str, ...]:
    return tuple(sorted(affixes("firm_fields"), key=len, reverse=True))


def _is_firm(block: TextView, start: int, end: int) -> bool:
    """Is it no word, and has it a name that no register has as a place's, or a rare word before the
    field of a firm (云翠|生物), and no person behind?"""
    name, words = block.text[start:end], block.words_in(start, end)
    tags = [word.pos for word in words]
    parts = [block.text[word.start : word.end] for word in words]
    has_name = any(
        tag in (*MAKERS, "ns") and len(part) > 1 and gazetteer().type_of(part) != "place"
        for part, tag in zip(parts, tags, strict=True)
    )
    stem = next((name.removesuffix(field) for field in _fields() if name.endswith(field)), "")
    has_name |= len(stem) > 1 and is_rare(stem)
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
