import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.parts.boxed_text import Block, LineSpan, Region
from bipaper.parts.cited_works import Citation, Reference
from bipaper.text.references.citations import link_citations


def numbered(count, page=None):
    """A list of entries, at the foot of a page where one is given."""
    regions = [Region(page=page, bbox=(50.0, 700.0, 300.0, 710.0))] if page else []
    chapter = f"{page}." if page else ""
    return [
        Reference(id=f"r{chapter}{n}", label=str(n), text="", regions=regions)
        for n in range(1, count + 1)
    ]


def by_name(*works):
    return [
        Reference(id=f"r{n}", label=None, text=f"{year}", authors=authors, year=year[:4])
        for n, (authors, year) in enumerate(works, 1)
    ]


def links(text, references, superscripts=()):
    block = Block(text=text, superscripts=list(superscripts))
    return [(c.text, c.references) for c in link_citations([("p1", block)], references)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("以个案为主[Harlow, 1967]，", [("[Harlow, 1967]", ["r1"])]),
        (
            "以个案为主［Harlow,1967；宋知远2022］，",
            [("［Harlow,1967；宋知远2022］", ["r1", "r2"])],
        ),
        ("以个案为主[Harlow, 1968]，", []),
        ("以个案为主[Harlow, 1967; 安衡 2015]，", []),
    ],
)
def test_labels_that_name_entries_are_marks(text, found):
    names = ["Harlow, 1967", "宋知远2022"]
    references = [Reference(id=f"r{n}", label=name, text="") for n, name in enumerate(names, 1)]
    assert links(text, references) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("已有研究[3]表明", [("[3]", ["r3"])]),
        ("已有研究［3］表明", [("［3］", ["r3"])]),
        ("已有研究〔3〕表明", [("〔3〕", ["r3"])]),
        ("已有研究[1-3，5]表明", [("[1-3，5]", ["r1", "r2", "r3", "r5"])]),
        ("已有研究[1~3]表明", [("[1~3]", ["r1", "r2", "r3"])]),
        ("已有研究[1，2]和[4]表明", [("[1，2]", ["r1", "r2"]), ("[4]", ["r4"])]),
        ("已有研究[1]-[3]表明", [("[1]-[3]", ["r1", "r2", "r3"])]),
        ("已有研究[1][2]表明", [("[1]", ["r1"]), ("[2]", ["r2"])]),
        ("as shown [2, 4] before", [("[2, 4]", ["r2", "r4"])]),
        ("as shown [2, p. 15] before", [("[2, p. 15]", ["r2"])]),
        ("已有定理[2；第15页]表明", [("[2；第15页]", ["r2"])]),
        ("LSTM[3]模型", [("[3]", ["r3"])]),
        ("维生素C[3]的含量", [("[3]", ["r3"])]),
        ("方法A、方法B[3]", [("[3]", ["r3"])]),
        ("方法A、B[3]", [("[3]", ["r3"])]),
        ("as of Type I[3]", [("[3]", ["r3"])]),
    ],
)
def test_numbers_in_brackets_are_linked_by_label(text, found):
    assert links(text, numbered(5)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("已有研究[3-5]表明", [("[3-5]", ["r3", "r5"])]),
        ("已有研究[1，4]表明", [("[1，4]", ["r1"])]),
        ("已有研究[4]表明", []),
        ("已有研究[5，7]表明", []),
        ("已有研究[0，1]表明", []),
    ],
)
def test_a_number_that_the_list_leaves_out_takes_nothing_from_those_beside_it(text, found):
    assert links(text, [one for one in numbered(6) if one.label != "4"]) == found


def test_of_raised_numbers_one_may_be_left_out_too():
    references = [one for one in numbered(4) if one.label != "2"]
    assert links("湖泊的水质1,2，温度4,9", references, [(5, 8), (11, 14)]) == [("1,2", ["r1"])]


