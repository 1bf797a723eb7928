"""How a paper asks to be cited, in lines without a label that stand with its abstract: an entry as
those of its references, which nothing else above the text reads as."""

import re
from collections.abc import Sequence

from bipaper.layout.columns import Placed
from bipaper.text.front.bylines import same_size
from bipaper.text.join import join_lines
from bipaper.text.references.entry_fields import parse_reference

LINES = 4  # of a citation, at most

# Where it ends: 29(2):113-117., with or without a DOI behind.
_PAGES = re.compile(
    r"\d\s*[)）]?\s*[:：,，]\s*\d+\s*[-–—−~]\s*\d+\s*[.。．]?\s*(?:(?:doi\s*[:：]?|https?:)\s*\S+)?$",
    re.IGNORECASE,
)


def citation_below(stream: Sequence[Placed], start: int) -> range:
    """The lines of a citation that begins there; none where none does."""
    ends = range(start + 1, min(start + LINES, len(stream)) + 1)
    return next((range(start, end) for end in ends if _is_entry(stream[start:end])), range(0))


def citation_above(stream: Sequence[Placed], end: int) -> range:
    """The lines of a citation that ends above a line; none where none does, or it is the last of
    a list."""
    found = _entry_above(stream, end)
    return range(0) if _entry_above(stream, found.start) else found


def _entry_above(stream: Sequence[Placed], end: int) -> range:
    starts = range(end - 1, max(end - LINES, 0) - 1, -1)
    return next((range(start, end) for start in starts if _is_entry(stream[start:end])), range(0))


def _is_entry(rows: Sequence[Placed]) -> bool:
    """Whether lines of one page and size say who wrote what in which pages of a volume."""
    lines = [row.line for row in rows]
    alike = all(line.page == lines[0].page and same_size(line, lines[0]) for line in lines)
    if not alike or _PAGES.search(lines[-1].text) is None:
        return False
    found = parse_reference(join_lines([line.text for line in lines]))
    where = found.container and found.year and found.pages and (found.volume or found.issue)
    return bool(found.authors and found.title and where)
