"""Labelled parts: where an abstract, its keywords and the fields begin and end."""

from typing import Any

import pytest
from printed import line, stream

from bipaper.layout.columns import Placed
from bipaper.text.front.parts import labelled_parts

FULL = "公园的使用人数在不同季节之间存在明显差异，夏季的傍晚人数最多而冬季的上午最少"
KAI = {"font": "kai", "size": 9.0}


def parts(*rows: str | tuple[str, dict[str, Any]]) -> dict[str, str]:
    """Field -> text of its lines, without the label."""
    lines = stream(*rows)
    return {
        part.label.field: "".join(item.line.text for item in lines[part.start : part.end])[
            part.label.end :
        ]
        for part in labelled_parts(lines)
    }


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [("摘要：" + FULL, KAI), ("，需要遮阴。", KAI), ("关键词：公园；遮阴", KAI)],
            {"abstract_zh": FULL + "，需要遮阴。", "keywords_zh": "公园；遮阴"},
        ),
        (
            [("摘　要", {"centred": True}), (FULL, KAI), ("关键词：公园；遮阴", KAI)],
            {"abstract_zh": FULL, "keywords_zh": "公园；遮阴"},
        ),
        (
            [("摘要：" + FULL, KAI), ("中图分类号：TU986　文献标识码：A", KAI)],
            {"abstract_zh": FULL, "clc": "TU986文献标识码：A"},
        ),
        (
            [("摘要：" + FULL, KAI), ("1 引言", {"font": "hei", "bold": True}), FULL],
            {"abstract_zh": FULL},
        ),
        ([("摘要：" + FULL, KAI), ("引　言", {}), FULL], {"abstract_zh": FULL}),
        (
            ["摘　要", f"{FULL}并且", ("遮阴。", {"size": 11.5}), (FULL, {"size": 11.5})],
            {"abstract_zh": f"{FULL}并且遮阴。"},
        ),
        (["摘　要", f"{FULL}并且", ("遮阴。", {"size": 13.0})], {"abstract_zh": f"{FULL}并且"}),
        ([("摘要：" + FULL, KAI), (FULL, {"indent": 2})], {"abstract_zh": FULL}),
        (
            [("关键词：公园；遮阴", KAI), (FULL, {"indent": 2})],
            {"keywords_zh": "公园；遮阴"},
        ),
        (
            [f"关键词：{FULL}，课堂", "讨论", "引言", FULL],
            {"keywords_zh": f"{FULL}，课堂讨论"},
        ),
        ([f"关键词：{FULL}，课堂", ("讨论", {"gap": 1})], {"keywords_zh": f"{FULL}，课堂"}),
        (
            [f"关键词：{FULL}，课堂", ("讨论", {"centred": True})],
            {"keywords_zh": f"{FULL}，课堂"},
        ),
        ([f"关键词：{FULL}，课堂", ("讨论", {"font": "hei"})], {"keywords_zh": f"{FULL}，课堂"}),
        (["关键词：公园；遮阴", "讨论", FULL], {"keywords_zh": "公园；遮阴"}),
        (
            [f"Keywords: {'parks, ' * 10}mixed", "methods", "Methods"],
            {"keywords_en": f"{'parks, ' * 10}mixedmethods"},
        ),
        (
            [
                ("摘要：[目的]探讨公园的使用。", KAI),
                ("[方法]观测。", KAI),
                ("[结果]人数增加。", KAI),
            ],
            {"abstract_zh": "[目的]探讨公园的使用。[方法]观测。[结果]人数增加。"},
        ),
        (
            [
                ("Abstract: Parks are used by many people in", KAI),
                ("the summer.", KAI),
                ("公园", KAI),
            ],
            {"abstract_en": "Parks are used by many people inthe summer."},
        ),
        (
            [("摘要：Parks are used by many people in the city.", KAI)],
            {"abstract_en": "Parks are used by many people in the city."},
        ),
        (
            [("Key words: park; shade", KAI), ("1 引言", {"font": "hei", "bold": True})],
            {"keywords_en": "park; shade"},
        ),
        (
            [("关键词：公园；遮阴；步行距离；座椅；照明；儿童；养护；选址；", KAI), ("观测", KAI)],
            {"keywords_zh": "公园；遮阴；步行距离；座椅；照明；儿童；养护；选址；观测"},
        ),
        (["摘　要......I", "Abstract......II"], {}),
        ([], {}),
        (
            ["【Abstract】The use of parks fell by", "0.10 between spring and autumn."],
            {"abstract_en": "The use of parks fell by0.10 between spring and autumn."},
        ),
        (
            ["分类号：I DOI：10.5555/", "j.issn.1000-0000.2023", "引言"],
            {"clc": "I DOI：10.5555/j.issn.1000-0000.2023"},
        ),
    ],
)
def test_a_part_runs_to_the_next_label_heading_or_type(rows, expected):
    assert parts(*rows) == expected


