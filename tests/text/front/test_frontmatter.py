"""Front matter of a paper's lines: what belongs to it, and lines in any order."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import line, stream

from bipaper.chars import counted
from bipaper.layout.columns import Placed
from bipaper.parts.metadata import Journal
from bipaper.text.front.frontmatter import Aside, read_front_matter
from bipaper.text.ledger import left_over

TITLE = {"size": 18.0, "font": "hei", "centred": True}
SMALL = {"size": 9.0, "font": "kai"}
HEADING = {"font": "hei", "bold": True}
TEXT = "公园的使用人数在不同季节之间存在明显差异，夏季的傍晚人数最多。"
ROWS: list[tuple[str, dict[str, Any]]] = [
    ("口袋公园使用人数的影响因素", TITLE),
    ("林知远^1^，沈若谷^2^", {"size": 12.0, "centred": True}),
    ("（1. 岚浦大学历史学院；2. 岚浦市图书馆）", {"size": 8.0, "centred": True}),
    ("摘要：公园的使用人数在增加。", SMALL),
    ("关键词：公园；遮阴", SMALL),
    ("中图分类号：TU986", SMALL),
    ("What Makes People Use Pocket Parks", {"size": 13.0, "bold": True, "centred": True}),
    ("LIN Zhiyuan^1^, SHEN Ruogu^2^", {"centred": True}),
    ("Abstract: Parks are used by more and more people.", SMALL),
    ("Key words: park; shade", SMALL),
    ("1 引言", HEADING),
    (TEXT, {"indent": 2}),
]


def test_societies_in_the_authors_place_are_the_authors_though_a_names_end_reads_as_a_person():
    rows: list[tuple[str, dict[str, Any]]] = [
        (ROWS[0]),
        ("岚浦省医学会骨科分会　全国公园遮阴协作组", {"size": 11.0, "font": "kai"}),
        ("通信作者：林知远，岚浦大学历史学院，岚浦400000", SMALL),
        *ROWS[3:7],
        (
            "Branch of Bones, Lanpu Medical Association; National Collaborative Group for Shade in",
            {},
        ),
        ("Pocket Parks", {}),
        ("Corresponding authors: Lin Zhiyuan, School of History, Lanpu University", SMALL),
        *ROWS[8:],
    ]
    authors = read_front_matter(stream(*rows)).metadata.authors
    assert authors.zh == ["岚浦省医学会骨科分会", "全国公园遮阴协作组"]
    group = "National Collaborative Group for Shade in Pocket Parks"
    assert authors.en == ["Branch of Bones, Lanpu Medical Association", group]


@pytest.mark.parametrize(
    "network",
    [
        "National Network of Shade and Parks",
        "Panel on Shade and Parks",
        "Forum for Shade and Parks",
    ],
)
def test_a_network_that_its_chinese_name_tells_is_an_author_in_english_too(network: str) -> None:
    rows: list[tuple[str, dict[str, Any]]] = [
        (ROWS[0]),
        ("岚浦省医学会骨科学组　全国公园遮阴协作网", {"size": 11.0, "font": "kai"}),
        *ROWS[3:7],
        (f"Lanpu Bone Alliance; {network}", {}),
        *ROWS[8:],
    ]
    authors = read_front_matter(stream(*rows)).metadata.authors
    assert authors.zh == ["岚浦省医学会骨科学组", "全国公园遮阴协作网"]
    assert authors.en == ["Lanpu Bone Alliance", network]


def test_a_line_of_names_that_a_gutter_parts_is_one() -> None:
    title = stream(("口袋公园使用人数的影响因素", TITLE))
    left = stream(
        ("　　　　　　林知远　沈若谷　", {"size": 12.0, "gap": 2}),
        ("摘要：公园的使用人数在增加。", {**SMALL, "gap": 1}),
        ("关键词：公园；遮阴", SMALL),
        ("1 引言", HEADING),
        (TEXT, {"indent": 2}),
    )
    last = Placed(line("安　衡", x=482, base=left[0].line.base, size=12.0), 1, 480, 800, 1)
    right = [Placed(line(TEXT, x=480, base=row.line.base), 1, 480, 800, 1) for row in left[1:]]
    rows = [*title, *(item._replace(zone=1) for item in left), last, *right]
    assert read_front_matter(rows).metadata.authors.zh == ["林知远", "沈若谷", "安衡"]


BLOCKS = [("安衡", 12.0), ("蔚澜技术大学", 8.0), ("an@weilan.example", 8.0)]


@pytest.mark.parametrize(
    ("sizes", "authors", "used"),
    [
        ([12.0, 8.0, 8.0], ["林知远", "沈若谷", "安衡"], True),
        ([10.0, 10.0, 10.0], ["林知远", "沈若谷"], False),
    ],
    ids=["in the type of their rows", "text in another"],
)
def test_authors_in_blocks_over_two_columns_stand_above_the_abstract_of_the_first(
    sizes: list[float], authors: list[str], used: bool
) -> None:
    title = stream(("口袋公园使用人数的影响因素", TITLE))
    left = stream(
        ("林知远　　　　沈若谷", {"size": 12.0, "gap": 2}),
        ("岚浦大学　　　　　　　　岚浦市图书馆", {"size": 8.0}),
        ("lin@lanpu.example　　　　shen@lanpu.example", {"size": 8.0}),
        ("摘要：公园的使用人数在增加。", {**SMALL, "gap": 1}),
        ("关键词：公园；遮阴", SMALL),
        ("1 引言", HEADING),
        (TEXT, {"indent": 2}),
    )
    blocks = [
        Placed(line(text, x=520, base=row.line.base, size=size), 1, 500, 800, 1)
        for (text, _), size, row in zip(BLOCKS, sizes, left, strict=False)
    ]
    right = [Placed(line(TEXT, x=500, base=row.line.base), 1, 500, 800, 1) for row in left[3:]]
    columns = [item._replace(zone=1) for item in left]
    rows = [*title, *columns, *blocks, *right]
    front = read_front_matter(rows)
    assert front.metadata.authors.zh == authors
    assert front.used.issuperset(range(8, 11)) == used


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        (
            "林知远 沈谷 安衡",
            "Lin Zhiyuan Shen Gu An Heng",
            (["林知远", "沈谷", "安衡"], ["Lin Zhiyuan", "Shen Gu", "An Heng"]),
        ),
        (
            "林新建，祁宁",  # read by OCR that lost letters of the second
            "LIN Xin- jian, Q Ning",
            (["林新建", "祁宁"], ["LIN Xin-jian", "Q Ning"]),
        ),
        (
            "林知远，沈若谷",
            "Lin Zhi Yuan, Shen Ruo Gu",
            (["林知远", "沈若谷"], ["Lin Zhi Yuan", "Shen Ruo Gu"]),
        ),
    ],
)
def test_names_without_marks_between_are_parted_by_both_languages(zh, en, expected):
    rows = [*ROWS]
    rows[1], rows[7] = (zh, {"size": 12.0, "centred": True}), (en, {"centred": True})
    authors = read_front_matter(stream(*rows)).metadata.authors
    assert (authors.zh, authors.en) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Lin Zhiyuan, Shen Gu", ["Lin Zhiyuan", "Shen Gu"]),
        ("Lin Zhi Yuan Shen Gu", ["Lin Zhi Yuan", "Shen Gu"]),
    ],
)
def test_a_line_may_name_all_authors_in_both_languages(names, expected):
    named = (f"林知远　沈谷　　{names}", {"size": 12.0, "centred": True})
    rows = [ROWS[0], ROWS[6], named, *ROWS[3:6], *ROWS[8:]]
    authors = read_front_matter(stream(*rows)).metadata.authors
    assert (authors.zh, authors.en) == (["林知远", "沈谷"], expected)


def test_a_title_stands_above_however_many_authors_with_a_line_each():
    place = ("（岚浦大学历史学院）", {"size": 8.0, "centred": True})
    people = [(name, {"size": 12.0}) for name in ("林知远", "沈若谷", "安衡", "宋谷", "何静")]
    rows = [ROWS[0], *(row for one in people for row in (one, place)), *ROWS[6:8], *ROWS[6:8]]
    found = read_front_matter(stream(*rows, *ROWS[6:8], *ROWS[3:6], *ROWS[8:]))
    assert found.metadata.title.zh == "口袋公园使用人数的影响因素"


@pytest.mark.parametrize(
    "between", [[], [("82", SMALL)], [("12.5 %", SMALL), ("n = 75 77", SMALL)]]
)
def test_what_a_figure_leaves_between_facing_abstracts_hides_no_head_above_both(between):
    rows = [*ROWS[:2], *ROWS[6:8], *ROWS[2:6], *between, *ROWS[8:]]
    metadata = read_front_matter(stream(*rows)).metadata
    assert (metadata.title.en, metadata.authors.en) == (
        "What Makes People Use Pocket Parks",
        ["LIN Zhiyuan", "SHEN Ruogu"],
    )


def test_labelled_lines_beside_the_abstract_do_not_part_it_from_its_title():
    rail = [("收稿日期：2023-01-02", {"size": 8.0})] * 20
    found = read_front_matter(stream(ROWS[0], *rail, *ROWS[1:]))
    assert found.metadata.title.zh == "口袋公园使用人数的影响因素"


def test_lines_down_to_the_first_heading_are_front_matter():
    found = read_front_matter(stream(*ROWS))
    assert found.used == set(range(10))


def test_the_bracket_that_a_label_opens_ends_its_text():
    rows = [*ROWS]
    rows[3:5] = [("（摘要：公园的使用人数在增加。）", SMALL), ("（关键词：公园、遮阴）", SMALL)]
    found = read_front_matter(stream(*rows))
    assert found.abstract_zh is not None
    assert found.abstract_zh.text == "公园的使用人数在增加。"
    assert found.keywords.zh == ["公园", "遮阴"]
    assert found.used == set(range(10))


def test_a_year_of_the_republic_takes_no_figures_that_are_printed_elsewhere():
    dated = ("岚浦园林　第8卷第2期（民國112年）", {"size": 9.0})
    below = [(text, options | {"page": 2}) for text, options in ROWS]
    rows = stream(dated, ("0203", {"size": 9.0}), *below)
    found = read_front_matter(rows)
    left = left_over([item.line for item in rows[:2]], found.entries)
    assert found.metadata.journal.year == "2023"
    assert [piece.line.text for piece in left] == ["第", "卷第", "期（民國112年）", "0203"]


def test_a_field_at_the_page_s_edge_counts():
    edge = line("DOI：10.5555/j.lpxb.2023.06　　收稿日期：2023-05-10")
    metadata = read_front_matter(stream(*ROWS), Aside([edge])).metadata
    assert (metadata.doi, metadata.received, metadata.clc) == (
        "10.5555/j.lpxb.2023.06",
        "2023-05-10",
        "TU986",
    )


def test_the_english_part_may_stand_at_the_end():
    rows = [*ROWS[:6], *ROWS[10:], *[(TEXT, {})] * 3, *ROWS[6:10]]
    at_end, at_top = read_front_matter(stream(*rows)), read_front_matter(stream(*ROWS))
    assert at_end.metadata == at_top.metadata
    assert at_end.keywords == at_top.keywords
    assert at_end.used == {0, 1, 2, 3, 4, 5, 11, 12, 13, 14}


def test_the_bracket_of_a_mark_makes_no_line_of_an_english_head_chinese():
    """Wide brackets count as Chinese where a line's width is asked, and "Gu2）" is short."""
    broken = [("LIN Zhiyuan1）, SHEN", {"centred": True}), ("Gu2）", {"centred": True})]
    rows = [*ROWS[:6], *ROWS[10:], *[(TEXT, {})] * 3, ROWS[6], *broken, *ROWS[8:10]]
    found = read_front_matter(stream(*rows)).metadata
    assert found.title.en == "What Makes People Use Pocket Parks"
    assert found.authors.en == ["LIN Zhiyuan", "SHEN Gu"]


