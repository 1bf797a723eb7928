"""Sheets of two printed pages are cut apart; pages of one stay as they are."""

import pytest

from bipaper.parts.boxed_text import BBox
from bipaper.pdf.bookmarks import Bookmark
from bipaper.pdf.glyphs import Char
from bipaper.pdf.pages import PdfPage
from bipaper.pdf.slanted import Slanted
from bipaper.pdf.two_up import Origin, on_printed_pages, printed_pages

WIDTH, HEIGHT = 840.0, 594.0
LEFT, RIGHT = (50.0, 370.0), (470.0, 790.0)  # the text of the pages of a sheet


def text(x0: float, x1: float, rows: int = 30, top: float = 80.0) -> list[Char]:
    """Rows of Chinese characters between two verticals."""
    return [
        Char("文", x, base - 7, x + 8, base + 1, base, 8.0, "song", False)
        for base in (top + 13 * row for row in range(rows))
        for x in range(round(x0), round(x1) - 7, 8)
    ]


def sheet(
    *parts: list[Char], number: int = 1, rules: tuple[BBox, ...] = (), width: float = WIDTH
) -> PdfPage:
    chars = [char for part in parts for char in part]
    return PdfPage(number, width, HEIGHT, chars, list(rules), [])


BOTH = (text(*LEFT), text(*RIGHT))


def origins(*pages: PdfPage) -> list[tuple[int, float]]:
    return [(origin.page, origin.left) for origin in printed_pages(pages)[1]]


CUT, WHOLE = [(1, 0.0), (1, 420.0)], [(1, 0.0)]


@pytest.mark.parametrize(
    ("why", "page", "found"),
    [
        ("the white of two margins shows a fold", sheet(*BOTH), CUT),
        ("columns leave less", sheet(text(50, 410), text(430, 790)), WHOLE),
        ("and less than wide margins", sheet(text(80, 398), text(442, 760)), WHOLE),
        ("a line that runs over the middle", sheet(*BOTH, text(300, 540, rows=1)), WHOLE),
        (
            "but the line of a database at the foot",
            sheet(*BOTH, text(300, 540, rows=1, top=570.0)),
            CUT,
        ),
        ("few characters stand by the fold", sheet(*BOTH, text(400, 416, 6)), CUT),
        ("many are columns", sheet(*BOTH, text(384, 400), text(440, 456)), WHOLE),
        ("a page that is not wide", sheet(text(50, 250), text(430, 650), width=700), WHOLE),
        ("text on one half alone", sheet(text(*LEFT)), WHOLE),
        ("no text", sheet(), WHOLE),
    ],
)
def test_a_sheet_is_cut_where_the_white_of_two_margins_is(
    why: str, page: PdfPage, found: list[tuple[int, float]]
) -> None:
    assert origins(page) == found, why


def test_the_fold_of_an_open_book_lies_beside_the_middle() -> None:
    assert origins(sheet(text(30, 350), text(390, 800))) == [(1, 0.0), (1, 382.0 + 8.0)]


def test_other_pages_of_a_file_of_sheets_are_cut_where_nothing_runs_over_the_middle() -> None:
    last, blank = sheet(text(*LEFT), number=2), sheet(number=3)
    cover = sheet(text(60, 540), number=4, width=600)
    spread = sheet(*BOTH, text(300, 540, rows=1), number=5)
    more = [sheet(*BOTH, number=6)]
    assert origins(sheet(*BOTH), last, blank, cover, spread, *more) == [
        *((1, 0.0), (1, 420.0), (2, 0.0), (2, 420.0), (3, 0.0), (3, 420.0)),
        *((4, 0.0), (5, 0.0), (6, 0.0), (6, 420.0)),
    ]


def test_pages_stay_where_more_of_them_cannot_be_sheets() -> None:
    upright = [sheet(text(60, 540), number=number, width=600) for number in (2, 3)]
    assert origins(sheet(*BOTH), *upright) == [(1, 0.0), (2, 0.0), (3, 0.0)]


def test_all_of_a_half_is_measured_from_its_own_edge() -> None:
    page = PdfPage(
        1,
        WIDTH,
        HEIGHT,
        [*text(*LEFT), *text(*RIGHT), *text(-20, -4, 1), *text(850, 866, 1)],
        rules=[(50.0, 60.0, 790.0, 60.5)],
        images=[(470.0, 100.0, 560.0, 160.0)],
        slanted=[Slanted("图", (500.0, 200.0, 520.0, 220.0), True, 9.0)],
        misplaced="失",
        unsure=[("疑", (480.0, 300.0, 500.0, 310.0))],
        drawings=[(0.0, 0.0, WIDTH, HEIGHT)],
    )
    (left, right), _ = printed_pages([page])
    assert (left.number, right.number, left.width, right.width) == (1, 2, 420.0, 420.0)
    assert left.chars == [*text(*LEFT), *text(-20, -4, 1)]
    assert right.chars == [*text(50, 370), *text(430, 446, 1)]
    assert (left.rules, right.rules) == ([(50.0, 60.0, 420.0, 60.5)], [(0.0, 60.0, 370.0, 60.5)])
    assert (left.images, right.images) == ([], [(50.0, 100.0, 140.0, 160.0)])
    assert (left.slanted, right.slanted) == (
        [],
        [Slanted("图", (80.0, 200.0, 100.0, 220.0), True, 9.0)],
    )
    assert (left.misplaced, right.misplaced) == ("失", "")
    assert (left.unsure, right.unsure) == ([], [("疑", (60.0, 300.0, 80.0, 310.0))])
    assert left.drawings == right.drawings == [(0.0, 0.0, 420.0, HEIGHT)]


def test_a_bookmark_leads_to_both_pages_of_its_sheet() -> None:
    mark = Bookmark("引言", 0, 2, 100.0)
    places = [Origin(1, 0.0), Origin(2, 0.0), Origin(2, 420.0)]
    assert [one.page for one in on_printed_pages([mark], places)] == [2, 3]
