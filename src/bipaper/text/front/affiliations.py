"""Affiliations: which printed lines name institutions, and what stands in them."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bipaper.chars import CIRCLED, simplify
from bipaper.layout.lines import Line
from bipaper.rules import read_lists
from bipaper.text.join import join_lines

SHORTEST = 4  # characters of an affiliation, at least
# A number before an affiliation: 1. (1) 1） ① a. or "1 School"; a raised one is enclosed.
_RAISED, _RAISED_MARK = "\x01{}\x02", r"\x01[^\x02]*\x02"
_NUMBER = (
    rf"[(（]?(?:\d{{1,2}}|[a-z])(?:[)）.．、:：]|\s|(?=[^\W\d_a-z]))|[{CIRCLED}]|{_RAISED_MARK}"
)
_NUMBER_ALONE = r"(?<!\D\d[)）])(?<!^\d[)）])"  # 2）（岚浦大学） is not parted behind its number
_BOUNDARY = re.compile(
    rf"[;；]\s*|(?<=[)）]){_NUMBER_ALONE}\s*(?=[(（]|\d{{1,2}}[)）])"
    rf"|(?<=\d{{6}})[,，.。]?\s*(?={_NUMBER})"
    rf"|\s*(?=[{CIRCLED}\x01])|\s+(?=\d{{1,2}}[.．]\s?[^\W\d])"
)
_OPENS = re.compile(rf"[\s(（\[]*({_NUMBER})\s*")


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


def institution_at(text: str) -> int | None:
    """Where the first word that makes a text an affiliation begins."""
    match = _institution().search(simplify(text))
    return match.start() if match else None


def ends_in_institution(text: str) -> bool:
    """Whether a text ends with the word that makes it an institution: 岚浦大学历史系."""
    closed = simplify(text) + "，"
    return any(match.end() >= len(text) for match in _institution().finditer(closed))


def split_affiliations(lines: Sequence[Line]) -> list[Affiliation]:
    """Affiliations without their numbers and brackets: (1. X；2. Y) gives 1 X and 2 Y."""
    groups: list[list[str]] = []
    for text in map(marked, lines):
        if groups and _goes_on(groups[-1], text):
            groups[-1].append(text)
        else:
            groups.append([text])
    parts = (part for group in groups for part in _BOUNDARY.split(join_lines(group)))
    found = (_numbered(part, _OPENS.match(part)) for part in parts)
    return [one for one in found if len(one.text) >= SHORTEST]


def _numbered(part: str, match: re.Match[str] | None) -> Affiliation:
    text = re.sub(_RAISED_MARK, "", part[match.end() if match else 0 :])
    mark = plain_mark(match[1]) if match else ""
    return Affiliation(mark or None, text.strip(" ()（）[],，.■□●◎◆"))


def plain_mark(mark: str) -> str:
    """A number or letter that marks an affiliation, without what is around it: ① (1) 1. are 1."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", mark) if letter.isalnum())


def marked(line: Line) -> str:
    """A line's text with what is raised enclosed in \\x01 and \\x02."""
    text = line.text
    for start, end in reversed(line.raised):
        text = text[:start] + _RAISED.format(text[start:end].strip()) + text[end:]
    return text.strip()


def _goes_on(group: list[str], text: str) -> bool:
    """Whether a line goes on with the affiliations of the lines above it."""
    first, last = group[0], group[-1]
    if first[0] in "(（[":
        return not last.endswith((")", "）", "]"))
    if _OPENS.match(text):
        return False
    return bool(_OPENS.match(first)) or last.endswith((",", "，"))