def test_an_english_part_behind_the_text_leaves_the_text_where_no_chinese_abstract_is():
    rows = [*ROWS[:3], *[(TEXT, {"indent": 2})] * 4, *ROWS[6:10]]
    found = read_front_matter(stream(*rows))
    assert found.metadata.title.zh == "口袋公园使用人数的影响因素"
    assert found.used == {0, 1, 2, 7, 8, 9, 10}


def test_one_line_is_not_the_title_in_both_languages():
    rows = [("口袋公园调度平台", TITLE), ("PARK SHADE LINK白皮书", TITLE), *ROWS[3:6], *ROWS[10:]]
    title = read_front_matter(stream(*rows)).metadata.title
    assert (title.zh, title.en) == ("口袋公园调度平台PARK SHADE LINK白皮书", None)


def test_keywords_apart_from_their_abstract_are_front_matter():
    rows = [*ROWS[:6], *ROWS[10:], (TEXT, {}), ROWS[9], (TEXT, {"indent": 2})]
    found = read_front_matter(stream(*rows))
    assert (found.keywords.en, 9 in found.used) == (["park", "shade"], True)


@pytest.mark.parametrize(("page", "found"), [(1, ["park"]), (2, ["park"]), (3, [])])
def test_keywords_pages_behind_their_abstract_are_those_that_the_text_shows(page, found):
    far = {"page": page}
    rows = [*ROWS[:9], *ROWS[10:], (TEXT, far), ("Key words: park", far), (TEXT, far)]
    assert read_front_matter(stream(*rows)).keywords.en == found


