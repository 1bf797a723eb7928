"""The rules and wordings of the data files, compiled."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Literal, NamedTuple

from bipaper.chars import COUNTING, simplify, with_classes
from bipaper.find.claims import facets
from bipaper.parts.bilingual import Language
from bipaper.parts.claims import ClaimType
from bipaper.rules import Examples, Rule, explained, read_lists, read_rules

_GAP = {"zh": "[^，,；;。（(]{0,12}?", "en": r"\W{1,3}(?:\w{1,30}\W{1,3}){0,3}?"}
# What may stand before the opening words that a "^" asks for.
_OPENING = {
    "zh": rf"^(?:[(（]?[{COUNTING}\d]{{1,2}}[)）]?[是、.．]?|[其第][一二三四五六][，,]|"
    r"(?:首先|其次|再次|最后|同时|此外|另外|然而|但是?|而|因此|鉴于此|在此基础上|其中|例如|比如|随后)[，,]?)?",
    "en": r"^(?:(?:first|second|third|final|then|moreover|however|in addition|therefore)"
    r"(?:ly)?,? )?",
}
_CUES: dict[Language, str] = {"zh": "cues_zh.toml", "en": "cues_en.toml"}
WEIGHED = "weighed"
"""What stands for a rule where the signals together say otherwise than the first that applies."""
_WHOLE = "="  # opens a wording that begins and ends where words do
_PLACED = re.compile("^(?:told|under|before|behind):")  # by the same wording in another unit


class ClaimRule(Rule, frozen=True):
    """A line of the precedence: ``type`` when all of ``all`` and none of ``none`` are raised.

    The claim's cue is what raised the first signal of ``all``; ``none`` has an example for each
    signal, which the rule would decide if it did not ask for the signal's absence.
    """

    type: ClaimType | Literal["none"]
    all: tuple[str, ...]
    none: dict[str, Examples] = {}


class Cue(NamedTuple):
    """The wordings of a list: ``free`` ones, and ``whole`` ones that no word reaches over, if any.

    Most lists have none, and a pattern that matches nowhere is tried everywhere.
    """

    free: re.Pattern[str]
    whole: re.Pattern[str] | None

    def search(self, text: str, at_word: Callable[[int], bool]) -> tuple[int, int] | None:
        """The span of the first match; ``at_word`` says where words begin and end."""
        free = self.free.search(text)
        if self.whole is None:
            return free.span() if free else None
        match = self.whole.search(text)
        while match and not (at_word(match.start()) and at_word(match.end())):
            match = self.whole.search(text, match.start() + 1)
        return min((m.span() for m in (free, match) if m), default=None)


@cache
def rules() -> tuple[ClaimRule, ...]:
    """The decision list in its order of precedence."""
    return read_rules(__name__, "rules.toml", ClaimRule)


def why(rule: str) -> tuple[str, list[str]]:
    """Why a claim's rule says so, and its examples; KeyError where there is no such rule."""
    if rule == WEIGHED:
        return "Its signals together weigh more than what a rule says, if one does.", []
    return explained(__name__, "rules.toml", rule)


@cache
def signals(lang: Language) -> dict[str, Cue]:
    """The wordings in ``lang`` that rules and facets ask for, by the name of their signal."""
    asked = {_PLACED.sub("", name) for name in _asked()} | {"year-mark"}  # "marked" is made of it
    return {name: cue(name, lang) for name in read_lists(__name__, _CUES[lang]) if name in asked}


@cache
def asked_elsewhere(how: str) -> frozenset[str]:
    """The signals that are asked for in other units, as ``how``: "told", "under", "before",
    "behind"."""
    return frozenset(
        name.removeprefix(f"{how}:") for name in _asked() if name.startswith(f"{how}:")
    )


@cache
def _asked() -> frozenset[str]:
    """The names of all signals that rules and facets ask for."""
    return facets.asked().union(*((*rule.all, *rule.none) for rule in rules()))


@cache
def cue(name: str, lang: Language) -> Cue:
    """The wordings of a list of cues, for text that went through ``simplify``."""
    words = read_lists(__name__, _CUES[lang])[name].words
    free = [word for word in words if not word.startswith(_WHOLE)]
    whole = [word.removeprefix(_WHOLE) for word in words if word.startswith(_WHOLE)]
    return Cue(compiled(free, lang), compiled(whole, lang) if whole else None)


@cache
def any_word(name: str) -> re.Pattern[str]:
    """Any word of a list of words.toml, for text that went through ``simplify``."""
    return re.compile("|".join(simplify(word) for word in _words(name)))


def compiled(wordings: Iterable[str], lang: Language) -> re.Pattern[str]:
    """One pattern for any of ``wordings`` (their notation: cues_zh.toml); none match nothing."""
    pattern = "|".join(_expand(wording, lang) for wording in wordings)
    return re.compile(pattern or "(?!)", re.IGNORECASE)


def _expand(wording: str, lang: Language) -> str:
    pattern = with_classes(simplify(_with_words(wording))).replace("…", _GAP[lang])
    if pattern.startswith("^"):
        return _OPENING[lang] + f"(?:{pattern[1:]})"
    if lang == "zh":
        return pattern
    return rf"\b(?:{pattern})" + ("" if pattern.endswith("$") else r"\b")


def _with_words(wording: str) -> str:
    """``wording`` with any word of the list in the place of each "<list>"."""
    return re.sub("<([a-z]+)>", lambda m: f"(?:{'|'.join(_words(m[1]))})", wording)


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(map(_with_words, read_lists(__name__, "words.toml")[name].words))
