"""Title, authors and affiliations among the lines above an abstract."""

import pytest
from head_rows import AUTHORS_ZH, PLACES, SAME_TYPE, Row, head
from printed import plain, stream

from bipaper.text.front.names import chinese_names, english_names
from bipaper.text.front.titles import read_head

TITLE = {"size": 18.0, "font": "hei", "centred": True}
SUBTITLE = {"size": 14.0, "font": "kai", "centred": True}
AUTHORS = {"size": 12.0, "font": "kai", "centred": True}


EXPECTED = (
    "口袋公园使用人数的影响因素",
    ["林知远", "沈若谷"],
    ["岚浦大学历史学院，岚浦400000", "岚浦市图书馆，岚浦400001"],
)
NAMES = ("林知远^1^，沈若谷^2^", AUTHORS)
BOTH_PLACES = ("（1. 岚浦大学历史学院，岚浦 400000；2. 岚浦市图书馆，岚浦 400001）", PLACES)


@pytest.mark.parametrize(
    "rows",
    [
        [("口袋公园使用人数的影响因素", TITLE), NAMES, BOTH_PLACES],
        [("口袋公园使用人数", TITLE), ("的影响因素", TITLE), NAMES, BOTH_PLACES],
        [("口袋公园", TITLE), ("使用人数", TITLE), ("的影响因素", TITLE), NAMES, BOTH_PLACES],
        [
            ("口袋公园使用人数的影响因素", TITLE),
            NAMES,
            ("（1. 岚浦大学历史学院，岚浦 400000；2. 岚浦市图书馆，岚", PLACES),
            ("浦 400001）", PLACES),
        ],
        [("口袋公园使用人数的影响因素^*^", TITLE), NAMES, BOTH_PLACES],
        [("口袋公园使用人数的影响因素*", TITLE), NAMES, BOTH_PLACES],
        [("口袋公园使用人数的影响因素^①^", TITLE), NAMES, BOTH_PLACES],
        [("口袋公园使用人数的影响因素☆", TITLE), NAMES, BOTH_PLACES],
        [("·专题研究·", {}), ("口袋公园使用人数的影响因素", TITLE), NAMES, BOTH_PLACES],
        [("【城市研究】", {}), ("口袋公园使用人数的影响因素", TITLE), NAMES, BOTH_PLACES],
        [("论　著", {"size": 12.0}), ("口袋公园使用人数的影响因素", TITLE), NAMES, BOTH_PLACES],
        [
            ("岚浦大学学报（自然科学版）", {"size": 22.0}),
            ("第35卷　第6期", {}),
            ("口袋公园使用人数的影响因素", TITLE),
            NAMES,
            BOTH_PLACES,
        ],
        [
            ("2023年第6期（总第112期）", {}),
            ("口袋公园使用人数的影响因素", TITLE),
            NAMES,
            BOTH_PLACES,
        ],
        [
            ("DOI：10.5555/j.lpxb.2023.06.012", {}),
            ("口袋公园使用人数的影响因素", TITLE),
            NAMES,
            BOTH_PLACES,
        ],
        [
            ("口袋公园使用人数的影响因素", TITLE),
            ("林知远", AUTHORS),
            ("（岚浦大学历史学院，岚浦 400000）", PLACES),
            ("沈若谷", AUTHORS),
            ("（岚浦市图书馆，岚浦 400001）", PLACES),
        ],
        [
            ("口袋公园使用人数的影响因素", TITLE),
            ("林知远　岚浦大学历史学院，岚浦 400000", AUTHORS),
            ("沈若谷　岚浦市图书馆，岚浦 400001", AUTHORS),
        ],
        [
            ("口袋公园使用人数的影响因素", TITLE),
            ("作者：林知远　沈若谷", AUTHORS),
            BOTH_PLACES,
        ],
        [
            ("口袋公园使用人数的影响因素", TITLE),
            ("文/林知远　沈若谷", AUTHORS),
            BOTH_PLACES,
        ],
        [
            ("口袋公园使用人数的影响因素", TITLE),
            NAMES,
            ("1. 岚浦大学历史学院，岚浦 400000；", PLACES),
            ("2. 岚浦市图书馆，岚浦 400001", PLACES),
        ],
        [
            ("口袋公园使用人数的影响因素", TITLE),
            NAMES,
            BOTH_PLACES,
            ("通信作者：沈若谷，E-mail: shen@example.com", PLACES),
        ],
        [
            ("引用格式：林知远. 口袋公园使用人数的影响因素[J]. 岚浦学刊, 2023(6): 1-9.", PLACES),
            ("口袋公园使用人数的影响因素", TITLE),
            NAMES,
            BOTH_PLACES,
        ],
        [
            ("岚浦大学", {"size": 26.0, "centred": True}),
            ("硕士学位论文", {"size": 20.0, "centred": True}),
            ("口袋公园使用人数的影响因素", TITLE),
            ("研究生姓名：林知远　沈若谷", AUTHORS),
            BOTH_PLACES,
        ],
        [
            ("口袋公园使用人数的影响因素", TITLE),
            ("文 / 林知远　岚浦大学历史学院，岚浦 400000", {}),
            ("沈若谷　岚浦市图书馆，岚浦 400001", {}),
        ],
        [
            ("口袋公园使用人数的影响因素", {"size": 12.0, "font": "hei", "bold": True}),
            ("林知远^1^，沈若谷^2^", {"size": 12.0}),
            BOTH_PLACES,
        ],
    ],
)
def test_a_chinese_head_however_it_is_set(rows):
    assert head(*rows) == EXPECTED


