import msgspec
import pytest
from leave_out import left_out

from bipaper import rules
from bipaper.rules import Rule, Table, WordList, read_lists, read_rules, read_tables

FILE = """
[predicates]
why = "What a sentence goes on with."
example = "图1{}。"
entries = "所示 所列"

[openings]
why = "How a point opens."
source = "GB/T 1.1-2020, 7.5"

[openings.entries]
"NUMBER是" = "一是水温上升。"
"第NUMBER[，,]" = ["第一，水温上升。", "第2,水温下降。"]

[[rule]]
name = "one"
why = "It stands first."
example = "甲"

[[rule]]
name = "two"
why = "It stands second."
example = ["乙", "丙"]
"""
HERE = ("bipaper.layout.captions", "some.toml")


@pytest.fixture(autouse=True)
def file(monkeypatch):
    monkeypatch.setattr(rules, "read_data", lambda module, name: FILE)
    rules._tables.cache_clear()
    yield
    rules._tables.cache_clear()


def test_a_list_has_its_words_in_order():
    lists = read_lists(*HERE)
    assert lists["predicates"].words == ("所示", "所列")
    assert lists["openings"].words == ("NUMBER是", "第NUMBER[，,]")


def test_each_entry_comes_with_its_own_example_or_stands_in_the_one_of_all():
    lists = read_lists(*HERE)
    assert list(lists["predicates"].shown()) == [("所示", "图1所示。"), ("所列", "图1所列。")]
    assert list(lists["openings"].shown()) == [
        ("NUMBER是", "一是水温上升。"),
        ("第NUMBER[，,]", "第一，水温上升。"),
        ("第NUMBER[，,]", "第2,水温下降。"),
    ]


def test_what_a_list_keeps_out_stands_beside_its_entries():
    words = WordList(why="", entries={"应(?!用)": "应关灯。"}, unlike=["应用很广。"])
    assert (words.words, words.unlike) == (("应(?!用)",), ["应用很广。"])


def test_entries_that_hold_white_space_are_a_list():
    assert WordList(why="", entries=["Key words", "Index"]).words == ("Key words", "Index")


def test_rules_come_in_the_order_of_the_file():
    assert [rule.name for rule in read_rules(*HERE, Rule)] == ["one", "two"]


@pytest.mark.parametrize("key", ["predicates.entrys = 1", "[more]\nwhy = 'no entries'"])
def test_what_breaks_the_notation_is_an_error(key, monkeypatch):
    rules._tables.cache_clear()
    monkeypatch.setattr(rules, "read_data", lambda module, name: key)
    with pytest.raises(msgspec.ValidationError):
        read_lists(*HERE)


@pytest.mark.parametrize(
    ("path", "words", "names"),
    [
        (("predicates", "entries", "所示"), ("所列",), ["one", "two"]),
        (("rule", 0), ("所示", "所列"), ["two"]),
    ],
)
def test_what_is_left_out_of_a_file_is_back_afterwards(path, words, names):
    with left_out(*HERE, *path):
        assert read_lists(*HERE)["predicates"].words == words
        assert [rule.name for rule in read_rules(*HERE, Rule)] == names
    assert read_lists(*HERE)["predicates"].words == ("所示", "所列")


def test_a_table_says_what_each_of_its_entries_means(monkeypatch):
    text = """
    [length]
    why = "Length."
    source = "GB 3102.1-1993"
    example = "共计5{}。"
    [length.entries]
    "公里" = 1000
    """
    monkeypatch.setattr(rules, "read_data", lambda module, name: text)
    entries = {"公里": 1000}
    table = Table(why="Length.", source="GB 3102.1-1993", example="共计5{}。", entries=entries)
    assert read_tables("a.b", "other.toml", int) == {"length": table}


def test_a_table_whose_entry_means_something_else_is_refused(monkeypatch):
    text = '[length]\nwhy = ""\nsource = ""\nexample = ""\nentries = {"公里" = "m"}'
    monkeypatch.setattr(rules, "read_data", lambda module, name: text)
    with pytest.raises(msgspec.ValidationError, match="int"):
        read_tables("a.b", "other.toml", int)
