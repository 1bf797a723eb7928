"""Headings: which lines may be one, by number, usual title, type and bookmark.

A line may be a heading when it carries a number or a usual title and stands alone, when it is
set in the type of such lines, or when a bookmark of the PDF names it. Which numbers fit
together is decided in outline.py.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bipaper.chars import HAN, is_wide
from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.pdf.bookmarks import Bookmark
from bipaper.text.body.named import LINES, Named, named_lines
from bipaper.text.body.numbering import (
    Number,
    is_appendix,
    is_statement,
    known_title,
    read_number,
)
from bipaper.text.body.outline import Candidate, Face, Heading, nest
from bipaper.text.body.tail import is_note
from bipaper.text.join import join_lines

# Lengths of titles in Chinese characters; Latin ones count half.
LONGEST = 60
SHORT = 30  # where only the number is evidence
# White space in em.
ALONE = 2.5  # after a heading that has only its number for evidence
SHORTENED = 1.0  # at the end of a paragraph's last line, at least
INDENTED = 0.8  # before a paragraph's first line, at least
CENTRED = 3.0  # before a line that is set in the middle
TABLE_GAP = 2.5  # a gap this wide inside a line makes it a table row or an equation
RUN_IN = 0.6  # after a heading that opens a paragraph
WORD_SPACE = 0.5  # between Latin words, at most
NEAR = 2.3  # between the base lines of one heading
# Shares.
ALL = 0.85  # of the Chinese characters of a line that is set apart as a whole
LARGER = 1.15  # of the body's size: an unnumbered heading in the body's font is so large
SMALLEST = 0.9  # of the body's size: smaller type in another font is no heading
LARGEST = 1.06  # and larger type is set apart in whatever font
USUAL = 0.7  # of the lines in a face that stand alone where the face is one of headings
OFTEN = 2  # lines in a face that only stands for headings

# Styles that references are numbered in: there only distinct type makes a heading.
OF_REFERENCES = frozenset({"decimal", "arabic_paren", "arabic_half", "circled"})
# Styles that sections are numbered in rather than lists.
OF_SECTIONS = frozenset({"chapter", "part", "chinese", "chinese_paren", "formal"})
_ENDS_SENTENCE = re.compile(r"[。；;，,、．!！]$|[^\d.]\.$")
_WITHIN_SENTENCE = re.compile(rf"[。；]|[{HAN}]\.\s?[{HAN}]|\.{{4}}|…{{2}}|·{{4}}")
_WORD = re.compile(f"[{HAN}]|[A-Za-z]{{2}}")
_LATIN_WORD = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_ENCLOSED = re.compile(r"^[\[［【〔](.*)[\]］】〕]$")
_ENDED = ("。", ".", "：", ":", "；", "！", "？", "”")


def find_headings(
    stream: Sequence[Placed], body: BodyStyle, bookmarks: Sequence[Bookmark] = ()
) -> list[Heading]:
    """All headings of a paper's lines in reading order, with their levels."""
    named = named_lines(stream, bookmarks)
    numbered = _without_lists(list(_numbered(stream, body, named)))
    taken = {i for one in numbered for i in range(one.start, one.end)}
    alone = _alone(stream, taken, body)
    faces = _heading_faces(stream, numbered, alone)
    plain = [one for one in alone if one.face in faces]
    return nest(sorted([*numbered, *plain], key=lambda one: one.start))


def split_run_in(stream: Sequence[Placed], body: BodyStyle) -> list[Placed]:
    """The stream with each usual title that opens a paragraph in distinct type (致谢　本文…)
    as a line of its own."""
    return [part for item in stream for part in _parted(item, body)]


def _parted(item: Placed, body: BodyStyle) -> list[Placed]:
    line = item.line
    cuts = [at for at in sorted(line.gaps) if known_title(line.text[:at].strip()) == "body"]
    if not cuts or line.gaps[cuts[0]] < RUN_IN:
        return [item]
    title, text = line.split(cuts[0])
    if not is_distinct(title, body) or is_distinct(text, body):
        return [item]
    return [item._replace(line=title), item._replace(line=text)]


# --- type -------------------------------------------------------------------------------


