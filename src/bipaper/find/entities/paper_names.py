"""What one place in a paper says of a name, applied to the whole paper."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from bipaper.chars import HAN, count_han
from bipaper.find.entities.enumerations import is_coined
from bipaper.find.entities.gazetteer import countries, gazetteer, main_names
from bipaper.find.entities.known import Known, Names, find_names, names_of
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import (
    PROPER,
    concepts,
    head_at_end,
    romanised_surnames,
    words,
)
from bipaper.nlp.jieba_words import is_rare
from bipaper.nlp.view import TextView
from bipaper.parts.entities import EntityType

_GLOSS = re.compile(r"[》”]?\s?[（(]([^（）()\n]{2,120})[）)]")
_SHORT = rf"(?:[{HAN}]{{0,4}}简称|以?下称|[又亦也]称|又名|旧称|俗称)"  # 下文简称, 英文简称
_CALLED_BEHIND = re.compile(
    rf"[,，]\s?{_SHORT}为?[“「]?"
    rf"(?P<name>[{HAN}A-Za-z]{{2,15}}?)[”」]?(?=[,，。；])"
)
_SHORT_BEHIND = re.compile(rf"[》”]?\s?[（(][“「]?(?P<name>[{HAN}]{{2,6}})[”」]?[）)]")
_HAN = re.compile(f"[{HAN}]+")
_PART = re.compile(r"[^,，;；]+")
_CALLED = re.compile(
    rf"\s*(?P<called>{_SHORT}[为:：]?)?\s*"
    r"[“「『《\"'‘]?(?P<name>[^“”「」『』《》\"]*[^“”「」『』《》\"\s’'])"
)
_IN_BRACKETS = re.compile(r"[（(](?:全称[为:：]?|即)?[“《]?$")
_CLOSED = re.compile("[”》]?[）)]")
_BEFORE_BRACKETS = 6  # characters of a Chinese short form, at most
_BY_LAW = "公司"  # 有限公司, 股份有限公司
_TRANSLATED = 4  # characters of a Chinese name with a Latin one in brackets, at most
_BEFORE_TRANSLATED = re.compile("(?:^|[，。；、和与及在从自用]|通过|基于)$")
_SHORTEST = 3  # characters of a firm's short name that begins its whole one
_REPUBLIC = "中华人民共和国"  # before a body it is often left out
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9&./-]{1,11}")
_LATIN_FIRST = re.compile(r"[\x21-\x7e]+(?: [\x21-\x7e]+)*")
_ACRONYM = re.compile(r"(?<![A-Za-z0-9-])[A-Z]{2,10}$")
_TITLE_CASE = re.compile(r"[A-Z][\x20-\x7e’–]*\s[\x20-\x7e’–]*")
_SURNAME_GOES_ON = re.compile(r"等|和|与|[的将把在则也又就认提指发首曾]|\s?[\[（(]|\s(?:and|et)\s")

Name = tuple[EntityType, str]
Blocks = Iterable[tuple[TextView, Sequence[Span]]]


def find_defined(block: TextView, spans: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """(other name, name) for the names in ``spans`` that the text gives another name.

    全称（以下简称“X”）, 全称，以下简称X, 中文（English Name, ABBR）, ABBR（Expanded Name）, and
    X（全称） and 全称（X） where X is characters of the full name.
    """
    for span in spans:
        for start, end in (*_other_names(block.text, span), *_short_before(block, span)):
            known = gazetteer().type_of(block.text[start:end])
            if known in (None, span.type):
                yield Span(start, end, span.type, "defined"), span


def _other_names(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """What follows a name and says how else it is called."""
    end = span.end
    if (short := _SHORT_BEHIND.match(text, end)) and _is_short_of(short["name"], text, span):
        yield short.span("name")
    elif gloss := _GLOSS.match(text, end):
        if re.split("[,，] ?", gloss[1])[-1] not in countries():  # where it is
            yield from _glosses(text, *gloss.span(1))
    elif called := _CALLED_BEHIND.match(text, end):
        yield called.span("name")


def _is_short_of(short: str, text: str, span: Span) -> bool:
    """Whether characters of a name are its short form, and no common word: 翠屿大学|（翠大）."""
    known = gazetteer().type_of(short) == span.type or is_rare(short)
    return span.type != "person" and known and _shortens(short, text[span.start : span.end])


def _short_before(block: TextView, span: Span) -> Iterator[tuple[int, int]]:
    """The short form before brackets around the name, some of its characters in their order
    (云建联|（云州建筑工人联合会）) or capitals: ADB|（亚洲开发银行）."""
    text = block.text
    bracket = _IN_BRACKETS.search(text, max(0, span.start - 6), span.start)
    if bracket is None or not _CLOSED.match(text, span.end):
        return
    name, end = text[span.start : span.end], bracket.start()
    if span.type in ("product", "org") and name.isascii() and " " not in name:
        yield from _translated(block, end)
    acronym = _ACRONYM.search(text, max(0, end - 12), end)
    if acronym and acronym[0] not in concepts():
        yield acronym.span()
        return
    for start in range(max(0, end - _BEFORE_BRACKETS), end - 1):
        short = text[start:end]
        if _HAN.fullmatch(short) and block.at_word(start) and _shortens(short, name):
            yield start, end
            return


def _translated(block: TextView, end: int) -> Iterator[tuple[int, int]]:
    """What stands before a Latin name in brackets, if it is no word: 通过|方石宝|（FSXR）."""
    text = block.text
    for start in range(max(0, end - _TRANSLATED), end - 1):
        is_behind = _BEFORE_TRANSLATED.search(text, max(0, start - 2), start)
        if is_behind and _HAN.fullmatch(text, start, end) and _is_own(block, start, end):
            yield start, end
            return


def _is_own(block: TextView, start: int, end: int) -> bool:
    """Is text[start:end] no word, nor holds one of two characters that is no name (采用|方石)?"""
    words = block.words_in(start, end)
    common = (word for word in words if word.end - word.start > 1 and word.pos[:2] not in PROPER)
    return block.at_word(start) and not any(common) and is_coined(block, start, end)


def _shortens(short: str, name: str) -> bool:
    """Are the characters of the short form some of the name's, in order, the first its first?"""
    rest = iter(name)
    return short[0] == name[0] and short not in name and all(char in rest for char in short)


