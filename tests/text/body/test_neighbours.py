"""What a magazine prints of another article on a paper's pages."""

import pytest
from printed import line, stream

from bipaper.layout.columns import Placed
from bipaper.text.body.neighbours import neighbours_tail

OWN = (
    "　　水位在夏季上升。",
    "[1] 林知远. 湖泊[J]. 岚浦学报, 2020(1): 1-9.",
    "（12）沈若谷：《湖泊》。",
)
FOREIGN = ("　　公园的座椅很少。", "[9] 安衡. 公园[J]. 岚浦园林, 2020(1): 1-9.")


@pytest.mark.parametrize(
    "mark",
    [
        "（上接第12页）",
        "(上接第12頁)",
        "[上接第12页]",
        "（上接 12 版）",
        "（上接第12页）的座椅很少。",
    ],
)
def test_what_is_resumed_without_having_been_begun_is_another_articles(mark: str) -> None:
    assert neighbours_tail(stream(*OWN, mark, *FOREIGN)) == {3, 4, 5}


@pytest.mark.parametrize(
    "rows",
    [
        (*OWN, "（下转第20页）", "（上接第12页）", *FOREIGN),
        (*OWN, "（上接第12页）", "（13）安衡：《公园》。", *FOREIGN),
        (*OWN, "（上接第12页）（13）安衡：《公园》。", *FOREIGN),
        (*OWN, "　　目录（上接第12页）在上卷。", *FOREIGN),
        OWN,
    ],
    ids=["sent on", "numbers go on", "numbers go on in the line", "inside a sentence", "none"],
)
def test_the_paper_itself_is_resumed_where_it_was_left(rows: tuple[str, ...]) -> None:
    assert neighbours_tail(stream(*rows)) == set()


def test_on_another_page_than_the_last_it_ends_with_its_zone() -> None:
    rows = stream("（上接第12页）", *FOREIGN, *OWN, ("　　水位在冬季下降。", {"page": 2}))
    zones = [item._replace(zone=int(i > 2)) for i, item in enumerate(rows)]
    assert neighbours_tail(zones) == {0, 1, 2}


def test_on_the_last_page_it_is_all_that_follows() -> None:
    rows = stream(*OWN, "（上接第12页）", *FOREIGN)
    zones = [item._replace(zone=i) for i, item in enumerate(rows)]
    assert neighbours_tail(zones) == {3, 4, 5}


def test_it_stands_on_the_next_page_where_its_mark_ends_one() -> None:
    below = [(text, {"page": 2}) for text in FOREIGN]
    assert neighbours_tail(stream(*OWN, "（上接第12页）", *below)) == {3, 4, 5}


def test_at_the_foot_of_all_columns_it_is_what_crosses_them() -> None:
    texts = (*OWN, "（上接第12页）", *OWN, *FOREIGN)
    left = [Placed(line(texts[i], base=100 + 16 * i), 0, 50, 450, 0) for i in range(4)]
    right = [Placed(line(texts[i], x=470, base=56 + 16 * i), 1, 470, 870, 0) for i in range(4, 7)]
    across = [Placed(line(texts[i], base=100 + 16 * i), None, 50, 870, 1) for i in (7, 8)]
    assert neighbours_tail([*left, *right, *across]) == {3, 7, 8}
    after = [item._replace(line=line(item.line.text, page=2), zone=0) for item in across]
    assert neighbours_tail([*left, *right, *after]) == {3, 7, 8}
