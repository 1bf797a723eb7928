"""Persons whom the list of references has: Latin surnames where the text has them act."""

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache

from bipaper.chars import HAN
from bipaper.find.entities.gazetteer import is_free
from bipaper.find.entities.latin_people import is_common
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import either
from bipaper.nlp.view import TextView

_SURNAME = r"[A-Z](?:['’][a-z]|[a-z])[A-Za-z]{1,15}"  # T'sou, McKeown
_ONE = re.compile(_SURNAME)
_NAME = re.compile(rf"(?<![A-Za-z0-9'’-]){_SURNAME}(?![A-Za-z0-9'’-])")


def cited_surnames(authors: Iterable[str]) -> frozenset[str]:
    """The Latin words of authors' names as references have them, capitals made small: TARVELL A,
    Tarvell Ann, Ann Tarvell. Common words (World Bank) and those of other lists are left out."""
    parts = {part for name in authors for part in re.split(r"[^A-Za-z'’]+", name)}
    names = {part.title() if part.isupper() else part for part in parts}
    return frozenset(
        name
        for name in names
        if _ONE.fullmatch(name) and is_free(name, [name], "person") and not is_common(name)
    )


def find_cited(block: TextView, cited: Container[str]) -> Iterator[Span]:
    """What Chinese text has a cited author do: Tarvell|从…, Tarvell和Quenby|就."""
    if block.lang != "zh" or not cited:
        return
    for match in _acting().finditer(block.text):
        names = list(_NAME.finditer(block.text, *match.span("names")))
        if any(name[0] in cited for name in names):
            for name in names:
                if is_free(name[0], [name[0]], "person"):
                    yield Span(*name.span(), "person", "cited-surname")


@cache
def _acting() -> re.Pattern[str]:
    """One or two Latin names that a clause begins with, and what people do, perhaps 也 between."""
    acts = either("person_acts")
    return re.compile(
        rf"(?:^|[，。；：、,;:]|(?<=[{HAN}])) ?"
        rf"(?P<names>{_SURNAME}(?: ?[和与及、&] ?{_SURNAME})?) ?[就曾也还则又等]?(?:{acts})"
    )
