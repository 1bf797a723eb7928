"""Running headers, footers and page numbers: found by what repeats from page to page."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from bipaper.layout.lines import Line
from bipaper.model import BBox, FurnitureKind

TOP = 0.14  # share of the page height in which a running header stands
BOTTOM = 0.87  # and below which a footer does
EDGE_ROWS = 4  # rows from the page's edge that may be furniture
NEAR = 7.0  # points between the same furniture on two pages
SET_OFF = 2.0  # em between such furniture and the text
SAME_PLACE = 1.5  # points between furniture that only its place gives away
ALIKE = 0.8  # similarity of two running headers
RULE_BELOW = 16.0  # points from a running header's base line to the rule under it
RULE_LENGTH = 0.5  # share of the page width that such a rule has at least

_DECORATION = r"[\s·•.\-—–―~〈〉《》()（）\[\]/|]*"
PAGE_NUMBER = re.compile(
    rf"{_DECORATION}(?:第)?(?:\d{{1,5}}|[ivxlc]{{1,7}})(?:页|頁|/\d{{1,4}})?{_DECORATION}",
    re.IGNORECASE,
)
CAPTION = re.compile(r"(?:[图圖表]|Fig|Tab)[a-z.]*\s*[A-Z]?[\d一二三四五六七八九]", re.IGNORECASE)
STAMP = re.compile(r"https?:|www\.|©|\(c\)\s*\d{4}|all rights reserved", re.IGNORECASE)


def find_furniture(
    pages: Sequence[Sequence[Line]],
    sizes: Sequence[tuple[float, float]],
    rules: Sequence[Sequence[BBox]],
) -> list[dict[int, FurnitureKind]]:
    """For each page: index of a row (rows come top down) -> kind of furniture.

    A row at the page's edge is furniture when rows like it stand at the same height of
    other pages, when it is a page number, or when a long rule parts it from the text.
    ``sizes`` are (width, height) in points.
    """
    found: list[dict[int, FurnitureKind]] = [{} for _ in pages]
    for number, (page, (width, height)) in enumerate(zip(pages, sizes, strict=True)):
        others = [p for i, p in enumerate(pages) if i != number]
        top = [i for i, row in enumerate(page[:EDGE_ROWS]) if row.base < TOP * height]
        below_rule = _above_rule(page, top, rules[number], width)
        for index in _outer_run(top, page, others, below_rule):
            found[number][index] = _kind(page[index].text, "header")
        bottom = list(range(len(page) - 1, -1, -1)[:EDGE_ROWS])
        bottom = [i for i in bottom if page[i].base > BOTTOM * height and i not in found[number]]
        for index in _outer_run(bottom, page, others, set()):
            found[number][index] = _kind(page[index].text, "footer")
    _add_by_place(pages, found)
    return found


def _add_by_place(pages: Sequence[Sequence[Line]], found: list[dict[int, FurnitureKind]]) -> None:
    """Outermost rows, set off from the text, that stand where other pages have furniture.

    Running headers that name the section or alternate occur once in a short paper.
    """
    known = [
        (page[index].base, page[index].size, kind)
        for page, kinds in zip(pages, found, strict=True)
        for index, kind in kinds.items()
    ]
    for page, kinds in zip(pages, found, strict=True):
        for index, inner in ((0, 1), (len(page) - 1, len(page) - 2)):
            if index in kinds or not 0 <= inner < len(page):
                continue
            row = page[index]
            same = [kind for base, size, kind in known if _same_place(row, base, size)]
            if len(same) > 1 and abs(row.base - page[inner].base) > SET_OFF * row.size:
                kinds[index] = same[0]


def _same_place(row: Line, base: float, size: float) -> bool:
    return abs(base - row.base) < SAME_PLACE and abs(size - row.size) < SAME_PLACE / 2


def _outer_run(
    edge: list[int], page: Sequence[Line], others: list[Sequence[Line]], certain: set[int]
) -> list[int]:
    """The rows from the edge inwards as long as each is furniture by some evidence."""
    run: list[int] = []
    for at, index in enumerate(edge):
        text = page[index].text
        inside = any(i in certain for i in edge[at:])
        if not inside and (CAPTION.match(text) or not _evident(page[index], others)):
            break
        run.append(index)
    return run


def _evident(row: Line, others: list[Sequence[Line]]) -> bool:
    number = PAGE_NUMBER.fullmatch(row.text)
    return bool(number or STAMP.search(row.text)) or _repeats(row, others)


def _repeats(row: Line, others: list[Sequence[Line]]) -> bool:
    """Whether a row like this stands at the same height on another page."""
    key = _without_digits(row.text)
    return any(
        abs(other.base - row.base) < NEAR and _alike(key, _without_digits(other.text))
        for page in others
        for other in (*page[:EDGE_ROWS], *page[-EDGE_ROWS:])
    )


def _without_digits(text: str) -> str:
    return re.sub(r"[\d\s]+", "#", text)


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _above_rule(
    page: Sequence[Line], top: list[int], rules: Sequence[BBox], width: float
) -> set[int]:
    """The top rows that the page's first long rule follows at once; captions stay."""
    long = [r[1] for r in rules if r[2] - r[0] > RULE_LENGTH * width and r[3] - r[1] < 4]
    if not long or any(CAPTION.match(page[i].text) for i in top if page[i].base < min(long)):
        return set()
    return {i for i in top if 0 < min(long) - page[i].base < RULE_BELOW}


def _kind(text: str, place: FurnitureKind) -> FurnitureKind:
    return "watermark" if STAMP.search(text) else place
