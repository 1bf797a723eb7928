"""Names that a trained model tells, where the paper's words do not speak against them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from bipaper.chars import COUNTING
from bipaper.find.entities.authors import is_chinese_name
from bipaper.find.entities.gazetteer import countries, gazetteer
from bipaper.find.entities.known import Known, is_behind_noun, longest, names_of
from bipaper.find.entities.proper_nouns import common_words
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import LINKS, PROPER, affixes, concepts, head_at_end, words
from bipaper.nlp.jieba_words import is_rare, tag_of
from bipaper.nlp.view import TextView, Token
from bipaper.parts.entities import EntityType

# The labels of LAC (PER, LOC, ORG) and of OntoNotes 5, as the zh_core_web and en_core_web models
# use them. Nationalities, languages, dates and numbers are no entities of ours.
_TYPES: Mapping[str, EntityType] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PRODUCT": "product",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "LAW": "policy",
}
_SURE = 0.5  # probability from which a name is taken
_HALF_SURE = 0.05  # the same where a head is evidence, too
# The same of names that are no words: in passages of our own 9 of 11 persons of a surname and two
# characters told by .15 to .5 were right, 15 of 15 bodies of four and more told by .3 to .5.
_LIKELY_PERSON = 0.15
_LIKELY_BODY = 0.3
# The same of names that jieba's dictionary has as such: there 3 of 3 told by .1 to .5 were right.
_AGREED = 0.1
# The probability from which a body or person may be made of common words (硅谷|银行): 4 of 4 there
# were right, 2 of 4 told by .4 to .75.
_CERTAIN = 0.75
_ENTRIES: Mapping[str, tuple[str, ...]] = {"person": ("nr",), "place": ("nr", "ns")}
_MOSTLY = 0.5  # share of a name's places in the paper that the model has to take for one
_PROPER = (*PROPER, "j")
_LONGEST = 3  # characters in a Chinese name that jieba has whole
_SAYS = ("说", "称")
_LINK = re.compile("[和与及等]$")
_PREPOSITIONS = frozenset("依据由向被")  # jieba drew them to a name that it does not know
_LEVEL = re.compile("(?:中央|地方|当地|基层|各|[省市县区乡镇]级?)*")
_LEVELS = frozenset("省市县区乡镇")  # alone they begin the name of no office: 县|水利局
_KIND_OF_PLACE = re.compile(
    "(?:国家级|[省市县]级)新?区|(?:[大中小新旧老]{1,2}(?:城市|城区|县城|城|区|镇|县|市|村))+"
)
_RARE_STEM = re.compile("[^省市县区镇乡村新大小]{2,3}[^市县]")
_GENERIC = frozenset(
    {"special", "place", "owner"}
)  # heads of kinds of bodies: 中小板|公司, 人社|局
_COUNTRIES = ("国家", "各国")  # 欧美|国家
_VILLAGE = re.compile("..村")
_ROCKS = re.compile("..+[组统阶]")  # units of rock are called after places: 牯牛|组
_DYNASTY = re.compile("[东西南北前后]?[夏商周秦汉魏晋隋唐宋辽金元明清]|民国")
_AMONG = "中共"  # 语料|中|共有, which jieba and the model cut so
_NUMBER = re.compile("-[0-9]")  # 东风-41
_YEAR_OF_REIGN = re.compile(rf"[元{COUNTING}]{{1,3}}年(?![来间内以前后])")  # 康熙|三年
_DOCUMENT = re.compile(
    r"\w{0,3}[〔\[﹝［(（](?:19|20)\d\d[〕\]﹞］)）]\s?\d{1,4}号"
)  # 苏政|办发〔2022〕31号
_SIGNS = re.compile("数字|字母|语(?![文音言料])")  # 希腊字母, 希腊语


class Told(NamedTuple):
    """A name a model tells: half-open character offsets, its label, probability from 0 to 1."""

    start: int
    end: int
    label: str
    probability: float = 1.0


Suggestions = Mapping[str, Sequence[Told]]  # by block id


def suggested(blocks: Sequence[TextView], told: Suggestions) -> dict[str, list[Span]]:
    """The names of each block, by its id, that the model is sure of and the words bear out."""
    trimmed = {block.id: [*_names(block, told.get(block.id, ()))] for block in blocks}
    takes = Counter(
        block.text[span.start : span.end] for block in blocks for span, _ in trimmed[block.id]
    )
    index = names_of(dict.fromkeys(sorted(takes), Known("org", "model")))
    has = Counter(chain.from_iterable(longest(block.text, index) for block in blocks))

    def is_name(block: TextView, span: Span, sure: float) -> bool:
        name = block.text[span.start : span.end]
        return (
            takes[name] >= _MOSTLY * has[name]
            and len(name) > 1
            and not _is_common(block, span)
            and not (_is_phrase(block, span) and (sure < _CERTAIN or not _is_shaped(block, span)))
        )

    return {
        block.id: [
            span
            for span, sure in trimmed[block.id]
            if sure >= _least(block, span) and is_name(block, span, sure)
        ]
        for block in blocks
    }


def without_heads(text: str, spans: Iterable[Span]) -> list[Span]:
    """The places and organisations that may stand before a head: those that have none."""
    return [
        span
        for span in spans
        if span.type in ("place", "org") and head_at_end(text[span.start : span.end]) is None
    ]


def _least(block: TextView, span: Span) -> float:
    """The probability from which a name is taken: the model need not be sure of one that ends in
    a head and has before it what such a head asks for."""
    name = block.text[span.start : span.end]
    if _is_entry(span.type, name):
        return _AGREED
    if span.type == "person":
        return _least_of_person(block, span)
    head = head_at_end(name)
    if head is None and span.type == "org" and len(name) > _LONGEST and _is_no_word(block, span):
        return _LIKELY_BODY
    if head is None:
        is_shown = span.type == "place" and _is_coined(name)
    elif head.type == "org":
        is_firm = "words" in head.evidence and block.at_word(span.start)
        is_own = _GENERIC.isdisjoint(head.evidence) and name.isalnum() and _is_no_word(block, span)
        is_shown = is_firm or is_own or (head.word != "政府" and _begins_like_body(block, span))
    else:
        is_shown = head.type == "place" and "name" in head.evidence
    is_long = head is None or len(name) > len(head.word) + 1
    return _HALF_SURE if is_shown and is_long else _SURE


def _is_entry(name_type: EntityType, name: str) -> bool:
    """Has jieba's dictionary the name, of three characters and more, as one of the type?"""
    return len(name) >= _LONGEST and tag_of(name)[:2] in _ENTRIES.get(name_type, ())


