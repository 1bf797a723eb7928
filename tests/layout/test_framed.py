"""Text in a box of a column, and the paragraph that the box interrupts."""

import pytest
from typeset import chars, column, full_width, rule

from bipaper.layout.body import BodyStyle
from bipaper.layout.framed import with_frames
from bipaper.parts.boxed_text import BBox
from bipaper.text.body.paragraphs import split_paragraphs
from bipaper.text.join import join_lines

STYLE = BodyStyle(10.0, ("song",), 16.0)
ABOVE = [
    "面向步道的座椅平均每小时被使用四次以上，背向步",
    "道的只有一次，带靠背和扶手的座椅使用时长更久，因",
]
BELOW = ["此应当成组布置，并与乔木相结合，这样夏季也能坐。", "冬季则要避风。"]
BOXED = ["两条长椅夹着一张小桌，", "下棋的人最喜欢。"]
BOX = (50.0, 126.0, 290.0, 162.0)


def drawn(boxed: list[str], size: float = 9.0, font: str = "song") -> list:  # type: ignore[type-arg]
    """A column with lines between its paragraph's: two above, the rest below."""
    inside = [
        char
        for n, text in enumerate(boxed)
        for char in chars(text, 60.0, 140.0 + 14.0 * n, size, font=font)
    ]
    return [*column(ABOVE, 50.0), *inside, *column(BELOW, 50.0, base=180.0)]


def paragraphs(
    boxed: list[str], boxes: list[BBox], rules: list[BBox] | None = None, **look: object
) -> list[str]:
    flow = full_width(drawn(boxed, **look))  # type: ignore[arg-type]
    placed = with_frames(flow, boxes, rules or [], STYLE)
    return [
        join_lines([item.line.text for item in group.lines])
        for group in split_paragraphs(placed, STYLE)
    ]


def test_a_box_stands_behind_the_paragraph_that_it_interrupts() -> None:
    assert paragraphs(BOXED, [BOX]) == ["".join(ABOVE + BELOW), "".join(BOXED)]


def test_a_clause_goes_on_below_a_box_and_a_short_line_without_an_end_does_not() -> None:
    def around(last: str) -> list[str]:
        text = [*column([*ABOVE, last], 50.0), *chars(BOXED[0], 60.0, 164.0, 9.0)]
        text += [*chars(BOXED[1], 60.0, 178.0, 9.0), *column(BELOW, 50.0, base=206.0)]
        flow = with_frames(full_width(text), [(50.0, 150.0, 290.0, 186.0)], [], STYLE)
        return [group.lines[0].line.text for group in split_paragraphs(flow, STYLE)]

    assert around("而且，") == [ABOVE[0], BOXED[0]]
    assert around("例文") == [ABOVE[0], BOXED[0], BELOW[0]]


def test_a_frame_around_one_line_or_most_of_a_page_is_no_box() -> None:
    assert paragraphs(BOXED[:1], [BOX]) == paragraphs(BOXED[:1], [])
    around = (40.0, 80.0, 300.0, 220.0)
    assert paragraphs(BOXED, [around]) == paragraphs(BOXED, [])


def test_what_is_labelled_in_a_box_is_the_front_matters() -> None:
    flow = full_width(drawn(["摘要：座椅宜成组布置。", "关键词：座椅；乔木"]))
    assert with_frames(flow, [BOX], [], STYLE) == flow


@pytest.mark.parametrize(("size", "font"), [(14.0, "song"), (10.0, "kai")])
def test_lines_of_other_type_between_two_rules_are_in_a_box(size: float, font: str) -> None:
    rules = [rule(50.0, 290.0, 126.0), rule(50.0, 290.0, 160.0)]
    quoted = ["“灯一亮，人就来了，", "这最便宜。”"]
    found = paragraphs(quoted, [], rules, size=size, font=font)
    assert found == ["".join(ABOVE + BELOW), "".join(quoted)]
    plain = paragraphs(BOXED, [], rules, size=10.0)
    assert plain == paragraphs(BOXED, [], size=10.0)
