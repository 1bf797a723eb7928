"""What is drawn of a paper."""

from functools import cache
from pathlib import Path

import msgspec
import pytest
from samples import SAMPLES, pdf_of
from specimen import SPECIMENS

from bipaper.export.drawing import COLOURS, Box, boxes, sheets
from bipaper.parts.set_aside import Unplaced
from bipaper.settings import Extract
from bipaper.text.paper import Reading, read_paper


@cache
def reading(path: Path) -> Reading:
    return read_paper(path, path.stem, path.name, Extract(ocr="never"))


def specimen(name: str) -> Reading:
    return reading(SPECIMENS / f"{name}.pdf")


def labels(name: str, kind: str) -> list[tuple[int, str]]:
    return [(box.page, box.label) for box in boxes(reading(pdf_of(name))) if box.kind == kind]


def test_each_part_of_a_paper_has_its_box() -> None:
    assert sorted(boxes(specimen("rotated_page"))) == [
        Box(1, "front matter", "title", (221.1, 65.5, 374.1, 82.9)),
        Box(1, "furniture", "footer", (295.5, 796.2, 299.7, 805.4)),
        Box(1, "furniture", "header", (272.1, 36.1, 323.1, 44.8)),
        Box(1, "heading", "s1 level 1", (62.4, 95.5, 129.0, 107.8)),
        Box(1, "heading", "s2 level 1", (62.4, 177.5, 105.0, 189.7)),
        Box(1, "paragraph", "p1", (62.4, 119.2, 532.9, 161.6)),
        Box(1, "paragraph", "p2", (62.4, 201.2, 532.9, 243.6)),
        Box(2, "caption", "table 1", (345.1, 92.8, 524.0, 101.9)),
        Box(2, "figure, table", "table 1", (84.8, 107.7, 779.8, 190.5)),
        Box(2, "paragraph", "p3", (85.0, 60.8, 779.5, 87.3)),
        Box(2, "paragraph", "p4", (85.0, 197.1, 779.5, 223.7)),
    ]


def test_a_paragraph_that_goes_on_elsewhere_has_its_number_and_a_letter_for_each_part() -> None:
    assert labels("heat_pump_policy", "paragraph")[:8] == [
        (1, "p1"),
        (1, "p2a"),
        (1, "p2b"),
        (1, "p3"),
        (2, "p4"),
        (2, "p5"),
        (2, "p6"),
        (2, "p7a"),
    ]


def test_front_matter_is_told_apart_in_both_languages() -> None:
    drawn = labels("heat_pump_policy", "front matter") + labels("heat_pump_policy", "abstract")
    assert drawn == [
        (1, "title"),
        (1, "authors"),
        (1, "affiliations"),
        (1, "keywords"),
        (1, "title"),
        (1, "authors"),
        (1, "affiliations"),
        (1, "keywords"),
        (1, "fields"),
        (1, "abstract.zh"),
        (1, "abstract.en"),
    ]


def test_headings_show_their_level() -> None:
    assert labels("heat_pump_policy", "heading")[6:10] == [
        (2, "s7 level 2"),
        (2, "s8 level 3"),
        (2, "s9 level 3"),
        (2, "s10 level 1"),
    ]


def test_a_column_runs_from_its_first_line_to_its_last() -> None:
    found = [box for box in boxes(specimen("unbalanced_last_page")) if box.kind == "column"]
    assert found[2:] == [
        Box(2, "column", "", (62.4, 66.1, 286.3, 765.9)),
        Box(2, "column", "", (309.0, 66.3, 532.9, 204.4)),
    ]


def test_what_is_set_aside_says_what_it_is() -> None:
    furniture = {box.label for box in boxes(specimen("watermark")) if box.kind == "furniture"}
    assert furniture == {"header", "footer", "watermark"}


def test_pieces_of_one_line_that_no_part_keeps_have_one_label() -> None:
    read = specimen("first_page_masthead")
    pieces = [
        Unplaced(text="卷", page=1, bbox=(x, y, x + 9.0, y + 9.0), why="unread")
        for x, y in ((60.0, 100.0), (90.0, 100.0), (60.0, 120.0))
    ]
    paper = msgspec.structs.replace(read.paper, unplaced=pieces)
    left = [box for box in boxes(read._replace(paper=paper)) if box.kind == "unplaced"]
    assert [(box.label, box.bbox[:2]) for box in left] == [
        ("", (60.0, 100.0)),
        ("unread", (90.0, 100.0)),
        ("unread", (60.0, 120.0)),
    ]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_everything_drawn_lies_on_its_page_and_needs_no_font(path: Path) -> None:
    for sheet in sheets(reading(path)):
        for box in sheet.boxes:
            x0, top, x1, bottom = box.bbox
            assert 0 <= x0 < x1 <= sheet.width
            assert 0 <= top < bottom <= sheet.height
            assert box.page == sheet.number
            assert box.label.isascii()


def test_what_is_drawn_later_lies_over_what_is_drawn_first() -> None:
    kinds = [box.kind for box in sheets(reading(pdf_of("heat_pump_policy")))[1].boxes]
    assert kinds == sorted(kinds, key=list(COLOURS).index)


def test_a_line_says_how_a_page_was_read() -> None:
    heads = [sheet.head for sheet in sheets(specimen("sideways_page"))]
    assert heads == ["page 1 of 2", "page 2 of 2, turned by 90 degrees"]


def test_boxes_are_drawn_in_points_of_the_file() -> None:
    (page, *_) = sheets(reading(pdf_of("heat_pump_policy")))
    read = reading(pdf_of("heat_pump_policy"))
    (twice, *_) = sheets(read._replace(places=read.places._replace(unit=2.0)))
    assert (twice.width, twice.height) == (2 * page.width, 2 * page.height)
    assert [box.bbox for box in twice.boxes] == [
        tuple(2 * edge for edge in box.bbox) for box in page.boxes
    ]


def test_what_stands_on_a_page_of_two_is_drawn_on_their_sheet() -> None:
    (first, second) = sheets(specimen("two_up"))
    assert [(sheet.width > sheet.height, sheet.head) for sheet in (first, second)] == [
        (True, "page 1 of 2"),
        (True, "page 2 of 2"),
    ]
    placed = {box.label: box.bbox[0] > first.width / 2 for box in first.boxes}
    assert (placed["s1 level 1"], placed["p9a"], placed["p9b"]) == (False, False, True)
