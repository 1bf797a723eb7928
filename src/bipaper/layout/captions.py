"""Captions of figures and tables, told apart from sentences that begin with 图1 or 表2."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from bipaper.chars import COUNTING, HAN, as_ascii, simplify
from bipaper.layout.body import BodyStyle
from bipaper.layout.columns import Placed
from bipaper.layout.lines import Line
from bipaper.parts.boxed_text import BBox
from bipaper.parts.displays import CaptionKind
from bipaper.pdf.ruled import is_horizontal
from bipaper.rules import read_lists

TRANSLATION = 5.0  # em between a caption and its translation with the same number
ADJACENT = 2.5  # em between a caption and a translation whose number differs or is misread
LEADING = 1.9  # em between the base lines of one caption at most,
LED = 2.6  # and between a label on a line of its own and its caption
RULED = 1.2  # em between a table's caption and the first rule of the table, where they are close
UNDER = 1.2  # em between what is pictured and its caption, where they are close
SET_IN = (0.5, 1.5)  # em; less than a paragraph's first line is
EVEN = 0.5  # em; a line set in so little on both sides is in the middle if they differ by less
PARAGRAPH = (1.5, 2.6)  # em that a paragraph's first line is set in,
AT_EDGE = 0.6  # and less than so many that its others are
OUTSIDE = 0.5  # em; a line that reaches further out of its column is none of its text
GAP = 1.0  # em; a line with wider gaps is a table's head, not a caption going on
NARROW = 6.0  # em by which a long caption may be set in on either side
SIDEWAYS = 0.2  # of a point for one between the middles of a caption and its translation
SAME_TYPE = 0.2  # points between the sizes of lines of one caption
FILLED = 2.0  # em; a line with less white space at its end may go on

_NUMBER = r"[A-Za-z]?[1-9]\d{0,2}(?:[-–—.·]\d{1,2})*(?:\([a-z]\)|[a-z](?![A-Za-z]))?"
_LABEL = re.compile(
    rf"(?P<again>续|附|补充|扩展数据)?(?P<mark>图版|[图表]|(?:fig(?:ure)?s?|tab(?:le)?)\.?(?![a-z]))"
    rf"\s*(?:(?P<number>{_NUMBER}|(?<=附[图表])[A-Z](?![A-Za-z]))|(?P<numeral>[{COUNTING}]{{1,3}}|[IVX]{{1,4}}(?![a-z])|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]))"
    r"(?P<more>\s*[（(]\s*(?:续|cont(?:inued|'?d)?\.?)\s*\d?\s*[)）])?(?P<end>\s*[:：.．、|｜]?\s*)",
    re.IGNORECASE,
)
_SUBFIGURE = re.compile(r"\([a-z]\)$")
_UNFINISHED = ("：", ":", "—", "、", "，", "-")
# Notes open with levels of significance, too: "***p<.001", "*、**分别表示".
_LEVELS = re.compile(r"[*＊†]{1,3}\s*(?:[,，、和]|[pP]\s*[<＜≤])")
_GOES_ON = re.compile(rf"[{HAN}]{{2}}|[A-Za-z](?!s\W)[A-Za-z]")  # 注册制, Notebook
# A number followed by one of these stands in a sentence: a list, a bracket, a range.
_SENTENCE_MARK = re.compile(r"、\s*[图表\d]|[，,。；;）)\]］～~—]|[（(][a-z]|-\s?\d")


class Label(NamedTuple):
    """A caption's beginning.

    ``text`` is as printed without spaces ("图1"), ``end`` where the caption's words
    start. ``continued`` labels (续表1) stand over what goes on from another page.
    """

    kind: CaptionKind
    text: str
    number: str
    end: int
    english: bool
    continued: bool


class Caption(NamedTuple):
    """A caption on the page: its first line with its column, all lines, its translation's."""

    label: Label
    item: Placed
    lines: list[Line]
    english: list[Line]

    @property
    def both(self) -> list[Line]:
        """Its lines in both languages."""
        return [*self.lines, *self.english]


