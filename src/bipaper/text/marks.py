"""Raised digits and circled numbers: exponents, marks of notes, marks of citations.

What a raised digit is follows from what stands before it, from the notes at the foot of its
page, and from the reference list, together. An exponent stays in the text, as Unicode writes it
(10¹¹ Pa); the mark of a note is no digit of the text and is taken out; what is left may be a
citation.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from msgspec.structs import replace

from bipaper.chars import CIRCLED, CJK, GREEK, HAN, as_ascii
from bipaper.layout.labels import SAME_SIZE, label_at_start
from bipaper.layout.lines import Line
from bipaper.parts.boxed_text import Block
from bipaper.parts.extracted import Extracted
from bipaper.parts.set_aside import NoteMark
from bipaper.text.body.numbering import known_title
from bipaper.text.cuts import moved, with_text, without
from bipaper.text.join import join_lines
from bipaper.text.references.citations import cites_bare_numbers

_NUMBER = re.compile(r"-?\d{1,3}")
_CIRCLED = re.compile(f"[{CIRCLED}]+")
_LABEL = re.compile(rf"(?:[\[(]?(\d{{1,2}})(?![\d%])[\])]?[.、]?|([{CIRCLED}]))\s*(?=\S)")
_BARE = re.compile(r"\d+\s*")
_BRACKETED = re.compile(r"[\[(](\d{1,2})[\])]")
_SENTENCE_ENDS = tuple("。.！!？?”）)」】")
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

# What an exponent stands behind: the power of ten of a number, a length or a time with its
# number or in a quotient (one letter is as a variable), a variable, a bracket that holds a
# calculation.
_TEN_TIMES = re.compile(r"[×·*xX] ?10$")
_TEN = re.compile(r"(?<![\d.,])10$")
_UNIT = re.compile(r"[\d/·*⋅] ?(?:[kcdhmn]m|min|in|ft)$")
_VARIABLE = re.compile(rf"(?:^|[^A-Za-z])[A-Za-z{GREEK}]$")
_CALCULATION = re.compile(rf"\([^{CJK}()]*[-+*/=×÷−][^{CJK}()]*\)$")
# What a mark without its note stands behind: Chinese, a bracket that holds some, a percentage.
_PROSE = re.compile(rf"(?:[{HAN}》”’。，；]|[（(][^（）()]*[{HAN}][^（）()]*[）)]|\d%)$")
INDENTED = 2.5  # em; a full line is so much shorter than others at most: they begin further in
SKIPPED = 2  # notes that are not found where they stand, between two that are
_REACH = 40  # characters before a raised digit that are looked at


class Note(NamedTuple):
    """A note at the foot of a page, with the label it begins with: 3, ③, or [3] in brackets."""

    label: str
    text: str


def notes_by_page(pages: Iterable[tuple[int, Sequence[Line]]]) -> dict[int, list[Note]]:
    """The labelled notes of pages by their footnote lines. What stands above a page's first label
    ends the last note of the page before, where a full line breaks off within a sentence."""
    found: dict[int, list[Note]] = {}
    printed: Sequence[Line] = ()
    for number, lines in pages:
        above, found[number] = _notes_of(lines)
        before = found.get(number - 1)
        if above and before and _go_on(printed, lines):
            text = join_lines([before[-1].text, *above])
            before[-1] = before[-1]._replace(text=text)
        printed = lines
    return found


def _go_on(lines: Sequence[Line], following: Sequence[Line]) -> bool:
    """Whether the notes of a page go on in those of the next: the last line is as wide as any,
    ends no sentence, and what follows is in its type and begins with no label (收稿日期)."""
    last, first = lines[-1], following[0]
    if abs(last.size - first.size) >= SAME_SIZE or label_at_start(first):
        return False
    widest = max(line.x1 - line.x0 for line in (*lines, *following))
    full = last.x1 - last.x0 > widest - INDENTED * last.size
    return full and not last.text.endswith(_SENTENCE_ENDS)


def _notes_of(lines: Sequence[Line]) -> tuple[list[str], list[Note]]:
    """The texts above the first label among a page's footnote lines, and its labelled notes."""
    above: list[str] = []
    notes: list[tuple[str, list[str]]] = []
    for last, line in zip([None, *lines], lines, strict=False):
        label = _label(line, notes[-1][0] if notes else None, last)
        if label:
            enclosed = _BRACKETED.match(label[0])
            name = f"[{label[1]}]" if enclosed else label[1] or label[2]
            notes.append((name, [line.text[label.end() :]]))
        else:
            (notes[-1][1] if notes else above).append(line.text)
    return above, [Note(label, join_lines(texts)) for label, texts in notes]


