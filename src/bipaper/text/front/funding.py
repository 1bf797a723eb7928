"""Who paid for a paper, where a note says so without a label: 本文受…项目（…）资助, or in a clause
that is nothing but a grant with its number: 国家自然科学基金（…）资助项目, …基金资助（…）."""

import re
from functools import cache

from bipaper.chars import simplify
from bipaper.rules import read_lists

_MARKS = " *＊∗†‡"  # of a note
_BEGINS = "(?:^|[；;。])"  # a clause


def tells_funding(text: str) -> str | None:
    """Who paid, as printed in a note's text; None where it does not say so in a sentence."""
    plain = simplify(text)
    told = (one.search(plain) for one in (_sentence(), _clause(), _clauses()))
    match = next(filter(None, told), None)
    return text[match.start("who") : match.end("who")].strip(_MARKS) if match else None


def opens_funding(text: str) -> bool:
    """Whether such a sentence or clause may begin in a line, to go on in the next ones."""
    plain = simplify(text)
    return (_opening().search(plain) or _grant().search(plain)) is not None


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('paper')})(?:{_words('comes')})")


@cache
def _sentence() -> re.Pattern[str]:
    means = rf"[^。]*?(?:{_words('means')})[^。]*?"
    given = rf"的?(?:联合|共同)?(?:{_words('given')})(?:之一)?(?=$|[\s。．.；;，,)）])"
    return re.compile(rf"{_opening().pattern}了?(?P<who>{means}){given}")


@cache
def _grant() -> re.Pattern[str]:
    return re.compile(_BEGINS + _opened_grant())


def _opened_grant() -> str:
    """A pattern of a clause with a grant, up to the bracket with its number."""
    return rf"[^；;。，,]*(?:{_words('means')})[^；;。，,]*[(（]"


@cache
def _clause() -> re.Pattern[str]:
    grant = rf"(?P<who>{_opened_grant()}[^()（）]*[)）])"
    return re.compile(rf"{_BEGINS}{grant}(?:{_words('alone')})(?=$|[\s。．.；;*＊])")


@cache
def _clauses() -> re.Pattern[str]:
    number = r"[(（][^()（）]*\d[^()（）]*[)）]"
    grant = rf"[^；;。，,()（）]*(?:{_words('means')})资助{number}"
    return re.compile(rf"{_BEGINS}(?P<who>{grant}(?:[；;]{grant})*)(?=$|[\s。．.；;])")


def _words(name: str) -> str:
    words = read_lists(__name__, "funding.toml")[name].words
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
