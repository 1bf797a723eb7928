"""What a section is for, from its title (section_roles.toml)."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from bipaper.chars import HAN, simplify
from bipaper.find.claims.cues import compiled
from bipaper.rules import Rule, read_lists, read_rules

_FILE = (__name__, "section_roles.toml")


class Yielding(Rule, frozen=True):
    """That a section of the role ``yields`` has the role ``to`` under an ancestor that has it."""

    yields: str
    to: str


@lru_cache(maxsize=1024)
def roles_of(section_title: str) -> tuple[str, ...]:
    """The roles of a section from its title and its ancestors', joined by " / ", nearest last."""
    told = [_roles_told(title) for title in reversed(simplify(section_title).split(" / "))]
    nearest: tuple[str, ...] = next(filter(None, told), ())
    above = (roles for roles in told if _yields(nearest, roles))
    return next(above, nearest)


def _roles_told(title: str) -> tuple[str, ...]:
    return tuple(name for name, titles in _titles().items() if titles.search(title))


def _yields(nearest: Iterable[str], above: Iterable[str]) -> bool:
    """Whether all of the nearest roles yield to one of those above, none of which they are.

    Under 文献综述与理论分析, 理论分析 is the one part of it and not the other.
    """
    if set(nearest) & set(above):
        return False
    yielding = {(rule.yields, rule.to) for rule in read_rules(*_FILE, Yielding)}
    return any(all((role, to) in yielding for role in nearest) for to in above)


@cache
def _titles() -> dict[str, re.Pattern[str]]:
    """The wordings of titles, by the role they tell, in the order of the file."""
    return {
        name: compiled(map(_whole, titles.words), "zh")
        for name, titles in read_lists(*_FILE).items()
    }


def _whole(wording: str) -> str:
    """An English wording as whole words."""
    return wording if re.search(f"[{HAN}]", wording) else rf"\b(?:{wording})\b"
