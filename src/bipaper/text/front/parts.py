"""Labelled parts of the front matter: where each begins and ends among a paper's lines."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from bipaper.chars import count_han
from bipaper.layout.columns import Placed
from bipaper.layout.labels import SAME_SIZE, Label, label_at_start
from bipaper.layout.lines import Line
from bipaper.text.body.numbering import known_title, read_number
from bipaper.text.front.cited_as import citation_above, citation_below
from bipaper.text.front.fields import field_goes_on

ABSTRACTS = ("abstract_zh", "abstract_en")
KEYWORDS = ("keywords_zh", "keywords_en")
SUMMARIES = {"summary_zh": "abstract_zh", "summary_en": "abstract_en"}  # which they may be
# Parts of paragraphs or points, and all that run over several lines.
PROSE = (*ABSTRACTS, "highlights")
RUNNING = (*PROSE, *KEYWORDS, "citation", "funding", "about_author")

LINES = 3  # of a summary that is an abstract, with its title, at least
NEAR = 3.0  # em between the base lines of paragraphs or points
NEXT = 2.3  # em between the base lines of other parts
CLOSE = 1.8  # and of lines of one paragraph
FULL = 4.0  # em; a line with less white space at its end goes on in the next
UNSURE = 0.25  # share of its size by which OCR may err
FILLED = 1.0  # em; and one with less is full
PAGES = 1  # from the end of an abstract to its keywords
INDENT = (1.2, 3.0)  # em by which a paragraph below keywords is set in

_PAGE = re.compile(r"[\s.．…·]*[\dIVXivx]{0,5}")  # what follows 摘要 in a table of contents
_SENTENCE_ENDS = ("。", ".", "！", "!", "？", "?", "；", ";", "：", ":")
_SEPARATORS = (";", "；", ",", "，", "、", "-")


class Part(NamedTuple):
    """A labelled part of the stream: lines[start:end], but for those of a part ``inside`` it."""

    label: Label
    start: int
    end: int
    inside: range = range(0)

    def own(self, stream: Sequence[Placed]) -> list[Line]:
        """Its lines."""
        return [stream[i].line for i in range(self.start, self.end) if i not in self.inside]


def labelled_parts(stream: Sequence[Placed], others: Sequence[Part] = ()) -> list[Part]:
    """All labelled parts in order; an abstract or keywords count where they first occur.

    ``others`` are parts without a label, which stand among them.
    """
    parts: list[Part] = []
    unlabelled = {part.start: part for part in others}
    seen: set[str] = {part.label.field for part in others}
    listed = False  # below the title of the references, and no other part of a paper since
    labels = _labels(stream)
    for at, item in enumerate(stream):
        if at in unlabelled:
            parts.append(unlabelled[at])
            listed = False
            continue
        label = labels.get(at)
        opens, below_list = known_title(item.line.text), listed
        listed = opens == "references" or (listed and opens is None and not _ends_list(label))
        if label is None or (listed and label.field == "doi"):
            continue
        label = _by_script(label, stream, at)
        alone = label.field in ABSTRACTS and label.fills(item.line)
        within = citation_below(stream, at + 1) if alone else range(0)
        inside = within or (_box_beside(stream, at) if alone else range(0))
        part = Part(label, at, _end(stream, at, label, inside), inside)
        if label.field in ABSTRACTS and _is_empty(stream, part):
            continue
        if label.field in ABSTRACTS + KEYWORDS and label.field in seen:
            continue
        if _is_far_behind(stream, part, parts):
            continue
        seen.add(label.field)
        cited = label.field in ABSTRACTS and not below_list
        above = citation_above(stream, at) if cited else range(0)
        parts += [*_citations(above), part, *_citations(within)]
    return parts


def _is_far_behind(stream: Sequence[Placed], part: Part, parts: Sequence[Part]) -> bool:
    """Whether keywords stand pages behind the abstract of their language, as those of another
    paper do that the text shows."""
    abstract = dict(zip(KEYWORDS, ABSTRACTS, strict=True)).get(part.label.field)
    ends = [stream[one.end - 1].line.page for one in parts if one.label.field == abstract]
    return any(stream[part.start].line.page > page + PAGES for page in ends)


def _labels(stream: Sequence[Placed]) -> dict[int, Label]:
    """The labels that lines begin with, by index; that of a summary is one of an abstract where
    the document has no other in its language, and is none elsewhere."""
    found = {at: label for at, item in enumerate(stream) if (label := label_at_start(item.line))}
    known = {label.field for label in found.values()}
    for at in [at for at, label in found.items() if label.field in SUMMARIES]:
        label = found.pop(at)
        abstract = _by_script(label._replace(field=SUMMARIES[label.field]), stream, at)
        if abstract.field not in known and _is_apart(stream, at, abstract):
            found[at] = abstract
    return found


def _is_apart(stream: Sequence[Placed], at: int, label: Label) -> bool:
    """Whether an abstract has text and no titles below its label, and keywords follow it or it
    has its pages to itself."""
    end = _end(stream, at, label)
    page, first = stream[at].line.page, stream[min(at + 1, len(stream) - 1)].line
    titled = read_number(first) or known_title(first.text) or first.page > page
    if not label.fills(stream[at].line) or titled or end - at < LINES:
        return False
    behind = stream[end].line if end < len(stream) else None
    below = label_at_start(behind) if behind else None
    alone = behind is None or behind.page > stream[end - 1].line.page
    opens = at == 0 or stream[at - 1].line.page < page
    return (below is not None and below.field in KEYWORDS) or (alone and opens)


def _box_beside(stream: Sequence[Placed], at: int) -> range:
    """The lines of a column that ends above a label alone in its line, which are read before the
    text right below that."""
    label = stream[at].line
    end = next((i for i in range(at + 1, len(stream)) if stream[i].line.base > label.base), at + 1)
    below = [item.line for item in stream[end : end + 1] if item.line.page == label.page]
    near = any(
        line.top - label.bottom < NEAR * line.size and abs(line.x0 - label.x0) < NEAR * line.size
        for line in below
    )
    return range(at + 1, end) if near else range(0)


def _citations(lines: range) -> list[Part]:
    """The part of lines, if there are any, that say how to cite the paper and have no label."""
    return [Part(Label("citation", 0, 0), lines.start, lines.stop)] if lines else []


def _ends_list(label: Label | None) -> bool:
    """Whether a part of the front matter stands behind the references; a DOI is an entry's."""
    return label is not None and label.field != "doi"


