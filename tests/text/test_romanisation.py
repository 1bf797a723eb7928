"""One person's name in Chinese and in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bipaper.text.romanisation import Person, cut_alike, is_romanised, shares_surname


@pytest.mark.parametrize(
    ("latin", "chinese"),
    [
        ("Lin Zhiyuan", "林知远"),
        ("LIN Zhi-yuan", "林知远"),
        ("Zhiyuan Lin", "林知远"),
        ("Zhi Yuan LIN", "林知远"),
        ("LIN Z Y", "林知远"),
        ("Z. Y. Lin", "林知远"),
        ("Lin, Zhiyuan", "林知远"),
        ("Lín Zhīyuǎn", "林知远"),
        ("Lü Hua", "吕华"),
        ("LV Hua", "吕华"),
        ("Lyu Hua", "吕华"),
        ("SHAN Ting", "单婷"),  # Dan as a word, Shan as a surname
        ("Ouyang Ming", "欧阳明"),
        ("Ming Puyang", "濮阳明"),
        ("OUYANG Ming", "歐陽明"),
        ("Hsu Chih-ming", "許志明"),  # Wade-Giles
        ("Ts'ai Chih-ming", "蔡志明"),
        ("Chih-Ming Tsai", "蔡志明"),
        ("Wong Zhiming", "黄志明"),  # Cantonese surname
        ("Xi'an Li", "李西安"),
    ],
)
def test_a_latin_name_spells_a_chinese_one(latin, chinese):
    assert is_romanised(latin, chinese)


@pytest.mark.parametrize(
    ("latin", "chinese"),
    [
        ("Machine Learning", "林知远"),
        ("Lin Zhi", "林知远"),
        ("Lin Zhiyuan Shen", "林知远"),
        ("Lin", "林"),
        ("", "林知远"),
        ("Lin Zhiyuan", "沈若谷"),
    ],
)
def test_other_words_do_not(latin, chinese):
    assert not is_romanised(latin, chinese)


def test_a_name_of_ones_own_choice_shares_the_surname():
    assert shares_surname("Peter LIN", "林知远")
    assert shares_surname("Law, Robin", "罗志明")
    assert not shares_surname("Robin Smith", "罗志明")


@pytest.mark.parametrize(
    ("characters", "words", "expected"),
    [
        ("林远沈谷", "Lin Yuan Shen Gu", ["林远 Lin Yuan", "沈谷 Shen Gu"]),
        ("林知远沈谷", "LIN Zhi-yuan SHEN Gu", ["林知远 LIN Zhi-yuan", "沈谷 SHEN Gu"]),
        ("林知远", "L I N Zhiyuan", ["林知远 L I N Zhiyuan"]),
        ("林知远沈谷", "LIN Zhiyuan", []),
        ("林知远", "LIN Zhiyuan SHEN Gu", []),
        ("林知远", "", []),
        ("林新建祁宁", "LIN Xin jian Q Ning", []),
    ],
)
def test_names_without_marks_between_are_cut_where_both_scripts_agree(characters, words, expected):
    cut = cut_alike(characters, words.split())
    assert [f"{person.zh} {person.en}" for person in cut] == expected


NAMES = [
    ("林知远", "Lin Zhiyuan"),
    ("沈谷", "SHEN Gu"),
    ("欧阳明", "Ouyang Ming"),
    ("吕华", "Lyu Hua"),
]


@given(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
def test_any_row_of_names_is_cut_into_them(people):
    characters = "".join(zh for zh, _ in people)
    words = " ".join(en for _, en in people).split()
    assert cut_alike(characters, words) == [Person(*person) for person in people]
