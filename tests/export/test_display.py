import re
from pathlib import Path
from typing import get_args

import pytest
from markupsafe import Markup

from bipaper import model
from bipaper.export.display import html, page_html, paragraph_html
from bipaper.model import EntityMention, EntityType, QuantityKind, QuantityMention

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "river_oxygen_forecast.json"
MARK = re.compile(r'<mark class="(\w+)">(.*?) <span>\1</span></mark>')


def marks(markup: str) -> list[tuple[str, str]]:
    """The marked texts with their labels."""
    return [(text, label) for label, text in MARK.findall(markup)]


def entity(kind: EntityType, text: str, start: int, *others: tuple[int, int]) -> EntityMention:
    end = start + len(text)
    return EntityMention(type=kind, start=start, end=end, text=text, rule="head", others=[*others])


def quantity(kind: QuantityKind, text: str, start: int) -> QuantityMention:
    return QuantityMention(
        kind=kind, start=start, end=start + len(text), text=text, comparator="=", rule="amount"
    )


def test_every_mention_is_marked_with_its_label() -> None:
    text = "云州市有3家医院，云州市再建2家。"
    mentions = [
        quantity("count", "3家", 4),
        entity("place", "云州市", 0, (9, 12)),
        quantity("count", "2家", 14),
    ]
    assert marks(html(text, mentions)) == [
        ("云州市", "place"),
        ("3家", "count"),
        ("云州市", "place"),
        ("2家", "count"),
    ]


def test_the_text_is_all_there_with_its_signs_escaped() -> None:
    markup = html("a<b，共3家。", [quantity("count", "3家", 5)])
    assert re.sub(r"<[^>]*>|\s", "", markup) == "a&lt;b，共3家count。"


def test_of_overlapping_mentions_the_first_and_longer_is_shown() -> None:
    mentions = [quantity("rank", "第3届", 0), entity("event", "第3届云州大会", 0)]
    assert marks(html("第3届云州大会开幕", mentions)) == [("第3届云州大会", "event")]


def test_every_kind_and_type_has_a_colour() -> None:
    colored = re.findall(r"mark\.(\w+) { background: #\w+ }", page_html("", Markup()))
    assert sorted(colored) == sorted((*get_args(EntityType), *get_args(QuantityKind)))


def test_a_paragraph_of_a_document_is_one_call() -> None:
    document = model.decode(GOLDEN.read_bytes())
    found = marks(paragraph_html(document, "abstract.zh"))
    assert found[:3] == [("澄溪河", "place"), ("6个", "count"), ("2021年4月至2023年10月", "date")]
    assert paragraph_html(document, document.paragraphs[0].id, page=True).startswith(
        "<!DOCTYPE html>"
    )


def test_a_block_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="p999"):
        paragraph_html(model.decode(GOLDEN.read_bytes()), "p999")
