"""Quantities: every number with a meaning in a text, normalised.

Finders read folded text one after the other; what an earlier one has taken is blanked for the
later ones, so that no two mentions overlap and each stays simple. What they find by a rule that
is not in rules.toml does not count.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from bipaper.chars import count_han, plain
from bipaper.find.quantities.amounts import chinese_amounts
from bipaper.find.quantities.closing import closed, with_thousands
from bipaper.find.quantities.comparators import (
    bounds,
    comparator_after,
    comparator_before,
    compares_with_others,
)
from bipaper.find.quantities.context import are_sizes
from bipaper.find.quantities.dates import chinese_dates
from bipaper.find.quantities.english_amounts import english_amounts
from bipaper.find.quantities.english_dates import english_dates
from bipaper.find.quantities.english_ratios import english_ranks, english_ratios
from bipaper.find.quantities.found import Found, Value
from bipaper.find.quantities.masks import left_alone, markup
from bipaper.find.quantities.quantity_rules import names
from bipaper.find.quantities.ranks import chinese_ranks
from bipaper.find.quantities.ratios import dozens, in_one_word, magnitudes, multiples, quotients
from bipaper.find.quantities.reading import BLANK, Reading, known_words
from bipaper.find.quantities.runs import cuts_a_run, numeral_runs
from bipaper.find.quantities.si import si_value
from bipaper.find.quantities.statistics import statistics
from bipaper.find.quantities.yuan import HOME, in_yuan, without_code
from bipaper.nlp.numerals import scalar
from bipaper.nlp.view import TextView
from bipaper.parts.bilingual import Language
from bipaper.parts.quantities import QuantityMention, Scalar

Finder = Callable[[Reading], Iterable[Found]]

_FINDERS: dict[Language, tuple[Finder, ...]] = {
    "zh": (
        chinese_dates,
        statistics,
        chinese_ranks,
        magnitudes,
        multiples,
        in_one_word,
        dozens,
        quotients,
        chinese_amounts,
    ),
    "en": (english_dates, statistics, english_ratios, english_ranks, quotients, english_amounts),
}
_POWER = re.compile("-?[1-4]")
_UNIT = re.compile("[0-9万亿/·*] ?[A-Za-zμ]{1,3}$")
_COMMA = re.compile("[,，]")
_UNSHARED = ("rank", "ratio")
_COORDINATED = {
    "zh": re.compile(" ?(?:[和与及或、/×,，]|以及|或者) ?"),
    "en": re.compile(",? (?:and|or) |, | ?[/×] ?"),
}


def find_quantities(view: TextView, yuan: str = HOME) -> list[QuantityMention]:
    """Quantity mentions in a text, sorted, without overlaps.

    What is raised in it (citation marks) is never tagged, but for exponents of units. ``yuan``
    is what amounts of 元 are in.
    """
    text, lang = view.text, view.lang
    folded = closed(plain(text))
    raised = view.superscripts
    exclude = [(start, end) for start, end in raised if not _is_exponent(folded, start, end)]
    free = _blanked(folded, [*exclude, *markup(folded)])
    rest = Reading(free, known_words(view, folded))
    rest = _without(rest, left_alone(rest))
    rest = rest._replace(text=with_thousands(rest.text))
    taken: list[Found] = []
    for finder in _FINDERS[lang]:
        found = list(_apart(one for one in finder(rest) if one.rule in names("rule")))
        rest = _without(rest, ((f.start, f.end) for f in found))
        taken += found
    ordered = _shared_units(sorted(taken, key=lambda f: f.start), folded, lang)
    compared = _carried_over(list(_compared(ordered, free, lang)), folded, lang)
    runs = numeral_runs(folded)
    whole = without_code((one for one in compared if not cuts_a_run(one, runs)), folded)
    return [_mention(text, in_yuan(found, folded, yuan)) for found in whole]


def _is_exponent(text: str, start: int, end: int) -> bool:
    """Is what is raised here the power of a unit behind a number, and no citation mark?"""
    unit = _UNIT.search(text, max(0, start - 8), start)
    return unit is not None and _POWER.fullmatch(text, start, end) is not None


def _without(reading: Reading, spans: Iterable[tuple[int, int]]) -> Reading:
    return reading._replace(text=_blanked(reading.text, spans))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with each span overwritten, so that no rule sees it."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = BLANK * (min(end, len(text)) - start)
    return "".join(characters)


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """What does not overlap anything yielded before."""
    taken: set[int] = set()
    for one in found:
        places = range(one.start, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            yield one


def _shared_units(found: list[Found], text: str, lang: Language) -> list[Found]:
    """The last of coordinated numbers names the unit of all: 5、10和15 mg/L; 长6、宽4米."""
    shared = found.copy()
    for at in reversed(range(len(found) - 1)):
        one, following = found[at], shared[at + 1]
        if not _is_bare(one, text) or following.unit is None or following.kind in _UNSHARED:
            continue
        if _coordinated(found, at, text, lang) or are_sizes(
            text, one.start, one.end, following.start
        ):
            shared[at] = replace(one, kind=following.kind, unit=following.unit, si=following.si)
    return shared


def _is_bare(one: Found, text: str) -> bool:
    return one.kind == "number" and text[one.start : one.end].lstrip("(")[0].isdecimal()


def _coordinated(found: Sequence[Found], at: int, text: str, lang: Language) -> bool:
    """Whether ``found[at]`` and the next one are coordinated.

    A comma may as well part what is said of them (the OR was 1.5, 12 months later): it joins three
    and more of a kind, but no two.
    """
    joint, before, after = (_joint(found, place, text, lang) for place in (at, at - 1, at + 1))
    if joint is None or not _COMMA.search(joint[0]):
        return joint is not None
    kind = found[at].kind
    return (before is not None and found[at - 1].kind == kind) or (
        after is not None and found[at + 1].kind == kind
    )


def _joint(found: Sequence[Found], at: int, text: str, lang: Language) -> re.Match[str] | None:
    """What stands between ``found[at]`` and the next one, where that coordinates."""
    if not 0 <= at < len(found) - 1:
        return None
    return _COORDINATED[lang].fullmatch(text, found[at].end, found[at + 1].start)


def _compared(found: list[Found], text: str, lang: Language) -> Iterator[Found]:
    """Each quantity with the comparators around it, which become part of its span."""
    end = 0
    for one in found:
        if one.kind == "date":
            one = _about(one, text, lang)
        elif one.kind != "rank":
            one = _with_comparators(one, text, end, lang)
        end = one.end
        yield one


def _about(date: Found, text: str, lang: Language) -> Found:
    """A date with 左右 behind it; what else is before or after a date is no bound of a number."""
    after = comparator_after(text, date.end, lang)
    return replace(date, end=after[1], comparator="~") if after and after[0] == "~" else date


def _with_comparators(found: Found, text: str, free_from: int, lang: Language) -> Found:
    before = comparator_before(text, found.start, lang)
    after = comparator_after(text, found.end, lang)
    of_others = lang == "en" and compares_with_others(text, found.start, found.end)
    led = before and before[1] >= free_from and bounds(text[before[1] : found.start], found)
    if before and led and not of_others:
        comparator = found.comparator if before[0] == "=" else before[0]
        found = replace(found, start=before[1], comparator=comparator, led=True)
    if after:
        found = replace(found, end=after[1], comparator=after[0])
    return found


def _carried_over(found: Sequence[Found], text: str, lang: Language) -> Iterator[Found]:
    """A comparator in front holds for coordinated numbers too: 小于20人和50人."""
    last: Found | None = None
    for at, one in enumerate(found):
        if last and _follows(last, one) and _coordinated(found, at - 1, text, lang):
            one = replace(one, comparator=last.comparator, led=True)
        last = one
        yield one


def _follows(last: Found, one: Found) -> bool:
    plain_follower = one.comparator == "=" and not one.led
    return last.led and plain_follower and last.kind == one.kind


def _mention(text: str, found: Found) -> QuantityMention:
    si = si_value(found.value, found.si) if isinstance(found.value, Fraction) else None
    return QuantityMention(
        rule=found.rule,
        kind=found.kind,
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        value=_scalar(found.value),
        low=_scalar(found.low),
        high=_scalar(found.high),
        unit=_printed_unit(text, found),
        comparator=found.comparator,
        si_value=si and si[0],
        si_unit=si and si[1],
    )


def _printed_unit(text: str, found: Found) -> str | None:
    """The unit with its characters as the text has them; rules only see Simplified ones."""
    at = plain(text[found.start : found.end]).rfind(found.unit or "\0")
    if found.unit is None or at < 0 or not count_han(found.unit):
        return found.unit
    return text[found.start + at : found.start + at + len(found.unit)]


def _scalar(value: Value | None) -> Scalar | None:
    return scalar(value) if isinstance(value, Fraction) else value
