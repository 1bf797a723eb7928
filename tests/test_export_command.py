import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from command_line import run
from typer.testing import Result

from bipaper.commands.exporting import Format
from bipaper.export.interchange.formats import CORPUS_FORMATS, FOLDER_FORMATS, PAPER_FORMATS

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """The results folder of a run with three papers, one in a folder."""
    folder = tmp_path / "results" / "papers"
    for name in ("heat_pump_policy", "library_evening_service", "river_oxygen_forecast"):
        document = json.loads((GOLDEN / f"{name}.json").read_bytes())
        document["diagnostics"]["stages"] = {}
        if name.startswith("river"):
            document["id"] = "2024/河"
        path = folder / f"{document['id']}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(document), encoding="utf-8")
    return tmp_path / "results"


def export(*args: str | Path) -> Result:
    return run("export", *args)


def test_the_command_the_table_and_the_documentation_have_the_same_formats() -> None:
    names = get_args(Format)
    assert set(names) == {*CORPUS_FORMATS, *PAPER_FORMATS, *FOLDER_FORMATS}
    shown = " ".join(export("--help").stdout.split())
    docs = (ROOT / "docs" / "interchange.md").read_text("utf-8")
    assert [name for name in names if not re.search(rf"[: ,]{name}[ ,.;]", shown)] == []
    assert [name for name in names if f"| `{name}` |" not in docs] == []


@pytest.mark.parametrize("name", CORPUS_FORMATS)
def test_a_format_of_the_corpus_is_one_file(name: str, results: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = export(name, results, "-o", out)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert out.read_bytes() == export(name, results).stdout_bytes
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("out")] == ["out"]


@pytest.mark.parametrize("name", PAPER_FORMATS)
def test_a_format_of_papers_is_a_folder_with_files_named_by_their_ids(
    name: str, results: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    result = export(name, results, "-o", out)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    form = PAPER_FORMATS[name]
    ids = ("heat_pump_policy", "library_evening_service", "2024/河")
    files = {f"{id}{suffix}" for id in ids for suffix in form.files} | {*form.beside}
    found = [path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()]
    assert sorted(found) == sorted(files)


def test_a_package_is_a_folder_with_files_of_all_papers(results: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = export("data-package", results, "-o", out)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    descriptor = json.loads((out / "datapackage.json").read_bytes())
    names = {resource["path"] for resource in descriptor["resources"]}
    assert {path.name for path in out.iterdir()} == {*names, "datapackage.json"}
    papers = (out / "papers.jsonl").read_text("utf-8").splitlines()
    ids = ["2024/河", "heat_pump_policy", "library_evening_service"]
    assert [json.loads(line)["id"] for line in papers] == ids


def test_equal_results_give_equal_bytes_whatever_the_order_of_sets(
    results: Path, tmp_path: Path
) -> None:
    code = (
        "from typing import get_args; from typer.testing import CliRunner\n"
        "from bipaper.cli import app; from bipaper.commands.exporting import Format\n"
        "for name in get_args(Format):\n"
        "    CliRunner().invoke(app, ['export', name, 'results', '-o', name])"
    )
    found = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        (folder / "results").symlink_to(results)
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment, check=True)
        paths = [path for path in folder.rglob("*") if path.is_file()]
        found.append({path.relative_to(folder): path.read_bytes() for path in paths})
    assert found[0] == found[1]
    assert {path.parts[0] for path in found[0]} == {*get_args(Format)}


def test_papers_are_chosen_by_their_ids_and_one_is_printed(results: Path) -> None:
    chosen = export("csl", results, "2024/河", "heat_pump_policy")
    assert [item["id"] for item in json.loads(chosen.stdout)] == ["2024/河", "heat_pump_policy"]
    one = export("ris-references", results, "2024/河").stdout
    assert one == export("ris-references", results / "papers/2024/河.json").stdout
    assert one.startswith("TY  - ")


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["bibtex", "results", "none"], 1, "bipaper: results/papers: no paper none\n"),
        (["bibtex", "empty"], 1, "bipaper: empty: no JSON of a paper\n"),
        (["bibtex", "bad.json"], 1, "bipaper: bad.json: "),
        (["bibtex", "bad.json", "a"], 1, "bipaper: bad.json: one paper, so name no ids\n"),
        (
            ["ris-references", "results", "-o", "bad.json"],
            1,
            "bipaper: bad.json: a file; this format needs a folder\n",
        ),
        (["bibtex", "results", "-o", "no/a.bib"], 1, "bipaper: no: no such folder\n"),
        (["ris-references", "results"], 2, "name a folder: these are several files"),
        (["data-package", "results"], 2, "name a folder: these are several files"),
        (["docx", "results"], 2, "'docx' is not one of"),
        (["bibtex", "nowhere"], 2, "does not exist"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_call_that_cannot_be_met_is_an_error_in_a_line(
    args: list[str], code: int, said: str, results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(results.parent)
    Path("empty").mkdir()
    Path("bad.json").write_text("{")
    result = export(*args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in re.sub(r"[│╰─╯]+\s*", "", result.stderr)
    assert code == 2 or result.stderr.count("\n") == 1
    assert not Path("no").exists()


def test_a_file_appears_whole_or_not_at_all(results: Path, tmp_path: Path) -> None:
    (results / "papers" / "z.json").write_text("{")
    result = export("bibtex", results, "-o", tmp_path / "papers.bib")
    assert (result.exit_code, result.stdout) == (1, "")
    assert not (tmp_path / "papers.bib").exists()
    assert not (tmp_path / "papers.bib.part").exists()
