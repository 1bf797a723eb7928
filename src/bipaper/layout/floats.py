"""Figures and tables: which lines belong to them and not to the running text."""

import re
from collections.abc import Container, Iterable, Sequence, Set
from itertools import takewhile
from math import inf
from typing import NamedTuple

from bipaper.chars import COUNTING, HAN
from bipaper.layout.bare_tables import bare_tables
from bipaper.layout.body import BodyStyle
from bipaper.layout.boxes import SAME_EDGE, Surroundings, is_across, table_box, within
from bipaper.layout.captions import Caption, Label, find_captions, is_end_title, opens_notes
from bipaper.layout.columns import Placed
from bipaper.layout.figures import figure_box, pictures
from bipaper.layout.labels import labelled_lines
from bipaper.layout.lines import Line
from bipaper.parts.boxed_text import BBox
from bipaper.pdf.slanted import Slanted

NOTE_GAP = 2.2  # em between the lines of a float's notes, and above the first
SHORT = 2.0  # em that a heading's line leaves free at its end
_ENTRY = re.compile(r"[\[［〔](\d{1,3})[\]］〕](?!\d)")
_SECTION = re.compile(rf"\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\s*[{HAN}]")  # 3.2 below a table
# And in words, where the line is no sentence of a note: (二), 四、, 附录B3.
_WORDED = re.compile(
    rf"(?:[(（][{COUNTING}]{{1,3}}[)）]|[{COUNTING}]{{1,3}}、|附[录錄]\s?[A-Z{COUNTING}\d])"
    rf".*[{HAN}A-Za-z)）]"
)
_KEYED = re.compile(
    r"(\d{1,2}|[A-Za-z](?![A-Za-z]))\s*(?:[.．、]|(?<=[A-Za-z])[:：])"
)  # 1.碗, 1、2.碗, A：碗
PLAIN = 3  # so many lines may be notes without a word that says so
SAME_ROW = 1.0  # points between the base lines of one row at most
UPRIGHT = 2.0  # em between a figure and the middle of what names its upright axis


class Float(NamedTuple):
    """A figure or table: the lines of its caption and of the caption's translation, those
    inside its box and of the notes below it.

    ``bbox`` spans the figure or table without caption, in points. A ruled table may have no
    caption; then it has a label without words. ``sideways`` is what a figure says at a right
    angle.
    """

    label: Label
    caption: list[Line]
    english: list[Line]
    inside: list[Line]
    notes: list[Line]
    bbox: BBox
    sideways: Sequence[str] = ()

    def lines(self) -> list[Line]:
        """All its lines."""
        return [*self.caption, *self.english, *self.inside, *self.notes]


def find_floats(around: Surroundings) -> list[Float]:
    """All figures and tables of a page, from the top down; no line is in two."""
    shown = pictures([*around.images, *around.drawings])
    captions = find_captions(around.placed, around.rules, around.body, shown)
    if captions:
        around = around._replace(fields=labelled_lines([p.line for p in around.placed]))
    taken = {line for caption in captions for line in caption.both}
    floats: list[Float] = []
    # Tables come first: their rules tell where they end, and figures end at them.
    for caption in sorted(captions, key=lambda caption: caption.label.kind != "table"):
        box, reach = _extent(caption, captions, floats, around)
        floats.append(_float(caption, box, reach, taken, around))
        taken.update(floats[-1].lines())
    for box in bare_tables(around, taken):
        if not any(within(line, box) for line in taken):
            floats.append(_bare(box, taken, around))
            taken.update(floats[-1].lines())
    return sorted(floats, key=_height)


def _height(one: Float) -> tuple[float, float]:
    first = one.lines()[0]
    return first.base, first.x0


def _bare(box: BBox, taken: Set[Line], around: Surroundings) -> Float:
    """A table without a caption, as it goes on from another page."""
    free = [item for item in around.placed if item.line not in taken]
    notes = _notes(free, box, around, ruled=False)
    inside = [p.line for p in free if within(p.line, box) and p.line not in notes]
    return Float(Label("table", "", "", 0, False, False), [], [], inside, notes, box)


def _extent(
    caption: Caption, captions: Iterable[Caption], found: Iterable[Float], around: Surroundings
) -> tuple[BBox, BBox]:
    """The box of a float, and the box its lines stand in: that of a table has what stands between
    it and its caption, as the unit of its figures."""
    if caption.label.kind == "figure":
        tables = [line for one in found if one.label.kind == "table" for line in one.lines()]
        stops = [*(line for other in captions for line in other.both), *tables]
        box = figure_box(caption, stops, around)
        return box, _with_what_reaches_out(box, caption, captions, around)
    box = table_box(caption, [other for other in captions if other is not caption], around)
    head = caption.item.line
    return box, (box[0], min(box[1], head.base + 1), box[2], max(box[3], head.top))


