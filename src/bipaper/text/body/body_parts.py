"""The parts of a paper's body: paragraphs, references, and what is neither."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.text.body.numbering import holds_appendices, is_appendix
from bipaper.text.body.outline import Heading
from bipaper.text.body.paragraphs import Grouped, split_paragraphs
from bipaper.text.body.tail import declares, is_editors_note, is_note

_NUMBERED = re.compile(r"[\[［〔]?(\d{1,3})[\]］〕.．]")  # how an entry of a list begins


class Parts(NamedTuple):
    """Lines of each paragraph with its section (None before the first), of each list of
    references, as behind each chapter, and of what is neither: editors' and authors' notes at the
    end, each declaration run into the text (利益冲突：…), and the parts with titles that say the
    same (作者贡献), titles and all."""

    texts: list[tuple[str | None, Grouped]]
    references: list[list[Placed]]
    notes: list[Placed]
    declared: list[list[Placed]]
    titled: list[Placed]


def split_parts(
    body: Sequence[Placed],
    headings: Sequence[Heading],
    style: BodyStyle,
    behind: Collection[Line],
) -> Parts:
    """The parts of the body; ``behind`` are the lines right below displayed formulas."""
    parts = Parts([], [], [], [], [])
    starts = [0, *(heading.end for heading in headings)]
    ends = [*(heading.start for heading in headings), len(body)]
    kinds = ["body", *_kinds(headings)]
    read, appended = 0, False  # paragraphs above the last list; whether appendices have begun
    for number, (start, end, kind) in enumerate(zip(starts, ends, kinds, strict=True)):
        lines = list(body[start:end])
        if kind in ("references", "more_references"):
            if kind == "more_references":  # the list's second part, told by its heading
                lines = [*body[headings[number - 1].start : start], *lines]
            if not parts.references or (len(parts.texts) > read and not appended):
                parts.references.append([])
            _add_references(parts, lines)
            read = len(parts.texts)
            continue
        appended = appended or (number > 0 and _is_appended(body, headings[number - 1]))
        if kind == "declarations":
            parts.titled.extend(body[headings[number - 1].start : end])
        _add_texts(parts, f"s{number}" if number else None, split_paragraphs(lines, style, behind))
    return parts


def _is_appended(body: Sequence[Placed], heading: Heading) -> bool:
    return holds_appendices(heading.title) or is_appendix(body[heading.start].line)


def _add_references(parts: Parts, lines: Iterable[Placed]) -> None:
    listed, declared = _until_declared(lines)
    parts.declared.extend(declared)
    for item in listed:
        (parts.notes if is_editors_note(item.line) else parts.references[-1]).append(item)


def _add_texts(parts: Parts, section: str | None, groups: Iterable[Grouped]) -> None:
    for group in groups:
        if declares(group.lines[0].line):
            parts.declared.append(group.lines)
        elif is_note(group.lines[0].line):
            parts.notes.extend(group.lines)
        else:
            cut = len(group.lines) - is_editors_note(group.lines[-1].line)
            parts.texts.append((section, group._replace(lines=group.lines[:cut])))
            parts.notes.extend(group.lines[cut:])


def _until_declared(lines: Iterable[Placed]) -> tuple[list[Placed], list[list[Placed]]]:
    """The lines of a list of references without the declarations behind it, and those. A
    declaration goes on up to a note, or an entry that the list counts on with."""
    listed: list[Placed] = []
    declared: list[list[Placed]] = []
    inside, count = False, 0
    for item in lines:
        number = _NUMBERED.match(item.line.text)
        if declares(item.line):
            declared.append([])
            inside = True
        elif is_note(item.line) or (number and int(number[1]) == count + 1):
            inside = False
        if inside:
            declared[-1].append(item)
            continue
        listed.append(item)
        count = int(number[1]) if number else count
    return listed, declared


def _kinds(headings: Sequence[Heading]) -> list[str]:
    """What follows each heading; below that of the references stand parts of the list."""
    kinds: list[str] = []
    top: int | None = None  # level of the heading of the list that is open
    for heading in headings:
        below = top is not None and heading.level > top
        kinds.append("references" if below and heading.opens == "body" else heading.opens)
        if not below:
            top = heading.level if heading.opens == "references" else None
    return kinds
