"""Conversion to SI base units with pint; the registry is built once, when first needed."""

from fractions import Fraction
from functools import cache
from typing import NamedTuple

import pint


@cache
def _registry() -> "pint.UnitRegistry[float]":
    return pint.UnitRegistry()


class Conversion(NamedTuple):
    """A value times ``scale``, and ``offset`` more, is one in ``unit`` of SI; "" where it has none.

    Only temperatures have an offset. ``name`` is the English one, None for a multiple.
    """

    scale: float
    offset: float
    unit: str
    dimension: str
    name: str | None


@cache
def conversion(expression: str) -> Conversion:
    """What a unit is by pint.

    A temperature in a product or quotient of units (℃/h) is a difference, and has no offset.
    """
    registry = _registry()
    offset = 0.0
    if expression.startswith("degree_"):
        one, zero = (registry.Quantity(value, expression) for value in (1.0, 0.0))
        offset = zero.to_base_units().magnitude
    else:
        one = registry.parse_expression(expression.replace("degree_", "delta_degree_"))
    base = one.to_base_units()
    return Conversion(
        float(base.magnitude) - offset,
        offset,
        f"{base.units:~P}",
        f"{one.dimensionality:P}",
        f"{one.units:P}".replace("delta_", "").replace("_", " ") if one.magnitude == 1 else None,
    )


@cache
def times(small: str, large: str) -> Fraction | None:
    """What part of ``large`` one of ``small`` is; None where so many of it are not ``large``."""
    if not small or not large or "degree_" in small + large:
        return None
    one, whole = conversion(small), conversion(large)
    ratio = one.scale / whole.scale if one.unit == whole.unit else 0
    part = Fraction(ratio).limit_denominator(10**6)
    return part if part and (1 / part).denominator == 1 else None


def si_value(value: Fraction, expression: str) -> tuple[float, str] | None:
    """The value in SI base units, to 12 digits, and the unit; None where SI has none."""
    if not expression:
        return None
    found = conversion(expression)
    if not found.unit:
        return None
    return float(f"{float(value) * found.scale + found.offset:.12g}"), found.unit
