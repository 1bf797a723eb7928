"""What the unit of a quantity is: its dimension, its unit in SI, its names."""

import re
from functools import cache
from typing import NamedTuple

from bipaper.chars import HAN, count_han, plain
from bipaper.data import read_rows
from bipaper.find.quantities.found import Unit
from bipaper.find.quantities.lexicon import unit_at, units
from bipaper.find.quantities.reading import Reading
from bipaper.find.quantities.si import conversion

_IS_CHINESE = re.compile(f"[{HAN}]+")


class UnitMeaning(NamedTuple):
    """A value in the unit times ``si_factor``, and ``si_offset`` more, is one in ``si_unit``.

    All are None where SI has no such unit; names are None where no list has them.
    """

    dimension: str | None = None
    si_unit: str | None = None
    si_factor: float | None = None
    si_offset: float | None = None
    zh: str | None = None
    en: str | None = None


@cache
def meaning_of(label: str) -> UnitMeaning:
    """What a label is that quantities have as their unit: 公里, kW·h, CNY, 次/百万字."""
    if label in _currencies():
        names = _currencies()[label]
        return UnitMeaning(zh=names[0], en=names[-1])
    unit = _labelled().get(label) or _composed(label)
    zh = label if _IS_CHINESE.fullmatch(label) else _chinese(unit) if unit else None
    if unit is None or not unit.si or not (found := conversion(unit.si)).unit:
        return UnitMeaning(zh=zh)
    factor, offset = (float(f"{number:.12g}") for number in (found.scale, found.offset))
    return UnitMeaning(found.dimension, found.unit, factor, offset, zh, found.name)


def _composed(label: str) -> Unit | None:
    """What is made of several units, which are read as they are in a text."""
    text = plain(label)
    found = unit_at(Reading(text, {}), 0)
    return found[0] if found and found[1] == len(text) else None


@cache
def _labelled() -> dict[str, Unit]:
    """Label -> unit, for those with a form of their own."""
    found: dict[str, Unit] = {}
    for unit in units().values():
        found.setdefault(unit.label, unit)
    return found


def _chinese(unit: Unit) -> str | None:
    """The first Chinese form of the same unit: 公里 for km."""
    for form, other in units().items():
        is_same = other.label == unit.label or (unit.si and other.si == unit.si)
        if is_same and other.times == 1 and count_han(form):
            return form
    return None


@cache
def _currencies() -> dict[str, list[str]]:
    """Code -> its names, the Chinese one first and the English one for one of it last."""
    rows = (row.split("\t") for row in read_rows(__name__, "currencies.tsv"))
    return {code: names for code, *names in rows}