def _label(line: Line, note: str | None, above: Line | None) -> re.Match[str] | None:
    """The label a footnote line begins with. Digits that are neither raised nor set off by a mark
    must count on from the last ``note``'s, or nearly where the line ``above`` ends a sentence: a
    number of the text may begin a line."""
    label = _LABEL.match(as_ascii(line.text))
    if label is None or note is None or above is None or not _BARE.fullmatch(label[0]):
        return label
    raised = bool(line.raised) and line.raised[0][0] == 0
    furthest = SKIPPED if above.text.endswith(_SENTENCE_ENDS) else 0
    ahead = int(label[1]) - int(_digits(note) or 0) - 1
    return label if raised or 0 <= ahead <= furthest else None


def settle_marks(paper: Extracted, notes: Mapping[int, Sequence[Note]]) -> Extracted:
    """The paper with its raised digits told apart; ``notes`` are those of each page."""
    blocks = dict(paper.blocks())
    notes = _with_end_notes(paper, blocks.values(), notes)
    listed = {_digits(one.label or "") for one in paper.references}
    raised = {
        id: sorted(_raised(id, block, notes, listed), key=lambda one: one.start)
        for id, block in blocks.items()
    }
    counted = _counted(chain(*raised.values()))
    if counted and cites_bare_numbers(list(blocks.values()), paper.references):
        counted = set()
    settled = {id: _settled(block, raised[id], counted) for id, block in blocks.items()}
    gone = {id: _marks(block, raised[id], counted) for id, block in blocks.items()}
    return replace(
        paper,
        abstract_zh=settled.get("abstract.zh"),
        abstract_en=settled.get("abstract.en"),
        paragraphs=[replace(one, block=settled[one.id]) for one in paper.paragraphs],
        formulas=[
            replace(one, at=one.at and moved(one.at, gone.get(one.block or "", [])))
            for one in paper.formulas
        ],
        notes=[
            mark for id, own in raised.items() for mark in _note_marks(blocks[id], own, counted)
        ],
    )


def _with_end_notes(
    paper: Extracted, blocks: Iterable[Block], notes: Mapping[int, Sequence[Note]]
) -> dict[int, list[Note]]:
    """The notes of each page, then those behind it that count through the paper.

    A circled number that one note only bears, and one mark only, is their pair wherever they
    stand: notes that count page by page bear the same numbers again. A line whose note stands at
    the foot of its page may be carried over to the next one.
    """
    blocks = list(blocks)
    printed = [(page, note) for page, own in notes.items() for note in own] + list(_listed(paper))
    labels = Counter(note.label for _, note in printed)
    marks = Counter(mark for block in blocks for _, _, mark in _numbers(block))
    ends = [
        (page, note)
        for page, note in printed
        if _CIRCLED.fullmatch(note.label) and labels[note.label] == marks[note.label] == 1
    ]
    pages = {line.page for block in blocks for line in block.lines}
    return {
        page: [*notes.get(page, ()), *(note for last, note in ends if page <= last + 1)]
        for page in sorted(pages | set(notes))
    }


def _listed(paper: Extracted) -> Iterator[tuple[int, Note]]:
    """The notes that stand as paragraphs below a title of their own (注释), with their pages."""
    titled = {one.id for one in paper.sections if known_title(one.title) == "notes"}
    for paragraph in paper.paragraphs:
        text = paragraph.block.text
        if paragraph.section in titled and _CIRCLED.match(text[:1]):
            yield paragraph.block.lines[0].page, Note(text[0], text[1:].strip())


class _Raised(NamedTuple):
    """A number above the line: a ``power``, or behind ``prose``, or neither.

    ``note`` is the one on its page that has this label; one in brackets is listed with it only.
    """

    block: str
    start: int
    end: int
    text: str
    power: bool
    prose: bool
    note: Note | None


