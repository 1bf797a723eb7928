"""The rules, wordings and section roles of the data files, compiled."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple

from bipaper.model import ClaimType, Language
from bipaper.nlp.traditional import fold

Group = Literal["signals", "number", "abstract", "modality", "frame"]

_GAP = {"zh": "[^，,；;。（(]{0,12}?", "en": r"\W{1,3}(?:\w{1,30}\W{1,3}){0,3}?"}
# What may stand before the opening words that a "^" asks for.
_OPENING = {
    "zh": r"^(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）]?[是、.．]?|[其第][一二三四五六]?[，,]|"
    r"(?:首先|其次|再次|最后|同时|此外|另外|然而|但是?|而|因此|鉴于此|在此基础上|其中|例如|比如|随后)[，,]?)?",
    "en": r"^(?:(?:first|second|third|final|then|moreover|however|in addition|therefore)"
    r"(?:ly)?,? )?",
}


class Rule(NamedTuple):
    """A line of the precedence: ``type`` when all of ``all`` and none of ``none`` are raised.

    A ``type`` of None says that there is no claim; ``cue`` is the signal whose words are the
    claim's cue, the first of ``all``.
    """

    type: ClaimType | None
    cue: str
    all: frozenset[str]
    none: frozenset[str]


@cache
def rules() -> tuple[Rule, ...]:
    """The decision list in its order of precedence."""
    return tuple(
        Rule(
            type=None if rule["type"] == "none" else rule["type"],
            cue=rule["all"][0],
            all=frozenset(rule["all"]),
            none=frozenset(rule.get("none", ())),
        )
        for rule in _load("claim_rules.toml")["rules"]
    )


@cache
def patterns(group: Group, lang: Language) -> dict[str, re.Pattern[str]]:
    """Name -> pattern of its wordings in ``lang``, for text that went through ``fold``."""
    entries = _load("claim_cues.toml")[group]
    return {name: _compile(wordings[lang], lang) for name, wordings in entries.items()}


@cache
def roles_of(section_title: str) -> tuple[str, ...]:
    """The roles of a section from its title and its ancestors', joined by " / ", nearest last."""
    told = [_roles_told(title) for title in reversed(fold(section_title).split(" / "))]
    nearest: tuple[Role, ...] = next(filter(None, told), ())
    stronger = set.intersection(*(role.yields_to for role in nearest)) if nearest else set()
    above = (roles for roles in told if stronger.intersection(role.name for role in roles))
    return tuple(role.name for role in next(above, nearest))


class Role(NamedTuple):
    """What a section may be for: the wordings of its title, the roles of ancestors it yields to."""

    name: str
    titles: re.Pattern[str]
    yields_to: set[str]


def _roles_told(title: str) -> tuple[Role, ...]:
    return tuple(role for role in _roles() if role.titles.search(title))


@cache
def _roles() -> tuple[Role, ...]:
    return tuple(
        Role(
            name=role["name"],
            titles=_compile(role["zh"] + [rf"\b(?:{w})\b" for w in role["en"]], "zh"),
            yields_to=set(role.get("yields_to", ())),
        )
        for role in _load("section_roles.toml")["roles"]
    )


def _compile(wordings: list[str], lang: Language) -> re.Pattern[str]:
    return re.compile("|".join(_expand(wording, lang) for wording in wordings), re.IGNORECASE)


def _expand(wording: str, lang: Language) -> str:
    pattern = fold(_with_words(wording)).replace("…", _GAP[lang])
    if pattern.startswith("^"):
        return _OPENING[lang] + f"(?:{pattern[1:]})"
    if lang == "zh":
        return pattern
    return rf"\b(?:{pattern})" + ("" if pattern.endswith("$") else r"\b")


def _with_words(wording: str) -> str:
    """``wording`` with any word of the list in the place of each "<list>"."""
    words = _load("claim_cues.toml")["words"]
    return re.sub("<([a-z]+)>", lambda m: f"(?:{_with_words('|'.join(words[m[1]]))})", wording)


@cache
def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("bipaper.data").joinpath(name).read_text("utf-8"))
