"""Headings found among rows of a column."""

from typing import Any

from printed import BODY, stream

from bipaper.text.body.headings import find_headings

Row = str | tuple[str, dict[str, Any]]

TEXT: list[Row] = [
    ("公园的使用人数在不同季节之间存在明显差异，夏季的傍晚人数最多，而冬季的上午人", {"indent": 2}),
    "数最少，这与气温和日照时间有关，也与周边居民的作息有关，值得继续观测和分析。因",
    "此需要增加遮阴。",
]
BLACK = {"font": "hei", "bold": True}


def found(*rows: Row) -> list[tuple[int, str | None, str]]:
    headings = find_headings(stream(*rows), BODY)
    return [(one.level, one.number, one.title) for one in headings]


def between(*rows: Row) -> list[tuple[int, str | None, str]]:
    """Headings among rows that stand between paragraphs."""
    return found(*TEXT, *(part for row in rows for part in (row, *TEXT)))
