"""All headings of specimens, with level, number and title."""

import pytest
from specimen import extracted


def headings(name: str) -> list[tuple[int, str | None, str]]:
    return [(s.level, s.number, s.title) for s in extracted(name).sections]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "headings_many_styles",
            [
                (1, "一", "引言"),
                (1, "二", "研究设计"),
                (2, "一", "样本"),
                (3, "1", "抽样"),
                (4, "1", "抽样框"),
                (4, "2", "抽样比"),
                (3, "2", "观测"),
                (4, "①", "时段"),
                (4, "②", "内容"),
                (2, "二", "模型"),
                (1, "三", "结论"),
            ],
        ),
        (
            "headings_unnumbered",
            [
                (1, None, "样本与观测"),
                (2, None, "谁是样本"),
                (2, None, "怎样观测"),
                (1, None, "观测结果"),
                (2, None, "人数与遮阴"),
                (2, None, "人数与距离"),
                (1, None, "更新建议"),
            ],
        ),
        (
            "headings_appendix",
            [
                (1, None, "引言"),
                (1, "Ⅰ", "数据"),
                (2, "A", "样本"),
                (2, "B", "观测"),
                (1, "Ⅲ", "结果"),
                (1, None, "结语"),
                (1, None, "参考文献"),
                (1, None, "附录A补充材料"),
                (2, "Ⅰ", "观测表"),
                (2, "Ⅱ", "问卷"),
            ],
        ),
        ("first_page_no_labels", [(1, "一", ""), (1, "二", "")]),
        (
            "unbalanced_last_page",
            [
                (1, "一", "引言"),
                (1, "二", "方法"),
                (1, "三", "结果"),
                (1, "四", "讨论"),
                (1, "五", "建议"),
            ],
        ),
        (
            "first_page_contents",
            [
                (1, "第一章", "引言"),
                (1, "第二章", "结果"),
                (2, "一", "人数"),
                (2, "二", "遮阴"),
                (1, None, "参考文献"),
            ],
        ),
    ],
)
def test_all_headings_with_level_number_and_title(name, expected):
    assert headings(name) == expected