def _raised(
    id: str, block: Block, notes: Mapping[int, Sequence[Note]], listed: Container[str]
) -> Iterator[_Raised]:
    """The raised numbers of a block; one in brackets cites what the references have ``listed``,
    else it may be the mark of a note."""
    for match in _bracketed(block):
        note = None if match[1] in listed else _note(block, match.start(), match[1], notes)
        if note:
            yield _Raised(id, *match.span(), match[0], False, False, note)
    for start, end, text in _numbers(block):
        before = block.text[max(0, start - _REACH) : start]
        note = _note(block, start, text, notes)
        power = text.isascii() and _is_exponent(as_ascii(before), text, note is not None)
        prose = text.isascii() and _PROSE.search(before) is not None
        yield _Raised(id, start, end, text, power, prose, note)


def _numbers(block: Block) -> Iterator[tuple[int, int, str]]:
    """The raised numbers of a block with their places; circled ones that touch are several."""
    for start, end in block.superscripts:
        text = as_ascii(block.text[start:end].replace("−", "-"))
        if _CIRCLED.fullmatch(text):
            yield from ((at, at + 1, mark) for at, mark in enumerate(text, start))
        elif _NUMBER.fullmatch(text):
            yield start, end, text


def _bracketed(block: Block) -> Iterator[re.Match[str]]:
    """The raised numbers in brackets: [1], in the block's text."""
    text = as_ascii(block.text)
    for start, end in block.superscripts:
        yield from _BRACKETED.finditer(text, start, end)


def _digits(label: str) -> str:
    return re.sub(r"\D", "", label)


def _named(label: str) -> str:
    """What a label says, in brackets or without: a note [1] is that of a raised 1."""
    return _digits(label) or label


def _note(block: Block, at: int, label: str, notes: Mapping[int, Sequence[Note]]) -> Note | None:
    """The note of this label on the page that shows the character at an offset."""
    pages = [line.page for line in block.lines if line.start <= at < line.end]
    on_pages = (note for page in pages for note in notes.get(page, ()))
    return next((note for note in on_pages if _named(note.label) == _named(label)), None)


def _is_exponent(before: str, raised: str, noted: bool) -> bool:
    """Whether raised digits are a power. ``noted``: a note of the page has this label."""
    if raised.startswith("-") or _TEN_TIMES.search(before) or _UNIT.search(before):
        return True
    if _VARIABLE.search(before) or _CALCULATION.search(before):
        return True
    return _TEN.search(before) is not None and not noted


def _counted(raised: Iterable[_Raised]) -> set[_Raised]:
    """Numbers in prose that count on from one to the next, as only the marks of notes do."""
    marks = [one for one in raised if one.prose and not one.power]
    pairs = [(a, b) for a, b in pairwise(marks) if int(a.text) + 1 == int(b.text)]
    return {one for pair in pairs for one in pair}


def _is_mark(one: _Raised, counted: Container[_Raised]) -> bool:
    return not one.power and (one.note is not None or one in counted)


def _settled(block: Block, raised: Sequence[_Raised], counted: Container[_Raised]) -> Block:
    """The block with its exponents in Unicode, without the marks of notes."""
    powers = [one for one in raised if one.power]
    for one in powers:
        block = with_text(block, one.start, one.text.translate(_RAISED))
    left = [span for span in block.superscripts if span not in {(p.start, p.end) for p in powers}]
    marks = _marks(block, raised, counted)
    return without(replace(block, superscripts=left), marks)


def _marks(
    block: Block, raised: Iterable[_Raised], counted: Container[_Raised]
) -> list[tuple[int, int]]:
    """What is taken out of a block: the marks of its notes."""
    return [_with_space(block.text, one) for one in raised if _is_mark(one, counted)]


def _with_space(text: str, mark: _Raised) -> tuple[int, int]:
    """The place of a mark with the space before it, unless this parts two Latin words."""
    following = text[mark.end : mark.end + 1]
    parts = following.isascii() and following.isalnum()
    return mark.start - (text[: mark.start].endswith(" ") and not parts), mark.end


def _note_marks(
    block: Block, raised: Iterable[_Raised], counted: Container[_Raised]
) -> Iterator[NoteMark]:
    """The marks taken out of a block, where they stood in the text that is left."""
    gone = 0
    for one in raised:
        if _is_mark(one, counted):
            start, end = _with_space(block.text, one)
            note = one.note.text if one.note else None
            yield NoteMark(block=one.block, at=start - gone, text=one.text, note=note)
            gone += end - start
