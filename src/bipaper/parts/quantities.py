"""Numbers with meaning, and their values."""

from typing import Literal

from bipaper.parts.ids import BlockId, QuantityId
from bipaper.parts.structs import Struct

Scalar = float | int | str
QuantityKind = Literal[
    "percent", "money", "count", "rank", "ratio", "duration", "date", "measure", "number"
]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]


class QuantityMention(Struct, kw_only=True, omit_defaults=True):
    """A number with meaning: ``value``, or ``low`` and/or ``high`` for a range.

    ``rule`` is the rule of find/quantities/rules.toml that found it. ``unit`` is its one label
    however it is printed ("kg/hm²", "公里") or a code ("percent", "CNY"); ``si_value`` and
    ``si_unit`` give the same in SI base units where there is one. Dates are ISO 8601 strings.
    """

    kind: QuantityKind
    start: int
    end: int
    text: str
    rule: str
    value: Scalar | None = None
    low: Scalar | None = None
    high: Scalar | None = None
    unit: str | None = None
    comparator: Comparator
    si_value: float | None = None
    si_unit: str | None = None


class Quantity(QuantityMention, kw_only=True, omit_defaults=True):
    """A quantity mention with its place in the document."""

    id: QuantityId
    block: BlockId
