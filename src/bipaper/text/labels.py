"""Labels of front matter fields: 摘要, [Key words], 中图分类号 and the like."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

from bipaper.layout.lines import Line

_OPEN = r"[\s\[［【〔〖（(<《「*＊]*"
_CLOSE = r"[\s\]］】〕〗）)>》」]*"
_COLON = r"\s*[:：︰∶]?\s*"
# A label without bracket or colon counts only if at least this gap (em) follows it.
GAP_AFTER = 0.45


class Label(NamedTuple):
    """A field's label in a line: half-open offsets of the label with its punctuation."""

    field: str
    start: int
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all labels, and the field of each label without its spaces."""
    text = (resources.files("bipaper.data") / "labels.toml").read_text(encoding="utf-8")
    fields = {_plain(label): field for field, group in tomllib.loads(text).items() for label in group}
    spelt = sorted(fields, key=lambda label: (-len(label), label))
    spaced = "|".join(r"\s*".join(map(re.escape, label)) for label in spelt)
    return re.compile(f"({_OPEN})({spaced})({_CLOSE})({_COLON})", re.IGNORECASE), fields


def _plain(label: str) -> str:
    return re.sub(r"\s", "", label).lower()


def label_at_start(line: Line) -> Label | None:
    """The label a line begins with, None for a sentence that merely begins with the word."""
    pattern, fields = _patterns()
    match = pattern.match(line.text)
    if not match or not _stands_apart(match, line):
        return None
    return Label(fields[_plain(match[2])], 0, match.end())


def labels_in(line: Line) -> list[Label]:
    """All labels in a line, from left to right (中图分类号：X1 文献标志码：A)."""
    pattern, fields = _patterns()
    found = []
    for match in pattern.finditer(line.text):
        if _stands_apart(match, line):
            found.append(Label(fields[_plain(match[2])], match.start(), match.end()))
    return found


def _stands_apart(match: re.Match[str], line: Line) -> bool:
    before = line.text[: match.start(2)].strip()
    if match.start() and before[-1:].isalnum() and match[2].isascii():
        return False
    if match[4].strip() or (match[1].strip() and match[3].strip()):
        return True
    rest = line.text[match.end() :]
    gap = line.gaps.get(match.end(), 0.0)
    if match[2].isascii():
        return not rest or (match.start() == 0 and (gap > 0.6 or rest[:1].isupper() or "key" in match[2].lower()))
    return not rest or gap > GAP_AFTER
