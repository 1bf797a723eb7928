"""Which printed lines a PDF's bookmarks and its contents name."""

import pytest
from printed import stream

from bipaper.pdf.bookmarks import Bookmark
from bipaper.text.body.contents import Listed
from bipaper.text.body.named import Named, named_lines

LINES = stream(
    "1 引言", "公园的使用人数不多。", "第二章", "谁在使用", "公园", "Results 结果", "引言"
)
TOP = LINES[-1].line.top


@pytest.mark.parametrize(
    ("bookmark", "named"),
    [
        (Bookmark("1 引言", 0, 1, None), {0: Named(1, 0)}),
        (Bookmark("1.\u3000引 言", 0, 1, None), {0: Named(1, 0)}),
        (Bookmark("引言", 1, 1, TOP - 20), {6: Named(7, 1)}),
        (Bookmark("引言", 1, 1, 90.0), {0: Named(1, 1)}),
        (Bookmark("第二章 谁在使用公园", 0, 1, None), {2: Named(5, 0)}),
        (Bookmark("谁在使用公园", 0, 1, None), {2: Named(5, 0)}),
        (Bookmark("2 谁在使用公园", 0, 1, None), {2: Named(5, 0)}),
        (Bookmark("RESULTS结果", 2, 1, None), {5: Named(6, 2)}),
        (Bookmark("引言", 0, 2, None), {}),
        (Bookmark("使用人数", 0, 1, None), {}),
        (Bookmark("1", 0, 1, None), {}),
        (Bookmark("", 0, 1, None), {}),
        (Bookmark("OLE_LINK1", 0, 1, 90.0), {}),
    ],
)
def test_a_bookmark_names_lines_of_its_page_that_say_the_same(
    bookmark: Bookmark, named: dict[int, Named]
) -> None:
    assert named_lines(LINES, [bookmark]) == named


def test_of_equal_lines_each_has_the_bookmark_that_leads_to_it() -> None:
    bookmarks = [Bookmark("引言", 1, 1, TOP - 10), Bookmark("1 引言", 0, 1, 100.0)]
    assert named_lines(LINES, bookmarks) == {0: Named(1, 0), 6: Named(7, 1)}


def test_a_heading_does_not_go_on_on_the_next_page() -> None:
    lines = stream("谁在使用", ("公园", {"page": 2}))
    assert named_lines(lines, [Bookmark("谁在使用公园", 0, 1, None)]) == {}


PAGES = stream(
    ("1 引言", {"page": 3}),
    ("2 谁在使用", {"page": 4}),
    ("公园", {"page": 4}),
    ("小结", {"page": 4}),
    ("3 方法", {"page": 6}),
    ("小结", {"page": 6}),
    ("附录", {"page": 7}),
)
ENTRIES = [Listed("1引言", 1, True), Listed("2谁在使用公园", 2, True), Listed("3方法", 4, True)]
THREE = {0: Named(1, None), 1: Named(3, None), 4: Named(5, None)}


@pytest.mark.parametrize(
    ("entries", "named"),
    [
        ([], {}),
        (ENTRIES, THREE),
        # Too few tell how far the pages are.
        (ENTRIES[:2], {}),
        # Of equal lines that on the entry's page.
        ([*ENTRIES, Listed("小结", 4, True)], {**THREE, 5: Named(6, None)}),
        # What its page does not say is where it is said alone.
        ([*ENTRIES, Listed("附录", 4, True)], {**THREE, 6: Named(7, None)}),
        ([*ENTRIES, Listed("小结", 5, True)], THREE),
        # Without a page only what is said once.
        ([*ENTRIES, Listed("附录", -1, False)], {**THREE, 6: Named(7, None)}),
        ([*ENTRIES, Listed("小结", -1, False)], THREE),
        ([*ENTRIES, Listed("", 5, True)], THREE),
        # Of equal lines all, where as many entries say them.
        (
            [*ENTRIES, Listed("小结", -1, False), Listed("小结", -1, False)],
            {**THREE, 3: Named(4, None), 5: Named(6, None)},
        ),
    ],
)  # fmt: skip
def test_entries_of_contents_name_lines_of_their_pages(
    entries: list[Listed], named: dict[int, Named]
) -> None:
    assert named_lines(PAGES, [], entries) == named


def test_a_bookmark_tells_more_than_an_entry() -> None:
    bookmarks = [Bookmark("3 方法", 1, 6, None)]
    assert named_lines(PAGES, bookmarks, ENTRIES) == {**THREE, 4: Named(5, 1)}
