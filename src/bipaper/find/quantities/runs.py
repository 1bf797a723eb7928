"""Runs of the characters of numerals: a quantity never begins or ends inside one.

What a rule takes of 3.6E+004 or 三百五十又3分之1 and leaves the rest of is a wrong value. Where two
numerals touch (0.5两者, m3三个) there are two runs.
"""

import re
from bisect import bisect_left

from bipaper.find.quantities.found import Found, Unit
from bipaper.nlp.numerals import CHINESE, CLASSICAL, FORMAL, MAGNITUDES

_ARABIC = r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_MAGNITUDE = "".join(MAGNITUDES)
_HAN = f"[{CHINESE}{FORMAL}]"
_RUN = re.compile(
    rf"(?:{_ARABIC}(?:[{_MAGNITUDE}]+(?:{_ARABIC}|{_HAN}*))*"
    rf"|(?:{_HAN}|{CLASSICAL})+(?:(?<=[{_MAGNITUDE}]){_ARABIC})?)"
    rf"(?:(?:点|又|分之)(?:{_ARABIC}|{_HAN}+))*"
)

_TERM = re.compile("(?<=[0-9])[-+]$")
_FACTOR = re.compile("[0-9] ?[×*] ?$")

Span = tuple[int, int]


def ends_a_term(text: str, start: int, unit: Unit | None) -> bool:
    """Whether a number at ``start`` is but the end of a term: the last factor of 7×7个 or
    512×512像素, an exponent on the line (10-3 mol/L), a summand (3+2模式)."""
    if _TERM.search(text, max(0, start - 2), start):
        return True
    counts = unit is None or unit.kind == "count" or unit.label == "像素"
    return counts and _FACTOR.search(text, max(0, start - 4), start) is not None


def numeral_runs(text: str) -> list[Span]:
    """The runs of folded text with more than one character, in its order."""
    spans = (match.span() for match in _RUN.finditer(text))
    return [(start, end) for start, end in spans if end - start > 1]


def cuts_a_run(found: Found, runs: list[Span]) -> bool:
    """Whether a quantity begins or ends inside of one of the runs."""
    return any(_inside(place, runs) for place in (found.start, found.end))


def _inside(place: int, runs: list[Span]) -> bool:
    at = bisect_left(runs, (place, 0)) - 1
    return at >= 0 and runs[at][0] < place < runs[at][1]