@cache
def _words(name: str) -> tuple[str, ...]:
    return read_lists(__name__, "captions.toml")[name].words


def opens_notes(line: Line) -> bool:
    """Whether a line opens the notes below a figure or table (注：, 资料来源, * p<.05)."""
    start = len(line.text) - len(line.text.lstrip("*＊ "))
    ends = (start + len(w) for w in _words("notes") if simplify(line.text).startswith(w, start))
    named = any(end in line.gaps or not _GOES_ON.match(line.text, end - 1) for end in ends)
    return named or bool(_LEVELS.match(line.text))


def is_end_title(line: Line) -> bool:
    """Whether a line says 参考文献 or 注释 and no more."""
    return simplify(line.text).strip() in _words("endings")


# --- labels -----------------------------------------------------------------------------


def read_label(line: Line) -> Label | None:
    """The label a line begins with, an ornament (▲图1) before it or not; None where what follows
    makes it a sentence."""
    if _only_continues(line.text):
        return Label("table", "", "", len(line.text), line.text.isascii(), continued=True)
    simplified = simplify(line.text)
    start = _ornament(line.text)
    match = _LABEL.match(simplified, start)
    if match and (gap := _gap_in_numeral(line, match)):  # 表一　三种方法
        match = _LABEL.match(simplified, start, gap)
    if match is None or _is_sentence(line, match):
        return None
    number = match["number"] or match["numeral"]
    continued = match["again"] == "续" or bool(match["more"])
    begins = "mark" if match["again"] in (None, "续") else "again"
    text = re.sub(r"\s", "", line.text[match.start(begins) : match.end("mark")] + number)
    return Label(_kind(match), text, number, match.end(), match["mark"].isascii(), continued)


def _ornament(text: str) -> int:
    """How long the sign that a text begins with is, with its white space: ▲, ■, ★; 0 without."""
    signed = unicodedata.category(text[:1] or " ") == "So"
    return len(text) - len(text[1:].lstrip()) if signed else 0


def _gap_in_numeral(line: Line, match: re.Match[str]) -> int | None:
    """Where white space was put into a Chinese numeral: behind it the caption's words begin."""
    start, end = match.span("numeral")
    return next((at for at in sorted(line.gaps) if start < at < end), None)


def _only_continues(text: str) -> bool:
    """Whether a line says no more than that a table goes on: 续表, (continued)."""
    plain = _plain(text)
    bare = plain.strip("()（）:：")
    return bare in _plain_words("continued") or (
        plain[:1] in "(（" and bare in _plain_words("continued_in_brackets")
    )


@cache
def _plain_words(group: str) -> frozenset[str]:
    return frozenset(map(_plain, _words(group)))


def _plain(text: str) -> str:
    return re.sub(r"\s", "", simplify(text)).lower()


def _kind(match: re.Match[str]) -> CaptionKind:
    return "table" if match["mark"][0] in "表tT" else "figure"


def _is_sentence(line: Line, match: re.Match[str]) -> bool:
    """Whether the words after a number are a sentence's, not a caption's."""
    rest = as_ascii(match.string[match.end() :])
    if match["more"] or not rest:
        return False
    spaced = bool(match["end"]) or match.end() in line.gaps
    if match["mark"].isascii() and (match["end"] == "" or _first_word(rest) in _words("verbs")):
        return True
    number_end = match.end("number") if match["number"] else match.end("numeral")
    if _SENTENCE_MARK.match(match.string, number_end) or rest.startswith(_words("predicates")):
        return True
    if spaced:
        return False
    particle = rest.startswith(_words("particles")) and not rest.startswith(_words("compounds"))
    return particle or match["numeral"] is not None


def _first_word(text: str) -> str:
    word = re.match(r"[A-Za-z]*", text)
    return word[0].lower() if word else ""


def translation_at(line: Line) -> int | None:
    """Where the English caption begins in a line that holds both (图2 遮阴率 Fig. 2 Shade)."""
    own = read_label(line)
    if own is None or own.english:
        return None
    for match in _LABEL.finditer(line.text, own.end):
        same = match["number"] == own.number and _kind(match) == own.kind
        if same and match["mark"].isascii() and match.start() > own.end:
            return match.start()
    return None


