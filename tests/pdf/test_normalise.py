import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.chars import UNREADABLE
from bipaper.pdf.normalise import normalise, normalise_char


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("ＡＢＣ１２３", "ABC123"),
        ("２．５％＋１～３［４］", "2.5%+1~3[4]"),
        ("ｐ＜０．０５", "p<0.05"),
        ("〜∼～", "~~~"),
    ],
)
def test_full_width_latin_digits_and_signs_become_ascii(printed: str, read: str) -> None:
    assert normalise(printed) == read


def test_chinese_punctuation_stays_full_width() -> None:
    text = "城市，乡村；（一）：好？！“引”《书》〈篇〉「語」、。……——"
    assert normalise(text) == text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("⼀⽣⾦⿓", "一生金龍"),
        ("⻓⻋⻅⻔⺠", "长车见门民"),
        ("樂羅", "樂羅"),
        ("㇐㇑㇒㇔㇚㇠", "一丨丿丶亅乙"),
    ],
)
def test_radicals_and_compatibility_ideographs_become_real_characters(
    printed: str, read: str
) -> None:
    assert normalise(printed) == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("eﬃcient ﬂow ﬁt", "efficient flow fit"),
        ("㎡㎞㎏", "m²kmkg"),
        ("㈠㈩", "（一）（十）"),
        ("⑴⒉", "(1)2."),
        ("𝑥𝛽𝟐", "xβ2"),
        ("µÅΩ", "μÅΩ"),
        ("﹐﹑﹔﹕﹖﹙﹚﹪", "，、；：？（）%"),
        ("︐︵︶︰", "，（）："),
        ("｡｢｣､", "。「」、"),
    ],
)
def test_ligatures_units_and_variants_become_the_characters_a_reader_sees(
    printed: str, read: str
) -> None:
    assert normalise(printed) == read


def test_what_a_reader_tells_apart_stays_apart() -> None:
    text = "①⑳²₃ⅡⅣ℃½·•—–−é"
    assert normalise(text) == text


def test_every_space_is_a_plain_space() -> None:
    assert normalise("a\u3000b\u00a0c\u2009d\te\u2028f") == "a b c d e f"


def test_marks_without_ink_vanish() -> None:
    assert normalise("\ufeff零\u200b宽\u00ad字\ufe0f") == "零宽字"


@pytest.mark.parametrize("char", ["\ue123", "\U000f0001", "\x01", "\x85", "\ud83d", "\uffff"])
def test_codes_that_name_no_character_are_unreadable(char: str) -> None:
    assert normalise_char(char) == UNREADABLE


def test_the_symbol_font_of_office_programs_is_read() -> None:
    assert normalise("\uf062\uf03d2\uf0b13") == "β=2±3"


@settings(deadline=None)
@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@settings(deadline=None)
@given(st.text())
def test_a_text_is_normalised_character_by_character_to_readable_ones(text: str) -> None:
    result = normalise(text)
    assert result == "".join(normalise_char(char) for char in text)
    assert not {c for c in result if unicodedata.category(c)[0] in "C" and c != UNREADABLE}
