"""Headings without numbers: their type, bookmarks and white space tell them."""

from typing import Any

import pytest
from heading_rows import BLACK, TEXT, Row, between, found
from printed import BODY, stream
from specimen import extracted

from bipaper.pdf.bookmarks import Bookmark
from bipaper.text.body.headings import find_headings


def test_headings_without_numbers_are_told_by_their_type():
    rows: list[Row] = [("谁在使用", BLACK), ("怎样观测", BLACK), ("人数与遮阴", BLACK)]
    assert between(*rows) == [(1, None, row[0]) for row in rows]


def test_headings_without_numbers_may_be_of_two_lines() -> None:
    rows = [
        ("谁在使用：口袋公园与街头绿地的使用人数在不同季节之间与气温日照时间和周边居民", BLACK),
        ("作息的关系", BLACK),
    ]
    whole = "".join(text for text, _ in rows)
    assert found(*TEXT, *rows, *TEXT, ("怎样观测", BLACK), *TEXT) == [
        (1, None, whole),
        (1, None, "怎样观测"),
    ]


def test_what_is_quoted_in_the_type_of_headings_is_no_long_one() -> None:
    titles: list[Row] = [("谁在使用", BLACK), ("怎样观测", BLACK), ("人数与遮阴", BLACK)]
    said: list[Row] = [
        ("我们每天傍晚都来口袋公园散步，孩子在树荫下面做功课，老人在旁边下棋喝茶和聊天说笑", BLACK),
        ("直到天黑", BLACK),
    ]
    rows = [part for row in titles for part in (row, *TEXT)]
    assert [title for *_, title in found(*TEXT, *rows, *said, *TEXT)] == [row[0] for row in titles]


def test_a_heading_without_number_may_stand_above_another() -> None:
    large, small = {"font": "hei", "size": 14.0}, {"font": "hei", "size": 12.0}
    rows = [part for title in ("公园", "树荫", "湿地") for part in ((title, large), *TEXT)]
    rows += [("绿地", large), ("傍晚", small), *TEXT, ("冬季", small), *TEXT]
    assert [(level, title) for level, _, title in found(*TEXT, *rows)] == [
        (1, "公园"),
        (1, "树荫"),
        (1, "湿地"),
        (1, "绿地"),
        (2, "傍晚"),
        (2, "冬季"),
    ]


def test_lines_in_the_type_of_headings_below_each_other_are_none() -> None:
    large = {"font": "hei", "size": 14.0}
    rows = [part for title in ("公园", "树荫", "湿地", "绿地") for part in ((title, large), *TEXT)]
    slide = [(title, large) for title in ("夏季的遮阴", "冬季的日照")]
    assert [title for _, _, title in found(*TEXT, *rows, *slide, *TEXT)] == [
        "公园",
        "树荫",
        "湿地",
        "绿地",
        "冬季的日照",
    ]


def test_points_in_one_type_below_each_other_do_not_tell_the_type_of_headings() -> None:
    points = [(f"{word}的树荫", BLACK) for word in ("公园", "绿地", "湿地", "街道")]
    assert found(*TEXT, *points, *TEXT, *points, *TEXT) == []


def test_a_heading_may_stand_above_a_paragraph_in_another_type() -> None:
    large = {"font": "hei", "size": 14.0}
    first, *rest = TEXT
    stressed = [(first[0], {"font": "kai", "size": 11.5, "indent": 2}), *rest]
    titles = ["公园", "绿地", "树荫", "傍晚"]
    rows = [part for title in titles[:3] for part in ((title, large), *TEXT)]
    rows += [(titles[3], large), *stressed]
    assert [title for _, _, title in found(*TEXT, *rows)] == titles


def test_headings_without_numbers_may_be_in_the_type_of_what_is_stressed() -> None:
    first, second, third = ((row[0] if isinstance(row, tuple) else row) for row in TEXT)
    stressed = [(first, BLACK | {"indent": 2}), (second, BLACK), (third, BLACK)]
    rows = [part for title in ("公园", "绿地", "树荫") for part in ((title, BLACK), *TEXT)]
    assert [title for _, _, title in found(*TEXT, *rows, *stressed, *TEXT)] == [
        "公园",
        "绿地",
        "树荫",
    ]


def test_one_bold_line_alone_is_no_heading():
    assert between(("谁在使用", BLACK)) == []


