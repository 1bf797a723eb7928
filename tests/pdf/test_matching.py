"""What was recognised in a line's picture, set against the glyphs that are drawn there."""

import pytest

from bipaper.pdf.glyphs import Char
from bipaper.pdf.matching import match, same

X = "\ufffd"


def line(text: str, width: float = 1.0) -> list[Char]:
    """Characters one em apart."""
    return [Char(c, x, 0, x + width, 1, 1, 1, "F", False) for x, c in enumerate(text)]


def seen(*chars: tuple[str, float]) -> list[tuple[str, float]]:
    return list(chars)


def in_place(text: str) -> list[tuple[str, float]]:
    """Each character seen in the middle of its glyph; a space is not seen."""
    return [(char, x + 0.5) for x, char in enumerate(text) if char != " "]


@pytest.mark.parametrize(
    ("glyphs", "found", "read"),
    [
        ("城X的", in_place("城市的"), ["城", "市", "的"]),
        ("城X的", in_place("城 的"), ["城", "", "的"]),
        ("XXX", in_place("城 的"), ["城", "", "的"]),
        ("XX", seen(("城", 0.5), ("口", 0.9), ("市", 1.5)), ["城", "市"]),
        ("城X", seen(("城", 0.6), ("市", 1.7)), ["城", "市"]),
        ("城市", in_place("城布"), ["城", "布"]),
        ("aXb", seen(("a", 0.5), ("f", 1.3), ("i", 1.6), ("b", 2.5)), ["a", "fi", "b"]),
        ("城X", [], ["", ""]),
    ],
    ids=[
        "a glyph is what was seen in its place",
        "or nothing",
        "among others that are not known either",
        "a stain belongs to no glyph",
        "places are not exact",
        "a known character is seen as it is seen",
        "a ligature is several letters",
        "nothing was seen at all",
    ],
)
def test_each_glyph_gets_what_was_seen_of_it(
    glyphs: str, found: list[tuple[str, float]], read: list[str]
) -> None:
    chars = line(glyphs.replace("X", X))
    assert match(chars, [char.text == X for char in chars], found) == read


def test_known_characters_hold_the_others_in_their_places() -> None:
    """All was seen by half an em too far to the right."""
    shifted = [(char, x + 1) for x, char in enumerate("城市的路")]
    assert match(line(f"城{X}的路"), [False, True, False, False], shifted) == [*"城市的路"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("a", "A"), ("，", ","), ("（", "("), ("—", "-"), ("²", "2"), ("ﬁ", "fi")],
)
def test_readings_that_differ_in_what_a_shape_hardly_tells_agree(one: str, other: str) -> None:
    assert same(one, other)


def test_other_characters_disagree() -> None:
    assert not same("口", "日")
