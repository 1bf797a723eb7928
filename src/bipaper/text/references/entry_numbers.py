"""Year, volume, issue and pages of an entry, from what follows its title."""

import re
from functools import cache
from typing import NamedTuple

from bipaper.chars import HAN
from bipaper.rules import Rule, read_rules
from bipaper.text.references.entry_head import FIRST_REPUBLICAN_YEAR
from bipaper.text.references.entry_text import EntryText
from bipaper.years import YEAR

_ONE = r"[A-Za-z]{0,2}(?:\d\s(?=\d{3}\b))?\d{1,9}"  # e0123, S12, 4 197
_RANGE = rf"{_ONE}\s?-{{1,2}}\s?{_ONE}"
_MORE = r"(?:\s?\+\s?\d{1,7}(?:-\d{1,7})?){0,5}"
_MONTHS = (
    "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}|Spring|Summer|Autumn|Fall"
    "|Winter"
)
_MEANINGS = {
    "SUPPLEMENT": r"(?P<issue>Suppl(?:ement)?\.?(?:\s?\d{1,3})?)",
    "MONTH": rf"(?:{_MONTHS})",
    "YEAR": rf"(?P<year>{YEAR})(?!\d)",
    "VOLUME": r"(?P<volume>\d{1,5})(?!\d)",
    "ISSUE": rf"\s?(?!(?:(?:{_MONTHS})\s)?{YEAR}\s?\))(?P<issue>[^()\s][^()]{{0,14}}?)\s?",
    "PAGES": rf"(?P<pages>(?:{_RANGE}|{_ONE})(?!\d|\s?p(?:ages|p)?\b){_MORE}"
    rf"(?:,\s?(?!{YEAR})\d{{1,7}}(?=\.?$))?)",
    "RANGE": rf"(?P<pages>{_RANGE})",
    "HAN": f"[{HAN}]",
    " ": r"\s{0,2}",
}
_SPACES_INSIDE = re.compile(r"(?<=\d)\s(?=\d)|\s?([-+])\s?")


class NumberRule(Rule, frozen=True):
    """Where numbers stand."""

    pattern: str


class Numbers(NamedTuple):
    """The numbers of an entry, and where in the tail they start: there the container ends."""

    start: int
    year: str | None
    volume: str | None
    issue: str | None
    pages: str | None


def read_numbers(tail: EntryText) -> Numbers:
    """What the rules of entry_numbers.toml find, the first of each kind."""
    found: dict[str, str] = {}
    start = len(tail.plain)
    for match in _pattern().finditer(tail.plain):
        start = min(start, match.start())
        for name, value in match.groupdict().items():
            if value:
                found.setdefault(name.rstrip("_0123456789"), value)
    if "minguo" in found:
        found["year"] = str(FIRST_REPUBLICAN_YEAR + int(found["minguo"]))
    pages = found.get("pages")
    return Numbers(
        start,
        found.get("year"),
        found.get("volume"),
        found.get("issue"),
        _SPACES_INSIDE.sub(r"\1", pages) if pages else None,
    )


@cache
def _pattern() -> re.Pattern[str]:
    """All rules in one, their groups numbered: a name may stand in a pattern once only."""
    rules = read_rules(__name__, "entry_numbers.toml", NumberRule)
    written = "|".join(f"(?:{_written(rule.pattern)})" for rule in rules)
    groups = iter(range(1000))
    return re.compile(
        re.sub(r"\(\?P<([a-z]+)>", lambda m: f"(?P<{m[1]}_{next(groups)}>", written),
        re.IGNORECASE,
    )


def _written(pattern: str) -> str:
    """A rule's pattern with its capital words and spaces written out."""
    return re.sub("|".join(_MEANINGS), lambda word: _MEANINGS[word[0]], pattern)
