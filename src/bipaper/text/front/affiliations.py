"""Affiliations: which printed lines name institutions, and what stands in them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, zip_longest
from string import ascii_lowercase
from typing import NamedTuple

from bipaper.chars import CIRCLED, HAN, simplify
from bipaper.layout.lines import GUTTER, Line
from bipaper.rules import read_lists
from bipaper.text.join import join_lines
from bipaper.text.spacing import word_spaces

DAGGERS = "†‡§"  # signs that number affiliations where no numbers do
SHORTEST = 4  # characters of an affiliation, at least
AN_EM = 0.8  # em of white space at least where an ideographic space stands
# A number before an affiliation: 1. (1) 1） ① a. 1a. or "1 School"; a raised one is enclosed.
_RAISED, _RAISED_MARK = "\x01{}\x02", r"\x01[^\x02]*\x02"
_NUMBER = (
    r"[(（]?(?:\d{1,2}[a-z]?|[a-z])(?:[)）.．、:：]|\s|(?=[^\W\d_a-z]))"
    rf"|[{CIRCLED}]|{_RAISED_MARK}|[{DAGGERS}]"
)
_NUMBER_ALONE = r"(?<!\D\d[)）])(?<!^\d[)）])"  # 2）（岚浦大学） is not parted behind its number
_BOUNDARY = re.compile(
    rf"[;；]\s*|(?<=[)）]){_NUMBER_ALONE}\s*(?=[(（]|\d{{1,2}}[)）])"
    rf"|(?<=\d{{6}})[,，.。]?\s*(?={_NUMBER})"
    rf"|\s*(?=\x01|(?<![\x01,，])[{CIRCLED}{DAGGERS}])"
    rf"|\s+(?=\d{{1,2}}[.．]\s?[^\W\d])|[,，]\s*(?=[b-z][.．]\s?[{HAN}])"
)
_OPENS = re.compile(rf"[\s(（\[]*({_NUMBER})\s*")
# An institution, if it stands before its schools, and the first of them: X a. Y, X（a. Y.
_SCHOOLS = re.compile(rf"(|.*?[^A-Za-z(（])([(（]?)a(?:[.．)）]|(?=[{HAN}]))\s*(.+)")
_PART = re.compile(r"[,，][^,，]*")
_SOCIETY = re.compile("[会组网]$")
_BRANCH = re.compile(r"^\w{1,6}(?:分会|学组)$")
# Where one institution may end and another begin by itself: behind a postcode, or at a space.
_SPACE = re.compile(rf"(?:(?<=\d{{6}})[,，.。]?\s*|(?<=[{HAN}])\s)(?=[{HAN}]{{2}})")
_UNIVERSITY = re.compile(rf"[{HAN}]{{2,}}大学(?!生)")  # none is a part of another
_PLACE = re.compile(rf"[{HAN}]{{2,8}}[,，]?\s*\d{{6}}(?!\d)")  # 岚浦 400000
_UNFINISHED = re.compile(r"[,，]$|\s(?:of|for|in|and|the)$")  # no institution's name ends so

# What a number behind authors may stand for besides: 7 These authors contributed equally.
_OF_AUTHORS = re.compile(
    r"These authors|Equal contribution|这些作者|共同第一作者|并列第一作者", re.IGNORECASE
)


class Affiliation(NamedTuple):
    """An institution, and the number or letter before it by which authors' marks name it."""

    mark: str | None
    text: str


@cache
def _institution() -> re.Pattern[str]:
    lists = read_lists(__name__, "institutions.toml").values()
    words = (word for part in lists for word in part.words)
    return re.compile("|".join(words), re.IGNORECASE)


def is_affiliation(text: str) -> bool:
    """Whether a line names an institution, or stands in brackets."""
    return is_bracketed(text) or institution_at(text) is not None


def is_bracketed(text: str) -> bool:
    """Whether a line stands in brackets, with or without a number before them: 1）（岚浦大学）."""
    return re.match(r"\s*(?:\d{1,2}[)）.．]?\s*)?[(（\[]", text) is not None


