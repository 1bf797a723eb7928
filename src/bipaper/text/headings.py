"""Headings: numbering logic decides, typography is the evidence.

A line is a heading when it carries a number that fits the sequence or a known title, and
stands alone; distinct type (another font, larger, bold) makes up for a gap in the
sequence. Levels follow from nesting: a new numbering style opens a level below the
current one, a known style closes the levels opened since.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.lines import CJK, Line
from bipaper.text.numbering import Number, read_number, unnumbered
from bipaper.text.tail import is_editors_note

LONGEST = 60  # characters of a heading's title
SHORT = 30  # characters of a title that has only its number for evidence
ALONE = 2.5  # em of white space after a heading that has only its number for evidence
TABLE_GAP = 2.5  # em; a gap this wide inside a line makes it a table row or an equation
ALL = 0.85  # share of the Chinese characters of a line that is set apart as a whole
HALF = 0.4  # share of the column that is white after a short heading like 一、目的
LARGER = 1.15  # an unnumbered heading in the body's font is at least so much larger
# Styles that references are numbered in: there only distinct type makes a heading.
OF_REFERENCES = frozenset({"decimal1", "arabic_paren", "arabic_half", "circled"})
JUMP = 3  # how far a distinct heading's number may run ahead of the last one

_ENDS_SENTENCE = re.compile(r"[。；;，,、．!！]$|[^\d.]\.$")
_WITHIN_SENTENCE = re.compile(r"[。；]|[一-鿿]\.\s?[一-鿿]")
_WORD = re.compile(r"[一-鿿]|[A-Za-z]{2}")
_TRANSLATED = re.compile(r"[（(][^（()）]*[)）]\s*[:：]?$|(?<=[一-鿿])\s*[A-Za-z ]+[:：]?$")
_PUNCTUATION = re.compile(r"[\s:：.。\[\]【】［］*＊\-—]+")


class Heading(NamedTuple):
    """A heading in the stream: lines[start:end]; ``opens`` names what follows it."""

    start: int
    end: int
    number: str | None
    title: str
    level: int
    opens: str


class _Candidate(NamedTuple):
    start: int
    end: int
    number: Number | None
    title: str
    distinct: bool
    opens: str


Face = tuple[str, float, bool]


def find_headings(stream: Sequence[Placed], body: BodyStyle) -> list[Heading]:
    """All headings of a paper's lines in reading order, with their levels."""
    found: list[_Candidate] = []
    faces: set[Face] = set()
    at = 0
    while at < len(stream):
        after_references = bool(found) and found[-1].opens == "references"
        known = {_face(stream[found[-1].start].line)} if after_references else faces
        candidate = _candidate(stream, at, body, known, after_references)
        if candidate is None:
            at += 1
            continue
        found.append(candidate)
        if candidate.number and candidate.distinct:
            faces.add(_face(stream[at].line))
        at = candidate.end
    return _levels(_without_lists(found), {c.start: _face(stream[c.start].line) for c in found})


def known_title(text: str) -> str | None:
    """What a known unnumbered heading opens ("references", "notes", "body"), else None."""
    bare = _TRANSLATED.sub("", text) or text
    return unnumbered().get(_PUNCTUATION.sub("", bare).lower())


def is_distinct(line: Line, body: BodyStyle) -> bool:
    """Whether all of a line is set apart from running text: larger, bold or in another font.

    A line that begins in bold and goes on in body type opens a paragraph.
    """
    if line.size < 0.95 * body.size:
        return False
    if line.size > 1.06 * body.size:
        return True
    chinese = [c for c in line.chars if CJK.match(c.text) and c.text.isalnum()]
    apart = [c.bold or c.font not in body.fonts for c in chinese]
    return apart[-1] and sum(apart) >= ALL * len(apart) if apart else line.bold


def _face(line: Line) -> Face:
    return line.cjk_font or line.font, round(line.size, 1), line.bold


def _candidate(
    stream: Sequence[Placed], at: int, body: BodyStyle, faces: set[Face], after_references: bool
) -> _Candidate | None:
    line = stream[at].line
    distinct = is_distinct(line, body)
    opens = known_title(line.text)
    if opens:
        return _Candidate(at, at + 1, None, _tidy(line.text), distinct, opens)
    number = read_number(line)
    if after_references and not distinct and (number is None or number.style in OF_REFERENCES):
        return None
    if number is None:
        return _plain(stream, at, body, faces)
    end = _last_line(stream, at, body) if distinct else at + 1
    title = _tidy(_joined(stream, at, end, number.end))
    if not _may_be_title(title, LONGEST if distinct else SHORT) or _has_gap(line, number.end):
        return None
    if not distinct and not _stands_alone(stream, at, body):
        return None
    return _Candidate(at, end, number, title, distinct, known_title(title) or "body")


def _plain(
    stream: Sequence[Placed], at: int, body: BodyStyle, faces: set[Face]
) -> _Candidate | None:
    """An unnumbered heading: set in a face that numbered headings of this paper have."""
    line = stream[at].line
    if _face(line) not in faces or line.cjk < 2 or not is_distinct(line, body):
        return None
    if not line.bold and line.cjk_font in body.fonts and line.size < LARGER * body.size:
        return None
    if not _may_be_title(line.text, SHORT) or _has_gap(line, 0) or is_editors_note(line):
        return None
    if at and not _ended(stream[at - 1]):
        return None
    following = stream[at + 1] if at + 1 < len(stream) else None
    if following is None or not body.same_size(following.line):
        return None
    return _Candidate(at, at + 1, None, _tidy(line.text), True, "body")


