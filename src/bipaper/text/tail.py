"""What ends a paper without being part of it: editors' notes, authors' biographies."""

import re

from bipaper.layout.lines import Line
from bipaper.text.labels import label_at_start

EDITORS_LINE = 60  # characters of a line that names editors, at most
# What follows a reference list without a heading: editors' notes, authors' biographies.
_EDITOR = re.compile(
    r"[（(\[【]?\s*(?:责任?编辑|責任編輯|编\s?辑|責任?校對|责任?校对|校\s?对|截稿|本文编辑|英文编辑|本栏目?责任编辑)"
)
_BIOGRAPHY = re.compile(
    r"[一-鿿·]{2,5}\s*(?:[（(]\s*(?:通[讯信]作者|(?:1[89]|20)\d\d\s*年?\s*[-—–~－～―])|[，,]\s*[男女]\s*[，,])"
)


def is_note(line: Line) -> bool:
    """Whether a line begins a note that belongs to neither text nor references."""
    if is_editors_note(line) or _BIOGRAPHY.match(line.text):
        return True
    label = label_at_start(line)
    return label is not None and label.field in ("about_author", "received", "funding", "osid")


def is_editors_note(line: Line) -> bool:
    """Whether a line names the editors: it may stand between columns of references."""
    return bool(_EDITOR.match(line.text)) and len(line.text) < EDITORS_LINE
