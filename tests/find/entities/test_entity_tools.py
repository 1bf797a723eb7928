"""Programs by how they are used."""

import pytest


@pytest.mark.parametrize("using", ["采用", "借助", "通过", "基于", "软件", "平台", "采用“"])
def test_a_name_with_a_version_behind_a_word_of_using_is_a_tool(names, using):
    assert names(f"{using}Gretl 2.1处理。") == [("product", "Gretl 2.1")]
    assert names(f"{using}Gretl 2010处理。") == [("product", "Gretl 2010")]


def test_a_letter_with_a_hyphen_begins_the_name_of_a_tool(names):
    assert names("刺激由E-Gretl 2.1处理。") == [("product", "E-Gretl 2.1")]


@pytest.mark.parametrize(
    "by", ["以{}作分析。", "数据分析采用{}。", "以{}作灰度分析。", "以{}对流程进行模拟。"]
)
def test_what_methods_do_too_shows_a_program_by_its_case_only(names, by):
    assert names(by.format("LabTag")) == [("product", "LabTag")]
    assert names(by.format("Tobin")) == []


def test_what_is_taken_as_an_example_is_no_program(names):
    assert names("以LabTag为例进行分析。") == []


@pytest.mark.parametrize("kind", ["软件", "分析软件", "统计软件"])
def test_a_name_with_a_number_before_a_kind_of_software_is_a_tool(names, kind):
    assert names(f"采用Gretl 21{kind}处理。") == [("product", "Gretl 21")]


@pytest.mark.parametrize("joined", "和与及、")
def test_tools_are_joined(names, joined):
    assert names(f"采用Gretl 2.1{joined}Norml 3.2处理。") == [
        ("product", "Gretl 2.1"),
        ("product", "Norml 3.2"),
    ]


@pytest.mark.parametrize("made", ["Tracer", "Tracer 9", "Quick Tracer", "FLUXA 8"])
@pytest.mark.parametrize("between", ["", "软件", "进行", "来", "作", "做", "里", "中"])
def test_who_draws_with_something_has_a_program(names, made, between):
    assert names(f"结果在{made}{between}绘图。") == [("product", made)]


@pytest.mark.parametrize(
    "text",
    [
        "用LSSV模拟径流。",  # methods are called in capitals
        "用LSTM模拟径流，用Kalman计算残差。",
        "数据存于Store文件夹。",
        "数据存于Store目录。",
        "用Tracer表示路径。",
    ],
)
def test_methods_folders_and_signs_are_no_programs(names, text):
    assert names(text) == []


@pytest.mark.parametrize("how", ["使用", "采用", "借助", "用", "则用"])
def test_a_program_is_told_by_what_it_does_before_it(names, how):
    assert names(f"组装{how}Tracer，其余略。") == [("product", "Tracer")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("因子取自Solver 3.8。", ["Solver 3.8"]),
        ("平台为Solver Pro 20.04，", ["Solver Pro 20.04"]),
        ("均值为Mean 3.4，", []),  # a concept
        ("见Table 3.2和", []),
        ("由R的tracer包计算。", ["tracer"]),
        ("用tracer包括的数据。", []),
    ],
)
def test_a_version_shows_a_program_and_a_package_is_one(names, text, found):
    assert [name for name_type, name in names(text) if name_type == "product"] == found
