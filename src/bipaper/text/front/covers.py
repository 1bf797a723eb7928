"""Covers, title pages and declarations: the pages before a thesis or a report begins.

They are read page by page: from the first page on as long as a page has little text and opens
no part of the document, or is one of declarations and forms. What a cover says of title and
author it says in the largest type, or behind labels of its own (covers.toml).
"""

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from bipaper.chars import HAN, counted, simplify
from bipaper.layout.columns import Placed
from bipaper.layout.labels import label_at_start
from bipaper.layout.lines import Line
from bipaper.text.body.numbering import known_title
from bipaper.text.front.bylines import same_size
from bipaper.text.front.cover_words import cover_words, declares, ends_in_degree
from bipaper.text.front.parts import ABSTRACTS, KEYWORDS
from bipaper.text.front.titles import MOST, NEAR_LARGEST, Head, joined_title

LETTERS = 400  # of a cover at most; a page of text has more
PAGES = 16  # before the text begins, at most: each of five or six leaves may have an empty back
ABOVE = 3  # lines from the top of its page among which it stands
GAP = 0.3  # em of white space that part a label without a colon from its text
TITLE = 4  # letters of a title at least
COLUMN = 2.0  # em of white space that part a value from the next label
LEADING = 2.3  # em between the base lines of one part at most
BEHIND = 2  # pages of a database behind a document at most, which has more than these itself
BLOCK = 3  # fields that stand below each other and make a block above an abstract

_WORD = re.compile(r"[A-Za-z]{3}")
_ANY_FIELD = re.compile(rf"[{HAN}]{{2,8}}\s*[:：]|[A-Z][a-z]+(?: [a-z]+)?\s*[:：]")
_FIELDS = ("title", "author", "supervisor")


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


def says_degree(line: Line) -> bool:
    """Whether a line of a cover or a running header says that this is a thesis."""
    return ends_in_degree(line.text) or _says_english(line)


def asks_signature(line: Line) -> bool:
    """Whether a line is a place to sign."""
    text = counted(simplify(line.text)).lower()
    return any(word in text for word in cover_words("signed"))


def field_of(line: Line) -> str | None:
    """Which field of a cover a line begins with: "title", "author", "supervisor"."""
    found = _field(line)
    return found[0] if found else None


def read_cover(lines: Sequence[Line]) -> tuple[Head, Head]:
    """What the lines of covers, page by page, say of title and authors: in Chinese, in English."""
    titles: dict[str, list[Line]] = {}
    authors: dict[str, list[Line]] = {}
    last = ""  # the language of the title that the line above says a part of
    for at, line in enumerate(lines):
        name, end = _field(line) or ("", 0)
        value = _value(lines, at, end, long=name == "title") if name else []
        language = _language(value[0]) if value else ""
        if name == "title" and language and language == last:
            titles[language] += value
        elif language:
            {"title": titles, "author": authors}.get(name, {}).setdefault(language, value)
        last = language if name == "title" else ""
    for page in _title_pages(lines):
        region = _title_region(page)
        for language in ("zh", "en"):
            if own := _largest(region, language):
                titles.setdefault(language, own)
                region = [line for line in region if line not in own]
    zh, en = (
        Head(joined_title(titles.get(lang, [])), titles.get(lang, []), authors.get(lang, []), [])
        for lang in ("zh", "en")
    )
    return zh, en


# --- pages ------------------------------------------------------------------------------


def _by_page(stream: Sequence[Placed]) -> Iterator[tuple[int, list[int]]]:
    for page, own in groupby(range(len(stream)), key=lambda i: stream[i].line.page):
        yield page, list(own)


def _is_cover(lines: Sequence[Line]) -> bool:
    """Whether a page has little text and opens no part of the document."""
    if sum(len(counted(line.text)) for line in lines) > LETTERS:
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
    return label is not None and label.field in ABSTRACTS + KEYWORDS


def _is_fact(line: Line, above: Line) -> bool:
    label = label_at_start(line)
    kept = label is not None and label.field in ABSTRACTS + KEYWORDS
    return line.page == above.page and not kept and _ANY_FIELD.match(line.text) is not None


