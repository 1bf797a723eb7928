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


def si_value(value: Fraction, expression: str) -> tuple[float, str] | None:
    """The value in SI base units, to 12 digits, and the unit; None where SI has none."""
    if not expression:
        return None
    scale, offset, unit = _conversion(expression)
    if not unit:
        return None
    return float(f"{float(value) * scale + offset:.12g}"), unit