@pytest.mark.parametrize(
    ("row", "title", "expected"),
    [
        ("谁在使用公园", "谁在使用公园", [(1, None, "谁在使用公园")]),
        ("4 谁在使用公园", "谁在使用公园", [(1, "4", "谁在使用公园")]),
        (
            "公园的使用人数在不同季节之间存在明显差异。",
            "公园的使用人数在不同季节之间存在明显差异。",
            [],
        ),
        ("就近选址！", "就近选址！", [(1, None, "就近选址！")]),
        ("就近选址", "第3页", []),
    ],
)
def test_what_a_bookmark_names_is_a_heading_if_it_may_be_a_title(row, title, expected):
    rows: list[Row] = [*TEXT, row, *TEXT]
    headings = find_headings(stream(*rows), BODY, [Bookmark(title, 0, 1, None)])
    assert [(one.level, one.number, one.title) for one in headings] == expected
    assert found(*rows) == []


def test_bookmarks_tell_headings_in_the_type_of_the_text_and_their_levels() -> None:
    sections = extracted("headings_bookmarked").sections
    assert ["  " * (one.level - 1) + one.title for one in sections] == [
        "样本的选取",
        "  谁是样本",
        "  怎样观测",
        "使用人数的差异",
        "  季节",
        "更新的先后",
    ]


LITTLE_LARGER = {"size": 11.2}


def test_little_larger_type_is_a_headings_where_usual_titles_have_it_and_gives_the_level():
    rows = [
        *(("引言", LITTLE_LARGER), *TEXT, "观测地点", *TEXT),
        *(("水鸟的数量", LITTLE_LARGER), "春季的水鸟", *TEXT, ("结语", LITTLE_LARGER), *TEXT),
    ]
    outline = [(1, "引言"), (2, "观测地点"), (1, "水鸟的数量"), (2, "春季的水鸟"), (1, "结语")]
    assert [(level, title) for level, _, title in found(*rows)] == outline


@pytest.mark.parametrize(("gap", "titles"), [(4, 3), (0, 0)], ids=["behind a figure", "in text"])
def test_a_title_without_indent_may_stand_behind_white_space_below_a_full_line(gap, titles):
    """Its paragraph's last line is as long as the others; white space is where a figure stood."""
    full = [*TEXT[:2], "此需要增加遮阴，" + "也需要增加座椅和饮水处" * 2 + "，并且在冬季加以维护。"]
    rows = [part for _ in range(3) for part in (("春季的水鸟", {"gap": gap}), *full)]
    assert len(found(*full, *rows)) == titles


@pytest.mark.parametrize("look", [{"centred": True}, {"indent": 2}], ids=["centred", "indented"])
@pytest.mark.parametrize(
    ("above", "below", "between", "titles"),
    [(1, 1, 0, 2), (1, 0, 0, 0), (0, 1, 0, 0), (1, 1, 1, 0)],
    ids=["between white spaces", "above only", "below only", "as paragraphs do"],
)
def test_titles_in_the_texts_type_stand_alone_between_white_spaces(
    look: dict[str, Any], above: float, below: float, between: float, titles: int
) -> None:
    if between and "centred" in look:
        titles = 2
    text: list[Row] = [(TEXT[0][0], {"indent": 2, "gap": below}), *TEXT[1:]]
    next_text: list[Row] = [(TEXT[0][0], {"indent": 2, "gap": between}), *TEXT[1:]]
    rows = [
        row
        for title in ("春季的水鸟", "秋季的水鸟")
        for row in ((title, {**look, "gap": above}), *text, *next_text, *next_text)
    ]
    assert len(found(*TEXT, *rows)) == titles


@pytest.mark.parametrize(("font", "titles"), [("", ["谁在使用", "怎样观测"]), ("song", [])])
def test_little_larger_type_makes_a_title_where_fonts_have_no_names(font: str, titles: list[str]):
    text: list[Row] = [(row if isinstance(row, str) else row[0], {"font": font}) for row in TEXT]
    large = {"font": font, "size": 11.0}
    rows = stream(*text, ("谁在使用", large), *text, ("怎样观测", large), *text)
    headings = find_headings(rows, BODY._replace(fonts=(font,), set_in=False))
    assert [one.title for one in headings] == titles
