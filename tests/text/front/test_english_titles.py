"""English titles that stand apart from a head."""

from collections.abc import Sequence
from typing import Any

import pytest
from printed import line, stream

from bipaper.text.front.english_titles import english_head_apart
from bipaper.text.front.frontmatter import read_front_matter
from bipaper.text.ledger import left_over

NAMES = ["林知远", "沈若谷"]
FULL = "（LIN Zhiyuan, What Makes People Use Pocket Parks in Old Districts"
LONG = "What Makes People Use the Pocket Parks in the Districts North and South"
Found = tuple[str | None, list[str], range] | None


def found(rows: list[Any], notes: list[str], cited: Sequence[str] = ()) -> Found:
    noted = [line(note) for note in notes]
    apart = english_head_apart(stream(*rows), noted, NAMES, citations=cited)
    if apart is None:
        return None
    head, own = apart
    return head.title, [author.text for author in head.authors], own


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["公园的使用人数在增加。", "(LIN Zhiyuan, On Pocket Parks)"],
            ("On Pocket Parks", ["(LIN Zhiyuan,"], range(1, 2)),
        ),
        (
            ["（Lin Zhiyuan and Shen Ruogu: Parks, Shade and Use）"],
            ("Parks, Shade and Use", ["（Lin Zhiyuan and Shen Ruogu:"], range(1)),
        ),
        (
            [FULL, "of Lanpu)"],
            (
                "What Makes People Use Pocket Parks in Old Districts of Lanpu",
                ["（LIN Zhiyuan,"],
                range(2),
            ),
        ),
        (["(LIN Zhiyuan, On Pocket Parks"], None),  # the bracket stays open
        (["(HE Jing, On Pocket Parks)"], None),  # of another author
        (["(LIN Zhiyuan)"], None),
        (["LIN Zhiyuan, On Pocket Parks"], None),
        (["(On Pocket Parks)"], None),
    ],
)
def test_an_author_and_a_title_in_brackets(rows, expected):
    assert found(rows, []) == expected
    in_notes = expected and (*expected[:2], range(0))
    assert found(["公园的使用人数在增加。"], rows) == in_notes


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["英文标题：On Pocket Parks"], ("On Pocket Parks", [], range(1))),
        (
            ["【中图分类号】TU986　【英文标题】On Pocket Parks"],
            ("On Pocket Parks", [], range(1)),
        ),
        (
            ["【英文题名】On Pocket Parks　【文献标识码】A"],
            ("On Pocket Parks", [], range(1)),
        ),
        (
            [f"【英文标题】{LONG} of", "Lanpu"],
            (f"{LONG} of Lanpu", [], range(2)),
        ),
        (["【英文标题】On Pocket Parks", "Lanpu"], ("On Pocket Parks", [], range(1))),
        (["英文标题的翻译"], None),
    ],
)
def test_a_title_behind_its_label(rows, expected):
    assert found(rows, []) == expected


TITLE = ("On Pocket Parks", {"bold": True})
WIDE = ("of Old Districts", {"bold": True})


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([TITLE, "LIN Zhiyuan"], ("On Pocket Parks", ["LIN Zhiyuan"], range(1, 3))),
        (
            [TITLE, WIDE, "LIN Zhiyuan, SHEN Ruogu", "School of History, Lanpu University"],
            ("On Pocket Parks of Old Districts", ["LIN Zhiyuan, SHEN Ruogu"], range(1, 5)),
        ),
        (
            [("On Pocket Parks", {"size": 12.0}), "LIN Zhiyuan", "公园"],
            ("On Pocket Parks", ["LIN Zhiyuan"], range(1, 3)),
        ),
        (["On Pocket Parks", "LIN Zhiyuan"], None),  # in one type
        ([TITLE, "HE Jing"], None),  # of another author
        ([TITLE, "LIN Zhiyuan", "wrote on parks"], None),
        ([("We look at parks.", {"bold": True}), "LIN Zhiyuan"], None),
        ([("Parks", {"bold": True}), "LIN Zhiyuan"], None),
        ([TITLE, ("LIN Zhiyuan", {"gap": 2})], None),
        ([TITLE, "Lanpu University"], None),  # nobody's
    ],
)
def test_a_title_above_the_authors(rows, expected):
    assert found(["公园的使用人数在增加。", *rows], []) == expected


