"""Affiliations: which lines name institutions, and the institutions one by one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from leave_out import Entry, entries, sampled, with_and_without
from printed import line

from bipaper.text.front.affiliations import is_affiliation, split_affiliations

PAIR = ["岚浦大学历史学院，岚浦400000", "岚浦市图书馆，岚浦400001"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("（1. 岚浦大学 历史学院，岚浦 400000）", "岚浦大学 历史学院，岚浦400000"),
        ("（岚浦大学历史学院　岚浦　400000）", "岚浦大学历史学院 岚浦400000"),
        ("岚　浦　大　学　　　历　史　学　院", "岚浦大学 历史学院"),
        ("岚　浦　大　学　历　史　学　院", "岚浦大学历史学院"),
    ],
)
def test_a_space_between_chinese_words_is_kept_however_far_apart_characters_are_set(row, expected):
    assert texts([row]) == [expected]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("岚浦大学历史学院　青原大学文学院", ["岚浦大学历史学院", "青原大学文学院"]),
        ("岚浦大学　大学生研究中心", ["岚浦大学 大学生研究中心"]),
        ("岚浦大学　青原研究院", ["岚浦大学 青原研究院"]),  # one of its own?
        ("岚浦大学 400000　中华人民共和国", ["岚浦大学400000中华人民共和国"]),
    ],
)
def test_a_space_parts_universities_and_nothing_that_may_be_one_within_another(row, expected):
    assert texts([row]) == expected


def test_a_place_on_the_line_below_is_the_institutions():
    assert texts(["岚浦大学历史学院", "岚浦 400000"]) == ["岚浦大学历史学院 岚浦400000"]
    assert texts(["1 岚浦大学历史学院", "岚浦 400000"]) == ["岚浦大学历史学院 岚浦400000"]
    assert texts(["1 岚浦大学历史学", "院岚浦 400000"]) == ["岚浦大学历史学院岚浦400000"]


def texts(rows):
    return [one.text for one in split_affiliations([line(row) for row in rows])]


@pytest.mark.parametrize(
    "said",
    [
        "These authors contributed equally",
        "Equal contribution",
        "这些作者对本文贡献相同",
        "共同第一作者",
        "并列第一作者",
    ],
)
def test_what_a_number_says_of_authors_is_no_institution(said):
    assert texts([f"^1^Lanpu University. ^2^{said}."]) == ["Lanpu University"]


@pytest.mark.parametrize(
    "rows",
    [
        ["（1. 岚浦大学历史学院，岚浦 400000；2. 岚浦市图书馆，岚浦 400001）"],
        ["(1.岚浦大学历史学院，岚浦 400000; 2.岚浦市图书馆，岚浦 400001)"],
        ["（1．岚浦大学历史学院，岚浦 400000；2．岚浦市图书馆，岚浦 400001）"],
        ["1 岚浦大学历史学院，岚浦 400000；2 岚浦市图书馆，岚浦 400001"],
        ["^1^岚浦大学历史学院，岚浦 400000　^2^岚浦市图书馆，岚浦 400001"],
        ["①岚浦大学历史学院，岚浦 400000；②岚浦市图书馆，岚浦 400001"],
        ["①岚浦大学历史学院，岚浦 400000", "②岚浦市图书馆，岚浦 400001"],
        ["1.岚浦大学历史学院，岚浦 400000", "2.岚浦市图书馆，岚浦 400001"],
        ["1岚浦大学历史学院，岚浦 400000", "2岚浦市图书馆，岚浦 400001"],
        ["(1) 岚浦大学历史学院，岚浦 400000", "(2) 岚浦市图书馆，岚浦 400001"],
        ["（岚浦大学历史学院，岚浦 400000）（岚浦市图书馆，岚浦 400001）"],
        ["1）（岚浦大学历史学院，岚浦 400000）2）（岚浦市图书馆，岚浦 400001）"],
        ["（岚浦大学历史学院，岚浦 400000）", "（岚浦市图书馆，岚浦 400001）"],
        ["（1. 岚浦大学历史学院，岚浦 400000；2. 岚浦市图", "书馆，岚浦 400001）"],
        ["岚浦大学历史学院，岚浦 400000", "岚浦市图书馆，岚浦 400001"],
        ["岚浦大学历史学院，岚浦 400000　岚浦市图书馆，岚浦 400001"],
        ["岚浦大学历史学院，", "岚浦 400000", "岚浦市图书馆，岚浦 400001"],
        ["a. 岚浦大学历史学院，岚浦 400000；b. 岚浦市图书馆，岚浦 400001"],
        ["[1. 岚浦大学历史学院，岚浦 400000；2. 岚浦市图书馆，岚浦 400001]"],
    ],
)
def test_two_chinese_affiliations_however_they_are_set(rows):
    assert texts(rows) == PAIR


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["(1. School of History, Lanpu University, Lanpu 400000, China; 2. Lanpu Library)"],
            ["School of History, Lanpu University, Lanpu 400000, China", "Lanpu Library"],
        ),
        (
            ["^1^School of History, Lanpu University", "^2^Lanpu Library, Lanpu"],
            ["School of History, Lanpu University", "Lanpu Library, Lanpu"],
        ),
        (
            ["1 School of History, Lanpu University,", "Lanpu 400000, China"],
            ["School of History, Lanpu University, Lanpu 400000, China"],
        ),
        (["（岚浦大学）"], ["岚浦大学"]),
        ([], []),
    ],
)
def test_other_affiliations(rows, expected):
    assert texts(rows) == expected


SCHOOLS = [
    ("1a", "岚浦大学历史学院，岚浦400000"),
    ("1b", "岚浦大学商学院，岚浦400000"),
    ("2", "岚浦市图书馆"),
]
LATIN = [
    ("1a", "School of History, Lanpu University, Lanpu 400000, China"),
    ("1b", "Business School, Lanpu University, Lanpu 400000, China"),
    ("2", "Lanpu Library"),
]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["（1. 岚浦大学 a. 历史学院；b. 商学院，岚浦 400000；2. 岚浦市图书馆）"], SCHOOLS),
        (["（1. 岚浦大学 a. 历史学院，b. 商学院，岚浦 400000；2. 岚浦市图书馆）"], SCHOOLS),
        (["1.岚浦大学（a.历史学院；b.商学院），岚浦 400000；2.岚浦市图书馆"], SCHOOLS),
        (["（1. 岚浦大学：a. 历史学院；b. 商学", "院，岚浦 400000；2. 岚浦市图书馆）"], SCHOOLS),
        (["1. 岚浦大学 a历史学院；b商学院，岚浦 400000；2. 岚浦市图书馆"], SCHOOLS),
        (
            [
                "(1a. School of History; 1b. Business School, Lanpu University, Lanpu 400000,",
                "China; 2. Lanpu Library)",
            ],
            LATIN,
        ),
        (
            [
                "(1. a. School of History; b. Business School, Lanpu University, Lanpu 400000,",
                "China; 2. Lanpu Library)",
            ],
            LATIN,
        ),
        (
            ["(1. Lanpu University a. Law School; b. Business School; 2. Lanpu Library)"],
            [
                ("1a", "Lanpu University Law School"),
                ("1b", "Lanpu University Business School"),
                ("2", "Lanpu Library"),
            ],
        ),
        (
            ["a. 岚浦大学历史学院；b. 岚浦市图书馆，岚浦 400001"],
            [("a", "岚浦大学历史学院"), ("b", "岚浦市图书馆，岚浦400001")],
        ),
        (
            ["(1a. School of History; 1b. School of Politics, Law and Media, Lanpu University)"],
            [
                ("1a", "School of History, Lanpu University"),
                ("1b", "School of Politics, Law and Media, Lanpu University"),
            ],
        ),
        (
            ["(1. Lanpu University a. School of History; b. School of Politics, Law and Media)"],
            [
                ("1a", "Lanpu University School of History"),
                ("1b", "Lanpu University School of Politics, Law and Media"),
            ],
        ),
        (["1. 岚浦大学 a. 历史学院"], [("1", "岚浦大学a.历史学院")]),
    ],
)
def test_schools_of_an_institution_are_named_with_it(rows, expected):
    assert split_affiliations([line(row) for row in rows]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("岚浦大学历史学院", True),
        ("岚浦市第一人民医院", True),
        ("中国人民银行岚浦分行", True),
        ("岚浦市规划局", True),
        ("国立岚浦科技大学", True),
        ("（浙江 岚浦 400000）", True),
        ("School of History", True),
        ("Lanpu Academy of Sciences", True),
        ("林知远，沈若谷", False),
        ("LIN Zhiyuan", False),
        ("口袋公园使用人数的影响因素", False),
        ("基于岚浦市六个社区的观察", False),
    ],
)
def test_what_names_an_institution(text, expected):
    assert is_affiliation(text) is expected


@given(st.lists(st.text("岚浦大学，1.①(（）)；; a", min_size=1, max_size=40), max_size=4))
@settings(deadline=None, max_examples=100)
def test_affiliations_are_never_empty(printed):
    parts = texts([text for text in printed if text.strip()])
    assert all(part.strip() == part != "" for part in parts)


WORDS = ("bipaper.text.front.affiliations", "institutions.toml")


@pytest.mark.parametrize(
    "entry", sampled(entries(*WORDS), "institutions"), ids=lambda entry: entry.word
)
def test_without_a_word_its_example_is_read_otherwise(entry: Entry) -> None:
    assert with_and_without(*WORDS, entry, is_affiliation) == (True, False)
