"""What is taken out of a block leaves the rest in its place."""

from bipaper.parts.boxed_text import Block, LineSpan
from bipaper.text.cuts import with_text, without


def block() -> Block:
    """Two lines, "abc" at 0-30 and "defg" at 0-40 points, joined by a space; c and f are raised."""
    box = (0.0, 0.0, 40.0, 10.0)
    return Block(
        text="abc defg",
        lines=[
            LineSpan(start=0, end=3, page=1, bbox=box, edges=[0, 10, 20, 30]),
            LineSpan(start=4, end=8, page=1, bbox=box, edges=[0, 10, 20, 30, 40]),
        ],
        superscripts=[(2, 3), (6, 7)],
    )


def shown(cut: Block) -> list[tuple[str, list[float]]]:
    return [(cut.text[line.start : line.end], line.edges) for line in cut.lines]


def test_the_characters_that_stay_keep_their_edges():
    cut = without(block(), [(1, 2), (4, 5)])
    assert cut.text == "ac efg"
    assert shown(cut) == [("ac", [0, 20, 30]), ("efg", [10, 20, 30, 40])]
    assert [cut.text[a:b] for a, b in cut.superscripts] == ["c", "f"]


def test_a_superscript_that_is_taken_out_is_one_no_more():
    cut = without(block(), [(2, 3)])
    assert (cut.text, shown(cut)[0], cut.superscripts) == ("ab defg", ("ab", [0, 10, 30]), [(5, 6)])


def test_a_space_between_lines_is_no_part_of_them():
    cut = without(block(), [(3, 4)])
    assert (cut.text, shown(cut)) == (
        "abcdefg",
        [("abc", [0, 10, 20, 30]), ("defg", [0, 10, 20, 30, 40])],
    )


def test_a_line_that_is_taken_out_is_gone():
    assert shown(without(block(), [(3, 8)])) == [("abc", [0, 10, 20, 30])]


def test_nothing_taken_out_changes_nothing():
    assert without(block(), []) == block()


def test_characters_are_replaced_one_for_one():
    assert with_text(block(), 2, "³").text == "ab³ defg"
