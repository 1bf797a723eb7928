"""People named in Latin letters: in pinyin, by what they say in English, or as joined authors."""

import re
from collections.abc import Iterator
from functools import cache

from bipaper.chars import CAPITAL, HAN, SMALL
from bipaper.find.entities.authors import CITATION, authors_before, token_at
from bipaper.find.entities.gazetteer import gazetteer, is_free
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import (
    affixes,
    concepts,
    either,
    english_heads,
    romanised_surnames,
)
from bipaper.nlp.view import TextView
from bipaper.pdf.wordlists import english_words
from bipaper.years import YEAR

_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:[iu]ang|iong|[aeio]ng|i?an|iao|uai|uan|[ae]i|[ao]o|ou|[eiu]n|i[aeu]|u[aeio]|er|[aeiou])"
)
_IN_PINYIN = re.compile(
    rf"(?<![A-Za-z.-])(?<![A-Z][a-z] )(?P<surname>[A-Z][a-z]{{1,5}}) "
    rf"(?P<given>(?=[A-Z])(?i:{_SYLLABLE}-?{_SYLLABLE}))(?![A-Za-z-]| [A-Z])"
)
_SURNAME = r"[A-Z][a-z]{2,15}(?:-[A-Z][a-z]{2,15})?"
_ONE_SURNAME = re.compile(_SURNAME)
_COMMON = 10_000_000  # times that books print a word that is none: Cohen 6.7, critics 23 million
_TITLE_CASE = re.compile(r"[A-Z][a-z]{1,15}(?:-[A-Z][a-z]{2,15})?")
_PAIRED = re.compile(
    rf"(?:(?:^|[；;])\s?[{HAN}·]{{1,10}}"
    rf"（[{CAPITAL}][{CAPITAL}{SMALL}'’. -]{{1,30}}）(?=[；;。]|$)){{3,}}"
)
_ONE_PAIR = re.compile(r"([^；;（\s]+)（([^）]+)）")
_CITED_SO = re.compile(
    r"(?<![A-Za-z.-])(?P<surname>[A-Z][A-Z'’-]{3,20})(?: [A-Z]){1,2}(?![A-Za-z0-9-])"
)
_IS_CITED = re.compile(
    rf"\s?(?:等|[、和与及]\s?[A-Z][A-Z'’-]{{3,20}} [A-Z](?![a-z])|[（(]\s?{YEAR}"
    rf"|{CITATION.pattern})"
)
_SYLLABLES = r"(?:[B-DF-HJ-NP-TV-XZ]{0,3}[AEIOUY]{1,2}){2,5}[B-DF-HJ-NP-TV-XZ]{0,2}"  # no acronym
_OTHERS_SAY = re.compile(
    rf"(?<![A-Za-z0-9、如-])(?P<surname>(?=[A-Z]{{4}}){_SYLLABLES})等人?(?P<said>.?)"
)
_NOTED = re.compile(
    rf"(?<![A-Za-z0-9、如-])(?P<surname>(?=[A-Z]{{5}}){_SYLLABLES}){CITATION.pattern}"
)
_PAIR = 2  # joined names that are authors whatever is said of them


def find_latin_people(block: TextView) -> Iterator[Span]:
    """Persons of Latin names that no year and no title tells."""
    for match in _IN_PINYIN.finditer(block.text):
        if _is_chinese(match["surname"], match["given"]):
            yield Span(*match.span(), "person", "pinyin-person")
    for match in _saying().finditer(block.text):
        for name in _ONE_SURNAME.finditer(block.text, *match.span("names")):
            if is_free(name[0], [name[0]]) and not is_common(name[0]):
                yield Span(*name.span(), "person", "english-saying")
    for match in _in_role().finditer(block.text):
        called = match["name"]
        if is_free(called, called.split(), "person") and not is_common(called):
            yield Span(*match.span("name"), "person", "person-in-a-role")
    yield from _joined_authors(block)
    yield from _in_capitals(block)
    for listed in _PAIRED.finditer(block.text):
        for pair in _ONE_PAIR.finditer(block.text, *listed.span()):
            yield Span(*pair.span(1), "person", "paired-authors")
            yield Span(*pair.span(2), "person", "paired-authors")


def _is_chinese(surname: str, given: str) -> bool:
    name = f"{surname} {given}"
    is_word = given.lower() in english_words() or given in english_heads()
    return surname in romanised_surnames() and not is_word and not gazetteer().type_of(name)


@cache
def _saying() -> re.Pattern[str]:
    """What people say at the beginning of a clause: Fairbank|stresses, Solove and Hartzog|doubt."""
    verbs = either("english_saying")
    return re.compile(
        r"(?:^|[.,;:] |(?:while|whereas|as|that|but|and) )"
        rf"(?P<names>{_SURNAME}(?: and {_SURNAME})?) (?:also |rightly )?(?:{verbs})(?![a-z])"
    )


@cache
def _in_role() -> re.Pattern[str]:
    """学者|Tarvell, 经济学家|Robert Quenby."""
    roles = either("person_roles")
    return re.compile(
        rf"(?:{roles}) ?(?P<name>(?:[A-Z]\. ?|[A-Z][a-z]{{1,15}} ){{0,2}}(?:Mc)?{_SURNAME})"
        r"(?![A-Za-z0-9-]| [A-Z])"
    )


def is_common(name: str) -> bool:
    """Is it an English word that may begin a sentence: Critics? Books print surnames less often."""
    printed = english_words().get(name.lower(), 0)
    return printed > _COMMON or (printed > 0 and name.endswith("s"))


def _joined_authors(block: TextView) -> Iterator[Span]:
    """Two names joined right before a citation mark: Duarte和Keller[3], Berg and Lind [8]."""
    at = token_at(block)
    for mark in CITATION.finditer(block.text):
        if block.text.startswith(("等", *_kinds()), mark.end()):
            continue
        names = authors_before(block.text, mark.start(), at)
        texts = [block.text[start:end] for start, end in names]
        if len(texts) == _PAIR and all(map(_is_surname, texts)):
            yield from (Span(start, end, "person", "joined-authors") for start, end in names)


def _in_capitals(block: TextView) -> Iterator[Span]:
    """TANAKA H和OKAMURA K, LINDGREN E: surnames in capitals with initials, as lists of references
    have them, all where one is cited or joined to another; LINDGREN等发现, as nobody says an
    acronym; LINDGREN[10]认为."""
    found = [
        match
        for match in _CITED_SO.finditer(block.text)
        if concepts().isdisjoint(match[0].split()) and not is_common(match["surname"])
    ]
    if any(_IS_CITED.match(block.text, match.end()) for match in found):
        yield from (Span(*match.span(), "person", "capitals") for match in found)
    for match in _NOTED.finditer(block.text):
        says = block.text.startswith(affixes("person_verbs"), match.end())
        if says and is_free(match["surname"], [match["surname"]], "person"):
            yield Span(*match.span("surname"), "person", "capitals")
    for match in _OTHERS_SAY.finditer(block.text):
        acts = block.text.startswith(
            (*affixes("person_acts"), "的", "[", "［"), match.start("said")
        )
        if acts and is_free(match["surname"], [match["surname"]], "person"):
            yield Span(*match.span("surname"), "person", "capitals")


def _is_surname(name: str) -> bool:
    *particles, last = name.split()
    return _TITLE_CASE.fullmatch(last) is not None and all(map(str.islower, particles))


@cache
def _kinds() -> tuple[str, ...]:
    return affixes("methods") + affixes("product_right") + affixes("camel_right")