def test_keywords_are_as_wide_as_the_abstract_above_them():
    """Its lines end in the middle of the page, so that the last one is no shorter than they are."""
    abstract = [
        "Abstract: The use of parks fell in",
        "all of the districts that we saw in",
        "June.",
    ]
    keywords = "Keywords: parks; seats that are in"
    assert (
        parts(*abstract, keywords, "the shade")["keywords_en"]
        == "parks; seats that are inthe shade"
    )
    assert parts(keywords, "the shade")["keywords_en"] == "parks; seats that are in"


def test_of_two_abstracts_with_one_label_the_first_counts():
    found = labelled_parts(stream("摘要：公园的使用。", "关键词：公园", "摘要：公园的使用。"))
    assert [(part.label.field, part.start) for part in found] == [
        ("abstract_zh", 0),
        ("keywords_zh", 1),
    ]


def on_pages(*pages: list[str]) -> list[Placed]:
    """Lines of pages, in one column."""
    return [
        item._replace(line=line(text, base=item.line.base, page=number))
        for number, own in enumerate(pages, 1)
        for text, item in zip(own, stream(*own), strict=True)
    ]


ZH, EN = (
    ["执行摘要", FULL, "，需要遮阴。"],
    ["Executive Summary", "Parks are used by", "many people."],
)


@pytest.mark.parametrize(
    ("pages", "fields"),
    [
        # On pages of their own, or with keywords below.
        ([["公园报告"], ZH, EN, ["引言"]], ["abstract_zh", "abstract_en"]),
        ([["公园报告", *ZH, "关键词：公园"], ["引言"]], ["abstract_zh", "keywords_zh"]),
        # A section's title: with other text on its page, or in a paper with an abstract.
        ([["公园报告", *ZH], ["引言"]], []),
        ([[*ZH, "引言", FULL], ["结论"]], []),
        ([["执行摘要", "一、现状", FULL], ["引言"]], []),
        ([["摘要：" + FULL], ZH, EN], ["abstract_zh", "abstract_en"]),
        ([["执行摘要"], ["引言", FULL]], []),
        ([["执行摘要" + FULL, FULL, FULL]], []),
    ],
)
def test_a_summary_with_pages_of_its_own_or_keywords_is_an_abstract(
    pages: list[list[str]], fields: list[str]
) -> None:
    assert [part.label.field for part in labelled_parts(on_pages(*pages))] == fields


def test_a_summary_in_a_paper_with_an_abstract_is_none() -> None:
    flow = on_pages(["摘要：" + FULL], ZH)
    assert [(part.start, part.end) for part in labelled_parts(flow)] == [(0, 1)]


