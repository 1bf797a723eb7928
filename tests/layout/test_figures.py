"""Figures that are drawn in lines: their boxes and what stands in them."""

import pytest
from typeset import chars, column, full_width, rule

from bipaper.layout.body import BodyStyle
from bipaper.layout.boxes import Surroundings
from bipaper.layout.column_zones import Zone
from bipaper.layout.columns import place
from bipaper.layout.floats import find_floats, with_sideways
from bipaper.layout.lines import rows
from bipaper.layout.strips import Gutter
from bipaper.parts.boxed_text import BBox
from bipaper.pdf.slanted import Slanted

BODY = BodyStyle(10.0, ("song",), 16.0)
TEXT = "湿地公园的水鸟数量随水位变化而波动春秋两季最明显"  # fills a column from 50 to 290
ENTRY = "林知远：《水鸟与水位》，《湿地》第4期。"
COLUMNS = Zone(0, 999, (Gutter(290.0, 310.0),))


def figures(placed, drawings, images=()):
    """label: its lines and the height of its box, rounded."""
    found = find_floats(Surroundings(placed, (), images, BODY, drawings))
    return {
        one.label.text: ([x.text for x in one.inside], round(one.bbox[1]), round(one.bbox[3]))
        for one in found
    }


def test_small_type_above_a_drawing_is_not_in_its_figure():
    page = column([TEXT] * 3, 50) + chars(ENTRY, 50, 160, 9) + chars(ENTRY, 50, 172, 9)
    page += chars("月份", 160, 290, 8) + chars("图1 水位", 150, 310, 9)
    assert figures(full_width(page), [(60, 200, 280, 280)]) == {"图1": (["月份"], 200, 302)}


def test_the_shaded_box_of_an_abstract_above_a_drawing_is_not_in_its_figure():
    page = chars("湿地公园的水鸟", 50, 110, 16) + chars("林知远", 50, 130, 10)
    for at, text in enumerate(("【摘要】" + TEXT[:20], TEXT, "【关键词】水鸟")):
        page += chars(text, 50, 150 + 14 * at, 9)
    page += chars("月份", 160, 290, 8) + chars("图1 水位", 150, 310, 9)
    shaded, drawn = (50, 140, 290, 190), (60, 202, 280, 280)
    assert figures(full_width(page), [shaded, drawn]) == {"图1": (["月份"], 202, 302)}


def test_larger_type_above_a_drawing_is_not_in_its_figure():
    page = chars("湿地公园的水鸟", 100, 192, 16)
    page += chars("月份", 160, 290, 8) + chars("图1 水位", 150, 310, 9)
    assert figures(full_width(page), [(60, 202, 280, 280)]) == {"图1": (["月份"], 202, 302)}


def test_small_type_at_the_edges_of_a_drawing_is_in_its_figure():
    page = column([TEXT] * 3, 50) + chars("各月的水位", 120, 190, 8) + chars("米", 70, 198, 8)
    page += chars("月份", 160, 290, 8) + chars("图1 水位", 150, 310, 9)
    found = figures(full_width(page), [(60, 202, 280, 280)])
    assert found == {"图1": (["各月的水位", "米", "月份"], 183, 302)}


def test_small_type_above_a_picture_is_in_its_figure():
    page = column([TEXT] * 3, 50) + chars("水位/米", 50, 190, 8)
    page += chars("月份", 160, 290, 8) + chars("图1 水位", 150, 310, 9)
    found = figures(full_width(page), [], [(60, 202, 280, 280)])
    assert found == {"图1": (["水位/米", "月份"], 183, 302)}


def test_a_drawing_may_follow_its_caption_below_other_small_type():
    page = column([TEXT] * 3, 50) + chars(ENTRY, 50, 160, 9) + chars("图1 水位", 150, 200, 9)
    page += chars("月份", 160, 312, 8) + chars("资料来源：自测", 60, 324, 8)
    page += column([TEXT] * 3, 50, 360)
    assert figures(full_width(page), [(60, 210, 280, 300)]) == {"图1": (["月份"], 201, 313)}


