"""Conversion to SI base units with pint; the registry is built once, when first needed."""

from fractions import Fraction
from functools import cache

import pint


@cache
def _registry() -> "pint.UnitRegistry[float]":
    return pint.UnitRegistry()


@cache
def _conversion(expression: str) -> tuple[float, float, str]:
    """Scale, offset and name of the SI unit: only temperatures have an offset.

    A temperature in a product or quotient of units (℃/h) is a difference, and has none.
    """
    registry = _registry()
    if expression.startswith("degree_"):
        zero, one = (registry.Quantity(v, expression).to_base_units() for v in (0, 1))
        return one.magnitude - zero.magnitude, zero.magnitude, f"{one.units:~P}"
    expression = expression.replace("degree_", "delta_degree_")
    base = registry.parse_expression(expression).to_base_units()
    return float(base.magnitude), 0.0, f"{base.units:~P}"


@cache
def times(small: str, large: str) -> Fraction | None:
    """What part of ``large`` one of ``small`` is; None where so many of it are not ``large``."""
    if not small or not large or "degree_" in small + large:
        return None
    (one, _, unit), (all_of, _, whole) = _conversion(small), _conversion(large)
    part = Fraction(one / all_of).limit_denominator(10**6) if unit == whole else Fraction(0)
    return part if part and (1 / part).denominator == 1 else None


def si_value(value: Fraction, expression: str) -> tuple[float, str] | None:
    """The value in SI base units, to 12 digits, and the unit; None where SI has none."""
    if not expression:
        return None
    scale, offset, unit = _conversion(expression)
    if not unit:
        return None
    return float(f"{float(value) * scale + offset:.12g}"), unit
