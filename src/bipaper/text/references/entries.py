"""Which printed lines of a reference list make one entry.

Entries are told apart by their labels ([1], （1）, 1., ①) as long as these count up, by labels
that name them ([Lin, 2019]), else by indents, by lines that end early and by the names and years
that open an entry.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from bipaper.chars import CIRCLED, HAN, count_han
from bipaper.parts.boxed_text import BBox
from bipaper.text.body.neighbours import RESUME, TURN
from bipaper.text.body.tail import ends_references
from bipaper.years import YEAR


class RefLine(NamedTuple):
    """A printed line: ``indent`` and ``rest`` are the white space left and right of it in
    its column, in em; ``size`` and ``bbox`` in points."""

    text: str
    indent: float
    rest: float
    size: float
    page: int
    bbox: BBox


class Entry(NamedTuple):
    """The lines of one entry without its label: a number, what names it, or None."""

    label: int | str | None
    lines: list[RefLine]


def split_entries(lines: Sequence[RefLine], missed: int = 2) -> tuple[list[Entry], list[RefLine]]:
    """The entries of a list given without its heading, and the lines behind the list.

    Labels may leave out up to ``missed`` numbers in a row (unreadable ones).
    """
    lines = _own_lines(lines)
    return _numbered(lines, missed) or _named(lines) or _unnumbered(lines)


def neighbours_lines(lines: Sequence[RefLine]) -> list[RefLine]:
    """The lines of another article between （下转第9页） and （上接第3页）, which stand above."""
    turn = _turn(lines)
    if turn is None:
        return []
    resume = next(line for line in lines[turn:] if RESUME.search(line.text))
    below = (resume.page, resume.bbox[1])
    return [line for line in lines[turn + 1 :] if (line.page, line.bbox[1]) < below]


def _turn(lines: Sequence[RefLine]) -> int | None:
    """The line that sends the reader on to where the list is resumed."""
    turns = [i for i, line in enumerate(lines) if TURN.search(line.text)][:1]
    resumes = [i for i, line in enumerate(lines) if RESUME.search(line.text)][:1]
    return turns[0] if turns and resumes and turns[0] <= resumes[0] else None


def _own_lines(lines: Sequence[RefLine]) -> list[RefLine]:
    """Without the neighbour's lines, and what tells where to read on."""
    turn = _turn(lines)
    if turn is None:
        return list(lines)
    others = neighbours_lines(lines)
    kept = [line for line in lines[turn:] if line not in others]
    pieces = (line._replace(text=TURN.sub("", RESUME.sub("", line.text))) for line in kept)
    return [*lines[:turn], *(line for line in pieces if line.text.strip())]


# --- numbered lists -------------------------------------------------------------------

# So many entries above the first label are the list; what counts below them is something else,
# as the items of a questionnaire. One may have lost its label.
_ENTRIES = 2
_FLUSH = 0.7  # em between the indents of lines that begin alike, at most
_RUN = 3  # labels that count on: a number alone may begin a line for another reason

_LABELS = [
    re.compile(rf"\s*{pattern}\s*")
    for pattern in (
        r"[\[［〔【]\s?(\d{1,3})\s?[\]］〕】][.,]?",
        r"[(（]\s?(\d{1,3})\s?[)）]",
        r"(\d{1,3})\s?[.．、](?!\d)",
        r"(\d{1,3})[)）]",
        f"([{CIRCLED}])",
        rf"(\d{{1,3}})\s?(?=[A-Z{HAN}])",
    )
]
_INNER_LABEL = re.compile(r"(?<=[.。;；\s])[\[［〔](\d{1,3})[\]］〕](?=\s?[^\s\]\d.])")


class _Start(NamedTuple):
    line: int
    label: int
    end: int  # of the label in the line


def _numbered(lines: Sequence[RefLine], missed: int) -> tuple[list[Entry], list[RefLine]] | None:
    lines = _in_order_of_numbers([*_apart(lines)])
    starts = max((_counting(lines, pattern, missed) for pattern in _LABELS), key=len)
    if not starts or (len(starts) == 1 and starts[0].line > 0):
        return None
    if sum(bool(_NAMES_AND_YEAR.match(line.text)) for line in lines[: starts[0].line]) >= _ENTRIES:
        return None
    end = _restart(lines, starts)
    entries = []
    for start, following in zip(starts, [*(s.line for s in starts[1:]), end], strict=True):
        own = lines[start.line : following]
        first = own[0]._replace(text=own[0].text[start.end :])
        entries.append(Entry(start.label, [first, *own[1:]]))
    entries, rest = _without_tail(entries)
    return entries, [*rest, *lines[end:]]


