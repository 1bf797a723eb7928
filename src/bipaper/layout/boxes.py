"""Boxes of tables: between rules, or down to the running text; and what figures share with them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from bipaper.layout.body import BodyStyle
from bipaper.layout.captions import AT_EDGE, Caption, is_running_text, opens_notes
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.parts.boxed_text import BBox
from bipaper.pdf.ruled import is_horizontal

NEAR_RULE = 5.4  # em between a table's caption and its first rule
SAME_EDGE = 8.0  # points between the edges of rules of one table,
ALIKE = 0.05  # or this share of the longer, for a scan cuts the ends of faint ones off
THIN = 4.0  # points; a thicker box is no rule
FILLS = 0.8  # share of a table's or column's width that a line of running text fills
LINES_BETWEEN = 2  # so many of them between two rules, or on an image, are not in it
CELL_GAP = 1.0  # em between the cells of a head that stands above the first rule,
HEAD_PARTS = 3  # so many of them at least
BLANK = 4.0  # line distances of white space that end a table without rules
FRAME = 0.9  # share of its column that a box in a drawing fills at most
JOINED = 1.15  # line distances between the lines of a paragraph at most
HEAD = 4.0  # em from a row of a table's head, which may have two, to the rules around it
EDGE = 5.0  # points by which a line may stand beside its box


class Surroundings(NamedTuple):
    """What a page's figures and tables are found among; lines come from the top down.

    ``fields`` are the lines of labelled parts of the front matter, 摘要 or 中图分类号.
    """

    placed: Sequence[Placed]
    rules: Sequence[BBox]
    images: Sequence[BBox]
    body: BodyStyle
    drawings: Sequence[BBox] = ()
    fields: Set[Line] = frozenset()


def within(line: Line, box: BBox) -> bool:
    """Whether a line's middle stands in a box."""
    middle = (line.x0 + line.x1) / 2
    across = box[0] - EDGE <= middle <= box[2] + EDGE
    return across and box[1] - 2 <= line.base - 1 <= box[3] + 2


def same_extent(a: BBox, b: BBox) -> bool:
    """Whether two rules begin and end alike."""
    apart = max(SAME_EDGE, ALIKE * max(a[2] - a[0], b[2] - b[0]))
    return abs(a[0] - b[0]) < apart and abs(a[2] - b[2]) < apart


def is_across(rule: BBox) -> bool:
    """Whether a rule is thin and horizontal."""
    return rule[3] - rule[1] < THIN and is_horizontal(rule)


def is_between_rules(line: Line, rules: Iterable[BBox]) -> bool:
    """Whether two rules alike are close above and below a line, as a table's around its head."""
    across = [rule for rule in rules if is_across(rule)]
    reach = HEAD * line.size
    above = [rule for rule in across if line.base - reach < rule[1] < line.base]
    below = [rule for rule in across if line.base < rule[1] < line.base + reach]
    return any(same_extent(one, other) for one in above for other in below)


# --- tables -----------------------------------------------------------------------------


def table_box(caption: Caption, others: Iterable[Caption], around: Surroundings) -> BBox:
    """The box of a table without its caption: below it, or above where only there are rules."""
    others = list(others)
    return (
        _ruled_below(caption, others, around)
        or _ruled_above(caption, others, around)
        or open_box(caption, around)
    )


def _ruled_below(caption: Caption, others: Sequence[Caption], around: Surroundings) -> BBox | None:
    """From the first rule below a caption to the last of its table."""
    last = max(caption.both, key=lambda line: line.base)
    rules = [r for r in _beside(caption, around.rules) if r[1] > last.base - 2]
    if not rules or rules[0][1] - last.base > NEAR_RULE * last.size:
        return None
    sides = [one for one in around.rules if not is_horizontal(one) and _meets(one, rules[0])]
    first = _widest_joined(rules, sides)
    above = [one[1] for one in sides if first is not rules[0]]
    above += [*_grounds(first, around), *_heads(first, around)]
    top = min([rules[0][1], *(one for one in above if one > last.base)])
    tops = [_top(other, around) for other in others if overlap(other.item.line, first)]
    limit = min((one for one in tops if one > top), default=float("inf"))
    same = [rule for rule in rules if same_extent(rule, first) and rule[1] < limit]
    x0, _, x1, bottom = _enclosing(_up_to_text(same or rules[:1], around))
    return x0, top, x1, bottom


