"""The rules below running headers, which are no table's."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import inf

from bipaper.layout.furniture import RULE_REACH, Sheet
from bipaper.parts.boxed_text import BBox
from bipaper.parts.set_aside import FurnitureKind


def without_header_rules(
    sheets: Sequence[Sheet], found: Sequence[Mapping[int, FurnitureKind]]
) -> list[list[BBox]]:
    """Each page's rules but the one below its running header, where most headers have it: the
    first of a table that goes on over pages is at one height, too, but on few of them."""
    own = [_header_rules(sheet, kinds) for sheet, kinds in zip(sheets, found, strict=True)]
    headed = sum("header" in kinds.values() for kinds in found)
    heights = Counter(round(rule[1]) for rules in own for rule in rules)
    usual = {height for height, count in heights.items() if count > max(1, headed / 2)}
    return [
        [rule for rule in sheet.rules if rule not in rules or round(rule[1]) not in usual]
        for sheet, rules in zip(sheets, own, strict=True)
    ]


def _header_rules(sheet: Sheet, kinds: Mapping[int, FurnitureKind]) -> set[BBox]:
    """The long rules between a page's header and its text."""
    head = max((sheet.rows[i].base for i, kind in kinds.items() if kind == "header"), default=inf)
    text = min((row.top for i, row in enumerate(sheet.rows) if i not in kinds), default=inf)
    reach = min(text, head + RULE_REACH)
    return {rule for rule in sheet.long_rules() if head < rule[1] < reach}
