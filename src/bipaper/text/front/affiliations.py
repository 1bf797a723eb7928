"""Affiliations: which printed lines name institutions, and what stands in them."""

import re
from collections.abc import Sequence
from functools import cache

from bipaper.chars import CIRCLED, simplify
from bipaper.layout.lines import Line
from bipaper.rules import read_lists
from bipaper.text.join import join_lines

SHORTEST = 4  # characters of an affiliation, at least
# A number before an affiliation: 1. (1) 1） ① a. or "1 School"; MARK stands for a raised one.
_MARK = "\x1f"
_NUMBER = rf"[(（]?(?:\d{{1,2}}|[a-z])(?:[)）.．、:：]|\s|(?=[^\W\d_a-z]))|[{CIRCLED}\x1f]"
_BOUNDARY = re.compile(
    rf"[;；]\s*|(?<=[)）])\s*(?=[(（])|(?<=\d{{6}})[,，.。]?\s*(?={_NUMBER})"
    rf"|\s*(?=[{CIRCLED}\x1f])|\s+(?=\d{{1,2}}[.．]\s?[^\W\d])"
)
_OPENS = re.compile(rf"[\s(（\[]*(?:{_NUMBER})\s*")


@cache
def _institution() -> re.Pattern[str]:
    lists = read_lists(__name__, "institutions.toml").values()
    words = (word for part in lists for word in part.words)
    return re.compile("|".join(words), re.IGNORECASE)


def is_affiliation(text: str) -> bool:
    """Whether a line names an institution, or stands in brackets."""
    return text.lstrip()[:1] in {"(", "（", "["} or institution_at(text) is not None


def institution_at(text: str) -> int | None:
    """Where the first word that makes a text an affiliation begins."""
    match = _institution().search(simplify(text))
    return match.start() if match else None


def split_affiliations(lines: Sequence[Line]) -> list[str]:
    """Affiliations without their numbers and brackets: (1. X；2. Y) gives X and Y."""
    groups: list[list[str]] = []
    for text in map(_marked, lines):
        if groups and _goes_on(groups[-1], text):
            groups[-1].append(text)
        else:
            groups.append([text])
    parts = (part for group in groups for part in _BOUNDARY.split(join_lines(group)))
    plain = (part[match.end() :] if (match := _OPENS.match(part)) else part for part in parts)
    bare = (part.strip(" ()（）[],，.") for part in plain)
    return [part for part in bare if len(part) >= SHORTEST]


def _marked(line: Line) -> str:
    """A line's text with one mark for each superscript."""
    text = line.text
    for start, end in reversed(line.raised):
        text = text[:start] + _MARK + text[end:]
    return text.strip()


def _goes_on(group: list[str], text: str) -> bool:
    """Whether a line goes on with the affiliations of the lines above it."""
    first, last = group[0], group[-1]
    if first[0] in "(（[":
        return not last.endswith((")", "）", "]"))
    if _OPENS.match(text):
        return False
    return bool(_OPENS.match(first)) or last.endswith((",", "，"))
