"""What kind of document a file is: article, thesis, report, slides or something else.

Slides are told by their pages; a thesis by two of four: its cover says so, names a supervisor,
is followed by declarations, its running headers say so. A report has a title that says so, and a
cover or a table of contents, with keywords both, and no title above its abstract; or all of that
and more than one page of covers. An article has what articles have: an abstract, keywords,
references, or names or institutions below its title.
"""

import re
from collections.abc import Sequence, Set
from functools import cache
from statistics import median
from typing import NamedTuple

from bipaper.chars import counted, simplify
from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.labels import label_at_start
from bipaper.layout.lines import Line
from bipaper.layout.page import Layout
from bipaper.parts.source_file import DocumentKind
from bipaper.pdf.pages import PdfPage
from bipaper.rules import read_lists
from bipaper.text.body.numbering import known_title
from bipaper.text.front.cover_fields import field_of, says_degree
from bipaper.text.front.covers import Opening, find_opening
from bipaper.text.front.names import chinese_names
from bipaper.text.front.parts import ABSTRACTS, KEYWORDS, SUMMARIES
from bipaper.text.front.titles import LARGER, NEAR_LARGEST, read_head
from bipaper.text.front.zones import opening as opening_lines
from bipaper.text.surnames import has_surname

WIDE = 1.2  # a page so much wider than high is a slide's, if
LARGE = 0.022  # its type is this share of the page's height: 12 of 540 points; papers have 0.018
THESIS = 2  # signs that make a thesis
HEADS = 2  # running headers that say so
ONCE = ("abstract_zh", "keywords_zh")  # what an article has one of

_TAIL = re.compile(r"[(（\[【〔《][^()（）]*[)）\]】〕》]?$|[》”\"\d.]+$")


class Decided(NamedTuple):
    """The kind of a document and the lines before its text, as indexes of the stream."""

    kind: DocumentKind
    opening: Opening


def decide_kind(
    stream: Sequence[Placed], contents: Sequence[Line], pages: Sequence[PdfPage], layout: Layout
) -> Decided:
    """The kind of a document, from its lines in reading order.

    ``contents`` are the lines of its tables of contents, which are not in ``stream``.
    """
    listed = {line.page for line in contents}
    opening = find_opening(stream, listed)
    if _are_slides(stream, pages):
        return Decided("slides", opening)
    if _is_thesis(stream, opening, layout):
        return Decided("thesis", opening)
    said = _said(_title_lines(stream, opening, layout.body))
    labels = _labels(stream)
    apart = bool(opening.cover or listed) or "references" not in labels
    covers = {stream[i].line.page for i in opening.cover}
    bound = bool(covers and listed) and _opens_page(stream)
    if said and (bound or (apart and not labels & {*KEYWORDS})):
        return Decided(said, opening)
    if bound and len(covers) > 1:
        return Decided("report", opening)
    if labels or _has_byline(stream):
        return Decided("article", opening)
    return Decided("report" if listed else "other", opening)


def other_articles(stream: Sequence[Placed]) -> list[int]:
    """The pages on which a second Chinese abstract or list of keywords begins, and further ones."""
    labels = ((item.line.page, label_at_start(item.line)) for item in stream)
    seen: set[str] = set()
    pages: set[int] = set()
    for page, label in labels:
        if label and label.field in ONCE:
            pages |= {page} if label.field in seen else set()
            seen.add(label.field)
    return sorted(pages)


def _are_slides(stream: Sequence[Placed], pages: Sequence[PdfPage]) -> bool:
    """Whether most pages are wide and set in large type."""
    heights = {page.number: page.height for page in pages}
    wide = sum(page.width > WIDE * page.height for page in pages)
    sizes = [item.line.size / heights[item.line.page] for item in stream]
    return 2 * wide > len(pages) and bool(sizes) and median(sizes) > LARGE


def _is_thesis(stream: Sequence[Placed], opening: Opening, layout: Layout) -> bool:
    covers = [stream[i].line for i in opening.cover]
    first = [*covers, *(stream[i].line for i in opening.declarations)]
    heads = [line for page in layout.pages for line in page.aside]
    signs = (
        any(map(says_degree, covers)),
        any(field_of(line) == "supervisor" for line in first),
        bool(opening.declarations),
        sum(map(says_degree, heads)) >= HEADS,
    )
    return sum(signs) >= THESIS


def _title_lines(stream: Sequence[Placed], opening: Opening, body: BodyStyle) -> list[Line]:
    """The largest lines of the cover, or of the first page, if they are larger than text."""
    own = [stream[i].line for i in opening.cover]
    own = own or [item.line for item in stream if item.line.page == stream[0].line.page]
    largest = max((line.size for line in own), default=0.0)
    if largest < LARGER * body.size:
        return []
    return [line for line in own if line.size >= NEAR_LARGEST * largest]


def _said(lines: Sequence[Line]) -> DocumentKind | None:
    """The kind that one of a title's lines ends in."""
    for line in lines:
        text = counted(_TAIL.sub("", simplify(line.text))).lower()
        for kind, ends in _ends():
            if ends.search(text):
                return kind
    return None


@cache
def _ends() -> tuple[tuple[DocumentKind, re.Pattern[str]], ...]:
    lists = read_lists(__name__, "document_kind.toml")
    report, other = (
        re.compile(f"(?:{'|'.join(lists[name].words)})(?:{'|'.join(lists['behind'].words)})?$")
        for name in ("report", "other")
    )
    return ("report", report), ("other", other)


def _opens_page(stream: Sequence[Placed]) -> bool:
    """Whether the first abstract or summary begins its page."""
    fields = (*ABSTRACTS, *SUMMARIES)
    labels = ((at, label_at_start(item.line)) for at, item in enumerate(stream))
    at = next((at for at, label in labels if label and label.field in fields), 0)
    return at > 0 and stream[at - 1].line.page < stream[at].line.page


def _labels(stream: Sequence[Placed]) -> Set[str]:
    """Which of an article's parts a document has: labels of its abstracts and keywords, and
    the heading of its references."""
    labels = (label_at_start(item.line) for item in stream)
    found = {label.field for label in labels if label} & {*ABSTRACTS, *KEYWORDS, "citation", "clc"}
    references = any(known_title(item.line.text) == "references" for item in stream)
    return found | ({"references"} if references else set())


def _has_byline(stream: Sequence[Placed]) -> bool:
    """Whether names or institutions stand below the title of the first page."""
    head = read_head([stream[i] for i in opening_lines(stream).head], latin=False)
    names = chinese_names(head.authors)
    return bool(head.affiliations) or (bool(names) and all(map(has_surname, names)))
