"""``bipaper tag`` and ``bipaper align``."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from command_line import run
from typer.testing import Result


def records(result: Result) -> list[Any]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_tag_prints_a_mention_a_line_with_offsets_into_its_line() -> None:
    text = "无数字。\n2023年广东省新增企业2.4万家。\n"
    found = records(run("tag", text=text))
    assert [(m["line"], m["text"]) for m in found] == [
        (2, "2023年"),
        (2, "广东省"),
        (2, "2.4万家"),
    ]
    lines = text.splitlines()
    assert all(lines[m["line"] - 1][m["start"] : m["end"]] == m["text"] for m in found)


def test_tag_tells_entities_by_type_from_quantities_by_kind() -> None:
    entity, quantity = records(run("tag", text="广东省有2.4万家。"))
    assert entity == {
        "line": 1,
        "type": "place",
        "start": 0,
        "end": 3,
        "text": "广东省",
        "rule": "gazetteer:place_provinces",
    }
    assert quantity == {
        "line": 1,
        "kind": "count",
        "start": 4,
        "end": 9,
        "text": "2.4万家",
        "rule": "amount",
        "value": 24000,
        "unit": "家",
        "comparator": "=",
    }


def test_tag_counts_lines_as_other_tools_do() -> None:
    found = records(run("tag", text="\ufeff共3家。\x0c共4家。\r\n共5家。"))
    assert [(m["line"], m["start"], m["text"]) for m in found] == [
        (1, 1, "3家"),
        (1, 6, "4家"),
        (2, 1, "5家"),
    ]


def test_tag_judges_the_language_of_each_line_unless_it_is_given() -> None:
    def found(*args: str) -> list[Any]:
        text = "in three typical cities\n共3家\n"
        return [(m["line"], m["text"]) for m in records(run("tag", *args, text=text))]

    assert found() == [(1, "three typical cities"), (2, "3家")]
    assert found("--lang", "zh") == [(2, "3家")]


def test_tag_says_what_is_no_text() -> None:
    result = run("tag", text=b"abc\xff")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "bipaper: standard input is not UTF-8 (byte 4)\n"


def test_tag_prints_nothing_for_nothing() -> None:
    assert run("tag").stdout == ""


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    zh, en = tmp_path / "zh.txt", tmp_path / "en.txt"
    zh.write_text("今天下雨。我们留在家里读书。\n", encoding="utf-8")
    en.write_text("It is raining today. We stay at home and read books.\n", encoding="utf-8")
    return zh, en


def test_align_cuts_both_texts_into_sentences_and_pairs_them(texts: tuple[Path, Path]) -> None:
    found = [(bead["zh_text"], bead["en_text"]) for bead in records(run("align", *texts))]
    assert found == [
        (["今天下雨。"], ["It is raining today."]),
        (["我们留在家里读书。"], ["We stay at home and read books."]),
    ]


def test_align_takes_lines_as_they_are(texts: tuple[Path, Path]) -> None:
    result = run("align", *texts, "--lines", "--format", "ladder")
    assert re.fullmatch(r"\[0\]:\[0\]:0\.\d{4}\n", result.stdout)


def test_align_ends_lines_where_other_tools_do(texts: tuple[Path, Path]) -> None:
    texts[0].write_text("今天\x0c下\x1c雨。\r\n\n我们读书。\n", encoding="utf-8")
    found = [text for bead in records(run("align", *texts, "--lines")) for text in bead["zh_text"]]
    assert found == ["今天\x0c下\x1c雨。", "", "我们读书。"]


def test_align_says_that_a_text_is_not_utf_8(texts: tuple[Path, Path]) -> None:
    texts[1].write_bytes(b"caf\xe9")
    result = run("align", *texts)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"bipaper: {texts[1]}: not UTF-8 (byte 4)\n"


@pytest.mark.parametrize(
    ("form", "start"), [("tsv", "zh\ten\tscore\t"), ("tmx", "<?xml"), ("ladder", "[0]:[0]:")]
)
def test_align_prints_other_formats(texts: tuple[Path, Path], form: str, start: str) -> None:
    assert run("align", *texts, "--format", form).stdout.startswith(start)


def test_an_encoder_that_is_not_installed_is_an_error(texts: tuple[Path, Path]) -> None:
    result = run("align", *texts, "--encoder", "some/model")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "needs sentence-transformers" in result.stderr