# --- captions -----------------------------------------------------------------------------


def find_captions(
    placed: Sequence[Placed],
    rules: Sequence[BBox],
    body: BodyStyle,
    pictures: Sequence[BBox] = (),
) -> list[Caption]:
    """All captions of a page, from the top down, each with its translation.

    ``pictures`` are the boxes of what is pictured or drawn there, large enough for a figure.
    """
    labels = {i: label for i, p in enumerate(placed) if (label := read_label(p.line))}
    across = [rule for rule in rules if is_horizontal(rule)]
    labels = {
        i: label
        for i, label in labels.items()
        if is_caption(placed[i], label, across, body, pictures)
    }
    labels = {i: label for i, label in labels.items() if not _is_part(label, labels.values())}
    home = {i: _translated(i, labels, placed) for i in labels}
    lines: dict[int, list[Line]] = {}
    taken: set[Line] = set()
    for i, label in labels.items():
        below = (p for p in placed[i + 1 :] if p.line not in taken)
        lines[i] = _lines(placed[i], below, label, across, body)
        taken.update(lines[i])
    return [
        Caption(
            labels[i],
            placed[i],
            lines[i],
            [e for k, at in home.items() if at == i for e in lines[k]],
        )
        for i in labels
        if home[i] is None
    ]


def _is_part(label: Label, labels: Iterable[Label]) -> bool:
    """Whether a label names a part, 图1(a), of a figure that has a caption of its own."""
    whole = _SUBFIGURE.sub("", label.text)
    return whole != label.text and any(other.text == whole for other in labels)


def is_caption(
    item: Placed,
    label: Label,
    rules: Iterable[BBox],
    body: BodyStyle,
    pictures: Iterable[BBox] = (),
) -> bool:
    """Whether a line with a label is a caption by its typography.

    Evidence for: smaller type, another font, centred, a gap or a bar after the label, one of the
    ``rules`` across right below a table's, one of the ``pictures`` right above a figure's.
    Against: a sentence's full stop, be it within a line that opens a paragraph and fills its
    column, and a line that fills its column from its left edge in body type.
    """
    line = item.line
    if label.continued:
        return True
    left, right = line.x0 - item.x0, item.x1 - line.x1
    centred = _is_centred(left / line.size, right / line.size)
    full = -OUTSIDE * line.size < right < line.size
    other_font = bool(line.cjk_font) and line.cjk_font not in body.fonts
    evidence = (
        (2.0, body.smaller(line)),
        (1.5, centred),
        (1.0, other_font),
        (0.5, line.bold),
        (1.5, any(label.end - 1 <= at <= label.end for at in line.gaps)),
        (1.0, label.end >= len(line.text)),
        (1.0, label.kind == "table" and any(_is_under(rule, line) for rule in rules)),
        (1.0, label.kind == "figure" and any(_is_over(box, line) for box in pictures)),
        (2.0, line.text[: label.end].rstrip().endswith(("|", "｜"))),
        (-2.5, line.text.endswith(("。", "；", "，", ";", ","))),
        (-3.0, full and _is_set_in(item) and "。" in line.text[:-1]),
        (-1.0, full and body.same_size(line) and not centred),
    )
    return sum(weight for weight, holds in evidence if holds) >= 1.0


def _is_centred(left: float, right: float) -> bool:
    """Whether white space on both sides of a line, in em, puts it in the middle of its column."""
    little = SET_IN[0] < left < SET_IN[1] and abs(left - right) < EVEN
    return little or (min(left, right) > SET_IN[1] and abs(left - right) < 3)


def _is_over(box: BBox, line: Line) -> bool:
    """Whether something pictured stands right above a line."""
    return 0 <= line.top - box[3] < UNDER * line.size and box[0] < line.x1 and line.x0 < box[2]