def _least_of_person(block: TextView, span: Span) -> float:
    """The same of a person: less where a role, a title or a verb says so, or where it is no word
    and a surname with two characters."""
    name = block.text[span.start : span.end]
    if len(name) < _LONGEST or name.isascii():
        return _SURE
    says = affixes("person_titles") + affixes("person_verbs") + _SAYS
    linked = span.start - (block.text[span.start - 1 : span.start] in LINKS)
    in_role = block.text.endswith(affixes("person_roles"), 0, linked)
    if in_role or block.text.startswith(says, span.end):
        return _HALF_SURE
    return _LIKELY_PERSON if is_chinese_name(name) and _is_no_word(block, span) else _SURE


def _is_no_word(block: TextView, span: Span) -> bool:
    """Is it of whole words, in Chinese, in jieba's dictionary seldom or never, and holds no name
    of its type that a register has?"""
    name = block.text[span.start : span.end]
    is_whole = block.at_word(span.start) and block.at_word(span.end)
    known = (gazetteer().type_of(part) for part in longest(name, gazetteer()))
    return is_whole and is_rare(name) and not name.isascii() and span.type not in known


def _begins_like_body(block: TextView, span: Span) -> bool:
    """Do several words begin with a name or with 国家, where a word or what "by" brings begins?"""
    first, *others = block.words_in(span.start, span.end)
    begins = block.at_word(span.start) or block.text[span.start - 1] in _PREPOSITIONS
    is_scope = block.text[first.start : first.end] in words("scopes")
    return begins and bool(others) and (is_scope or first.pos.startswith(PROPER))


def _is_coined(name: str) -> bool:
    """Rare words before a place's head: 翠屿|山."""
    is_name = name[-1] in words("coined_heads") and _RARE_STEM.fullmatch(name)
    return bool(is_name) and is_rare(name[:-1])


def _names(block: TextView, told: Iterable[Told]) -> Iterator[tuple[Span, float]]:
    """The names told in a block with their probability; a link or a title alone is none."""
    for one in told:
        if one.label in _TYPES and (span := _trimmed(block, one)).start < span.end:
            yield span, one.probability


def _trimmed(block: TextView, told: Told) -> Span:
    """A told name without the title, the link, or the country of a body of its own name."""
    text, start, end = block.text, told.start, told.end
    name_type = _typed(block, told)
    if link := _LINK.search(text, start, end):
        end = link.start()
    if name_type == "person":
        titles = (title for title in affixes("person_titles") if text.endswith(title, start, end))
        end -= max(map(len, titles), default=0)
        end = _end_of_person(block, start, end)
    if name_type == "place":
        start, end = _whole_place(block, start, end)
    if name_type == "org":
        start += text[start] in _PREPOSITIONS
        start = _after_country(block, start, end)
        end = _end_of_body(block, start, end)
    return Span(start, end, name_type, f"model:{told.label}")


