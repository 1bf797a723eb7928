"""Running headers, footers and page numbers: what repeats, counts on, or stands apart."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache
from statistics import median
from typing import NamedTuple

from bipaper.chars import CIRCLED, HAN, simplify
from bipaper.layout.body import USUAL_PITCH
from bipaper.layout.boxes import is_across, is_between_rules
from bipaper.layout.captions import read_label
from bipaper.layout.labels import label_at_start
from bipaper.layout.lines import USUAL_SIZE, Line, weighted_mode
from bipaper.layout.page_numbers import is_page_number, numbers_at_ends, shifts_of
from bipaper.parts.boxed_text import BBox
from bipaper.parts.set_aside import FurnitureKind
from bipaper.rules import read_lists

TOP = 0.14  # share of the page height in which a running header stands
BOTTOM = 0.87  # and below which a footer does
EDGE_ROWS = 4  # rows from the page's edge that may be furniture
PAGES = 12  # pages on either side on which the same furniture is looked for
NEAR = 7.0  # points between the same furniture on two pages
APART = 1.3  # times the usual line distance between furniture and text
SMALLER = 0.96  # share of the text's size below which a row is in smaller type
LARGER = 1.15  # times the text's size above which a row is a title
INDENT = 2.6  # em from the text's edge, or between the parts of a running header
SAME_PLACE = 1.5  # points between furniture that only its place gives away
ALIKE = 0.8  # similarity of two running headers
RULE_REACH = 16.0  # points from a running header's base line to the rule under it
RULE_LENGTH = 0.5  # share of the page width that such a rule has at least
SHARED = 0.5  # share of a row's height at which it stands beside another

_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})+(?![\d.]*\d)")
_NOTE = re.compile(rf"[{CIRCLED}]\s*[{HAN}A-Za-z《“]{{2}}")
# The end of an entry of the references, or its type by GB/T 7714: [J], [M/OL]. It names a journal.
_ENTRY = re.compile(r"[\[［〔][A-Z]{1,2}(?:/[A-Z]{2})?[\]］〕]|(?:\d\s*[-–—~]\s*\d+[.．]|。)$")
_WORDS = re.compile(f"[A-Za-z]{{4}}|[{HAN}]{{4}}")
_WORD = re.compile(r"[^\W\d_]")
_DECIMAL = re.compile(r"(?<![\d.])\d+\.\d+(?![\d.])")


class Sheet(NamedTuple):
    """A page's rows from the top down, its rules, width and height in points."""

    rows: Sequence[Line]
    rules: Sequence[BBox]
    width: float
    height: float

    def long_rules(self) -> list[BBox]:
        """Its rules that may part a running header from the text."""
        least = RULE_LENGTH * self.width
        return [rule for rule in self.rules if is_across(rule) and rule[2] - rule[0] > least]


class _TextStyle(NamedTuple):
    """Size and distance of most rows, in points."""

    size: float
    pitch: float


class _Edge(NamedTuple):
    """The head or the foot of a page: the indexes of its rows that may be furniture, from the
    page's edge inwards."""

    kind: FurnitureKind
    rows: list[int]
    sheet: Sheet
    text: _TextStyle


def find_furniture(sheets: Sequence[Sheet]) -> list[dict[int, FurnitureKind]]:
    """For each page: index of a row -> kind of furniture.

    A row at the page's edge is furniture when rows like it stand at the same height of
    other pages, when it is or holds a page number, when a long rule parts it from the text, or
    when it stands apart from the text and reads like a stamp or a journal's issue. What
    stands further out than such a row is furniture as well.
    """
    text = _text_style(sheets)
    edges = [_edges(sheet, text) for sheet in sheets]
    counting = _counting(sheets, edges)
    found: list[dict[int, FurnitureKind]] = []
    for number, (sheet, own) in enumerate(zip(sheets, edges, strict=True)):
        near = [*sheets[max(0, number - PAGES) : number], *sheets[number + 1 : number + 1 + PAGES]]
        kinds: dict[int, FurnitureKind] = {}
        counted = {edge.kind for edge in own for i in edge.rows if (number, i) in counting}
        for edge in own:
            sure = {i for i in edge.rows if (number, i) in counting}
            sure |= _above_rule(edge) | _alone(edge) | _issue_at_foot(edge)
            # A page has one number: any other at its head is an axis's or a table's.
            sought = counted.isdisjoint((edge.kind, "footer"))
            for index in _outer_run(edge, near, sure, sought):
                kinds[index] = "watermark" if _says("stamps", sheet.rows[index]) else edge.kind
        found.append(kinds)
    _add_by_place(sheets, edges, found)
    _add_by_number(edges, found)
    return found


