"""English names of firms: by what firms do, and by the names that they are joined to."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bipaper.find.entities.gazetteer import is_free
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import affixes, either
from bipaper.nlp.view import TextView
from bipaper.pdf.wordlists import english_words
from bipaper.years import YEAR

_WORD = r"[A-Z][A-Za-z0-9&-]*[A-Za-z0-9]"
_NAME = rf"{_WORD}(?: {_WORD}){{0,2}}"
_ONE = re.compile(_NAME)
_JOIN = r"(?:, and | and |, )"
_RIGHT = re.compile(
    rf"[)）]?(?:(?:, and|,? and) |[、和与及])(?P<name>{_NAME})(?![A-Za-z0-9-]| ?[（(\[])"
)
_LEFT = re.compile(rf"(?<![A-Za-z0-9.-])(?<![A-Za-z0-9.-] )(?P<name>{_NAME})(?: and |[、和与及])$")
_WINDOW = 60  # characters of the name before another
_JOINED = ("org", "place", "product", "person")
_SURNAME = re.compile("[A-Z][a-z]{2,15}")
_CORPORATE = re.compile(rf"[（(]([A-Z]{{3,8}})(?:[,，]\s?|\s){YEAR}[a-z]?(?=[)）;；,，])")


def find_firms(block: TextView) -> Iterator[Span]:
    """Names before what only firms do: Goldwind and Vestas|supplied, BYD|sold."""
    for match in _acting().finditer(block.text):
        for name in _ONE.finditer(block.text, *match.span("names")):
            if _is_own(name[0]) and not _is_word(name[0]):
                yield Span(*name.span(), "org", "acting-firm")


@cache
def _acting() -> re.Pattern[str]:
    acts = either("english_firm_acts")
    return re.compile(
        rf"(?<![A-Za-z0-9-])(?P<names>{_NAME}(?:{_JOIN}{_NAME}){{0,2}}) "
        rf"(?:has |have |had )?(?:{acts})(?![a-z])"
    )


def find_corporate(block: TextView) -> Iterator[Span]:
    """(CNNIC, 2007): a body that is cited by its acronym."""
    for match in _CORPORATE.finditer(block.text):
        if is_free(match[1], [match[1]], "org"):
            yield Span(*match.span(1), "org", "corporate-author")


def find_joined(block: TextView, known: Sequence[Span]) -> Iterator[Span]:
    """Latin names joined to a name of ``known``: 与|Vexa, Google and|Vexa."""
    taken = {place for span in known for place in range(span.start, span.end)}
    for span in known:
        is_chinese = span.type == "person" and not block.text[span.end - 1].isascii()
        if span.type not in _JOINED or span.rule.startswith("model") or is_chinese:
            continue
        right = _RIGHT.match(block.text, span.end)
        left = _LEFT.search(block.text, max(0, span.start - _WINDOW), span.start)
        for match in filter(None, (right, left)):
            start, end = match.span("name")
            is_free = taken.isdisjoint(range(start, end))
            if is_free and _is_own(match["name"]) and _is_likely(span, match["name"]):
                yield Span(start, end, span.type, "joined")


def _is_likely(span: Span, name: str) -> bool:
    """Products are joined to methods, too, so that their names have to have a case of their own."""
    if span.type == "product":
        is_own = re.search(r"[a-z][A-Z]|\d", name) is not None
        return is_own and not name.endswith(affixes("code_ends"))
    if span.type == "person":
        return _SURNAME.fullmatch(name) is not None and name.lower() not in english_words()
    return not _is_word(name)


def _is_own(name: str) -> bool:
    return is_free(name, name.split())


def _is_word(name: str) -> bool:
    """Is it one English word in capitals for the beginning of a sentence: Banks?"""
    return name[1:].islower() and name.lower() in english_words()
