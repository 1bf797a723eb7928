"""The cue words and rules of data/claim_cues.toml and data/section_roles.toml, compiled."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple

from bipaper.model import ClaimType, Language

_GAP = {"zh": "[^，,；;。]{0,12}?", "en": r"(?:\W+\w+){0,3}?\W+"}
# What may stand before the opening words that a "^" asks for.
_OPENING = {
    "zh": r"^(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）]?[是、.．]?|其[一二三四五六]?[，,]|"
    r"(?:首先|其次|再次|最后|同时|此外|另外|然而|但是?|而|因此|鉴于此|例如|具体而言)[，,]?)?",
    "en": r"^(?:(?:first|second|third|finally|moreover|however|in addition|therefore)(?:ly)?,? )?",
}


class Rule(NamedTuple):
    """A line of the precedence: ``type`` when all of ``all`` and none of ``none`` are raised."""

    type: ClaimType | Literal["none"]
    all: tuple[str, ...]
    none: tuple[str, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """The decision list in its order of precedence."""
    return tuple(
        Rule(rule["type"], tuple(rule["all"]), tuple(rule.get("none", ())))
        for rule in _load("claim_cues.toml")["rules"]
    )


@cache
def patterns(lang: Language) -> dict[str, re.Pattern[str]]:
    """Signal name -> pattern of its wordings in ``lang``."""
    signals = _load("claim_cues.toml")["signals"]
    return {name: _compile(wordings[lang], lang) for name, wordings in signals.items()}


def fold(text: str) -> str:
    """``text`` with the Traditional characters that occur in cues made Simplified, same length."""
    return text.translate(_fold_table())


@cache
def role_of(section_title: str) -> str | None:
    """The role of a section from its title and its ancestors', joined by " / ", nearest last."""
    for title in reversed(fold(section_title).split(" / ")):
        for name, pattern in _roles():
            if pattern.search(title):
                return name
    return None


@cache
def _fold_table() -> dict[int, int]:
    table = _load("claim_cues.toml")["fold"]
    return str.maketrans(table["traditional"], table["simplified"])


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (role["name"], _compile(role["zh"] + [rf"\b(?:{w})\b" for w in role["en"]], "zh"))
        for role in _load("section_roles.toml")["roles"]
    )


def _compile(wordings: list[str], lang: Language) -> re.Pattern[str]:
    return re.compile("|".join(_expand(w, lang) for w in wordings), re.IGNORECASE)


def _expand(wording: str, lang: Language) -> str:
    pattern = wording.replace(" … ", "…").replace("…", _GAP[lang])
    if pattern.startswith("^"):
        return _OPENING[lang] + f"(?:{pattern[1:]})"
    return (
        rf"\b(?:{pattern})" + ("" if pattern.endswith("$") else r"\b") if lang == "en" else pattern
    )


@cache
def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("bipaper.data").joinpath(name).read_text("utf-8"))