def test_a_drawing_over_its_own_caption_is_not_the_figure_of_the_caption_above():
    page = column([TEXT] * 3, 50) + chars("测量", 160, 170, 8) + chars("图1 步骤", 150, 200, 9)
    page += chars("月份", 160, 290, 8) + chars("图2 水位", 150, 310, 9)
    found = figures(full_width(page), [(60, 206, 280, 280)])
    assert {label: lines for label, (lines, _, _) in found.items()} == {
        "图1": ["测量"],
        "图2": ["月份"],
    }


def test_text_between_two_drawings_ends_the_figure():
    page = chars("测量", 160, 110, 8) + chars(TEXT, 50, 140) + chars("月份", 160, 200, 8)
    page += chars("图1 水位", 150, 220, 9)
    assert figures(full_width(page), [(60, 90, 280, 124), (60, 150, 280, 190)]) == {
        "图1": (["月份"], 150, 212)
    }


def test_a_drawing_that_reaches_over_its_column_takes_all_that_is_drawn_beside_it():
    left = column([TEXT] * 3, 50, 250) + chars("春季", 100, 150, 8) + chars("图1 水鸟", 50, 220, 9)
    right = column([TEXT] * 3, 310, 250) + chars("秋季", 420, 150, 8)
    placed = place(rows(left + right), 1, [COLUMNS])
    found = figures(placed, [(60, 120, 330, 200), (360, 120, 540, 200)])
    assert found == {"图1": (["春季", "秋季"], 120, 212)}


def test_parts_of_a_figure_side_by_side_are_one():
    drawn = [chars("春季", 100, 150, 8), chars("秋季", 330, 150, 8), chars("图1 水鸟", 120, 220, 9)]
    placed = [item for one in drawn for item in full_width(one, 50, 250)]
    parts = [(60, 120, 200, 200), (300, 121, 440, 199)]
    assert figures(placed, parts) == {"图1": (["春季", "秋季"], 120, 212)}


def test_bars_of_all_heights_are_one_figure_with_what_stands_above_the_highest():
    page = column([TEXT] * 3, 50) + chars("51", 80, 217, 7) + chars("95", 165, 188, 7)
    page += chars("月份", 160, 290, 8) + chars("图1 水位", 150, 310, 9)
    bars = [(70, 220, 100, 280.1), (155, 190, 185, 280), (230, 260, 260, 280)]
    assert figures(full_width(page), bars) == {"图1": (["95", "51", "月份"], 182, 302)}


def test_a_drawing_under_the_text_and_a_figure_adds_nothing_to_the_figure():
    page = column([TEXT, "春秋两季最多。"], 50, 160)
    page += chars("月份", 160, 290, 8) + chars("图1 水位", 150, 310, 9)
    drawn, watermark = (60, 200, 280, 280), (120, 150, 220, 260)
    assert figures(full_width(page), [drawn, watermark]) == {"图1": (["月份"], 200, 302)}


def test_a_drawing_with_a_caption_of_its_own_is_no_part_of_the_figure_beside_it():
    drawn = [chars("春季", 100, 150, 8), chars("秋季", 330, 150, 8)]
    drawn += [chars("图1 水鸟", 120, 220, 9), chars("图2 水位", 350, 220, 9)]
    placed = [item for one in drawn for item in full_width(one, 50, 450)]
    found = figures(placed, [(60, 120, 200, 200), (300, 121, 440, 199)])
    assert {label: lines for label, (lines, _, _) in found.items()} == {
        "图1": ["春季"],
        "图2": ["秋季"],
    }