def is_distinct(line: Line, body: BodyStyle) -> bool:
    """Whether all of a line is set apart from running text: larger, bold or in another font.

    A line that begins in bold and goes on in body type opens a paragraph.
    """
    if line.size < SMALLEST * body.size:
        return False
    if line.size > LARGEST * body.size:
        return True
    chinese = [c for c in line.chars if is_wide(c.text) and c.text.isalnum()]
    apart = [c.bold or c.font not in body.fonts for c in chinese]
    return apart[-1] and sum(apart) >= ALL * len(apart) if apart else line.bold


def face_of(line: Line) -> Face:
    """A line's (Chinese) font, size and weight."""
    return line.cjk_font or line.font, round(line.size, 1), line.bold


# --- headings with numbers or usual titles ------------------------------------------------


def _numbered(
    stream: Sequence[Placed], body: BodyStyle, named: Mapping[int, Named]
) -> Iterator[Candidate]:
    """Lines with bookmarks, numbers or usual titles, in order."""
    at, opens = 0, "body"
    while at < len(stream):
        one = (
            (_named(stream, at, named[at]) if at in named else None)
            or _usual(stream, at, body)
            or _with_number(stream, at, body, opens == "references")
        )
        if one:
            opens = one.opens
            yield one
        at = one.end if one else at + 1


def _named(stream: Sequence[Placed], at: int, named: Named) -> Candidate | None:
    """What a bookmark names, if it may be a title: files also have bookmarks to sentences."""
    line = stream[at].line
    number = read_number(line)
    title = _tidy(_joined(stream, at, named.end, number.end if number else 0))
    if not _may_be_title(title, LONGEST):
        return None
    usual = known_title(title)
    known, face = bool(usual) or is_appendix(line.text), face_of(line)
    opens, rule = usual or "body", "bookmark"
    return Candidate(at, named.end, number, title, face, True, opens, known, rule, named.depth)


def _usual(stream: Sequence[Placed], at: int, body: BodyStyle) -> Candidate | None:
    """A line that says 引言, 参考文献, 附录A and the like, and no more."""
    item = stream[at]
    opens = known_title(item.line.text) or ("body" if is_appendix(item.line.text) else None)
    if not opens or not _may_be_title(item.line.text, SHORT):
        return None
    distinct = is_distinct(item.line, body)
    short = item.rest > ALONE or item.indent > CENTRED
    if not distinct and not (short and (at == 0 or _ended(stream[at - 1]))):
        return None
    title, face = _tidy(item.line.text), face_of(item.line)
    return Candidate(at, at + 1, None, title, face, distinct, opens, True, "usual-title")


def _with_number(
    stream: Sequence[Placed], at: int, body: BodyStyle, in_references: bool
) -> Candidate | None:
    line = stream[at].line
    number = read_number(line)
    if number is None:
        return None
    distinct = is_distinct(line, body)
    if not distinct and (number.typed or (in_references and number.style in OF_REFERENCES)):
        return None
    end = _last_line(stream, at) if distinct else at + 1
    title = _tidy(_joined(stream, at, end, number.end))
    bare = not title and number.style in OF_SECTIONS and stream[at].indent > CENTRED
    if not bare and not _may_be_title(title, LONGEST if distinct else SHORT):
        return None
    if _has_gap(line, number.end):
        return None
    if not distinct and not _stands_alone(stream, at, body, number):
        return None
    usual, face, rule = known_title(title), face_of(line), f"number:{number.style}"
    return Candidate(at, end, number, title, face, distinct, usual or "body", bool(usual), rule)


def _last_line(stream: Sequence[Placed], at: int) -> int:
    """End of a heading that runs over several lines of one distinct face."""
    end = at + 1
    face = face_of(stream[at].line)
    while end < len(stream) and end - at < LINES:
        last, line = stream[end - 1], stream[end].line
        goes_on = face_of(line) == face and read_number(line) is None and not known_title(line.text)
        near = line.page == last.line.page and 0 < line.base - last.line.base < NEAR * line.size
        if not (goes_on and near and (_is_full(last, line) or last.indent > CENTRED)):
            break
        end += 1
    return end


def _is_full(last: Placed, following: Line) -> bool:
    """Whether a line has no room for the first word of the next one."""
    word = _LATIN_WORD.match(following.text)
    width = (following.edges[word.end()] - following.x0) / following.size if word else 0.0
    return last.rest < max(ALONE, width + WORD_SPACE)


def _joined(stream: Sequence[Placed], start: int, end: int, skip: int) -> str:
    """The title's lines as one text, without a note mark at its end."""
    texts = [stream[start].line.text[skip:], *(p.line.text for p in stream[start + 1 : end])]
    last = stream[end - 1].line
    if last.raised and last.raised[-1][1] == len(last.text):
        texts[-1] = texts[-1][: len(texts[-1]) - (last.raised[-1][1] - last.raised[-1][0])]
    return join_lines(texts)


