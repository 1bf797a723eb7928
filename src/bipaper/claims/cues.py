"""The wordings and rules of data/claim_cues.toml and data/section_roles.toml, compiled."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple

from bipaper.model import ClaimType, Language
from bipaper.nlp.traditional import fold

Group = Literal["signals", "modality", "frame"]

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
        for rule in _load("claim_cues.toml")["rules"]
    )


@cache
def patterns(group: Group, lang: Language) -> dict[str, re.Pattern[str]]:
    """Name -> pattern of its wordings in ``lang``, for text that went through ``fold``."""
    entries = _load("claim_cues.toml")[group]
    return {name: _compile(wordings[lang], lang) for name, wordings in entries.items()}


@cache
def roles_of(section_title: str) -> tuple[str, ...]:
    """The roles of a section from its title and its ancestors', joined by " / ", nearest last."""
    for title in reversed(fold(section_title).split(" / ")):
        if found := tuple(name for name, pattern in _roles() if pattern.search(title)):
            return found
    return ()


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (role["name"], _compile(role["zh"] + [rf"\b(?:{w})\b" for w in role["en"]], "zh"))
        for role in _load("section_roles.toml")["roles"]
    )


def _compile(wordings: list[str], lang: Language) -> re.Pattern[str]:
    return re.compile("|".join(_expand(wording, lang) for wording in wordings), re.IGNORECASE)


def _expand(wording: str, lang: Language) -> str:
    words = _load("claim_cues.toml")["words"]
    pattern = re.sub("<([a-z]+)>", lambda name: str(words[name[1]]), wording)
    pattern = fold(pattern).replace("…", _GAP[lang])
    if pattern.startswith("^"):
        return _OPENING[lang] + f"(?:{pattern[1:]})"
    if lang == "zh":
        return pattern
    return rf"\b(?:{pattern})" + ("" if pattern.endswith("$") else r"\b")


@cache
def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("bipaper.data").joinpath(name).read_text("utf-8"))