@pytest.mark.parametrize(
    "role",
    ["作者：", "项目主持人：", "研究生：", "申請人：", "姓名：", "研究人員：", "撰文：", "文："],
)
def test_a_role_says_that_authors_follow(role):
    rows = ("口袋公园使用人数的影响因素", TITLE), (f"{role}林知远　沈若谷", AUTHORS), BOTH_PLACES
    assert head(*rows) == EXPECTED


def test_the_short_end_of_a_bracket_belongs_to_it():
    rows = (
        ("口袋公园使用人数的影响因素", TITLE),
        NAMES,
        ("（1. 岚浦大学历史学院，岚浦 400000；2. 里斯本市图书馆，里斯", PLACES),
        ("本 1049-001）", PLACES),
    )
    assert head(*rows)[2][1] == "里斯本市图书馆，里斯本1049-001"


@pytest.mark.parametrize(
    "names", ["文／林知远、沈若谷", "林知远、沈若谷", "林知远，沈若谷", "作者：林知远、沈若谷"]
)
def test_names_share_a_line_with_the_institution_behind_white_space(names):
    rows = ("口袋公园使用人数的影响因素", TITLE), (f"{names}　岚浦大学历史学院", AUTHORS)
    assert head(*rows) == (*EXPECTED[:2], ["岚浦大学历史学院"])


@pytest.mark.parametrize(
    "printed",
    [
        "岚浦大学学报（自然科学版）",
        "岚浦园林杂志",
        "嵐浦園林雜誌",
        "嵐浦學刊",
        "岚浦月刊",
        "岚浦季刊",
        "岚浦园林　第35卷",
        "岚浦园林　二〇二三年第六期",
        "2023年12月　岚浦园林",
    ],
)
def test_the_name_of_a_journal_and_its_issue_are_no_title_in_however_large_type(printed):
    rows = ("口袋公园使用人数的影响因素", TITLE), NAMES, BOTH_PLACES
    assert head((printed, {"size": 22.0}), *rows) == EXPECTED