def test_drawings_of_two_figures_on_one_height_are_not_piled():
    drawn = [chars("春季", 100, 150, 8), chars("秋季", 330, 150, 8), chars("76", 360, 117, 8)]
    drawn += [chars("图1 水鸟", 120, 228, 9), chars("图2 水位", 350, 218, 9)]
    placed = [item for one in drawn for item in full_width(one, 50, 450)]
    found = figures(placed, [(60, 120, 200, 208), (300, 120, 440, 199)])
    assert {label: lines for label, (lines, _, _) in found.items()} == {
        "图1": ["春季"],
        "图2": ["秋季", "76"],
    }


def test_a_table_below_is_no_caption_of_a_figure_s_drawing():
    page = chars("月份", 160, 150, 8) + chars("图1 水位", 150, 200, 9)
    page += chars("表1 水鸟", 150, 226, 9) + chars("站点", 60, 246, 8) + chars("数量", 200, 246, 8)
    assert figures(full_width(page), [(60, 120, 280, 190)])["图1"] == (["月份"], 120, 192)


def test_text_beside_a_drawing_is_not_in_its_figure():
    short = "湿地的水鸟随水位变"
    page = [c for n in range(4) for c in chars(short, 50, 150 + 16 * n)]
    page += chars("米", 152, 160, 8) + chars("月份", 200, 216, 8) + chars("图1 水位", 200, 230, 9)
    drawing = (165, 140, 290, 205)
    placed = [
        item
        for row in rows(page)
        for run in (row[: len(short)], row[len(short) :])
        if run
        for item in full_width(run)
    ]
    lines, _, _ = figures(placed, [drawing])["图1"]
    assert lines == ["米", "月份"]


def placed_alone(*drawn):
    """Each piece as a line of its own, as columns part them."""
    return [item for one in drawn for item in full_width(one)]


MARGIN = chars("图1 各月的水位", 20, 160, 8)
SHOWN = (160, 130, 280, 205)  # a drawing right of it


def test_a_caption_may_stand_beside_its_drawing():
    labels = (chars("米", 148, 140, 8), chars("月份", 210, 216, 8))
    text = [chars(TEXT, 150, 100 + 16 * n) for n in (-1, 0, 9, 10)]
    placed = placed_alone(*text[:2], MARGIN, *labels, *text[2:])
    assert figures(placed, [SHOWN]) == {"图1": (["米", "月份"], 130, 217)}


def test_a_strip_of_drawings_beside_captions_is_in_a_figure_down_to_its_last_words():
    labels = (chars("月份", 210, 216, 8), chars("水鸟", 210, 330, 8))
    text = [chars(TEXT, 150, 100 + 16 * n) for n in (-1, 0, 17, 18)]
    placed = placed_alone(*text[:2], MARGIN, *labels, *text[2:])
    found = figures(placed, [SHOWN, (160, 225, 280, 318)])
    assert found == {"图1": (["月份", "水鸟"], 130, 331)}


def test_text_between_a_caption_and_a_drawing_parts_them():
    between = [chars("湿地", 120, 140 + 16 * n) for n in range(4)]
    text = [chars(TEXT, 20, 100 - 16 * n) for n in (1, 0)]
    placed = placed_alone(*text, MARGIN, *between, chars("月份", 210, 216, 8))
    assert "月份" not in figures(placed, [SHOWN])["图1"][0]


def test_a_frame_around_running_text_is_no_figure():
    page = column([TEXT] * 3, 50) + chars("月份", 160, 200, 8) + chars("图1 水位", 150, 220, 9)
    lines, top, _ = figures(full_width(page), [(45, 85, 295, 170)])["图1"]
    assert (lines, top > 130) == (["月份"], True)


