"""Reading numerals to exact values: Chinese, Arabic, mixed, and English words.

Chinese numerals follow GB/T 15835-2011: positional (三百二十), digit by digit
(二〇二三), with 点 decimals (三点五), Arabic digits with Chinese magnitudes
(2.4万, 1亿2千万, 3万4000), formal ones (叁佰万), powers of ten (1.5×10^6), thousands set
apart by a comma or a gap (1 235.6), classical ones (二十有三), fractions (三分之一,
五又三分之二), signs (负, 零下), and adjacent digits for an approximate number (七八十). A
text is read whole or not at all.
Values are ``Fraction``, so that 2.4万 is 24000 and nothing else; ``scalar`` turns them to
int or float for output.
"""

import re
from fractions import Fraction
from itertools import pairwise

from bipaper.chars import COUNTING, ONES, plain

DIGITS = {digit: value for value, digit in enumerate(f"零{ONES}")} | {"〇": 0, "两": 2}
MAGNITUDES = {"兆": 10**12, "亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}

ARABIC = r"(?:[0-9]{1,3}(?:[, ][0-9]{3}){1,5}(?![0-9])|[0-9]{1,18})(?:\.[0-9]{1,15})?"
_ARABIC = re.compile(rf"{ARABIC}|\.[0-9]{{1,15}}")
TENS = {"廿": "二十", "卅": "三十"}
CHINESE = "".join([*DIGITS, *MAGNITUDES, *TENS])
CLASSICAL = f"(?<=十)有(?=[{ONES}])"  # 二十有三
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
"""The characters of cheques, which cannot be changed into one another."""

# 1.5×10^6, 3×10⁻³, 2e-5, 10^6.
_RAISED = "⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}"
POWER = (
    rf"(?: ?[×*] ?10(?:\^-?[0-9]{{1,2}}|-?[1-9][0-9]?|{_RAISED})"
    r"|[eE][+-]?[0-9]{1,3}(?![0-9A-Za-z])"
    rf"|(?<=(?<![0-9.,])10)(?:\^-?[0-9]{{1,2}}|{_RAISED}))"
)
_SCIENTIFIC = re.compile(f"({ARABIC})({POWER})")
_PLAIN_POWER = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")

_WRITTEN_OUT = str.maketrans(dict(zip(FORMAL, f"{COUNTING}百千", strict=True)) | TENS)
_SIGN = re.compile("(?P<minus>-|负|零下) ?|[+]")


def scalar(value: Fraction) -> int | float:
    """An int where the value is whole, else the nearest float."""
    return value.numerator if value.denominator == 1 else float(value)


def read_numeral(text: str) -> Fraction | None:
    """The value of a whole Chinese, Arabic or mixed numeral; None if it is not one."""
    text = plain(text).translate(_WRITTEN_OUT).replace("十有", "十").strip()
    sign = _SIGN.match(text)
    unsigned = text[sign.end() :] if sign else text
    if len(unsigned) > 1 and unsigned.endswith("两"):  # a weight: 五百两
        return None
    value = next((v for read in _READERS if (v := read(unsigned)) is not None), None)
    return -value if value is not None and sign and sign["minus"] else value


def read_integer(text: str) -> int:
    """The whole part of a numeral; 0 if it is not one."""
    return int(read_numeral(text) or 0)


def read_approximate(text: str) -> tuple[Fraction, Fraction] | None:
    """The two values that adjacent digits stand between: 三四十 is 30 to 40, 三五 3 to 5."""
    text = plain(text)
    for at, (low, high) in enumerate(pairwise(text)):
        near = DIGITS.get(high, 0) - DIGITS.get(low, 0) == 1 or low + high == "三五"
        if near and DIGITS.get(low):
            lower = _read_positional(text[: at + 1] + text[at + 2 :])
            upper = _read_positional(text[:at] + text[at + 1 :])
            return None if lower is None or upper is None else (lower, upper)
    return None


def _read_digits(text: str) -> Fraction | None:
    """Digit by digit, as years are written: 二〇二三."""
    if len(text) < 2 or any(c not in DIGITS for c in text):
        return None
    return Fraction("".join(str(DIGITS[c]) for c in text))


def _read_decimal(text: str) -> Fraction | None:
    """Chinese digits after 点, then perhaps magnitudes: 三点五, 一点二五亿."""
    whole, _, rest = text.partition("点")
    decimals = rest.rstrip("".join(MAGNITUDES))
    value = _read_positional(whole)
    if value is None or not decimals or any(c not in DIGITS for c in decimals):
        return None
    value += Fraction("0." + "".join(str(DIGITS[c]) for c in decimals))
    for magnitude in rest[len(decimals) :]:
        value *= MAGNITUDES[magnitude]
    return value


def _read_positional(text: str) -> Fraction | None:
    """Split at the largest magnitude: what stands before multiplies it, what follows adds."""
    for name, size in MAGNITUDES.items():
        head, found, tail = text.rpartition(name)
        if found:
            return _compose(head, size, tail)
    if text in DIGITS:
        return Fraction(DIGITS[text])
    return _read_arabic(text)


def _compose(head: str, size: int, tail: str) -> Fraction | None:
    times = _read_positional(head) if head else Fraction(1)
    rest = _read_rest(tail, size)
    if times is None or rest is None or rest >= size:
        return None
    if size <= 1000 and times >= 10 and not head[-1].isdecimal():
        return None
    return times * size + rest


def _read_rest(tail: str, size: int) -> Fraction | None:
    """What follows a magnitude. A lone digit counts the next one down: 一万二 is 12000.

    Arabic digits fill its zeros: 3万4000, but nobody can tell what 3万4 is.
    """
    if DIGITS.get(tail):
        return Fraction(DIGITS[tail] * size, 10)
    if tail.startswith(("千", "百")):  # 感慨万千
        return None
    if tail.isdecimal() and tail.isascii() and 10 ** len(tail) != size:
        return None
    return _read_positional(tail.removeprefix("零").removeprefix("〇")) if tail else Fraction(0)


def _read_arabic(text: str) -> Fraction | None:
    return Fraction(text.replace(",", "").replace(" ", "")) if _ARABIC.fullmatch(text) else None


def _read_scientific(text: str) -> Fraction | None:
    match = _SCIENTIFIC.fullmatch(text)
    if match is None:
        return None
    power = match[2].translate(_PLAIN_POWER)
    exponent = re.sub(r"^ ?[×*] ?10\^?|^[eE^]", "", power)
    mantissa = _read_arabic(match[1]) if power.startswith((" ", "×", "*", "e", "E")) else None
    return (1 if mantissa is None else mantissa) * Fraction(10) ** int(exponent)


def _read_fraction(text: str) -> Fraction | None:
    """三分之一, 3分之1, 百分之五; 五又三分之二."""
    number, mixed, fraction = text.rpartition("又")
    under, found, over = fraction.partition("分之")
    if not found or (mixed and not number):
        return None
    whole = read_numeral(number) if number else Fraction(0)
    below, above = read_numeral(under), read_numeral(over)
    return None if whole is None or not below or above is None else whole + above / below


_READERS = (
    _read_arabic,
    _read_scientific,
    _read_digits,
    _read_decimal,
    _read_positional,
    _read_fraction,
)


# --- English ------------------------------------------------------------------------

_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ENGLISH = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
ENGLISH_LARGE = {
    "dozen": 12, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth",
]  # fmt: skip
_ENGLISH_ORDINALS = {word: value for value, word in enumerate(_ORDINALS, start=1)}

_HUNDREDTHS = {"hundredth": 100, "thousandth": 1000, "millionth": 10**6}


def _either(*words: str) -> str:
    """A pattern of words, of which the longest that stands is met."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


ENGLISH_WORD = _either(*_ENGLISH, "hundred", *ENGLISH_LARGE)
ENGLISH_LARGE_WORD = _either("hundred", *ENGLISH_LARGE)
ENGLISH_ORDINAL = _either(*_ENGLISH_ORDINALS, *_HUNDREDTHS)
"""Patterns of the words of which numerals are made: three, hundred, third."""


def read_words(text: str) -> Fraction | None:
    """The value of an English numeral in words, digits or both; None if it is not one.

    "two hundred and five", "twenty-one", "1.2 billion", "12 thousand", "half a million",
    "two and a half", "a hundred".
    """
    total = section = Fraction(0)
    words = re.split(r"[ -]+", plain(text).lower().strip())
    for word in words:
        if word in _ENGLISH and _goes_behind(_ENGLISH[word], section):
            section += _ENGLISH[word]
        elif word == "half":
            section += Fraction(1, 2)
        elif word == "hundred":
            section = (section or Fraction(1)) * 100
        elif word in ENGLISH_LARGE:
            total, section = total + (section or 1) * ENGLISH_LARGE[word], Fraction(0)
        elif (digits := _read_arabic(word)) is not None and not section:
            section = digits
        elif word not in ("and", "a", "an"):
            return None
    return total + section if set(words) - {"and", "a", "an", "half"} else None


def _goes_behind(value: int, section: Fraction) -> bool:
    """Whether what is below a hundred may be said behind ``section``: forty|two, a hundred|six."""
    below = section % 100
    return below == 0 or (below >= 20 and below % 10 == 0 and 0 < value < 10)


def read_ordinal(text: str) -> int | None:
    """The value of an English ordinal: "first", "21st", "twenty-first", "one hundred and third",
    "two hundredth"; None if it is not one.
    """
    text = plain(text).lower()
    if digits := re.fullmatch(r"([0-9]{1,6})(?:st|nd|rd|th)", text):
        return int(digits[1])
    before, _, last = text.replace("-", " ").rpartition(" ")
    least = read_words(before.removesuffix(" and")) if before else Fraction(0)
    if last in _HUNDREDTHS and least is not None:
        return int((least or 1) * _HUNDREDTHS[last])
    if last not in _ENGLISH_ORDINALS or least is None:
        return None
    value = _ENGLISH_ORDINALS[last]
    return int(least) + value if _goes_behind(value, least) else None
