import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由四川大学附属医院提供。", [("org", "四川大学附属医院")]),
        ("由恒川房地产测绘有限公司出具报告。", [("org", "恒川房地产测绘有限公司")]),
        ("国家防汛总指挥部办公室下发通知。", [("org", "国家防汛总指挥部办公室")]),
        ("第六次全国人口普查显示，", [("event", "第六次全国人口普查")]),
        ("四川大学建筑系的师生。", [("org", "四川大学建筑系")]),
        ("行政院農業委員會於同年公告。", [("org", "行政院農業委員會")]),
        ("浙江省统计局公布了数据。", [("org", "浙江省统计局")]),
        (
            "北京大学国家发展研究院与湖南大学经济管理学院合作。",
            [("org", "北京大学国家发展研究院"), ("org", "湖南大学经济管理学院")],
        ),
        ("丹麦诺和诺德公司收购了工厂。", [("place", "丹麦"), ("org", "诺和诺德公司")]),
        ("美国疾病预防控制中心发布指南。", [("org", "美国疾病预防控制中心")]),
        ("法国财政部反对。", [("org", "法国财政部")]),
        ("在第5届全国统计科学讨论会议上宣读。", [("event", "第5届全国统计科学讨论会议")]),
        ("国际信息检索会议SIRC每年举行。", [("event", "国际信息检索会议SIRC")]),
        ("数据来自中国乡镇企业数据库。", [("product", "中国乡镇企业数据库")]),
        ("智慧物流试点政策提高了效率。", [("policy", "智慧物流试点政策")]),
        ("武汉东湖新技术开发区发展迅速。", [("place", "武汉东湖新技术开发区")]),
        ("汉江上游与泾河流域的降水。", [("place", "汉江上游"), ("place", "泾河流域")]),
    ],
)
def test_a_head_word_ends_a_name_that_begins_with_evidence(names, text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "上市公司和商业银行的数据库。",
        "召开国际会议，建立实验室。",
        "地方政府出台政策，科技公司受益。",
        "综合性大学的研究中心。",
        "该公司的信息平台与管理系统。",
    ],
)
def test_a_head_word_with_common_words_is_no_name(names, text):
    assert names(text) == []


def test_names_joined_by_and_are_two(names):
    assert names("由慕尼黑大学和海德堡大学发起。") == [("org", "慕尼黑大学"), ("org", "海德堡大学")]


def test_a_name_does_not_run_over_a_verb(names):
    assert names("教育部联合启动国家现代农业产业园建设。") == [("org", "教育部")]
    assert names("北京举办论坛。") == [("place", "北京")]
