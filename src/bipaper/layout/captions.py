"""Captions of figures and tables, told apart from sentences that begin with 图1 or 表2."""

import re
from typing import NamedTuple

from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.model import CaptionKind

_NUMBER = r"[A-Za-z]?\d{1,3}(?:[-–—.·]\d{1,2})*(?:\([a-z]\)|[a-z](?![A-Za-z]))?"
_LABEL = re.compile(
    rf"(?P<mark>(?:附|续|續)?[图圖表]|Fig(?:ure)?s?\.?|FIG(?:URE)?\.?|Tab(?:le)?\.?|TABLE|TAB\.?)"
    rf"\s*(?P<number>{_NUMBER}|[一二三四五六七八九十]{{1,3}})"
    r"(?P<end>\s*[:：.．、]?\s*)"
)
# What a sentence about a figure goes on with, right after the number.
_SENTENCE = re.compile(
    r"所|(?:给出|給出|显示|顯示|展示|描述|反映|报告|報告|列出|列示|汇报|说明|說明|表明|呈现|统计|刻画)(?:了|的是|出)"
    r"|可[知见見以]|是|为了?|為|中|的|和|与|與|及|[、，,）)\]］～~—]|[（(][a-z]|还|則|则|至|到|-\s?\d|分别|同时"
    r"|(?:shows?|presents?|illustrates?|gives?|lists?|and|is|are|in)\b"
)


class Label(NamedTuple):
    """A caption's beginning: kind, "图1" as printed without spaces, where its text starts."""

    kind: CaptionKind
    text: str
    end: int
    english: bool


def read_label(line: Line) -> Label | None:
    """The label a line begins with, None where the text after it makes it a sentence."""
    match = _LABEL.match(line.text)
    if not match or match.end("number") - match.start() > 12:
        return None
    rest = line.text[match.end("number") :]
    if _SENTENCE.match(rest.lstrip()):
        return None
    mark = match["mark"]
    english = mark.isascii()
    kind: CaptionKind = "table" if mark[-1] in "表" or mark.upper().startswith("TAB") else "figure"
    label = re.sub(r"\s", "", mark + match["number"])
    if english and rest[:1].isalpha():
        return None
    return Label(kind, label, match.end(), english)


def is_caption(placed: Placed, label: Label, body: BodyStyle, column: tuple[float, float]) -> bool:
    """Whether the line with this label is a caption by its typography.

    ``column`` are the x coordinates of the line's column. Evidence for: smaller type,
    another font, centred, a gap after the label. Against: a sentence's full stop, a line
    that fills its column from its left edge in body type.
    """
    line = placed.line
    x0, x1 = column
    left, right = line.x0 - x0, x1 - line.x1
    centred = min(left, right) > 1.5 * line.size and abs(left - right) < 3 * line.size
    score = 2.0 * body.smaller(line) + 1.5 * centred
    score += 1.0 * (bool(line.cjk_font) and line.cjk_font not in body.fonts) + 0.5 * line.bold
    score += 1.5 * any(label.end - 1 <= at <= label.end for at in line.gaps)
    score += 0.5 * (label.end >= len(line.text))
    score -= 2.5 * line.text.endswith(("。", "；", "，", ";", ","))
    score -= 1.0 * (right < line.size and body.same_size(line) and not centred)
    return score >= 1.0
