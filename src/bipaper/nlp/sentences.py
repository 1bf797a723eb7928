"""Sentence boundaries in Chinese and English text.

A Chinese sentence ends with 。！？ or an ellipsis, and with a full point where the text
writes that for 。; a semicolon ends a clause, not a sentence. Nothing inside brackets ends
a sentence, nor inside a quotation behind which the sentence goes on. English full points
are judged by what stands around them (``fullpoints``). Word lists: sentences.toml.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from bipaper.chars import CIRCLED, COUNTING, HAN, count_han, is_han, simplify
from bipaper.nlp.fullpoints import CONTEXT, NOTE, abbreviated, full_point_ends, numbering, words
from bipaper.parts.bilingual import Language

Span = tuple[int, int]

_BRACKETS = {
    "（": "）",
    "(": ")",
    "【": "】",
    "［": "］",
    "[": "]",
    "〔": "〕",
    "《": "》",
    "〈": "〉",
}
_TITLES = "《〈"
_QUOTATIONS = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_CLOSERS = "".join(_QUOTATIONS.values())
_OPENING = "：".join((*_BRACKETS, *_QUOTATIONS))  # words were left out behind them
_OPENERS = {closer: opener for opener, closer in (_BRACKETS | _QUOTATIONS).items()}
_SPEAKER = 20  # characters, in which it is said who speaks
_LONGEST = 1000  # characters; an enclosure longer than that was never closed

# A run of terminators, the quotations and brackets it closes, and a citation mark
# right behind it: "。”[3]", "。”（受访者A）".
_END = re.compile(
    r"(?P<stop>[。｡！？!?….．]++)"
    r"[”’」』）】》〉〕］)\]\"']*+"
    r"(?:(?<=[。！？][”’」』])（[^（）。]{1,40}）(?![，、。；：的]))?+"  # who said it
    r"(?:(?<=。)（(?:(?:详?见|参[见看阅]|第)[^（）。]{1,40}|略|证毕)）)?+"  # where more is
    # whence it is: （王平，1998）, （《县志》卷三）
    r"(?:(?<=。)（(?:[^（）。]{1,40}[，,] ?(?:1[5-9]|20)\d\d[a-z]?|《)[^（）。]{0,40}）)?+"
    r"(?:(?: (?=\[[^\]]+\] [A-Z]))?[\[［〔]\d[\d,，、;；\-–—~～]{0,40}[\]］〕]"
    r"(?:[（(](?:[Pp]{1,2}[. ]*|第)\d[^（）()]{0,20}[）)])?)?+"  # on which page
)
_CIRCLED = re.compile(rf"(?<=[。！？”’」』])[{CIRCLED}]+")
_STRAIGHT = re.compile('"([^"\n]*)"')
_SAYS_WHAT_IT_IS = re.compile("(?:是|(?<!题)为|[写印刻]着)$")  # 口号是“修渠！”
_JOINED = tuple("和与并而或")
_COUNTED = re.compile(f"[{COUNTING}两]{{1,3}}(?:[字句词语种]|个问题)")  # “……。”四字
_NOTE = re.compile(rf"(?<=[a-z]{{2}}\.){NOTE}")
_CAPITAL = re.compile(" [A-Z]")
_GOING_ON = "，、；"  # behind a stop: the stop was of a name
_ITEMS = re.compile("、|(?<=”)(?=“)")
_STOPS = re.compile("[，。；：！？,;:]")
_BLANK_LINE = re.compile(r"\n[ \t\r\u3000]*+\n")


def split_sentences(text: str, lang: Language, superscripts: Sequence[Span] = ()) -> list[Span]:
    """Half-open spans that cover every character but white space once, in order.

    ``superscripts`` are spans set above the base line: one right behind a full stop is a
    note mark and belongs to the sentence before it.
    """
    chinese = lang == "zh" and count_han(text) > 0
    ends = _chinese_ends(text) if chinese else _english_ends(text)
    behind = dict(_note_marks(text)) | dict(superscripts)
    cuts = {behind.get(end, end) for end in ends}
    cuts.update(match.start() for match in _BLANK_LINE.finditer(text))
    edges = [0, *sorted(cuts), len(text)]
    spans = [_trimmed(text, *edge) for edge in pairwise(edges)]
    return [(start, end) for start, end in spans if start < end]


def _note_marks(text: str) -> Iterator[Span]:
    """Marks of notes on the line: a circled number behind a stop that no other counts on from.

    Where one ends the text none is the number of an item: that has words behind it.
    """
    circled = list(_CIRCLED.finditer(text))
    notes = bool(circled) and not text[circled[-1].end() :].strip()
    for match in circled:
        code = ord(match[0][0])
        if notes or (chr(code - 1) not in text and chr(code + 1) not in text):
            yield match.span()
    for match in _NOTE.finditer(text):
        yield match.span()


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


# --- Chinese ------------------------------------------------------------------------


def _chinese_ends(text: str) -> Iterator[int]:
    text = _curled(text)
    points = _full_points_are_stops(text)
    enclosures = list(_within_sentences(text))
    start = 0
    for match in _free_stops(text, enclosures):
        if _chinese_stop_ends(text, start, match, points):
            start = match.end()
            yield start


def _curled(text: str) -> str:
    """The text with its straight quotation marks as pairs of curled ones, if they come in pairs."""
    return text if text.count('"') % 2 else _STRAIGHT.sub(r"“\1”", text)


def _full_points_are_stops(text: str) -> bool:
    """Whether a text writes full points for 。: behind Chinese, or at the end and no 。 at all."""
    stops = text.count("。")
    behind_han = len(re.findall(rf"(?<=[{HAN}])[.．](?!\d)", text))
    return behind_han > stops or (not stops and text.rstrip().endswith((".", "．")))


def _chinese_stop_ends(text: str, start: int, match: re.Match[str], points: bool) -> bool:
    stop, after = match["stop"], text[match.end() : match.end() + 1]
    named = set(stop) <= set("?!？！") and text[match.end() - 1] not in _CLOSERS
    if named and after and after in _GOING_ON:  # 书名为What Is a Canal?，
        return False
    if set(stop) & set("。｡！？"):
        return True
    if after and is_han(after) and text[match.end() - 1] in _CLOSERS:  # of a whole quotation
        return True
    if "…" in stop:
        before = text[start : match.start()]
        if before[-1:] in words().awaits_words or before[-1:] in _OPENING:
            return False
        if after and text.endswith(after, start, match.start()):  # 我……我不知道
            return False
        goes_on = text.startswith(words().follows_words, match.end())
        return not after or not (goes_on or _is_a_list(before))
    if set(stop) & set("!?"):  # between Latin characters they are part of an address
        return not (after.isascii() and after.isalnum())
    before = text[max(start, match.start() - CONTEXT) : match.start()]
    return _chinese_point_ends(before, after, points)


def _is_a_list(before: str) -> bool:
    """Whether nothing but items stands there, as what a sentence is about: 桑、麻、棉……这些作物"""
    first, *others = _ITEMS.split(before)
    return bool(others) and len(first) <= max(map(len, others)) and not _STOPS.search(before)


def _chinese_point_ends(before: str, after: str, points: bool) -> bool:
    """Whether a full point ends a Chinese sentence; ``points``: the text has it for 。."""
    if numbering(before) or abbreviated(before, after):
        return False
    spaced = not after or after.isspace()
    if is_han(before[-1:]):
        return spaced or (points and not after.isdigit())
    return points and (spaced or is_han(after))


def _within_sentences(text: str) -> Iterator[Span]:
    """The enclosures inside a sentence that goes on behind them; of quotations in a row, all."""
    go_on: dict[int, bool] = {}
    for opened, closed in sorted(_enclosures(text), reverse=True):
        row = closed in go_on and text[closed] in _QUOTATIONS
        go_on[opened] = go_on[closed] if row else _sentence_goes_on(text, opened, closed)
        if go_on[opened]:
            yield opened, closed


def _sentence_goes_on(text: str, opened: int, closed: int) -> bool:
    """Whether text[opened:closed] stands inside a sentence that goes on behind it."""
    if text[opened] in _BRACKETS or text[closed - 2] not in "。！？!?….．":
        return True
    before = _last_before(text, opened)
    after = simplify(text[closed : closed + _SPEAKER])
    if after[:1].isascii() and after[:1].islower():  # He said“你好。”and left
        return True
    if after.startswith(words().goes_on) or _COUNTED.match(after):
        # 他说：“…。”这一… begins another one
        return after[0] not in "这此" or not _introduced(text, opened, closed)
    if _SAYS_WHAT_IT_IS.search(text, max(0, opened - 2), opened):
        return after.startswith(_JOINED)
    if before in "。！？”" and _speaks().match(after):
        return True
    return text[closed - 2] != "。" and before not in "：:，,。！？”"


def _introduced(text: str, opened: int, closed: int) -> bool:
    """Whether a quotation is somebody's statement, by a colon or a verb of speech before it."""
    before = simplify(text[max(0, opened - _SPEAKER) : opened]).rstrip("，,")
    return before.endswith(("：", ":")) or (
        text[closed - 2] == "。" and before.endswith(words().speaks)
    )


