"""What a section is for, told by its title or its ancestors'."""

import pytest

from bipaper.find.claims.roles import roles_of


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("引言", ("introduction",)),
        ("二、相关工作", ("review",)),
        ("实验结果与分析 / 基准回归", ("results",)),
        ("实验结果 / 参数设置", ("method",)),
        ("结论与政策建议", ("recommendation", "conclusion")),
        ("對策與建議 / 健全制度", ("recommendation",)),
        ("結果與討論 / 茶農的經驗", ("results",)),
        ("仿真验证", ()),
        ("茶园的土壤", ()),
        ("材料与方法", ("method",)),
        ("消融实验", ("results",)),
        # method and theory give way where an ancestor reviews or recommends
        ("文献综述 / 主题模型", ("review",)),
        ("对策建议 / 优化评价模型", ("recommendation",)),
        ("实验 / 变量说明", ("method",)),
        ("稳健性检验 / 替换预测模型", ("results", "checks")),
        # ... but not where it is of two kinds itself, and they are the one
        ("文献综述与理论分析 / 理论分析", ("theory",)),
        # a paper's subject is no material of its own
        ("数据要素的流通", ()),
        # what others' cases teach is told with their facts
        ("国外经验与启示 / 日本", ("setting",)),
        ("材料与方法 / 试验区概况", ("setting",)),
        ("完善茶园保险的路径 / 筹资", ("recommendation",)),
        ("Results and Discussion", ("results",)),
        ("", ()),
    ],
)
def test_a_section_has_the_roles_of_the_nearest_title_that_tells(title, roles):
    assert roles_of(title) == roles
