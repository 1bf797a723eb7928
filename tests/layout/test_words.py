"""A space inside a word is closed, one between two words is kept.

In the examples "|" is a gap within a word, a space one between words, "_" a narrow one that the
file drew as a space.
"""

from collections.abc import Mapping

import pytest

from bipaper.layout.lines import Line, make_lines
from bipaper.layout.words import close_words, is_word
from bipaper.pdf.glyphs import Char

UNEVEN = (0.0, 0.5, 1.0, 1.5)  # points between the letters of a word
GAPS = {"|": 0.25, " ": 0.5, "_": 0.25}


def placed(text: str, gaps: Mapping[str, float] = GAPS, x: float = 0.0) -> list[Char]:
    """Letters of 10 points, half an em wide, placed unevenly, with these gaps (em) between."""
    found: list[Char] = []
    drawn = False
    for at, char in enumerate(text):
        if char in gaps:
            x += 10 * gaps[char]
            drawn = char == "_"
            continue
        if at and text[at - 1] not in gaps:
            x += UNEVEN[at % 4]
        width = 5.0 if char.isascii() else 10.0
        found.append(Char(char, x, 91, x + width, 101, 100, 10.0, "roman", False, drawn))
        x += width
        drawn = False
    return found


def read(*texts: str, gaps: Mapping[str, float] = GAPS) -> list[str]:
    """The texts as lines of one paper."""
    (lines,) = close_words([[Line(placed(text, gaps), 1) for text in texts]])
    return [line.text for line in lines]


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("T|he paper dis|cus|ses lakes", "The paper discusses lakes"),
        ("To add|res|s the challen|gin|g p|roblem|s", "To address the challenging problems"),
        ("a study o|f t|he lake by the town", "a study of the lake by the town"),
        ("Am|st|erdam and its canals in winter", "Amsterdam and its canals in winter"),
        ("the W|ETLA|NDS of the north", "the WETLANDS of the north"),
    ],
)
def test_words_of_the_list_are_put_together(printed: str, right: str):
    assert read(printed) == [right]


def test_pieces_are_put_together_where_all_spaces_are_alike():
    """A hyphen taken out, as when lines are set anew."""
    assert read("imple mentation of the system") == ["implementation of the system"]


def test_the_likeliest_words_are_put_together():
    """Not "oft he lake"."""
    assert read("Meet|ing o|f t|he town by the lake") == ["Meeting of the town by the lake"]


@pytest.mark.parametrize(
    "printed",
    [
        "the mean of x at time t he measured",
        "LI Q and MA R studied the lake",
        "SHI Ning and WU Jing studied lakes",
        "in form and in colour they differ",
    ],
)
def test_a_clear_space_beside_a_letter_a_name_or_a_word_is_kept(printed: str):
    assert read(printed) == [printed]


def test_the_white_space_of_the_line_puts_together_what_no_list_knows():
    (text,) = read("Kv|artz and Zub|rowka studied the lakes")
    assert text == "Kvartz and Zubrowka studied the lakes"


def test_two_words_are_kept_apart_by_a_narrow_space():
    assert read("copy|detection of the texts in the lake") == [
        "copy detection of the texts in the lake"
    ]


def test_a_word_and_an_unknown_one_are_kept_apart():
    assert read("the QXZV|International of the lakes and towns") == [
        "the QXZV International of the lakes and towns"
    ]


def test_two_words_are_one_where_the_paper_prints_them_so():
    usual = "LakeNet and LakeNet were used for the towns"
    assert read(usual, "Lake|Net was used for the towns")[1] == "LakeNet was used for the towns"
    assert read("Lake|Net was used for the towns") == ["Lake Net was used for the towns"]


OWN = "CNN and CNN and ILSVRC and ILSVRC were used"  # what no list knows, printed twice


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("the CN|N of the lake and the town", "the CNN of the lake and the town"),
        ("on ILSV_RC and other sets of lakes", "on ILSVRC and other sets of lakes"),
        ("用C|N|N识别湖泊", "用CNN识别湖泊"),
        ("用CN N识别湖泊", "用CNN识别湖泊"),
    ],
)
def test_what_the_paper_prints_elsewhere_is_put_together(printed: str, right: str):
    assert read(OWN, printed)[1] == right


def test_what_the_paper_prints_once_may_be_a_mistake_itself():
    assert read("QXZVK was used", "用QXZ VK识别湖泊")[1] == "用QXZ VK识别湖泊"


def test_a_word_between_chinese_is_no_piece_of_what_the_paper_prints_elsewhere():
    usual = "LakeTFP and LakeTFP were used"
    assert read(usual, "用Lake TFP识别湖泊")[1] == "用Lake TFP识别湖泊"


def test_a_space_as_wide_as_the_others_is_kept_in_what_the_paper_prints_as_one():
    printed = "the CN N of the lake and the town"
    assert read(OWN, printed)[1] == printed


@pytest.mark.parametrize("printed", ["of the", "10 kV", "x y"])
def test_words_numbers_and_variables_are_not_told_by_the_paper(printed: str):
    """Where letters hang over, some lines of a paper have "ofthe"."""
    usual = f"{printed.replace(' ', '')} lakes and {printed.replace(' ', '')} towns"
    line = f"{printed.replace(' ', '-')} lakes and the town of the north"
    assert read(usual, line, gaps={**GAPS, "-": 0.42})[1] == line.replace("-", " ")


def test_an_initial_is_not_part_of_the_name_before_it():
    printed = "WU|J and ZHANG|H studied the lakes of the north"
    assert read(printed) == ["WU J and ZHANG H studied the lakes of the north"]


def test_a_space_that_was_drawn_is_kept_between_what_makes_no_word():
    assert read("Kv_artz studied the lakes of the north") == [
        "Kv artz studied the lakes of the north"
    ]


def test_a_short_line_goes_by_the_spaces_of_its_font():
    lines = ["the lakes and the towns of the north were seen"] * 4
    short = ["湖QZ|NK的水"] * 3
    assert read(*lines, *short)[-1] == "湖QZNK的水"
    assert read(*short)[-1] == "湖QZ NK的水"


def test_digits_are_put_together_as_letters_are():
    assert read("in the year 20|19 the lakes were seen") == ["in the year 2019 the lakes were seen"]


def test_columns_are_judged_apart():
    """The right one has spaces as narrow as the gaps within words of the left."""
    left = placed("Kv|artz studied the lakes of the north")
    right = placed("QX ZV studied the lakes", {" ": 0.25}, x=left[-1].x1 + 20)
    ((line,),) = close_words([[Line([*left, *right], 1)]])
    assert line.text == "Kvartz studied the lakes of the north QX ZV studied the lakes"


def test_lines_without_a_space_inside_a_word_are_left_as_they_are():
    lines = make_lines([placed("the lakes of the north"), placed("湖泊的水质")], 1)
    (read_again,) = close_words([lines])
    assert [a is b for a, b in zip(lines, read_again, strict=True)] == [True, True]


@pytest.mark.parametrize("text", ["lake", "Lake", "LAKE", "a", "I", "the"])
def test_a_word_is_written_as_words_are(text: str):
    assert is_word(text)


@pytest.mark.parametrize("text", ["laKe", "b", "qxzv", "2019", "th"])
def test_what_is_no_word(text: str):
    assert not is_word(text)
