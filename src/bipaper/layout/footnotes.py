"""Footnotes: small type at the foot of a page or column, under a short rule or a label."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache
from itertools import groupby, takewhile
from math import inf

from bipaper.chars import CIRCLED, CIRCLED_MORE, ENVELOPES, UNREADABLE, simplify
from bipaper.layout.body import BodyStyle
from bipaper.layout.boxes import (
    Surroundings,
    frame,
    is_across,
    is_between_rules,
    overlap,
    same_extent,
    within,
)
from bipaper.layout.captions import is_running_text, read_label
from bipaper.layout.columns import Placed
from bipaper.layout.labels import label_at_start
from bipaper.layout.lines import Line
from bipaper.layout.order import reading_order
from bipaper.parts.boxed_text import BBox
from bipaper.rules import read_lists

LOW = 0.35  # footnotes start below this share of the page's text height
SHORT = 0.62  # a footnote rule is shorter than this share of the text's width
LONG = 25.0  # and longer than this (points)
WORD = (143.0, 145.0)  # but Word's is two inches (144 points) long in columns of any width
ON_RULE = 1.5  # points by which the type below a rule may reach over it
BEGINS = (-8.0, 30.0)  # points from its column's edge at which a footnote rule begins
BESIDE_BAR = 1.0  # em between a fraction's bar and what it is equal to
UNDER = 2.5  # em from the rule to the first note at most
LOOSE = 3.0  # em of white space between notes at most
HEAD = 0.6  # and above an English title below them at least
MARK = 0.82  # size of a mark that stands above its note, as a share of the note's
SMALL = 0.8  # share of the lines under a rule that are in small type
ENOUGH = 3  # lines of text that stand above the notes of a first page
SET_OFF = 1.15  # times the body's line distance above notes without a rule

_MARK = re.compile(f"[{CIRCLED}{CIRCLED_MORE}]|[*＊†‡∗{ENVELOPES}]")
_ALONE = re.compile(r"\d{1,2}")  # a mark above its note
_RAISED = re.compile(r"\d{1,2}(?=[^\d.．])|[〔\[［(（]\d{1,2}[〕\]］)）]")
_COUNTED = re.compile(r"[\[［(（〔]?\d{1,2}[\]］)）〕](?!\d)")
_NUMBER = re.compile(r"\d{1,2}[.．、)）]\s*")
_CAME_IN = r"\d{4}[-—–./年]\s*\d{1,2}[-—–./月]\s*\d{1,2}\s*日?\s*收[到稿]"  # 2023-05-06收稿
_STOP = re.compile(r"[.。;；]\s*")
_ONE = re.compile(r"1[.．、)）]")


@cache
def _words(name: str) -> str:
    """The words of a list of furniture.toml as a regular expression."""
    words = read_lists(__name__, "furniture.toml")[name].words
    return "|".join(r"\s*".join(map(re.escape, word)) for word in words)


@cache
def _first_page() -> re.Pattern[str]:
    words = _words("first_page_notes")
    return re.compile(
        rf"(?:{_NUMBER.pattern})?[*＊†‡∗△▲☆★#{ENVELOPES}{UNREADABLE}]*\s*[\[［【〔(（]?(?:{words}|{_CAME_IN})|[*＊†‡∗#{ENVELOPES}]+\s*\S",
        re.IGNORECASE,
    )


@cache
def _front_matter() -> re.Pattern[str]:
    return re.compile(rf"[\[［【〔(（]?\s*(?:{_words('front_matter')})", re.IGNORECASE)


@cache
def _title_of_list() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_words('lists')})[\WA-Za-z]*$")


def find_footnotes(around: Surroundings, first: bool) -> list[Line]:
    """The footnote lines of one page, in reading order. ``first``: whether it is page 1."""
    placed = around.placed
    if not placed:
        return []
    top = placed[0].line.top
    bottom = max(item.line.bottom for item in placed)
    low = top + LOW * (bottom - top)
    across = [rule for rule in around.rules if rule[1] > low and is_across(rule)]
    rules = [
        rule
        for rule in across
        if not (_has_alike_below(rule, across) or _is_fraction_bar(rule, placed))
    ]
    found = {item.line for rule in rules for item in _under_rule(around, rule, first)}
    for number in {item.column for item in placed}:
        column = [item for item in placed if item.column == number and item.line.top > low]
        found |= {item.line for item in _at_foot(column, around, first)}
        found |= {item.line for item in _below_text(column, around) if first}
    found |= {item.line for item in _below_full(around, found)}
    boxed = {line for box in around.drawings for line in _below_title_of(box, found, around)}
    notes = [p for p in placed if p.line in found - boxed and not _is_cell(p, around)]
    return [item.line for item in reading_order(notes, [])]


def _below_title_of(box: BBox, found: set[Line], around: Surroundings) -> list[Line]:
    """The lines in a box below its first, if that alone is no note and none is running text, as in
    a frame around a page, or labelled: a box of text with its title."""
    own = [item for item in around.placed if within(item.line, box)]
    below = [item.line for item in own[1:]]
    titled = bool(own) and own[0].line not in found and found.issuperset(below)
    text = any(is_running_text(p, around.body) or label_at_start(p.line) for p in own)
    return below if titled and not text else []


def _is_cell(item: Placed, around: Surroundings) -> bool:
    """Whether a line stands in a table's cell, or in two, whatever it opens with (基金项目)."""
    line = item.line
    upright = (one for one in around.rules if one[1] < line.base - 1 < one[3])
    parted = any(line.x0 < one[0] and one[2] < line.x1 for one in upright if not is_across(one))
    return parted or frame(line, around.rules, item.x1 - item.x0) is not None


