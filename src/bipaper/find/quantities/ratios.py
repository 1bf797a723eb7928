"""Multiples, halves, quotients and orders of magnitude in Chinese text and in signs."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from bipaper.chars import HAN, is_han
from bipaper.find.quantities.context import is_price
from bipaper.find.quantities.found import Found, Unit, measured
from bipaper.find.quantities.lexicon import is_more, unit_at, units
from bipaper.find.quantities.reading import Reading
from bipaper.find.quantities.si import times
from bipaper.nlp.numerals import ARABIC, CHINESE, DIGITS, FORMAL, read_integer, read_numeral
from bipaper.parts.quantities import Comparator

_DIGIT = "[一二两三四五六七八九]"
_N = rf"(?<![0-9.{CHINESE}第])(?:[0-9]{{1,4}}|[{CHINESE}]{{1,5}})"
_DOUBLED = re.compile(f"翻了?(?P<near>[近约])?(?:(?P<n>[{CHINESE}0-9]{{1,2}})番|番|倍)")
_HALF = re.compile("(?<!有)一半|半数|(?<=[过近])半(?=[，。；、]|$)")
_HALF_UNIT = re.compile(f"(?:(?P<n>{_N})个|(?P<times>{_N}))?(?<![上下大前后一多])半(?=[{HAN}])")
_WHOLE = re.compile(_N)
_ARABIC = re.compile(ARABIC)
_COLON = re.compile(rf"(?<![0-9.:/])({ARABIC}) ?: ?({ARABIC})(?![0-9:]|\.[0-9])")
_TO_ONE = rf"(?:{ARABIC}|[{CHINESE}]{{1,3}})"
_SAID = re.compile(rf"(?<![0-9.:/{CHINESE}年])({_TO_ONE})比({_TO_ONE})(?![0-9.:/{CHINESE}年月日%])")
_SHARE = f"(?!0[0-9]){ARABIC}"  # 8:00:05 is a time
_SHARES = re.compile(rf"(?<![0-9.:/]){_SHARE}(?: ?: ?{_SHARE}){{2,5}}(?![0-9.:])")
_SLASH = re.compile(
    rf"(?<![0-9A-Za-z./又{CHINESE}])(?P<sign>(?<![\w)\]%])-|(?<=[为是于到至])-)?"
    rf"(?:(?P<whole>[0-9]{{1,4}}[又 ]|[{CHINESE}]{{1,4}}又)(?=[0-9]))?"
    r"([0-9]{1,4})/([0-9]{1,5})(?![0-9A-Za-z./]| ?[*×])"
)
_SLASHED = re.compile(
    rf"(?<![0-9A-Za-z./又])(?<![0-9] ){ARABIC}(?: ?/ ?{ARABIC}){{1,3}}(?![0-9./])"
)
_TIMES = re.compile(
    rf"(?<![0-9A-Za-z./×*])(?<![0-9] ){ARABIC}(?: ?× ?{ARABIC}){{1,2}}(?![0-9./×*])"
)
_PER = re.compile(
    rf"(?<![0-9./])({ARABIC}) ?/ ?(10 ?万|百万|[万千]|10{{2,5}}|10{{0,2}}(?:[, ]000){{1,2}})"
    "(?![0-9元]|[.,][0-9])"
)
_TENTHS = re.compile(
    rf"(?<![{CHINESE}0-9.])(?:([1-9]|{_DIGIT})成({_DIGIT}|半)|半成(?![品熟员年]))"
    rf"(?![{CHINESE}成分个])"
)
_ENDS = "(?=[，。；、]|$)"
# 打八折, 七五折优惠; but not 五折交叉验证.
_DISCOUNT = re.compile(
    rf"(?<=[打按以])(?:对|(?P<paid>[1-9](?:\.[0-9])?|{_DIGIT}{{1,2}}))折(?!交叉|验证|检验)"
    rf"|(?<![0-9.{CHINESE}])(?P<off>(?:[1-9](?:\.[0-9])?|{_DIGIT}{{1,2}})"
    rf"(?=折(?:优惠|出售|销售|促销|起(?!来)))|[1-9]\.[0-9](?=折)|{_DIGIT}{{2}}(?=折{_ENDS}))折"
)
_SOME = rf"(?:{ARABIC}|[{CHINESE}]{{1,8}}|[{FORMAL}零万亿]{{1,24}})"
_COIN = rf"(?:[0-9]|{_DIGIT}|[{FORMAL}])"
_COINS = re.compile(
    rf"(?<![0-9.{CHINESE}{FORMAL}第])(?:(?P<yuan>{_SOME})[元块](?:零)?"
    rf"(?:(?P<jiao>{_COIN})(?:[角毛]|(?<=[块元].){_ENDS}))?"  # 八块五
    rf"(?:(?P<fen>{_COIN})(?:分|(?<=[角毛].){_ENDS}))?(?<![元块零])"  # 一块二毛五
    rf"|(?P<lone>{_COIN})[角毛](?:(?P<rest>{_COIN})(?:分|{_ENDS})|(?=钱)|(?P<priced>{_ENDS}))"
    rf"|(?P<lump>{_SOME})块{_ENDS}"
    rf"|(?P<cents>{_SOME})分(?:(?=钱)|(?P<worth>{_ENDS})))(?:整|钱)?"
)
_FUSED = {"俩": 2, "仨": 3}  # with the 个 that they count by
_PEOPLE = re.compile("(?<!伎)[俩仨]")
# Behind so many dozens nothing, or before them what is had or bought.
_DOZENS = re.compile(
    rf"(?<![0-9.{CHINESE}第])(?P<n>[0-9]{{1,4}}|[{CHINESE}]{{1,4}}|半) ?打"
    rf"(?:(?=[，。；、的]|$)|(?<=[买了共各和].打)|(?<=[0-9]打)|(?<=[0-9] 打))"
)
_AGED = re.compile(f"(?:(?<=年)|(?<=年[近逾过届约]))(?P<tens>{_DIGIT})旬")
_ALL = re.compile("百分百(?=的|[，。；、]|$)")
_LEVEL = re.compile("(?P<n>数?[百千万亿]{1,3}|[0-9]{1,4}[万亿])(?P<yuan>元)?(?:量级|级别|级)")


_QUOTIENTS = {
    "rate": _PER,
    "colon": _COLON,
    "so-many-to-so-many": _SAID,
    "fraction-in-digits": _SLASH,
}


def multiples(reading: Reading) -> Iterator[Found]:
    """翻一番 is 2 times, 翻两番 4 times; 一半; 半年; 三年半; 三成五."""
    text = reading.text
    for match in _TENTHS.finditer(text):
        tenths, hundredths = (_digit(part) for part in (match[1] or "零", match[2] or "半"))
        percent = Fraction(10 * tenths + hundredths)
        span = match.span()
        yield Found("tenths-and-hundredths", *span, "percent", value=percent, unit="percent")
    yield from _prices(reading)
    for match in _DOUBLED.finditer(text):
        times = read_numeral(match["n"]) if match["n"] else Fraction(1)
        if times is not None:
            value = Fraction(2) ** int(times)
            sign: Comparator = "~" if match["near"] else "="
            span = match.span()
            yield Found("doubling", *span, "ratio", value=value, unit="倍", comparator=sign)
    for match in _HALF.finditer(text):
        yield Found("half", *match.span(), "ratio", value=Fraction(1, 2))
    for match in _HALF_UNIT.finditer(text):
        if found := _half_unit(reading, match):
            yield found
    for match in _WHOLE.finditer(text):
        if found := _and_half(reading, match):
            yield found


def _digit(text: str) -> int:
    """Of one digit, 半 is 5 of the next one down."""
    return 5 if text == "半" else read_integer(text)


def _prices(reading: Reading) -> Iterator[Found]:
    """打八折 is 80 percent; 3元5角 is 3.5 yuan."""
    for match in _DISCOUNT.finditer(reading.text):
        if match["off"] is None and reading.goes_on(match.end() - 1, match.end()):  # 以三|折叠屏
            continue
        paid = match["paid"] or match["off"]
        value = Fraction(50) if paid is None else _paid(paid)
        yield measured("discount", *match.span(), Unit("percent", "percent"), value)
    for match in _COINS.finditer(reading.text):
        alone = any(match[part] is not None for part in ("priced", "worth", "lump"))
        yuan = None if alone and not is_price(match) else _coins(match)
        if yuan is not None:
            yield measured("yuan-and-jiao", *match.span(), Unit("money", "CNY"), yuan)


def _coins(match: re.Match[str]) -> Fraction | None:
    """The yuan of 3元2角5分, 两毛五 or 五分钱."""
    said = (match["yuan"] or match["lump"], match["cents"])
    yuan, cents = (read_numeral(text or "零") for text in said)
    if yuan is None or cents is None:
        return None
    jiao, fen = match["jiao"] or match["lone"], match["fen"] or match["rest"]
    return yuan + cents / 100 + Fraction(10 * _digit(jiao or "零") + _digit(fen or "零"), 100)


def _paid(text: str) -> Fraction:
    """八折 is 80 percent, 七五折 75, 7.5折 75."""
    if text[0] in DIGITS and len(text) == 2:
        return Fraction(10 * DIGITS[text[0]] + DIGITS[text[1]])
    return 10 * (read_numeral(text) or Fraction(0))


def _half_unit(reading: Reading, match: re.Match[str]) -> Found | None:
    """半年, 半公里, 半个苹果, 一个半小时."""
    whole = read_numeral(match["n"]) if match["n"] else Fraction(0)
    unit, end = _halved(reading, match.end(), match["n"] is not None)
    if (
        whole is None
        or unit is None
        or match["times"]
        or reading.text.startswith(("度", "报"), end)
    ):
        return None
    half, more = Fraction(1, 2), is_more(reading.text, match.end())
    return measured("half-unit", match.start(), end, unit, whole + half, comparator=more)


def _halved(reading: Reading, at: int, led: bool) -> tuple[Unit | None, int]:
    """The unit behind 半, which begins no word, and its end; ``led``: of 三个半月."""
    if led and reading.text.startswith("月", at):
        return units()["个月"], at + 1
    unit, end = unit_at(reading, at) or (None, at)
    if unit is None or unit.after_digits or unit.label == "周":  # 半周 is half a turn
        return None, at
    if led and unit.label == "百分点":
        return unit, end
    before, after = reading.text[max(0, at - 2) : at - 1], reading.text[end : end + 1]
    # Of what opens a clause half is a figure of speech: ，半个县城都停了电.
    whole_thing = unit.label == "个" and not led and is_han(before) and is_han(after)
    return (unit, end) if whole_thing or unit.kind in ("measure", "duration") else (None, at)


def _and_half(reading: Reading, match: re.Match[str]) -> Found | None:
    """三年半, 五倍半; but not 5米|半径, 100米|半决赛."""
    weight = len(match[0]) > 1 and match[0].endswith("两")  # 二两半
    at = match.end() - weight
    whole, (unit, end) = (
        read_numeral(match.string[match.start() : at]),
        unit_at(reading, at) or (None, 0),
    )
    if whole is None or unit is None or not reading.text.startswith("半", end):
        return None
    ends = not is_han(reading.text[end + 1 : end + 2])  # 三个半, but not 三个半球
    halved = (
        unit.kind in ("measure", "duration") or unit.label == "倍" or (unit.label == "个" and ends)
    )
    if not halved or end in reading.words or _is_part(reading, match.start(), unit):
        return None
    return measured("unit-and-half", match.start(), end + 1, unit, whole + Fraction(1, 2))


def _is_part(reading: Reading, start: int, unit: Unit) -> bool:
    """Whether a larger unit of the same kind ends at a place: 三斤|二两半."""
    larger = unit_at(reading, start - 1)
    return larger is not None and larger[1] == start and bool(times(unit.si, larger[0].si))


def quotients(reading: Reading) -> Iterator[Found]:
    """3:1, 1/7, and 148.8/10万, as rates of disease are given; 7:1:2 has no value.

    1/2 h is half of one, but 220/380 V are two values of one unit.
    """
    for match in _SLASHED.finditer(reading.text):
        yield from _of_one_unit(reading, match)
    for match in _TIMES.finditer(reading.text) if "×" in reading.text else ():
        yield from _sizes(reading, match)
    for match in _SHARES.finditer(reading.text):
        yield Found("shares", *match.span(), "ratio")
    for rule, pattern in _QUOTIENTS.items():
        for match in pattern.finditer(reading.text):
            if rule == "so-many-to-so-many" and unit_at(reading, match.end()):
                continue  # 5比3人多
            if found := _quotient(rule, match):
                yield _with_unit(reading, found) if " " in match[0].strip() else found


def _of_one_unit(reading: Reading, match: re.Match[str]) -> Iterator[Found]:
    """The values before a unit that slashes part; a part in lowest terms is a fraction of it."""
    unit, end = unit_at(reading, match.end()) or (None, 0)
    parts = list(_ARABIC.finditer(match.string, *match.span()))
    values = [Fraction(read_numeral(part[0]) or 0) for part in parts]
    if unit is None or unit.kind not in ("measure", "duration"):
        return
    if unit.label == "人年" and _PER.fullmatch(match[0]):  # 12.3/1000人年
        return
    quotient = values[0] / (values[1] or 1)
    if len(parts) == 2 and quotient < 1 and 1 < quotient.denominator == values[1] < 20:
        yield measured("fraction-in-digits", match.start(), end, unit, quotient)
    elif unit.kind == "measure" or max(values) < 1000:  # 2019/2020学年
        yield from _each(parts, values, unit, end)


def _sizes(reading: Reading, match: re.Match[str]) -> Iterator[Found]:
    """The sides of a thing, before a unit of length that stands once: 120×60×10 mm, 5×5 m.

    Of two that differ the first may say how many there are (4×35 m of a bridge).
    """
    unit, end = unit_at(reading, match.end()) or (None, 0)
    parts = list(_ARABIC.finditer(match.string, *match.span()))
    values = [Fraction(read_numeral(part[0]) or 0) for part in parts]
    sides = len(parts) > 2 or values[0] == values[1] or values[0].denominator > 1
    if sides and unit and times(unit.si, "meter"):
        yield from _each(parts, values, unit, end)


def _each(
    parts: Sequence[re.Match[str]], values: Sequence[Fraction], unit: Unit, end: int
) -> Iterator[Found]:
    """Each of the numbers as so many of the unit that ends behind the last."""
    for one, value in zip(parts, values, strict=True):
        stop = end if one is parts[-1] else one.end()
        yield measured("values-of-one-unit", one.start(), stop, unit, value)


def _with_unit(reading: Reading, mixed: Found) -> Found:
    """1 1/2 inches are an amount."""
    unit, end = unit_at(reading, mixed.end) or (None, mixed.end)
    if (
        unit is None
        or unit.kind not in ("measure", "duration")
        or not isinstance(mixed.value, Fraction)
    ):
        return mixed
    return measured(mixed.rule, mixed.start, end, unit, mixed.value)


def _quotient(rule: str, match: re.Match[str]) -> Found | None:
    whole = (match.groupdict().get("whole") or "").rstrip("又 ")
    over, under = (read_numeral(part) for part in match.groups()[-2:])
    most = read_numeral(whole or "0")
    if over is None or not under or most is None or (whole and over >= under):
        return None
    value = most + over / under
    value = -value if match.groupdict().get("sign") else value
    return Found(rule, *match.span(), "ratio", value=value)


def in_one_word(reading: Reading) -> Iterator[Found]:
    """他们俩 are two; 百分百 is 100 percent; 年逾七旬 is more than seventy years old."""
    for match in _PEOPLE.finditer(reading.text):
        many = Fraction(_FUSED[match[0]])
        yield measured("fused-count", *match.span(), Unit("count", "个"), many)
    for match in _ALL.finditer(reading.text):
        yield measured("hundred-percent", *match.span(), Unit("percent", "percent"), Fraction(100))
    for match in _AGED.finditer(reading.text):
        years = Fraction(10 * _digit(match["tens"]))
        yield measured("tens-of-years", *match.span(), units()["岁"], years)


def dozens(reading: Reading) -> Iterator[Found]:
    """两打 are twenty-four; but not 三打白骨精, nor 一打听."""
    for match in _DOZENS.finditer(reading.text) if "打" in reading.text else ():
        dozen = Fraction(1, 2) if match["n"] == "半" else read_numeral(match["n"])
        if dozen and not reading.goes_on(match.end() - 1, match.end()):
            yield measured("dozen", *match.span(), Unit("count", "个"), 12 * dozen)


def magnitudes(reading: Reading) -> Iterator[Found]:
    """千万级别, 百亿元级: about so many."""
    for match in _LEVEL.finditer(reading.text):
        if (value := read_numeral(match["n"].lstrip("数"))) is not None:
            unit = Unit("money", "CNY") if match["yuan"] else Unit("count")
            yield measured("order-of-magnitude", *match.span(), unit, value, comparator="~")
