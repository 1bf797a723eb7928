"""Firms by what they do, by their brackets and by what they are joined to."""

import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vexham sold 90 cars.", [("org", "Vexham")]),
        ("Vexham and QT have supplied them.", [("org", "Vexham"), ("org", "QT")]),
        ("Farmers sold theirs.", []),
        ("The Vexham plant was sold.", []),
        ("It was bought in London and Vexham.", [("place", "London"), ("place", "Vexham")]),
        ("在London和Vexham。", [("place", "London"), ("place", "Vexham")]),
        ("在London和Banks。", [("place", "London")]),
        ("A1-AstraZeneca、A2-蓝澜", [("org", "AstraZeneca")]),
        ("by BERT and TextRun", [("product", "BERT"), ("product", "TextRun")]),
        ("by BERT and Tobit", [("product", "BERT")]),
        ("by BERT and TextException", [("product", "BERT")]),
    ],
)
def test_a_firm_acts_or_is_joined_to_another(names, text, found):
    assert names(text, "en" if text.isascii() else "zh") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("probe (Vexa, Sweden)", [("org", "Vexa"), ("place", "Sweden")]),
        (
            "probe (Vexa Lab & Sons, Quillham, Sweden)",
            [("org", "Vexa Lab & Sons"), ("place", "Quillham"), ("place", "Sweden")],
        ),
        ("at Vexa University (Quillham, Sweden)",
         [("org", "Vexa University"), ("place", "Quillham"), ("place", "Sweden")]),
        ("用TK-5A传感器（蓝澜仪表）测定", [("product", "TK-5A传感器"), ("org", "蓝澜仪表")]),
        ("用TK-5A压力传感器（德国Vexa）测定",
         [("product", "TK-5A压力传感器"), ("place", "德国"), ("org", "Vexa")]),
        ("用TK-5A压力传感器（高温）测定", [("product", "TK-5A压力传感器")]),
        ("the test (Tobit, Sweden)", [("place", "Sweden")]),
    ],
)  # fmt: skip
def test_brackets_say_who_made_it(names, text, found):
    assert names(text, "en" if text.isascii() else "zh") == found
