"""A paper that was read in points of print, measured in the points of its file."""

from typing import Any

import msgspec

from bipaper.parts.extracted import Extracted

_LENGTHS = {"bbox", "edges"}


def in_points(paper: Extracted, unit: float) -> Extracted:
    """The paper with all its boxes in points of its file, of which ``unit`` are one of print."""
    if unit == 1:
        return paper
    return msgspec.convert(_scaled(msgspec.to_builtins(paper), unit), Extracted)


def _scaled(value: Any, unit: float) -> Any:
    if isinstance(value, list):
        return [_scaled(one, unit) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: [round(length * unit, 1) for length in own]
        if key in _LENGTHS and own
        else _scaled(own, unit)
        for key, own in value.items()
    }
