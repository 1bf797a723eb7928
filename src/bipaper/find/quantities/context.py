"""What the words around a number say of it, and words that hold a numeral.

Read from quantities.toml and lexical_numerals.toml; matched on text folded by
``bipaper.chars.plain``.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from bipaper.chars import HAN, plain
from bipaper.nlp.numerals import CHINESE, MAGNITUDES
from bipaper.rules import WordList, read_lists

_SIZED = 12  # characters looked at before a number


@cache
def listed() -> Mapping[str, WordList]:
    """The lists of quantities.toml by their names."""
    return read_lists(__name__, "quantities.toml")


@cache
def _around(unit: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, after = ("|".join(listed()[f"{unit} {place}"].words) for place in ("behind", "before"))
    return re.compile(f"(?:{before})$"), re.compile(after or "(?!)")


def is_meant(unit: str, text: str, start: int, end: int) -> bool:
    """Whether the words around a number that ends at ``start``, and its unit, say that the unit is
    its rarer namesake: g of gravity and no gram, the printer's 磅, ℉ and no farad, 级 of a wind.
    """
    behind, before = _around(unit)
    return bool(behind.search(text, max(0, start - 32), start) or before.match(text, end))


@cache
def now() -> re.Pattern[str]:
    """Words that say that the present is spoken of."""
    return re.compile("|".join(listed()["now"].words))


@cache
def _prices() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(listed()['prices'].words)})[为是约仅]?$")


def is_price(match: re.Match[str]) -> bool:
    """Whether what stands before a match says that it is a price: 票价为|四角."""
    return _prices().search(match.string, max(0, match.start() - 8), match.start()) is not None


_SPAN = re.compile(
    "(?:为期|历时|连续|持续|长达|每隔|间隔|相隔|延长|拘留|病程|随访|[术产]后)约?"
    "(?: ?[0-9]{1,2} ?[日月]?(?:[、,和及与至到~]|-{1,2}))*$"
)


def is_span(text: str, start: int, end: int) -> bool:
    """Whether a number at ``start``, with a 日 or 月 that ends at ``end``, says how long something
    takes and not when it is: 为期|5日, 术后|3月, 术后1、|3月, 3月|余."""
    more = text.startswith("月余", end - 1) and not text.startswith("震", end + 1)
    return more or _SPAN.search(text, max(0, start - 20), start) is not None


# --- words that hold a numeral ----------------------------------------------------------


@cache
def _lexical() -> re.Pattern[str]:
    lists = read_lists(__name__, "lexical_numerals.toml").values()
    words = (plain(word) for of in lists for word in of.words)
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


def lexical_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand that hold a numeral but state no quantity."""
    return (match.span() for match in _lexical().finditer(text))


@cache
def label_nouns() -> re.Pattern[str]:
    """A noun and the number that names a thing with it: 假说1, 步骤2, 模型(3)."""
    stated = "|".join(listed()["statements"].words)
    nouns = "|".join(sorted(listed()["labels"].words, key=len, reverse=True)) + f"|{stated}"
    goes_on = rf"[0-9%]| ?[{''.join(MAGNITUDES)}]|[.,:/][0-9]| [0-9]{{3}}(?![0-9])"
    number = rf"\(?[0-9]{{1,2}}[a-z]?\)?(?!{goes_on})"
    # 方法1.1 at the beginning; elsewhere a value may stand behind the noun.
    in_parts = r" ?[1-9][0-9]?(?:\.[0-9]{1,2}){1,2}(?![0-9%])"
    parts = rf"(?<![^\n])(?:{nouns}){in_parts}(?= |[(:。]|$)"
    # 3.1情绪分类, 例2.1.
    parts += rf"|(?<![^\n])[例注]?{in_parts}(?![万亿千百十余多几是为的至到])(?= ?[{HAN}]|\.[{HAN}])"
    parts += rf"|(?:{stated}){in_parts}(?: ?[、,和与及或] ?(?:{stated})?{in_parts}){{0,6}}"
    more = rf"(?: ?[、,和与及或~至到-] ?(?:{nouns})? ?{number}){{0,6}}(?![~-][0-9])"
    return re.compile(rf"{parts}|(?:{nouns}) ?{number}{more}")


@cache
def codes() -> re.Pattern[str]:
    """Digits with what they are the code of: 邮编100191."""
    nouns = "|".join(listed()["codes"].words)
    digits = r"(?:\(0[0-9]{2,3}\) ?)?[0-9](?:[0-9-]| (?=[0-9]{3})){2,24}(?![.,]?[0-9])"
    return re.compile(rf"(?:{nouns}) ?[:为是]? ?{digits}")


@cache
def ordinals() -> re.Pattern[str]:
    """第 and a numeral, with 大 before a noun or what else it ranks by: 第三多."""
    numeral = (
        f"[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,2}}(?![0-9.])|[0-9]{{1,6}}(?![0-9.])|[{CHINESE}]{{1,6}}"
    )
    most = "|".join(listed()["most"].words)
    return re.compile(rf"第 ?(?P<n>{numeral})(?:(?P<great>大(?=[{HAN}]))|(?P<most>{most}))?")


@cache
def parts_of_the_day() -> str:
    """A pattern of what stands before an hour: 上午, 晚上."""
    return "|".join(listed()["parts_of_the_day"].words)


@cache
def at_an_hour() -> str:
    """A pattern of what is done at an hour: 七点|起床."""
    return "|".join(listed()["at_an_hour"].words)


@cache
def sizes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What before a number, and what behind its unit, says that it is a size."""
    return listed()["sized"].words, listed()["away"].words


@cache
def _size() -> re.Pattern[str]:
    """What a number is the size of, at its end: 口径, 宽约."""
    return re.compile(rf"(?P<joint> ?[、,] ?[{HAN}]{{0,3}})?(?:{'|'.join(sizes()[0])})[约为达]? ?$")


def are_sizes(text: str, start: int, end: int, other: int) -> bool:
    """Whether text[start:end] and the number at ``other`` are sizes of a thing: 长|6、宽|4米."""
    size = _size().search(text, max(0, start - _SIZED), start)
    joined = _size().search(text, end, other)
    return bool(size and joined and joined.start() == end and joined["joint"])


@cache
def value_words() -> re.Pattern[str]:
    """A word that makes the bare number behind it a value: 为, 达到, 系数."""
    return re.compile(rf"(?:{'|'.join(listed()['values'].words)}) ?$")