# --- the text's usual style ------------------------------------------------------------


def _text_style(sheets: Iterable[Sheet]) -> _TextStyle:
    weights: Counter[float] = Counter()
    distances: Counter[float] = Counter()
    for sheet in sheets:
        for row in sheet.rows:
            weights[row.size] += len(row.chars)
        for above, below in zip(sheet.rows, sheet.rows[1:], strict=False):
            distances[round(below.base - above.base)] += 1
    size = max(sorted(weights), key=lambda s: weights[s], default=USUAL_SIZE)
    usual = [d for d, n in distances.items() for _ in range(n) if size < d < 3 * size]
    return _TextStyle(size, median(usual) if usual else USUAL_PITCH * size)


def _apart(edge: _Edge, index: int) -> bool:
    """Whether white space parts a row, and others like it, from the text inside of them."""
    rows = edge.sheet.rows
    inside = rows[index + 1 :] if edge.kind == "header" else rows[:index][::-1]
    row = rows[index]
    for inner in inside:
        if not _reads_as_furniture(inner, edge):
            return abs(inner.base - row.base) > APART * edge.text.pitch
        row = inner
    return True


# --- evidence ---------------------------------------------------------------------------


def _edges(sheet: Sheet, text: _TextStyle) -> tuple[_Edge, _Edge]:
    count = len(sheet.rows)
    top = [i for i in range(min(EDGE_ROWS, count)) if sheet.rows[i].base < TOP * sheet.height]
    low = [i for i in range(count - 1, max(-1, count - 1 - EDGE_ROWS), -1) if i not in top]
    bottom = [i for i in low if sheet.rows[i].base > BOTTOM * sheet.height]
    return _Edge("header", top, sheet, text), _Edge("footer", bottom, sheet, text)


def _outer_run(edge: _Edge, others: Sequence[Sheet], sure: set[int], sought: bool) -> list[int]:
    """The rows from the edge inwards as long as each is furniture by some evidence.

    ``sure``: rows that are furniture together with all that stands further out. ``sought``: whether
    the page's number may be one of the rows. A caption is none, though the first rule of its table
    parts it from the text, nor is the head of a table that goes on from the page before, nor
    keywords below an abstract of that page, nor a note with a mark, though other pages have notes
    alike.
    """
    run: list[int] = []
    numbers: list[int] = []  # that are furniture only outside of some
    sheet = edge.sheet
    for at, index in enumerate(edge.rows):
        row = sheet.rows[index]
        if read_label(row) or (edge.kind == "footer" and _NOTE.match(row.text)):
            break
        if (label := label_at_start(row)) and label.of_abstract:
            break
        if edge.kind == "header" and _heads_table(row, sheet, others):
            break
        if not sure.intersection(edge.rows[at:]):
            set_off = _reads_as_furniture(row, edge) and _apart(edge, index)
            number, repeats = is_page_number(row.text), _repeats(row, others)
            beside = any(_is_beside(sheet.rows[i], row) for i in run)
            if not (set_off or number or repeats or beside):
                break
            if number and not (sought or repeats):
                numbers.append(index)
                continue
        run += [*numbers, index]
        numbers = []
    return run


def _heads_table(row: Line, sheet: Sheet, others: Iterable[Sheet]) -> bool:
    """Whether a row between two rules alike says what one does within another page: the head of a
    table is printed again where the table goes on."""
    return is_between_rules(row, sheet.rules) and any(
        other.text == row.text and is_between_rules(other, page.rules)
        for page in others
        for other in page.rows[EDGE_ROWS:-EDGE_ROWS]
    )