def test_raised_numbers_are_notes_where_a_paper_cites_by_names():
    references = [
        Reference(id="r1", label="1", text="2019", authors=["李明"], year="2019"),
        Reference(id="r2", label="2", text="2020", authors=["王芳"], year="2020"),
    ]
    text = "李明（2019）与王芳（2020）研究湖泊的水质2。"
    at = text.index("2。")
    assert links(text, references, [(at, at + 1)]) == [
        ("李明（2019）", ["r1"]),
        ("王芳（2020）", ["r2"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "权重属于[0,1]",
        "概率属于[1,2]",
        "取值范围为[1,5]",
        "取值为[1,5]",
        "分数在[1,5]之间",
        "x∈[1,3]",
        "取值範圍為[1,5]",
        "落在区间[1,5]",
        "水温介于[1,5]",
        "在[1,5]区间内",
        "在[1,5]范围内",
        "[1,5]上的函数",
        "[1,5]内的水温",
        "元素a[3]与A[2]",
        "其中，A[2]为首项",
        "矩阵元素A[2]=5",
        "已知x+A[2]",
        "A[2]为首项",
        "如下。A[2]为首项",
        "变量x[3]的取值",
        "见[2019]年报",
        "共[6]条",
        "矩阵[1.5,2.5]",
    ],
)
def test_intervals_indexes_and_unlisted_numbers_are_no_citations(text):
    assert links(text, numbered(5)) == []


def test_a_raised_bracket_is_a_citation_wherever_it_stands():
    assert links("变量x[3]的取值", numbered(5), [(3, 6)]) == [("[3]", ["r3"])]


def test_bare_raised_numbers_are_citations_in_papers_without_brackets():
    text = "研究表明1,2，面积为3km2，该方法3"
    marks = [(4, 7), (14, 15), (19, 20)]
    assert links(text, numbered(5), marks) == [("1,2", ["r1", "r2"]), ("3", ["r3"])]
    assert links(text + "[4]", numbered(5), marks) == [("[4]", ["r4"])]


@pytest.mark.parametrize(
    ("texts", "count", "found"),
    [
        (["水位回升①。", "闸门②与泵站③并用。"], 3, [("①", ["r1"]), ("②", ["r2"]), ("③", ["r3"])]),
        (["水位回升①。", "闸门①与泵站②并用。"], 3, []),  # notes of each page
        (["水位回升①。"], 3, []),  # one note, and a list that nothing cites
        (["水位回升①。", "闸门②与泵站[3]并用。"], 3, [("[3]", ["r3"])]),
        (["水位回升①。", "闸门②与泵站⑤并用。"], 3, []),
    ],
)
def test_raised_circled_numbers_that_count_through_the_list_are_citations(texts, count, found):
    blocks = [
        (
            f"p{n}",
            Block(text=text, superscripts=[m.span() for m in re.finditer("[①-⑳]", text)]),
        )
        for n, text in enumerate(texts)
    ]
    cited = link_citations(blocks, numbered(count))
    assert [(one.text, one.references) for one in cited] == found


def test_brackets_in_a_paper_without_a_list_are_marks_without_references():
    assert links("已有研究[3]表明，权重属于[0,1]", []) == [("[3]", [])]


WORKS = by_name(
    (["林一", "周二三", "吴四"], "2020"),
    (["林一", "周二三"], "2019"),
    (["吴四"], "2019"),
    (["Lin Y", "Zhou E"], "2018"),
    (["Smith, J.", "Brown, A. B.", "Gray, C."], "2018"),
    (["市统计局"], "2021"),
    (["Adams, B."], "2007a"),
    (["Adams, B."], "2007b"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("根据林一等（2020）的研究", [("林一等（2020）", ["r1"])]),
        ("林一和周二三（2019）认为", [("林一和周二三（2019）", ["r2"])]),
        ("林一与周二三（2019）认为", [("林一与周二三（2019）", ["r2"])]),
        ("林一及周二三（2019）认为", [("林一及周二三（2019）", ["r2"])]),
        ("林一以及周二三（2019）认为", [("林一以及周二三（2019）", ["r2"])]),
        ("林一等人（2020）认为", [("林一等人（2020）", ["r1"])]),
        ("吴四（2019：第15页）认为", [("吴四（2019：第15页）", ["r3"])]),
        ("林一、周二三、吴四(2020)认为", [("林一、周二三、吴四(2020)", ["r1"])]),
        ("吴四（2019）认为", [("吴四（2019）", ["r3"])]),
        ("Lin and Zhou (2018) show", [("Lin and Zhou (2018)", ["r4"])]),
        ("Lin & Zhou（2018）认为", [("Lin & Zhou（2018）", ["r4"])]),
        ("Smith et al. (2018) show", [("Smith et al. (2018)", ["r5"])]),
        ("Smith等（2018）认为", [("Smith等（2018）", ["r5"])]),
        ("Adams (2007b) shows", [("Adams (2007b)", ["r8"])]),
        ("成本较低（林一等，2020）。", [("（林一等，2020）", ["r1"])]),
        (
            "成本较低（参见林一和周二三，2019；吴四，2019）。",
            [("（参见林一和周二三，2019；吴四，2019）", ["r2", "r3"])],
        ),
        ("costs (see Smith et al., 2018; Lin and Zhou, 2018) are", None),
        ("人口增长（市统计局，2021）。", [("（市统计局，2021）", ["r6"])]),
        ("costs (Adams, 2007a, 2007b) are", [("(Adams, 2007a, 2007b)", ["r7", "r8"])]),
        ("costs (Adams, 2007a, p. 15) are", [("(Adams, 2007a, p. 15)", ["r7"])]),
    ],
)
def test_names_and_years_are_linked_by_author_and_year(text, found):
    both = [("(see Smith et al., 2018; Lin and Zhou, 2018)", ["r5", "r4"])]
    assert links(text, WORKS) == (both if found is None else found)


def test_et_al_stands_for_two_authors_or_more_where_the_list_has_such_a_work():
    works = by_name((["林一", "周二三"], "2020"), (["林一", "周二三", "吴四"], "2020"))
    assert links("林一等（2020）", works) == [("林一等（2020）", ["r2"])]
    assert links("林一等（2020）", works[:1]) == [("林一等（2020）", ["r1"])]
    assert links("林一（2020）", works) == [("林一（2020）", ["r1", "r2"])]


@pytest.mark.parametrize(
    "text",
    [
        "市政府（2019）文件",
        "本市（2019年）投资",
        "(in 2018)",
        "林一（2005）认为",
        "项目（2018，2019）",
        "（2019）",
    ],
)
def test_years_and_names_that_are_not_in_the_list_are_no_citations(text):
    assert links(text, WORKS) == []


def test_chinese_authors_are_found_by_their_romanised_names():
    works = by_name((["张一", "王二"], "2020"))
    assert links("Zhang and Wang (2020) show", works) == [("Zhang and Wang (2020)", ["r1"])]


def test_a_mark_cites_the_list_of_its_own_chapter_and_the_last_where_none_is_below():
    def on(page, top):
        box = (50.0, top, 300.0, top + 10)
        return [LineSpan(start=0, end=5, page=page, bbox=box, edges=[])]

    lists = [one for page in (9, 19) for one in numbered(2, page)]
    blocks = [(f"p{n}", Block(text="水位[2]", lines=on(n, 80.0))) for n in (3, 9, 12, 20)]
    cited = [(one.block, one.references) for one in link_citations(blocks, lists)]
    assert cited == [("p3", ["r9.2"]), ("p9", ["r9.2"]), ("p12", ["r19.2"]), ("p20", ["r19.2"])]


def test_citations_come_block_by_block_with_their_offsets():
    blocks = [("abstract.zh", Block(text="研究[2]")), ("p1", Block(text="又见[1]，[2]"))]
    assert link_citations(blocks, numbered(2)) == [
        Citation(block="abstract.zh", start=2, end=5, text="[2]", references=["r2"]),
        Citation(block="p1", start=2, end=5, text="[1]", references=["r1"]),
        Citation(block="p1", start=6, end=9, text="[2]", references=["r2"]),
    ]


@given(
    st.text(alphabet="林一周吴四等和,，;（）()[]［］-1２20189 aSmith", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3),
)
@settings(deadline=None, max_examples=200)
def test_offsets_are_right_and_do_not_overlap_whatever_the_text(text, spans):
    superscripts = [(a, b) for a, b in spans if a < b <= len(text)]
    references = [*numbered(20), *WORKS]
    found = link_citations([("p1", Block(text=text, superscripts=superscripts))], references)
    assert all(text[c.start : c.end] == c.text != "" for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "unit", ["[1]", "[1-", "(2019", "林一、", "Smith, ", "(林一，2019；", "（"]
)
def test_long_runs_are_no_burden(unit):
    links(unit * 10_000, [*numbered(3), *WORKS])