@pytest.mark.parametrize(
    ("box", "sideways", "size", "is_its"),
    [
        ((45, 210, 55, 270), True, 9.0, True),  # the name of an axis, in the figure
        ((35, 210, 45, 270), True, 9.0, True),  # or left of it
        ((10, 210, 20, 270), True, 9.0, False),  # far off, a stamp in the margin
        ((35, 400, 45, 460), True, 9.0, False),  # on other heights
        ((45, 210, 105, 270), False, 17.0, False),  # at another angle, a watermark
        ((75, 260, 95, 280), False, 8.0, True),  # or a label of the axis below
        ((10, 210, 30, 230), False, 8.0, False),  # but not beside it
    ],
)
def test_what_stands_at_an_angle_in_a_figure_or_upright_close_beside_it_is_in_it(
    box: BBox, sideways: bool, size: float, is_its: bool
) -> None:
    page = column([TEXT] * 3, 50) + chars("图1 水位", 150, 310, 9)
    drawn = Surroundings(full_width(page), (), (), BODY, [(60, 200, 280, 280)])
    piece = Slanted("水位（米）", box, sideways, size)
    (figure,), left = with_sideways(find_floats(drawn), [piece], BODY)
    expected = (("水位（米）",), []) if is_its else ((), [piece])
    assert (figure.sideways, left) == expected


def test_the_name_of_an_axis_is_in_the_nearest_figure_and_in_no_table() -> None:
    page = chars("图1 水位", 60, 310, 9) + chars("图2 水鸟", 400, 310, 9)
    page += chars("表1 水位", 330, 150, 9) + chars("一月", 330, 175, 9)
    boxes = [(50, 200, 290, 280), (320, 200, 560, 280)]
    rules = [rule(310, 570, 160), rule(310, 570, 180)]
    found = find_floats(Surroundings(place(rows(page), 1, [COLUMNS]), rules, (), BODY, boxes))
    named = {"只": (308, 220, 318, 270), "月": (312, 162, 320, 178)}
    pieces = [Slanted(text, box, sideways=True, size=9.0) for text, box in named.items()]
    floats, left = with_sideways(found, pieces, BODY)
    assert {one.label.text: one.sideways for one in floats} == {
        "图1": (),
        "图2": ("只",),
        "表1": (),
    }
    assert left == pieces[1:]


@pytest.mark.parametrize(
    ("bottom", "box"),
    [(296.0, (65.0, 150.0, 505.5)), (275.0, (50.0, 160.0, 550.0))],
    ids=["down to the caption", "across the drawing"],
)
def test_what_rules_enclose_with_a_drawing_down_to_its_caption_is_its_figure(bottom, box):
    sides = [(x, 150.0, x + 0.5, bottom) for x in (65.0, 505.0)]
    frame = [*sides, rule(65, 505, 150), rule(65, 505, bottom)]
    page = full_width(chars("水位", 75, 220, 10) + chars("水池", 350, 240, 7), 50, 550)
    page += full_width(chars("图1 水位", 280, 310, 9), 50, 550)
    drawn = [(300.0, 160.0, 460.0, 280.0)]
    (one,) = find_floats(Surroundings(page, frame, (), BODY, drawn))
    assert one.bbox[:3] == box


@pytest.mark.parametrize(
    ("bottom", "names"),
    [(194.0, ["水池", "闸门"]), (180.0, ["闸门"])],
    ids=["beside the drawing", "apart from it"],
)
def test_what_is_framed_right_above_a_drawing_is_in_its_figure(bottom, names):
    """A frame as wide as a rule across the page is none of the drawings."""
    sides = [(x, 150.0, x + 0.5, bottom) for x in (65.0, 505.0)]
    frame = [*sides, rule(65, 505, 150), rule(65, 505, bottom)]
    drawn = [(60.0, 210.0, 560.0, 290.0)]
    # The labels have read as columns do, as they may above a page's text.
    page = place(rows(chars("水池", 160, 170, 7) + chars("闸门", 160, 202, 7)), 1, [COLUMNS])
    page += full_width(chars("图1 水位", 280, 310, 9), 50, 550)
    found = find_floats(Surroundings(page, frame, (), BODY, drawn))
    assert [[x.text for x in one.inside] for one in found] == [names]
