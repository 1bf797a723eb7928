"""What a paper says of itself right behind its front matter without a label: how to cite it,
under which licence it is to be read, and whose views it states."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import chain

from bipaper.chars import simplify, with_classes
from bipaper.layout.columns import Placed
from bipaper.layout.labels import Label, label_at_start, labels_in
from bipaper.layout.lines import Line
from bipaper.rules import read_lists
from bipaper.text.front.bylines import same_size
from bipaper.text.front.names import chinese_names, english_names
from bipaper.text.front.parts import FULL
from bipaper.text.front.titles import Head
from bipaper.text.join import join_lines

LINES = 4  # of a statement, at most


def own_statements(
    stream: Sequence[Placed], used: Set[int], heads: Sequence[Head]
) -> Iterator[range]:
    """Indexes of the lines of each such statement; ``used`` are those of the front matter.

    林知远. 题名[J]. 刊名, 2023, 39(1): 1-9. Copyright © 2023 by the authors.
    """
    zh, en = heads
    names = [*chinese_names(zh.authors)[:1], *english_names(en.authors)[:1]]
    for start in sorted({i + 1 for i in used} - used):
        at = start
        while at < len(stream) and at not in used and _opens(stream[at : at + LINES], names):
            end = at + 1
            while end < min(at + LINES, len(stream)) and _same_note(stream[end - 1], stream[end]):
                end += 1
            yield range(at, end)
            at = end


def asking_lines(stream: Sequence[Placed], used: Set[int]) -> list[Line]:
    """The lines of a note that asks within a sentence to cite the paper."""
    for at in sorted(used):
        if any(map(_is_citation, labels_in(stream[at].line))):
            end = at + 1
            while end in used and _same_note(stream[end - 1], stream[end]):
                end += 1
            return [item.line for item in stream[at:end]]
    return []


def citation_in(lines: Sequence[Line]) -> str:
    """How lines ask to cite the paper: what stands between that label, or where they begin if
    none has it, and the next."""
    labelled = any(map(_is_citation, chain(*(labels_in(line) for line in lines))))
    start, cited = None if labelled else 0, list[str]()
    for line in lines:
        labels = labels_in(line)
        if start is None:
            start = next((label.end for label in filter(_is_citation, labels)), None)
        if start is None:
            continue
        stop = min((label.start for label in labels if label.start >= start), default=None)
        cited.append(line.text[start:stop])
        if stop is not None:
            break
        start = 0
    return join_lines(cited)


def _is_citation(label: Label) -> bool:
    return label.field == "citation"


def is_statement(text: str) -> bool:
    """Whether a line opens a statement of rights or views: Copyright © 2023, 本文仅代表…."""
    return _words().match(simplify(text)) is not None


@cache
def _words() -> re.Pattern[str]:
    lists = read_lists(__name__, "own_statements.toml").values()
    words = [word for own in lists for word in own.words]
    return re.compile(with_classes("|".join(words)), re.IGNORECASE)


def _opens(rows: Sequence[Placed], names: Sequence[str]) -> bool:
    return is_statement(rows[0].line.text) or _cites(rows, names)


def _cites(rows: Sequence[Placed], names: Sequence[str]) -> bool:
    """Whether lines begin with one of the names, or a sentence that asks to cite the paper comes
    to one, and go on as an entry of type [J]."""
    line = rows[0].line
    start = next((label.end for label in labels_in(line) if _is_citation(label)), 0)
    own = line.text.startswith(tuple(names), start) if names else False
    return own and any("[J" in row.line.text for row in rows)


def _same_note(above: Placed, item: Placed) -> bool:
    """Whether a note goes on: below a full line, in the same type."""
    full = above.rest < FULL and above.line.page == item.line.page
    return full and same_size(item.line, above.line) and not label_at_start(item.line)