@pytest.mark.parametrize(
    "printed",
    [
        *("岚浦大学", "嵐浦大學", "岚浦职业学院", "岚浦社会科学研究院"),
        *("岚浦大学硕士学位论文", "本科毕业论文", "硕士论文", "博士論文"),
    ],
)
def test_what_a_cover_begins_with_is_no_title_in_however_large_type(printed):
    rows = ("口袋公园使用人数的影响因素", TITLE), NAMES, BOTH_PLACES
    assert head((printed, {"size": 26.0}), *rows) == EXPECTED


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            [("口袋公园使用人数的影响因素", TITLE), ("——以岚浦市为例", SUBTITLE), NAMES],
            "口袋公园使用人数的影响因素——以岚浦市为例",
        ),
        (
            [("口袋公园使用人数的影响因素", TITLE), ("——基于六个社区的观察", SUBTITLE), NAMES],
            "口袋公园使用人数的影响因素——基于六个社区的观察",
        ),
        (
            [("口袋公园使用人数的影响因素：", TITLE), ("以岚浦市为例", SUBTITLE), NAMES],
            "口袋公园使用人数的影响因素：以岚浦市为例",
        ),
        (
            [("公园、绿地、树荫", TITLE), ("——岚浦城市史片论", SUBTITLE), NAMES],
            "公园、绿地、树荫——岚浦城市史片论",
        ),
        (
            [("基于 GIS 的口袋公园", TITLE), ("使用人数预测", TITLE), NAMES],
            "基于GIS的口袋公园使用人数预测",
        ),
        ([("PM2.5 与口袋公园", TITLE), NAMES], "PM2.5与口袋公园"),
    ],
)
def test_subtitles_and_other_titles(rows, title):
    assert head(*rows)[:2] == (title, ["林知远", "沈若谷"])


def test_a_title_may_leave_its_last_character_for_a_line_of_its_own():
    rows = [("口袋公园使用人数的影响因素研", TITLE), ("究", TITLE), NAMES, BOTH_PLACES]
    assert head(*rows)[:2] == ("口袋公园使用人数的影响因素研究", ["林知远", "沈若谷"])


def test_no_lines_no_head():
    assert head() == (None, [], [])


def test_a_bracket_behind_a_life_in_words_is_no_institutions_of_all_authors():
    rows = [
        ("口袋公园使用人数的影响因素", TITLE),
        NAMES,
        ("研究方向为城市更新（岚浦 400001）", PLACES),
    ]
    assert head(*rows) == ("口袋公园使用人数的影响因素", ["林知远", "沈若谷"], [])


@pytest.mark.parametrize("names", [["LIN Zhiyuan", "SHEN Ruogu"], ["Sangzhu", "Lin Zhiyuan"]])
def test_a_bold_title_may_end_in_the_line_of_the_names(names):
    """Where one is a single word, it is spelt as the Chinese line has it."""
    found = read_head(
        stream(
            ("Pocket parks in cities and their", {"bold": True}),
            f"⟦use in summer⟧  {', '.join(names)}",
        ),
        latin=True,
        others=["桑珠", "林知远"],
    )
    assert (found.title, english_names(found.authors)) == (
        "Pocket parks in cities and their use in summer",
        names,
    )


@pytest.mark.parametrize(
    "row",
    [
        "⟦Heat and the Winter of ^A^ Cities⟧",
        "⟦Parks, Heat and the Winter of⟧ Cities, Towns",
        "⟦Use in⟧ Summer ⟦of⟧ Liu Lake, Lan Pu",
    ],
)
def test_a_title_of_two_types_is_not_cut(row):
    assert read_head(stream(row, "LIN Zhiyuan, SHEN Ruogu"), latin=True).title == plain(row)


def test_a_bold_title_of_names_ends_where_bold_type_ends():
    row = "⟦A Study of Cities⟧ LIN Zhiyuan, SHEN Ruogu"
    found = read_head(stream(("Pocket Parks:", {"bold": True}), row), latin=True)
    assert english_names(found.authors) == ["LIN Zhiyuan", "SHEN Ruogu"]


def test_notes_on_authors_in_a_side_column_are_no_byline():
    found = read_head(
        stream(
            ("口袋公园使用人数的影响因素", TITLE),
            ("林知远：女，硕士，馆员", {"size": 8.0}),
            ("岚浦市观测项目", {"size": 8.0}),
            ("（LP2029-117）", {"size": 8.0}),
            ("林知远　沈若谷", AUTHORS),
        ),
        False,
        ["LIN Zhiyuan", "SHEN Ruogu"],
    )
    assert (chinese_names(found.authors), found.affiliations) == (AUTHORS_ZH, [])


