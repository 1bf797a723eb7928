"""Folders are compared file by file; what keeps one from being scored is an error that names it."""

from pathlib import Path

import msgspec
import pytest
from command_line import run
from graded import document, gold_of

from bipaper import model
from bipaper.evaluate.compare import compare
from bipaper.evaluate.gold import ScoreError, read_gold
from bipaper.evaluate.report import as_json, as_text, details
from bipaper.evaluate.table import METRICS


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """Two papers: one that gold agrees with, below a folder, and one with another title."""
    other = document()
    other.id, other.metadata.title.zh = "tree", "口袋花园\x1b的使用"
    for name, paper in (("2024/park", document()), ("tree", other)):
        path = tmp_path / "results" / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(model.encode(paper))
    return tmp_path / "results"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    for name in ("park", "tree"):
        annotated = gold_of(document())
        annotated.id = name
        (folder / f"{name}.json").write_bytes(msgspec.json.encode(annotated))
    return folder


def test_papers_are_found_by_name_and_each_metric_is_their_mean(results: Path, gold: Path) -> None:
    table = compare(results, gold)
    assert [paper.id for paper in table.papers] == ["park", "tree"]
    assert [paper.overall == 1 for paper in table.papers] == [True, False]
    assert table.means["title_zh"].value == pytest.approx((1 + 2 * 6 / 15) / 2)
    assert {mean.papers for mean in table.means.values()} == {2}


def test_the_table_has_a_line_for_each_metric_and_the_mean_of_these(
    results: Path, gold: Path
) -> None:
    head, *lines, last = as_text(compare(results, gold)).splitlines()
    assert head.split() == ["metric", "mean", "papers"]
    assert [line.split()[0] for line in lines] == list(METRICS)
    assert (lines[0], last) == (
        "title_zh       0.900       2",
        "overall        0.996       2",
    )


def test_details_name_what_only_gold_and_only_the_result_has(results: Path, gold: Path) -> None:
    assert details(compare(results, gold)) == (
        "park  1.000\n\ntree  0.992\n  title_zh 0.800 (6 of 7)\n    - 公\n    + 花\n    + \\x1b\n"
    )


def test_json_holds_every_score_with_its_counts(results: Path, gold: Path) -> None:
    table = msgspec.json.decode(as_json(compare(results, gold)))
    assert table["papers"][1]["scores"]["title_zh"] == {
        "value": pytest.approx(0.8),
        "right": 6,
        "wanted": 7,
        "missing": ["公"],
        "extra": ["花", "\x1b"],
    }
    assert table["papers"][0]["overall"] == 1
    assert table["means"]["doi"] == {"value": 1.0, "papers": 2}


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("extra.json", b'{"id": "extra"}', "{gold}: no result extra.json below {results}"),
        ("park.json", b'{"id": "tree"}', "{gold}: its id is 'tree', not the file's name"),
        ("park.json", b"{", "{gold}: Input data was truncated"),
        ("park.json", b'{"id": "park", "titel_zh": "a"}',
         "{gold}: Object contains unknown field `titel_zh`"),
        ("park.json", b'{"id": "park", "headings": [{"number": null, "title": "a", "level": "1"}]}',
         "{gold}: Expected `int`, got `str` - at `$.headings[0].level`"),
        ("park.json", b'{"id": "park", "abstract_alignment": [{"zh": [0], "en": []}]}',
         "{gold}: abstract_alignment: no sentence 0 in zh"),
        ("park.json", b'\xff', "{gold}: JSON is malformed: invalid character (byte 0)"),
    ],
)  # fmt: skip
def test_gold_that_cannot_be_used_is_named_with_its_field(
    results: Path, gold: Path, name: str, content: bytes, problem: str
) -> None:
    (gold / name).write_bytes(content)
    with pytest.raises(ScoreError) as error:
        compare(results, gold)
    assert str(error.value) == problem.format(gold=gold / name, results=results)


def test_a_result_that_is_none_and_one_that_is_there_twice_are_named(
    results: Path, gold: Path
) -> None:
    (results / "tree.json").write_text("{}")
    with pytest.raises(ScoreError, match=r"tree\.json: Object missing required field"):
        compare(results, gold)
    (results / "park.json").write_text("{}")
    with pytest.raises(ScoreError, match=r"park\.json: two results, .*2024/park\.json and .*"):
        compare(results, gold)


def test_a_folder_without_gold_and_a_file_that_cannot_be_opened_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ScoreError, match=f"^{tmp_path}: no gold in this folder"):
        compare(tmp_path, tmp_path)
    with pytest.raises(ScoreError, match=r"a\.json: No such file or directory"):
        read_gold(tmp_path / "a.json")


def scored(*args: str | Path) -> tuple[int, str, str]:
    result = run("score", *args)
    return result.exit_code, result.stdout, result.stderr


def test_the_command_prints_the_table_the_details_or_json(results: Path, gold: Path) -> None:
    table = compare(results, gold)
    assert scored(results, gold) == (0, as_text(table), "")
    assert scored(results, gold, "--details") == (0, as_text(table) + "\n" + details(table), "")
    assert scored(results, gold, "--json") == (0, as_json(table), "")


def test_the_command_says_in_a_line_what_is_wrong(results: Path, gold: Path) -> None:
    (gold / "lost.json").write_text('{"id": "lost"}')
    problem = f"bipaper: {gold / 'lost.json'}: no result lost.json below {results}\n"
    assert scored(results, gold) == (1, "", problem)
