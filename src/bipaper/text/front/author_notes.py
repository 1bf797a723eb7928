"""Notes about authors: 林知远，教授，岚浦大学历史学院，E-mail: lin@example.com；…

What is said of a name, or of several with 、 between, stands behind it, up to the next name. Only
clauses that end in an institution are affiliations; the owner of an e-mail address may stand behind
it in brackets, or it spells his name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from bipaper.chars import CIRCLED, ENVELOPES, HAN, simplify
from bipaper.rules import read_lists
from bipaper.text.front.affiliations import SHORTEST, ends_in_institution, institution_end
from bipaper.text.front.names import is_title, without_titles
from bipaper.text.romanisation import is_romanised

SIGNS = f"*＊∗†‡§#{ENVELOPES}"  # behind a name, and before the note on its owner

# A sign and the note on who is marked with it: where a note may begin, or a sign that is doubled.
_SIGNED = re.compile(
    rf"(?:^|(?<=[。；;\n])|(?<![{SIGNS}])(?=[{SIGNS}]{{2}}))\s*([{SIGNS}]+)\s*([^{SIGNS}\n]+)"
)
_HOST = r"@ ?[A-Za-z0-9-]+(?: ?\. ?[A-Za-z0-9-]+)+"
_EMAIL = re.compile(rf"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]+ ?{_HOST}")
_SHARED = re.compile(rf"[{{｛]([^{{}}｛｝@]+)[}}｝] ?({_HOST})")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_CLAUSES = re.compile(r"[，,、。：:()（）\s]+")
_ENDS = re.compile(r"[；;]")
# An institution with the names of its people behind it; what may stand before it; the rest of a
# text up to the end of the bracket it stands in.
_OWNED = re.compile(r"([^；;()（）]+)[(（]([^()（）]*)[)）]")
_BEFORE_PLACE = re.compile(r"^[，,、\s]*(?:\d{6})?\s*")
_BRACKETED = re.compile(r"(?:[^()（）]|[(（][^()（）]*[)）])*")
# Where a note with a label of its own begins behind another.
_COUNTED = rf"(?<=[。.\n])\s*(?:[{CIRCLED}]|[\[［〔(（]\d{{1,2}}[\]］〕)）])"
_BETWEEN_NAMES = re.compile(r"\s*[、，,和及与]?\s*")


class Note(NamedTuple):
    """What notes say of one author."""

    affiliations: list[str]
    email: str | None
    corresponding: bool


class _Said(NamedTuple):
    """The names at one place of a note, and what stands behind them, or before their brackets."""

    names: list[str]
    text: str
    bracketed: bool = False


def read_notes(
    texts: Sequence[str], names: Sequence[str], signs: Mapping[str, str] | None = None
) -> dict[str, Note]:
    """What notes say of each of the Chinese ``names``; nothing of those they do not name.

    ``signs`` are those behind each name: a note on the corresponding author may name him by his
    sign alone (†通信作者. E-mail: …).
    """
    said = [one for text in texts for one in _said(text, names)]
    said += [one for text in texts for one in _said_of_signs(text, names, signs or {})]
    whole = "\n".join(texts)
    signed = _signed(whole, signs or {})
    emails = (
        _spelt(whole, names)
        | signed
        | _addressed(whole, names)
        | {
            name: address
            for one in said
            for name in one.names[:1]
            if len(one.names) == 1 and (address := _address(one.text))
        }
    )
    stated = [one for text in texts for one in _stated(text, names)]
    return {
        name: Note(
            _unique([place.text for place in stated if name in place.names])
            or _unique([place for one in said if name in one.names for place in _places(one.text)]),
            emails.get(name),
            name in signed
            or _corresponds(simplify(whole), simplify(name))
            or any(_is_said_to(one) for one in said if name in one.names),
        )
        for name in names
    }


def _said(text: str, names: Sequence[str]) -> Iterator[_Said]:
    """The names of a note, those of one enumeration together."""
    pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    places = list(re.finditer(pattern, text)) if names else []
    together: list[str] = []
    for at, match in enumerate(places):
        end = places[at + 1].start() if at + 1 < len(places) else len(text)
        behind = text[match.end() : end]
        together.append(match[0])
        if end == len(text) or not _BETWEEN_NAMES.fullmatch(behind):
            yield _Said(together, _own(behind))
            together = []


def _said_of_signs(text: str, names: Sequence[str], signs: Mapping[str, str]) -> Iterator[_Said]:
    """What notes say of who is marked with their sign alone, as by where they work: *岚浦大学历史
    学院副教授。"""
    for sign, said in _SIGNED.findall(text):
        owners = [name for name in names if _has_sign(signs.get(name, ""), sign)]
        first = re.split("[，,；;。]", said)[0]
        named = any(name in first for name in names)
        if owners and not named and next(_places(_own(first)), None):
            yield _Said(owners, _own(said))


def places_of_signs(texts: Sequence[str], signs: Mapping[str, str]) -> dict[str, list[str]]:
    """Where English notes say that each name marked with a sign works: *** Library, Lanpu."""
    found: dict[str, list[str]] = {}
    for sign, said in (one for text in texts for one in _SIGNED.findall(text)):
        clauses = said.strip(" .,;").split(", ")
        starts = (at for at, one in enumerate(clauses) if institution_end(one) is not None)
        start = None if re.search(f"[{HAN}@]", said) else next(starts, None)
        for name, own in signs.items():
            if start is not None and _has_sign(own, sign):
                found.setdefault(name, []).append(", ".join(clauses[start:]))
    return found


def _has_sign(signs: str, sign: str) -> bool:
    """Whether a sign is among those behind a name; **, the next one behind *, is one."""
    return _plain(sign) in (run[0] for run in re.finditer(r"(.)\1*", _plain(signs)))


def _own(behind: str) -> str:
    """What is said of names, without notes on other matters or on the owner of a sign, and without
    the counted ones behind it: ①沈若谷：《岚浦》，岚浦出版社。"""
    other = f"{'|'.join(_words('other_notes'))}|[{SIGNS}]\\s*{_role()}|{_COUNTED}"
    match = re.search(other, simplify(behind))
    return behind[: match.start()] if match else behind


def _signed(text: str, signs: Mapping[str, str]) -> dict[str, str | None]:
    """The address of each author whom a note on the corresponding one names by a sign; an envelope
    with an address behind it says so, too."""
    found: dict[str, str | None] = {}
    addressed = rf"(?<=[{ENVELOPES}])\s*(?:E-?mail|{_EMAIL.pattern})"
    role = rf"{_role()}|(?i:corresponding\s*author)"
    for match in re.finditer(rf"([{SIGNS}]+)(?=\s*(?:{role})|{addressed})", simplify(text)):
        owners = [name for name, own in signs.items() if _has_sign(own, match[1])]
        behind = re.split(f"[{SIGNS}\n]", text[match.end() :])[0]
        for name in owners:
            found.setdefault(name, _address(behind) if len(owners) == 1 else None)
    return found


def _plain(signs: str) -> str:
    return re.sub("[＊∗]", "*", signs)


def _is_said_to(one: _Said) -> bool:
    """Whether it is said of one author, with titles before it, that he is the corresponding one:
    沈若谷，教授，通讯作者；"""
    said = rf"[^；;。]*[，,、]\s*{_role()}\s*[，,；;。]"
    return len(one.names) == 1 and re.match(said, simplify(one.text)) is not None


def _places(text: str) -> Iterator[str]:
    """The institutions in what is said of an author, up to a semicolon."""
    for clause in _clauses(text):
        plain = simplify(clause)
        opening = re.match(f"(?:{'|'.join(_words('before'))})*", plain)
        place = without_titles(clause)[opening.end() if opening else 0 :].strip()
        is_place = ends_in_institution(place) and not re.search(r"[\d获]", place)
        if len(place) >= SHORTEST and is_place and not is_title(place):
            yield place


def _clauses(text: str) -> list[str]:
    """The clauses of what is said of an author, up to a semicolon, cut before an address too."""
    said = _ENDS.split(_BRACKETS.sub("", text))[0]
    return re.split(f"{_CLAUSES.pattern}|{'|'.join(_words('place_ends'))}", said)


def _stated(text: str, names: Sequence[str]) -> Iterator[_Said]:
    """The institutions that statements name, each with its authors: those in brackets behind it
    (作者单位：岚浦大学（林知远）；…) or before it, all where a statement names none. One without
    an institution is a part of that before it: 岚浦医院儿科（林知远），外科（沈若谷）."""
    for stated in _statements(text):
        whole = ""
        for one in _owned(stated, names):
            place = _BEFORE_PLACE.sub("", one.text).rstrip("，, ")
            if (end := institution_end(place)) is not None:
                whole = place[:end]
                yield _Said(one.names, place)
            elif whole and one.bracketed:
                yield _Said(one.names, whole + place)


def _owned(stated: str, names: Sequence[str]) -> Iterator[_Said]:
    """The parts of a statement with the authors whom each is of."""
    brackets = [
        _Said(own, place, bracketed=True)
        for place, inside in _OWNED.findall(stated)
        if (own := [name for name in names if name in inside])
    ]
    if brackets:
        yield from brackets
    elif any(name in stated for name in names):
        for one in _said(stated, names):
            parts = (part for part in _clauses(one.text) if not re.search(r"\d", part))
            yield from (_Said(one.names, part) for part in parts)
    else:
        yield from (_Said(list(names), part) for part in _ENDS.split(stated))


def _statements(text: str) -> Iterator[str]:
    """What stands behind 作者单位：, up to its bracket's end, a stop or what is said of else."""
    words = (*_words("place_ends"), *_words("other_notes"), _corresponding())
    stops = f"[。\n]|{'|'.join(words)}"
    for match in re.finditer(r"([(（]?)作者单位\s*[:：]", simplify(text)):
        behind = text[match.end() :]
        end = _BRACKETED.match(behind) if match[1] else re.search(stops, simplify(behind))
        yield behind if end is None else end[0] if match[1] else behind[: end.start()]