def _tidy(title: str) -> str:
    """A title without note marks, a colon or brackets around it."""
    title = title.strip(" :：*＊∗①②③④⑤⑥⑦⑧⑨⑩■●◆▲▼◎★☆※□○◇▶►").strip()
    return _ENCLOSED.sub(r"\1", title).strip()


def _may_be_title(title: str, longest: int) -> bool:
    length = sum(0.5 if letter.isascii() else 1.0 for letter in title)
    if length > longest or not _WORD.search(title):
        return False
    return not _ENDS_SENTENCE.search(title) and not _WITHIN_SENTENCE.search(title)


def _has_gap(line: Line, after: int) -> bool:
    return any(gap > TABLE_GAP and at > after for at, gap in line.gaps.items())


def _stands_alone(stream: Sequence[Placed], at: int, body: BodyStyle, number: Number) -> bool:
    """A short line of body type between the end of a paragraph and the start of another."""
    item = stream[at]
    if item.rest < ALONE or not body.same_size(item.line) or at + 1 == len(stream):
        return False
    following = stream[at + 1]
    begins = following.indent > INDENTED or read_number(following.line) is not None
    ended = at == 0 or _ended(stream[at - 1])
    if len(number.ordinals) > 1 and number.end in item.line.gaps:
        return begins or ended
    return ended and (begins or number.style in OF_SECTIONS)


def _ended(item: Placed) -> bool:
    return item.rest > SHORTENED or item.line.text.endswith(_ENDED)


def _without_lists(found: list[Candidate]) -> list[Candidate]:
    """Drop items of lists: undistinguished numbers of one style right below each other."""

    def in_list(a: Candidate, b: Candidate) -> bool:
        same = a.number and b.number and a.number.style == b.number.style
        return bool(same) and a.end == b.start and not a.distinct and not b.distinct

    listed = {i for i, (a, b) in enumerate(pairwise(found)) if in_list(a, b)}
    return [one for i, one in enumerate(found) if i not in listed and i - 1 not in listed]


# --- headings without numbers -------------------------------------------------------------


def _alone(stream: Sequence[Placed], taken: set[int], body: BodyStyle) -> list[Candidate]:
    """Lines without numbers that stand between paragraphs as headings do."""
    found: list[Candidate] = []
    at = 0
    while at < len(stream):
        one = _plain(stream, at) if at not in taken and _set_alone(stream, at, body) else None
        if one:
            found.append(one)
        at = one.end if one else at + 1
    return found


def _set_alone(stream: Sequence[Placed], at: int, body: BodyStyle) -> bool:
    """Whether a distinct line stands between paragraphs as a heading does."""
    line = stream[at].line
    if line.cjk < 2 or not is_distinct(line, body) or read_number(line):
        return False
    if not line.bold and line.cjk_font in body.fonts and line.size < LARGER * body.size:
        return False
    end = _last_line(stream, at)
    title = _joined(stream, at, end, 0)
    if stream[end - 1].rest < ALONE or _has_gap(line, 0) or is_note(line):
        return False
    if not _may_be_title(title, SHORT) or is_statement(title):
        return False
    following = stream[end] if end < len(stream) else None
    after_text = at == 0 or _ended(stream[at - 1])
    return after_text and following is not None and body.same_size(following.line)


def _heading_faces(
    stream: Sequence[Placed], numbered: Sequence[Candidate], alone: Sequence[Candidate]
) -> set[Face]:
    """The faces of headings: those of numbered and usual ones, and of lines that stand alone
    again and again."""
    faces = {one.face for one in numbered if one.distinct}
    end = next((one.start for one in numbered if one.opens == "references"), len(stream))
    often = Counter(one.face for one in alone for _ in range(one.start, min(one.end, end)))
    lines = Counter(face_of(item.line) for item in stream[:end])
    usual = {f for f, n in often.items() if n >= OFTEN and n >= USUAL * lines[f]}
    return faces | usual


def _plain(stream: Sequence[Placed], at: int) -> Candidate:
    end = _last_line(stream, at)
    title = _tidy(_joined(stream, at, end, 0))
    return Candidate(at, end, None, title, face_of(stream[at].line), True, "body", False, "type")
