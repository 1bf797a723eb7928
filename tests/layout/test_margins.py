"""Notes in the margin are told from the text they stand beside."""

from typeset import chars, column

from bipaper.layout.lines import rows
from bipaper.layout.margins import find_margin_notes

WIDTH = 600.0
TEXT = "城市公园绿地面积逐年增加居民步行可达性改善明显提高"  # 250 points
NOTE = "面积按竣工图计"


def notes_on(*pages):
    """The text of each page's notes."""
    found = find_margin_notes([rows(page) for page in pages], [WIDTH] * len(pages))
    return ["".join(char.text for line in page for char in line) for page in found]


def note(x, base, size=7.0, text=NOTE):
    return chars(text, x, base, size)


def test_small_type_beside_the_text_is_a_note():
    page = column([TEXT] * 6, 100) + note(370, 116) + note(370, 125, text="不含道路")
    assert notes_on(page) == [NOTE + "不含道路"]


def test_notes_stand_left_of_the_text_too():
    page = column([TEXT] * 6, 100) + note(30, 132)
    assert notes_on(page) == [NOTE]


def test_type_of_the_texts_size_and_marks_are_no_notes():
    page = column([TEXT] * 6, 100) + note(370, 116, 10.0) + note(370, 132, text="(1)")
    assert notes_on(page) == [""]


def test_small_type_with_no_text_beside_it_is_no_note():
    page = column([TEXT] * 6, 100) + note(370, 400)
    assert notes_on(page) == [""]


def test_a_line_of_a_note_may_stand_beside_white_space():
    page = column([TEXT] * 6, 100) + note(370, 180, text="不含道路") + note(370, 194)
    assert notes_on(page) == ["不含道路" + NOTE]


def test_a_note_goes_on_beside_white_space_as_far_as_its_lines_are_near():
    page = column([TEXT] * 6, 100) + [c for n in range(5) for c in note(370, 180 + 14 * n)]
    assert notes_on(page + note(370, 400)) == [NOTE * 5]


def test_a_line_of_figures_flush_below_one_of_a_note_is_its_own():
    page = column([TEXT] * 6, 100) + note(370, 116, text="编号31-") + note(370, 125, text="0187")
    assert notes_on(page) == ["编号31-0187"]
    assert notes_on(page + note(420, 134, text="2033")) == ["编号31-0187"]


def test_a_short_second_column_is_no_margin():
    full = column([TEXT] * 6, 40) + column([TEXT] * 6, 310)
    last = column([TEXT] * 6, 40) + note(310, 116)
    assert notes_on(full, full, last, last) == [""] * 4


def test_nor_is_one_on_the_only_even_page():
    full = column([TEXT] * 6, 40) + column([TEXT] * 6, 310)
    assert notes_on(full, column([TEXT] * 6, 40) + note(310, 116)) == ["", ""]
    noted = column([TEXT] * 6, 40) + note(310, 116)
    assert notes_on(noted, noted) == [NOTE, NOTE]


def test_odd_and_even_pages_may_have_their_margins_on_different_sides():
    odd = column([TEXT] * 6, 60) + note(340, 116)
    even = column([TEXT] * 6, 250) + note(180, 116)
    assert notes_on(odd, even, odd) == [NOTE] * 3


def test_small_lines_in_a_column_that_is_short_on_all_pages_are_no_notes():
    page = column([TEXT] * 6, 40) + column([TEXT], 310) + note(310, 116)
    assert notes_on(page) == [""]


def test_a_note_that_ends_close_before_the_first_words_of_the_text_is_one():
    page = column(["·论著·", *[TEXT] * 6], 100, 84) + note(40, 84) + note(40, 100)
    assert notes_on(page) == [NOTE * 2]
