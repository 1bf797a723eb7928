"""The masthead: lines above the title that are the journal's and not the paper's."""

import re
from collections.abc import Sequence

from bipaper.chars import HAN, counted
from bipaper.layout.lines import Line
from bipaper.parts.metadata import Journal
from bipaper.text.front.journal import is_dated

SAME_ROW = 0.5  # em between base lines of one row at most

# 39(1) of a volume and its issue, x(x) of a manuscript; CN 11-1234/G4; an address, a DOI.
_NUMBERED = re.compile(
    r"(?<![A-Za-z\d.])[\dx*]{1,4} ?[(（][\dx*]{1,4}[)）]|\bCN ?[\d*x]{2}|https?:|www\.|\bdoi\b",
    re.IGNORECASE,
)
# The name of a column of the journal stands between marks: ·论著·, [研究快报].
_COLUMN = re.compile(
    rf"[·•・∙]\s*[{HAN}\s]{{2,16}}[·•・∙]|[\[［【〔]\s*[{HAN}\s]{{2,16}}[\]］】〕]"
)


def masthead_lines(lines: Sequence[Line], title: Line, journal: Journal) -> list[Line]:
    """The lines of the masthead: of those of no other part, some over the first of the title.

    Each says an issue, an address, a column's name or the ``journal``'s. So may the lines beside
    and above one that does, but only in smaller type than the title: what was taken for the
    title may not be it.
    """
    free = [line for line in lines if _is_over(line, title)]
    sure = {line for line in free if _tells(line.text, journal)}
    lowest = max((line.base for line in sure), default=0.0)
    return [line for line in free if line in sure or _is_beyond(line, lowest, title)]


def _is_over(line: Line, title: Line) -> bool:
    return line.page == title.page and line.base < title.top


def _is_beyond(line: Line, lowest: float, title: Line) -> bool:
    return line.base < lowest + SAME_ROW * line.size and line.size < title.size


def _tells(text: str, journal: Journal) -> bool:
    """Whether a line says by itself that it is the journal's."""
    if is_dated(text) or _NUMBERED.search(text) or _COLUMN.fullmatch(text):
        return True
    names = (counted(name) for name in (journal.zh, journal.en) if name)
    return any(name in counted(text) for name in names)
