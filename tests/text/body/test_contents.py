"""Tables of contents, lists of tables and figures: which printed lines they are."""

from collections.abc import Callable

import pytest
from leave_out import Entry, entries, sampled, with_and_without
from printed import BODY, stream
from specimen import extracted

from bipaper.layout.captions import Label
from bipaper.layout.floats import Float
from bipaper.layout.page import Layout, PageLayout
from bipaper.text.body.contents import (
    Listed,
    contents_text,
    read_contents,
    with_entries_in_flow,
)

TITLES = ("1　引言", "2　湖滨带的划分", "2.1　取样", "参考文献")
TEXT = (
    "1　引言",
    "　　水位在夏季上升。",
    "2　湖滨带的划分",
    "2.1　取样",
    "　　取样三次。",
    "参考文献",
)
PAGES = (3, 4, 4, 9)


def leading(dots: str) -> list[str]:
    return [f"{title}{dots}{page}" for title, page in zip(TITLES, PAGES, strict=True)]


def listed(*rows: str) -> int:
    """How many lines, from the first, are contents; no other may be."""
    found = read_contents(stream(*rows)).lines
    assert found == set(range(len(found)))
    return len(found)


@pytest.mark.parametrize(
    "own",
    [
        ["目　录", *leading("……………………")],
        ["目　錄", *leading("............")],
        ["目录", *leading(" · · · · · · · · ")],
        ["目录", *leading("⋅ ⋅ ⋅ ⋅ ⋅ ⋅ ")],
        ["目次", *(f"{entry}）" for entry in leading("…………（"))],
        ["目录", *leading("……：….…….…。")],
        ["CONTENTS", "Abstract........ii", *leading("........")],
        ["目录", *leading("　　　　　　")],
        ["目录", *leading("　")],
        ["目录", *TITLES],
        ["目录", "1　引言", "2　湖滨带的划分　　4", "2.1　取样　　4", "参考文献　　9"],
        ["目录", "1　引言　　3", "2　一个题目很长的湖滨带的划分及其", "方法　　4", "参考文献　　9"],
        # OCR loses dots and pages of some entries.
        ["目录", "1　引言. 3", "2　湖滨带的划分　　4", "2.1　取样..", "参考文献　　9"],
        leading("............"),
    ],
    ids=lambda own: " ".join(own[:2]),
)
def test_contents_are_told_from_the_text_below(own: list[str]) -> None:
    assert listed(*own, *TEXT) == len(own)


def test_entries_say_their_titles_and_pages() -> None:
    own = ["目录", "摘要......II", "1　一个题目很长的湖滨带的划分及其", "方法......4"]
    others = ["2.1　取样", "表目录", "表1　水位......5"]
    assert read_contents(stream(*own, *others, "1　引言", "2.1　取样")).entries == [
        Listed("摘要", 0, True),
        Listed("1一个题目很长的湖滨带的划分及其方法", 4, True),
        Listed("21取样", -1, False),
        Listed("", 5, True),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["目录", "　　目录学研究书目的编制。", "　　本文讨论目录的作用。"],
        ["目录", "1　引言", "　　水位在夏季上升。", "2　结论"],
        ["式中x1, x2, ……, 15", "　　水位在夏季上升。"],
        ["姓名……………", "单位……………", "电话……………"],
        ["数列为1, 2, …, 9", "数列为1, 3, …, 9", "数列为1, 4, …, 9"],
    ],
    ids=lambda rows: rows[0],
)
def test_text_is_no_list_of_contents(rows: list[str]) -> None:
    assert listed(*rows) == 0


def test_a_list_of_tables_is_a_list_of_its_own_and_may_have_one_entry() -> None:
    own = ["目录", *leading("......"), "表目录", "表1　水位......5", "圖目錄", "圖1　湖泊......7"]
    assert listed(*own, *TEXT) == len(own)


def test_a_page_that_counts_down_is_none() -> None:
    assert listed("目录", "1　引言　　3", "2　取样　　4", "共取样　　2", "　　水位上升。") == 3


def test_what_is_kept_has_an_entry_a_line_and_no_dots() -> None:
    lines = [
        item.line for item in stream("目　录", "1　引言............3", "2　取样　　　4", "致谢")
    ]
    (kept,) = contents_text(lines)
    assert (kept.kind, kept.page) == ("contents", 1)
    assert kept.text.split("\n") == ["目录", "1引言 … 3", "2取样 … 4", "致谢"]


def test_entries_that_look_like_captions_go_back_to_their_place() -> None:
    title, first, second, caption = stream(
        "表目录", "表1　水位......5", "表2　湖泊......7", "表3　取样"
    )
    label = Label("table", "表1", "1", 2, english=False, continued=False)
    one, two, three = (
        Float(label, [item.line], [], [], [], item.line.bbox) for item in (first, second, caption)
    )
    page = PageLayout(1, [title], [one, two, three], [], [], [])
    (read,) = with_entries_in_flow(Layout([page], BODY)).pages
    assert [item.line.text for item in read.flow] == ["表目录", "表1水位......5", "表2湖泊......7"]
    assert read.floats == [three]
    assert read_contents(read.flow).lines == {0, 1, 2}


def test_contents_of_a_thesis_are_furniture_and_in_no_paragraph() -> None:
    paper = extracted("first_page_contents")
    (kept,) = [item for item in paper.furniture if item.kind == "contents"]
    assert kept.page == 2
    assert kept.text.split("\n") == [
        "目录",
        "摘要 … I",
        "Abstract … II",
        "第一章引言 … 1",
        "第二章结果 … 1",
        "参考文献 … 1",
    ]
    assert not any("...." in paragraph.block.text for paragraph in paper.paragraphs)
    assert "目录" not in [section.title for section in paper.sections]


WORDS = ("bipaper.text.body.contents", "contents.toml")
HOLDS: dict[str, Callable[[str], bool]] = {
    "titles": lambda title: bool(read_contents(stream(title, "水位......5")).lines),
}


@pytest.mark.parametrize("entry", sampled(entries(*WORDS), "contents"), ids=lambda one: one.word)
def test_without_a_word_its_example_is_read_otherwise(entry: Entry) -> None:
    assert with_and_without(*WORDS, entry, HOLDS[entry.name]) == (True, False)
