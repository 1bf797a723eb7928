"""English text: programs and data by what is done with them: drawn with|QGIS, data from|CFPS."""

import re
from collections.abc import Iterator
from functools import cache

from bipaper.find.entities.gazetteer import is_free
from bipaper.find.entities.latin import HUMP
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import either
from bipaper.nlp.view import TextView
from bipaper.years import YEAR

_WORD = r"[a-z]{0,8}[A-Z][A-Za-z0-9.+-]{0,20}(?<![.-])"
_VERSION = r"(?: [vVX]?\d{1,4}(?:\.\d{1,3}){0,2}[a-z]?(?![\d,.]*\d))"
_NAME = rf"{_WORD}(?: {_WORD}){{0,2}}{_VERSION}?"
_ONE = re.compile(_NAME)
_OWN_CASE = re.compile(r"(?:.* )?(?:[a-z]+[A-Z]|[A-Z]\w*[A-Z\d]|\d)")  # MapView, no Carlson
_NOUN = r"(?!(?:in|on|at|to|for|by|and|or|with|from|as|of|was|were|is|are|has|have|had)\b)[a-z]+"
_GOES_ON = re.compile(rf"[ -](?:{_NOUN}|[A-Z])")
_CITED = re.compile(rf",? (?:et al|\(?{YEAR})| ?\[\d")


def find_english_tools(block: TextView) -> Iterator[Span]:
    """Latin names of what one draws, runs or looks up with, and those joined to them."""
    for match in _used().finditer(block.text):
        needs_case = match["act"] is None or match["by"] in ("by", "on")
        names = [name.span() for name in _ONE.finditer(block.text, *match.span("names"))]
        for start, end in names:
            is_own = _OWN_CASE.match(block.text[start:end]) is not None
            if (is_own or not needs_case) and _is_product(block.text, start, end):
                yield Span(start, end, "product", "english-tool")
    for match in _devices().finditer(block.text):
        yield Span(*match.span("name"), "product", "english-device")
    for match in _apposed().finditer(block.text):
        if HUMP.search(match["name"]) and _is_product(block.text, *match.span("name")):
            yield Span(*match.span("name"), "product", "english-apposed")
    for match in _called().finditer(block.text):
        if _OWN_CASE.match(match["name"]) and _is_product(block.text, *match.span("name")):
            yield Span(*match.span("name"), "product", "english-called")


@cache
def _devices() -> re.Pattern[str]:
    """A code with a number, perhaps behind its maker's name, before a device: EC-5|sensors."""
    code = r"(?=[A-Za-z-]*\d)[A-Za-z]{1,5}-?\d[A-Za-z0-9-]{0,8}"
    kinds = either("english_devices")
    return re.compile(
        rf"(?<![A-Za-z0-9-])(?P<name>(?:[A-Z][A-Za-z]{{1,15}} ){{0,2}}{code})"
        rf"(?= (?:{kinds})(?![a-z]))"
    )


@cache
def _called() -> re.Pattern[str]:
    called = either("english_called")
    return re.compile(rf"(?<![A-Za-z])(?i:{called}) (?P<name>{_WORD})(?![A-Za-z0-9])")


@cache
def _apposed() -> re.Pattern[str]:
    """FrostSeer, a new|benchmark of three tasks."""
    kinds = either("english_product_right", "english_camel_right", "english_apposed")
    return re.compile(
        rf"(?<![A-Za-z0-9-])(?P<name>{_WORD}), (?:an?|the) (?:[a-z-]+ ){{0,4}}?(?:{kinds})(?![a-z])"
    )


@cache
def _used() -> re.Pattern[str]:
    acts, vague = either("english_tool_acts"), either("english_analysis_acts")
    data = either("english_data_left")
    vague += "|" + vague.title()  # Results on
    by = "(?P<by>in|with|using|by|from|against|via|on)"
    return re.compile(
        rf"(?<![A-Za-z])(?:(?:(?P<act>{acts})|{vague})(?: out| it| them)? {by}|{data})"
        r" (?:the |an? )?"
        rf"(?P<names>{_NAME}(?:(?:, and |, | and ){_NAME}){{0,3}})(?![A-Za-z0-9])"
    )


def _is_product(text: str, start: int, end: int) -> bool:
    """No concept, place, body, author, nor a word of a longer phrase: Tobit|regression."""
    name = text[start:end]
    return (
        is_free(name, re.split(r"[ -]", name), "product")
        and not _CITED.match(text, end)
        and (name[-1].isdigit() or not _GOES_ON.match(text, end))
    )