def _below_full(around: Surroundings, found: Set[Line]) -> list[Placed]:
    """Short lines below notes that cross the page: columns have ended above them."""
    crossing = [p.line.top for p in around.placed if p.column is None and p.line in found]
    top = min(crossing, default=inf)
    short = (p for p in around.placed if p.column is not None and around.body.smaller(p.line))
    return _above_caption(_together((p for p in short if p.line.top > top), around))


def opens_note(line: Line) -> bool:
    """Whether a line begins with a note mark or what first-page notes begin with."""
    raised = bool(line.raised) and line.raised[0][0] == 0 and bool(_RAISED.match(line.text))
    return raised or bool(_MARK.match(line.text) or _first_page().match(simplify(line.text)))


def _under_rule(around: Surroundings, rule: BBox, first: bool) -> list[Placed]:
    """The lines below a short rule at the left of its column, or on the first page one as wide as
    that and like no other, if they are small, or say what they are: the sizes of a scan's lines
    are unsure. A caption ends them: below the notes of columns there may be a table of the page's
    width."""
    body = around.body
    below = [item for item in around.placed if item.line.top > rule[1] - ON_RULE]
    columns = {
        item.column
        for item in below
        if BEGINS[0] < rule[0] - item.x0 < BEGINS[1]
        and (_is_short(rule, item.x1 - item.x0) or (first and _is_above_notes(rule, item, around)))
    }
    standing = [item for item in below if item.column in columns]
    notes = _above_caption(_together(standing, around))
    if not notes:
        return []
    said = first and _first_page().match(simplify(notes[0].line.text))
    if not said and sum(body.smaller(item.line) for item in notes) < SMALL * len(notes):
        return []
    gap = min(item.line.top for item in notes) - rule[1]
    return notes if gap < UNDER * body.size and _reads_as_note(standing) else []


def _is_above_notes(rule: BBox, below: Placed, around: Surroundings) -> bool:
    """Whether a rule that is as wide as a line's column, and like no other near it, parts what is
    all small there from larger type."""
    column = [item for item in around.placed if item.column == below.column]
    small = [around.body.smaller(item.line) for item in column if item.line.top > rule[1] - ON_RULE]
    over = [item.line for item in around.placed if overlap(item.line, rule)]
    above = [line for line in over if line.base < rule[1]]
    wide = same_extent(rule, (below.x0, rule[1], below.x1, rule[3]))
    if not (wide and above and all(small)) or around.body.smaller(above[-1]):
        return False
    alike = [one for one in around.rules if is_across(one) and same_extent(one, rule)]
    return not any(above[0].base < one[1] for one in alike if one != rule)


def _has_alike_below(rule: BBox, rules: Iterable[BBox]) -> bool:
    """Whether another rule as long stands below one, as in a table: notes are below the last."""
    return any(same_extent(one, rule) and one[1] > rule[3] + 1 for one in rules)


def _is_fraction_bar(rule: BBox, placed: Iterable[Placed]) -> bool:
    """Whether text goes on beside a rule, at its height, as beside a fraction."""
    near = BESIDE_BAR * max(item.line.size for item in placed)
    return any(
        item.line.top < rule[1] and rule[3] < item.line.bottom
        for item in placed
        if 0 <= item.line.x0 - rule[2] < near or 0 <= rule[0] - item.line.x1 < near
    )


def _is_short(rule: BBox, column: float) -> bool:
    width = rule[2] - rule[0]
    return LONG < width < SHORT * column or WORD[0] < width < min(WORD[1], column)


def _together(notes: Iterable[Placed], around: Surroundings) -> list[Placed]:
    """The lines down to the first wide white space, drawing, English title or rule as wide as
    their column: figures, an English head and another article may stand below notes."""
    near: list[Placed] = []
    for item in notes:
        line, above = item.line, near[-1].line if near else item.line
        drawn = any(within(line, box) and not within(above, box) for box in around.drawings)
        wide = line.top - above.bottom > LOOSE * line.size
        if drawn or wide or _opens_head(line, above) or _is_ruled_off(item, above, around):
            break
        near.append(item)
    return near


