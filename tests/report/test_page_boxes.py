"""What a document says of its pages becomes boxes, each called by its part of the document."""

from bipaper.model import Document
from bipaper.parts.boxed_text import Region
from bipaper.parts.metadata import FrontMatterPart
from bipaper.parts.set_aside import Furniture
from bipaper.report.page_boxes import PageBox, boxes_by_page


def test_every_part_that_has_a_place_has_a_box(document: Document) -> None:
    assert boxes_by_page(document) == {
        1: [PageBox(1, "heading", "s1", "H1", (0, 0, 9, 9))],
        2: [
            PageBox(2, "paragraph", "p1", "1", (1, 2, 3, 4)),
            PageBox(2, "table", "table-1", "T1", (0, 4, 2, 9)),
            PageBox(2, "caption", "caption-1", "C1", (0, 1, 2, 3)),
            PageBox(2, "formula", "formula-1", "F1", (1, 5, 3, 6)),
            PageBox(2, "unplaced", "unplaced-1", "?", (50, 700, 80, 710)),
            PageBox(2, "sentence", "p1.s1", "", (1, 2, 3, 4)),
            PageBox(2, "claim", "p1.c0-17", "", (1, 2, 3, 4)),
        ],
        3: [PageBox(3, "formula", "formula-2", "F2", (1, 2, 3, 4))],
    }


def test_parts_of_the_front_matter_and_furniture_have_boxes(document: Document) -> None:
    here, there = Region(page=1, bbox=(1, 2, 3, 4)), Region(page=1, bbox=(5, 6, 7, 8))
    document.front = [FrontMatterPart(part="title", lang="zh", regions=[here, there])]
    document.furniture = [Furniture(kind="footer", text="1", page=1, regions=[here])]
    assert boxes_by_page(document)[1][:3] == [
        PageBox(1, "furniture", "furniture-1", "footer", (1, 2, 3, 4)),
        PageBox(1, "front", "title.zh", "titlea", (1, 2, 3, 4)),
        PageBox(1, "front", "title.zh", "titleb", (5, 6, 7, 8)),
    ]


def test_a_paragraph_that_goes_on_elsewhere_has_a_letter_for_each_part(document: Document) -> None:
    document.paragraphs[0].regions += [Region(page=3, bbox=(5, 6, 7, 8))]
    boxes = [box for page in boxes_by_page(document).values() for box in page]
    assert [(box.page, box.label) for box in boxes if box.of == "p1"] == [(2, "1a"), (3, "1b")]


def test_what_has_no_place_has_no_box(document: Document) -> None:
    document.unplaced[0].bbox = None
    assert not any(box.kind == "unplaced" for box in boxes_by_page(document)[2])
