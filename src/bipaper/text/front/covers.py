"""Covers, title pages and declarations: the pages before a thesis or a report begins.

They are read page by page: from the first page on as long as a page has little text and opens
no part of the document, or is one of declarations and forms.
"""

from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from bipaper.chars import count_han, counted, simplify
from bipaper.layout.columns import Placed
from bipaper.layout.labels import label_at_start
from bipaper.layout.lines import Line
from bipaper.text.body.numbering import known_title
from bipaper.text.front.cover_fields import ANY_FIELD, field_of
from bipaper.text.front.cover_words import cover_words, declares
from bipaper.text.front.parts import ABSTRACTS, KEYWORDS, SUMMARIES
from bipaper.text.front.titles import MOST

LETTERS = 400  # of a cover at most, Latin ones counted as LATIN each; a page of text has more
LATIN = 0.4  # a word of two characters is one of five letters in English
PAGES = 16  # before the text begins, at most: each of five or six leaves may have an empty back
ABOVE = 3  # lines from the top of its page among which it stands
TITLE = 4  # letters of a title at least
LEADING = 2.3  # em between the base lines of one part at most
BEHIND = 2  # pages of a database behind a document at most, which has more than these itself
BLOCK = 3  # fields that stand below each other and make a block above an abstract


class Opening(NamedTuple):
    """The pages before the text: indexes of the lines of covers and of declarations."""

    cover: list[int]
    declarations: list[int]


def find_opening(stream: Sequence[Placed], stops: Container[int]) -> Opening:
    """The lines of a document's covers and declarations; ``stops`` are pages that are none."""
    opening = Opening([], [])
    for page, own in _by_page(stream):
        lines = [stream[i].line for i in own]
        if page > PAGES or page in stops:
            break
        if any(declares(line.text) for line in lines[:ABOVE]):
            opening.declarations.extend(own)
        elif _is_cover(lines):
            opening.cover.extend(own)
        else:
            break
    return opening


def signed_pages(stream: Sequence[Placed]) -> list[int]:
    """The lines of all pages with a declaration's title on top and a place to sign below."""
    found: list[int] = []
    for _, own in _by_page(stream):
        lines = [stream[i].line for i in own]
        declared = any(declares(line.text) for line in lines[:ABOVE])
        if declared and any(map(asks_signature, lines)):
            found += own
    return found


def database_pages(stream: Sequence[Placed]) -> list[int]:
    """The lines of the last pages, where the first of them begins with the document's title again
    and who wrote it: what a database adds about it. Pages with an abstract are the document's own.
    """
    pages = [own for _, own in _by_page(stream)]
    title = counted("".join(stream[i].line.text for i in pages[0])) if pages else ""
    for own in pages[max(BEHIND + 1, len(pages) - BEHIND) :]:
        lines = [stream[i].line for i in range(own[0], len(stream))]
        if _is_titled(lines, title) and not any(map(_opens_abstract, lines)):
            return [*range(own[0], len(stream))]
    return []


def around_abstracts(stream: Sequence[Placed]) -> list[int]:
    """The lines that say title, school, author and the like between 摘要 and its text, and
    those above it on its page."""
    found: list[int] = []
    for at, item in enumerate(stream):
        label = label_at_start(item.line)
        if label and label.field in ABSTRACTS and label.end == len(item.line.text):
            found += [*_above(stream, at), *_facts_below(stream, at)]
    return found


def _above(stream: Sequence[Placed], at: int) -> range:
    start = at
    while start and stream[start - 1].line.page == stream[at].line.page:
        start -= 1
    lines = [item.line for item in stream[start:at]]
    return range(start, at) if _is_cover(lines) else range(0)


def _facts_below(stream: Sequence[Placed], at: int) -> range:
    end = at + 1
    while end < len(stream) and _is_fact(stream[end].line, stream[at].line):
        end += 1
    told = any(field_of(item.line) for item in stream[at + 1 : end])
    return range(at + 1, end if told and end - at > BLOCK else at + 1)


def keywords_first(stream: Sequence[Placed]) -> list[Placed]:
    """The same with keywords between 摘要 on a line of its own and its text put above it."""
    ordered = list(stream)
    for at in range(len(ordered) - 1):
        above, below = (label_at_start(item.line) for item in ordered[at : at + 2])
        if not (above and below and above.field in ABSTRACTS and below.field in KEYWORDS):
            continue
        if above.end == len(ordered[at].line.text):
            end = at + 2
            while end < len(ordered) and _is_below_near(ordered[end].line, ordered[end - 1].line):
                end += 1
            ordered[at:end] = [*ordered[at + 1 : end], ordered[at]]
    return ordered


def asks_signature(line: Line) -> bool:
    """Whether a line is a place to sign."""
    text = counted(simplify(line.text)).lower()
    return any(word in text for word in cover_words("signed"))


# --- pages ------------------------------------------------------------------------------


def _by_page(stream: Sequence[Placed]) -> Iterator[tuple[int, list[int]]]:
    for page, own in groupby(range(len(stream)), key=lambda i: stream[i].line.page):
        yield page, list(own)


def _is_cover(lines: Sequence[Line]) -> bool:
    """Whether a page has little text and opens no part of the document."""
    text = counted("".join(line.text for line in lines))
    han = count_han(text)
    if han + LATIN * (len(text) - han) > LETTERS:
        return False
    return not any(_opens_part(line) for line in lines)


def _is_titled(lines: Sequence[Line], title: str) -> bool:
    """Whether lines begin with what is printed in a title's page, and then name an author."""
    names = (at for at, line in enumerate(lines[: MOST + 1]) if field_of(line) == "author")
    said = counted("".join(line.text for line in lines[: next(names, 0)]))
    return len(said) >= TITLE and said in title


def _opens_part(line: Line) -> bool:
    return known_title(line.text) is not None or _opens_abstract(line)


def _opens_abstract(line: Line) -> bool:
    label = label_at_start(line)
    return label is not None and label.field in (*ABSTRACTS, *KEYWORDS, *SUMMARIES)


def _is_fact(line: Line, above: Line) -> bool:
    label = label_at_start(line)
    kept = label is not None and label.field in ABSTRACTS + KEYWORDS
    return line.page == above.page and not kept and ANY_FIELD.match(line.text) is not None


def _is_below_near(line: Line, above: Line) -> bool:
    """Whether a line of keywords goes on in the next, as close as lines of a paragraph."""
    return line.page == above.page and 0 < line.base - above.base < LEADING * line.size
