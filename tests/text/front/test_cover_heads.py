"""Title and authors as covers and title pages say them, behind labels and without."""

import pytest
from printed import line, stream

from bipaper.layout.lines import Line
from bipaper.text.front.cover_heads import read_cover

Row = str | tuple[str, dict[str, float | bool | str]]


def lines(*rows: str | tuple[str, dict[str, float | bool | str]]) -> list[Line]:
    return [item.line for item in stream(*rows)]


def read(*rows: Row) -> list[tuple[str, list[str]]]:
    """Title and authors' lines in each language."""
    return [
        (head.title or "", [one.text for one in head.authors]) for head in read_cover(lines(*rows))
    ]


LARGE = {"size": 20.0}


@pytest.mark.parametrize(
    "rows",
    [
        ["硕士学位论文", ("湿地的水位与水鸟", LARGE), "作者：林知远"],
        [
            "硕士学位论文",
            ("湿地的水位", LARGE),
            ("与水鸟", LARGE),
            ("v2.0版", {"size": 16.0}),
            "作者　林知远",
        ],
        [("岚浦大学", LARGE), ("硕士学位论文", LARGE), ("湿地的水位与水鸟", LARGE), "姓名：林知远"],
        [("硕士学位论文", LARGE), "题目：湿地的水位与水鸟", "研究生：林知远", "指导教师：安衡"],
        ["题　目　湿地的水位", "　　　　与水鸟", "作者姓名　林知远　　　学科　生态学"],
        [("湿地的水位与水鸟", LARGE), "硕士学位论文", "作者：", "林知远"],
        [("湿地的水位与水鸟", LARGE), "岚浦大学硕士学位论文", "(专业学位)", "学生姓名：林知远"],
        ["硕士学位论文", ("湿地的水位与水鸟", LARGE), "导师：安衡", "作者：林知远"],
    ],
    ids=lambda rows: str(rows[1]),
)
def test_what_a_cover_says(rows: list[Row]) -> None:
    assert read(*rows)[0] == ("湿地的水位与水鸟", ["林知远"])


def test_what_an_english_title_page_says() -> None:
    rows = [
        ("Water and Birds", LARGE),
        "A thesis submitted to Lanpu University",
        "By",
        "Lin Zhiyuan",
    ]
    assert read(*rows)[1] == ("Water and Birds", ["Lin Zhiyuan"])


def test_what_says_that_it_is_a_thesis_may_stand_above_its_english_title() -> None:
    rows = [
        "A thesis submitted in partial fulfilment",
        "for the degree of Master",
        ("Water and Birds", LARGE),
        "Candidate: Lin Zhiyuan",
    ]
    assert read(*rows)[1] == ("Water and Birds", ["Lin Zhiyuan"])


def test_an_english_title_may_take_two_fields() -> None:
    rows = ["题目　湿地的水位与水鸟", "英文　The Water and", "题目　the Birds", "研究生　林知远"]
    assert [title for title, _ in read("硕士学位论文", *rows)] == [
        "湿地的水位与水鸟",
        "The Water and the Birds",
    ]


def test_a_page_that_says_neither_degree_nor_people_has_no_title() -> None:
    cover = lines("硕士学位论文", ("湿地的水位", LARGE), "作者：林知远")
    empty = line("This page is left blank", page=2)
    assert read_cover([*cover, empty])[1].title is None


MIDDLE = {"size": 16.0, "gap": 1}

# What says who wrote a thesis stands without a label below its titles, in both languages.
THESIS: list[Row] = [
    ("岚浦大学湿地研究所", LARGE),
    ("硕士论文", LARGE),
    "Graduate Institute of Wetlands, Lanpu University",
    "Master's Thesis",
    ("湿地的水位与水鸟", MIDDLE),
    ("Water Levels and Birds", {"gap": 1}),
    ("of Lanpu Wetland", {}),
    ("林知远", MIDDLE),
    "Lin Zhiyuan",
    "指导教授：安衡",
    "Advisor: An Heng",
]
SAID = [
    ("湿地的水位与水鸟", ["林知远"]),
    ("Water Levels and Birds of Lanpu Wetland", ["Lin Zhiyuan"]),
]


@pytest.mark.parametrize(
    "rows",
    [
        THESIS,
        [*THESIS[:3], *THESIS[4:]],  # an institute in larger type than the English title
        [*THESIS[:3], *THESIS[5:7], THESIS[4], *THESIS[7:]],  # above the Chinese one
        [*THESIS[4:7], "硕士论文", "Master's Thesis", *THESIS[7:]],
        [*THESIS[:7], "研究生：林知远", *THESIS[8:]],
    ],
)
def test_the_other_language_s_title_and_names_stand_next_to_each_other(rows: list[Row]) -> None:
    assert read(*rows) == SAID


