"""Displayed formulas as the result has them: no text, with their place in the text."""

from specimen import extracted

PAPER = extracted("displayed_formulas")
TEXTS = {paragraph.id: paragraph.block.text for paragraph in PAPER.paragraphs}


def test_the_sentence_around_a_formula_is_one_paragraph():
    assert list(TEXTS.values())[:5] == [
        "公园的日均使用人数与遮阴率的关系可表示为其中，yi为公园的日均使用人数，si为遮阴率，"
        "di为步行时间。各公园的吸引力定义如下：式中，wk为第k项设施的权重，共5项。",
        "养护水平分为两级：",
        "权重矩阵由专家给出：矩阵每一行之和为1。",
        "设施完好率按下式计算：",
        "由上式可得大于0，这意味着遮阴率提高时使用人数上升。访谈中有58.9%的人提到树荫，"
        "共418人受访。即各项得分之和，满分为100分。",
    ]


def test_formulas_stand_between_the_words_around_them():
    assert [
        (one.number, TEXTS[one.block][: one.at][-4:], one.text, TEXTS[one.block][one.at :][:3])
        for one in PAPER.formulas
        if one.block and one.at is not None
    ] == [
        ("1", "可表示为", "yi = β0 + β1si + β2di + εi", "其中，"),
        ("2", "义如下：", "n\n∑ wkxik\nk=1\nAi =\n√1 + di2", "式中，"),
        ("3", "为两级：", "1,ci ≥ 18\nmi = {\n0,其他", ""),
        ("4", "家给出：", "0.40 0.30 0.30\nW = 0.25 0.50 0.25\n(0.20 0.20 0.60)", "矩阵每"),
        (None, "式计算：", "完好设施数\n完好率= × 100%\n设施总数", ""),
        (None, "上式可得", "∂y\n∂s", "大于0"),
        (None, "人受访。", "R = a + b + c + d + e + f + g + h +\np + q + r", "即各项"),
    ]


def test_a_formula_has_its_place_on_the_page():
    assert (PAPER.formulas[0].page, PAPER.formulas[0].bbox) == (1, (120.4, 130.5, 286.3, 140.2))