def _typed(block: TextView, told: Told) -> EntityType:
    """The type of a told name: a place that ends in the head of a body is a body."""
    name_type = _TYPES[told.label]
    head = head_at_end(block.text[told.start : told.end]) if name_type == "place" else None
    return "org" if head and head.type == "org" else name_type


def _end_of_person(block: TextView, start: int, end: int) -> int:
    """段玉|裁 is cut short: jieba has the name of a person that goes on by one character."""
    for word in block.words_in(start, end):
        is_name = word.pos.startswith("nr") and not _LINK.search(block.text, end, word.end)
        if is_name and word.start == start and word.end == end + 1 <= start + _LONGEST:
            return word.end
    return end


def _whole_place(block: TextView, start: int, end: int) -> tuple[int, int]:
    """北|爱尔兰 is a part of what jieba's dictionary has as one place."""
    for word in block.words_in(start, end):
        name = block.text[word.start : word.end]
        is_whole = word.start <= start and end <= word.end and name not in common_words()
        if is_whole and tag_of(name) == "ns" and not name.endswith(_COUNTRIES):
            return word.start, word.end
    return start, end


def _end_of_body(block: TextView, start: int, end: int) -> int:
    """佳士|得 is cut short: jieba's dictionary has the name."""
    for word in block.words_in(end - 1, end):
        is_name = word.pos == "nz" and tag_of(block.text[word.start : word.end]) == "nz"
        if is_name and word.start == start:
            return word.end
    return end


def _after_country(block: TextView, start: int, end: int) -> int:
    """美国|哈佛大学 are two names, 美国|疾病预防控制中心 and 中国|人民银行 are one."""
    name = block.text[start:end]
    country = next((name[:n] for n in range(2, len(name)) if name[:n] in countries()), "")
    head = head_at_end(name)
    if country in ("", "中国") or head is None or "name" not in head.evidence:
        return start
    own = name[len(country) : -len(head.word)]
    at = start + len(country)
    tags = [word.pos for word in block.words_in(at, end) if word.start == at]
    is_own = own[:1].isascii() or any(tag.startswith(_PROPER) for tag in [*tags, tag_of(own)])
    return at if is_own else start


def _is_common(block: TextView, span: Span) -> bool:
    """Is it a concept, a part of a word, a kind of body (市|政府), and no name?"""
    name = block.text[span.start : span.end]
    if name.isascii():
        return bool(concepts() & set(name.split())) or not name[0].isupper()
    parts = block.words_in(span.start, span.end)
    if _NUMBER.match(block.text, span.end) or _DOCUMENT.match(block.text, span.end):
        return True
    head = head_at_end(name)
    if head and _LEVEL.fullmatch(name.removesuffix(head.word)):
        return True
    if head and "place" in head.evidence and block.text[span.start : parts[0].end] in _LEVELS:
        return True
    if span.type == "place" and (
        _KIND_OF_PLACE.fullmatch(name)
        or _ROCKS.fullmatch(name)
        or _DYNASTY.fullmatch(name)
        or _SIGNS.match(block.text, span.end)
        or is_behind_noun(block, span.start)
    ):
        return True
    before = block.words_in(span.start - 1, span.start)
    if name == _AMONG and any(word.pos.startswith("n") for word in before):
        return True
    return span.type == "person" and (
        block.text.startswith(affixes("methods"), span.end)
        or _YEAR_OF_REIGN.match(block.text, span.end) is not None
    )


def _is_phrase(block: TextView, span: Span) -> bool:
    """Is it made of common words: 金融|科技, but not of a village 桥头|村?"""
    name = block.text[span.start : span.end]
    if name.isascii() or (span.type == "place" and _VILLAGE.fullmatch(name)):
        return False
    parts = block.words_in(span.start, span.end)
    if span.type == "org" and _has_unknown(parts):
        return False
    return len(parts) > 1 and all(_is_common_word(block.text, word) for word in parts)


def _is_shaped(block: TextView, span: Span) -> bool:
    """Has it the shape of its type: a person's surname, or a body's head behind a word that makes
    no kind of it (商业|银行)?"""
    name = block.text[span.start : span.end]
    if span.type == "person":
        return is_chinese_name(name)
    head = head_at_end(name)
    first = block.words_in(span.start, span.end)[0]
    is_kind = block.text[first.start : first.end] in words("generic_words")
    return span.type == "org" and head is not None and head.type == "org" and not is_kind


def _has_unknown(parts: Sequence[Token]) -> bool:
    """Do two words of one character stand side by side, as jieba cuts what it does not know:
    中|芯|国际?"""
    return any(two.end - one.start == 2 for one, two in pairwise(parts))


def _is_common_word(text: str, word: Token) -> bool:
    return not word.pos.startswith(_PROPER) and not is_rare(text[word.start : word.end])
