"""Text drawn again over itself stands once; letters that only stand close stay."""

from pathlib import Path

import pytest
from layers import painted

from bipaper.pdf.doubled import find_doubled
from bipaper.pdf.glyphs import Char
from bipaper.pdf.pages import read_pages

# More text objects than pdfium looks back for one that repeats.
WORDS = ["A", "title,", "little", "or", "tall,", "is", "still", "a", "title", "of", "ill", "will"]
LINES = "".join(
    f"BT /F {7 + 3 * (n % 2)} Tf {30 + 30 * (n % 4)} {200 - 12 * (n // 4)} Td ({word}) Tj ET "
    for n, word in enumerate(WORDS)
)
SAID = "".join(WORDS)
TITLE = "BT /F 10 Tf 50 200 Td (A title) Tj ET "
OTHER = "BT /F 10 Tf 50 100 Td (by) Tj ET "


def moved(content: str, x: float, y: float) -> str:
    return f"q 1 0 0 1 {x} {y} cm {content} Q "


DRAWN = {
    "in its place": LINES + LINES,
    "in its place, many times": 12 * LINES,
    "beside it, for weight": LINES + moved(LINES, 0.25, 0),
    "four times around it": "".join(
        moved(LINES, x, y) for x, y in [(0, 0), (0.25, 0), (0, 0.25), (0.25, 0.25)]
    ),
    "four times in a row": "".join(moved(LINES, x / 4, x / 4) for x in range(4)),
    "under it, as a shadow": moved(LINES, 0.6, -0.6) + LINES,
    "under it, as a deep shadow": moved(LINES, 1.2, -1.2) + LINES,
}


def written(tmp_path: Path, content: str) -> str:
    path = tmp_path / "paper.pdf"
    path.write_bytes(painted(content))
    pdf = read_pages(path, "never")
    assert pdf.warnings == []
    return "".join(char.text for char in pdf.pages[0].chars)


@pytest.mark.parametrize("content", DRAWN.values(), ids=DRAWN)
def test_what_is_drawn_again_stands_once(tmp_path: Path, content: str) -> None:
    assert written(tmp_path, content) == SAID


def test_a_line_drawn_again_later_stands_once(tmp_path: Path) -> None:
    assert written(tmp_path, TITLE + OTHER + moved(TITLE, 0.5, 0)) == "Atitleby"


def test_the_same_line_set_again_elsewhere_is_another(tmp_path: Path) -> None:
    assert written(tmp_path, TITLE + OTHER + moved(TITLE, 0, -12)) == "AtitlebyAtitle"


# --- letters ----------------------------------------------------------------------------


def letters(text: str, x0: float, step: float, base: float = 100, width: float = 5) -> list[Char]:
    """Letters of 10 points, each ``step`` after the other."""
    edges = [x0 + n * step for n in range(len(text))]
    return [
        Char(letter, x, base - 8, x + width, base + 2, base, 10, "Roman", False)
        for letter, x in zip(text, edges, strict=True)
    ]


def test_letters_of_one_glyph_are_no_copies() -> None:
    ligature = letters("ff", 50, 0)
    assert find_doubled(ligature, [1, 1]) == set()
    assert find_doubled([*ligature, *ligature], [1, 1, 2, 2]) == {2, 3}


@pytest.mark.parametrize(
    "close",
    [
        letters("∫∫", 50, 1.6),
        letters("∬∬∬", 50, 1.6),
        letters("----", 50, 2.5),
        letters("0022", 50, 2),
        letters("ab", 50, 5) + letters("ab", 52, 5, base=103),
        letters("ab", 50, 5) + letters("ab", 54, 5),
        letters("ab", 50, 5) + letters("ba", 51, 5),
        letters("abx", 50, 5) + letters("aby", 51, 5)[::2] + letters("b", 56, 5),
    ],
    ids=["two", "three", "dashes", "squeezed", "raised", "beside", "turned about", "strewn"],
)
def test_letters_that_only_stand_close_are_no_copies(close: list[Char]) -> None:
    assert find_doubled(close, range(len(close))) == set()


def test_a_letter_alone_is_a_copy_in_the_very_place() -> None:
    first, (near,), (far,) = letters("ab", 50, 5), letters("a", 50.2, 0), letters("a", 50.6, 0)
    assert find_doubled([*first, near], range(3)) == {2}
    assert find_doubled([*first, far], range(3)) == set()


def test_another_letter_size_or_font_in_the_place_is_no_copy() -> None:
    (first,) = letters("a", 50, 0)
    others = [first._replace(text="b"), first._replace(size=9), first._replace(font="Bold")]
    assert find_doubled([first, *others], range(4)) == set()


@pytest.mark.parametrize("narrow", [0, 1, 2])
def test_a_letter_too_narrow_to_tell_goes_with_its_neighbours(narrow: int) -> None:
    first, copy = letters("abc", 50, 5), letters("abc", 51, 5)
    first[narrow] = first[narrow]._replace(x1=first[narrow].x0 + 2)
    copy[narrow] = copy[narrow]._replace(x1=copy[narrow].x0 + 2)
    assert find_doubled([*first, *copy], range(6)) == {3, 4, 5}


def test_many_letters_of_one_glyph_are_compared_with_few_of_each_other() -> None:
    """As a broken map gives: without a bound these are two hundred million pairs."""
    letter = Char("A", 50.0, 92.0, 55.0, 102.0, 100.0, 10.0, "song", False)
    assert find_doubled([letter] * 20_000, [1] * 20_000) == set()
