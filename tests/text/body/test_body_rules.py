"""The rules of headings and paragraphs: each example is decided by its rule."""

import pytest
from printed import BODY, LEFT, RIGHT, stream

from bipaper.pdf.bookmarks import Bookmark
from bipaper.rules import Rule, read_rules
from bipaper.text.body import headings
from bipaper.text.body.contents import Listed
from bipaper.text.body.headings import find_headings
from bipaper.text.body.paragraphs import split_paragraphs

HEADINGS = read_rules(headings.__name__, "rules.toml", Rule, "heading")
PARAGRAPHS = read_rules(headings.__name__, "rules.toml", Rule, "paragraph")
LINE = "公园的使用人数在不同季节之间存在明显差异，夏季的傍晚人数最多，而冬季的上午人"
ENDED = "数最少，这与气温和日照时间有关。"
FULL = "数最少，这与气温和日照时间有关，也与周边居民的作息有关，值得观测，因此增加。"
TEXT = [(LINE, {"indent": 2}), ENDED]
# What stands before the line of an example, and how much white space above it in lines.
BEFORE = {
    "first": [],
    "indent": TEXT,
    "row": ["h　　　　水位"],
    "label": [(LINE, {"indent": 2}), FULL],
    "short-line": TEXT,
    "point": [(LINE, {"indent": 2}), FULL],
    "other-type": [("各湖的水位", {"size": 8.0})],
    "white-space": [(LINE, {"indent": 2}), FULL[:-1] + "因"],
    "proven": [(LINE, {"indent": 2}), FULL, ("□", {"indent": 39})],
    "frame": [(LINE, {"indent": 2}), FULL[:-1] + "因"],
}
GAP = {"white-space": 1.0}
COLUMN = {"other-type": 1}  # else the first
FRAME = {"frame": (LEFT, 120.0, RIGHT, 140.0)}  # else none


def row(example: str, rule: str = "") -> tuple[str, dict[str, float]]:
    """A printed line; the ideographic spaces before it are white space."""
    text = example.lstrip("\u3000")
    return text, {"indent": len(example) - len(text), "gap": GAP.get(rule, 0)}


@pytest.mark.parametrize("rule", HEADINGS, ids=lambda rule: rule.name)
def test_an_example_is_a_heading_by_its_rule(rule: Rule) -> None:
    rows = [*TEXT, row(rule.example), *TEXT]
    bookmarks = [Bookmark(rule.example, 0, 1, None)] if rule.name == "bookmark" else []
    entries = [Listed(rule.example, 1, True)] * 3 if rule.name == "contents" else []
    if rule.name in ("type", "flush"):  # it comes again and again
        rows = rows * 3
    found = find_headings(stream(*rows), BODY, bookmarks, entries)
    assert {one.rule.partition(":")[0] for one in found} == {rule.name}


@pytest.mark.parametrize("rule", PARAGRAPHS, ids=lambda rule: rule.name)
def test_an_example_begins_a_paragraph_by_its_rule(rule: Rule) -> None:
    *before, item = stream(*BEFORE[rule.name], row(rule.example, rule.name))
    item = item._replace(column=COLUMN.get(rule.name, 0), frame=FRAME.get(rule.name))
    found = split_paragraphs([*before, item], BODY)
    assert found[-1].rule == rule.name
