import json

import pytest

from bipaper.shown import in_json, shown, tsv


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("新 论文（1）　it's [a]\\b.pdf", "新 论文（1）　it's [a]\\b.pdf"),
        ("\x1b[31mred\x1b]0;title\x07", r"\x1b[31mred\x1b]0;title\x07"),
        ("a\nb\r\tc\x00", r"a\nb\r\tc\x00"),
        ("\x7f\x9b31m", r"\x7f\x9b31m"),
        ("a\u2028b\u2029", r"a\u2028b\u2029"),
        ("\u202afdp.\u202eexe\u202c", r"\u202afdp.\u202eexe\u202c"),
        ("\u2066a\u2069", r"\u2066a\u2069"),
        (b"\xc2\xdb".decode("utf-8", "surrogateescape"), r"\udcc2\udcdb"),
    ],
)
def test_a_name_is_shown_on_one_line_that_nothing_obeys(name: str, line: str) -> None:
    assert shown(name) == line


@pytest.mark.parametrize(
    "formula",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠A1"),
        *('"=1+1"', " =1+1", '" =1'),
    ],
)
def test_a_text_that_begins_like_a_formula_is_text_to_a_spreadsheet(formula: str) -> None:
    assert tsv([["a", formula]]) == f"a\t'{formula}\n"


@pytest.mark.parametrize(("formula", "cell"), [("\t=1", "' =1"), ("\r\n=1", "' =1")])
def test_a_break_before_a_formula_does_not_hide_it(formula: str, cell: str) -> None:
    assert tsv([[formula]]) == f"{cell}\n"


@pytest.mark.parametrize("text", ["a=b", "1-2", "增长（=3）", '"好"', "'=1", ""])
def test_any_other_text_is_as_it_was(text: str) -> None:
    assert tsv([[text]]) == f"{text}\n"


def test_a_row_is_a_line_whatever_its_cells_hold() -> None:
    rows = [["a\tb", "c\r\nd\u2028e\x85f\v\fg"], ["\x1b[1m", None, -0.5, 3]]
    assert tsv(rows) == "a b\tc d e f g\n\\x1b[1m\t\t-0.5000\t3.0000\n"


def test_json_keeps_its_value_and_commands_no_terminal() -> None:
    value = {"text": "a\u202eb\x9b31m\x7f\u2028", "n": 1}
    made = in_json(json.dumps(value, ensure_ascii=False, indent=1))
    assert r"a\u202eb\u009b31m\u007f\u2028" in made
    assert json.loads(made) == value
    assert made.count("\n") == 3
