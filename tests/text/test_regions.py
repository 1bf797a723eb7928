"""Where text is printed: boxes of blocks and of spans inside them."""

import pytest

from bipaper.parts.boxed_text import BBox, Block, LineSpan, Region
from bipaper.text.regions import regions_of, span_regions


def line(start: int, text: str, page: int, x0: float, top: float) -> LineSpan:
    """A printed line whose characters are all 10 points wide and high."""
    edges = [x0 + 10 * n for n in range(len(text) + 1)]
    bbox = (x0, top, edges[-1], top + 10)
    return LineSpan(start=start, end=start + len(text), page=page, bbox=bbox, edges=edges)


BLOCK = Block(
    text="甲乙丙丁戊己庚辛壬癸",
    lines=[
        line(0, "甲乙丙", page=1, x0=50, top=700),
        line(3, "丁戊己", page=1, x0=40, top=720),
        line(6, "庚辛", page=1, x0=300, top=100),
        line(8, "壬癸", page=2, x0=40, top=80),
    ],
)


@pytest.mark.parametrize(
    ("start", "end", "boxes"),
    [
        (0, 3, [(1, (50, 700, 80, 710))]),
        (1, 2, [(1, (60, 700, 70, 710))]),
        (2, 4, [(1, (70, 700, 80, 710)), (1, (40, 720, 50, 730))]),
        (7, 9, [(1, (310, 100, 320, 110)), (2, (40, 80, 50, 90))]),
        (4, 4, []),
    ],
)
def test_a_span_has_a_box_for_its_part_of_each_line(
    start: int, end: int, boxes: list[tuple[int, BBox]]
) -> None:
    expected = [Region(page=page, bbox=bbox) for page, bbox in boxes]
    assert span_regions(BLOCK, start, end) == expected


def test_characters_between_lines_have_no_box() -> None:
    spaced = Block(text="one two", lines=[line(0, "one", 1, 0, 0), line(4, "two", 1, 0, 20)])
    assert span_regions(spaced, 3, 4) == []


def test_a_block_has_a_box_for_each_column_and_page_it_stands_on() -> None:
    assert regions_of(BLOCK.lines) == [
        Region(page=1, bbox=(40, 700, 80, 730)),
        Region(page=1, bbox=(300, 100, 320, 110)),
        Region(page=2, bbox=(40, 80, 60, 90)),
    ]
