"""An English head: title, authors and affiliations; and what each language tells of the other."""

import pytest
from head_rows import AUTHORS_ZH, PLACES, SAME_TYPE, head
from printed import stream

from bipaper.text.front.affiliations import split_affiliations
from bipaper.text.front.names import chinese_names, english_names
from bipaper.text.front.titles import read_head

ENGLISH = {"size": 13.0, "bold": True, "centred": True}


LATIN_EXPECTED = (
    "What Makes People Use Pocket Parks",
    ["LIN Zhiyuan", "SHEN Ruogu"],
    ["School of History, Lanpu University", "Lanpu Library, Lanpu"],
)
LATIN_NAMES = ("LIN Zhiyuan^1^, SHEN Ruogu^2^", {"centred": True})
LATIN_PLACES = ("(1. School of History, Lanpu University; 2. Lanpu Library, Lanpu)", PLACES)


@pytest.mark.parametrize(
    "rows",
    [
        [("What Makes People Use Pocket Parks", ENGLISH), LATIN_NAMES, LATIN_PLACES],
        [("What Makes People Use", ENGLISH), ("Pocket Parks", ENGLISH), LATIN_NAMES, LATIN_PLACES],
        [
            ("What Makes People Use Pocket Parks", ENGLISH),
            ("LIN Zhiyuan^1^ and SHEN Ruogu^2^", {"centred": True}),
            LATIN_PLACES,
        ],
        [
            ("What Makes People Use Pocket Parks", ENGLISH),
            ("LIN Zhiyuan", {"centred": True}),
            ("(School of History, Lanpu University)", PLACES),
            ("SHEN Ruogu", {"centred": True}),
            ("(Lanpu Library, Lanpu)", PLACES),
        ],
        [
            ("What Makes People Use Pocket Parks^*^", ENGLISH),
            LATIN_NAMES,
            ("^1^School of History, Lanpu University", PLACES),
            ("^2^Lanpu Library, Lanpu", PLACES),
        ],
        [
            ("Journal of Lanpu Studies Vol. 3 No. 6", {"size": 9.0}),
            ("What Makes People Use Pocket Parks", ENGLISH),
            LATIN_NAMES,
            LATIN_PLACES,
        ],
        [
            ("What Makes People Use Pocket Parks", {"size": 10.0, "bold": True}),
            ("LIN Zhiyuan^1^, SHEN Ruogu^2^", {}),
            ("(1. School of History, Lanpu University; 2. Lanpu Library, Lanpu)", {}),
        ],
        [
            ("What Makes People Use Pocket Parks", ENGLISH),
            ("LIN Zhiyuan^1^, SHEN Ruogu^2^ (1. School of History, Lanpu University; 2. Lanpu", {}),
            ("Library, Lanpu)", {}),
        ],
    ],
)
def test_an_english_head_however_it_is_set(rows):
    assert head(*rows, latin=True) == LATIN_EXPECTED


@pytest.mark.parametrize(
    "title", ["What Lanpu Wreck No. 2 Tells", "Shade for 'Lanpu No. 2' Melons"]
)
def test_a_number_within_an_english_title_is_no_issue(title):
    assert head((title, ENGLISH), LATIN_NAMES, latin=True)[0] == title