def test_of_several_names_that_the_other_language_does_not_spell_none_is_the_author_s() -> None:
    rows = [*THESIS[:8], ("沈若谷", MIDDLE), "Water Press", *THESIS[9:]]
    assert read(*rows)[0] == ("湿地的水位与水鸟", [])
    assert read(*THESIS[:8], ("沈若谷", MIDDLE), *THESIS[8:])[0][1] == ["林知远"]


ALONE: list[Row] = [
    "岚浦大学",
    "硕士学位论文",
    ("湿地的水位与水鸟", LARGE),
    "林知远",
    "专业　生态学",
    "导师　安衡",
]


def test_a_name_alone_on_the_cover_of_a_thesis_is_the_author_s() -> None:
    assert read(*ALONE)[0] == ("湿地的水位与水鸟", ["林知远"])
    assert read(*ALONE, "江苏", "方案")[0][1] == ["林知远"]  # words of the dictionary
    assert read(*ALONE, "陆明川")[0][1] == []
    assert read("岚浦大学", *ALONE[2:])[0][1] == []


def test_what_a_cover_says_of_the_document_is_no_title() -> None:
    rows: list[Row] = ["学校代码　10999", "硕士学位论文", ("Water and Birds of Lanpu", LARGE)]
    assert [title for title, _ in read(*rows, "导师　安衡")] == ["", "Water and Birds of Lanpu"]


REPORT: list[Row] = [
    "岚浦湿地研究院蓝皮书系列",
    ("岚浦湿地水鸟报告", LARGE),
    ("（2023）", LARGE),
    ("Birds of Lanpu Wetland", {"size": 12.0, "gap": 1}),
    ("林知远　沈若谷", {"gap": 2}),
    "LIN Zhiyuan, SHEN Ruogu",
    ("岚浦湿地研究院", {"gap": 2}),
    "Lanpu Institute of Wetlands",
    "2023年9月",
]
CITED = "建议引用格式：林知远，沈若谷. 岚浦湿地水鸟报告（2023）[R]. 岚浦：岚浦湿地研究院，2023."


def report(*rows: Row) -> list[tuple[str | None, list[str]]]:
    heads = read_cover(lines(*rows), report=True)
    return [(head.title, [one.text for one in head.authors]) for head in heads]


def test_a_report_s_cover_in_both_languages() -> None:
    assert report(*REPORT) == [
        ("岚浦湿地水鸟报告（2023）", ["林知远沈若谷"]),
        ("Birds of Lanpu Wetland", ["LIN Zhiyuan, SHEN Ruogu"]),
    ]


def test_a_list_of_names_below_a_report_s_title_needs_no_proof() -> None:
    rows = REPORT[:3]
    assert report(*rows, "林知远　沈若谷", "岚浦湿地研究院")[0][1] == ["林知远沈若谷"]
    assert report(*rows, "方案", "岚浦湿地研究院")[0][1] == []
    assert report("林知远　沈若谷", *rows)[0][1] == []


def test_a_subtitle_on_a_cover_may_be_smaller() -> None:
    rows = [*REPORT[:2], "——水位与栖息地", *REPORT[3:]]
    assert report(*rows)[0][0] == "岚浦湿地水鸟报告——水位与栖息地"


def test_a_title_of_an_institution_is_larger_than_what_else_is_in_english() -> None:
    title: Row = ("Birds in the Parks of Lanpu University", {"size": 12.0})
    assert report(*REPORT[:3], title, *REPORT[4:])[1][0] == title[0]
    assert report(*REPORT[:3], title, REPORT[8])[1][0] is None


@pytest.mark.parametrize("row", ["V1.0", "Version 1.0", "Lanpu Institute of Wetlands"])
def test_what_a_report_s_cover_says_besides_is_no_english_title(row: str) -> None:
    assert report(*REPORT[:3], row, *REPORT[6:])[1] == (None, [])


def test_how_to_cite_a_report_tells_its_title_and_authors() -> None:
    series = ("岚浦湿地研究院蓝皮书系列", {"size": 26.0})
    chinese = [row for at, row in enumerate(REPORT) if at not in (0, 3, 5, 7)]
    back = [line("关于本报告", page=2), line(CITED, page=2, base=140.0)]
    heads = read_cover([*lines(series, *chinese), *back], report=True)
    assert [(one.title, [name.text for name in one.authors]) for one in heads] == [
        ("岚浦湿地水鸟报告（2023）", ["林知远沈若谷"]),
        (None, []),
    ]
