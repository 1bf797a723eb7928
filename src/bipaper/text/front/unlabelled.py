"""Abstracts and keywords without a label, told by where they stand and how they are set.

A Chinese abstract is the run of text in one type between the lines about the authors and the
labelled keywords. An English one stands below a title and a line with the authors' names, which
the Chinese names spell; a line of terms in other type right below it are the keywords.
"""

import re
from collections.abc import Sequence

from bipaper.layout.columns import Placed
from bipaper.layout.labels import SAME_SIZE, Label, label_at_start
from bipaper.layout.lines import Line
from bipaper.text.body.numbering import known_title, read_number
from bipaper.text.front.affiliations import is_affiliation
from bipaper.text.front.bylines import SAME, is_byline, names_any
from bipaper.text.front.parts import FILLED, NEAR, Part
from bipaper.text.join import join_lines

LINES = 3  # of an abstract, at least
FOUND_BELOW = 12  # lines between the names and their abstract, at most
TERMS = 3  # of a line of keywords, at least
TERM_LINES = 3  # of keywords, at most

_ENDS = ("。", ".", "．")
_SENTENCES = re.compile(r"[a-z)%\d]\. [A-Z]")
_NUMBERED = re.compile(r"[\d(（\[]")


def chinese_abstract(stream: Sequence[Placed], parts: Sequence[Part]) -> Part | None:
    """The text without a label right above the Chinese keywords, where no abstract has one."""
    fields = {part.label.field: part for part in reversed(parts)}
    below = fields.get("keywords_zh")
    if below is None or "abstract_zh" in fields:
        return None
    taken = {i for part in parts for i in range(part.start, part.end)}
    start = below.start
    while start and start - 1 not in taken and _is_same_text(stream, start - 1, below.start - 1):
        start -= 1
    start += _below_authors(stream[start : below.start])
    run = [item.line for item in stream[start : below.start]]
    if len(run) < LINES or not run[-1].text.endswith(_ENDS) or start == 0:
        return None
    above = [item.line for item in stream[:start] if item.line.page == run[0].page]
    if not any(_is_larger(line, run[0]) for line in above) or _is_heading(above[-1], run[0]):
        return None
    return Part(Label("abstract_zh", 0, 0), start, below.start)


def english_parts(stream: Sequence[Placed], names: Sequence[str]) -> list[Part]:
    """The English abstract of a paper in which it has no label, and keywords right below it that
    have none; ``names`` are the authors' in Chinese."""
    for at in range(1, len(stream)):
        row = stream[at].line
        if row.cjk or not _is_larger(stream[at - 1].line, row) or stream[at - 1].line.cjk:
            continue
        if names_any(row, True, names) and (found := _abstract_below(stream, at)):
            return [found, *_terms_below(stream, found)]
    return []


def _is_same_text(stream: Sequence[Placed], at: int, last: int) -> bool:
    """Whether a line is set as the last one of a text, close above the line below it."""
    line, below, model = stream[at].line, stream[at + 1].line, stream[last].line
    if at == last:
        return line.cjk > 0 and label_at_start(line) is None
    near = 0 < below.base - line.base < NEAR * line.size and line.page == below.page
    return near and _same_type(line, model) and not label_at_start(line)


def _below_authors(run: Sequence[Placed]) -> int:
    """Where the text of a run begins: behind the last line but its own that names authors or,
    ending short of the run's edge, an institution."""
    edge = _edge(run)
    ends = [i + 1 for i, item in enumerate(run[:-1]) if _of_authors(item.line, edge)]
    return max(ends, default=0)


def _edge(run: Sequence[Placed]) -> float:
    """Where most lines of a run end; where no two end alike, the column does."""
    alike = {
        item.line.x1: sum(abs(item.line.x1 - one.line.x1) < _short(one.line) for one in run)
        for item in run
    }
    x1, count = max(alike.items(), key=lambda one: (one[1], one[0]), default=(0.0, 0))
    return x1 if count > 1 else max((item.x1 for item in run), default=0.0)


def _of_authors(line: Line, edge: float) -> bool:
    """Whether a line names authors or, being no full one, an institution."""
    return is_byline(line) or (is_affiliation(line.text) and edge - line.x1 >= _short(line))


def _short(line: Line) -> float:
    """White space at the end of a line that is none to be noticed."""
    return FILLED * line.size


def _same_type(line: Line, model: Line) -> bool:
    fonts = line.cjk_font == model.cjk_font or not (line.cjk and model.cjk)
    return fonts and abs(line.size - model.size) <= SAME_SIZE and line.bold == model.bold


def _is_larger(line: Line, other: Line) -> bool:
    return line.size > other.size + SAME


def _is_heading(line: Line, text: Line) -> bool:
    """Whether a line is a heading; smaller than the text, a numbered one is an affiliation."""
    numbered = read_number(line) is not None and line.size > text.size - SAME_SIZE
    return known_title(line.text) is not None or numbered


def _abstract_below(stream: Sequence[Placed], names: int) -> Part | None:
    """The first run of sentences in one type below the line of the names."""
    start = names + 1
    while start < min(names + FOUND_BELOW, len(stream)):
        end = start + 1
        while end < len(stream) and _goes_on(stream, start, end):
            end += 1
        text = join_lines([item.line.text for item in stream[start:end]])
        whole = text.endswith(".") and _SENTENCES.search(text) and not _NUMBERED.match(text)
        if end - start >= LINES and whole:
            return Part(Label("abstract_en", 0, 0), start, end)
        start = end
    return None


def _goes_on(stream: Sequence[Placed], start: int, at: int) -> bool:
    model, above, line = (stream[i].line for i in (start, at - 1, at))
    near = line.page == above.page and 0 < line.base - above.base < NEAR * line.size
    latin = line.cjk * 4 < len(line.text) and label_at_start(line) is None
    return near and latin and _same_type(line, model)


def _terms_below(stream: Sequence[Placed], abstract: Part) -> list[Part]:
    """The keywords right below an abstract: terms in type of their own, and no sentence."""
    start = abstract.end
    end = min(start + 1, len(stream))
    while end < min(start + TERM_LINES, len(stream)) and _goes_on(stream, start, end):
        end += 1
    lines = [item.line for item in stream[start:end]]
    if not lines or label_at_start(lines[0]) or lines[0].cjk:
        return []
    text = join_lines([line.text for line in lines])
    terms = len(re.split("[,;，；]", text)) >= TERMS and not text.endswith(_ENDS)
    return [Part(Label("keywords_en", 0, 0), start, end)] if terms else []