def _grounds(first: BBox, around: Surroundings) -> Iterator[float]:
    """Where what is painted as wide as a table's first rule right above it begins: the ground of
    its head."""
    for drawn in around.drawings:
        if same_extent(drawn, first) and abs(drawn[3] - first[3]) < THIN:
            yield drawn[1]


def _heads(first: BBox, around: Surroundings) -> Iterator[float]:
    """Where lines above a table's first rule begin that are its head: a unit of its figures, or two
    of them, stand in fewer parts."""
    for item in around.placed:
        parts = 1 + sum(gap > CELL_GAP for gap in item.line.gaps.values())
        if item.line.base < first[1] and overlap(item.line, first) and parts >= HEAD_PARTS:
            yield item.line.top


def _top(caption: Caption, around: Surroundings) -> float:
    """Where what a caption names begins: the caption of a table, or what is drawn right above a
    figure's, whose axis is no rule of a table above."""
    line = caption.item.line
    drawn = (box for box in around.drawings if overlap(line, box))
    tops = [box[1] for box in drawn if 0 <= line.top - box[3] < NEAR_RULE * line.size]
    return min(tops, default=line.top) if caption.label.kind == "figure" else line.top


def _widest_joined(rules: Sequence[BBox], sides: Iterable[BBox]) -> BBox:
    """The first rule, or the widest that its upright ``sides`` join with it: a coloured head has
    rules below some of its cells only, and none above."""
    joined = (rule for rule in rules for side in sides if _meets(side, rule))
    wider = (rule for rule in joined if not same_extent(rule, rules[0]))
    return max([rules[0], *wider], key=lambda rule: rule[2] - rule[0])


def _meets(side: BBox, rule: BBox) -> bool:
    """Whether an upright rule crosses or touches a horizontal one."""
    high = side[1] - THIN < rule[1] < side[3] + THIN
    return high and rule[0] - THIN < side[0] < rule[2] + THIN


def _ruled_above(caption: Caption, others: Sequence[Caption], around: Surroundings) -> BBox | None:
    """From a table's first rule to the last, right above a caption that stands below it."""
    first = min(caption.both, key=lambda line: line.base)
    rules = [r for r in _beside(caption, around.rules) if r[3] < first.base]
    if not rules or first.base - rules[-1][3] > NEAR_RULE * first.size / 2:
        return None
    last = rules[-1]
    above = [*(other.item.line for other in others), *around.fields]
    ends = [line.bottom for line in above if overlap(line, last)]
    limit = max((end for end in ends if end < last[1]), default=0.0)
    same = [rule for rule in reversed(rules) if same_extent(rule, last) and rule[1] > limit]
    own = _up_to_text(same, around)
    if len(own) < 2 or own[-1][1] - limit < NEAR_RULE * first.size:  # another caption's table
        return None
    return _enclosing(own)


def _beside(caption: Caption, rules: Iterable[BBox]) -> list[BBox]:
    return [rule for rule in rules if is_across(rule) and overlap(caption.item.line, rule)]


def overlap(line: Line, box: BBox) -> bool:
    """Whether a line and a box share some of the page's width."""
    return line.x0 < box[2] and line.x1 > box[0]


def _up_to_text(rules: Sequence[BBox], around: Surroundings) -> Sequence[BBox]:
    """The rules, from the first on, that are one table's: at least two enclose cells, and
    running text parts them from the rules of what comes next: one line of it from a box."""
    for count, (one, other) in enumerate(pairwise(rules), 1):
        least = 1 if _opens_box(other, around.rules) else LINES_BETWEEN
        if count > 1 and _text_between(one, other, around) >= least:
            return rules[:count]
    return rules


