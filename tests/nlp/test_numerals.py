"""Numerals as GB/T 15835-2011 writes them, read to exact values."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import SIGNED, positional

from bipaper.nlp.numerals import (
    read_approximate,
    read_numeral,
    read_ordinal,
    read_words,
    scalar,
)


def table(text):
    """Rows of "numeral value", several to a line, split at two spaces."""
    cells = [cell for line in text.strip().splitlines() for cell in line.strip().split("  ")]
    return [tuple(cell.strip().rsplit(" ", 1)) for cell in cells if cell.strip()]


POSITIONAL = table(
    """
    零 0  一 1  二 2  两 2  三 3  四 4  五 5  六 6  七 7  八 8  九 9  十 10
    十一 11  十二 12  十九 19  二十 20  二十一 21  三十五 35  九十九 99
    百 100  一百 100  一百零一 101  一百一十 110  一百一十五 115  一百二 120  一百二十 120
    二百 200  两百 200  三百零八 308  三百二十 320  五百五十五 555  九百九十九 999
    千 1000  一千 1000  一千零一 1001  一千零一十 1010  一千零五十 1050  一千一百 1100
    一千二 1200  两千零二十三 2023  三千六 3600  五千零六 5006  九千九百九十九 9999
    一万 10000  一万零一 10001  一万零二十 10020  一万零三百 10300  一万二 12000
    一万两千 12000  一万五千 15000  两万五 25000  三万六千五百 36500  十万 100000
    十二万三千 123000  二十万 200000  八十五万 850000  一百万 1000000  百万 1000000
    一百零八万三千 1083000  五百万 5000000  千万 10000000  三千五百万 35000000
    九千九百九十九万九千九百九十九 99999999  一亿 100000000  一亿零五 100000005
    一亿二 120000000  一亿两千万 120000000  两亿三千万 230000000  十亿 1000000000
    十四亿 1400000000  百亿 10000000000  五千亿 500000000000  万亿 1000000000000
    一万亿 1000000000000  三万亿 3000000000000  一兆 1000000000000
    """
)
DIGIT_BY_DIGIT = table(
    """
    二〇二三 2023  二〇〇八 2008  一九四九 1949  一九七八 1978  二零一〇 2010
    二○二一 2021  一三五 135  〇三 3
    """
)
DECIMAL = table(
    """
    三点五 3.5  零点五 0.5  一点二五 1.25  十二点三四 12.34  二点零八 2.08
    一点五亿 150000000  三点二万 32000  一百点五 100.5  零点零零一 0.001
    """
)
ARABIC = table(
    """
    0 0  7 7  42 42  2023 2023  3.14 3.14  0.05 0.05  91.80 91.8  1,204 1204
    12,345,678 12345678  1 235.6 1235.6  39 096 39096  ４２ 42  ３．５ 3.5
    -5 -5  -0.35 -0.35  −2.1 -2.1  +3 3
    """
)
MIXED = table(
    """
    2.4万 24000  1.7万 17000  16万 160000  6800万 68000000  3万亿 3000000000000
    26.69万亿 26690000000000  10亿 1000000000  1.2亿 120000000  0.5亿 50000000
    5千 5000  3百 300  5百万 5000000  2.4千万 24000000  35百万 35000000
    1亿2千万 120000000  3万5千 35000  1 204万 12040000  2,000万 20000000  -2.5万 -25000
    """
)
SCIENTIFIC = table(
    """
    1.5×10^6 1500000  3×10^8 300000000  3.2×10⁻³ 0.0032  6.02×10²³ 602000000000000000000000
    10^6 1000000  10⁻² 0.01  2e3 2000  1.5e-4 0.00015  3.67E-06 0.00000367  5*10^2 500
    """
)
TRADITIONAL = table(
    """
    兩 2  兩萬 20000  三億 300000000  5萬 50000  兩萬五千 25000  一百零八萬 1080000
    壹 1  贰拾 20  叁佰 300  肆仟伍佰 4500  貳拾萬 200000  壹佰贰拾叁 123
    陸仟柒佰捌拾玖 6789
    """
)


SIGNED_AND_BROKEN = table(
    """
    三分之一 1/3  3分之1 1/3  五又三分之二 17/3  三百五十又3分之1 1051/3  百分之零点五 1/200
    负五分之三 -3/5  负三百二十 -320  负3.2亿 -320000000  零下五 -5  3万4000 34000
    1亿2千3百万 123000000  3千5百 3500  3.6E+004 36000  1.2E-010 0.00000000012
    壹拾万零叁仟肆佰伍拾叁 103453  叁佰万 3000000  廿三 23  卅 30
    """
)


@pytest.mark.parametrize(
    ("numeral", "value"),
    POSITIONAL
    + DIGIT_BY_DIGIT
    + DECIMAL
    + ARABIC
    + MIXED
    + SCIENTIFIC
    + TRADITIONAL
    + SIGNED_AND_BROKEN,
)
def test_a_numeral_has_its_exact_value(numeral, value):
    assert read_numeral(numeral) == Fraction(value)


NOT_NUMERALS = [
    "", " ", "十十", "百十百", "十百", "一百一百", "点五", "三点", "三点十", "1.2.3", "12,34",
    "1,2345", "甲", "三家", "1年", "abc", "-", "+-", "万零", "e5", "×10^3", "1e", "1 2",
    "五十三百", "1" * 40, "万千", "千百", "3万4", "五百两", "一又", "又三分之一", "负", "零下",
    "三分之零分之一", "0分之1",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_NUMERALS)
def test_what_is_no_numeral_has_no_value(text):
    assert read_numeral(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("两三", 2, 3),
        ("三四", 3, 4),
        ("三五", 3, 5),
        ("七八", 7, 8),
        ("十七八", 17, 18),
        ("三四十", 30, 40),
        ("七八十", 70, 80),
        ("五六百", 500, 600),
        ("两三千", 2000, 3000),
        ("一百三四十", 130, 140),
        ("四五万", 40000, 50000),
        ("三五百万", 3000000, 5000000),
        ("兩三萬", 20000, 30000),
    ],
)
def test_adjacent_digits_are_an_approximate_number(text, low, high):
    assert read_approximate(text) == (low, high)


@pytest.mark.parametrize(
    "text", ["", "三", "三十", "一百二十", "二〇二三", "九十", "十五", "〇一", "五三"]
)
def test_other_numerals_are_not_approximate(text):
    assert read_approximate(text) is None


@pytest.mark.parametrize(
    ("words", "value"),
    table(
        """
        zero 0  one 1  seven 7  ten 10  twelve 12  nineteen 19  twenty 20  twenty-one 21
        ninety-nine 99  hundred 100  one hundred 100  two hundred 200  two hundred and five 205
        three hundred twenty 320  one thousand 1000  two thousand and one 2001
        twelve thousand 12000  three hundred thousand 300000  one million 1000000
        two million five hundred thousand 2500000  five billion 5000000000
        one trillion 1000000000000  1.2 billion 1200000000  12 thousand 12000
        3.5 million 3500000  1,204 1204  100 100  0.5 0.5  Twenty-Five 25
        """
    ),
)
def test_an_english_numeral_has_its_value(words, value):
    assert read_words(words) == Fraction(value)


@pytest.mark.parametrize("text", ["", "and", "a", "many", "one of", "third", "twenty one firms"])
def test_other_english_words_have_no_value(text):
    assert read_words(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("first", 1),
        ("Second", 2),
        ("third", 3),
        ("twelfth", 12),
        ("twentieth", 20),
        ("twenty-first", 21),
        ("ninety-ninth", 99),
        ("1st", 1),
        ("22nd", 22),
        ("3rd", 3),
        ("14th", 14),
        ("one", None),
        ("5", None),
        ("firstly", None),
        ("many-first", None),
    ],
)
def test_an_english_ordinal_has_its_value(text, value):
    assert read_ordinal(text) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [(Fraction(5), 5), (Fraction("2.50"), 2.5), (Fraction(1, 7), 1 / 7), (Fraction(24000), 24000)],
)
def test_scalar_gives_an_int_for_a_whole_value(value, expected):
    result = scalar(value)
    assert (result, type(result)) == (expected, type(expected))


# --- properties -------------------------------------------------------------------------


@given(st.integers(min_value=0, max_value=10**12 - 1))
@settings(deadline=None, max_examples=100)
def test_every_chinese_numeral_reads_back(number):
    assert read_numeral(positional(number)) == number


@given(SIGNED)
@settings(deadline=None, max_examples=300)
def test_whatever_is_written_reads_back(number):
    assert read_numeral(number.text) == number.value


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from(["", ",", " "]))
@settings(deadline=None, max_examples=100)
def test_every_arabic_numeral_reads_back_however_grouped(number, separator):
    assert read_numeral(f"{number:,}".replace(",", separator)) == number


@given(st.decimals(min_value=0, max_value=10**4, places=3), st.sampled_from("万亿"))
@settings(deadline=None, max_examples=100)
def test_a_magnitude_multiplies_exactly(decimal, magnitude):
    scale = {"万": 10**4, "亿": 10**8}[magnitude]
    assert read_numeral(f"{decimal}{magnitude}") == Fraction(decimal) * scale


@given(st.text(alphabet="零〇一二三五九十百千万亿兆两点0123456789.,+-×^e⁻²壹拾 ", max_size=30))
@settings(deadline=None, max_examples=100)
def test_no_text_makes_the_readers_raise(text):
    for read in (read_numeral, read_approximate, read_words, read_ordinal):
        read(text)
