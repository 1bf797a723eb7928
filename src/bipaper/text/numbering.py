"""Numbers of headings: which style, which ordinals, which comes next."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import NamedTuple

from bipaper.layout.lines import Line

SPACE = 0.3  # em; a gap that parts a number from its title

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
_DIGITS |= {c: i for i, c in enumerate("零壹貳參肆伍陸柒捌玖")} | {"贰": 2, "叁": 3, "陆": 6}


class Number(NamedTuple):
    """A heading's number: style key, ordinals ((2, 3) for 2.3), as printed, where the title starts."""

    style: str
    ordinals: tuple[int, ...]
    printed: str
    end: int


class Style(NamedTuple):
    """One way to number headings (data/headings.toml)."""

    name: str
    pattern: re.Pattern[str]
    needs_space: bool


@cache
def _data() -> dict[str, object]:
    text = (resources.files("bipaper.data") / "headings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def styles() -> tuple[Style, ...]:
    """All numbering styles in order of precedence."""
    found = _data()["style"]
    assert isinstance(found, list)
    return tuple(Style(s["name"], re.compile(s["pattern"]), s["gap"] == "space") for s in found)


@cache
def unnumbered() -> dict[str, str]:
    """Known unnumbered headings -> what they open: references, notes, body..."""
    groups = _data()["unnumbered"]
    assert isinstance(groups, dict)
    return {title: kind for kind, titles in groups.items() for title in titles}


def read_number(line: Line) -> Number | None:
    """The number a line begins with, if it may be a heading's."""
    for style in styles():
        match = style.pattern.match(line.text)
        if not match or (style.needs_space and not _space_after(line, match.end())):
            continue
        printed = re.sub(r"\s|[.．]$", "", match[1]).replace("．", ".")
        ordinals = tuple(map(ordinal, re.split(r"[.．]", printed.lstrip("§"))))
        if None in ordinals:
            continue
        key = f"{style.name}{len(ordinals)}" if style.name == "decimal" else style.name
        return Number(key, tuple(o for o in ordinals if o is not None), printed, match.end())
    return None


def _space_after(line: Line, end: int) -> bool:
    return line.gaps.get(end, 0.0) > SPACE or line.text[end : end + 1] == " "


def ordinal(text: str) -> int | None:
    """The value of a short ordinal: 12, 十二, 壹, ⑫, IV; None if it is none."""
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and unicodedata.numeric(text, None) is not None and text not in _DIGITS:
        return int(unicodedata.numeric(text))
    if re.fullmatch(r"[IVX]+", text):
        return _roman(text)
    return _chinese(text)


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in text]
    after = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, after, strict=True))


def _chinese(text: str) -> int | None:
    """一 to 九十九."""
    tens, ten, units = text.replace("拾", "十").partition("十")
    if not ten:
        return _DIGITS.get(tens)
    high = _DIGITS.get(tens, None) if tens else 1
    low = _DIGITS.get(units, None) if units else 0
    return None if high is None or low is None else 10 * high + low