def test_text_above_a_title_behind_the_cover_names_no_journal():
    masthead = ("岚浦公园管理办法　2023年6月修订", {"centred": True, "page": 5})
    rows = [masthead, *((text, options | {"page": 5}) for text, options in ROWS)]
    found = read_front_matter(stream(*rows))
    assert (0 in found.used, found.metadata.journal) == (False, Journal())


@pytest.mark.parametrize("rows", [[], [(TEXT, {})], [("1 引言", HEADING), (TEXT, {})]])
def test_text_without_front_matter_has_none(rows):
    found = read_front_matter(stream(*rows))
    assert (found.abstract_zh, found.abstract_en, found.metadata.authors.zh) == (None, None, [])


@given(st.lists(st.sampled_from([*ROWS, ("", {}), ("※ 12 — ③", {}), ("[J].", SMALL)]), max_size=14))
@settings(deadline=None, max_examples=100)
def test_lines_in_any_order_give_front_matter_inside_the_stream(rows):
    lines = stream(*[row for row in rows if row[0]])
    found = read_front_matter(lines)
    assert found.used <= set(range(len(lines)))
    msgspec.json.encode(found.metadata)
    others = [item.line for i, item in enumerate(lines) if i not in found.used]
    left = "".join(piece.line.text for piece in left_over(others, found.entries))
    assert counted(left) == counted("".join(line.text for line in others))


