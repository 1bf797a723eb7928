"""What the rules pass around: units, and what a rule finds in a text."""

from dataclasses import dataclass
from fractions import Fraction

from bipaper.parts.quantities import Comparator, QuantityKind

Value = Fraction | str


@dataclass(frozen=True, slots=True)
class Unit:
    """What follows a number: ``label`` is reported, ``si`` is an expression for pint.

    The form stands for ``times`` of the unit (one 成 is 10 percent). A form marked
    ``after_digits`` is a unit after Arabic digits only.
    """

    kind: QuantityKind
    label: str = ""
    si: str = ""
    times: Fraction = Fraction(1)
    after_digits: bool = False


NUMBER = Unit("number")


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity at folded text[start:end]: ``value``, or ``low`` and ``high``.

    ``rule`` is the rule of rules.toml that found it.
    ``si`` is the unit as an expression for pint, "" if there is none. ``led`` is true
    when the comparator stands before the number: it then holds for coordinated ones too.
    """

    rule: str
    start: int
    end: int
    kind: QuantityKind
    value: Value | None = None
    low: Value | None = None
    high: Value | None = None
    unit: str | None = None
    si: str = ""
    comparator: Comparator = "="
    led: bool = False


def measured(
    rule: str,
    start: int,
    end: int,
    unit: Unit,
    low: Fraction,
    high: Fraction | None = None,
    comparator: Comparator = "=",
) -> Found:
    """So many of a unit; a range where ``high`` is another value than ``low``."""
    single = high is None or high == low
    return Found(
        rule,
        start,
        end,
        unit.kind,
        value=low * unit.times if single else None,
        low=None if single else low * unit.times,
        high=None if single or high is None else high * unit.times,
        unit=unit.label or None,
        si=unit.si,
        comparator=comparator,
    )
