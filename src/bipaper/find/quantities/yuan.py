"""Whose money 元 is: of China, of Hong Kong, of Taiwan or of Macao.

A paper in Simplified characters means the yuan. One in Traditional characters means what it
names elsewhere (港幣, HK$) or what its authors are paid in; where these disagree or say nothing,
nobody knows, and 元 has no code. Nor has it behind a year before there was the yuan.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from bipaper.chars import chinese_script, plain
from bipaper.find.quantities.context import now
from bipaper.find.quantities.found import Found
from bipaper.rules import read_tables

HOME = "CNY"
_UNKNOWN = "元"
_FIRST_YEAR = 1949  # the first notes are of 1 December 1948
_BRACKETED = 40  # characters; dates in brackets have few words before them
_YEAR = re.compile("[0-9]{4}")  # at the beginning of an ISO date
_CALLED = {HOME: _UNKNOWN, "USD": "dollar"}
_NAMED = re.compile("人民币|RMB|CNY|[¥￥]|yuan|renminbi|US|U[.]S[.]|美", re.I)
# Only Taiwan has counted these years: from 1961 on.
_REPUBLIC = re.compile(r"民国 ?(?:[5-9]|1[0-9])[0-9] ?年")


def yuan_of(texts: Sequence[str], affiliations: Iterable[str]) -> str:
    """The code of what 元 is in a paper with these texts and affiliations; 元 if undecided."""
    if chinese_script("".join(texts)) == "Hans":
        return HOME
    said = {code for text in texts for code in _codes("names", text)}
    at_home = {code for place in affiliations for code in _codes("places", place)}
    if any(_REPUBLIC.search(plain(text)) for text in texts):
        at_home.add("TWD")
    codes = said | at_home
    return codes.pop() if len(codes) == 1 else _UNKNOWN


def in_yuan(found: Found, text: str, yuan: str) -> Found:
    """An amount of 元 in ``text``, folded, as one of ``yuan``.

    Where that is not China's, a dollar may be America's or another one, and has no code either.
    """
    code, rest = (found.unit or "")[:3], (found.unit or "")[3:]
    if yuan == HOME or code not in _CALLED or _NAMED.search(text, found.start, found.end):
        return found
    return replace(found, unit=(yuan if code == HOME else _CALLED[code]) + rest)


def without_code(found: Iterable[Found], text: str) -> Iterator[Found]:
    """Quantities of folded ``text``, in order: behind a year before the yuan 元 has no code.

    That ends with a later year or a word of the present; years in brackets are of other things.
    """
    year, since = _FIRST_YEAR, 0
    for one in found:
        if now().search(text, since, one.start):
            year = _FIRST_YEAR
        since = one.start
        date = _YEAR.match(str(one.high or one.value)) if one.kind == "date" else None
        before = text[max(0, one.start - _BRACKETED) : one.start]
        if date and before.rfind("(") <= before.rfind(")"):
            year = int(date[0])
        if year < _FIRST_YEAR and (one.unit or "").startswith(HOME):
            one = in_yuan(one, text, _UNKNOWN)
        yield one


def _codes(table: str, text: str) -> Iterable[str]:
    pattern, codes = _table(table)
    return (codes[match[0]] for match in pattern.finditer(plain(text)))


@cache
def _table(name: str) -> tuple[re.Pattern[str], dict[str, str]]:
    codes = read_tables(__name__, "yuan.toml", str)[name].entries
    words = sorted(codes, key=len, reverse=True)
    choice = "|".join(rf"(?<![A-Za-z]){re.escape(word)}" for word in words)
    return re.compile(choice), codes