def _is_beside(one: Line, other: Line) -> bool:
    """Whether two rows are one as it was printed: a scan's lines rise, and are read in parts."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    least = SHARED * min(one.bottom - one.top, other.bottom - other.top)
    return shared > least and (one.x1 < other.x0 or other.x1 < one.x0)


def _reads_as_furniture(row: Line, edge: _Edge) -> bool:
    """Whether a row reads like a stamp or, at a page's head, a journal's issue; an entry of the
    references that ends there is none."""
    running = edge.kind == "header" and _says("running", row) and not _ENTRY.search(row.text)
    return running or _says("stamps", row)


def _repeats(row: Line, others: Iterable[Sheet]) -> bool:
    """Whether a row like this stands at the same height on another page; 4.2.3 and 4.3.1 are the
    numbers of two headings, and a table's rows have other decimals."""
    key, section, decimals = _without_digits(row.text), _section(row), _DECIMAL.findall(row.text)
    return any(
        abs(other.base - row.base) < NEAR
        and abs(other.size - row.size) < SAME_PLACE  # a title may be the running header as well
        and _section(other) == section
        and _DECIMAL.findall(other.text) == decimals
        and _alike(key, _without_digits(other.text))
        and (_WORD.search(key) or _count_pages(row, other))
        for sheet in others
        for other in (*sheet.rows[:EDGE_ROWS], *sheet.rows[-EDGE_ROWS:])
    )


def _count_pages(one: Line, other: Line) -> bool:
    """Whether a number in each of two rows counts their pages: else they are a table's."""
    return not shifts_of(one).isdisjoint(shifts_of(other))


def _section(row: Line) -> str:
    """The number of a section that a row begins with, "" for none."""
    number = _SECTION.match(row.text)
    return number[0] if number else ""


def _without_digits(text: str) -> str:
    return re.sub(r"[\d\s]+", "#", text)


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _counting(
    sheets: Sequence[Sheet], edges: Sequence[tuple[_Edge, _Edge]]
) -> set[tuple[int, int]]:
    """(page, row) of the outermost rows that hold a number that counts the pages."""
    places: dict[tuple[int, FurnitureKind], list[tuple[int, int]]] = {}
    for number, (sheet, own) in enumerate(zip(sheets, edges, strict=True)):
        for edge in own:
            for index in edge.rows[:1]:
                for value in numbers_at_ends(sheet.rows[index]):
                    places.setdefault((value - number, edge.kind), []).append((number, index))
    return {
        place
        for same in places.values()
        for place in same
        if any(_same_height(sheets, place, other) for other in same)
    }


def _same_height(sheets: Sequence[Sheet], one: tuple[int, int], other: tuple[int, int]) -> bool:
    a, b = sheets[one[0]].rows[one[1]], sheets[other[0]].rows[other[1]]
    return one[0] != other[0] and abs(a.base - b.base) < NEAR and abs(a.size - b.size) < SAME_PLACE


def _above_rule(edge: _Edge) -> set[int]:
    """The top rows that the page's first long rule follows at once, and reaches over; captions
    stay, and so do text beside a table and what a title in larger type stands over."""
    sheet, long = edge.sheet, edge.sheet.long_rules()
    if edge.kind != "header" or not long:
        return set()
    x0, first, *_ = min(long, key=lambda rule: rule[1])
    above = {i for i in edge.rows if sheet.rows[i].base < first}
    near = {i for i in above if first - sheet.rows[i].base < RULE_REACH}
    beyond = (sheet.rows[i].x0 < x0 - INDENT * sheet.rows[i].size for i in near)
    kept = (read_label(sheet.rows[i]) or _is_title(sheet.rows[i], edge) for i in above)
    return set() if any(beyond) or any(kept) else near


def _is_title(row: Line, edge: _Edge) -> bool:
    """Whether a row is set larger than running headers are, and is no number or masthead."""
    larger = row.size > LARGER * edge.text.size
    return larger and not (is_page_number(row.text) or _reads_as_furniture(row, edge))