def test_a_doi_below_the_references_is_an_entrys():
    entry = ("[1] 林知远. 湖泊[J]. 岚浦学报, 2020(1): 1-9.", "DOI: 10.5555/lp.2020.1")
    assert parts("DOI: 10.5555/own.1", "参考文献", *entry) == {"doi": "10.5555/own.1"}
    assert parts("参考文献", *entry) == {}
    behind = parts("参考文献", *entry, "Abstract: Water birds were counted.", "DOI: 10.5555/own.1")
    assert behind["doi"] == "10.5555/own.1"


def test_an_abstract_goes_on_on_the_next_page():
    first = stream(("摘要：" + FULL, KAI))
    above = first[0]._replace(line=line("，需要遮阴。", base=80, size=9.0, font="kai", page=2))
    assert [(part.start, part.end) for part in labelled_parts([*first, above])] == [(0, 2)]


CITED_ZH = ["林知遠、沈若谷。2034。口袋公園之使用與", "遮蔭。嵐浦園林 29(2):113-117。"]
CITED_EN = ["Lin, C. Y. and J. K. Shen. 2034. Use of pocket parks.", "Lanpu Gard. 29(2):113-117."]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # Between an abstract's label and its text, as journals of Taiwan print it.
        (
            [("摘　要", {"centred": True}), *CITED_ZH, FULL, FULL],
            {"abstract_zh": (0, 5, 3), "citation": (1, 3, 2)},
        ),
        (
            ["Abstract", CITED_EN[0], CITED_EN[1], "Parks are used by many in the summer."],
            {"abstract_en": (0, 4, 2), "citation": (1, 3, 2)},
        ),
        # Above it.
        (
            [*CITED_EN, "Abstract: Parks are used by many people in the summer."],
            {"citation": (0, 2, 2), "abstract_en": (2, 3, 1)},
        ),
        (
            [f"{' '.join(CITED_EN)} https://doi.org/10.5555/lg.29", "Abstract: Parks are used."],
            {"citation": (0, 1, 1), "abstract_en": (1, 2, 1)},
        ),
        (
            [f"{' '.join(CITED_EN)} doi: 10.5555/lg.29", "Abstract: Parks are used."],
            {"citation": (0, 1, 1), "abstract_en": (1, 2, 1)},
        ),
        # The last entry of the references is none, nor of a list without title, nor is text that
        # names pages.
        (
            ["参考文献", *CITED_EN, "Abstract: Parks are used by many people in the summer."],
            {"abstract_en": (3, 4, 1)},
        ),
        (
            [*CITED_EN, *CITED_EN, "Abstract: Parks are used by many people in the summer."],
            {"abstract_en": (4, 5, 1)},
        ),
        (["摘　要", "公园的用法见29(2):113-117。", FULL], {"abstract_zh": (0, 3, 3)}),
        # Nor what goes on in other type or on another line than the one that ends so.
        (
            ["摘　要", (CITED_ZH[0], {"size": 14.0}), CITED_ZH[1], FULL],
            {"abstract_zh": (0, 2, 2)},
        ),
    ],
)
def test_how_to_cite_the_paper_is_no_part_of_its_abstract(rows, expected):
    lines = stream(*rows)
    found = labelled_parts(lines)
    spans = {part.label.field: (part.start, part.end, len(part.own(lines))) for part in found}
    assert spans == expected


def test_what_a_box_beside_the_title_says_is_no_part_of_the_abstract_below():
    label, text, more = stream("中文摘要", FULL, "需要遮阴。")
    box = [
        item._replace(line=line(item.line.text, x=300.0, base=base), column=1)
        for item, base in zip(stream("下载392", "被引0"), (60.0, 80.0), strict=True)
    ]
    (part,) = labelled_parts([label, *box, text, more])
    assert [one.text for one in part.own([label, *box, text, more])] == [
        "中文摘要", FULL, "需要遮阴。",
    ]  # fmt: skip
    # At the foot of a column the abstract goes on at the top of the next.
    (part,) = labelled_parts([text, label, *box])
    assert [one.text for one in part.own([text, label, *box])] == ["中文摘要", "下载392", "被引0"]