def is_unfinished(text: str) -> bool:
    """Whether an affiliation goes on behind a text: no institution's name ends with "of"."""
    return _UNFINISHED.search(text) is not None


def institution_at(text: str) -> int | None:
    """Where the first word that makes a text an affiliation begins."""
    match = _institution().search(simplify(text))
    return match.start() if match else None


def institution_end(text: str) -> int | None:
    """Where that word ends: behind 大学 in 岚浦大学历史系."""
    return next(iter(institution_ends(text)), None)


def institution_ends(text: str) -> list[int]:
    """Where each such word ends."""
    return [match.end() for match in _institution().finditer(simplify(text))]


def ends_in_institution(text: str) -> bool:
    """Whether a text ends with the word that makes it an institution: 岚浦大学历史系."""
    closed = simplify(text) + "，"
    return any(match.end() >= len(text) for match in _institution().finditer(closed))


def split_affiliations(lines: Sequence[Line]) -> list[Affiliation]:
    """Affiliations without their numbers and brackets: (1. X；2. Y) gives 1 X and 2 Y."""
    groups: list[list[str]] = []
    for text in map(_with_spaces, lines):
        if groups and _goes_on(groups[-1], text):
            groups[-1].append(text)
        else:
            groups.append([text])
    parts = (part for group in groups for part in _BOUNDARY.split(_joined(group)))
    alone = (own for part in parts for own in _apart(part))
    found = [_numbered(part, _OPENS.match(part)) for part in alone]
    found = [one for one in found if not _OF_AUTHORS.match(one.text)]
    return [one for one in _addressed(_schools(found)) if len(one.text) >= SHORTEST]


def _joined(group: Sequence[str]) -> str:
    """The lines of affiliations as one text, with a space between a name that ends a line and its
    place: 岚浦大学 | 岚浦 400000."""
    text = group[0]
    for line in group[1:]:
        apart = _is_place(line) and ends_in_institution(text)
        text = f"{text} {line}" if apart else join_lines([text, line])
    return text


def _is_place(text: str) -> bool:
    """Whether a text begins with a place and its postcode, and no institution."""
    return _PLACE.match(text) is not None and not _is_named(text)


def _is_named(text: str) -> bool:
    """Whether a word, be it no postcode, makes a text an institution."""
    at = institution_at(text)
    return at is not None and not text[at].isdigit()


def _apart(text: str) -> Iterator[str]:
    """The institutions of a text, parted where nothing but white space does: one behind the
    postcode of another, and one university behind another."""
    for space in _SPACE.finditer(text):
        both = text[: space.start()], text[space.end() :]
        known = _is_named if both[0][-1:].isdigit() else _UNIVERSITY.search
        if all(map(known, both)):
            yield both[0]
            yield from _apart(both[1])
            return
    yield text


def wanted_places(
    lines: Iterable[Line], authors: Iterable[Line], places: Sequence[Line]
) -> list[Line]:
    """Those of other lines that name, in Latin letters, institutions whose numbers stand behind
    authors and before none of the ``places``: a foreign author's among Chinese ones."""
    marks = "".join(line.text[a:b] + "," for line in authors for a, b in line.raised)
    wanted = set(re.findall(r"\d+", marks)) - {one.mark for one in split_affiliations(places)}
    foreign = (line for line in lines if not line.cjk and institution_at(line.text) is not None)
    return [line for line in foreign if wanted & {one.mark for one in split_affiliations([line])}]


def bodies(lines: Iterable[Line]) -> list[str]:
    """The institutions that stand where authors do, parted by white space put there on purpose."""
    parts = [part for line in lines for part in _parted(line)]
    return [one.text for one in split_affiliations(parts) if one.text]


def _parted(line: Line) -> Iterator[Line]:
    wide = next((at for at, gap in sorted(line.gaps.items()) if _is_between(line, at, gap)), None)
    if wide is None:
        yield line
    else:
        first, rest = line.split(wide)
        yield from (first, *_parted(rest))