def _is_below_near(line: Line, above: Line) -> bool:
    """Whether a line of keywords goes on in the next, as close as lines of a paragraph."""
    return line.page == above.page and 0 < line.base - above.base < LEADING * line.size


# --- fields -----------------------------------------------------------------------------


def _says_english(line: Line) -> bool:
    return line.text.lower().startswith(cover_words("degree_en"))


def _field(line: Line) -> tuple[str, int] | None:
    """The field that a line begins with, and where its value does."""
    match = _labels().match(simplify(line.text))
    if match and (match["colon"] or _is_set_off(line, match.end())):
        return next(name for name in _FIELDS if match[name]), match.end()
    return None


@cache
def _labels() -> re.Pattern[str]:
    """One pattern for the labels of all fields, a group each."""
    named = "|".join(f"(?P<{name}>{'|'.join(map(_spaced, cover_words(name)))})" for name in _FIELDS)
    return re.compile(rf"\s*(?:{named})\s*(?:(?P<colon>[:：])\s*)?", re.IGNORECASE)


def _spaced(word: str) -> str:
    return r"\s*".join(map(re.escape, word.replace(" ", "")))


def _is_set_off(line: Line, end: int) -> bool:
    return end == len(line.text) or line.gaps.get(end, 0.0) > GAP


def _value(lines: Sequence[Line], at: int, end: int, long: bool) -> list[Line]:
    """What stands behind a label, or below one that stands alone; a title goes on below."""
    line = lines[at]
    if end < len(line.text):
        first = line.split(end)[1] if end else line
    elif at + 1 < len(lines) and _is_below(lines[at + 1], line):
        at, first = at + 1, lines[at + 1]
    else:
        return []
    if not long:
        cut = next((g for g, gap in sorted(first.gaps.items()) if gap >= COLUMN), None)
        return [first.split(cut)[0] if cut else first]
    value = [first]
    for below in lines[at + 1 : at + MOST]:
        if not _is_below(below, value[-1]) or below.x1 < first.x0:
            break
        if _language(below) != _language(first) or below.x0 < first.x0 - first.size:
            break
        value.append(below)
    return value


def _is_below(below: Line, line: Line) -> bool:
    """Whether a line goes on with a value: in its type, no field of its own."""
    same = same_size(below, line) and below.page == line.page
    return same and not _field(below) and not _ANY_FIELD.match(below.text)


def _language(line: Line) -> str:
    """Which language a line is in, "zh" or "en"; nothing for a line of both (版本 v1.0)."""
    if line.cjk * 4 >= len(line.text):
        return "zh"
    return "" if line.cjk or not _WORD.search(line.text) else "en"


# --- titles -----------------------------------------------------------------------------


def _title_pages(lines: Sequence[Line]) -> list[list[Line]]:
    """The pages that say a degree, an author or a supervisor; the first where none does."""
    pages = [list(own) for _, own in groupby(lines, key=lambda line: line.page)]
    told = [page for page in pages if any(says_degree(one) or field_of(one) for one in page)]
    return told or pages[:1]


def _title_region(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page between what says that it is a thesis and who wrote it."""
    fields = (i for i, line in enumerate(lines) if field_of(line) or _says_english(line))
    stop = next(fields, len(lines))
    degrees = [i for i, line in enumerate(lines[:stop]) if says_degree(line)]
    below = lines[degrees[-1] + 1 : stop] if degrees else []
    return list(below) or [line for line in lines[:stop] if not says_degree(line)]


def _largest(lines: Sequence[Line], language: str) -> list[Line]:
    """The largest lines of a language, from the first on while the type stays as large; a
    Chinese title may have a line with more Latin letters than Chinese ones."""
    own = [line for line in lines if _language(line) == language and counted(line.text)]
    largest = NEAR_LARGEST * max((line.size for line in own), default=0.0)
    start = next((i for i, line in enumerate(lines) if line in own and line.size >= largest), None)
    title: list[Line] = []
    for line in lines[start : start + MOST] if start is not None else []:
        if line.size < largest or bool(line.cjk) != (language == "zh"):
            break
        title.append(line)
    return title
