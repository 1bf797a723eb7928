"""Comparators around numbers (comparators.toml), on text folded by ``bipaper.chars.plain``."""

import re
from functools import cache
from typing import cast

from bipaper.chars import plain
from bipaper.find.quantities.found import Found
from bipaper.find.quantities.si import conversion
from bipaper.parts.bilingual import Language
from bipaper.parts.quantities import Comparator
from bipaper.rules import read_lists

_WINDOW = {"zh": 12, "en": 32}  # characters looked at before a number
_DENIED: dict[Comparator, Comparator] = {">": "<=", "<": ">="}
_EXTREMES = ("最大", "最小")
_EXTENTS = ("[length]", "[length]²", "[length]³", "[mass]")  # what things are sorted by
_COMPARATIVE = re.compile(r"\b(?!few)[a-z]+er than \Z")  # fewer than 30 patients is a bound


@cache
def _comparators(place: str, lang: Language) -> tuple[re.Pattern[str], list[Comparator]]:
    """The wordings before or after a number, one group for each comparator."""
    table: dict[str, list[str]] = {}
    for name, of in read_lists(__name__, "comparators.toml").items():
        if name.startswith(f"{lang} {place} "):
            table.setdefault(name.split()[2].rstrip(":"), []).extend(map(plain, of.words))
    groups = (sorted(wordings, key=len, reverse=True) for wordings in table.values())
    choice = "|".join(f"({'|'.join(group)})" for group in groups)
    names = cast(list[Comparator], list(table))
    edge = r"(?:\b|(?<=[<>=≤≥≈~])|(?=[<>=≤≥≈~]))" if lang == "en" else ""
    if place == "after":
        return re.compile(f" ?(?:{choice}){edge}"), names
    fillers = "|".join(read_lists(__name__, "comparators.toml")[f"{lang} between"].words)
    return re.compile(f"{edge}(?:{choice})(?: ?(?:{fillers}))? ?$", re.I), names


def comparator_before(text: str, start: int, lang: Language) -> tuple[Comparator, int] | None:
    """The comparator that ends at ``start``, and where it starts."""
    pattern, names = _comparators("before", lang)
    from_ = max(0, start - _WINDOW[lang])
    match = pattern.search(text[from_:start])
    if not match:
        return None
    found, at = names[(match.lastindex or 1) - 1], from_ + match.start()
    denied = _denial(lang).search(text, max(0, at - 12), at) if found in _DENIED else None
    return (_DENIED[found], denied.start()) if denied else (found, at)


def bounds(word: str, found: Found) -> bool:
    """Whether a comparator in front makes the amount a bound.

    最大|24 h is the wettest day of a rain, and under |25 °C the condition of a trial; under |5 kg,
    |5 m or |5 years is a bound.
    """
    if found.kind == "duration":
        return not word.startswith(_EXTREMES)
    is_condition = word.lower().startswith("under ") and found.kind == "measure"
    return not is_condition or (found.si != "" and conversion(found.si).dimension in _EXTENTS)


@cache
def _denial(lang: Language) -> re.Pattern[str]:
    """What makes the bound behind it the other one: 不得|超过."""
    lists = read_lists(__name__, "comparators.toml").items()
    words = [word for name, of in lists if name.startswith(f"{lang} not ") for word in of.words]
    return re.compile(rf"(?:{'|'.join(sorted(words, key=len, reverse=True))}) ?\Z")


@cache
def _of_others() -> re.Pattern[str]:
    nouns = "|".join(read_lists(__name__, "comparators.toml")["en of ="].words)
    return re.compile(rf" (?:in|for|of|among)(?: [a-z][a-z-]*){{1,4}}? (?:{nouns})\b")


def compares_with_others(text: str, start: int, end: int) -> bool:
    """Whether an English amount is what others have: higher than |5%| in the control group."""
    than = _COMPARATIVE.search(text, max(0, start - _WINDOW["en"]), start)
    return than is not None and _of_others().match(text, end) is not None


def comparator_after(text: str, end: int, lang: Language) -> tuple[Comparator, int] | None:
    """The comparator that starts at ``end``, and where it ends."""
    pattern, names = _comparators("after", lang)
    match = pattern.match(text, end)
    return (names[(match.lastindex or 1) - 1], match.end()) if match else None


def is_compared(text: str, start: int, end: int) -> bool:
    """Whether words around text[start:end], in Chinese, compare with it: 超过|三度, 三成|以上."""
    before = comparator_before(text, start, "zh")
    merely = before is not None and before[0] == "=" and text.endswith("是", 0, start)  # 只是一个
    return (before is not None and not merely) or comparator_after(text, end, "zh") is not None
