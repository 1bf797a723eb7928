"""Footnotes: small type at the foot of a page or column, under a short rule or a label."""

import re
from collections.abc import Sequence

from bipaper.layout.body import BodyStyle
from bipaper.layout.captions import read_label
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.model import BBox

LOW = 0.35  # footnotes start below this share of the page's text height
SHORT = 0.62  # a footnote rule is shorter than this share of the text's width
LONG = 25.0  # and longer than this (points)
# What the notes at the foot of a first page begin with.
FIRST_PAGE = re.compile(
    r"(?:[*＊†‡∗△▲☆★]*\s*[\[［【〔(（]?(?:收稿日期|修回日期|修订日期|稿件收到|定稿日期|录用日期|接收日期|网络首发"
    r"|基金项目|基金資助|基金项日|基金资助|资助项目|项目基金|课题项目|課題項目|作者简介|作者簡介|作者单位|第一作者"
    r"|通[讯信]作者|通讯联系人|联系人|責任作者|责任作者|責任编辑|责任编辑|收稿|投稿日期|本文得到|本文受到|本文获得|本文系"
    r"|Received|Manuscript received|Supported by|Foundation item|Fund project|Corresponding"
    r"|Biograph(?:y|ies)|About the author)|[*＊†]\s*\S)",
    re.IGNORECASE,
)
MARK = re.compile(r"(?:[①-⑳㉑-㉟❶-❿]|[*＊†‡∗])")
NUMBER = re.compile(r"\d{1,2}(?=[^\d.．])")


def find_footnotes(
    placed: Sequence[Placed], rules: Sequence[BBox], body: BodyStyle, first: bool
) -> list[Line]:
    """The footnote lines of one page, in reading order. ``first``: whether it is page 1."""
    if not placed:
        return []
    top = placed[0].line.top
    bottom = max(p.line.bottom for p in placed)
    low = top + LOW * (bottom - top)
    starts = [s for r in rules if r[1] > low and (s := _under_rule(placed, r, body))]
    found = {id(p.line) for start in starts for p in start}
    for side in ("left", "right", "full"):
        column = [p for p in placed if p.side == side and p.line.top > low]
        found |= {id(p.line) for p in _at_foot(column, placed, body, first)}
    return [p.line for p in placed if id(p.line) in found]


def _under_rule(placed: Sequence[Placed], rule: BBox, body: BodyStyle) -> list[Placed]:
    """All lines below a short rule at the left of its column, if they are small."""
    width = rule[2] - rule[0]
    if rule[3] - rule[1] > 4 or width < LONG:
        return []
    below = [p for p in placed if p.line.top > rule[1] - 1.5]
    own = [p for p in below if p.x0 - 8 < rule[0] < p.x0 + 30 and width < SHORT * (p.x1 - p.x0)]
    sides = {p.side for p in own}
    notes = [p for p in below if p.side in sides]
    if not notes or sum(body.smaller(p.line) for p in notes) * 1.25 < len(notes):
        return []
    gap = min(p.line.top for p in notes) - rule[1]
    return notes if gap < 2.5 * body.size and _reads_as_note(notes) else []


def _reads_as_note(notes: list[Placed]) -> bool:
    """Prose with or without a mark; not the lines of a drawing or a table under its axis."""
    opening = min(notes, key=lambda p: p.line.base).line
    if opens_note(opening):
        return True
    if any(read_label(p.line) for p in notes):
        return False
    cjk = sum(p.line.cjk for p in notes)
    return cjk * 2 > sum(len(p.line.text) for p in notes)


def opens_note(line: Line) -> bool:
    """Whether a line begins with a note mark or what first-page notes begin with."""
    text = line.text
    raised = bool(line.raised) and line.raised[0][0] == 0
    return bool(MARK.match(text) or FIRST_PAGE.match(text) or (raised and NUMBER.match(text)))


def _at_foot(
    column: list[Placed], placed: Sequence[Placed], body: BodyStyle, first: bool
) -> list[Placed]:
    """Without a rule: the small lines at a column's foot from the first label or mark on."""
    if not column:
        return []
    foot: list[Placed] = []
    for item in reversed(column):
        if not body.smaller(item.line):
            break
        foot.append(item)
    foot.reverse()
    for at, item in enumerate(foot):
        if first and FIRST_PAGE.match(item.line.text):
            return foot[at:]
        if opens_note(item.line) and _set_off(item, column, body):
            return foot[at:]
    return []


def _set_off(item: Placed, column: list[Placed], body: BodyStyle) -> bool:
    """Whether white space wider than a line parts an item from the text above it."""
    above = [p.line.base for p in column if p.line.base < item.line.base - 1]
    return bool(above) and item.line.base - max(above) > 1.15 * body.pitch