@cache
def _speaks() -> re.Pattern[str]:
    """Behind a quotation that opens a sentence: who says it, or a break after which it goes on."""
    verbs, ends = "|".join(words().speaks), "|".join(words().speaks_on)
    said = rf"[^，。！？；：“”]{{0,12}}?(?:{verbs})(?:{ends})?(?=[，。！：；“])"
    return re.compile(said + "|[^。！？；：“”]{1,12}，“")


# --- English ------------------------------------------------------------------------


def _english_ends(text: str) -> Iterator[int]:
    whole = [span for span in _enclosures(text) if _is_whole(text, *span)]
    start = 0
    for match in _free_stops(text, whole):
        stop, end = match["stop"], match.end()
        if set(stop) & set("。！？") or full_point_ends(text, start, match.start(), stop, end):
            start = end
            yield start


def _is_whole(text: str, opened: int, closed: int) -> bool:
    """Whether nothing in it ends a sentence: a bracket, a title or phrase with no stop."""
    if text[opened] in _BRACKETS:
        return True
    return text[closed - 2].isalnum() and _last_before(text, opened) not in ",:"


# --- brackets and quotations ----------------------------------------------------------


def _enclosures(text: str) -> list[Span]:
    """Matched brackets and quotations as half-open spans; what never closes is not one."""
    spans: list[Span] = []
    open_at: dict[str, list[int]] = {opener: [] for opener in _OPENERS.values()}
    for position, char in enumerate(text):
        if char in open_at:
            open_at[char].append(position)
        elif char in _OPENERS and open_at[_OPENERS[char]]:
            opened = open_at[_OPENERS[char]].pop()
            if position - opened < _LONGEST:
                spans.append((opened, position + 1))
    return spans


def _free_stops(text: str, enclosures: Iterable[Span]) -> Iterator[re.Match[str]]:
    """Matches of ``_END`` outside the enclosures, or closing a bracketed sentence."""
    inside = bytearray(len(text))
    sentence_ends = set()
    for opened, closed in enclosures:
        inside[opened : closed - 1] = b"\1" * (closed - 1 - opened)
        if text[opened] in _BRACKETS and _ends_itself(text, opened, closed):
            sentence_ends.add(closed)
    for match in _END.finditer(text):
        if match.end() in sentence_ends or not inside[match.start()]:
            yield match


def _ends_itself(text: str, opened: int, closed: int) -> bool:
    """Whether a bracket may be a sentence: it opens one, or English begins another behind it."""
    if text[opened] in _TITLES:
        return False
    return _last_before(text, opened) in "。！？.!?" or _CAPITAL.match(text, closed) is not None


def _last_before(text: str, position: int) -> str:
    """The nearest character before a position that is no space; "" at the beginning."""
    return text[max(0, position - 10) : position].rstrip()[-1:]
