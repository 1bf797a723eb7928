"""Places beyond the gazetteer: words that jieba tags, parts of provinces, nested places."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from bipaper.chars import COUNTING, HAN
from bipaper.find.entities.gazetteer import countries, gazetteer, provinces, short_counties
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import head_at_end, words
from bipaper.nlp.jieba_words import is_rare, tag_of
from bipaper.nlp.view import TextView, Token

_NAMED = re.compile(r".{2,}(?:[河江湖岛县镇乡州湾峡]|山脉|高原|草原)")
# Short names of provinces as on plates of cars (GA 36-2018), 滇黔陇 for 云贵甘; with a side, those
# that are not here (京津沪渝黑青宁新) are other words more often.
_PART = re.compile(r"[冀豫辽湘皖鲁苏浙赣鄂桂晋蒙陕吉闽粤藏川琼滇黔陇][东西南北中]{1,2}")
_SMALL = re.compile(
    rf"[{HAN}]{{2,3}}?(?:镇|乡|区|村)"
    rf"(?![区域民庄落委支主级])(?=[的为在与和及等、，。；（(\s{HAN}]|$)"
)
_ABROAD = re.compile(rf"(?:(?![的和与及])[{HAN}]){{2,6}}?(?:[州省府郡邦县市岛]|大区)")
_TOWNSHIP = re.compile(r"..[乡镇]")
_TWO = re.compile("[省市县区州镇乡]和")
_NO_NAME = frozenset("各全该本每某两几")
_PROPER = ("nr", "ns", "nz")
_ROAD = re.compile(
    rf"(?<![A-Za-z0-9])(?:[GS]\d{{1,4}}(?:[{HAN}]{{0,4}}(?:高速公路|高速)|国道|省道|线)"
    r"|\d{3}(?:国道|省道)|台\d{1,3}[甲乙丙丁]?线)"
)
_LINE = re.compile(
    rf"(?P<line>(?P<ends>[{HAN}]{{2,4}})(?:高铁|高速公路|高速|铁路|城际|客专))"
    rf"(?:(?P<part>[{HAN}]{{2,3}})段)?"
)
_UNDERGROUND = "地铁"
_NTH = re.compile(rf"[{COUNTING}\d]{{1,3}}号线")
_COUNTS = re.compile(f"[{COUNTING}]")
_FUNCTIONS = tuple("pcdrumqfy")  # first letters of jieba's tags of words that no name has
_TOWNS = tuple("市县区镇乡村")
_SIDE = re.compile("[东西南北中]{1,2}部(?!地区|委)")
_PART_OF = re.compile(rf"第?[{COUNTING}\d]{{1,4}}号?(?:汉墓|楚墓|[坑墓窟窖洞井])")
_STOP = (
    rf"(?:(?![到至和与及])[{HAN}]){{2,6}}?(?:[东西南北中]?(?:大道|[路街巷])|立交桥|大桥|天桥|小区|新村|花园"
    r"|汽车站|火车站|地铁站|[东西南北]站)"
)
_ALONG = re.compile(rf"(?:沿着?+|经过|[经从])({_STOP})")
_FURTHER = re.compile(rf"[与和、至到]({_STOP})")
_END = Token(0, 0, "x")  # behind a block's last word
_NO_NOUNS = tuple("xcupfdrv")  # first letters of jieba's tags of what goes on no name
_SHORT_COUNTY = 2  # characters of 沛县
_LONGEST_STEM = 3  # characters of what may be a name without its head
_DIVISION = re.compile(
    r".{2,}[省市县区州盟旗国]|.县"
)  # of one character only counties are called: 沛县


def find_places(block: TextView) -> Iterator[Span]:
    """Words that jieba tags as places and that end like one (乌裕尔河); 浙西南; numbered roads."""
    for token in block.tokens:
        word = block.text[token.start : token.end]
        is_generic = word in words("generic_places") or word[0] in _NO_NAME or _TWO.search(word)
        is_county = len(word) == _SHORT_COUNTY and word[-1] == "县" and tag_of(word) == "ns"
        is_place = (token.pos == "ns" and _NAMED.fullmatch(word)) or is_county
        if (is_place or (token.pos == "nz" and _is_built(word))) and not is_generic:
            yield Span(token.start, token.end, "place", "tagged-place")
    for token, behind in pairwise([*block.tokens, _END]):
        is_free = behind.start > token.end or behind.pos.startswith(_NO_NOUNS)
        if is_free and block.text[token.start : token.end] in short_counties():
            yield Span(token.start, token.end, "place", "short-county")
    for match in _ROAD.finditer(block.text):
        yield Span(*match.span(), "place", "road")
    yield from _itineraries(block)
    for match in _PART.finditer(block.text):
        if block.at_word(match.start()) and block.at_word(match.end()):
            yield Span(*match.span(), "place", "province-part")


def _is_built(word: str) -> bool:
    """Has jieba's dictionary it as the name of a thing that ends like a place: 成昆铁路?"""
    head = head_at_end(word) if len(word) > _LONGEST_STEM else None
    return head is not None and head.type == "place" and tag_of(word) == "nz"


