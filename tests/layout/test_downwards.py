"""The name of a journal's column set downwards beside a title."""

import pytest
from typeset import chars, column

from bipaper.layout.downwards import find_downwards
from bipaper.layout.lines import rows
from bipaper.pdf.glyphs import Char

TITLE = [
    *chars("湿地水位与水鸟数量", 150, 100, 16),
    *chars("——以岚浦湿地为例", 150, 124, 16),
    *chars("林知远，安　衡", 150, 145, 10.5),
]


def downwards(text: str, x: float = 50, base: float = 96, pitch: float = 14) -> list[Char]:
    return [one for n, word in enumerate(text) for one in chars(word, x, base + n * pitch)]


def texts(*drawn: list[Char]) -> list[str]:
    found = find_downwards(rows([char for part in drawn for char in part]))
    return ["".join(char.text for char in stack) for stack in found]


@pytest.mark.parametrize(
    ("why", "beside", "found"),
    [
        ("left of the title", downwards("湿地生态"), ["湿地生态"]),
        ("right of it", downwards("湿地生态", x=420), ["湿地生态"]),
        ("two characters", downwards("综述", base=100), ["综述"]),
        ("one is a word of the title", downwards("论", base=100), []),
        ("in the title's type", [c._replace(size=16.0) for c in downwards("湿地生态")], []),
        ("close to the title", downwards("湿地生态", x=136), []),
        ("rows further apart", downwards("综述", base=100, pitch=28), []),
        ("words beside each other", column(["湿地", "生态"], 50, 98), []),
        ("Latin letters", downwards("ABCD"), []),
        ("not on one vertical", downwards("湿") + downwards("地", x=58, base=110), []),
    ],
)
def test_characters_below_one_another_beside_larger_type_are_a_columns_name(
    why: str, beside: list[Char], found: list[str]
) -> None:
    assert texts(TITLE, beside) == found, why


def test_characters_below_one_another_beside_text_of_their_type_are_in_a_table() -> None:
    cells = column(["年龄　　61.5", "　　　　13.2", "体重　　58.9"], 120, 96, 14)
    assert texts(downwards("对照组"), cells) == []


def test_characters_at_uneven_distances_are_no_column() -> None:
    assert texts(TITLE, [*downwards("湿地"), *downwards("生", base=133)]) == ["湿地"]