@pytest.mark.parametrize("issue", ["Vol. 3", "No. 6", "No. 6 Dec. 2023", "No.6 General No.45"])
def test_an_english_title_stands_below_the_issue(issue):
    rows = (f"Lanpu Gardens {issue}", {"size": 16.0}), ("On Pocket Parks", ENGLISH), LATIN_NAMES
    assert head(*rows, latin=True)[0] == "On Pocket Parks"


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            [("WHAT MAKES PEOPLE USE", ENGLISH), ("POCKET PARKS IN CITIES", ENGLISH), LATIN_NAMES],
            "WHAT MAKES PEOPLE USE POCKET PARKS IN CITIES",
        ),
        (
            [("What Makes People Use Pocket Parks:", ENGLISH), ("Lanpu", ENGLISH), LATIN_NAMES],
            "What Makes People Use Pocket Parks: Lanpu",
        ),
        (
            [("Parks, Shade, and Seats", ENGLISH), LATIN_NAMES],
            "Parks, Shade, and Seats",
        ),
        (
            [
                ("The Use of Pocket Parks Based on", ENGLISH),
                ("GISNet", ENGLISH),
                "LIN Zhiyuan^1,2^, SHEN Ruogu^1,2^",
            ],
            "The Use of Pocket Parks Based on GISNet",
        ),
    ],
)
def test_other_english_titles(rows, title):
    assert head(*rows, latin=True)[:2] == (title, ["LIN Zhiyuan", "SHEN Ruogu"])


def test_a_comma_parts_a_family_name_in_capitals_from_its_institution_which_may_wrap():
    rows = [
        ("On Pocket Parks", ENGLISH),
        "LIN Zhiyuan, AN Heng, Lanpu University",
        "SHEN Ruogu, Lanpu College of",
        "Forestry",
    ]
    assert head(*rows, latin=True) == (
        "On Pocket Parks",
        ["LIN Zhiyuan", "AN Heng", "SHEN Ruogu"],
        ["Lanpu University", "Lanpu College of Forestry"],
    )


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            [("The Use of Parks Based on", SAME_TYPE), ("Deep Learning, Street Views", SAME_TYPE),
             ("and Maps", SAME_TYPE), ("Lin Zhiyuan, Shen Ruogu", SAME_TYPE)],
            "The Use of Parks Based on Deep Learning, Street Views and Maps",
        ),
        (
            [("Zhiyuan Lin, Ruogu Shen", {"size": 18.0}), ("Parks in Cities", {"size": 14.0})],
            "Parks in Cities",
        ),
        (
            [("Pocket Parks", SAME_TYPE), ("Lin Zhiyuan", SAME_TYPE), ("Shen Ruogu", SAME_TYPE)],
            "Pocket Parks",
        ),
    ],
)  # fmt: skip
def test_a_line_that_spells_the_chinese_names_names_the_authors(rows, title):
    found = read_head(stream(*rows), True, AUTHORS_ZH)
    names = {tuple(sorted(name.lower().split())) for name in english_names(found.authors)}
    assert (found.title, names) == (title, {("lin", "zhiyuan"), ("ruogu", "shen")})


@pytest.mark.parametrize(
    "rows",
    [
        [("林知远　沈若谷", {"size": 20.0}), ("口袋公园使用人数的影响因素", {"size": 14.0})],
        [("口袋公园使用人数的影响因素", SAME_TYPE), ("城市更新研究", {}), ("林知远　沈若谷", {})],
    ],
)
def test_english_names_show_where_the_chinese_ones_stand(rows):
    found = read_head(stream(*rows), False, ["LIN Zhiyuan", "SHEN Ruogu"])
    assert (found.title, chinese_names(found.authors)) == (
        "口袋公园使用人数的影响因素",
        AUTHORS_ZH,
    )


def test_places_in_other_type_behind_the_names_of_their_line_do_not_hide_these():
    row = "WEN Lan (⟦1. School of History, Lanpu University,⟧"
    found = read_head(stream(("Pocket Parks", ENGLISH), row, "⟦Lanpu 300001)⟧"), True, ["文岚"])
    assert english_names(found.authors) == ["WEN Lan"]
    assert [one.text for one in split_affiliations(found.affiliations)] == [
        "School of History, Lanpu University, Lanpu 300001"
    ]


def test_an_english_title_has_a_word_in_latin_letters():
    found = read_head(stream("浦400001", "Pocket Parks", "LIN Zhiyuan, SHEN Ruogu"), latin=True)
    assert found.title == "Pocket Parks"
