"""Bibliographic facts: what the front matter of a paper says, and where."""

from typing import Literal

import msgspec

from bipaper.parts.bilingual import Bilingual, BilingualList, Language
from bipaper.parts.boxed_text import Region
from bipaper.parts.structs import Record, Struct

FrontMatterKind = Literal["title", "authors", "affiliations", "keywords"]


class Journal(Struct, kw_only=True):
    """Where the paper appeared, as printed."""

    zh: str | None = None
    en: str | None = None
    year: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    issn: str | None = None


class Author(Record, kw_only=True):
    """A person, with the names and affiliations of either language as far as they are printed."""

    zh: str | None = None
    en: str | None = None
    affiliations: BilingualList = msgspec.field(default_factory=BilingualList)
    email: str | None = None
    corresponding: bool = False


class FrontMatterPart(Struct, kw_only=True):
    """Where a part of the front matter is printed in one language."""

    part: FrontMatterKind
    lang: Language
    regions: list[Region]


class Metadata(Struct, kw_only=True):
    """Bibliographic facts printed in the paper. ``people`` are the authors one by one."""

    title: Bilingual = msgspec.field(default_factory=Bilingual)
    authors: BilingualList = msgspec.field(default_factory=BilingualList)
    people: list[Author] = []
    affiliations: BilingualList = msgspec.field(default_factory=BilingualList)
    journal: Journal = msgspec.field(default_factory=Journal)
    doi: str | None = None
    clc: str | None = None
    article_number: str | None = None
    received: str | None = None
    funding: str | None = None
