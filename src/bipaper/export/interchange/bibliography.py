"""Papers and the entries of their reference lists as bibliographic items."""

import re
from typing import Literal, NamedTuple

from bipaper.chars import CAPITAL, SMALL
from bipaper.export.interchange.languages import chinese, language, language_of_text
from bipaper.find.entities.vocabulary import romanised_surnames
from bipaper.model import Document
from bipaper.parts.cited_works import Reference
from bipaper.parts.metadata import Author
from bipaper.parts.source_file import DocumentKind

Kind = Literal[
    "article", "book", "proceedings", "chapter", "thesis", "report", "newspaper", "standard",
    "patent", "dataset", "software", "page", "document",
]  # fmt: skip

_BY_MARK: dict[str, Kind] = {
    "J": "article",
    "M": "book",
    "G": "book",
    "K": "book",
    "C": "proceedings",
    "A": "chapter",
    "D": "thesis",
    "R": "report",
    "N": "newspaper",
    "S": "standard",
    "P": "patent",
    "DB": "dataset",
    "DS": "dataset",
    "CP": "software",
    "EB": "page",
}
"""The marks of GB/T 7714-2015, appendix B, before the "/" of their carrier."""

_BY_KIND: dict[DocumentKind, Kind] = {"article": "article", "thesis": "thesis", "report": "report"}

_YEAR = re.compile(r"\d{4}")
_PAGES = re.compile(r"\s*(\w[\w.:]*)\s*(?:[-–—~～]+\s*(\w[\w.:]*))?\s*")
_INITIALS = rf"(?:[{CAPITAL}]\.?[\s-]*){{1,4}}"
_WORD = rf"[{CAPITAL}][\w'’-]*"
_LONGER = rf"(?!(?:Inc|Ltd|Corp)\b)[{CAPITAL}][\w'’-]+"
_FAMILY = rf"(?P<family>(?:[{SMALL}]{{1,3}} ){{0,3}}{_WORD}(?: {_LONGER}){{0,2}})"
_NAMES = (
    re.compile(rf"{_FAMILY}, (?P<given>{_LONGER}(?:[\s-]+{_WORD}\.?){{0,2}}|{_INITIALS})"),
    re.compile(rf"{_FAMILY} (?P<given>{_INITIALS})"),
    re.compile(rf"(?P<given>(?:[{CAPITAL}]\.[\s-]*)+) ?{_FAMILY}"),
)
"""Meade, J. E.; MEADE J E; J. E. Meade: names that show which part is the family's."""
_CAPITALS_FIRST = re.compile(rf"([{CAPITAL}]{{2,}}) ([{CAPITAL}][{SMALL}'’-]+)")  # LI Wei


class Name(NamedTuple):
    """A name: both parts where its form shows them, else ``family`` is the whole as printed."""

    family: str
    given: str | None = None


class Item(NamedTuple):
    """What a bibliography knows of a work; ``printed`` is the entry as it stands in a list."""

    id: str
    kind: Kind
    title: str
    authors: list[Name]
    container: str | None = None
    publisher: str | None = None
    year: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    url: str | None = None
    issn: str | None = None
    language: str | None = None
    abstract: str | None = None
    keywords: tuple[str, ...] = ()
    printed: str | None = None
    title_en: str | None = None
    authors_en: tuple[str, ...] = ()
    abstract_en: str | None = None
    keywords_en: tuple[str, ...] = ()

    def issued(self) -> int | None:
        """The year as a number; None where none is printed, or none of four digits."""
        found = _YEAR.search(self.year or "")
        return int(found[0]) if found else None

    def page_range(self) -> tuple[str, str | None] | None:
        """First and last page, where ``pages`` are one page or one range."""
        found = _PAGES.fullmatch(self.pages or "")
        return (found[1], found[2]) if found else None


def paper_item(document: Document) -> Item:
    """The item of a paper itself; of what it has in one language only, that."""
    data, journal = document.metadata, document.metadata.journal
    zh, en = document.abstract.zh, document.abstract.en
    first, second = (data.title.zh, data.title.en)
    return Item(
        id=document.id,
        kind=_BY_KIND.get(document.source.kind, "document"),
        title=first or second or document.id,
        authors=[name_of(name) for name in data.authors.zh or data.authors.en],
        container=journal.zh or journal.en,
        year=journal.year,
        volume=journal.volume,
        issue=journal.issue,
        pages=journal.pages,
        doi=data.doi,
        issn=journal.issn,
        language=chinese(document) if first else language(document),
        abstract=zh.text if zh else None,
        keywords=tuple(document.keywords.zh),
        title_en=second,
        authors_en=tuple(data.authors.en),
        abstract_en=en.text if en else None,
        keywords_en=tuple(document.keywords.en),
    )


def people(document: Document) -> list[Author]:
    """The authors of a paper; by their names alone where no more is known of them."""
    names = document.metadata.authors
    return document.metadata.people or [
        *(Author(zh=name) for name in names.zh),
        *(Author(en=name) for name in names.en if not names.zh),
    ]


def reference_items(document: Document) -> list[Item]:
    """The items of a paper's reference list, in its order."""
    return [_reference_item(reference) for reference in document.references]


def _reference_item(entry: Reference) -> Item:
    return Item(
        id=entry.id,
        kind=_kind(entry),
        title=entry.title or entry.text,
        authors=[name_of(name) for name in entry.authors],
        container=entry.container,
        publisher=entry.publisher,
        year=entry.year,
        volume=entry.volume,
        issue=entry.issue,
        pages=entry.pages,
        doi=entry.doi,
        url=entry.url,
        language=language_of_text(entry.title or entry.text),
        printed=entry.text,
    )


def _kind(entry: Reference) -> Kind:
    """By the mark; without one an issue or a volume shows a periodical, and no more is guessed."""
    if entry.mark:
        return _BY_MARK.get(entry.mark.partition("/")[0], "document")
    return "article" if entry.container and (entry.volume or entry.issue) else "document"


def name_of(printed: str) -> Name:
    """A name as printed, in its parts where its form shows them.

    "Meade, J. E." and "MEADE J E" are Meade's, "LI Wei" is of a Chinese family; "张三" and
    "Mary Stone" stay whole, and so do organisations.
    """
    name = " ".join(printed.split())
    for pattern in _NAMES:
        if found := pattern.fullmatch(name):
            return Name(found["family"], found["given"].strip())
    found = _CAPITALS_FIRST.fullmatch(name)
    if found and found[1].capitalize() in romanised_surnames():
        return Name(found[1], found[2])
    return Name(name)
