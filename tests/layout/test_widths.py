"""Advance widths learned where a font gives one width to all letters."""

from typeset import chars

from bipaper.layout.lines import Line
from bipaper.layout.widths import repair_widths

SENTENCE = "tested water samples revealed better oxygen levels where reeds were seeded"
LESSON = "disturbed sediments released dissolved nutrients considerably undermining restorations"


def made_up(text: str, base: float):
    """Letters placed half an em apart, each claiming a whole em."""
    return [c._replace(x1=c.x0 + 10.0) for c in chars(text, base=base)]


def test_words_part_again_where_widths_are_made_up():
    page = made_up(SENTENCE, 10) + made_up(LESSON, 30)
    (mended,) = repair_widths([page])
    assert Line([c for c in mended if c.base == 10], 1).text == SENTENCE


def test_true_widths_are_left_alone():
    page = chars(SENTENCE, base=10)
    assert repair_widths([page]) == [page]


def test_chinese_keeps_its_full_width():
    page = made_up(SENTENCE, 10) + chars("水体", base=50)
    (mended,) = repair_widths([page])
    assert [c.x1 - c.x0 for c in mended if c.base == 50] == [10.0, 10.0]
