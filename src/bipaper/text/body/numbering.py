"""Numbers of headings: which style, which ordinals; and the titles of unnumbered ones."""

import re
import tomllib
from functools import cache
from typing import Any, NamedTuple

from bipaper.chars import HAN, with_classes
from bipaper.data import read_data
from bipaper.layout.lines import Line
from bipaper.text.ordinals import ordinal

SPACE = 0.3  # em; a gap that parts a number from its title

_TRANSLATED = re.compile(rf"[（(][^（()）]*[)）]\s*[:：]?$|(?<=[{HAN}])\s*[A-Za-z ]+[:：]?$")
_APPENDIX = re.compile(r"附\s*[录錄件]\s*(?:[A-Z]|[一二三四五六七八九十]{1,2}|\d{1,2})(?![\d.])")
_AFFIXES = re.compile(r"[§第章篇编編部分节節]")
_DECORATION = re.compile(r"[\s:：\[\]【】［］〔〕*＊\-—■●◆▲▼◎★☆※□○◇▶►]+")
_BULLET = re.compile(r"[■●◆▲▼◎★☆※□○◇▶►]\s*")  # before a heading's number


class Number(NamedTuple):
    """A heading's number: ``style`` key, ordinals ((2, 3) for 2.3), ``printed`` without
    punctuation, the offset where the title starts, and whether only type makes it a heading."""

    style: str
    ordinals: tuple[int, ...]
    printed: str
    end: int
    typed: bool

    @property
    def parent_style(self) -> str:
        """The style of the number one point shorter: 2.3 stands below 2."""
        depth = len(self.ordinals)
        name = self.style.rstrip("0123456789")
        return f"{name}{depth - 1}" if depth > 2 else name if depth == 2 else ""


class Style(NamedTuple):
    """One way to number headings (headings.toml)."""

    name: str
    pattern: re.Pattern[str]
    needs_space: bool
    typed: bool


@cache
def _data() -> dict[str, Any]:
    text = read_data(__name__, "headings.toml")
    return tomllib.loads(text)


@cache
def styles() -> tuple[Style, ...]:
    """All numbering styles in order of precedence."""
    return tuple(
        Style(
            s["name"],
            re.compile(with_classes(s["pattern"])),
            s.get("gap", False),
            s.get("typed", False),
        )
        for s in _data()["style"]
    )


@cache
def unnumbered() -> dict[str, str]:
    """Known unnumbered headings -> what they open: references, notes, body..."""
    return {title: kind for kind, titles in _data()["unnumbered"].items() for title in titles}


def known_title(text: str) -> str | None:
    """What a known unnumbered heading opens ("references", "notes", "body"), else None.

    Decoration around it and a translation behind it do not count: 【参考文献】(References):
    """
    bare = _TRANSLATED.sub("", text) or text
    return unnumbered().get(_DECORATION.sub("", bare).lower())


def is_appendix(text: str) -> bool:
    """Whether a line names an appendix: 附录A 问卷, 附錄二."""
    return _APPENDIX.match(text) is not None


def is_statement(text: str) -> bool:
    """Whether a line is a numbered statement, in however bold type: 假设1：…, 定理 2."""
    words = "|".join(_data()["statements"])
    return re.match(rf"(?:{words})\s*(?:[\dA-Z一二三四五六七八九十:：]|$)", text) is not None


def read_number(line: Line) -> Number | None:
    """The number a line begins with, if it may be a heading's."""
    bullet = _BULLET.match(line.text)
    start = bullet.end() if bullet else 0
    for style in styles():
        match = style.pattern.match(line.text, start)
        if not match or (style.needs_space and not _space_after(line, match.end())):
            continue
        printed = re.sub(r"\s|[.．]$", "", match[1]).replace("．", ".")
        values = [ordinal(part) for part in _AFFIXES.sub("", printed).split(".")]
        ordinals = tuple(value for value in values if value is not None)
        if len(ordinals) == len(values):
            key = style.name if len(values) == 1 else f"{style.name}{len(values)}"
            return Number(key, ordinals, printed, match.end(), style.typed)
    return None


def _space_after(line: Line, end: int) -> bool:
    return line.gaps.get(end, 0.0) > SPACE or line.text[end : end + 1] in (" ", "")