def _by_script(label: Label, stream: Sequence[Placed], at: int) -> Label:
    """The label with its field's language set by the text that follows it."""
    kind, _, language = label.field.partition("_")
    if kind not in ("abstract", "keywords") or not language:
        return label
    text = stream[at].line.text[label.end :]
    if len(text) < 4 and at + 1 < len(stream):
        text = stream[at + 1].line.text
    return label._replace(field=f"{kind}_{'zh' if count_han(text) * 5 > len(text) else 'en'}")


def _is_empty(stream: Sequence[Placed], part: Part) -> bool:
    text = stream[part.start].line.text[part.label.end :]
    return part.end == part.start + 1 and _PAGE.fullmatch(text) is not None


def _end(stream: Sequence[Placed], at: int, label: Label, inside: range = range(0)) -> int:
    """Where a labelled part ends: at the next label, a heading, or a change of type; its text
    begins below what stands ``inside`` it."""
    if label.field not in RUNNING:
        end = at + 1
        while end < len(stream) and field_goes_on(stream[end - 1].line, stream[end].line):
            end += 1
        return end
    first = min(
        inside.stop or at + label.fills(stream[at].line), len(stream) - 1
    )  # where the text begins
    end = first + 1
    while end < len(stream):
        last = _in_block(stream, end - 1) if label.field in KEYWORDS else stream[end - 1]
        if not _goes_on(label.field, stream[first], last, stream[end]):
            break
        end += 1
    return end