def test_glyphs_that_nobody_can_read_are_no_title():
    found = read_head(stream("�����ks�����", "LIN Zhiyuan, SHEN Ruogu"), latin=True)
    assert found.title != "�����ks�����"


@pytest.mark.parametrize(
    ("row", "names", "places"),
    [
        ("■岚浦大学历史学院　林知远　沈若谷", AUTHORS_ZH, ["岚浦大学历史学院"]),
        ("■岚浦大学历史学院 林知远 沈若谷", AUTHORS_ZH, ["岚浦大学历史学院"]),
        ("■岚浦大学历史学院林知远 沈若谷", AUTHORS_ZH, ["岚浦大学历史学院"]),
        ("岚浦大学历史学院林知远", [], ["岚浦大学历史学院林知远"]),
        ("岚浦大学历史学院　岚浦 400000", [], ["岚浦大学历史学院 岚浦400000"]),
        ("岚浦大学历史学院　城市更新研究", [], ["岚浦大学历史学院 城市更新研究"]),
    ],
)
def test_names_may_stand_behind_their_institution(row, names, places):
    found = head(("口袋公园使用人数的影响因素", TITLE), (row, AUTHORS))
    assert found == ("口袋公园使用人数的影响因素", names, places)


@pytest.mark.parametrize(
    "row",
    ["允许查阅，可以影印", "中华民国一百零七年六月", "公园　绿地　树荫", "学校可以公布论文内容"],
)
def test_words_that_are_no_names_are_no_authors(row):
    found = read_head(stream(("口袋公园使用人数的影响因素", TITLE), (row, AUTHORS)), False)
    assert found.authors == []


@pytest.mark.parametrize("marks", ["1,2", "1，2*", "①②", "*"])
def test_marks_behind_names_may_stand_on_the_line(marks):
    rows = ("Pocket Parks in Cities", SAME_TYPE), (f"Lin Zhiyuan{marks}, Shen Ruogu1*", SAME_TYPE)
    assert head(*rows, latin=True)[:2] == (
        "Pocket Parks in Cities",
        ["Lin Zhiyuan", "Shen Ruogu"],
    )


def test_a_sole_name_with_a_mark_is_the_author_s_whatever_its_surname():
    found = head(("口袋公园使用人数的影响因素", TITLE), ("闾门文若*", AUTHORS))
    assert found == ("口袋公园使用人数的影响因素", ["闾门文若"], [])


def test_dates_in_brackets_are_no_institution_and_a_postcode_ends_one():
    found = head(
        ("口袋公园使用人数的影响因素", TITLE),
        ("林知远", AUTHORS),
        ("（岚浦大学历史学院，岚浦市江北区浦", PLACES),
        ("江 400000）", PLACES),
        ("（2023 年 5 月 10 日收到；2023 年 6 月 1 日收到修改稿）", PLACES),
    )
    assert found[2] == ["岚浦大学历史学院，岚浦市江北区浦江400000"]


@pytest.mark.parametrize("behind", ["　　2035年4月", "　　2035-04-16", ""])
def test_a_date_behind_wide_white_space_is_no_part_of_an_institution(behind):
    found = head(("口袋公园的使用", TITLE), "林知远　沈若谷", f"岚浦大学历史学院{behind}")
    assert found == ("口袋公园的使用", ["林知远", "沈若谷"], ["岚浦大学历史学院"])


def test_blocks_of_both_languages_side_by_side_give_their_latin_parts():
    def row(*cells: str) -> Row:
        return (" " * 40).join(cells), {}

    lines = stream(
        ("Detecting Sirens in Streets", TITLE),
        row("林知远 (Zhiyuan Lin)", "Maria Petri"),
        row("声学学院", "Department of Sound"),
        row("岚浦，中国", "Lakeport, Freeland"),
        row("lin@lanpu.example", "mp@lakeport.example"),
    )
    found = read_head(lines, latin=True, others=["林知远"])
    assert english_names(found.authors) == ["Zhiyuan Lin", "Maria Petri"]
    assert [one.text for one in found.places()] == ["", "Department of Sound Lakeport, Freeland"]
