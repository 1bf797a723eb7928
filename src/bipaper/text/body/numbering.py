"""Numbers of headings: which style, which ordinals; and the titles of unnumbered ones."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from bipaper.chars import COUNTING, HAN, simplify, with_classes
from bipaper.layout.lines import Line
from bipaper.layout.ordinals import ordinal
from bipaper.rules import Rule, read_lists, read_rules

# Styles that sections are numbered in rather than lists.
OF_SECTIONS = frozenset({"chapter", "part", "sign", "chinese", "chinese_paren", "formal"})
SPACE = 0.3  # em; a gap that parts a number from its title

_TRANSLATED = re.compile(
    rf"[（(\[［][^（()）\[\]［］]*[)）\]］]\s*[:：]?$|(?<=[{HAN}])\s*[A-Za-z ]+[:：]?$"
)
_APPENDIX = re.compile(rf"附\s*[录錄件]\s*(?:[A-Z]|[{COUNTING}]{{1,2}}|\d{{1,2}})(?![\d.])")
_APPENDICES = re.compile(r"(?:《[^《》]+》)?附\s*[录錄件]")
_BARE_APPENDIX = re.compile(r"附\s*[录錄件](?=.)")
APART = 0.6  # em of white space behind a word that is a title's first
_AFFIXES = re.compile(r"[§第章篇编編部分份节節]|chapter\s*", re.IGNORECASE)
_DECORATION = re.compile(r"[\s:：\[\]【】［］〔〕*＊\-—■●◆▲▼◎★☆※□○◇▶►]+")
_STATEMENTS = "statements"  # the list of titles that are none
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
    def of_sections(self) -> bool:
        """Whether sections rather than lists are numbered so: 2.1, 二、, 第二章."""
        return len(self.ordinals) > 1 or self.style in OF_SECTIONS

    @property
    def parent_style(self) -> str:
        """The style of the number one point shorter: 2.3 stands below 2."""
        depth = len(self.ordinals)
        name = self.style.rstrip("0123456789")
        return f"{name}{depth - 1}" if depth > 2 else name if depth == 2 else ""


class Style(Rule, frozen=True):
    """One way to print the numbers of headings of the style ``style`` (headings.toml).

    ``unlike`` are lines that look like it and are none.
    """

    style: str
    pattern: str
    unlike: list[str] = []
    gap: bool = False
    typed: bool = False


@cache
def _styles() -> tuple[tuple[Style, re.Pattern[str]], ...]:
    rules = read_rules(__name__, "headings.toml", Style)
    return tuple((rule, re.compile(with_classes(rule.pattern))) for rule in rules)


@cache
def _usual_titles() -> Mapping[str, str]:
    """Usual unnumbered titles -> what they open."""
    lists = read_lists(__name__, "headings.toml").items()
    return {
        title: opens for opens, titles in lists if opens != _STATEMENTS for title in titles.words
    }


@cache
def _statement() -> re.Pattern[str]:
    words = "|".join(read_lists(__name__, "headings.toml")[_STATEMENTS].words)
    return re.compile(rf"(?:{words})\s*(?:[\dA-Z{COUNTING}:：]|$)")


def known_title(text: str) -> str | None:
    """What a usual unnumbered title opens ("references", "notes", "body"...), else None.

    Decoration around it and a translation behind it do not count: 【参考文献】(References):
    """
    bare = _TRANSLATED.sub("", text) or text
    return _usual_titles().get(simplify(_DECORATION.sub("", bare)).lower())


@cache
def _references_last() -> re.Pattern[str]:
    titles = read_lists(__name__, "headings.toml")["references"].words
    return re.compile(rf"(?<![a-z](?=[a-z]))(?:{'|'.join(titles)})\s*[:：]?$", re.IGNORECASE)


def title_of_references(text: str) -> int | None:
    """Where in a line the title of the references begins that ends it, None where none does."""
    found = _references_last().search(simplify(text))
    return found.start() if found else None


def is_appendix(line: Line) -> bool:
    """Whether a line names an appendix: 附录A 问卷, 附錄二, 附录　问卷 with white space, or those
    of a paper (《…》附录)."""
    if line.text.startswith("《") and holds_appendices(line.text):
        return True
    bare = _BARE_APPENDIX.match(line.text)
    apart = bare is not None and line.gaps.get(bare.end(), 0.0) > APART
    return apart or _APPENDIX.match(line.text) is not None


def holds_appendices(title: str) -> bool:
    """Whether a title is that of all appendices together: 附录, 《…》附录."""
    return _APPENDICES.fullmatch(title.strip()) is not None


def is_statement(text: str) -> bool:
    """Whether a line is a numbered statement, in however bold type: 假设1：…, 定理 2."""
    return _statement().match(simplify(text)) is not None


def read_number(line: Line) -> Number | None:
    """The number a line begins with, if it may be a heading's."""
    bullet = _BULLET.match(line.text)
    start = bullet.end() if bullet else 0
    for rule, pattern in _styles():
        match = pattern.match(line.text, start)
        if not match or (rule.gap and not _space_after(line, match.end())):
            continue
        printed = re.sub(r"(?<![A-Za-z]{2})\s|[.．]$", "", match[1]).replace("．", ".")
        values = [ordinal(part) for part in _AFFIXES.sub("", printed).split(".")]
        ordinals = tuple(value for value in values if value is not None)
        if len(ordinals) == len(values):
            key = rule.style if len(values) == 1 else f"{rule.style}{len(values)}"
            return Number(key, ordinals, printed, match.end(), rule.typed)
    return None


def _space_after(line: Line, end: int) -> bool:
    return line.gaps.get(end, 0.0) > SPACE or line.text[end : end + 1] in (" ", "")
