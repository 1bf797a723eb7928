"""The names of the rules that find quantities, and of the masks that leave numbers alone."""

from functools import cache
from typing import Literal

from bipaper.rules import Rule, read_rules


@cache
def names(key: Literal["rule", "mask"]) -> frozenset[str]:
    """The names in rules.toml of what is run. Examples mark the quantities that they have."""
    return frozenset(rule.name for rule in read_rules(__name__, "rules.toml", Rule, key))
