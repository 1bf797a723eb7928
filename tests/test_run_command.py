"""``bipaper run`` and ``bipaper init``, up to where Snakemake takes over."""

import os
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from command_line import run
from samples import ROOT, pdf_of

from bipaper.settings import Settings

CONFIG = (ROOT / "config.yaml").read_bytes()
DEFAULTS = msgspec.to_builtins(Settings())


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a paper in ``papers``."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.pdf").symlink_to(pdf_of("heat_pump_policy"))
    return tmp_path


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that this process would have become."""
    commands: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda path, arguments: commands.append(arguments))
    return commands


def taken(results: Path) -> Any:
    """The configuration that the workflow takes, as far as it is not that of every run."""
    config = yaml.safe_load((results / ".bipaper" / "config.yaml").read_bytes())
    return {name: value for name, value in config.items() if value != DEFAULTS[name]}


def places(folder: Path, raw: Path) -> dict[str, str]:
    """The folders of a run that was begun in one, as the workflow takes them."""
    there = (folder / "corrections").is_dir()
    corrections = str(folder / "corrections") if there else None
    return {"raw_dir": str(raw), "results_dir": "..", "corrections_dir": corrections}


def test_snakemake_works_in_the_results_and_is_told_where_all_is(
    place: Path, begun: list[list[str]]
) -> None:
    (place / "words.txt").touch()
    (place / "corrections").mkdir()
    (place / "labse").mkdir()
    config = ("segment.user_dictionary=words.txt", "align.encoder=labse", "tag.model_zh=lac")
    options = [option for value in config for option in ("--config", value)]
    result = run("run", "papers", "--out", "new/results", "--cores", "3", *options)
    assert (result.exit_code, result.output) == (0, "")
    state = str(place / "new" / "results" / ".bipaper")
    snakefile = str(ROOT / "Snakefile")
    assert begun == [
        [
            *(sys.executable, "-P", "-m", "snakemake", "--directory", state),
            *("--snakefile", snakefile, "--cores", "3"),
        ]
    ]
    assert taken(place / "new" / "results") == {
        **places(place, place / "papers"),
        "segment": {"user_dictionary": str(place / "words.txt")},
        "tag": {"model_zh": "lac", "model_en": None},
        "align": {"encoder": str(place / "labse"), "support": 0.86},
    }


def test_a_folder_is_the_same_by_whatever_path_it_is_named(
    place: Path, begun: list[list[str]]
) -> None:
    (place / "link").symlink_to("papers")
    for folder in ("papers", "papers/../papers", "link"):
        assert run("run", folder).exit_code == 0
        assert taken(place / "results")["raw_dir"] == str(place / "papers")
    assert begun[0][-1] == "all"
    assert begun[0] == begun[1] == begun[2]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["--profile", "slurm"], ["--profile", str(ROOT / "profiles/slurm")]),
        (["--profile", "cluster"], ["--profile", "{place}/cluster"]),
        (["--profile", "./slurm"], ["--profile", "{place}/slurm"]),
        (["--profile", "known_to_snakemake"], ["--profile", "known_to_snakemake"]),
        (["--profile", "slurm", "--cores", "64"],
         ["--profile", str(ROOT / "profiles/slurm"), "--cores", "64"]),
    ],
)  # fmt: skip
def test_a_profile_says_where_jobs_run_and_on_how_many_cores(
    place: Path, begun: list[list[str]], args: list[str], expected: list[str]
) -> None:
    for name in ("cluster", "slurm"):
        (place / name).mkdir()
    assert run("run", "papers", *args).exit_code == 0
    after = begun[0].index(str(ROOT / "Snakefile")) + 1
    assert begun[0][after:] == [word.format(place=place) for word in expected]


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (["mine.yaml"], {"batches": 2, "limits": {"seconds": 60, "memory_mb": 4096}}),
        (["mine.yaml", "batches=3", "limits.memory_mb=512"],
         {"batches": 3, "limits": {"seconds": 60, "memory_mb": 512}}),
        (["limits={seconds: 7}", "mine.yaml"],
         {"batches": 2, "limits": {"seconds": 60, "memory_mb": 4096}}),
        (["strict=true", "extract.ocr=never"], {"strict": True, "extract": {"ocr": "never"}}),
    ],
)  # fmt: skip
def test_of_several_settings_the_last_counts_and_groups_are_joined(
    place: Path, begun: list[list[str]], config: list[str], expected: dict[str, Any]
) -> None:
    (place / "mine.yaml").write_text("batches: 2\nlimits: {seconds: 60}\nraw_dir: elsewhere")
    result = run("run", "papers", *(word for one in config for word in ("--config", one)))
    assert (result.exit_code, len(begun)) == (0, 1)
    assert taken(place / "results") == {**places(place, place / "papers"), **expected}


def test_results_that_snakemake_knows_nothing_of_are_looked_through_again(
    place: Path, begun: list[list[str]]
) -> None:
    (place / "results" / ".bipaper").mkdir(parents=True)
    (place / "results" / "batches" / "0").mkdir(parents=True)
    run("run", "papers")
    (place / "results" / ".bipaper" / ".snakemake").mkdir()
    run("run", "papers")
    assert [command[-1] for command in begun] == ["--forceall", "all"]


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["nowhere"], 2, "dir 'nowhere' does not exist"),
        (["empty"], 1, "bipaper: no PDF in '{place}/empty': put papers there, or set raw_dir"),
        ([], 1, "bipaper: raw_dir: there is no folder '{place}/raw': put papers there, or "
         "set raw_dir"),
        (["papers", "--out", "taken"], 1, "bipaper: results_dir: '{place}/taken/papers' is there"),
        (["papers", "--out", "a/b"], 1, "bipaper: {place}/a/b/.bipaper: Not a directory"),
        (["papers", "--config", "no.yaml"], 1, "bipaper: no.yaml: No such file or directory"),
        (["papers", "--config", "batches=[", "--config", "a"], 1, "bipaper: batches: no YAML: "),
        (["papers", "--config", "align.suport=1", "--config", "workers=2"], 1,
         "bipaper: align.suport=1, workers=2: Object contains unknown field `suport` - at "
         "`$.align` (known: encoder, "),
        (["papers", "--config", "corrections_dir=corections"], 1,
         "bipaper: corrections_dir: there is no folder 'corections': name that of your "),
        (["papers", "--cores", "0"], 2, "should be greater than or equal to 1"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_call_is_said_before_anything_is_written(
    place: Path, begun: list[list[str]], args: list[str], code: int, message: str
) -> None:
    (place / "empty").mkdir()
    (place / "taken" / "papers").mkdir(parents=True)
    (place / "taken" / "papers" / "mine.json").touch()
    (place / "a").touch()
    before = sorted(place.rglob("*"))
    result = run("run", *args)
    said = " ".join(result.stderr.replace("│", " ").split())
    assert (result.exit_code, result.stdout, begun) == (code, "", [])
    assert message.format(place=place) in said
    assert sorted(place.rglob("*")) == before


def test_corrections_are_not_taken_back_by_a_run_from_another_folder(
    place: Path, begun: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def again(*config: str) -> tuple[int, Any]:
        options = [word for one in config for word in ("--config", one)]
        result = run("run", str(place / "papers"), "--out", str(place / "out"), *options)
        return result.exit_code, taken(place / "out")["corrections_dir"]

    corrections = place / "corrections"
    corrections.mkdir()
    assert again() == (0, str(corrections))
    (place / "elsewhere").mkdir()
    monkeypatch.chdir(place / "elsewhere")
    assert again() == (1, str(corrections))
    assert again(f"corrections_dir={corrections}") == (0, str(corrections))
    assert again("corrections_dir=null") == (0, None)
    assert again() == (0, None)  # nothing is left to take back


def test_init_begins_a_corpus_that_run_takes_as_it_is(
    place: Path, begun: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run("init", "new/corpus")
    corpus = place / "new" / "corpus"
    assert (result.exit_code, result.stdout) == (0, "")
    assert "put PDFs into new/corpus/raw" in " ".join(result.stderr.split())
    assert (corpus / "config.yaml").read_bytes() == CONFIG
    (corpus / "raw" / "a.pdf").symlink_to(pdf_of("heat_pump_policy"))
    monkeypatch.chdir(corpus)
    assert run("run").exit_code == 0
    assert taken(corpus / "results") == places(corpus, corpus / "raw")


def test_a_configuration_beside_a_folder_that_is_named_is_somebody_elses(
    place: Path, begun: list[list[str]]
) -> None:
    (place / "config.yaml").write_text("some: other program's")
    assert run("run", "papers").exit_code == 0
    assert run("run").exit_code == 1


def test_init_overwrites_nothing(place: Path) -> None:
    (place / "config.yaml").write_text("mine")
    (place / "raw").mkdir()
    (place / "raw" / "a.pdf").write_text("mine, too")
    result = run("init")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "bipaper: config.yaml: is there already and stays as it is\n"
    assert (place / "config.yaml").read_text() == "mine"
    assert (place / "raw" / "a.pdf").read_text() == "mine, too"