def _glosses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for part in _PART.finditer(text, start, end):
        match = _CALLED.match(text, part.start(), part.end())
        if match is None:
            continue
        name = match["name"]
        if match["called"]:
            head = head_at_end(name)
            is_title = text[match.start("name") - 1] == "《"
            is_name = 1 < len(name) < 16 and (is_title or head is None or head.word != name)
        else:
            is_name = bool(_ABBREVIATION.fullmatch(name) or _TITLE_CASE.fullmatch(name))
        if is_name:
            yield match.span("name")


def long_forms(blocks: Blocks) -> dict[str, str]:
    """Short form -> the name it stands for, as defined in the paper; the first counts.

    An English name in brackets is a translation of the Chinese one, not its long form.
    """
    forms: dict[str, str] = {}
    for block, spans in blocks:
        for other, name in find_defined(block, spans):
            texts = (block.text[span.start : span.end] for span in (other, name))
            short, long = sorted(texts, key=len)
            if len(short) < len(long) and (_ABBREVIATION.fullmatch(short) or not long.isascii()):
                forms.setdefault(short, long)
    return forms


def full_names(blocks: Blocks) -> dict[Name, str]:
    """(type, name) -> the fuller name of the same thing, for the names that have one.

    A register's main name; else what brackets in the paper say, the first time, or the whole
    name of a firm: the Chinese one where there are two, else the longer.
    """
    shown = list(blocks)
    names = {
        (span.type, block.text[span.start : span.end]) for block, spans in shown for span in spans
    }
    fuller = _glossed(shown)
    for known, wholes in _wholes(shown, names).items():
        if len(wholes) == 1:  # else it may be either
            fuller.setdefault(known, min(wholes))
    full = {known: _fullest(*known, fuller) for known in sorted(names)}
    return {known: name for known, name in full.items() if name != known[1]}


def _glossed(blocks: Blocks) -> dict[Name, str]:
    """What brackets in the paper say, the first time."""
    fuller: dict[Name, str] = {}
    for block, spans in blocks:
        for other, name in find_defined(block, spans):
            texts = (block.text[span.start : span.end] for span in (other, name))
            short, long = sorted(texts, key=_fullness)
            fuller.setdefault((name.type, short), long)
    return fuller


