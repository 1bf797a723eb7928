"""Labels of front matter fields: 摘要, [Key words], 中图分类号 and the like.

A label is told from a sentence that merely begins with the word by what parts it from its
text: a colon, brackets around it, white space, other type, or the end of the line.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from bipaper.chars import LEADER, UNREADABLE, simplify
from bipaper.layout.lines import Line
from bipaper.rules import read_lists

LEADING = 2.0  # em between the base lines of one part
EDGE = 3.0  # em between the left edges of its lines; a first line may be set in by two
SAME_SIZE = 0.35  # points two lines of one part differ by at most
# What may stand before a label; an ornament may have no character that can be told.
_OPEN = rf"[\s\[［【〔〖（(<《「*＊■◆●{UNREADABLE}]*"
_CLOSE = r"[\s\]］】〕〗）)>》」]*"
_COLON = r"(?:\s*(?:[:：︰∶;；|｜/／]|[—–―]{1,3})|\.(?=\s)|\s+-(?=\s))?\s*"
_PREDICATE = re.compile(r"\s?(?:are|were|should|of|in)\b")  # a sentence goes on, no list begins
_POINT = re.compile(r"\.(?!\S)")  # no part of an address: doi.org
_BRACKETS, _CLOSING = "[［【〔〖（(<《「", "]］】〕〗）)>》」"
_END = re.compile(rf"[{re.escape(_CLOSING)}]\s*$")
# Values that follow their label without anything between: 中图分类号TU986.
_CODES = {
    "clc": re.compile(r"[A-Z]{1,2}\s?\d"),
    "document_code": re.compile(r"[A-E]\b"),
    "article_number": re.compile(r"\d{4}-"),
    "doi": re.compile(r"10\.\d{4}"),
}


class Label(NamedTuple):
    """A field's label in a line: half-open offsets of the label with its punctuation."""

    field: str
    start: int
    end: int

    @property
    def of_abstract(self) -> bool:
        """Whether it is that of an abstract or its keywords."""
        return self.field.startswith(("abstract", "keywords"))

    def fills(self, line: Line) -> bool:
        """Whether its line, which it begins, says no more."""
        return self.end >= len(line.text)


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all labels, and the field of each label without its spaces."""
    lists = read_lists(__name__, "labels.toml")
    fields = {_plain(label): field for field, labels in lists.items() for label in labels.words}
    spelt = sorted(fields, key=lambda label: (-len(label), label))
    spaced = "|".join(r"\s*".join(map(re.escape, label)) for label in spelt)
    whole = "(?-i:(?<![a-z])|(?![a-z]))"  # no part of a longer word
    pattern = f"(?P<open>{_OPEN})(?P<word>{spaced}){whole}(?P<close>{_CLOSE})(?P<colon>{_COLON})"
    return re.compile(pattern, re.IGNORECASE), fields


def _plain(label: str) -> str:
    return re.sub(r"\s", "", label).lower()


def label_at_start(line: Line) -> Label | None:
    """The label a line begins with, None for a sentence that merely begins with the word."""
    match = _match_at_start(line.text)
    return _label(match) if match and _opens(match, line) else None


@lru_cache(maxsize=1024)
def _match_at_start(text: str) -> re.Match[str] | None:
    """What may be a label. A line is asked for it by many rules, five times on average."""
    return _patterns()[0].match(simplify(text))


def labels_in(line: Line) -> list[Label]:
    """All labels in a line, from left to right (中图分类号：X1 文献标志码：A)."""
    matches = _patterns()[0].finditer(simplify(line.text))
    return [_label(m) for m in matches if (_opens(m, line) if m.start() == 0 else _inside(m, line))]


def unclosed(label: str, text: str) -> int:
    """The length of what closes the bracket that a label opened, at the end of its text: 1 in
    （關鍵詞：甲、乙）; 0 where none was opened, or the text's own is closed."""
    opened, end = _count(label), _END.search(text)
    return len(end[0]) if end and opened > 0 > _count(text) else 0