def test_a_title_below_a_label_whose_value_is_a_picture_is_whole():
    rows = stream(
        ("口袋公园的使用", {"size": 18.0}),
        ("摘要：公园很小。", {}),
        ("关键词：公园；座椅", {}),
        ("中图分类号：TU986　开放科学（资源服务）标识码（OSID）：", {}),
        ("How the Smallest Parks of a Large City Are Used", {"size": 13.0, "bold": True}),
        ("by Those Who Live Beside Them", {"size": 13.0, "bold": True}),
        ("Abstract: Parks are small.", {}),
    )
    title = "How the Smallest Parks of a Large City Are Used by Those Who Live Beside Them"
    assert read_front_matter(rows).metadata.title.en == title


def test_a_journal_that_a_note_names_is_not_the_paper_s():
    note = line("〔1〕林知远：《公园》，载《岚浦园林》2028年第4期。")
    found = read_front_matter(stream(*ROWS), Aside(notes=[note])).metadata
    assert found.journal == read_front_matter(stream(*ROWS)).metadata.journal


CITED = "林知远. 口袋公园的使用[J]. 岚浦园林, 2023, 35(6): 101-109."


@pytest.mark.parametrize(
    "rows",
    [
        [f"引用本文：{CITED}"],
        [f"收稿日期：2023-05-10　　引用本文：{CITED} DOI：10.5555/j.lpxb.2023.06"],
        [f"基金项目：岚浦市科研项目。引用本文：{CITED}"],
        [f"本文已于2023年1月在线发表，引用本文请注明：{CITED}"],
        [f"本文在网上首先发表，引用格式为：{CITED}"],
        [
            "本文已于2023年1月在网上首先发表，请读者以发表的版本为准，引用本文请注明："
            "林知远. 口袋公园的使用[J].",
            "岚浦园林, 2023, 35(6): 101-109.",
        ],
    ],
)
def test_how_to_cite_the_paper_may_stand_within_a_sentence(rows):
    found = read_front_matter(stream(*ROWS[:5], *((row, SMALL) for row in rows), *ROWS[10:]))
    journal = Journal(zh="岚浦园林", year="2023", volume="35", issue="6", pages="101-109")
    assert found.metadata.journal == journal
    assert found.used == set(range(5 + len(rows)))


