import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "依据《海绵城市建设技术指南（试行）》施工。",
            [("policy", "海绵城市建设技术指南（试行）")],
        ),
        ("数据取自《云州统计年鉴》。", [("work", "云州统计年鉴")]),
        ("印发《云州教育现代化2035》。", [("policy", "云州教育现代化2035")]),
        ("发布《云州教育现代化2035》。", [("work", "云州教育现代化2035")]),
        ("出台促进科技成果转化实施方案，鼓励创新。", [("policy", "促进科技成果转化实施方案")]),
        ("实施“澄溪英才计划”。", [("policy", "澄溪英才计划")]),
        ("推出小程序“云州办”和「數位通」App。", [("product", "云州办"), ("product", "數位通")]),
        ("建立“智造应用创新中心”。", [("org", "智造应用创新中心")]),
    ],
)
def test_titles_and_quoted_names(names, text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "指出“要把绿色作为底色”。",
        "所谓“数字政府”。",
        "建设“放心”平台。",
        "实行“六统一”。",
        "落实“试验区”的要求。",
        "《》空",
        "出台河湖管理办法和渔船管理办法。",
        "出台河湖管理办法与渔船管理办法。",
        "出台河湖管理办法及渔船管理办法。",
    ],
)
def test_what_is_quoted_or_issued_makes_no_name_by_that_alone(names, text):
    assert names(text) == []
