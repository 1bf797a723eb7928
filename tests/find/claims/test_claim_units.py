"""Where a sentence is cut into candidate claims."""

import pytest
from examples import block_of

from bipaper.find.claims.block import units


def cut(text: str) -> list[str]:
    return [text[unit.start : unit.end] for unit in units(block_of(text))]


@pytest.mark.parametrize(
    "opener", ["一是", "其一，", "第一，", "第一,", "首先，", "一方面，", "①", "（1）", "(1)", "1)"]
)
def test_a_colon_before_the_first_of_some_cuts(opener: str) -> None:
    lead, rest = "困难主要来自两个方面：", f"{opener}山路狭窄导致班车经常晚点。"
    assert cut(lead + rest) == [lead, rest]


def test_a_colon_before_anything_else_cuts_nothing() -> None:
    text = "困难主要来自两个方面：山路狭窄而且班车经常晚点。"
    assert cut(text) == [text]


def test_the_mark_of_an_item_does_not_count_to_what_it_asserts() -> None:
    lead, rest = "困难主要来自两个方面：", "一是山路狭窄而且很长很弯；二是车少的时候等太久。"
    assert cut(lead + rest) == [lead, rest]
