"""English titles of papers that print no English head: behind a label, 英文标题, in brackets
behind the text, after the name of an author: (LIN Zhiyuan, On Pocket Parks), above the authors
in lines of their own, or only where the paper says how to cite it."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from bipaper.chars import count_han
from bipaper.layout.columns import Placed
from bipaper.layout.labels import Label, label_at_start, labels_in
from bipaper.layout.lines import Line
from bipaper.text.front.affiliations import is_affiliation
from bipaper.text.front.bylines import SAME, names_any, same_size
from bipaper.text.front.parts import FULL, NEXT
from bipaper.text.front.titles import Head, joined_title
from bipaper.text.references.entry_fields import parse_reference
from bipaper.text.romanisation import is_romanised

LINES = 4  # of such a title, at most

_NAME = re.compile(r"[A-Z][A-Za-z'’-]*(?: [A-Z][A-Za-z'’-]*){1,3}")
_BEHIND_NAME = re.compile(r"\s*(?:[,，;；:：]|(?:and|&)\s)\s*")
_OPENS, _CLOSES = re.compile(r"\s*[(（\[［【]\s*"), re.compile(r"\s*[)）\]］】]\s*$")


def english_head_apart(
    stream: Sequence[Placed],
    notes: Sequence[Line],
    names: Sequence[str],
    corporate: bool = False,
    citations: Sequence[str] = (),
) -> tuple[Head, range] | None:
    """The title, with its authors, and the indexes of its lines in the ``stream``; ``notes`` are
    those at the end, ``names`` the authors' in Chinese; ``corporate``: these are institutions;
    ``citations`` are the ways to cite the paper, which keep their lines."""
    noted = ((head, range(0)) for head, _ in _bracketed(notes, names))
    cited = ((Head(title, [], [], []), range(0)) for title in _cited(citations))
    lines = [item.line for item in stream]
    headed = _headed(lines, names, corporate)
    return next(chain(_labelled(stream), _bracketed(lines, names), noted, headed, cited), None)


def _cited(citations: Sequence[str]) -> Iterator[str]:
    """The titles without Chinese in entries that say where the paper stands."""
    for entry in map(parse_reference, citations):
        if entry.title and entry.container and not count_han(entry.title):
            yield entry.title


def _labelled(stream: Sequence[Placed]) -> Iterator[tuple[Head, range]]:
    for at, item in enumerate(stream):
        label = next((one for one in _labels(item.line) if one.field == "title_en"), None)
        if label is None:
            continue
        first = _cut(item.line, label.end, _next_label(item.line, label.end))
        end = at + 1
        if first.x1 == item.line.x1:
            while end < len(stream) and _goes_on(stream[at:end], stream[end]):
                end += 1
        titled = [first, *(below.line for below in stream[at + 1 : end])]
        yield Head(joined_title(titled), titled, [], []), range(at, end)


def _labels(line: Line) -> list[Label]:
    first = label_at_start(line)
    return [*([first] if first else []), *labels_in(line)]


def _next_label(line: Line, start: int) -> int:
    """Where the label behind an offset begins, or the line ends."""
    return min((one.start for one in labels_in(line) if one.start >= start), default=len(line.text))


def _cut(line: Line, start: int, end: int) -> Line:
    """The part of a line between two offsets."""
    left = line.split(end)[0] if end < len(line.text) else line
    return left.split(start)[1] if start else left


def _goes_on(above: Sequence[Placed], item: Placed) -> bool:
    """Whether a title goes on in Latin letters below a full line."""
    full = above[-1].rest < FULL and above[-1].line.page == item.line.page
    latin = item.line.cjk == 0 and label_at_start(item.line) is None
    return full and latin and len(above) < LINES


def _bracketed(lines: Sequence[Line], names: Sequence[str]) -> Iterator[tuple[Head, range]]:
    for at, line in enumerate(lines):
        start = _behind_names(line.text, names)
        own = _up_to_bracket(lines[at : at + LINES]) if start else []
        if start and own:
            authors, own[0] = own[0].split(start)
            yield Head(joined_title(own), own, [authors], []), range(at, at + len(own))


def _up_to_bracket(lines: Sequence[Line]) -> list[Line]:
    """The lines up to the one that ends with a bracket, without that; none where none does."""
    for at, line in enumerate(lines):
        if closing := _CLOSES.search(line.text):
            return [*lines[:at], _cut(line, 0, closing.start())]
    return []


def _behind_names(text: str, names: Sequence[str]) -> int | None:
    """Where the title begins behind a bracket and the names of authors."""
    opening = _OPENS.match(text)
    at = opening.end() if opening else 0
    start = None
    while opening and (name := _NAME.match(text, at)):
        behind = _BEHIND_NAME.match(text, name.end())
        if behind is None or not any(is_romanised(name[0], own) for own in names):
            break
        start = at = behind.end()
    return start


def _headed(
    lines: Sequence[Line], names: Sequence[str], corporate: bool
) -> Iterator[tuple[Head, range]]:
    """Titles in larger or bolder type right above the authors, or the institutions that are."""
    for at in range(1, len(lines)):
        titled = _run(lines, at - 1, -1)[::-1]
        if not (titled and _is_title_of(titled, lines[at])):
            continue
        below = _run(lines, at, 1)
        people = [line for line in below if names_any(line, True, names)][:1] == below[:1]
        places = [line for line in below[people:] if is_affiliation(line.text)]
        found = range(at - len(titled), at + len(below))
        title = joined_title(titled)
        if people and len(places) == len(below) - 1:
            yield Head(title, titled, below[:1], places), found
        elif corporate and places[:1] == below[:1]:
            yield Head(title, titled, below, []), found


def _run(lines: Sequence[Line], at: int, step: int) -> list[Line]:
    """The lines in Latin letters from one on, up or down, that are set close in its type."""
    run: list[Line] = []
    while 0 <= at < len(lines) and len(run) < LINES and _is_next(run, lines[at]):
        run.append(lines[at])
        at += step
    return run


def _is_next(run: Sequence[Line], line: Line) -> bool:
    if line.cjk or label_at_start(line) or not re.search("[A-Za-z]{2}", line.text):
        return False
    if not run:
        return True
    return line.bold == run[0].bold and same_size(run[0], line) and _is_near(run[-1], line)


def _is_near(line: Line, other: Line) -> bool:
    return line.page == other.page and abs(line.base - other.base) < NEXT * line.size


def _is_title_of(titled: Sequence[Line], below: Line) -> bool:
    """Whether lines may be the title above another: bolder or larger, and no sentence."""
    last = titled[-1]
    stands_out = (last.bold and not below.bold) or last.size > below.size + SAME
    words = sum(len(line.text.split()) for line in titled)
    return stands_out and _is_near(last, below) and words > 1 and not last.text.endswith(".")
