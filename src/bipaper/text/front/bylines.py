"""Bylines: the lines of a head that name authors and their affiliations."""

import re
from collections.abc import Collection, Sequence, Set
from itertools import zip_longest

from bipaper.chars import CIRCLED, HAN, RAISED, simplify
from bipaper.layout.lines import GUTTER, Line
from bipaper.text.front.affiliations import (
    ends_in_institution,
    institution_at,
    institution_ends,
    is_bracketed,
    is_unfinished,
)
from bipaper.text.front.names import chinese_names, english_names, role_at_start
from bipaper.text.romanisation import LONGEST, is_romanised
from bipaper.text.spacing import white_space
from bipaper.text.surnames import has_surname, romanised

SAME = 0.6  # points between the sizes of lines in one type
SAME_BASE = 0.6  # points between the base lines of one row

# LIU Min ZHANG Lu-xiang: family names in capitals, given names not; what parts them is needed,
# else a word of mixed case (GISNet) at the end of a title would be a name.
_CAPITAL_NAME = r"[A-Z]{2,}(?:[,，]\s*|\s+)[A-Z][a-z]+(?:[-‐\s]?[A-Za-z][a-z]+)?"
_CAPITAL_NAMES = re.compile(rf"(?:{_CAPITAL_NAME}\W*)+")
_NAMES_BEFORE = re.compile(rf"(?:{_CAPITAL_NAME}[,，]\s*)+")  # an institution
_FIELD = re.compile(rf"[{HAN}]{{2,8}}\s*[:：]")
_ROLE = re.compile(rf"[{HAN}]{{0,4}}(?:作者|主持人|研究生|申请人|姓名|人员|撰文|^文)\s*[:：/／|｜]")
_ONE_NAME = re.compile(rf"[{HAN}]{{2,4}}|[A-Z][A-Za-z]+ [A-Z][A-Za-z-]+ ?")
_SIGNED = re.compile(rf"[{HAN}]{{2,{LONGEST}}}\s*[*＊∗†‡]+")  # a name with the mark of its note
_DATE = re.compile(r"(?:19|20)\d\d\s*[年./-].*")  # behind a report's authors: 2035年4月
_IN_BRACKETS = re.compile(r"[(（\[［][^()（）\[\]［］]{0,200}[)）\]］]")
_LAST_BRACKET = re.compile(r"[(（\[［][^()（）\[\]［］]*[)）\]］]?\s*$")
# Marks right behind a name, raised or not: 1,2* or ①.
_MARKS = re.compile(rf"(?<=[^\W\d])[\d{RAISED}{CIRCLED}*＊∗†‡]+(?:[,，][\d*＊∗†‡]+)*(?!\w)")


def read_bylines(
    rows: Sequence[Line], latin: bool, named: Set[Line] = frozenset()
) -> tuple[list[Line], list[Line]]:
    """The lines of authors (of one type, next to each other but for affiliations) and of
    affiliations; what reads like neither is left out.

    ``named`` are rows that name an author for certain: those of other types name none.
    """
    authors: list[Line] = []
    places: list[Line] = []
    enclosed, listing = 0, True
    for row, below in zip_longest(rows, rows[1:]):
        goes_on = enclosed > 0 or bool(places and is_unfinished(places[-1].text))
        inside = goes_on and same_size(row, places[-1])
        name, place = (None, row) if inside else _person(row)
        certain = latin or row in named or _stands_as_byline(row, below)
        like = name is not None and (row in named or _is_like(name, named or authors))
        if name and not (like and (certain or are_plausible(chinese_names([name])))):
            listing = listing and not authors
        elif name and listing:
            authors.append(name)
        if place:
            places.append(place)
            enclosed = max(0, (enclosed if inside else 0) + depth(place.text))
        elif not name:
            listing = not authors
    return authors, places


def names_any(row: Line, latin: bool, others: Sequence[str]) -> bool:
    """Whether a row holds a name that is spelt in the other script as one of ``others`` is."""
    if latin:
        names = english_names([row]) if others else []
        return any(is_romanised(name, other) for name in names for other in others)
    han = "".join(re.findall(f"[{HAN}]", row.text)) if others else ""
    runs = {han[i : i + n] for n in range(2, LONGEST + 1) for i in range(len(han) - n + 1)}
    return any(is_romanised(other, run) for other in others for run in runs)


def lists_names(row: Line, latin: bool) -> bool:
    """Whether a row lists names: raised marks between them, or short parts."""
    if _has_marks(row) or (latin and _CAPITAL_NAMES.fullmatch(row.text)):
        return True
    text = _MARKS.sub("", row.text)
    parts = re.split(r"[，,;；]\s*|\s+(?:and|&)\s+" if latin else r"[，,;；、]\s*", text)
    parts = [part for part in parts if part]
    if latin:
        return len(parts) > 1 and all(2 <= len(part.split()) <= 4 for part in parts)
    return len(parts) > 1 and all(2 <= len(part) <= 5 for part in parts) and are_plausible(parts)


def _has_marks(row: Line) -> bool:
    """Whether raised numbers or letters stand between a row's words, as behind names."""
    return any(row.text[a:b].strip().isalnum() and b < len(row.text) for a, b in row.raised)