def _is_between(line: Line, at: int, gap: float) -> bool:
    """Whether white space parts two institutions: an em is enough behind a society, unless a branch
    of it follows."""
    both = [line.text[:at].rstrip(), line.text[at:]]
    societies = all(_SOCIETY.search(simplify(name)) for name in both)
    return gap >= GUTTER or (gap > AN_EM and societies and not _BRANCH.search(simplify(both[1])))


def _schools(parts: Sequence[Affiliation]) -> Iterator[Affiliation]:
    """Each affiliation, a school with its institution: "1. X a. Y", "b. Z" are 1a XY, 1b XZ."""
    first: re.Match[str] | None = None
    number = ""
    for one, following in zip_longest(parts, parts[1:]):
        opens = _SCHOOLS.fullmatch(one.text) if following and following.mark == "b" else None
        if opens:
            first, number = opens, one.mark or ""
            yield _school(f"{number}a", first, first[3])
        elif first and re.fullmatch("[a-z]", one.mark or ""):
            yield _school(f"{number}{one.mark}", first, one.text)
        else:
            first = None
            yield one


def _school(mark: str, first: re.Match[str], text: str) -> Affiliation:
    own = re.sub("[)）]", "", text, count=1) if first[2] else text
    return Affiliation(mark, join_lines([first[1].rstrip(" :：,，"), own]))


def _addressed(parts: Iterable[Affiliation]) -> Iterator[Affiliation]:
    """The affiliations; what stands behind the last school of a number, its institution's place
    or in English itself, said of all: "1a. Y; 1b. Z, X, City"."""
    for number, group in groupby(parts, key=lambda one: (one.mark or "").rstrip(ascii_lowercase)):
        schools = list(group)
        shared = _shared(schools[-1].text) if number and len(schools) > 1 else ""
        for one in schools:
            yield one if _PART.search(one.text) else one._replace(text=one.text + shared)


def _shared(text: str) -> str:
    """What stands behind the name of a school: from its institution on, else from a number or a
    Chinese place. "School of Politics, Law and Media" is one name."""
    parts = list(_PART.finditer(text))
    placed = [part for part in parts if institution_at(part[0]) is not None]
    placed = placed or [part for part in parts if re.search(rf"[\d{HAN}]", part[0])]
    return text[placed[0].start() :] if placed else ""


def _numbered(part: str, match: re.Match[str] | None) -> Affiliation:
    text = re.sub(_RAISED_MARK, "", part[match.end() if match else 0 :])
    mark = plain_mark(match[1]) if match else ""
    return Affiliation(mark or None, text.strip(" ()（）[],，.■□●◎◆"))


def plain_mark(mark: str) -> str:
    """A number, letter or sign that marks an affiliation, without what is around it: ① (1) 1. are
    1."""
    plain = unicodedata.normalize("NFKC", mark)
    return "".join(letter for letter in plain if letter.isalnum() or letter in DAGGERS)


def marked(line: Line) -> str:
    """A line's text with what is raised enclosed in \\x01 and \\x02."""
    return _edited(line.text, _raised(line))


def _with_spaces(line: Line) -> str:
    """The same with the spaces that part Chinese words, which name one body within another or
    its place: 岚浦大学　历史系."""
    return _edited(line.text, [*_raised(line), *((at, at, " ") for at in word_spaces(line))])


def _raised(line: Line) -> list[tuple[int, int, str]]:
    return [(a, b, _RAISED.format(line.text[a:b].strip())) for a, b in line.raised]


def _edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """A text with other words instead of those from a start to an end."""
    for start, end, words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    return text.strip()


def _goes_on(group: list[str], text: str) -> bool:
    """Whether a line goes on with the affiliations of the lines above it."""
    first, last = group[0], group[-1]
    if first[0] in "(（[":
        return not last.endswith((")", "）", "]"))
    if _OPENS.match(text):
        return False
    return bool(_OPENS.match(first)) or is_unfinished(last) or _is_place(text)
