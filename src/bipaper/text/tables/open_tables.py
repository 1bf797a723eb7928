"""Cells of tables whose columns no rules part, above all three-line tables (三线表).

Columns are parted by the white space all full rows share. Each printed line is a row,
unless lines are closer than lines can be, which happens where cells of one row have
different numbers of lines, or a line of few words goes on with the cells above.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from math import inf

from bipaper.chars import HAN
from bipaper.layout.lines import Line, make_lines, rows
from bipaper.parts.boxed_text import BBox
from bipaper.parts.displays import CellSpan
from bipaper.pdf.geometry import united
from bipaper.pdf.glyphs import Char
from bipaper.pdf.ruled import is_horizontal
from bipaper.text.join import join_lines
from bipaper.text.tables.grid import Cells, Rows

# A line is cut at gaps this wide, columns are parted by space this wide in all full rows (em).
PART_GAP = 0.6
LEAST_GAP = 0.25
# A piece stands in a column that holds this share of it.
MOST = 0.7
# The rule below a head is this share of the widest; shorter ones are below heads across columns,
# this far below them (sizes).
WHOLE = 0.8
BELOW = 1.2
# Pieces of one rule, one for each cell, are this near each other (points).
TOUCH = 1.0
# A cell filled to so far (em) from its column's edge goes on in the next line.
FILLED = 1.5
# Lines of one cell are set closer than this (em), and closer than rows by this factor.
CLOSE = 1.7
JUMP = 1.25
# Base lines nearer than this (em) belong to cells of one row with different line counts.
STAGGERED = 0.85
WORD = re.compile(f"[A-Za-z]{{3}}|[{HAN}]")
# Digits in threes with spaces between: ISO 80000-1, GB 3101.
_THOUSANDS = re.compile(r"(?<![\d.])[1-9]\d{0,2}(?: \d{3})*$")
_HUNDREDS = re.compile(r"\d{3}(?!\d)")

_PANEL = re.compile(r"(?:Panel|面板)\s*[A-Z]")
_NUMBER = re.compile(r"[-−–]?[.\d]")
# An error, a t value, a share of what stands above; not the number of a column: (1).
_IN_BRACKETS = re.compile(r"[（(\[]\s?[-−–]?(?:\d*\.\d+%?|\d+%)\s?[）)\]][*★]{0,3}")

Span = tuple[float, float]
Across = tuple[float, float, float]
"""A rule across: its y, and where it begins and ends."""
Printed = list[list[Line]]
"""A printed line of a table: the pieces in each of its columns."""


def read_open(chars: Iterable[Char], rules: Iterable[BBox]) -> Cells:
    """The cells of the table these characters print; ``rules`` are its own.

    At least one character is expected.
    """
    ordered = sorted(make_lines(rows(chars), 0), key=lambda line: line.base)
    across = _across(rules)
    head, below = _at_head(ordered, across)
    columns = _columns(
        below, [part for line in ordered if line.base < head for part in _parts(line)]
    )
    above = [line for line in ordered if line.base < head]
    columns = _with_empty(columns, _parts(above[-1]) if above else ())
    placed = [[*_place(_parts(line), columns, across)] for line in ordered]
    printed = [_in_columns(line, len(columns)) for line in placed]
    groups = _groups(printed, [y for y, _, _ in across])
    heads = sum(_top(group[-1]) < head for group in groups)
    row_of = (row for row, group in enumerate(groups) for _ in group)
    spans = (
        CellSpan(row=row, column=reach.start, columns=len(reach))
        for row, line in zip(row_of, placed, strict=True)
        for reach, _ in line
    )
    return Cells([_merge(group) for group in groups], heads, tuple(spans))


def read_rows(columns: Sequence[Sequence[Line]]) -> Rows:
    """Rows of cells of what is printed between two rules, by the lines of each column."""
    size = max(line.size for lines in columns for line in lines)
    printed: list[Printed] = []
    last = -inf
    for line, column in sorted(
        ((line, column) for column, lines in enumerate(columns) for line in lines),
        key=lambda one: (one[0].base, one[1]),
    ):
        if line.base - last > size / 2:
            printed.append([[] for _ in columns])
            last = line.base
        printed[-1][column].append(line)
    return [_merge(group) for group in _groups(printed, ())]


def _across(rules: Iterable[BBox]) -> list[Across]:
    """The rules across, from the top; pieces that touch are one."""
    flat = sorted((rule[1], rule[0], rule[2]) for rule in rules if is_horizontal(rule))
    level = groupby(flat, key=lambda one: round(one[0]))
    spans = ((y, united([(x0, x1) for _, x0, x1 in own], TOUCH)) for y, own in level)
    return [(float(y), x0, x1) for y, united in spans for x0, x1 in united]


def _at_head(lines: list[Line], across: Sequence[Across]) -> tuple[float, list[Line]]:
    """Where the head ends, -inf without one, and the lines below, or all where these are few."""
    widest = max((x1 - x0 for _, x0, x1 in across), default=0.0)
    for y in (y for y, x0, x1 in across if x1 - x0 > WHOLE * widest):
        below = [line for line in lines if line.base > y]
        if len(below) < len(lines):
            return (y if below else -inf), (below if len(below) > 2 else lines)
    return -inf, lines


def _parts(line: Line) -> list[Line]:
    """A line cut at its wide gaps."""
    wide = [offset for offset, gap in line.gaps.items() if gap > PART_GAP]
    if not wide:
        return [line]
    left, right = line.split(wide[0])
    return [left, *_parts(right)]


def _columns(lines: Sequence[Line], heads: Sequence[Line] = ()) -> list[Span]:
    """Where columns stand: what the white space parts that all full rows share.

    Rows with few parts tell nothing: heads across columns, titles, rows mostly empty. But
    what stands left of all full rows is a column of labels.
    """
    parts = [_parts(line) for line in lines]
    counts = Counter(map(len, parts))
    usual = max(sorted(counts), key=lambda count: counts[count] * (count - 1))
    full = [row for row in parts if len(row) >= usual]
    space = (LEAST_GAP if len(full) > 3 else PART_GAP) * max(line.size for line in lines)
    rows_of_spans = [[(c.x0, c.x1) for part in row for c in part.chars] for row in full]
    columns = united([span for row in rows_of_spans for span in row], space)
    if len(full) > 3:
        alone = [row[0] for row in parts if len(row) == 1]
        rows_of_spans += [*_numbers(parts, usual), *_headed(columns, [*heads, *alone])]
        columns = _supported(columns, rows_of_spans) or columns
    columns = _with_whole_labels(columns, full)
    left = columns[0][0] - space
    labels = [(part.x0, part.x1) for row in parts for part in row if part.x1 < left]
    return united([*columns, *labels], space)


def _with_empty(columns: list[Span], heads: Sequence[Line]) -> list[Span]:
    """The columns and those that hold nothing but a head, where each other has a head, too."""
    over = [[one for one in columns if head.x0 < one[1] and one[0] < head.x1] for head in heads]
    each = {tuple(own) for own in over if own} == {(one,) for one in columns}
    empty = [(head.x0, head.x1) for head, own in zip(heads, over, strict=True) if not own]
    return sorted([*columns, *empty]) if each else columns


def _separators(columns: Sequence[Span]) -> list[float]:
    """The x coordinates that part columns."""
    return [(one[1] + other[0]) / 2 for one, other in pairwise(columns)]


def _numbers(parts: Iterable[Sequence[Line]], usual: int) -> Iterator[list[Span]]:
    """Where numbers stand in rows that are not full: no table sets one across columns."""
    for row in (row for row in parts if len(row) < usual):
        yield [(part.x0, part.x1) for part in row if is_number(part.text)]


def _headed(columns: Sequence[Span], heads: Iterable[Line]) -> Iterator[list[Span]]:
    """The columns that have a head of their own, which is over no other, or a label of their own
    between rows."""
    for head in heads:
        below = [column for column in columns if head.x0 < column[1] and column[0] < head.x1]
        if len(below) == 1:
            yield below


def is_number(text: str) -> bool:
    """Whether a text has digits and no word."""
    return any(char.isdigit() for char in text) and not WORD.search(text)


def _supported(columns: list[Span], rows_of_spans: Iterable[Sequence[Span]]) -> list[Span]:
    """Columns that more than one row fills; others join the nearest of them."""
    support = [0] * len(columns)
    for spans in rows_of_spans:
        for column in {bisect_right(columns, (x0, inf)) - 1 for x0, _ in spans}:
            support[column] += 1
    kept = [column for column, rows_in_it in zip(columns, support, strict=True) if rows_in_it > 1]
    rare = [column for column, rows_in_it in zip(columns, support, strict=True) if rows_in_it == 1]
    for x0, x1 in rare if kept else []:
        near = min(range(len(kept)), key=lambda k: max(x0 - kept[k][1], kept[k][0] - x1))
        kept[near] = (min(x0, kept[near][0]), max(x1, kept[near][1]))
    return kept


def _with_whole_labels(columns: Sequence[Span], full: Sequence[Sequence[Line]]) -> list[Span]:
    """The columns, two as one where all that stands in both are halves of numbers (1 | 224), or
    of labels that begin or end with the same word: 多因素 | logistic | 回归甲组."""
    whole = [columns[0]]
    for column in columns[1:]:
        x = (whole[-1][1] + column[0]) / 2
        over = [_halves(part, x) for row in full for part in row if part.x0 < x < part.x1]
        both = ((_within(row, (whole[-1][0], x)), _within(row, (x, column[1]))) for row in full)
        if over and not any(map(all, both)) and _are_halves(over):
            whole[-1] = (whole[-1][0], column[1])
        else:
            whole.append(column)
    return whole


def _within(row: Iterable[Line], span: Span) -> bool:
    return any(span[0] < (part.x0 + part.x1) / 2 < span[1] for part in row)


def _halves(part: Line, x: float) -> tuple[str, str]:
    """What stands left and right of ``x``."""
    left = Line([char for char in part.chars if char.x1 < x], part.page)
    right = Line([char for char in part.chars if char.x1 >= x], part.page)
    return left.text, right.text


def _are_halves(over: Sequence[tuple[str, str]]) -> bool:
    """Whether all are numbers cut before their last three digits, or all left or all right halves
    the same word."""
    if all(_THOUSANDS.search(left) and _HUNDREDS.match(right) for left, right in over):
        return True
    same = (half[0] for half in zip(*over, strict=True) if len(set(half)) == 1)
    return len(over) > 1 and any(any(map(str.isalpha, word)) for word in same)


def _place(
    parts: Iterable[Line], columns: Sequence[Span], across: Sequence[Across]
) -> Iterator[tuple[range, Line]]:
    """The pieces of a line with the columns that each stands in."""
    pieces = [piece for part in parts for piece in _cut(part, _separators(columns))]
    middles = [(piece.x0 + piece.x1) / 2 for piece in pieces]
    own = [rule for rule in across if sum(rule[1] < x < rule[2] for x in middles) == 1]
    for piece in pieces:
        yield _reach(piece, columns, own), piece


def _in_columns(placed: Iterable[tuple[range, Line]], columns: int) -> Printed:
    """The pieces by columns; one across several is in the first."""
    cells: Printed = [[] for _ in range(columns)]
    for reach, piece in placed:
        cells[reach.start].append(piece)
    return cells


def _cut(part: Line, separators: Iterable[float]) -> list[Line]:
    """A part cut at separators that stand in its white space."""
    for x in separators:
        for k, (left, right) in enumerate(pairwise(part.chars), 1):
            reach = part.size / 2
            gap = right.x0 - left.x1
            if gap > LEAST_GAP * part.size and left.x1 - reach < x < right.x0 + reach:
                rest = Line(part.chars[k:], part.page)
                return [Line(part.chars[:k], part.page), *_cut(rest, separators)]
    return [part]


def _reach(piece: Line, columns: Sequence[Span], across: Sequence[Across]) -> range:
    """The column most of a piece stands in, or all that it spans, or a rule right below it."""
    middle = (piece.x0 + piece.x1) / 2
    for y, x0, x1 in across:
        if piece.base < y < piece.base + BELOW * piece.size and x0 < middle < x1:
            ruled = [k for k, (left, right) in enumerate(columns) if x0 < (left + right) / 2 < x1]
            if 1 < len(ruled) < len(columns):
                return range(ruled[0], ruled[-1] + 1)
    edges = [-inf, *_separators(columns), inf]
    shares = [max(0.0, min(piece.x1, b) - max(piece.x0, a)) for a, b in pairwise(edges)]
    most = max(shares)
    if most >= MOST * (piece.x1 - piece.x0):
        return range(shares.index(most), shares.index(most) + 1)
    spanned = [k for k, share in enumerate(shares) if share > min(most, piece.size) / 2]
    return range(spanned[0], spanned[-1] + 1)


def _groups(printed: Sequence[Printed], heights: Sequence[float]) -> list[list[Printed]]:
    """Group the printed lines that make one row of cells."""
    bases = [*map(_top, printed)]
    size = max(piece.size for row in printed for cell in row for piece in cell)
    close = _close_distance(bases, size)
    edges = _right_edges(printed)
    groups = [[printed[0]]]
    for above, below, row in zip(bases, bases[1:], printed[1:], strict=False):
        group, step = groups[-1], below - above
        if any(above < y < below for y in heights):
            goes_on = False
        elif step < STAGGERED * size:
            goes_on = not _starts_row(row, group)
        else:
            goes_on = _adds(row, group, step <= close, edges)
        if goes_on:
            group.append(row)
        else:
            groups.append([row])
    return groups


def _top(row: Printed) -> float:
    """The base line of the first piece of a printed line."""
    return next(cell for cell in row if cell)[0].base


def _close_distance(bases: Sequence[float], size: float) -> float:
    """The largest distance of base lines within a row: well below those between rows."""
    steps = sorted(below - above for above, below in pairwise(bases))
    jumps = [
        (after / before, before)
        for k, (before, after) in enumerate(pairwise(steps), 1)
        if STAGGERED * size < before < CLOSE * size and len(steps) - k >= len(steps) / 4
    ]
    jump, close = max(jumps, default=(0.0, 0.0))
    return close if jump > JUMP else 0.0


def _filled(row: Printed) -> tuple[bool, ...]:
    return tuple(map(bool, row))


def _has_words(cell: Iterable[Line]) -> bool:
    return any(WORD.search(piece.text) for piece in cell)


def _starts_row(row: Printed, group: Iterable[Printed]) -> bool:
    """Whether a staggered line fills columns just as one before: words in several.

    A label beside two rows stands half way between them; so does one beside a value and
    its standard error, which are one row.
    """
    words = _has_words(next(cell for cell in row if cell))
    return words and sum(_filled(row)) > 1 and _filled(row) in map(_filled, group)


def _adds(row: Printed, group: Sequence[Printed], close: bool, edges: Sequence[float]) -> bool:
    """Whether a line goes on with cells above: with errors or t values in brackets below numbers,
    and with words in few of the columns or in all but the label's, set close or where the cells
    above are full. Panel B: begins a row."""
    above = group[-1]
    if row[0] and _PANEL.match(join_cell(row[0])):
        return False
    rest = [[] if _is_of_number(own, over) else own for own, over in zip(row, above, strict=True)]
    words = sum(map(bool, rest))
    if not all(_has_words(cell) for cell in rest if cell):
        return False
    fewer = words < sum(map(any, zip(*group, strict=True)))
    some = fewer and (2 * words <= len(row) or not row[0])
    return not words or (some and (close or _wraps(above, rest, edges)))


def _is_of_number(own: Sequence[Line], over: Sequence[Line]) -> bool:
    """Whether a cell has but a number in brackets, and a number stands above it."""
    if not own or not over or not _IN_BRACKETS.fullmatch(join_cell(own)):
        return False
    return _NUMBER.match(join_cell(over)) is not None


def _right_edges(printed: Iterable[Printed]) -> list[float]:
    """Where the text of each column ends, without what goes on over the next."""
    columns = [[p for cell in column for p in cell] for column in zip(*printed, strict=True)]
    starts = [min((p.x0 for p in column), default=inf) for column in columns]
    return [
        max((p.x1 for p in column if p.x1 < start), default=0.0)
        for column, start in zip(columns, [*starts[1:], inf], strict=True)
    ]


def _wraps(above: Printed, row: Printed, edges: Sequence[float]) -> bool:
    """Whether all that stands in a line goes on with cells filled to their column's edge."""
    return all(
        not cell or (over and over[-1].x1 > edge - FILLED * over[-1].size)
        for over, cell, edge in zip(above, row, edges, strict=True)
    )


def join_cell(pieces: Iterable[Line]) -> str:
    """The text of a cell's pieces, from the top."""
    return join_lines([piece.text for piece in pieces])


def _merge(group: Sequence[Printed]) -> list[str]:
    columns = zip(*group, strict=True)
    return [join_cell(piece for cell in column for piece in cell) for column in columns]
