"""Numbers written as Chinese texts write them, for properties: what is written is read back."""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from hypothesis import strategies as st

DIGITS = "零一二三四五六七八九"
MAGNITUDES = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


class Written(NamedTuple):
    """A numeral, the value it has, and how it is written."""

    text: str
    value: Fraction
    form: str


def positional(number: int) -> str:
    """A positional Chinese numeral, written out in full: 一千零五."""
    if number == 0:
        return "零"
    for name, size in MAGNITUDES.items():
        if number >= size:
            head, rest = divmod(number, size)
            gap = "零" if 0 < rest < size // 10 else ""
            return positional(head) + name + (gap + positional(rest) if rest else "")
    return DIGITS[number]


def colloquial(number: int) -> str:
    """As it is said: 十五 for 一十五, 两千 for 二千."""
    text = positional(number)
    text = text.removeprefix("一") if text.startswith("一十") else text
    for name in "千万亿":
        text = "两" + text[1:] if text.startswith(f"二{name}") else text
    return text


def formal(number: int) -> str:
    """As on a cheque: 壹拾万零叁仟."""
    return positional(number).translate(FORMAL)


def mixed(number: int) -> str:
    """Digits and magnitudes in turn: 1亿2000万, 3万4000."""
    parts, text = number, ""
    for name in "亿万":
        head, parts = divmod(parts, MAGNITUDES[name])
        text += f"{head}{name}" if head else ""
    return text + (f"{parts:04d}" if parts and text else str(parts) if not text else "")


def grouped(number: int) -> str:
    """1,234,567."""
    return f"{number:,}"


def spoken_decimal(number: Fraction) -> str:
    """三点零五; the decimals are digits."""
    whole, _, decimals = f"{float(number):.4f}".rstrip("0").partition(".")
    behind = "点" + "".join(DIGITS[int(digit)] for digit in decimals) if decimals else ""
    return colloquial(int(whole)) + behind


def digits(number: Fraction) -> str:
    """3.05."""
    return f"{float(number):.4f}".rstrip("0").rstrip(".")


WHOLE: dict[str, Callable[[int], str]] = {
    "positional": positional,
    "colloquial": colloquial,
    "formal": formal,
    "mixed": mixed,
    "grouped": grouped,
    "digits": str,
}
WHOLES = st.integers(2, 99) | st.integers(2, 10**4) | st.integers(2, 10**9)
DECIMALS = st.integers(1, 10**7).filter(lambda n: n % 10**4).map(lambda n: Fraction(n, 10**4))


@st.composite
def wholes(draw: st.DrawFn) -> Written:
    """A whole number from 2 on, in words, digits or both."""
    number, form = draw(WHOLES), draw(st.sampled_from(sorted(WHOLE)))
    return Written(WHOLE[form](number), Fraction(number), form)


@st.composite
def decimals(draw: st.DrawFn) -> Written:
    """A number with decimals, perhaps so many 万 or 亿."""
    number, spoken = draw(DECIMALS), draw(st.booleans())
    name = draw(st.sampled_from(["", "万", "亿"]))
    text = (spoken_decimal if spoken else digits)(number) + name
    return Written(text, number * MAGNITUDES.get(name, 1), "decimal")


@st.composite
def powers(draw: st.DrawFn) -> Written:
    """A number with a power of ten: 1.5×10^6, 3×10⁻³, 3.6E+004, 2e-5."""
    tenths, power = draw(st.integers(10, 99)), draw(st.integers(-12, 12).filter(bool))
    raised = str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    forms = [f"×10^{power}", f"×10{raised}", f" × 10{raised}", f"e{power}", f"E{power:+04d}"]
    text = draw(st.sampled_from(forms))
    number = Fraction(tenths, 10)
    return Written(digits(number) + text, number * Fraction(10) ** power, "power")


@st.composite
def fractions(draw: st.DrawFn) -> Written:
    """三分之二, 3分之2, 五又三分之二."""
    under, over = draw(st.integers(3, 99).filter(lambda n: n != 100)), draw(st.integers(1, 98))
    over = 1 + over % (under - 1)
    write = draw(st.sampled_from([colloquial, str]))
    whole = draw(st.sampled_from([0, 0, 2, 15, 350]))
    text = f"{write(under)}分之{write(over)}"
    text = f"{colloquial(whole)}又{text}" if whole else text
    return Written(text, whole + Fraction(over, under), "fraction")


@st.composite
def negatives(draw: st.DrawFn, of: st.SearchStrategy[Written]) -> Written:
    """负 before any of them."""
    number = draw(of)
    return Written(f"负{number.text}", -number.value, f"negative {number.form}")


NUMERALS = wholes() | decimals() | powers() | fractions()
SIGNED = NUMERALS | negatives(NUMERALS)
