"""What a section is for, from its title (section_roles.toml)."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from bipaper.chars import simplify
from bipaper.find.claims.cues import compiled, load


class Role(NamedTuple):
    """What a section may be for: the wordings of its title, the roles of ancestors it yields to."""

    name: str
    titles: re.Pattern[str]
    yields_to: frozenset[str]


@lru_cache(maxsize=1024)
def roles_of(section_title: str) -> tuple[str, ...]:
    """The roles of a section from its title and its ancestors', joined by " / ", nearest last."""
    told = [_roles_told(title) for title in reversed(simplify(section_title).split(" / "))]
    nearest: tuple[Role, ...] = next(filter(None, told), ())
    above = (roles for roles in told if _yields(nearest, roles))
    return tuple(role.name for role in next(above, nearest))


def _roles_told(title: str) -> tuple[Role, ...]:
    return tuple(role for role in _roles() if role.titles.search(title))


def _yields(nearest: tuple[Role, ...], above: tuple[Role, ...]) -> bool:
    """Whether all of the nearest roles yield to one of those above."""
    return bool(nearest) and any(
        all(role.name in weaker.yields_to for weaker in nearest) for role in above
    )


@cache
def _roles() -> tuple[Role, ...]:
    return tuple(
        Role(
            name=role["name"],
            titles=compiled(role["zh"] + [rf"\b(?:{w})\b" for w in role["en"]], "zh"),
            yields_to=frozenset(role.get("yields_to", ())),
        )
        for role in load("section_roles.toml")["roles"]
    )