def _last_line(stream: Sequence[Placed], at: int, body: BodyStyle) -> int:
    """End of a heading that runs over several lines of one distinct face."""
    end = at + 1
    face = _face(stream[at].line)
    while end < len(stream) and end - at < 3:
        last, line = stream[end - 1], stream[end].line
        goes_on = _face(line) == face and read_number(line) is None and not known_title(line.text)
        near = line.page == last.line.page and 0 < line.base - last.line.base < 2.3 * line.size
        if not (goes_on and near and (last.rest < 2.5 or last.indent > 3)):
            break
        end += 1
    return end


def _joined(stream: Sequence[Placed], start: int, end: int, skip: int) -> str:
    """The title's lines as one text, without a note mark at its end."""
    texts = [stream[start].line.text[skip:], *(p.line.text for p in stream[start + 1 : end])]
    last = stream[end - 1].line
    if last.raised and last.raised[-1][1] == len(last.text):
        texts[-1] = texts[-1][: len(texts[-1]) - (last.raised[-1][1] - last.raised[-1][0])]
    latin = [a[-1:].isascii() and b[:1].isascii() for a, b in zip(texts, texts[1:], strict=False)]
    return texts[0] + "".join(" " * gap + text for gap, text in zip(latin, texts[1:], strict=True))


def _tidy(title: str) -> str:
    return title.strip(" :：*＊∗①②③④⑤⑥⑦⑧⑨⑩").strip()


def _may_be_title(title: str, longest: int) -> bool:
    if not title or len(title) > longest or not _WORD.search(title):
        return False
    return not _ENDS_SENTENCE.search(title) and not _WITHIN_SENTENCE.search(title)


def _has_gap(line: Line, after: int) -> bool:
    return any(gap > TABLE_GAP and at > after for at, gap in line.gaps.items())


def _stands_alone(stream: Sequence[Placed], at: int, body: BodyStyle) -> bool:
    """A short line of body type between the end of a paragraph and the start of another."""
    item = stream[at]
    if item.rest < ALONE or not body.same_size(item.line):
        return False
    if at and not _ended(stream[at - 1]):
        return False
    following = stream[at + 1] if at + 1 < len(stream) else None
    if following is None:
        return False
    number = read_number(item.line)
    if (
        number
        and number.style not in OF_REFERENCES
        and item.rest * item.line.size > HALF * (item.x1 - item.x0)
    ):
        return True
    return following.indent > 0.8 or read_number(following.line) is not None


def _ended(item: Placed) -> bool:
    return item.rest > 1.0 or item.line.text.endswith(("。", ".", "：", ":", "；", "！", "？", "”"))


def _without_lists(found: list[_Candidate]) -> list[_Candidate]:
    """Drop items of lists: undistinguished numbers of one style right below each other."""

    def in_list(a: _Candidate, b: _Candidate) -> bool:
        same = a.number and b.number and a.number.style == b.number.style
        return bool(same) and a.end == b.start and not a.distinct and not b.distinct

    kept = []
    for i, one in enumerate(found):
        before = i > 0 and in_list(found[i - 1], one)
        after = i + 1 < len(found) and in_list(one, found[i + 1])
        if not (before or after):
            kept.append(one)
    return kept


def _levels(found: list[_Candidate], faces: dict[int, Face]) -> list[Heading]:
    """Nest headings by their numbering; drop those whose number does not fit."""
    headings: list[Heading] = []
    open_styles: list[Number] = []
    level_of_face: dict[Face, int] = {}
    for one in found:
        if one.number is None:
            level = 1 if known_title(one.title) else level_of_face.get(faces[one.start], 1)
            open_styles = open_styles[: level - 1]
        else:
            parents = _parents(open_styles, one.number)
            last = open_styles[len(parents)] if len(parents) < len(open_styles) else None
            if not _fits(one, last, parents):
                continue
            open_styles = [*parents, one.number]
            level = len(open_styles)
            level_of_face.setdefault(faces[one.start], level)
        printed = one.number.printed if one.number else None
        headings.append(Heading(one.start, one.end, printed, one.title, level, one.opens))
    return headings


def _parents(open_styles: list[Number], number: Number) -> list[Number]:
    """The open headings above one with this number."""
    styles = [n.style for n in open_styles]
    if number.style in styles:
        return open_styles[: styles.index(number.style)]
    parent = f"decimal{len(number.ordinals) - 1}"
    if len(number.ordinals) > 1 and parent in styles:
        return open_styles[: styles.index(parent) + 1]
    return open_styles


def _fits(one: _Candidate, last: Number | None, parents: list[Number]) -> bool:
    """Whether the number goes on from the last of its style, or begins a new sequence."""
    number = one.number
    assert number is not None
    own = number.ordinals[-1]
    if len(number.ordinals) > 1 and parents and not _below(number, parents[-1]):
        return one.distinct and number.ordinals[0] >= parents[0].ordinals[-1]
    if last is None or last.style != number.style:
        return own == 1 or (own == 0 and not parents) or (one.distinct and own <= JUMP)
    if last.ordinals[:-1] != number.ordinals[:-1]:
        return own == 1 or (one.distinct and own <= JUMP)
    ahead = own - last.ordinals[-1]
    return 1 <= ahead <= (JUMP if one.distinct else 2)


def _below(number: Number, parent: Number) -> bool:
    """Whether 2.3 stands below 2; below a parent of another style only its last ordinal counts."""
    if parent.style.startswith("decimal"):
        return number.ordinals[:-1] == parent.ordinals
    return number.ordinals[0] == parent.ordinals[-1]