def _in_block(stream: Sequence[Placed], at: int) -> Placed:
    """A line as it stands in its block: between the edges of the lines above it, where two of
    these end alike, as in an abstract set in from the column's edges."""
    item = stream[at]
    block = [item.line.x1]
    for below, above in pairwise(stream[k] for k in range(at, -1, -1)):
        near = 0 < below.line.base - above.line.base < CLOSE * below.line.size
        beside = abs(above.line.x0 - below.line.x0) < FILLED * below.line.size
        if not (near and beside and abs(above.line.size - below.line.size) <= SAME_SIZE):
            break
        block.append(above.line.x1)
    edge = max(block)
    ends = sum(edge - x1 < FILLED * item.line.size for x1 in block[1:])
    return item._replace(x1=min(item.x1, edge)) if ends > 1 else item


def _goes_on(field: str, first: Placed, last: Placed, item: Placed) -> bool:
    """Whether a line goes on with the part whose text begins with ``first``."""
    opens = _opens_body(item.line, first.line) and not _is_rest_of_list(field, last, item)
    if label_at_start(item.line) or opens:
        return False
    prose = field in PROSE
    same = abs(item.line.size - first.line.size) <= SAME_SIZE
    if not same and not (prose and _within_sentence(last, item)):
        return False
    if not _follows(last, item, NEAR if prose else NEXT):
        return False
    if prose:
        return not _other_script(first.line, item.line)
    if last.line.text.endswith((*_SEPARATORS, ":", "：")):
        return True
    return last.rest < FULL and (field not in KEYWORDS or not _is_prose(first, item))


def _opens_body(line: Line, model: Line) -> bool:
    """Whether a line is the body's first heading: 引言, 1 引言, or a number in other type."""
    number = read_number(line)
    if known_title(line.text[number.end if number else 0 :]):
        return True
    # A line without Chinese has no Chinese font that could differ from the label's brackets.
    other_font = line.cjk > 0 and line.cjk_font != model.cjk_font
    other_type = other_font or line.bold != model.bold
    return number is not None and other_type


def _is_rest_of_list(field: str, last: Placed, item: Placed) -> bool:
    """Whether a line that may be a title (methods) is the end of a list of keywords: right below a
    full line, in its type, and in Latin letters in lower case."""
    line, above = item.line, last.line
    full = field in KEYWORDS and last.rest < FILLED and above.page == line.page
    near = full and line.base - above.base < CLOSE * line.size
    alike = (line.font, line.bold) == (above.font, above.bold) and item.indent < INDENT[0]
    return near and alike and not line.text[:1].isupper()


def _follows(last: Placed, item: Placed, most: float) -> bool:
    """Whether a line is the next one on the page, in the next column or on the next page."""
    if item.line.page != last.line.page:
        return item.line.page == last.line.page + 1
    return item.line.base - last.line.base < most * item.line.size


def _within_sentence(last: Placed, item: Placed) -> bool:
    """Whether a sentence goes on below a full line: OCR sees some lines smaller or larger."""
    alike = abs(item.line.size - last.line.size) < UNSURE * last.line.size
    return alike and last.rest < FILLED and not last.line.text.endswith(_SENTENCE_ENDS)


def _is_prose(first: Placed, item: Placed) -> bool:
    """Whether the line below keywords begins a paragraph: indented, or full without marks."""
    if "。" in item.line.text or INDENT[0] < item.indent - first.indent < INDENT[1]:
        return True
    marks = [c for c in _SEPARATORS if c in first.line.text]
    return bool(marks) and item.rest < FILLED and not any(c in item.line.text for c in marks[:1])


def _other_script(model: Line, line: Line) -> bool:
    """Whether Chinese text turns into a line of pure Latin words, or the other way round."""
    if model.cjk * 4 > len(model.text):
        return line.cjk == 0 and len(line.text.split()) > 4
    return line.cjk * 2 > len(line.text)
