"""The spans that the finders propose."""

from typing import NamedTuple

from bipaper.parts.entities import EntityType


class Span(NamedTuple):
    """A proposed name: half-open character offsets into its block's text.

    ``rule`` is the rule that found it (rules.toml), after a colon the list, the word or the
    other rule that it went by: "head:公司", "gazetteer:place_cities", "elsewhere:title-marks".
    """

    start: int
    end: int
    type: EntityType
    rule: str