def _apart(lines: Iterable[RefLine]) -> Iterator[RefLine]:
    """Lines cut where another entry's label stands inside them (lists set as a paragraph)."""
    last = 0
    for line in lines:
        begin = 0
        first = _LABELS[0].match(line.text)
        last = int(first[1]) if first else last
        for label in _INNER_LABEL.finditer(line.text):
            if int(label[1]) == last + 1:
                yield line._replace(text=line.text[begin : label.start()].strip(), rest=0.0)
                begin, last = label.start(), last + 1
        yield line._replace(text=line.text[begin:])


def _counting(lines: Sequence[RefLine], pattern: re.Pattern[str], missed: int) -> list[_Start]:
    """The lines whose labels count up from 1, and on behind any gap where some go on counting."""
    found = ((number, pattern.match(line.text)) for number, line in enumerate(lines))
    labels = [_Start(at, _value(label[1]), label.end()) for at, label in found if label]
    starts: list[_Start] = []
    for at, one in enumerate(labels):
        last = starts[-1].label if starts else 0
        run = [other.label - one.label for other in labels[at : at + _RUN]]
        goes_on = starts and run == [*range(_RUN)]
        if last < one.label and (one.label <= last + 1 + missed or goes_on):
            starts.append(one)
    return starts


def _in_order_of_numbers(lines: Sequence[RefLine]) -> Sequence[RefLine]:
    """The lines with their columns in the order in which their labels count, where all numbers are
    there once then.

    A file scanned or bound wrongly has pages in another order than they are numbered in; a list
    in the two cells of a table that a page's end cuts goes on in the same cell.
    """
    parts: list[list[RefLine]] = []
    for column in _columns(lines):
        if parts and not _counted(column):
            parts[-1] += column
        else:
            parts.append(column)
    ordered = [*chain(*sorted(parts, key=lambda part: _counted(part)[:1]))]
    counted = _counted(ordered)
    return ordered if counted == [*range(1, len(counted) + 1)] else lines


def _counted(lines: Iterable[RefLine]) -> list[int]:
    labels = (_LABELS[0].match(line.text) for line in lines)
    return [_value(label[1]) for label in labels if label]


def _restart(lines: Sequence[RefLine], starts: Sequence[_Start]) -> int:
    """Where behind the last label another list begins to count, or the number of lines."""
    labels = [lines[start.line] for start in starts]
    for number in range(starts[-1].line + 1, len(lines)):
        line = lines[number]
        label = _LABELS[0].match(line.text)
        flush = any(abs(line.indent - other.indent) < _FLUSH for other in labels)
        if label and flush and _value(label[1]) <= starts[-1].label:
            return number
    return len(lines)


def _value(label: str) -> int:
    return int(label) if label.isdecimal() else int(unicodedata.numeric(label))


# --- lists whose labels name the entries ------------------------------------------------

_NAME = re.compile(  # [Lin, 2019], [林一等2019], [LPYL]; no type mark
    rf"\s*[\[［]\s?(?P<name>[^\[\]［］]{{0,40}}{YEAR}[a-z]?|[A-Z][\w+-]{{2,12}})\s?[\]］]\s*"
    rf"(?=[\w《“\"{HAN}])"
)
_NAMED_LIST = 3  # entries at least: a bracket may open an entry for another reason


def _named(lines: Sequence[RefLine]) -> tuple[list[Entry], list[RefLine]] | None:
    """A list in which such labels begin lines, from the first of them on."""
    labels = {i: label for i, line in enumerate(lines) if (label := _NAME.match(line.text))}
    if len(labels) < _NAMED_LIST:
        return None
    first = min(labels)
    others = (i for i in range(first, len(lines)) if _is_other(lines[i], lines[first]))
    end = next(others, len(lines))
    starts = [i for i in labels if i < end]
    entries = []
    for start, following in pairwise([*starts, end]):
        opening = lines[start]._replace(text=lines[start].text[labels[start].end() :])
        entries.append(
            Entry(labels[start]["name"].strip(), [opening, *lines[start + 1 : following]])
        )
    return entries, [*lines[:first], *lines[end:]]


# --- the end of the list ---------------------------------------------------------------


def _without_tail(entries: list[Entry]) -> tuple[list[Entry], list[RefLine]]:
    """Cut what follows the list off its last entry."""
    indents = [line.indent for entry in entries[:-1] for line in entry.lines[1:]]
    within = [pair for entry in entries[:-1] for pair in pairwise(entry.lines)]
    full = [a.rest for a, _ in within]
    translated = any(_turns_latin(a, b) for a, b in within)
    label, lines = entries[-1]
    for number, (last, line) in enumerate(pairwise(lines), 1):
        closed = _CLOSED.search(last.text)
        # A scan's indents and sizes are unsure, so they say nothing within an entry.
        ended = closed or last.rest > _EARLY
        strange = indents and min(abs(line.indent - indent) for indent in indents) > _FLUSH
        told = translated and _turns_latin(last, line)
        early = full and last.rest > max(*full, _EARLY) and closed and not told
        other = ends_references(line.text) or (ended and (strange or _other_size(line, lines[0])))
        if early or other:
            return [*entries[:-1], Entry(label, lines[:number])], lines[number:]
    return entries, []


