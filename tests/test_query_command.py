import csv
import io
import json
import re
import shutil
from pathlib import Path

import duckdb
import pytest
from command_line import run
from rich.cells import cell_len
from small_corpus import build
from typer.testing import Result

from bipaper.ask.questions import questions
from bipaper.relational.schema import VERSION

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def own(results: Path, tmp_path: Path) -> Path:
    """A copy of the results that a test may change."""
    return Path(shutil.copytree(results, tmp_path / "results"))


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("query") / "results"
    build(folder)
    return folder


def query(*args: str | Path) -> Result:
    # As wide as a terminal that needs to break no line.
    return run("query", *args, columns=200)


def test_without_a_question_all_are_listed_with_their_parameters() -> None:
    result = query()
    assert (result.exit_code, result.stderr) == (0, "")
    first = [line.split()[0] for line in result.stdout.splitlines() if line.strip()]
    named = [name for name in first if name in questions()]
    assert named == [*questions()]
    assert re.search(r"words=成本\s", result.stdout)
    assert re.search(r"\[place=济南\]\s", result.stdout)


def test_an_answer_is_a_table(results: Path) -> None:
    result = query("trust", "-r", results)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [re.split(r"\s{2,}", line.strip()) for line in result.stdout.splitlines()]
    assert [line for line in lines if len(line) > 1] == [
        ["paper", "grade", "score", "sign", "warnings"],
        ["c", "D", "0.2", "no text", "1"],
        ["a", "B", "0.8", "0"],
        ["d", "B", "0.8", "0"],
        ["b", "A", "1", "0"],
    ]


def test_a_long_text_is_broken_and_whole(results: Path) -> None:
    lines = run("query", "effects", "-r", results, columns=80).stdout.splitlines()
    assert max(map(cell_len, lines)) == 80
    begun, rest = (line.split()[-1] for line in lines[3:5])
    assert begun + rest == "补贴使销量增长12%，即3万台。"


def test_an_answer_is_csv(results: Path) -> None:
    result = query("citations", "-r", results, "--format", "csv")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [*csv.reader(io.StringIO(result.stdout))][:3] == [
        ["paper", "cited", "same", "times", "page", "entry"],
        ["a", "b", "title", "0", "3", "case"],
        ["a", "d", "title", "0", "3", "city"],
    ]


def test_an_answer_is_json(results: Path) -> None:
    result = query("recommendations", "field=G", "-r", results, "--format", "json")
    assert json.loads(result.stdout) == [
        {"field": "G2", "text": "应扩大补贴。", "paper": "b", "year": "2021", "page": 9}
    ]


def test_an_answer_without_rows_says_so(results: Path) -> None:
    result = query("rankings", "place=无", "-r", results)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no rows\n")
    result = query("rankings", "place=无", "-r", results, "--format", "json")
    assert (result.stdout, result.stderr) == ("[]\n", "")


def test_text_of_papers_is_obeyed_by_no_terminal_and_no_spreadsheet(own: Path) -> None:
    with duckdb.connect(str(own / "corpus" / "bipaper.duckdb")) as base:
        base.execute("UPDATE signs SET message = '=[red]\x1b[31m\n\"1|2'")
    table = query("trust", "-r", own).stdout
    assert r'=[red]\x1b[31m\n"1|2' in table
    text = query("trust", "-r", own, "--format", "csv").stdout
    assert r"'=[red]\x1b[31m " in text


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["ranks"], "no question 'ranks': the questions are rankings, measures, effects, "
         "disagreements, names, amounts, recommendations, citations, trust"),
        (["rankings", "city=北京"], "rankings: no parameter 'city': the parameters are place"),
        (["trust", "grade=D"], "trust: no parameter 'grade': it has no parameters"),
        (["measures", "place=北京"], "measures: say words, such as words=成本"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_named_with_what_can(
    args: list[str], message: str, results: Path
) -> None:
    result = query(*args, "-r", results)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"bipaper: {message}\n"


def test_a_value_without_its_parameter_is_a_mistake_of_usage(results: Path) -> None:
    result = query("rankings", "北京", "-r", results)
    assert result.exit_code == 2
    assert "北京: not PARAMETER=VALUE" in result.stderr


def test_a_folder_without_a_corpus_is_named(tmp_path: Path) -> None:
    result = query("trust", "-r", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"bipaper: {tmp_path}/corpus/bipaper.duckdb: no such database; "
        "name the results folder of a run\n"
    )


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("DROP TABLE schema_version", "no corpus of bipaper"),
        (
            "UPDATE schema_version SET version = 1",
            f"its tables have version 1, this bipaper asks those of {VERSION}: "
            "make the results again, or convert them (bipaper migrate)",
        ),
        ("DROP TABLE papers", "Catalog Error: Table with name papers does not exist!"),
    ],
)
def test_a_database_of_another_kind_is_named(sql: str, message: str, own: Path) -> None:
    path = own / "corpus" / "bipaper.duckdb"
    with duckdb.connect(str(path)) as base:
        base.execute(sql)
    result = query("trust", "-r", own)
    assert (result.exit_code, result.stderr) == (1, f"bipaper: {path}: {message}\n")


def test_a_file_that_is_no_database_is_an_error_of_a_line(tmp_path: Path) -> None:
    path = tmp_path / "corpus" / "bipaper.duckdb"
    path.parent.mkdir()
    path.write_bytes(b"none" * 9999)
    result = query("trust", "-r", tmp_path)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith(f"bipaper: {path}: IO Error: ")


def test_a_database_reads_no_other_file(own: Path) -> None:
    """A view in the place of a table is a query that somebody else wrote."""
    secret = own / "secret.csv"
    secret.write_text("id\nsecret\n")
    with duckdb.connect(str(own / "corpus" / "bipaper.duckdb")) as base:
        base.execute("DROP TABLE papers")
        base.execute(f"CREATE VIEW papers AS SELECT id, 'A' AS grade, 1.0 AS score FROM '{secret}'")
    result = query("trust", "-r", own, "--format", "json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Permission Error" in result.stderr


def test_the_database_is_only_read(results: Path) -> None:
    path = results / "corpus" / "bipaper.duckdb"
    before = path.read_bytes()
    query("trust", "-r", results)
    assert path.read_bytes() == before
    assert sorted(found.name for found in path.parent.glob("bipaper.*")) == [
        "bipaper.duckdb",
        "bipaper.sqlite",
    ]