def _is_under(rule: BBox, line: Line) -> bool:
    """Whether a rule stands right below a line."""
    return 0 < rule[1] - line.base < RULED * line.size and rule[0] < line.x1 and line.x0 < rule[2]


def _translated(at: int, labels: dict[int, Label], placed: Sequence[Placed]) -> int | None:
    """The caption that an English one translates: the nearest of its kind, if near enough."""
    label, line = labels[at], placed[at].line
    if not label.english:
        return None
    others = [
        (_distance(placed[i].line, line), i)
        for i, other in labels.items()
        if not other.english
        and other.kind == label.kind
        and _near(placed[i].line, line, other, label)
    ]
    return min(others)[1] if others else None


def _near(one: Line, other: Line, label: Label, translation: Label) -> bool:
    reach = TRANSLATION if label.number == translation.number else ADJACENT
    return abs(one.base - other.base) < reach * other.size


def _distance(a: Line, b: Line) -> float:
    return abs(a.base - b.base) + SIDEWAYS * abs(a.x0 + a.x1 - b.x0 - b.x1)


def _lines(
    first: Placed, below: Iterable[Placed], label: Label, rules: Sequence[BBox], body: BodyStyle
) -> list[Line]:
    """A caption's lines: the one with the label and those ``below`` that go on with it."""
    last, lines = first, [first.line]
    bare = label.end >= len(first.line.text)
    for item in below:
        line = item.line
        if line.base - last.line.base < 1 or line.x1 < last.line.x0 or line.x0 > last.line.x1:
            continue
        if _parted(last.line, line, rules) or not _goes_on(last, item, bare, body):
            break
        lines.append(line)
        last, bare = item, False
    return lines


def _parted(above: Line, below: Line, rules: Iterable[BBox]) -> bool:
    """Whether a rule runs between two lines."""
    between = (rule for rule in rules if above.base < rule[1] < below.base)
    return any(rule[0] < below.x1 and rule[2] > below.x0 for rule in between)


def _goes_on(last: Placed, item: Placed, bare: bool, body: BodyStyle) -> bool:
    """Whether a line belongs to the caption whose last line so far is ``last``.

    ``bare``: the label stands on a line of its own.
    """
    one, other = last.line, item.line
    if other.base - one.base > (LED if bare else LEADING) * max(one.size, other.size):
        return False
    if (
        _LABEL.match(simplify(other.text).lstrip("(（"))
        or opens_notes(other)
        or simplify(other.text).startswith(_words("units"))
    ):
        return False
    if any(gap > GAP for gap in other.gaps.values()) or is_running_text(item, body):
        return False
    chinese = not other.cjk or one.cjk_font == other.cjk_font
    same_type = one.font == other.font or (chinese and one.bold == other.bold)
    alike = abs(one.size - other.size) < SAME_TYPE and same_type
    axis = abs(one.x0 + one.x1 - other.x0 - other.x1) < 2 * one.size
    flush = abs(one.x0 - other.x0) < 0.5 * one.size
    # A long caption may be set in on both sides: it is as far from the right as from the left.
    set_in = last.indent if flush and 0 < last.indent < NARROW else 0.0
    unfinished = last.rest - set_in < FILLED or one.text.endswith(_UNFINISHED)
    return (bare and (axis or flush)) or (alike and (unfinished or (axis and item.indent > 1)))


def is_running_text(item: Placed, body: BodyStyle) -> bool:
    """Whether a line looks like the body's: its size, Chinese, at the column's edge."""
    line = item.line
    if not body.same_size(line) or line.cjk < 3 or line.cjk * 3 < len(line.text):
        return False
    if any(gap > 2 for gap in line.gaps.values()):
        return False
    return begins_in_text(item)


def begins_in_text(item: Placed) -> bool:
    """Whether a line begins where a paragraph's lines do: at its column's edge, or set in."""
    return abs(item.indent) < AT_EDGE or _is_set_in(item)


def _is_set_in(item: Placed) -> bool:
    return PARAGRAPH[0] < item.indent < PARAGRAPH[1]
