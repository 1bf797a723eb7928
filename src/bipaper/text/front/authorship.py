"""Who wrote a paper: each author in both languages, with affiliations, e-mail and role.

Marks behind a name (1,2*) point to affiliations by their numbers. Without marks one affiliation is
everybody's, and where there are as many as lines of names each line has its own. What notes say
of an author counts where the lines below the title say nothing.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice
from string import ascii_lowercase

from bipaper.chars import CIRCLED
from bipaper.layout.lines import Line
from bipaper.parts.bilingual import BilingualList
from bipaper.parts.metadata import Author
from bipaper.text.front.affiliations import DAGGERS, Affiliation, marked, plain_mark
from bipaper.text.front.author_notes import SIGNS, addresses_in, places_of_signs, read_notes
from bipaper.text.front.run_in import owned_places
from bipaper.text.front.titles import Head
from bipaper.text.ledger import Entry
from bipaper.text.romanisation import partners

_INSIDE = r"[\s\-‐.,，·'’]*"  # what may stand between the letters of a name
# Marks behind a name: numbers, signs, and letters where they are raised.
_MARK = re.compile(
    rf"[{DAGGERS}]|\d{{1,2}}(?:[a-z](?![a-z]))?|[{CIRCLED}]|(?<=[\x01,，])[a-z](?=[\x02,，])"
)


def read_authors(heads: Sequence[Head], names: BilingualList, notes: Sequence[str]) -> list[Author]:
    """The authors of a paper, in the order of the Chinese names, then those in English only.

    ``heads`` are the Chinese and the English one, ``names`` the authors they name, ``notes`` the
    texts of the first page's notes and of those at the end.
    """
    zh, en = heads
    places = (_places(zh, names.zh), _places(en, names.en))
    said = read_notes(notes, names.zh, _signs(zh, names.zh))
    foreign = places_of_signs(notes, _signs(en, names.en))
    emails = _emails(zh, names.zh) | _emails(en, names.en)
    authors: list[Author] = []
    for chinese, latin in _pairs(names):
        own = BilingualList(
            zh=places[0].get(chinese or "", []) or (said[chinese].affiliations if chinese else []),
            en=places[1].get(latin or "", []) or foreign.get(latin or "", []),
        )
        email = said[chinese].email if chinese else None
        email = email or emails.get(chinese or "") or emails.get(latin or "")
        corresponding = chinese is not None and said[chinese].corresponding
        authors.append(
            Author(zh=chinese, en=latin, affiliations=own, email=email, corresponding=corresponding)
        )
    return authors


def notes_of_own(lines: Iterable[Line], names: Iterable[str]) -> list[Line]:
    """The lines of a page's notes where they name one of the authors: at the foot of a paper's
    last pages they may be those of the article that follows."""
    notes = list(lines)
    text = "".join("".join(line.text.split()) for line in notes)
    return notes if any(name in text for name in names) else []


def address_entries(lines: Iterable[Line], people: Iterable[Author]) -> Iterator[Entry]:
    """The lines with e-mail addresses of authors, each of which is kept where it stands first."""
    left = {one.email for one in people}
    for line in lines:
        own = [address for address in addresses_in(line.text) if address in left]
        if own:
            left.difference_update(own)
            yield Entry([line], own, "front_matter")


def _signs(head: Head, names: Sequence[str]) -> dict[str, str]:
    """The signs behind each name that is marked with one: *, †."""
    return {
        name: signs
        for name, behind in _behind(head.authors, names)
        if (signs := "".join(re.findall(f"[{SIGNS}]", behind)))
    }


def _pairs(names: BilingualList) -> Iterator[tuple[str | None, str | None]]:
    """Each author's name in both languages: spelt alike, of one surname, or at one place."""
    found, left = partners(names.zh, names.en)
    if found.count(None) == len(left):
        rest = iter(left)
        found, left = [other or next(rest) for other in found], []
    yield from zip(names.zh, found, strict=True)
    yield from ((None, name) for name in left)


def _emails(head: Head, names: Sequence[str]) -> dict[str, str | None]:
    """The address in the block of each name."""
    return {name: one.email for one in head.blocks for name, _ in _behind([one.names], names)}


def _places(head: Head, names: Sequence[str]) -> dict[str, list[str]]:
    """The affiliations of each name, as its marks or its place say."""
    if head.owned:
        owned = [*owned_places(head.owned)]
        return {name: [place.text for place in owned if place.is_of(name)] for name in names}
    places = head.places()
    marks = dict(_marks_behind(head.authors, names))
    numbered = {place.mark: place.text for place in places if place.mark}
    if numbered and any(marks.values()):
        own = {name: dict.fromkeys(_named(marks.get(name, []), numbered)) for name in names}
        return {name: [numbered[mark] for mark in own[name]] for name in names}
    if len(places) == 1 or len(names) == 1:
        return {name: [place.text for place in places] for name in names}
    return _by_lines(head, names, places)


def _named(marks: Sequence[str], numbered: Container[str]) -> Iterator[str]:
    """The numbers of affiliations that marks point to: the b of 1a,b is 1b; a 1a where no
    affiliation has letters is 1."""
    number = ""
    for mark in marks:
        number = mark.rstrip(ascii_lowercase) or number
        yield from islice((one for one in (mark, number + mark, number) if one in numbered), 1)


def _by_lines(
    head: Head, names: Sequence[str], places: Sequence[Affiliation]
) -> dict[str, list[str]]:
    """One affiliation a line of names, where there are as many of both."""
    if len(places) != len(head.authors):
        return {}
    found: dict[str, list[str]] = {}
    for line, place in zip(head.authors, places, strict=True):
        own = [place.text] if place.text else []
        found |= {name: own for name, _ in _marks_behind([line], names)}
    return found


def _marks_behind(lines: Sequence[Line], names: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The names that lines hold, with the marks of affiliations behind each."""
    for name, behind in _behind(lines, names):
        yield name, list(map(plain_mark, _MARK.findall(behind)))


def _behind(lines: Sequence[Line], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The names that lines hold, with what stands between each and the next."""
    text = "\n".join(map(marked, lines))
    patterns = {name: _INSIDE.join(map(re.escape, filter(str.isalnum, name))) for name in names}
    found = {name: match for name, one in patterns.items() if (match := re.search(one, text))}
    starts = sorted(match.start() for match in found.values())
    for name, match in found.items():
        end = next((start for start in starts if start >= match.end()), len(text))
        line_end = text.find("\n", match.end())
        yield name, text[match.end() : min(end, line_end if line_end >= 0 else end)]