def _count(text: str) -> int:
    """How many more brackets a text opens than it closes."""
    return sum((c in _BRACKETS) - (c in _CLOSING) for c in text)


def labelled_lines(lines: Sequence[Line]) -> set[Line]:
    """The lines that begin with a label, and those that go on below each in its type.

    ``lines`` come from the top down.
    """
    found: set[Line] = set()
    running: list[Line] = []  # the last lines of parts that may go on
    for line in lines:
        running = [one for one in running if line.base - one.base < LEADING * line.size]
        if label_at_start(line) or any(_goes_on(one, line) for one in running):
            found.add(line)
            running.append(line)
    return found


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a line close below another begins where it does, in its type."""
    edge = abs(line.x0 - above.x0) < EDGE * line.size
    return above.base < line.base and edge and abs(line.size - above.size) < SAME_SIZE


def changes_type(line: Line, end: int) -> bool:
    """Whether the type changes at an offset, where a label ends (its script staying the same)."""
    label, rest = line.split(end)
    if bool(label.cjk) != bool(rest.cjk):
        return False
    if label.cjk:
        return label.cjk_font != rest.cjk_font
    return (label.font, label.bold) != (rest.font, rest.bold)


def is_cut(line: Line, following: Line) -> bool:
    """Whether a label begins in one line and its text in the next ([文章编 / 号] 1000-…)."""
    end = line.text[-20:]
    matches = _patterns()[0].finditer(simplify(end + following.text[:20]))
    return any(m.start("word") < len(end) <= m.end() and _punctuated(m) for m in matches)


def _label(match: re.Match[str]) -> Label:
    return Label(_field(match), match.start(), match.end())


def _field(match: re.Match[str]) -> str:
    return _patterns()[1][_plain(match["word"])]


def _punctuated(match: re.Match[str]) -> bool:
    """Whether a colon follows the label, or brackets enclose it."""
    enclosed = any(c in _BRACKETS for c in match["open"]) and match["close"].strip()
    return bool(match["colon"].strip() or enclosed)


def _is_code(match: re.Match[str]) -> bool:
    """Whether what follows the label can be nothing but its value."""
    code = _CODES.get(_field(match))
    return code is not None and code.match(match.string, match.end()) is not None


def _opens(match: re.Match[str], line: Line) -> bool:
    """Whether the words a line begins with are a label."""
    rest = line.text[match.end() :]
    word = match["word"]
    if LEADER.match(rest):  # an entry of a table of contents
        return False
    if word[0].islower() and _count(match[0]) < 0:  # (in Chinese with English | abstract)
        return False
    # What ends a sentence in lower case is its last word: (of this | abstract. The parks)
    if word[0].islower() and _POINT.match(match.string, match.end("close")):
        return _is_code(match) or (bool(rest) and changes_type(line, match.end()))
    if not rest or _punctuated(match) or _is_code(match):
        return True
    if changes_type(line, match.end()):
        return True
    if _PREDICATE.match(rest):  # Key words are terms that …
        return False
    # A line of a justified text has wide gaps, too; what begins in lower case goes on with it.
    if match.end() in line.gaps and not word[0].islower():
        return True
    if _field(match) == "declaration":  # titles begin so: Data availability
        return False
    # "Abstract This paper ...", "Keywords space ...": a sentence would go on in lower case.
    keywords = word[0] == "K" and word.endswith("s")
    return word.isascii() and (word.isupper() or keywords or not rest[0].islower())


def _inside(match: re.Match[str], line: Line) -> bool:
    """Whether words within a line are a label: set off, or punctuated and no part of a word."""
    before = line.text[: match.start("word")][-1:]
    if match["word"].isascii() and before.isalnum() and before.isascii():
        return False
    set_off = match.start() in line.gaps or match.start("word") in line.gaps
    if _punctuated(match) or _is_code(match):
        return True
    return set_off and match.end() in line.gaps
