"""The rules and wordings of the data files, compiled."""

import re
import tomllib
from functools import cache
from typing import Any, Literal, NamedTuple

from bipaper.chars import simplify
from bipaper.data import read_data
from bipaper.model import ClaimType, Language

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
        for rule in load("rules.toml")["rules"]
    )


@cache
def patterns(group: Group, lang: Language) -> dict[str, re.Pattern[str]]:
    """Name -> pattern of its wordings in ``lang``, for text that went through ``fold``."""
    entries = load("cues.toml")[group]
    return {name: compiled(wordings[lang], lang) for name, wordings in entries.items()}


def compiled(wordings: list[str], lang: Language) -> re.Pattern[str]:
    """One pattern for any of ``wordings`` (their notation: cues.toml)."""
    return re.compile("|".join(_expand(wording, lang) for wording in wordings), re.IGNORECASE)


def _expand(wording: str, lang: Language) -> str:
    pattern = simplify(_with_words(wording)).replace("…", _GAP[lang])
    if pattern.startswith("^"):
        return _OPENING[lang] + f"(?:{pattern[1:]})"
    if lang == "zh":
        return pattern
    return rf"\b(?:{pattern})" + ("" if pattern.endswith("$") else r"\b")


def _with_words(wording: str) -> str:
    """``wording`` with any word of the list in the place of each "<list>"."""
    words = load("cues.toml")["words"]
    return re.sub("<([a-z]+)>", lambda m: f"(?:{_with_words('|'.join(words[m[1]]))})", wording)


@cache
def load(name: str) -> dict[str, Any]:
    """The data file ``name``."""
    return tomllib.loads(read_data(__name__, name))
