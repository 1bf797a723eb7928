"""Who makes a device or medicine, by brackets behind it: （罗氏诊断）, (Vexa, Uppsala, Sweden)."""

import re
from collections.abc import Iterator, Sequence

from bipaper.chars import HAN
from bipaper.find.entities.gazetteer import countries, gazetteer
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import concepts
from bipaper.nlp.jieba_words import is_rare, tag_of
from bipaper.nlp.view import TextView

_BRACKETS = re.compile(r"\s?[（(](?P<inside>[^（）()\n]{2,60})[)）]")
_PART = re.compile(r"[^,，;；\s][^,，;；]*")
_LATIN = r"[A-Z][A-Za-z&.'’-]*(?: (?:& )?[A-Z][A-Za-z&.'’-]*){0,3}"
_NAME = re.compile(rf"{_LATIN}|[{HAN}]{{2,8}}")
_MADE = ("device", "device-used", "medicine")  # rules of what has a maker


def find_makers(block: TextView, known: Sequence[Span]) -> Iterator[Span]:
    """Firms in brackets before a country, or right behind what they make (``known``); the towns
    between are places."""
    made = {span.end for span in known if span.rule.partition(":")[0] in _MADE}
    bodies = {span.end for span in known if span.type == "org"}
    for bracket in _BRACKETS.finditer(block.text):
        places = [part.span() for part in _PART.finditer(block.text, *bracket.span("inside"))]
        first, *towns = [_named(block.text, *place) for place in places] or [None]
        is_abroad = len(places) > 1 and block.text[slice(*places[-1])] in countries()
        is_site = bracket.start() in bodies and len(places) > 1
        if first is None or not (is_abroad or (bracket.start() in made and len(places) == 1)):
            continue
        yield from _maker(block, *first, is_site)
        for town in filter(None, towns[:-1]):
            yield Span(*town, "place", "maker")


def _named(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a part of brackets is a name, behind the country it may begin with."""
    country = next((n for n in range(4, 1, -1) if text[start : start + n] in countries()), 0)
    start += country if start + country < end else 0
    return (start, end) if _NAME.fullmatch(text, start, end) else None


def _maker(block: TextView, start: int, end: int, is_site: bool) -> Iterator[Span]:
    name = block.text[start:end]
    known = gazetteer().type_of(name)
    is_own = name.isascii() or (is_rare(name) and tag_of(name)[:1] not in ("v", "a"))
    if known in (None, "org") and is_own and concepts().isdisjoint(name.split()):
        yield Span(start, end, "place" if is_site else "org", "maker")
