"""Where a list of references begins, and what its title is told from."""

import pytest
from heading_rows import BLACK, TEXT, Row, found
from printed import BODY, stream

from bipaper.text.body.headings import find_headings, split_run_in

SOURCES: list[Row] = [
    "[1] 宋知远：《公园的树荫》，2019年版。",
    "[2] 安衡：《绿地》，2020年。",
    "[3] 安衡，2021年。",
]


@pytest.mark.parametrize(
    ("rows", "opens"),
    [
        (["注释", *SOURCES], ["references"]),
        (["注释", *SOURCES[:2]], ["notes"]),
        (["注释", "[1] 数据由管理处提供。", "[2] 同上。", "[3] 见附录。"], ["notes"]),
        (["注释", *SOURCES, "参考文献", *SOURCES], ["notes", "references"]),
    ],
    ids=["sources", "few", "no sources", "beside references"],
)
def test_notes_that_count_sources_are_the_references_of_a_paper_without_others(rows, opens):
    headings = find_headings(stream(*TEXT, *rows), BODY)
    assert [one.opens for one in headings] == opens


def test_entries_of_a_reference_list_are_no_headings():
    rows: list[Row] = [
        *TEXT,
        ("参考文献", BLACK),
        "1. 林知远 公园的使用",
        "2. 沈若谷 树荫",
        "（3）欧阳静 座椅",
    ]
    assert found(*rows) == [(1, None, "参考文献")]


@pytest.mark.parametrize(
    ("rows", "opens"),
    [
        (["[1] 林知远. 公园的使用."], "references"),
        (["林知远. 公园的使用. 岚浦学刊, 2020."], "references"),
        (["参考文献的著录应符合规定，与正文的引用一致。"], "body"),
    ],
)
def test_a_numbered_section_on_references_is_told_from_the_list(rows: list[str], opens: str):
    lines = stream(("1 引言", BLACK), *TEXT, ("2 参考文献", BLACK), *rows, ("3 附录", BLACK), *TEXT)
    assert [one.opens for one in find_headings(lines, BODY)] == ["body", opens, "body"]


SOURCES: list[Row] = [
    "[1] 林知远. 公园的使用[J]. 岚浦学刊, 2019(2): 11-18.",
    "[2] 沈若谷. 广场的使用[J]. 岚浦学刊, 2021(4): 21-28.",
    "[3] LIN Z Y. Use of parks[J]. Lanpu Review, 2022, 3(1): 1-9.",
]


@pytest.mark.parametrize(
    ("above", "printed", "below", "parts"),
    [
        ("进一步", "U参考文献：", SOURCES, ["U", "参考文献："]),
        ("进一步", "提供支持。主要参考文献", SOURCES, ["提供支持。", "主要参考文献"]),
        ("进一步", "提供支持。References", SOURCES, ["提供支持。", "References"]),
        ("进一步", "Preferences", SOURCES, ["Preferences"]),
        ("进一步", "提供支持。参考文献：", TEXT, ["提供支持。参考文献："]),
        ("进一步", "参见以下参考文献：", SOURCES[1:], ["参见以下参考文献："]),
    ],
)
def test_the_references_title_at_a_lines_end_is_split_off_where_they_count_below(
    above, printed, below, parts
):
    lines = split_run_in(stream(above, printed, *below), BODY)
    assert [item.line.text for item in lines[1 : len(lines) - len(below)]] == parts


@pytest.mark.parametrize(
    ("below", "expected"), [(SOURCES, [(1, None, "参考文献")]), (TEXT, []), (SOURCES[1:], [])]
)
def test_what_counts_sources_has_its_title_above_however_the_line_before_ends(below, expected):
    assert (
        found(
            *TEXT,
            "观测由岚浦大学的学生担任，数据由岚浦市园林局提供，方法与前文相同（编者沈若谷）",
            "参考文献：",
            *below,
        )
        == expected
    )
