from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.pdf.objects import page_objects
from bipaper.pdf.ruled import join_rules, read_graphics

Draw = Callable[..., pdfium.PdfPage]
Boxes = list[tuple[float, ...]]


def rounded(boxes: Boxes) -> Boxes:
    return [tuple(round(v) for v in box) for box in boxes]


def rules(page: pdfium.PdfPage) -> Boxes:
    return rounded(read_graphics(page_objects(page)).rules)


@pytest.mark.parametrize(
    "content",
    ["20 250 m 120 250 l S", "20 249.8 100 .4 re f", "q 100 0 0 .4 20 249.8 cm /Image Do Q"],
    ids=["stroked", "filled", "image"],
)
def test_a_rule_may_be_a_stroke_a_thin_box_or_a_thin_image(draw: Draw, content: str) -> None:
    assert rules(draw(content)) == [(20, 50, 120, 50)]


def test_pieces_drawn_cell_by_cell_are_one_rule(draw: Draw) -> None:
    content = "20 250 m 60 250 l S 60.5 250 m 90 250 l S 90 250.4 m 120 250.4 l S"
    assert rules(draw(content)) == [(20, 50, 120, 50)]


def test_rules_of_two_columns_stay_apart(draw: Draw) -> None:
    content = "20 250 m 80 250 l S 100 250 m 160 250 l S"
    assert rules(draw(content)) == [(20, 50, 80, 50), (100, 50, 160, 50)]


def test_a_stroked_frame_has_four_rules_and_a_filled_one_none(draw: Draw) -> None:
    assert rules(draw("20 200 100 50 re S")) == [
        (20, 50, 120, 50),
        (20, 50, 20, 100),
        (120, 50, 120, 100),
        (20, 100, 120, 100),
    ]
    assert rules(draw("20 200 100 50 re f")) == []


def test_one_path_may_hold_a_whole_grid(draw: Draw) -> None:
    content = "20 249.8 100 .4 re 20 199.8 100 .4 re 19.8 200 .4 50 re f"
    assert rules(draw(content)) == [(20, 50, 120, 50), (20, 50, 20, 100), (20, 100, 120, 100)]


@pytest.mark.parametrize(
    "content",
    [
        "20 250 m 24 250 l S",
        "20 200 100 8 re f",
        "8 w 20 200 m 120 200 l S",
        "20 200 m 120 250 l S",
        "20 250 m 50 290 90 290 120 250 c S",
        "20 250 100 .4 re n",
    ],
    ids=["short", "thick", "thick stroke", "slanting", "curved", "clipping only"],
)
def test_what_is_no_rule(draw: Draw, content: str) -> None:
    assert rules(draw(content)) == []


def test_a_form_is_walked_in_its_own_coordinates(draw: Draw) -> None:
    assert rules(draw("q 1 0 0 1 5 100 cm /Form Do Q")) == [(25, 179, 105, 180)]


@pytest.mark.parametrize(
    ("rotate", "expected"),
    [
        (0, (20, 50, 120, 50)),
        (90, (250, 20, 250, 120)),
        (180, (80, 250, 180, 250)),
        (270, (50, 80, 50, 180)),
    ],
)
def test_rules_stand_where_a_reader_of_the_rotated_page_sees_them(
    draw: Draw, rotate: int, expected: tuple[float, ...]
) -> None:
    assert rules(draw("20 250 m 120 250 l S", rotate=rotate)) == [expected]


def test_the_page_box_need_not_start_at_zero(draw: Draw) -> None:
    page = draw("20 250 m 120 250 l S", box="-10 -20 190 280")
    assert rules(page) == [(30, 30, 130, 30)]


def test_an_image_whose_place_cannot_be_is_left_out_and_counted(draw: Draw) -> None:
    graphics = read_graphics(page_objects(draw("100 0 0 80 20 20000 cm /Image Do")))
    assert (graphics.images, graphics.misplaced) == ([], 1)


def test_images_are_boxed_where_they_are_drawn(draw: Draw) -> None:
    page = draw("q 100 0 0 80 20 200 cm /Image Do Q")
    assert rounded(read_graphics(page_objects(page)).images) == [(20, 20, 120, 100)]


coordinate = st.integers(0, 200)
piece = st.builds(
    lambda x, y, length: (x, y, x + length, y + 0.5), coordinate, coordinate, coordinate
)


@settings(deadline=None)
@given(st.lists(piece))
def test_joining_is_idempotent_and_covers_every_long_piece(pieces: Boxes) -> None:
    joined = join_rules(pieces)
    assert join_rules(joined) == joined
    for x0, top, x1, _bottom in pieces:
        covers = [r for r in joined if r[0] <= x0 and x1 <= r[2] and r[1] - 1 <= top <= r[3] + 1]
        assert covers or x1 - x0 < 8


def test_a_path_without_a_starting_point_does_no_harm(draw: Draw) -> None:
    assert len(rules(draw("20 250 l 120 250 l S 20 200 m 120 200 l S"))) <= 2


@pytest.mark.parametrize(
    ("content", "shows"),
    [
        ("20 200 100 50 re S", True),
        ("0 0 1 rg 20 200 100 50 re f", True),
        ("0 0 1 rg 20 200 m 70 260 120 260 120 200 c f", True),
        ("1 1 1 rg 20 200 100 50 re f", False),
        ("1 1 1 RG 20 200 100 50 re S", False),
        ("1 1 1 rg 20 200 100 50 re B", True),
        ("/Clear gs 0 0 1 rg 20 200 100 50 re B", False),
        ("20 200 100 50 re n", False),
    ],
    ids=["frame", "area", "curve", "white", "white frame", "white in a frame", "clear", "neither"],
)
def test_what_shows_on_white_is_painted(draw: Draw, content: str, shows: bool) -> None:
    assert (read_graphics(page_objects(draw(content))).painted != []) == shows