def _with_what_reaches_out(
    box: BBox, caption: Caption, captions: Iterable[Caption], around: Surroundings
) -> BBox:
    """A figure's box, as wide as the small lines of its column on its height.

    Where text stands beside figures, the widest lines of their column give it its edges, and
    a figure may be wider. Figures side by side have half of it each.
    """
    own = caption.item
    others = (other.item.line for other in captions if other is not caption)
    beside = any(abs(line.base - own.line.base) < line.size for line in others)
    if own.column is None or beside:
        return box
    small = [
        item.line
        for item in around.placed
        if (item.zone, item.column) == (own.zone, own.column)
        and box[1] < item.line.base < box[3]
        and around.body.smaller(item.line)
    ]
    edges = [(box[0], box[2]), *((line.x0, line.x1) for line in small)]
    return min(x0 for x0, _ in edges), box[1], max(x1 for _, x1 in edges), box[3]


def with_sideways(
    floats: Iterable[Float], pieces: Iterable[Slanted], body: BodyStyle
) -> tuple[list[Float], list[Slanted]]:
    """The floats of a page with what stands at an angle in a figure, no larger than the body's
    type, or at a right angle beside it, as the names of upright axes do; and the pieces at an
    angle that are left."""
    own = list(floats)
    left: list[Slanted] = []
    for piece in pieces:
        apart = {i: _apart(piece.box, one.bbox) for i, one in enumerate(own) if _is_figure(one)}
        nearest = min(apart, key=lambda i: apart[i], default=None)
        if nearest is not None and _says(piece, apart[nearest], body):
            one = own[nearest]
            own[nearest] = one._replace(sideways=(*one.sideways, piece.text))
        else:
            left.append(piece)
    return own, left


def _says(piece: Slanted, apart: float, body: BodyStyle) -> bool:
    """Whether a piece so far beside a figure is one of its words: a watermark is larger than text
    and at no right angle."""
    em = min(piece.box[2] - piece.box[0], piece.box[3] - piece.box[1])
    return apart < UPRIGHT * em if piece.sideways else apart == 0 and piece.size <= body.size


def _is_figure(one: Float) -> bool:
    return one.label.kind == "figure"


