"""Figures and tables: which lines belong to them and not to the running text."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bipaper.layout.boxes import Surroundings, figure_box, table_box, within
from bipaper.layout.captions import Caption, Label, find_captions, opens_notes
from bipaper.layout.lines import Line
from bipaper.model import BBox

NOTE_GAP = 2.2  # em between the lines of a float's notes, and above the first


class Float(NamedTuple):
    """A figure or table: the lines of its caption and of the caption's translation, those
    inside its box and of the notes below it.

    ``bbox`` spans the figure or table without caption, in points.
    """

    label: Label
    caption: list[Line]
    english: list[Line]
    inside: list[Line]
    notes: list[Line]
    bbox: BBox

    def lines(self) -> list[Line]:
        """All its lines."""
        return [*self.caption, *self.english, *self.inside, *self.notes]


def find_floats(around: Surroundings) -> list[Float]:
    """All captioned figures and tables of a page, from the top down."""
    captions = find_captions(around.placed, around.rules, around.body)
    titles = [line for caption in captions for line in (*caption.lines, *caption.english)]
    tables = [
        _table(caption, captions, titles, around)
        for caption in captions
        if caption.label.kind == "table"
    ]
    taken = [line for table in tables for line in table.lines()]
    figures = [
        _figure(caption, [*titles, *taken], around)
        for caption in captions
        if caption.label.kind == "figure"
    ]
    return sorted((*tables, *figures), key=lambda one: (one.caption[0].base, one.caption[0].x0))


def _table(
    caption: Caption, captions: Sequence[Caption], titles: Sequence[Line], around: Surroundings
) -> Float:
    others = [other for other in captions if other is not caption]
    box = table_box(caption, others, around)
    head = caption.item.line
    # What stands between the caption and the table, as the unit of its figures, is inside.
    reach = (box[0], min(box[1], head.base + 1), box[2], max(box[3], head.top))
    return _float(caption, box, reach, titles, around)


def _figure(caption: Caption, stops: Sequence[Line], around: Surroundings) -> Float:
    box = figure_box(caption, stops, around)
    return _float(caption, box, box, stops, around)


def _float(
    caption: Caption,
    box: BBox,
    reach: BBox,
    taken: Iterable[Line],
    around: Surroundings,
) -> Float:
    """A float whose lines stand in ``reach``, but for those ``taken`` by others."""
    own = [*caption.lines, *caption.english]
    bottom = max(box[3], *(line.bottom for line in own))
    notes = _notes(around, (box[0], box[1], box[2], bottom))
    gone = {id(line) for line in (*taken, *own, *notes)}
    inside = [p.line for p in around.placed if within(p.line, reach) and id(p.line) not in gone]
    return Float(caption.label, caption.lines, caption.english, inside, notes, box)


def _notes(around: Surroundings, box: BBox) -> list[Line]:
    """Lines right below a float: an opening such as 注 or 资料来源, then small type."""
    notes: list[Line] = []
    edge = box[3]
    for item in around.placed:
        line = item.line
        if line.top < box[3] - 3 or line.x1 < box[0] or line.x0 > box[2]:
            continue
        opens = opens_notes(line)
        if line.top - edge > NOTE_GAP * line.size or not (opens or around.body.smaller(line)):
            break
        if not notes and not opens:
            break
        notes.append(line)
        edge = line.bottom
    return notes
