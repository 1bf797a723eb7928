"""Whose money 元 is: what the paper names and where its authors work decides, or nothing does."""

import pytest
from leave_out import left_out
from views import view

from bipaper.find.quantities import yuan
from bipaper.find.quantities.scan import find_quantities
from bipaper.find.quantities.yuan import yuan_of
from bipaper.rules import read_tables

TABLES = read_tables(yuan.__name__, "yuan.toml", str)
ENTRIES = [(name, entry) for name, of in TABLES.items() for entry in of.entries]
TEXT = "渡輪票價調高。"


def decided(name: str, entry: str) -> str:
    said = TABLES[name].example.replace("{}", entry)
    return yuan_of([TEXT, said], []) if name == "names" else yuan_of([TEXT], [said])


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_one_name_or_place_decides_and_nothing_does_without_it(name: str, entry: str) -> None:
    assert decided(name, entry) == TABLES[name].entries[entry]
    with left_out(yuan.__name__, "yuan.toml", name, "entries", entry):
        assert decided(name, entry) == "元"


@pytest.mark.parametrize(
    ("texts", "affiliations", "code"),
    [
        (["渡轮票价调高。", "折合港币5元。"], ["香港某大学"], "CNY"),  # Simplified
        ([TEXT, "The fare is HK$5."], ["香港某大學", "Hong Kong"], "HKD"),
        ([TEXT, "折合人民幣5元。"], ["香港某大學"], "元"),  # both may be meant
        ([TEXT], ["香港某大學", "台北某大學"], "元"),
        ([TEXT, "民國110年調高票價。"], [], "TWD"),
        ([TEXT, "民國26年調高票價。"], [], "元"),
        ([TEXT, "NHKD測試"], [], "元"),
    ],
)
def test_what_a_paper_says_decides_together(
    texts: list[str], affiliations: list[str], code: str
) -> None:
    assert yuan_of(texts, affiliations) == code


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("票價為300元。", "HKD"),
        ("補助為每畝500元。", "HKD/亩"),
        ("票價為人民幣300元。", "CNY"),
        ("票價為300美元。", "USD"),
        ("票價為$300。", "dollar"),
        ("票價為US$300。", "USD"),
        ("票價為3元5角。", "HKD"),
    ],
)
def test_amounts_of_yuan_alone_are_in_it(text: str, unit: str) -> None:
    assert [q.unit for q in find_quantities(view(text), "HKD")] == [unit]