@pytest.mark.parametrize(
    ("cited", "title"),
    [
        ("LIN Zhiyuan, SHEN Ruogu. Shade in parks[J]. Lanpu Gardens, 2023, 35(6): 1-9.", True),
        ("Lin Zhiyuan, Shen Ruogu. 2023. Shade in parks. Lanpu Gardens, 35(6): 1-9", True),
        ("林知远, 沈若谷. 公园的遮阴[J]. 岚浦园林, 2023, 35(6): 1-9.", False),
        ("Shade in parks", False),
    ],
)
def test_a_title_that_only_the_citation_of_the_paper_has(cited, title):
    assert found(["公园"], [], [cited]) == (("Shade in parks", [], range(0)) if title else None)
    printed = ("On Pocket Parks", [], range(1))
    assert found(["英文标题：On Pocket Parks"], [], [cited]) == printed


def test_a_title_above_institutions_that_are_the_authors():
    rows = stream("公园的使用人数在增加。", TITLE, "Lanpu Academy of Parks", "Lanpu Museum")
    apart = english_head_apart(rows, [], [], corporate=True)
    assert apart is not None
    head, own = apart
    assert (head.title, [line.text for line in head.authors], own) == (
        "On Pocket Parks",
        ["Lanpu Academy of Parks", "Lanpu Museum"],
        range(1, 4),
    )


@pytest.mark.parametrize(
    ("row", "zh"),
    [
        ("岚浦市园林研究院　　　岚浦博物馆", ["岚浦市园林研究院", "岚浦博物馆"]),
        ("岚浦市园林研究院　岚浦分院", ["岚浦市园林研究院 岚浦分院"]),
        ("（岚浦市园林研究院，岚浦 400000）", []),  # where authors work who are not named
        ("岚浦市园林研究院，岚浦 400000", []),
    ],
)
def test_institutions_in_the_authors_place_are_the_authors(row, zh):
    rows = [("口袋公园的使用", {"size": 18.0, "centred": True}), (row, {"centred": True})]
    english = [TITLE, "Lanpu Academy of Parks", "Lanpu Museum"] if zh else []
    lines = stream(*rows, "摘要：公园的使用人数在增加。", "关键词：公园；遮阴", *english)
    found = read_front_matter(lines).metadata
    assert found.authors.zh == zh
    assert found.authors.en == (["Lanpu Academy of Parks", "Lanpu Museum"] if zh else [])
    assert bool(found.affiliations.zh) != bool(zh)


@pytest.mark.parametrize(
    ("row", "names", "labels"),
    [
        (
            "【中图分类号】TU986　【英文标题】On Pocket Parks",
            [],
            ["摘要：", "关键词：", "【中图分类号】", "【英文标题】"],
        ),
        ("(LIN Zhiyuan, On Pocket Parks)", ["LIN Zhiyuan"], ["摘要：", "关键词："]),
    ],
)
def test_such_a_title_is_the_paper_s_and_nothing_of_its_line_is_lost(row, names, labels):
    front = [("口袋公园的使用", {"size": 18.0, "centred": True}), ("林知远", {"centred": True})]
    lines = stream(*front, "摘要：公园的使用人数在增加。", "关键词：公园；遮阴", row)
    found = read_front_matter(lines)
    metadata = found.metadata
    assert (metadata.title.en, metadata.authors.en) == ("On Pocket Parks", names)
    left = left_over([item.line for item in lines], found.entries)
    assert [piece.line.text for piece in left] == labels
    assert found.used == set(range(5))