def _text_between(one: BBox, other: BBox, around: Surroundings) -> int:
    """How many lines of running text fill the width between two rules; or their columns, each of
    two or more."""
    top, bottom = sorted((one[1], other[1]))
    between = [p for p in around.placed if within(p.line, (one[0], top, one[2], bottom))]
    # The rows of a table have gaps between their cells, even in the body's type.
    running = [p for p in between if is_running_text(p, around.body) and not p.line.gaps]
    lengths = [(p, p.line.x1 - p.line.x0) for p in running]
    across = sum(length > FILLS * (one[2] - one[0]) for _, length in lengths)
    filled = Counter(p.column for p, length in lengths if length > FILLS * (p.x1 - p.x0))
    columns = sorted(filled[column] for column in filled if column is not None)
    return max([across, *columns[-2:-1]])


def _opens_box(rule: BBox, rules: Iterable[BBox]) -> bool:
    """Whether a rule is the upper edge of a box: upright ones begin at both of its ends."""
    sides = [one for one in rules if not is_horizontal(one) and abs(one[1] - rule[1]) < THIN]
    return all(any(abs(one[0] - end) < THIN for one in sides) for end in (rule[0], rule[2]))


def _enclosing(rules: Sequence[BBox]) -> BBox:
    x0, x1 = rules[0][0], rules[0][2]
    return x0, min(rule[1] for rule in rules), x1, max(rule[3] for rule in rules)


def open_box(caption: Caption, around: Surroundings) -> BBox:
    """Down from a caption to the notes or the first line of running text: a table without rules."""
    last, own = max(caption.both, key=lambda line: line.base), caption.item
    x0, x1, bottom = own.x0, own.x1, last.bottom
    for item in around.placed:
        line = item.line
        # The edges of a few lines are those of the widest: labels may stand outside of their own.
        alike = (item.x0, item.x1) == (own.x0, own.x1)
        beside = line.x1 < x0 or line.x0 > x1
        if line.base <= last.base + 1 or (beside and not alike):
            continue
        far = line.top - bottom > BLANK * around.body.pitch
        if far or opens_notes(line) or stands_in_text(item, around):
            break
        bottom = max(bottom, line.bottom)
        if alike:
            x0, x1 = min(x0, line.x0), max(x1, line.x1)
    return x0, last.bottom, x1, bottom


# --- text around them -----------------------------------------------------------------


def stands_in_text(item: Placed, around: Surroundings) -> bool:
    """Whether a line is running text or a heading: no part of a figure or table."""
    line, body = item.line, around.body
    if frame(line, around.rules, item.x1 - item.x0):
        return False
    heading = body.larger(line) and line.cjk > 1 and abs(item.indent) < AT_EDGE
    return heading or is_running_text(item, body) or _ends_paragraph(item, around)


def frame(line: Line, rules: Iterable[BBox], width: float) -> BBox | None:
    """The drawn box around a line, narrower than a column so wide: as in a flow chart."""
    sides = [r for r in rules if not is_horizontal(r) and r[1] < line.base - 1 < r[3]]
    left = max((r for r in sides if r[2] < line.x0 + 1), key=lambda r: r[2], default=None)
    right = min((r for r in sides if r[0] > line.x1 - 1), key=lambda r: r[0], default=None)
    if left is None or right is None or right[0] - left[2] >= FRAME * width:
        return None
    return left[2], max(left[1], right[1]), right[0], min(left[3], right[3])


def _ends_paragraph(item: Placed, around: Surroundings) -> bool:
    """Whether a line, however short, goes on from running text right above it."""
    if not around.body.same_size(item.line) or abs(item.indent) > AT_EDGE:
        return False
    reach = JOINED * around.body.pitch
    return any(
        p.x0 == item.x0 and 1 < item.line.base - p.line.base < reach
        for p in around.placed
        if is_running_text(p, around.body)
    )
