"""Lines as titles: how they are set, what they say, where they end."""

import re
from collections.abc import Sequence

from bipaper.chars import HAN, is_wide
from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.text.body.named import LINES
from bipaper.text.body.numbering import known_title, read_number
from bipaper.text.body.outline import Face
from bipaper.text.body.paragraphs import PROVEN
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
FLUSH = 0.5  # before a line without indent, at most
WORD_SPACE = 0.5  # between Latin words, at most
NEAR = 2.3  # between the base lines of one heading
LED = 1.2  # of the distance of the body's lines: white space stands between two lines
# Shares.
ALL = 0.85  # of the Chinese characters of a line that is set apart as a whole
SMALLEST = 0.9  # of the body's size: smaller type in another font is no heading
LARGEST = 1.06  # and larger type is set apart in whatever font
LARGER = 1.15  # type this much larger is a heading's, whatever its font and length

_ENDS_SENTENCE = re.compile(r"[。；;，,、．!！]$|[^\d.]\.$")
_WITHIN_SENTENCE = re.compile(rf"[。；]|[{HAN}]\.\s?[{HAN}]|\.{{4}}|…{{2}}|·{{4}}")
_WORD = re.compile(f"[{HAN}]|[A-Za-z]{{2}}")
_EXAMPLE = re.compile(r"[a-z]\s?[.．)）]")  # (1) a. …: of the parts of an example
# In a manuscript, where a float is to stand that follows the text.
_PLACEHOLDER = re.compile(r"插入\s?[图圖表]\s?\d")
_LATIN_WORD = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_ENCLOSED = re.compile(r"^[\[［【〔](.*)[\]］】〕]$")
_ENDED = ("。", ".", "：", ":", "；", "！", "？", "”", *PROVEN)


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


def last_line(stream: Sequence[Placed], at: int) -> int:
    """End of a heading that runs over several lines of one distinct face."""
    end = at + 1
    while end < len(stream) and end - at < LINES:
        last, line = stream[end - 1], stream[end].line
        set_in = last.indent > CENTRED and _stands_alike(last.line, line)
        if not (goes_on(last.line, line) and (_is_full(last, line) or set_in)):
            break
        end += 1
    return end


def _stands_alike(line: Line, below: Line) -> bool:
    """Whether two lines begin at one place, or have one middle."""
    begins = abs(line.x0 - below.x0)
    middles = abs(line.x0 + line.x1 - below.x0 - below.x1) / 2
    return min(begins, middles) < INDENTED * line.size


def goes_on(line: Line, following: Line) -> bool:
    """Whether a title may go on in the line below: in its face, without a number of its own."""
    near = line.page == following.page and 0 < following.base - line.base < NEAR * following.size
    titled = read_number(following) is not None or known_title(following.text) is not None
    return near and not titled and face_of(following) == face_of(line)


def in_column(above: Placed, below: Placed) -> bool:
    """Whether two lines stand in one column of a page."""
    return (above.line.page, above.column) == (below.line.page, below.column)


def is_led(above: Placed, below: Placed, body: BodyStyle) -> bool:
    """Whether more white space stands between two lines of a column than between others."""
    return in_column(above, below) and below.line.base - above.line.base > LED * body.pitch


def _is_full(last: Placed, following: Line) -> bool:
    """Whether a line has no room for the first word of the next one."""
    word = _LATIN_WORD.match(following.text)
    width = (following.edges[word.end()] - following.x0) / following.size if word else 0.0
    return last.rest < max(ALONE, width + WORD_SPACE)


def joined(stream: Sequence[Placed], start: int, end: int, skip: int) -> str:
    """The title's lines as one text, without a note mark at its end."""
    texts = [stream[start].line.text[skip:], *(p.line.text for p in stream[start + 1 : end])]
    last = stream[end - 1].line
    if last.raised and last.raised[-1][1] == len(last.text):
        texts[-1] = texts[-1][: len(texts[-1]) - (last.raised[-1][1] - last.raised[-1][0])]
    return join_lines(texts)


def tidy(title: str) -> str:
    """A title without note marks, a colon or brackets around it."""
    title = title.strip(" :：*＊∗①②③④⑤⑥⑦⑧⑨⑩■●◆▲▼◎★☆※□○◇▶►").strip()
    return _ENCLOSED.sub(r"\1", title).strip()


def may_be_title(title: str, longest: int) -> bool:
    """Whether a text is a title by its words and marks, of so many Chinese characters at most."""
    length = sum(0.5 if letter.isascii() else 1.0 for letter in title)
    if length > longest or not _WORD.search(title):
        return False
    if _EXAMPLE.match(title) or _PLACEHOLDER.search(title):
        return False
    return not _ENDS_SENTENCE.search(title) and not _WITHIN_SENTENCE.search(title)


def has_gap(line: Line, after: int) -> bool:
    """Whether white space behind an offset makes a line a table's row or an equation."""
    return any(gap > TABLE_GAP and at > after for at, gap in line.gaps.items())


def room(stream: Sequence[Placed], at: int) -> float:
    """White space left at a line's end, in em: in its column, or beside the line below where both
    begin at the left, for the width of a zone that has one line is unknown."""
    item = stream[at]
    line, below = item.line, stream[at + 1].line if at + 1 < len(stream) else item.line
    together = line.page == below.page and 0 < below.base - line.base < NEAR * line.size
    aligned = abs(below.x0 - line.x0) < NEAR * line.size
    beyond = (below.x1 - line.x1) / line.size if together and aligned else 0.0
    return max(item.rest, beyond)


def breaks_off(stream: Sequence[Placed], end: int) -> bool:
    """Whether what ends before ``stream[end]``, be its last line full, does not go on there: it
    is larger, and a paragraph begins below."""
    if end >= len(stream):
        return False
    line, below = stream[end - 1].line, stream[end]
    return line.size >= LARGER * below.line.size and below.indent > INDENTED


def ends_bold(stream: Sequence[Placed], end: int) -> bool:
    """Whether a line all in bold ends above a paragraph that is set in and in no bold at all."""
    if end >= len(stream):
        return False
    last, below = stream[end - 1 : end + 1]
    whole = all(char.bold for char in last.line.chars)
    return whole and below.indent > INDENTED and not any(char.bold for char in below.line.chars)


def ended(item: Placed) -> bool:
    """Whether a line may be a paragraph's last."""
    return item.rest > SHORTENED or item.line.text.endswith(_ENDED)