def _addressed(text: str, names: Sequence[str]) -> dict[str, str]:
    """Addresses with their owners' names behind: lin@example.com（林知远）."""
    found: dict[str, str] = {}
    for match in _EMAIL.finditer(text):
        behind = re.match(r"\s*[(（]([^()（）]*)[)）]", text[match.end() :])
        if behind and behind[1] in names:
            found.setdefault(behind[1], _bare(match[0]))
    return found


def addresses_in(text: str) -> list[str]:
    """All e-mail addresses of a text, those of several with one host each for itself:
    {lin, shen}@example.com."""
    return [address for group in _groups(text) for address in group]


def _groups(text: str) -> Iterator[list[str]]:
    """The addresses of a text, those with one host together."""
    for match in _SHARED.finditer(text):
        yield [_bare(part.strip() + match[2]) for part in re.split("[,，;；、]", match[1])]
    yield from ([_bare(address)] for address in _EMAIL.findall(text))


def _spelt(text: str, names: Sequence[str]) -> dict[str, str | None]:
    """Addresses that spell the name of one author and no other (linzhiyuan@, linzy@, zylin@), and
    those of as many as there are authors, in their order, if none spells another's name."""
    found: dict[str, str | None] = {}
    for group in _groups(text):
        owners = [_owner(address, names) for address in group]
        pairs = list(zip(owners, names, strict=False))
        in_order = len(group) == len(names) > 1 and all(a in (b, None) for a, b in pairs)
        for address, owner in zip(group, names if in_order else owners, strict=True):
            if owner:
                found.setdefault(owner, address)
    return found