def _alone(edge: _Edge) -> set[int]:
    """Small rows at the top, centred or in parts, that white space parts from the text."""
    sheet, text = edge.sheet, edge.text
    if edge.kind != "header" or not sheet.rows:
        return set()
    left = _text_edge(sheet)
    rule = min((r[1] for r in sheet.rules if is_across(r)), default=sheet.height)
    found: set[int] = set()
    for index in edge.rows:
        row = sheet.rows[index]
        if not _is_small_aside(row, left, text) or read_label(row) or rule < row.base:
            return set()
        found.add(index)
        below = sheet.rows[index + 1 : index + 2]
        if below and below[0].base - row.base > APART * text.pitch:
            words = sum(len(_WORDS.findall(sheet.rows[i].text)) for i in found)
            return found if words else set()
    return set()


def _issue_at_foot(edge: _Edge) -> set[int]:
    """The last row of a page, where it is small, centred or in parts, parted from the text by white
    space, and names a journal's issue: of a first page, which has no running header."""
    if edge.kind != "footer" or not edge.rows:
        return set()
    index, sheet, text = edge.rows[0], edge.sheet, edge.text
    row = sheet.rows[index]
    apart = index == 0 or row.base - sheet.rows[index - 1].base > APART * text.pitch
    named = _says("running", row) and not _ENTRY.search(row.text)
    aside = apart and named and _is_small_aside(row, _text_edge(sheet), text)
    return {index} if aside else set()


def _text_edge(sheet: Sheet) -> int:
    """Where most rows of a page begin, in points."""
    return Counter(round(row.x0) for row in sheet.rows).most_common(1)[0][0]


def _is_small_aside(row: Line, left: float, text: _TextStyle) -> bool:
    """Whether a row in smaller type does not begin at the text's edge, or is in parts."""
    in_parts = row.x0 - left > INDENT * row.size or max(row.gaps.values(), default=0) > INDENT
    return in_parts and row.size < SMALLER * text.size


@cache
def _words(name: str) -> tuple[str, ...]:
    return read_lists(__name__, "furniture.toml")[name].words


def _says(name: str, row: Line) -> bool:
    plain = re.sub(r"\s", "", simplify(row.text)).lower()
    return any(word in plain for word in _words(name))


# --- the place of known furniture --------------------------------------------------------


def _add_by_place(
    sheets: Sequence[Sheet],
    edges: Sequence[tuple[_Edge, _Edge]],
    found: list[dict[int, FurnitureKind]],
) -> None:
    """Outermost rows that stand apart where another page has furniture.

    Running headers that name the section or alternate occur once in a short paper.
    """
    known = [
        (sheet.rows[index].base, sheet.rows[index].size)
        for sheet, kinds in zip(sheets, found, strict=True)
        for index in kinds
    ]
    for own, kinds in zip(edges, found, strict=True):
        for edge in own:
            if not edge.rows or edge.rows[0] in kinds:
                continue
            index = edge.rows[0]
            row = edge.sheet.rows[index]
            if read_label(row) is None and _apart(edge, index) and _is_at(row, known):
                kinds[index] = edge.kind


def _add_by_number(
    edges: Sequence[tuple[_Edge, _Edge]], found: Sequence[dict[int, FurnitureKind]]
) -> None:
    """Outermost rows with the page's number at the edge where no other page has it: an article
    opens with it below a note, and has it in its running headers."""
    told = [
        {shift for i in kinds for shift in shifts_of(head.sheet.rows[i])}
        for (head, _), kinds in zip(edges, found, strict=True)
    ]
    usual = weighted_mode((shift, 1) for own in told for shift in own)
    if sum(usual in own for own in told) < 2:
        return
    for own, kinds, shifts in zip(edges, found, told, strict=True):
        for edge in own if usual not in shifts else ():
            for index in edge.rows[:1]:
                row = edge.sheet.rows[index]
                if row.page + usual in numbers_at_ends(row):
                    kinds[index] = edge.kind


def _is_at(row: Line, known: Iterable[tuple[float, float]]) -> bool:
    return any(
        abs(base - row.base) < SAME_PLACE and abs(size - row.size) < SAME_PLACE / 2
        for base, size in known
    )