def _apart(box: BBox, other: BBox) -> float:
    """How far a box's middle is beside another box; none is beside one on other heights."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return max(other[0] - x, x - other[2], 0.0) if other[1] <= y <= other[3] else inf


def with_continued(
    pages: Sequence[Sequence[Float]], texts: Sequence[Sequence[Line]]
) -> list[list[Float]]:
    """The floats of all pages, those told that go on from the page or column before.

    A table without a caption above all of the running ``texts`` of its page goes on with one as
    wide that ends the page before; above all of its column with one that ends the column before,
    behind which it then stands.
    """
    told: list[list[Float]] = []
    for floats, text in zip(pages, texts, strict=True):
        own = _from_column_before(floats, text)
        if own and told and not own[0].caption and _opens(own[0], text) and told[-1]:
            last = max(told[-1], key=lambda one: one.bbox[3])
            if _ends(last, texts[len(told) - 1]) and _as_wide(last, own[0]):
                own[0] = own[0]._replace(label=own[0].label._replace(continued=True))
        told.append(own)
    return told


def _from_column_before(floats: Sequence[Float], text: Sequence[Line]) -> list[Float]:
    own = list(floats)
    for one in floats:
        above = [line for line in text if one.bbox[0] < line.x1 and line.x0 < one.bbox[2]]
        if one.caption or one.label.kind != "table" or not _opens(one, above):
            continue
        left = [last for last in floats if last.bbox[2] < one.bbox[0] and _as_wide(last, one)]
        last = max(left, key=lambda last: last.bbox[3], default=None)
        if last and _ends(last, [line for line in text if line.x0 < last.bbox[2]]):
            own.remove(one)
            on = one._replace(label=one.label._replace(continued=True))
            own.insert(own.index(last) + 1, on)
    return own


def _opens(one: Float, text: Iterable[Line]) -> bool:
    return all(line.base > one.bbox[1] for line in text)


def _ends(one: Float, text: Iterable[Line]) -> bool:
    return one.label.kind == "table" and all(line.base < one.bbox[3] for line in text)


def _as_wide(one: Float, other: Float) -> bool:
    widths = [x1 - x0 for x0, _, x1, _ in (one.bbox, other.bbox)]
    return abs(widths[0] - widths[1]) < SAME_EDGE


def _float(
    caption: Caption, box: BBox, reach: BBox, taken: Set[Line], around: Surroundings
) -> Float:
    """A float whose lines stand in ``reach``, but for those ``taken``."""
    bottom = max(box[3], *(line.bottom for line in caption.both))
    free = [item for item in around.placed if item.line not in taken]
    ruled = any(is_across(rule) and abs(rule[3] - bottom) < 1 for rule in around.rules)
    figure = caption.label.kind == "figure"
    shown = _keys(p.line for p in free if figure and within(p.line, box))
    notes = _notes(free, (box[0], box[1], box[2], bottom), around, ruled, shown)
    inside = [p.line for p in free if within(p.line, reach) and p.line not in notes]
    return Float(caption.label, caption.lines, caption.english, inside, notes, box)


def _keys(lines: Iterable[Line]) -> frozenset[str]:
    """The numbers and single letters that stand in a figure by themselves."""
    words = (word for line in lines for word in line.text.split())
    return frozenset(word for word in words if word.isdecimal() or len(word) == 1)


def _explains(line: Line, shown: Container[str]) -> bool:
    """Whether a line says what a key in a figure stands for: 1.碗　2.盏, 1、2.碗, A：碗."""
    found = _KEYED.match(line.text)
    return found is not None and found[1] in shown


def _notes(
    free: Iterable[Placed], box: BBox, around: Surroundings, ruled: bool, shown: Container[str] = ()
) -> list[Line]:
    """Lines right below a float: an opening such as 注 or 资料来源, or in small type one of the
    keys ``shown`` in a figure, then small type.

    A few small lines need no such opening where they are ``ruled`` off from the table, unless a
    heading as small follows: then they are text. Notes stay in the column they begin in.
    """
    found: list[Placed] = []
    most = PLAIN
    edge = box[3]
    for item in free:
        line = item.line
        if line.top < box[3] - 3 or line.x1 < box[0] or line.x0 > box[2]:
            continue
        if _is_beside(item, found):
            continue
        small = around.body.smaller(line)
        opens = opens_notes(line) or (small and _explains(line, shown))
        if line.top - edge > NOTE_GAP * line.size or not (opens or small):
            break
        if _is_entry(item, found):
            found = _above_entry(item, found)
            break
        if _is_drawn(line, [one for one in around.drawings if one[1] > box[3] - 3]):
            break
        if _is_heading(line, box[2]):
            most = 0
            break
        if not (found or opens or ruled):
            break
        found.append(item)
        edge = line.bottom
    notes = [item.line for item in found]
    named = bool(notes) and (opens_notes(notes[0]) or _explains(notes[0], shown))
    return notes if named or len(notes) <= most else []


def _is_beside(item: Placed, notes: Sequence[Placed]) -> bool:
    """Whether a line stands in another column than the notes above it, and on no row of theirs: a
    list of references in small type may go on beside the notes of a table across the page, or
    below them."""
    own = {note.column or 0 for note in notes}  # what crosses columns begins in the first
    rows = (abs(note.line.base - item.line.base) < SAME_ROW for note in notes)
    return bool(own) and (item.column or 0) not in own and not any(rows)


def _is_entry(item: Placed, notes: Sequence[Placed]) -> bool:
    """Whether a line among notes opens an entry of a list that goes on below them: [2], where no
    note is labelled so."""
    entry = _ENTRY.match(item.line.text)
    counts_on = entry is not None and int(entry[1]) > 1
    return counts_on and bool(notes) and not any(_ENTRY.match(note.line.text) for note in notes)


def _above_entry(item: Placed, notes: Sequence[Placed]) -> list[Placed]:
    """The notes without what stands in the columns of an entry below them: the rest of the one
    before it."""
    above = takewhile(lambda one: (one.zone, one.column) != (item.zone, item.column), notes)
    return [*above] or [*notes]


def _is_drawn(line: Line, drawings: Iterable[BBox]) -> bool:
    """Whether a line stands in a drawing, or is a number right beside or above one."""
    number = not any(char.isalpha() for char in line.text)
    near = line.size if number else 0.0
    return any(
        one[0] - near < line.x1
        and line.x0 < one[2] + near
        and one[1] - near < line.bottom
        and line.top < one[3]
        for one in drawings
    )


def _is_heading(line: Line, right: float) -> bool:
    """Whether a line among notes opens a section of the text, in type as small as theirs."""
    if is_end_title(line):
        return True
    ends = line.x1 < right - SHORT * line.size and _WORDED.fullmatch(line.text)
    return bool(_SECTION.match(line.text) or ends)