def _itineraries(block: TextView) -> Iterator[Span]:
    """The streets, bridges and stations that one goes along, over or to."""
    for match in _ALONG.finditer(block.text):
        stop: re.Match[str] | None = match
        while stop and _is_stop(block, *stop.span(1)):
            yield Span(*stop.span(1), "place", "itinerary")
            stop = _FURTHER.match(block.text, stop.end())


def _is_stop(block: TextView, start: int, end: int) -> bool:
    """Whole words, the first of which is a name or rare: not 铁路, not 十字路|口, not 后的|链路."""
    first = block.words_in(start, end)[0]
    is_own = first.pos.startswith(_PROPER) or is_rare(block.text[first.start : first.end])
    is_phrase = "的" in block.text[start:end]
    return is_own and not is_phrase and block.at_word(start) and block.at_word(end)


def find_lines(block: TextView) -> Iterator[Span]:
    """沪昆高速, 沪昆高速怀化段: what stands before 高速 is no word; a section by its name."""
    for match in _LINE.finditer(block.text):
        starts = range(match.start(), match.end("ends") - 1)
        for start in starts:
            if _joins_places(block, start, match.end("ends")):
                end = match.end() if _is_name(match["part"]) else match.end("line")
                yield Span(start, end, "place", "line")
                break


def _joins_places(block: TextView, start: int, end: int) -> bool:
    """Are the words single characters or names, and together no word?"""
    words = block.words_in(start, end)
    return (
        block.at_word(start)
        and is_rare(block.text[start:end])
        and not _COUNTS.search(block.text, start, end)
        and not any(word.pos.startswith(_FUNCTIONS) for word in words)
        and all(word.end - word.start == 1 or word.pos in _PROPER for word in words)
    )


def _is_name(part: str | None) -> bool:
    return part is not None and (gazetteer().type_of(part) == "place" or tag_of(part) in _PROPER)


def find_parts(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Places together with a pit, a grave or a cave of theirs by its number (三星堆遗址|八号坑),
    with a side (意大利|南部), which towns and counties leave outside, or an underground's line."""
    for span in spans:
        name = text[span.start : span.end]
        if span.type != "place":
            continue
        if part := _PART_OF.match(text, span.end):
            yield Span(span.start, part.end(), "place", "part")
        if name.endswith(_UNDERGROUND) and (line := _NTH.match(text, span.end)):
            yield Span(span.start, line.end(), "place", "line")
        if not name.endswith(_TOWNS) and (side := _SIDE.match(text, span.end)):
            yield Span(span.start, side.end(), "place", "province-part")


def find_nested(block: TextView, known: Iterable[Span]) -> Iterator[Span]:
    """Smaller divisions, which no list holds, right behind known ones (神木市|沙峁镇) and behind
    countries (泰国|罗勇府)."""
    at = {token.start: token for token in block.tokens}
    for span in known:
        name = block.text[span.start : span.end]
        token = at.get(span.end)
        abroad = _ABROAD.match(block.text, span.end) if name in countries() else None
        if abroad and _is_division(block, *abroad.span()):
            yield Span(*abroad.span(), "place", "nested-place")
        if span.type != "place" or token is None or not _DIVISION.fullmatch(name):
            continue
        part = _SMALL.match(block.text, span.end)
        word = block.text[token.start : token.end]
        is_name = token.pos.startswith(_PROPER) or is_rare(word) or _is_township(name, part)
        if part and is_name and word not in words("generic_words") and part[0][0] not in _NO_NAME:
            yield Span(*part.span(), "place", "nested-place")


def _is_division(block: TextView, start: int, end: int) -> bool:
    """泰国|罗勇府, but not 法国|大城市: is it of whole words, rare itself, its first word a name or
    none, and no body?"""
    first = block.words_in(start, end)[0]
    word = block.text[first.start : first.end]
    is_name = first.pos.startswith(_PROPER) and tag_of(word) in ("", *_PROPER)
    is_body = (head := head_at_end(block.text[start:end])) is not None and head.type == "org"
    is_whole = block.at_word(start) and block.at_word(end)
    return is_whole and is_name and not is_body and is_rare(block.text[start:end])


def _is_township(outer: str, part: re.Match[str] | None) -> bool:
    """南投县|信义乡: two characters of any word between a county and 乡, if all is no word."""
    return (
        part is not None
        and outer[-1] in "县区旗市"
        and _TOWNSHIP.fullmatch(part[0]) is not None
        and is_rare(part[0])
        and is_rare(part[0][1:])
    )


def join_places(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Each run of nested places as one name: 陕西省|榆林市|神木市, but not 徐州|宿迁."""
    run: Span | None = None
    for span in spans:
        if span.type != "place":
            continue
        if run and span.start == run.end and _holds(text, run, span):
            run = Span(run.start, span.end, "place", "joined-places")
            continue
        if run:
            yield run
        run = span
    if run:
        yield run


def _holds(text: str, outer: Span, inner: Span) -> bool:
    """Is ``inner`` a division of ``outer``, as far as their names tell?"""
    name, part = text[outer.start : outer.end], text[inner.start : inner.end]
    if part in countries() or part in provinces():
        return name in countries()
    return name in countries() or name in provinces() or _DIVISION.fullmatch(name) is not None