def _wholes(blocks: Blocks, names: Collection[Name]) -> dict[Name, set[str]]:
    """Short names with the whole ones that they are a part of."""
    wholes: dict[Name, set[str]] = {}
    for block, spans in blocks:
        for span in spans:
            whole = block.text[span.start : span.end]
            for short in _short_names(span, whole):
                wholes.setdefault((span.type, short), set()).add(whole)
    for name_type, whole in names:
        for short in _begun(name_type, whole, names):
            wholes.setdefault((name_type, short), set()).add(whole)
    return wholes


def _begun(name_type: EntityType, whole: str, names: Collection[Name]) -> Iterator[str]:
    """The names of the paper that a whole one is longer than: a law without the republic, a firm
    without all that its legal name ends in."""
    rest = whole.removeprefix(_REPUBLIC)
    if rest != whole and (name_type, rest) in names:
        yield rest
    if name_type == "org" and whole.endswith(_BY_LAW):
        starts = (whole[:end] for end in range(_SHORTEST, len(whole) - len(_BY_LAW)))
        yield from (start for start in starts if (name_type, start) in names)


def _fullness(name: str) -> tuple[bool, int]:
    return count_han(name) > 0, len(name)


def _fullest(name_type: EntityType, name: str, fuller: Mapping[Name, str]) -> str:
    """Where the names lead that are each fuller than the one before."""
    while True:
        for own in (name, name.removeprefix(_REPUBLIC)):
            if main := main_names().get((name_type, own)):
                return main
        following = fuller.get((name_type, name), name)
        if _fullness(following) <= _fullness(name):
            return name
        name = following


def names_found(blocks: Blocks) -> Names:
    """Names found by evidence rather than in a gazetteer, each with its commonest type."""
    votes: dict[str, Counter[Known]] = {}
    for block, spans in blocks:
        for span in spans:
            name = block.text[span.start : span.end]
            if not span.rule.startswith("gazetteer") and _may_recur(span, name):
                known = Known(span.type, _elsewhere(span.rule))
                votes.setdefault(name, Counter())[known] += 1
                for short in _short_names(span, name):
                    votes.setdefault(short, Counter())[Known(span.type, "short-name")] += 1
    return names_of({name: known.most_common(1)[0][0] for name, known in votes.items()})


def _may_recur(span: Span, name: str) -> bool:
    """Long enough to be the same name elsewhere; two characters only where the text gives them."""
    return len(name) > 2 or name.isupper() or (span.rule == "defined" and is_rare(name))


def _elsewhere(rule: str) -> str:
    """The rule of a name that ``rule`` finds elsewhere in the paper."""
    source, _, label = rule.partition(":")
    return f"model-elsewhere:{label}" if source == "model" else f"elsewhere:{rule}"


def _short_names(span: Span, name: str) -> Iterator[str]:
    """索尼 for 索尼|公司: of a firm the words before the head, where they are no others; the last
    part of a foreigner's name; the Latin letters of a database's: CSMAR|数据库."""
    if span.type == "person":
        yield from _surname(name)
    if span.rule == "whole-base" and (latin := _LATIN_FIRST.match(name)):
        yield latin[0]
    head = span.rule.partition(":")[2]
    if head in words("firms") and name.endswith(head):
        short = name[: -len(head)]
        if len(short) > 1 and is_rare(short) and gazetteer().type_of(short) is None:
            yield short


def _surname(name: str) -> Iterator[str]:
    """罗伯特·|索洛维奇, Akira|Tarvell."""
    first, *others = re.split("[·•・]|(?<=[A-Za-z.]) (?=[A-Z][a-z])", name)
    if others and first not in romanised_surnames() and len(others[-1]) > 1 and is_rare(others[-1]):
        yield others[-1]


def find_again(block: TextView, names: Names) -> Iterator[Span]:
    """Where names of the paper occur; a Latin surname only where it goes on like one.

    Cox的 and Cox and, but not Cox回归.
    """
    for span in find_names(block, names):
        name = block.text[span.start : span.end]
        is_surname = span.type == "person" and name.isascii() and " " not in name
        if not is_surname or _SURNAME_GOES_ON.match(block.text, span.end):
            yield span
