import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.chars import (
    ONES,
    chinese_script,
    count_han,
    is_han,
    is_latin,
    is_wide,
    plain,
    simplify,
    with_classes,
    xml_text,
)

SOURCE = Path(__file__).resolve().parents[1] / "src" / "bipaper"
# A range between two characters beyond ASCII, printed or by their codes.
RANGE = re.compile(
    r"[^\x00-\x7f]-[^\x00-\x7f](?=[^\[\]\n]*\])|\\u[0-9a-fA-F]{4}-\\u|\\U[0-9a-fA-F]{8}-\\U"
    r"|[\"']\\u[0-9a-f]{4}[\"'] <= |<= [\"']\\u[0-9a-f]{4}[\"']"
)
# Control characters, and what neither XML nor a terminal takes, are no classes of letters.
UNSAFE = {"shown.py", "quality/printed.py"}


def test_what_is_a_chinese_character_is_said_once() -> None:
    files = [path for path in SOURCE.rglob("*") if path.suffix in {".py", ".toml"}]
    named = {path.relative_to(SOURCE).as_posix(): path for path in files}
    found = {name for name, path in named.items() if RANGE.search(path.read_text("utf-8"))}
    assert found - UNSAFE == {"chars.py"}


def test_the_numerals_that_count_are_said_once() -> None:
    found = [path for path in SOURCE.rglob("*.py") if ONES in path.read_text("utf-8")]
    assert found == [SOURCE / "chars.py"]


@pytest.mark.parametrize("char", "中㐀䶮㛃𬱖豈")
def test_ideographs_of_all_extensions_are_chinese_and_wide(char):
    assert (is_han(char), is_wide(char), is_latin(char)) == (True, True, False)


@pytest.mark.parametrize("char", "。，「あア⺀Ａ")
def test_other_signs_of_chinese_type_are_only_wide(char):
    assert (is_han(char), is_wide(char)) == (False, True)


@pytest.mark.parametrize("char", "aZéß7")
def test_letters_with_marks_and_digits_are_latin(char):
    assert (is_han(char), is_wide(char), is_latin(char)) == (False, False, True)


def test_an_empty_text_is_of_no_class():
    assert (is_han(""), is_wide(""), is_latin("")) == (False, False, False)


def test_chinese_characters_are_counted():
    assert count_han("王𬱖, 2020年") == 3


def test_patterns_of_data_files_name_classes_as_unicode_does():
    assert re.fullmatch(with_classes(r"[\p{Han}·]{2,3}"), "李㛃")


def test_variants_have_one_plain_form_character_for_character():
    assert plain("（Ａ）　３－５，臺灣") == "(A) 3-5，台湾"
    assert plain("２．５％～３％，（約１０—２０萬個）") == "2.5%~3%，(约10-20万个)"


@pytest.mark.parametrize(
    ("text", "folded"),
    [("臺灣與韓國", "台湾与韩国"), ("軟體工程", "软体工程"), ("简体不变 abc 1", "简体不变 abc 1")],
)
def test_traditional_characters_become_simplified(text, folded):
    assert simplify(text) == folded


@given(st.text())
@settings(deadline=None, max_examples=100)
def test_offsets_stay_and_folding_twice_changes_nothing(text):
    assert len(simplify(text)) == len(text)
    assert simplify(simplify(text)) == simplify(text)
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("经济发展与环境", "Hans"),
        ("經濟發展與環境", "Hant"),
        # 后 and 里 are characters of both, 臺 and 乾 of one name in the other's text.
        ("公里以后的发展，见臺大", "Hans"),
        ("皇后里的經濟發展", "Hant"),
        ("中文", "Hans"),
        ("", "Hans"),
    ],
)
def test_the_script_of_a_text_is_that_of_most_characters_that_one_script_alone_has(text, script):
    assert chinese_script(text) == script


def test_what_xml_cannot_hold_is_left_out():
    assert xml_text("a\x00\x0b\ud800\ufffe<\n𠀀") == "a<\n𠀀"
