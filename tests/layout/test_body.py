"""The body's style: what most Chinese characters are set in."""

import pytest
from typeset import chars, column

from bipaper.layout.body import body_style
from bipaper.layout.column_zones import Zone
from bipaper.layout.columns import place
from bipaper.layout.lines import rows

TEXT = "湖泊水位的变化与流域降水量密切相关"


def placed(drawn):
    found = rows(drawn)
    return place(found, 1, [Zone(0, len(found), ())])


def test_the_body_is_what_most_chinese_is_set_in():
    page = column([TEXT] * 6, 50) + chars("标题", 50, 60, 18.0, font="hei")
    style = body_style([placed(page)])
    assert (style.size, style.fonts, style.pitch) == (10.0, ("song",), 16.0)


def test_long_lists_of_english_references_are_not_the_body():
    references = [
        c for n in range(30) for c in chars("Smith J. On lakes. " * 3, 50, 300 + n * 11, 8.0)
    ]
    assert body_style([placed(column([TEXT] * 4, 50) + references)]).size == 10.0


def test_a_second_body_font_counts_a_bold_one_does_not():
    page = column([TEXT] * 4, 50)
    page += [c for n in range(3) for c in chars(TEXT, 50, 200 + n * 16, font="fangsong")]
    page += [c for n in range(3) for c in chars(TEXT, 50, 300 + n * 16, font="hei", bold=True)]
    assert body_style([placed(page)]).fonts == ("song", "fangsong")


@pytest.mark.parametrize(("x", "set_in"), [(50, False), (70, True)])
def test_paragraphs_are_set_in_where_half_of_them_are(x: float, set_in: bool):
    page = column([TEXT, TEXT], 50) + chars("变化。", 50, 200) + chars(TEXT, x, 216)
    assert body_style([placed(page)]).set_in is set_in


def test_an_empty_paper_has_a_style_too():
    assert body_style([]).size == 10.0