def _turns_latin(line: RefLine, following: RefLine) -> bool:
    """Whether a translation may begin below a line: Chinese ends, and what follows has none."""
    chinese = [count_han(one.text) > 0 for one in (line, following)]
    return chinese == [True, False] and _CLOSED.search(line.text) is not None


def _is_other(line: RefLine, first: RefLine) -> bool:
    """Whether a line is not part of a list that ``first`` belongs to."""
    return _other_size(line, first) or ends_references(line.text)


def _other_size(line: RefLine, first: RefLine) -> bool:
    return abs(line.size - first.size) > _OTHER_SIZE * first.size


# --- unnumbered lists -------------------------------------------------------------------

_TWO_INDENTS = 0.8  # em between the indents of first and further lines
_OTHER_SIZE = 0.08  # share by which type of another size is larger or smaller
_EARLY = 3.0  # em of white space that show the last line of an entry
_NAMES_AND_YEAR = re.compile(
    rf"[{HAN}·]{{2,20}}(?:[、，,;\s]{{1,2}}[{HAN}·]{{2,20}}){{0,30}}(?:[、，,\s]{{0,2}}等)?\s?"
    rf"(?:[(（,，.．]\s?{YEAR}|[:：]\s?《|[.．])"
    r"|(?:[A-Z][\w'’-]+|de|van|von|[A-Z]\.)[^\d《]{0,200}?"
    rf"(?:[(（,，.．:：\s]\s?{YEAR}[a-z]?[)）,，.．:：\s]|[“\"])"
    r"|[A-Z][\w'’-]+[,，]? (?:[A-Z]\.? ?){1,3}[,，.;；&]"
)
_YEAR = re.compile(rf"{YEAR}[a-z]?(?![\d年-])")
_CLOSED = re.compile(r"(?<!\])[.。．\d\]」》)）期页号辑卷]$")  # "[J]." waits for the journal


def _unnumbered(lines: Sequence[RefLine]) -> tuple[list[Entry], list[RefLine]]:
    end = next((i for i, line in enumerate(lines) if _is_other(line, lines[0])), len(lines))
    groups: list[list[RefLine]] = []
    for line, begins in zip(lines[:end], _begins(lines[:end]), strict=True):
        if begins or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    if 2 * sum(len(own) > 1 and _is_dated(own[1]) for own in groups) > len(groups):
        groups = [*chain.from_iterable(map(_by_year, groups))]
    return [Entry(None, group) for group in groups], list(lines[end:])


def _is_dated(line: RefLine) -> bool:
    """Whether a line begins with a year, as below a name on a line of its own."""
    return _YEAR.match(line.text) is not None


def _by_year(lines: Sequence[RefLine]) -> Iterator[list[RefLine]]:
    """The works of an author, whose name stands above the first: each begins with its year."""
    starts = [0]
    starts += [
        at
        for at, (above, line) in enumerate(pairwise(lines), 1)
        if at > 1 and _is_dated(line) and _CLOSED.search(above.text)
    ]
    yield from (list(lines[a:b]) for a, b in pairwise([*starts, len(lines)]))


def _begins(lines: Sequence[RefLine]) -> list[bool]:
    """For each line, does it begin an entry? By its indent where that tells."""
    indented = [flag for column in _columns(lines) for flag in _indented(column)]
    after_end: dict[bool | None, list[bool]] = {True: [], False: [], None: []}
    for last, flag in zip(lines, indented[1:], strict=False):
        after_end[flag].append(last.rest > _EARLY)
    share = {flag: sum(ends) / max(1, len(ends)) for flag, ends in after_end.items()}
    first_is_indented = share[True] > share[False]
    return [
        _opens(lines[max(0, i - 1) : i + 2]) if flag is None else flag == first_is_indented
        for i, flag in enumerate(indented)
    ]


def _columns(lines: Sequence[RefLine]) -> Iterator[list[RefLine]]:
    """Runs of lines that stand below each other."""
    column: list[RefLine] = []
    for line in lines:
        if column and (line.page != column[-1].page or line.bbox[1] <= column[-1].bbox[1]):
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _indented(column: list[RefLine]) -> list[bool | None]:
    """Whether each line is set in from the column's left edge; None where none is."""
    left = min(line.bbox[0] for line in column)
    flags = [(line.bbox[0] - left) / line.size > _TWO_INDENTS for line in column]
    return list(flags) if any(flags) else [None] * len(flags)


def _opens(lines: Sequence[RefLine]) -> bool:
    """Whether the second of two or three lines begins an entry, by its words."""
    last, *own = lines
    names = _NAMES_AND_YEAR.match(" ".join(line.text for line in own))
    return last.rest > _EARLY or (_CLOSED.search(last.text) is not None and names is not None)
