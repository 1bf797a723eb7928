"""What ends a paper without being part of it: editors' notes, authors' biographies."""

import re
import tomllib
from functools import cache

from bipaper.chars import with_classes
from bipaper.data import read_data
from bipaper.layout.lines import Line
from bipaper.text.labels import label_at_start

EDITORS_LINE = 60  # characters of a line that names editors, at most
NOTES = ("about_author", "received", "funding", "osid")  # fields that make a line a note


def is_note(line: Line) -> bool:
    """Whether a line begins a note that belongs to neither text nor references."""
    if is_editors_note(line) or _opening("notes").match(line.text):
        return True
    label = label_at_start(line)
    return label is not None and label.field in NOTES


def is_editors_note(line: Line) -> bool:
    """Whether a line names the editors: it may stand between columns of references."""
    return len(line.text) < EDITORS_LINE and _opening("editors").match(line.text) is not None


def ends_references(text: str) -> bool:
    """Whether a line that stands behind a reference list is none of its entries."""
    kinds = ("editors", "notes", "behind_references")
    return any(_opening(kind).match(text) for kind in kinds)


@cache
def _opening(kind: str) -> re.Pattern[str]:
    text = read_data(__name__, "tail.toml")
    return re.compile(with_classes("|".join(tomllib.loads(text)[kind])), re.IGNORECASE)
