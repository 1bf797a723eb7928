"""Taking alternatives out of regular expressions, and the data files where that is done."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alternatives import alternatives, matched, put, shown

import bipaper

# Data files whose alternatives are left out in turn by tests/find/claims and tests/text.
CLAIMS = ("cues_zh", "cues_en", "words", "section_roles", "relations")
HELD = {f"claims/{name}.toml" for name in CLAIMS} | {
    *("body/headings.toml", "body/points.toml", "body/tail.toml", "front/institutions.toml"),
    "front/own_statements.toml",
    *("references/entry_numbers.toml", "references/entry_words.toml"),
}
SPELLINGS = {f"quantities/{name}.toml" for name in ("units", "prefixes", "lexical_numerals")}


@pytest.mark.parametrize(
    ("pattern", "without"),
    [
        ("甲乙", []),
        ("甲|乙", ["乙", "甲"]),
        ("(甲|乙)丙", ["(乙)丙", "(甲)丙"]),
        ("(?:甲|乙|)丙?", ["(?:乙|)丙?", "(?:甲|)丙?", "(?:甲|乙)丙?"]),
        (r"[|(]\||[^]|]", ["[^]|]", r"[|(]\|"]),
        (
            "甲(?!乙|丙(丁|戊))",
            ["甲(?!丙(丁|戊))", "甲(?!乙)", "甲(?!乙|丙(戊))", "甲(?!乙|丙(丁))"],
        ),
    ],
)
def test_each_alternative_is_left_out_in_turn(pattern: str, without: list[str]) -> None:
    assert [one.without for one in alternatives(pattern)] == without


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("甲乙?[丙丁]", "甲丙"),
        (r"(?:甲|乙){2,}\d", "甲甲1"),
        ("[0-9]+.[^甲]", "0水水"),
        ("甲(?=乙)$", "甲"),
    ],
)
def test_a_text_is_made_that_an_expression_matches(pattern: str, text: str) -> None:
    assert matched(pattern) == text


@pytest.mark.parametrize(
    ("pattern", "example", "texts"),
    [
        ("(发现|表明)了", "研究发现了鱼。", ["研究发现了鱼。", "研究表明了鱼。"]),
        ("(研究)?(也|又)?说明", "研究说明了。", ["研究也说明了。", "研究又说明了。"]),
        ("(甲(丙|丁)|乙)戊", "乙戊", ["甲丙戊", "乙戊", "甲丙戊", "甲丁戊"]),
        ("是(?!主要|关键)", "是主要的", ["是主要的", "是关键的"]),
        ("(^|，)故", "大，故动", ["故动", "大，故动", "，故动"]),
        ("(发现|表明)了", "研究说明了鱼。", []),
    ],
)
def test_an_alternative_is_shown_in_the_place_of_another(
    pattern: str, example: str, texts: list[str]
) -> None:
    made = shown(
        pattern, [example], lambda one, text: put(one.text, text, re.search(one.asked, text))
    )
    assert [text for _, found in made for text in found] == texts


def patterns(value: Any) -> Iterator[str]:
    """The entries and patterns of a data file."""
    for key, part in value.items() if isinstance(value, dict) else ():
        if key in ("entries", "pattern"):
            yield from part.split() if isinstance(part, str) else part
        for inner in part if isinstance(part, list) else [part]:
            yield from patterns(inner)


def test_alternatives_are_left_out_of_each_data_file_that_has_some() -> None:
    data = {
        f"{path.parent.name}/{path.name}": tomllib.loads(path.read_text("utf-8"))
        for path in Path(bipaper.__file__).parent.rglob("*.toml")
    }
    found = {file for file, part in data.items() if any("|" in one for one in patterns(part))}
    assert found - SPELLINGS == HELD
