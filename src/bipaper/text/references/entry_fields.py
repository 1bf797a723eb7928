"""The parts of one entry of a reference list: authors, title, container, year, volume, pages...

Follows GB/T 7714-2015 (numbered and author-year) and what else Chinese papers print: the same of
1987 without type marks, 作者（年）：《题名》，《期刊》第3期, Taiwan's 〈題名〉，《期刊》, and APA,
MLA, Chicago, IEEE, Vancouver, Harvard and their kin for entries in Latin letters.

What stands before the container is read first (``entry_head``), then the numbers, which end the
container (``entry_numbers``), then the container and publisher between the two
(``entry_source``). What is not found stays None: no field is guessed from another.
"""

import re

import msgspec

from bipaper.text.references.cited_authors import author_names
from bipaper.text.references.entry_head import Head, read_head
from bipaper.text.references.entry_numbers import read_numbers
from bipaper.text.references.entry_source import read_source
from bipaper.text.references.entry_text import (
    DOI,
    READ_ON,
    URL,
    entry_text,
    locator,
    without_notes,
)
from bipaper.years import YEAR

_YEAR = re.compile(rf"(?<![\d-]){YEAR}(?!\d)")
_YEAR_OF_STANDARD = re.compile(rf"\d ?[-—–:] ?({YEAR})(?!\d)")


class ReferenceFields(msgspec.Struct, kw_only=True):
    """The parsed part of ``model.Reference``."""

    authors: list[str] = []
    title: str | None = None
    container: str | None = None
    publisher: str | None = None
    year: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    url: str | None = None
    mark: str | None = None


def parse_reference(text: str) -> ReferenceFields:
    """The fields of an entry given without its label.

    ``pages`` has "-" for every dash, ``year`` is 2018 for 民國107年; the rest is as printed.
    """
    entry = entry_text(text)
    head = read_head(without_notes(entry))
    numbers = read_numbers(head.tail)
    container, publisher = read_source(head, numbers.start)
    return ReferenceFields(
        authors=author_names(head.authors),
        title=head.title or None,
        container=container,
        publisher=publisher,
        year=head.year or numbers.year or _other_year(entry.plain, head),
        volume=numbers.volume,
        issue=numbers.issue,
        pages=numbers.pages,
        doi=locator(DOI, entry),
        url=locator(URL, entry),
        mark=head.mark,
    )


def _other_year(plain: str, head: Head) -> str | None:
    """The year of a standard's number, else the last behind the title, else the day of access."""
    of_standard = _YEAR_OF_STANDARD.search(head.title) if head.mark == "S" else None
    years = _YEAR.findall(head.tail.plain)
    read = READ_ON.search(plain)
    return of_standard[1] if of_standard else years[-1] if years else read["year"] if read else None