def are_plausible(names: Sequence[str]) -> bool:
    """Whether most of the words that may be Chinese names begin with a surname and are as long
    as names are, or have a foreign name's dot."""
    return 2 * sum(map(_is_plausible, names)) > len(names)


def _is_plausible(name: str) -> bool:
    bare = "".join(name.split())
    longest = LONGEST if simplify(bare[:2]) in romanised() else LONGEST - 1
    return any(dot in bare for dot in "·•・") or (has_surname(bare) and len(bare) <= longest)


def is_byline(line: Line) -> bool:
    """Whether a line holds nothing but Chinese names."""
    names = chinese_names([line])
    letters = sum(letter.isalpha() for letter in line.text)
    return all(map(has_surname, names)) and 0 < sum(map(len, names)) == letters


def _stands_as_byline(row: Line, below: Line | None) -> bool:
    """Whether a row names authors by its place, whatever its words: it says so, has marks, or
    an affiliation in brackets follows it."""
    marked = _has_marks(row) or _SIGNED.fullmatch(row.text) is not None
    return has_role(row) or marked or (below is not None and is_bracketed(below.text))


def _is_like(row: Line, others: Collection[Line]) -> bool:
    """Whether a row is set in the type of one of the others, if there are any."""
    return not others or any(_same_type(row, other) for other in others)


def is_field(row: Line) -> bool:
    """Whether a row is a field of a form (指导教师：…) that names no author."""
    return _FIELD.match(row.text) is not None


def has_role(row: Line) -> bool:
    """Whether a row says that an author follows: 作者：, 研究生姓名：."""
    return _role(row) is not None


def _role(row: Line) -> re.Match[str] | None:
    return _ROLE.match(simplify(row.text)) or role_at_start(row.text)


def _person(row: Line) -> tuple[Line | None, Line | None]:
    """A row as (names, affiliation); a name and its affiliation may share one."""
    if is_field(row):
        cut = _name_end(row) if has_role(row) else None
        return row.split(cut) if cut else (row if has_role(row) else None, None)
    row = _without_date(row)
    if is_bracketed(row.text):
        return None, row
    if cut := _bracket_start(row):
        return row.split(cut)
    if institution_at(_IN_BRACKETS.sub("", row.text)) is None:
        return row, None
    if cut := _name_end(row):
        return row.split(cut)
    if cut := _names_start(row):
        place, names = row.split(cut)
        return names, place
    return None, row


def _bracket_start(row: Line) -> int | None:
    """Where a bracket opens that holds an institution behind names, and that a line ends with or
    does not close: LIN Zhiyuan^1^ (1. Lanpu University, 300001."""
    found = _LAST_BRACKET.search(row.text)
    if found is None or found.start() == 0 or institution_at(found[0]) is None:
        return None
    before = row.split(found.start())[0]
    named = lists_names(before, before.cjk == 0) or _ONE_NAME.fullmatch(before.text)
    return found.start() if named else None


def _without_date(row: Line) -> Line:
    """A row without a date that wide white space parts from what it says."""
    wide = (at for at, gap in sorted(row.gaps.items()) if gap >= GUTTER)
    cut = next((at for at in wide if _DATE.fullmatch(row.text[at:])), None)
    return row.split(cut)[0] if cut else row


def _name_end(row: Line) -> int | None:
    """Where names end that white space parts from the institution behind them, one or several
    with marks between them, or a comma, where their family names are in capitals."""
    if listed := _NAMES_BEFORE.match(row.text):
        return listed.end()
    first = institution_at(row.text)
    gaps = [at for at in sorted(row.gaps) if first is not None and at <= first]
    role = _role(row)
    start = role.end() if role else 0
    return next((at for at in gaps if _are_names(row.text[start:at].strip())), None)


def _are_names(text: str) -> bool:
    parts = re.split(r"[，,、]\s*", text)
    listed = len(parts) > 1 and all(_ONE_NAME.fullmatch(part) for part in parts)
    return _ONE_NAME.fullmatch(text) is not None or (listed and are_plausible(parts))


def _names_start(row: Line) -> int | None:
    """Where Chinese names begin behind an institution: white space parts them from it, or there
    are several, none of which can be anything else."""
    spaces = white_space(row)
    for at in sorted({*spaces, *institution_ends(row.text)}):
        if ends_in_institution(row.text[:at]) and institution_at(row.text[at:]) is None:
            found = chinese_names([row.split(at)[1]]) if at < len(row.text) else []
            alike = len(found) > 1 and all(map(_is_plausible, found))
            return at if alike or (at in spaces and found and are_plausible(found)) else None
    return None


def _same_type(line: Line, other: Line) -> bool:
    return same_size(line, other) and line.font == other.font


def same_size(line: Line, other: Line) -> bool:
    """Whether two lines are set in the same size of type."""
    return abs(line.size - other.size) < SAME


def on_one_row(line: Line, other: Line) -> bool:
    """Whether two lines of a page in one size of type share their base line."""
    return abs(line.base - other.base) < SAME_BASE and same_size(line, other)


def depth(text: str) -> int:
    """Brackets opened and not closed."""
    return sum(c in "(（[" for c in text) - sum(c in ")）]" for c in text)
