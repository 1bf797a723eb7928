"""Fields of covers and title pages: a label, what it says, and in which language (covers.toml)."""

import re
from collections.abc import Sequence
from functools import cache

from bipaper.chars import HAN, simplify
from bipaper.layout.lines import Line
from bipaper.text.front.bylines import same_size
from bipaper.text.front.cover_words import cover_words, ends_in_degree
from bipaper.text.front.titles import MOST

COLUMN = 2.0  # em of white space that part a value from the next label

_WORD = re.compile(r"[A-Za-z]{3}")
ANY_FIELD = re.compile(rf"[{HAN}]{{2,8}}\s*[:：]|[A-Z][a-z]+(?: [a-z]+)?\s*[:：]")
_FIELDS = ("title", "author", "supervisor")


def says_degree(line: Line) -> bool:
    """Whether a line of a cover or a running header says that this is a thesis."""
    return ends_in_degree(line.text) or says_english(line)


def field_of(line: Line) -> str | None:
    """Which field of a cover a line begins with: "title", "author", "supervisor"."""
    found = field_at(line)
    return found[0] if found else None


def says_english(line: Line) -> bool:
    """Whether a line of an English title page says that this is a thesis."""
    return line.text.lower().startswith(cover_words("degree_en"))


def field_at(line: Line) -> tuple[str, int] | None:
    """The field that a line begins with, and where its value does."""
    match = _labels().match(simplify(line.text))
    if match and (match["colon"] or _is_set_off(line, match.end())):
        return next(name for name in _FIELDS if match[name]), match.end()
    return None


@cache
def _labels() -> re.Pattern[str]:
    """One pattern for the labels of all fields, a group each."""
    named = "|".join(f"(?P<{name}>{'|'.join(map(_spaced, cover_words(name)))})" for name in _FIELDS)
    return re.compile(rf"\s*(?:{named})\s*(?:(?P<colon>[:：])\s*)?", re.IGNORECASE)


def _spaced(word: str) -> str:
    return r"\s*".join(map(re.escape, word.replace(" ", "")))


def _is_set_off(line: Line, end: int) -> bool:
    return end == len(line.text) or end in line.gaps


def value_of(lines: Sequence[Line], at: int, end: int, long: bool) -> list[Line]:
    """What stands behind a label, or below one that stands alone; a title goes on below."""
    line = lines[at]
    if end < len(line.text):
        first = line.split(end)[1] if end else line
    elif at + 1 < len(lines) and _is_below(lines[at + 1], line):
        at, first = at + 1, lines[at + 1]
    else:
        return []
    if not long:
        cut = next((g for g, gap in sorted(first.gaps.items()) if gap >= COLUMN), None)
        return [first.split(cut)[0] if cut else first]
    value = [first]
    for below in lines[at + 1 : at + MOST]:
        if not _is_below(below, value[-1]) or below.x1 < first.x0:
            break
        if language_of(below) != language_of(first) or below.x0 < first.x0 - first.size:
            break
        value.append(below)
    return value


def _is_below(below: Line, line: Line) -> bool:
    """Whether a line goes on with a value: in its type, no field of its own."""
    same = same_size(below, line) and below.page == line.page
    return same and not field_at(below) and not ANY_FIELD.match(below.text)


def language_of(line: Line) -> str:
    """Which language a line is in, "zh" or "en"; nothing for a line of both (版本 v1.0)."""
    if line.cjk * 4 >= len(line.text):
        return "zh"
    return "" if line.cjk or not _WORD.search(line.text) else "en"
