"""Page numbers: what reads as one, and where in a row it may stand."""

import re

from bipaper.chars import simplify
from bipaper.layout.lines import Line

NUMBER_GAP = 1.0  # em between a page number and the words beside it

_DECORATION = r"[\s·•\-—–―~〈〉《》()（）\[\]〔〕【】/|]*"
_COUNT = r"(?:\d{1,5}|[ivxlc]{1,7})"
_PAGE_NUMBER = re.compile(
    rf"{_DECORATION}(?:第|共|page|p\.?|\.)?\s*{_COUNT}\s*页?{_DECORATION}"
    rf"(?:(?:/|of|共|第|总)\s*{_COUNT}\s*页?{_DECORATION})?",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(?<![\d.])\d{1,5}(?!\.?\d)")
_FIRST_NUMBER = re.compile(r"\W{0,3}(\d{1,5})(?![\d.])")
_LAST_NUMBER = re.compile(r"(?<![\d.])(\d{1,5})\W{0,3}$")


def is_page_number(text: str) -> bool:
    """Whether a row says nothing but the page's number: 12, - 12 -, 第12页 共30页."""
    return _PAGE_NUMBER.fullmatch(simplify(text)) is not None


def numbers_at_ends(row: Line) -> list[int]:
    """The numbers that white space parts from the beginning and the end of a row, or all of it."""
    if is_page_number(row.text):
        return [int(one) for one in re.findall(r"\d+", row.text)[:1]]
    first, last = _FIRST_NUMBER.match(row.text), _LAST_NUMBER.search(row.text)
    found = [int(first[1])] if first and row.gaps.get(first.end(), 0) > NUMBER_GAP else []
    before = (
        (row.gaps.get(at, 0) for at in range(last.start() - 2, last.start(1) + 1)) if last else ()
    )
    if last and max(before, default=0) > NUMBER_GAP:
        found.append(int(last[1]))
    return found


def shifts_of(row: Line) -> set[int]:
    """By how much the numbers in a row are ahead of its page: the page's own is so on all pages."""
    return {int(number) - row.page for number in _WHOLE.findall(row.text)}
