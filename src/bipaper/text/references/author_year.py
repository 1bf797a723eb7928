"""Citations by names and years: 张三等（2020）, (Li et al., 2020), （张三，2019；李四，2020）."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from bipaper.chars import HAN, as_ascii
from bipaper.parts.cited_works import Reference
from bipaper.text.references.cited_authors import surnames
from bipaper.text.references.entry_fields import parse_reference
from bipaper.text.surnames import romanised
from bipaper.years import YEAR

_YEAR = re.compile(rf"({YEAR})([a-z]?)(?![\d年月])")
_YEARS = rf"{_YEAR.pattern}(?:\s?[,、;]\s?{_YEAR.pattern}){{0,5}}"
_PAGES = r"(?:\s?[,:]\s?(?:pp?\.?|第)?\s?\d[\d-]{0,11}页?)?"
_BEHIND_NAMES = re.compile(rf"\(\s?(?P<years>{_YEARS}){_PAGES}\s?\)")
_PARENTHESES = re.compile(rf"\((?=[^()]{{0,400}}{_YEAR.pattern})[^()]{{4,600}}\)")
_PART = re.compile(rf"(?P<names>[^;；]{{2,200}}?)[\s,]*(?P<years>{_YEARS})")
_AND = r"\s?(?:,\s?(?:and\s|&)|[,、;]|和|与|及|以及|\band\b|&)\s?"
_OTHERS = r"\s?(?:等人?|,?\s?(?:et\s?al\b\.?|and\sothers))"
_REACH = 120  # characters of names before a year


class Mark(NamedTuple):
    """Half-open offsets of a citation mark and the ids of its references."""

    start: int
    end: int
    references: list[str]


class Work(NamedTuple):
    """A reference as it is cited: ``names`` matches its authors right before the year.

    It is a pattern's text: compiling takes milliseconds, and most are never asked for where
    citations are numbers. ``re`` keeps the last 512 that it compiled.
    """

    id: str
    authors: int
    letter: str  # of the year, where the list prints one (2019a)
    names: str


class _Named(NamedTuple):
    work: Work
    start: int
    authors: int
    others: bool


def cited_works(references: Iterable[Reference]) -> dict[str, list[Work]]:
    """The references that can be cited by name, by year."""
    works: dict[str, list[Work]] = defaultdict(list)
    for reference in references:
        if reference.year and reference.authors:
            letter = re.search(rf"{reference.year}([a-z])\b", reference.text)
            names = _names_pattern(reference)
            works[reference.year].append(
                Work(reference.id, len(reference.authors), letter[1] if letter else "", names)
            )
    return works


def author_year_marks(text: str, works: Mapping[str, list[Work]]) -> Iterator[Mark]:
    """Marks whose names and year belong to a reference; not sorted, they may overlap."""
    plain = as_ascii(text)
    for years in _BEHIND_NAMES.finditer(plain):
        left = max(0, years.start() - _REACH)
        named = _named(plain[left : years.start()], years["years"], works)
        if named:
            start = left + min(one.start for one in named)
            yield Mark(start, years.end(), [one.work.id for one in named])
    for group in _PARENTHESES.finditer(plain):
        parts = _PART.finditer(plain, group.start() + 1, group.end() - 1)
        found = [one for part in parts for one in _named(part["names"], part["years"], works)]
        if found:
            yield Mark(*group.span(), list(dict.fromkeys(one.work.id for one in found)))


def _named(names: str, years: str, works: Mapping[str, list[Work]]) -> list[_Named]:
    """The works that ``names`` ends with the authors of, year by year."""
    found: list[_Named] = []
    for year, letter in _YEAR.findall(years):
        matches = [one for work in works.get(year, ()) if (one := _match(work, names[-_REACH:]))]
        longest = [one for one in matches if one.start == min(m.start for m in matches)]
        fitting = [one for one in longest if _fits(one)] or longest
        found += [one for one in fitting if one.work.letter in ("", letter)] if letter else fitting
    shift = max(0, len(names) - _REACH)
    return [one._replace(start=one.start + shift) for one in found]


def _match(work: Work, names: str) -> _Named | None:
    match = re.search(work.names, names, re.IGNORECASE)
    if match is None:
        return None
    count = 1 + len(re.findall(_AND, match["all"]))
    return _Named(work, match.start(), count, match["others"] is not None)


def _fits(named: _Named) -> bool:
    """Whether as many authors are named as the work has; "et al." stands for two or more."""
    if named.others:
        return named.work.authors >= named.authors + 2
    return named.work.authors == named.authors


# --- what a work's authors are called ------------------------------------------------------


def _names_pattern(reference: Reference) -> str:
    authors = [_forms(author) for author in reference.authors]
    if reference.text_en:
        english = parse_reference(reference.text_en).authors
        authors = [a | _forms(b) for a, b in zip(authors, english, strict=False)] or authors
    first, every = _any(authors[0]), _any(set().union(*authors))
    initials = r"(?:,?\s[A-Z]\.?(?:[\s-]?[A-Z]\.?){0,2}(?![a-z]))?"
    one, more = rf"(?:{first}){initials}", rf"(?:{every}){initials}"
    return rf"(?<![A-Za-z])(?P<all>{one}(?:{_AND}{more}){{0,20}})(?P<others>{_OTHERS})?[\s,]*$"


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))


def _forms(author: str) -> set[str]:
    """What an author may be cited as: in full in Chinese, by the surname in Latin letters."""
    if not re.search(f"[{HAN}]", author):
        return surnames(author)
    return surnames(author) | romanised().get(author[:2], romanised().get(author[:1], set()))