def test_how_to_cite_the_paper_may_stand_within_and_above_an_abstract():
    """Its title is that of a paper which prints no other in English; it is a statement."""
    below = ("林知远、沈若谷。2034。口袋公园之使用。岚浦园林29(2):1-9。", SMALL)
    above = ("Lin Zhiyuan, Shen Ruogu. 2034. Use of parks. Lanpu Gard., 29(2): 1-9", SMALL)
    abstract = [("摘　要", SMALL), below, ("公园的使用人数在增加。", SMALL)]
    lines = stream(*ROWS[:3], *abstract, ROWS[4], above, *ROWS[8:])
    found = read_front_matter(lines)
    assert found.metadata.title.en == "Use of parks"
    assert found.metadata.journal == Journal(
        zh="岚浦园林", year="2034", volume="29", issue="2", pages="1-9"
    )
    assert found.abstract_zh is not None
    assert found.abstract_zh.text == "公园的使用人数在增加。"
    said = [[line.text for line in lines] for lines in found.lines_of("statement")]
    assert said == [[below[0]], [above[0]]]
    assert left_over([lines[i].line for i in (4, 7)], found.entries) == []


def test_a_doi_beside_codes_of_physics_is_read():
    rows = stream(*ROWS[:-1], "PACS：92.60.Ry　DOI：10.5555/parks.80.2031", ROWS[-1])
    assert read_front_matter(rows).metadata.doi == "10.5555/parks.80.2031"


def test_what_a_paper_says_of_itself_behind_a_label_is_a_statement():
    said = [
        ("收稿日期：2023-05-10；修回日期：2023-06-01", SMALL),
        ("文献标识码：A　作者单位：岚浦大学", SMALL),
        ("通信作者：林知远，E-mail：", SMALL),
        ("lin@lanpu.example", SMALL),
        ("（2023年5月10日收到）", SMALL),
    ]
    lines = stream(*ROWS[:6], *said, *ROWS[6:])
    found = read_front_matter(lines)
    assert [[line.text for line in lines] for lines in found.lines_of("statement")] == [
        [said[0][0]],
        [said[1][0].replace("\u3000", "")],
        [said[2][0], said[3][0]],
        [said[4][0]],
    ]
    assert left_over([item.line for item in lines[6:11]], found.entries) == []


def test_what_is_new_in_a_paper_is_a_statement_with_all_its_points():
    points = [("亮点", SMALL), ("●遮阴与座椅一起统计", SMALL), ("●按季节分别计数", SMALL)]
    found = read_front_matter(stream(*ROWS[:6], *points, *ROWS[6:]))
    said = [[line.text for line in lines] for lines in found.lines_of("statement")]
    assert [text for text, _ in points] in said
