"""Numbers that state no quantity: citation marks, labels, names, enumerators, pointers."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from bipaper.chars import CIRCLED, COUNTING, GREEK, HAN, RAISED, UNREADABLE
from bipaper.find.quantities.context import (
    at_an_hour,
    codes,
    label_nouns,
    lexical_spans,
    parts_of_the_day,
)
from bipaper.find.quantities.lexicon import unit_at
from bipaper.find.quantities.quantity_rules import names
from bipaper.find.quantities.reading import Reading
from bipaper.nlp.numerals import CHINESE
from bipaper.years import YEAR

_YEAR = rf"{YEAR}[a-rt-z]?"  # 1990s are ten
_NUMERAL = re.compile(f"[{CHINESE}]")
_WITHIN_NUMERAL = re.compile(f"[{CHINESE}]点?$")  # 九十八点|六度
_CHINESE = f"[{CHINESE}]{{1,4}}"
_NUMBER = r"[0-9]{1,3}(?:[.\-][0-9]{1,3}){0,3}[a-z]?"
_NUMBERS = (  # Table 2, 3, but: in Experiment 2, 30 students
    rf"{_NUMBER}(?: ?[,，、~\-和与及至] ?{_NUMBER}(?![0-9%]|\.[0-9]| [a-z]{{2,20}}s\b)){{0,12}}"
    r"(?![0-9%]|\.[0-9])"
)
_PLACE = rf"\(?(?:[0-9]{{1,3}}|{_CHINESE})\)?"
_SECTIONS = "章 节 页 列 行 栏 条 款 号 卷 期 部分 版 辑 册".replace(" ", "|")
_ENGLISH_LABELS = (
    "Figs? Figures? Tabs? Tables? Eqs? Equations? Sections? Chapters? Appendix Parts? Panels? "
    "Columns? Models? Hypothes[ie]s Steps? Stages? Nos? Vol Refs? References? Algorithms? "
    "Propositions? Theorems? Lemmas? Cases? Experiments? Groups? Questions? Examples? "
    "Corollar(?:y|ies) Definitions? Axioms? Conjectures? Assumptions? Remarks? Levels? "
    "Types? Grades? Phases? Articles? Clauses? [Cc]haps?\\. [Pp]ages? [Vv]ersions? pp?g?\\."
).replace(" ", "|")

_STANDARDS = "GB|ISO|IEC|IEEE|DB|DL|HJ|JGJ|JTG|NY|SL|QB|YY|ASTM|EN|DIN|ANSI|RFC|ASHRAE"

# What may belong to a number.
_PART = f"[{CHINESE}0-9A-Za-z.,%‰°℃/+~×<>=()\\-]"

_EQUATION_NUMBER = re.compile(r" ?\( ?(?:[0-9]{1,3}(?:-[0-9]{1,2})?|[1-9][0-9]?\.[1-9][0-9]?) ?\)$")
_FORMULA = re.compile("[=<>≤≥≈≡∈→+×∑∏∫∂∇]")
_VALUE = re.compile(r"(?<![0-9A-Za-z.])[0-9]{1,9}(?:\.[0-9]{1,9})?[%)*]{0,4}$")
_SENTENCE = re.compile("(?:[a-z]{2,} ){3}")
_MEASURED = re.compile(f"[0-9A-Za-z{RAISED}] $")
_POWER = re.compile("[A-Za-zμ]{1,4}-[1-4]")
_FORMULA_ENDS = 60  # characters, in which a formula shows a sign

_HOUR = f"(?:[01]?[0-9]|2[0-4]|[{CHINESE}]{{1,3}})"
_HOURS = rf"{_HOUR}(?: ?点?(?: ?[~至到] ?|-{{1,2}}){_HOUR})?"
_HOURS_BEFORE = re.compile(rf"(?<![0-9.{CHINESE}第]){_HOURS} ?$")
_SINCE = re.compile(f"从{_HOUR}$")
_SIXTY = f"(?:[0-5]?[0-9]|[{CHINESE}]{{1,3}})"
_MINUTES = (
    f"(?: ?{_SIXTY} ?分(?:{_SIXTY} ?秒)?(?![之位])|[一三]刻|半(?![个数年])|整(?![个体数])"
    f"|许|钟|[{CHINESE}]?十[{CHINESE}]?(?![{CHINESE}]))"
)
_LETTER = f"[A-Za-z{GREEK}]"
# A trench, pit, tomb, kiln by its letter in 《田野考古工作规程》, its layer, the number of a find.
_FIND = re.compile(
    rf"(?<![A-Za-z0-9])[TGFHYJMQLKWZDC][0-9]{{1,4}}(?:[{CIRCLED}]|\([0-9]{{1,2}}\))?"
    r":[0-9]{1,4}(?![0-9A-Za-z]|[.:][0-9])"
)

_ENGLISH_CLASS = re.compile(
    r"(?:type|grade|class|level|stage|phase|step|chapter|section|article|table|figure|tier)s? "
    r"[0-9]{1,2}(?:(?:,? and |,? or | to |-|, )[0-9]{1,2})?(?![0-9%]|[.,][0-9])"
)
_SCORE = rf"(?:[0-9]{{1,3}} ?[:比-] ?[0-9]{{1,3}}|[{CHINESE}]{{1,3}}比[{CHINESE}]{{1,3}})"
_NUMBERED = re.compile(rf"(?<=[{HAN}]{{2}})[1-9](?! ?[0-9.,:/%‰~^×+\-万亿余多几])")

# A tag, with the number that is all it holds: <Level>1</Level>.
_TAG = r"</?[A-Za-z][A-Za-z0-9_-]{0,30}(?: [A-Za-z:_-]{1,20} ?= ?[^<>]{1,80})? ?/?>"
_MARKUP = re.compile(rf"{_TAG}(?: ?[0-9.]{{1,9}} ?(?=</))?")

_MASKS = {
    # A glyph that nobody could read is a minus, a point, a unit of the number beside it.
    "unreadable-glyph": rf"(?:{_PART}{{1,20}} ?)?{UNREADABLE}(?: ?{_PART}{{1,20}})?",
    # The minus of an exponent whose digits were lost, or stand on the line.
    "exponent-cut-off": r"[0-9][0-9.]{0,11}(?: ?[×*] ?10)?⁻(?![⁰¹²³⁴⁵⁶⁷⁸⁹])"
    r"(?: ?[0-9]{1,2}(?![0-9]))?",
    # A point at half height parts whole and decimals, days of a month (9·11) or factors.
    "point-at-half-height": r"[0-9]{1,12} ?[∙·•‧⋅] ?[0-9]{1,12}",
    "address": r"https?://[!-~]{1,300}|www\.[!-~]{1,200}|\b10\.[0-9]{4,9}/[!-~]{1,200}"
    r"|[A-Za-z0-9_.-]{1,40}@(?=[A-Za-z0-9_-]*\.[A-Za-z])[A-Za-z0-9_.-]{1,60}",
    "title": r"《[^《》\n]{2,60}》",
    # An interval from 0 or with decimals is no citation mark.
    "citation-mark": r"[\[〔] ?[1-9][0-9]{0,2}(?:(?: ?[,，、;~\-] ?| )[1-9][0-9]{0,2}){0,20}"
    r" ?[\]〕]",
    "cited-page": rf"[(,，;；] ?{_YEAR} ?: ?[0-9]{{1,4}}(?:[-~][0-9]{{1,4}})?(?= ?[),，;；、])",
    "cited-year-in-brackets": rf"\({_YEAR}(?: ?[,，;；] ?{_YEAR}){{0,8}}\)",
    "cited-year-behind-comma": rf"(?<=[A-Za-z.{HAN}])[,，] ?{_YEAR}(?: ?[,，&] ?{_YEAR}){{0,5}}"
    r"(?= ?[);；\]]|[,，:] ?[pP0-9])",
    "cited-year-in-mark": rf"\[[A-Z{HAN}][^\[\]0-9]{{1,24}}{_YEAR}\]",
    "cited-year-of-several": rf"(?:et al\.?|等)(?: ?[,，] ?| ){_YEAR}(?! ?[年0-9])"
    rf"(?:[,，、] ?{_YEAR}(?! ?[年0-9])){{0,5}}",
    "document-number": rf"[〔\[]{YEAR}[〕\]] ?第? ?[0-9]{{1,4}} ?号",
    "bracketed-enumerator": rf"(?<![A-Za-z{GREEK}])(?<![A-Za-z{GREEK}]²)"
    rf"\( ?(?:[0-9]{{1,2}}|{_CHINESE}|[a-z]) ?\)",
    "enumerator-with-mark": rf"(?:^|(?<=[。；;：，])|(?<=[^0-9]:))(?:[0-9]{{1,2}}|{_CHINESE})"
    # not of a pair of numbers: （5，10）
    r"(?:(?<![0-9]，[0-9])(?<![0-9]，[0-9]{2})\)|、(?![0-9.]{1,6} ?[、和与及])|\.(?![0-9]))",
    "index-and-values": r"[A-Za-z] ?= ?[0-9]{1,2}"
    r"(?: ?[,，、] ?(?:[0-9]{1,2}(?![.0-9%]| (?!and|or)[a-z]{2})|…{1,2}|\.{3}|⋯)){1,12}"
    r"(?:[,，] ?[A-Za-z])?",
    # Decimals follow 点 digit by digit: 三点二 is a number, 三点二十 a time.
    "hour-and-minute": rf"(?=[0-9{CHINESE}])(?<![0-9.{CHINESE}第])(?:{_HOUR} ?[点时]{_MINUTES}"
    rf"|(?:[01]?[0-9]|2[0-4]) ?时(?=[~至到-](?:[01]?[0-9]|2[0-4]) ?时)"
    rf"|(?<=时[~至到-])(?:[01]?[0-9]|2[0-4]) ?时)",
    "time-of-day": r"(?<![0-9:])(?:(?:[01]?[0-9]|2[0-4]):(?:00|15|30|45)"
    r"|(?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?)(?![0-9:])",
    "english-hour": r"\b[0-9]{1,2} ?(?:o'clock\b|[ap]\.?m\b)",
    "standard": rf"(?<![A-Za-z])(?:{_STANDARDS})(?:/[A-Z])? ?[0-9]{{2,6}}(?:\.[0-9]{{1,3}})?"
    r"(?: ?[-:]{1,2} ?(?:[0-9]{4}|[0-9]{2})(?![0-9]))?",
    "class-of-a-sight": "[0-9]A(?=级)",
    "resolution": "[248]K(?<![0-9A-Za-z.温至到降于][248]K)(?![0-9A-Za-z])",
    "generation": "[05-9][05]后(?<![0-9.为到至达]..后)(?![来续期者的])",
    "year-of-study": rf"(?<![0-9]){YEAR} ?[级届]",
    "case-of-an-index": r"(?<![A-Za-z])"
    rf"(?:(?<![{GREEK}])[ijkt] ?= ?-?[0-9]{{1,3}}(?!-[0-9]| ?(?:min|[msh])(?![A-Za-z]))"
    r"|[ijk] ?[<>≤≥] ?[0-9]{1,3}(?!-[0-9])"
    rf"|{_LETTER}(?:\({_LETTER}{{1,3}}\))? ?[<>] ?0)(?![0-9.%])"
    rf"|(?<![0-9.])[0-9] ?[≤<] ?{_LETTER} ?[≤<] ?[0-9A-Za-z]{{1,3}}(?![0-9.%])",
    "from-the-end": rf"倒数第?(?:[0-9]{{1,4}}|[{CHINESE}]{{1,4}}) ?[名位个]?",
    "at-sign": r"@ ?[0-9]{1,5}(?![0-9.]{0,6}%)",
    "arguments": r"m(?<![A-Za-z]m)(?<![0-9]m)(?<![0-9] m)(?:ax|in)\([^()]{1,30}\)|"
    r"[A-Za-z](?<![A-Za-z].) ?[0-9]?(?:\([0-9]\)[0-9]?){2,6}|"  # w(1)1(1)
    r"(?<![A-Za-z])[A-Z]\([0-9]{1,3}(?:[,，] ?[0-9]{1,3}){0,3}\)(?! ?[=<>])"
    r"|(?<=[A-Za-z])\([0-9]{1,2}[A-Z]\)",
    "figure-or-table": r"(?<![代发列外报仪地意企试量填钟手])(?:图|表|(?<![方模形格程正款])式)格?"
    rf" ?\(?-?(?:[A-Z]\.)?{_NUMBERS}\)?",
    "english-label": rf"\b(?:{_ENGLISH_LABELS})\.? ?\(?(?:{_NUMBERS}|[IVX]{{1,4}}\b)\)?"
    rf"(?:,? (?:and|or|to) \(?{_NUMBER}\)?(?![0-9%]|\.[0-9]| [a-z]{{2,20}}s\b))?",
    "place-in-paper": rf"第 ?{_PLACE}"
    rf"(?:[~\-、和至到](?:第 ?)?{_PLACE}){{0,3}} ?(?:{_SECTIONS})(?!件)",
    "section-number": r"第 ?[0-9]{1,2}(?:\.[0-9]{1,2}){1,3} ?[章节]",
    "listed-ordinals": r"第 ?(?![0-9]{1,3},[0-9]{3}(?![0-9]))"  # 第1,000位
    r"[0-9]{1,3}(?:(?: ?[、,和与及] ?[0-9]{1,3}){1,8}|(?:，[0-9]{1,3}){2,8})(?! ?[位名])",
    "pointer": r"(?:见|如|章节) ?[1-9](?:\.[0-9]{1,2}){1,3}(?=[节所，。；、）)])"
    r"|(?<![0-9.])[1-9](?:\.[0-9]{1,2}){1,3}(?= ?小?节(?![水能约电省]))",
    # Units, quarters and diameters are no names: 10 km2, 108°21′E-109°05′E, 60 m+100 m, φ25.
    "name-with-number": r"(?<![0-9A-Za-z/·*°′″])"
    r"(?![kcdhmμn]?m[2-3](?![0-9A-Za-z])|(?<=[0-9] )H(?:V|BW?)[0-9]|[φΦ](?=[0-9])|"
    r"(?<=[0-9] )[A-Za-zμ]{1,3}\+[0-9.]{1,6} ?[A-Za-zμ]|"  # 220 HBW10/3000
    r"(?<=[A-Za-zμ] )[A-Z][A-Za-z0-9]{1,6}(?:-?eq)?(?: ?[/·]| [A-Za-zμ]{1,3}[-⁻])|"  # g H2O m⁻²
    r"[mc]mH2O(?![0-9A-Za-z])|"
    r"(?:mid|pre|post|early|late)-[12][0-9]{3}|[Tt][Oo][Pp]|RMB|CNY|USD|FY(?:19|20)[0-9]{2})"
    rf"[A-Za-z{GREEK}][A-Za-z0-9&+_]{{0,30}}-?[0-9]"
    r"(?:[A-Za-z0-9.\-]{0,20}[A-Za-z0-9])?(?! ?[=<>])",
}


# What is rare, with characters of which its text has one: they are asked first, for speed.
_RARE = {
    "article-of-law": (
        "条款",
        rf"第(?:[0-9]{{1,4}}|[{CHINESE}]{{1,8}})条(?:之[{COUNTING}])?"
        rf"(?:(?:、?第(?:[0-9]{{1,2}}|[{CHINESE}]{{1,3}}|\([0-9{CHINESE}]{{1,3}}\))[款项目])+)?"
        rf"|第(?:[0-9]{{1,2}}|[{CHINESE}]{{1,3}})款第(?:[0-9]{{1,2}}|[{CHINESE}]{{1,3}})项",
    ),
    # Who won by how much is no quotient; feet and inches may be minutes and seconds.
    "score": (
        "胜败赢负敌先平输淘逆夺分战逼",
        rf"以 ?{_SCORE}(?=(?:的比分)?(?:[大小险完获取]?胜|[击打]败|战[胜平]|赢|负于|不敌"
        rf"|[领落]先|[告惜]负|输|淘汰|逆转|夺))|(?:比[分数](?:分别)?[为是]?|战成|逼平) ?{_SCORE}"
        rf"(?:[、,和] ?{_SCORE})*",
    ),
    "primes": (
        "\"″”'",
        r"(?<![0-9.°度])[0-9]{1,2} ?['′’] ?[0-9]{1,2} ?(?:[\"″”]|'')",
    ),
    # 2,4-二氯苯酚, 5-氟尿嘧啶, 1,2-dichloroethane: which atom of a molecule; 5′端: which end.
    "locant": (
        "-'′’",
        rf"(?<![0-9A-Za-z.,-])[0-9]{{1,2}}(?:,[0-9]{{1,2}}){{0,5}}-(?=[{HAN}])"
        r"|(?<![0-9A-Za-z.,-])[0-9]{1,2}(?:,[0-9]{1,2}){1,5}-(?=[A-Za-z])"
        r"|(?<![0-9A-Za-z.°])[35] ?['′’](?=[-端末]|非翻译| ?(?:UTR|end))",
    ),
    "formula-of-a-compound": (
        ")",
        r"\([A-Z](?<=[A-Za-z0-9]..)[A-Za-z0-9]{0,8}\)[0-9]{1,2}(?![0-9.%])",
    ),
}


def markup(text: str) -> Iterator[tuple[int, int]]:
    """Tags of XML or HTML in folded text: their signs compare nothing."""
    if "markup" in names("mask") and ">" in text:
        yield from (match.span() for match in _MARKUP.finditer(text))


def left_alone(reading: Reading) -> Iterator[tuple[int, int]]:
    """Spans of folded text whose numbers are not quantities."""
    for name, find in _FINDERS.items():
        if name in names("mask"):
            yield from find(reading)
    for match in _masks().finditer(reading.text):
        if not _is_power(reading, match):
            yield match.span()
    for asked, pattern in _rare():
        if any(character in reading.text for character in asked):
            yield from (match.span() for match in pattern.finditer(reading.text))
    for pattern in _naming():
        yield from (
            m.span() for m in pattern.finditer(reading.text) if not unit_at(reading, m.end())
        )


@cache
def _masks() -> re.Pattern[str]:
    masks = (mask for name, mask in _MASKS.items() if name in names("mask"))
    return re.compile("|".join(f"(?:{mask})" for mask in masks))


@cache
def _rare() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (asked, re.compile(mask)) for name, (asked, mask) in _RARE.items() if name in names("mask")
    ]


@cache
def _naming() -> list[re.Pattern[str]]:
    """What names a thing together with its number, unless a unit stands behind that."""
    by_mask = {
        "find": _FIND,
        "code": codes(),
        "english-class": _ENGLISH_CLASS,
        "label": label_nouns(),
    }
    return [pattern for name, pattern in by_mask.items() if name in names("mask")]


@cache
def _hour_of_day() -> re.Pattern[str]:
    return re.compile(rf"(?:{parts_of_the_day()}) ?{_HOURS} ?[点时]")


@cache
def _done_then() -> re.Pattern[str]:
    """点 of an hour at which something is done, or of one of two: 七点|起床, 从两点等到五点."""
    return re.compile(
        rf"点(?=(?:就|才|准时)?(?:{at_an_hour()}))|点[^升降涨跌增减高低，。]{{0,2}}到{_HOUR}点"
    )


def _hours(reading: Reading) -> Iterator[tuple[int, int]]:
    """The hours of a day: by the part of it before them, or by what is done then."""
    text = reading.text
    yield from (match.span() for match in _hour_of_day().finditer(text))
    for match in _done_then().finditer(text) if "点" in text else ():
        before = text[max(0, match.start() - 12) : match.start()]
        hours = (_HOURS_BEFORE if match[0] == "点" else _SINCE).search(before)
        if hours:
            yield match.start() - len(hours[0]), match.end()


def _is_power(reading: Reading, match: re.Match[str]) -> bool:
    """Whether what is like a name is the power of a unit behind a number or a unit: 4 s-1."""
    before = reading.text[max(0, match.start() - 2) : match.start()]
    if not _POWER.fullmatch(match[0]) or not _MEASURED.fullmatch(before):
        return False
    unit = unit_at(reading, match.start())
    return unit is not None and unit[1] >= match.end()


def _places(reading: Reading) -> Iterator[tuple[int, int]]:
    for word in reading.words.values():
        numeral = word.pos == "ns" and _NUMERAL.search(reading.text, word.start, word.end)
        before = reading.text[max(0, word.start - 2) : word.start] if numeral else ""
        if numeral and not _WITHIN_NUMERAL.search(before):
            yield word.start, word.end


def _numbered_in_turn(reading: Reading) -> Iterator[tuple[int, int]]:
    """What a text has under one number and the next: 实体1、关系、实体2."""
    text, matches = reading.text, _NUMBERED.finditer(reading.text)
    called = [
        (text[m.start() - 2 : m.start()], int(m[0]), m.end()) for m in matches if _calls(reading, m)
    ]
    said = {(noun, number) for noun, number, _ in called}
    for noun, number, end in called:
        if {(noun, number - 1), (noun, number + 1)} & said:
            yield end - len(noun) - 1, end


def _calls(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a noun of two characters stands before a number, and no unit behind it."""
    word = reading.words.get(match.start() - 2)
    noun = word is not None and word.end == match.start() and word.pos.startswith("n")
    return noun and not unit_at(reading, match.end())


def _equation_number(reading: Reading) -> Iterator[tuple[int, int]]:
    """(3), (2-1) or (3.12) at the end of a formula: no value, nor what stands behind one."""
    text = reading.text.rstrip()
    number = _EQUATION_NUMBER.search(text, max(0, len(text) - 12))
    if number is None:
        return
    formula = text[max(0, number.start() - _FORMULA_ENDS) : number.start()]
    formula = re.split(f"[{HAN}]", formula)[-1]
    if not _VALUE.search(formula) and not _SENTENCE.search(formula) and _FORMULA.search(formula):
        yield number.span()


_FINDERS: Mapping[str, Callable[[Reading], Iterator[tuple[int, int]]]] = {
    "word-with-numeral": lambda reading: lexical_spans(reading.text),
    "place-name": _places,
    "hour-of-day": _hours,
    "numbered-in-turn": _numbered_in_turn,
    "equation-number": _equation_number,
}