def _is_ruled_off(item: Placed, above: Line, around: Surroundings) -> bool:
    """Whether a rule as wide as its column stands between a line and the one above, which is no
    row of a table's head."""
    column = (item.x0, above.base, item.x1, item.line.base)
    between = (one for one in around.rules if above.base < one[1] < item.line.base)
    ruled = any(is_across(one) and same_extent(one, column) for one in between)
    return ruled and not is_between_rules(above, around.rules)


def _opens_head(line: Line, above: Line) -> bool:
    """Whether a line in Latin letters, bold and set off from the note above it, begins a title."""
    bold = all(char.bold for char in line.chars) and not above.bold and not line.cjk
    set_off = line.top - above.bottom > HEAD * line.size and line.page == above.page
    return bold and set_off and not opens_note(line)


def _above_caption(notes: Iterable[Placed]) -> list[Placed]:
    return [*takewhile(lambda item: not read_label(item.line), notes)]


def _reads_as_note(notes: Sequence[Placed]) -> bool:
    """Prose with or without a mark; not the lines of a drawing or a table under its axis."""
    opening = min(notes, key=lambda item: item.line.base).line
    if opens_note(opening):
        return True
    if any(read_label(item.line) for item in notes):
        return False
    if any(_says_note(item.line.text) for item in notes):
        return True  # what is held, and where, stands above 通信作者 in a conference's paper
    raised = opening.size < MARK * max(item.line.size for item in notes)
    if raised and _ALONE.fullmatch(opening.text):
        return True
    cjk = sum(item.line.cjk for item in notes)
    sentence = any(item.line.text.endswith("。") for item in notes)
    return sentence or cjk * 2 > sum(len(item.line.text) for item in notes)


def _says_note(text: str) -> bool:
    """Whether a sentence of a line begins with what first-page notes begin with."""
    return any(_first_page().match(said) for said in _STOP.split(simplify(text)))


def _at_foot(column: Sequence[Placed], around: Surroundings, first: bool) -> list[Placed]:
    """Without a rule: the small lines at a column's foot from the first label or mark on."""
    body = around.body
    foot: list[Placed] = []
    for item in reversed(column):
        if not body.smaller(item.line):
            break
        foot.append(item)
    foot.reverse()
    above = column[len(column) - len(foot) - 1] if len(foot) < len(column) else None
    start = _behind_front_matter([simplify(item.line.text) for item in foot])
    for at, item in enumerate(foot[start:], start):
        if first and _first_page().match(simplify(item.line.text)):
            return _above_caption(_together(foot[_first_counted(foot, at) :], around))
        if not _set_off(item, column, body):
            continue
        counted = _COUNTED.match(item.line.text) and _ends_text(above, body)
        if opens_note(item.line) or (at == 0 and counted):
            notes = _together(foot[at:], around)
            return notes if not any(read_label(note.line) for note in notes) else []
    return []


def _below_text(column: Sequence[Placed], around: Surroundings) -> Iterator[Placed]:
    """The small lines of a first page's notes in the middle of a column: what it holds of the text
    ends above a figure, and goes on below."""
    body, text = around.body, 0
    for small, own in groupby(column, key=lambda item: body.smaller(item.line)):
        run = list(own)
        if not small:
            text += sum(is_running_text(item, body) for item in run)
        elif text >= ENOUGH:
            said = [simplify(item.line.text) for item in run]
            start = _behind_front_matter(said)
            at = (n for n in range(start, len(run)) if _first_page().match(said[n]))
            yield from _above_caption(_together(run[next(at, len(run)) :], around))


def _behind_front_matter(texts: Sequence[str]) -> int:
    """Where what follows the last label of the front matter (摘要) begins."""
    front = [at for at, text in enumerate(texts) if _front_matter().match(text)]
    return front[-1] + 1 if front else 0


def _first_counted(foot: Sequence[Placed], at: int) -> int:
    """Where a list that counts from 1 and holds the note at ``at`` begins, else ``at``."""
    ones = (i for i in range(at, -1, -1) if _ONE.match(foot[i].line.text))
    return next(ones, at) if _NUMBER.match(foot[at].line.text) else at


def _ends_text(above: Placed | None, body: BodyStyle) -> bool:
    """Whether the line above is running text and no heading, as of a list of references."""
    if above is None or not is_running_text(above, body):
        return False
    if _title_of_list().match(simplify(above.line.text)):
        return False
    return above.rest < 1 or above.line.text.endswith(("。", "；", "：", "？", "！"))


def _set_off(item: Placed, column: Iterable[Placed], body: BodyStyle) -> bool:
    """Whether white space wider than a line parts an item from the text above it."""
    above = [p.line.base for p in column if p.line.base < item.line.base - 1]
    return bool(above) and item.line.base - max(above) > SET_OFF * body.pitch