def _owner(address: str, names: Sequence[str]) -> str | None:
    """The only author whose name an address spells."""
    letters = "".join(filter(str.isalpha, address.split("@")[0]))
    own = [name for name in names if letters and is_romanised(letters, name)]
    return own[0] if len(own) == 1 else None


def _address(text: str) -> str | None:
    """The first address in what is said of an author, unless another's name follows it."""
    match = _EMAIL.search(text)
    if match is None or re.match(r"\s*[(（]$", text[match.end() :]):  # its owner's name follows
        return None
    return _bare(match[0])


def _bare(address: str) -> str:
    return address.replace(" ", "").strip(".-")


def _corresponds(text: str, name: str) -> bool:
    """Whether a text says that an author is the corresponding one, before or behind the name."""
    word, name = _corresponding(), re.escape(name)
    before = rf"{word}(?:简介)?\s*[:：]?\s*{name}"
    behind = rf"{name}\s*(?:[(（][^()（）]*{word}|[为是系]?(?:本文|论文)?的?{word})"
    return re.search(f"{before}|{behind}", text) is not None


def _role() -> str:
    """A word for the corresponding author, with what kind of one: 通讯联系人."""
    return rf"[{HAN}]{{0,2}}{_corresponding()}"


@cache
def _corresponding() -> str:
    return f"(?:{'|'.join(_words('corresponding'))})"


def _unique(values: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(values))


@cache
def _words(name: str) -> list[str]:
    return sorted(read_lists(__name__, "author_notes.toml")[name].words, key=len, reverse=True)
