import hashlib
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest
import sqlalchemy as sa
from runs import run_python, run_snakemake
from samples import ROOT

from bipaper import model
from bipaper.engine.papers import into_batches
from bipaper.relational.schema import CONTENT

from .conftest import ODD_NAMES, SAMPLE, SPECIMENS, files, planned

READABLE = {SAMPLE, *ODD_NAMES, "bad/no_root", "bad/zero_pages"}
BROKEN = {
    "bad/empty": "empty",
    "bad/encrypted": "encrypted",
    "bad/not_a_pdf": "not_pdf",
    "bad/truncated": "damaged",
    "lost": "unreadable",
}


def papers(folder: Path) -> dict[str, Path]:
    results = folder / "results" / "papers"
    return {
        path.relative_to(results).with_suffix("").as_posix(): path
        for path in results.rglob("*.json")
    }


def batch_of(paper: str, batches: int) -> str:
    """What the batch of a paper is called where there are so many."""
    return next(iter(into_batches({paper: Path()}, batches)))


def times(path: Path) -> tuple[int, int]:
    """What writing a file changes."""
    return path.stat().st_ino, path.stat().st_mtime_ns


def logged(folder: Path, stage: str, batch: str) -> list[str]:
    """What the stage's log says of each paper ("a: done"), without times."""
    log = folder / "results" / "logs" / stage / f"{batch}.log"
    lines = [line.split(" ", 3)[3] for line in log.read_text("utf-8").splitlines()]
    return sorted(line for line in lines if line.endswith((": done", ": kept")))


# --- a run ------------------------------------------------------------------------------


def test_every_readable_paper_has_a_result_whatever_its_name(finished: Path) -> None:
    found = papers(finished)
    assert set(found) == READABLE
    assert {model.decode(path.read_bytes()).id for path in found.values()} == READABLE


def test_a_result_is_what_the_command_line_prints(finished: Path) -> None:
    command = ("-c", "from bipaper.cli import main; main()", "extract", f"raw/{SAMPLE}.pdf")
    printed = run_python(finished, *command, "--config", "config.yaml")
    assert printed.stdout == papers(finished)[SAMPLE].read_text("utf-8")


def test_every_broken_paper_is_listed_with_a_reason(finished: Path) -> None:
    head, *lines = (finished / "results" / "failures.tsv").read_text("utf-8").splitlines()
    assert head == "id\tstage\tcode\tmessage"
    listed = {line.split("\t")[0]: line.split("\t")[1:3] for line in lines}
    assert listed == {paper: ["extract", code] for paper, code in BROKEN.items()}


def test_the_end_of_a_run_says_what_came_of_it(finished: Path) -> None:
    summary = (finished / "results" / "summary.txt").read_text("utf-8")
    first, *reasons = summary.splitlines()
    pages = sum(model.decode(p.read_bytes()).source.pages for p in papers(finished).values())
    assert first == f"14 papers: 9 done ({pages} pages), 5 failed (see failures.tsv)"
    assert reasons[:5] == [f"  failed: {code} 1" for code in sorted(BROKEN.values())]
    assert summary in (finished / "run.log").read_text("utf-8")


def test_the_database_holds_the_papers_in_the_order_of_their_ids(finished: Path) -> None:
    with duckdb.connect(str(finished / "results/corpus/bipaper.duckdb"), read_only=True) as base:
        assert base.execute("SELECT id FROM papers").fetchall() == [(p,) for p in sorted(READABLE)]
        assert base.execute("SELECT paper FROM failures").fetchall() == [
            (p,) for p in sorted(BROKEN)
        ]


@pytest.mark.parametrize("table", CONTENT, ids=attrgetter("name"))
def test_no_two_rows_of_a_table_have_the_same_key(finished: Path, table: sa.Table) -> None:
    key = ", ".join(column.name for column in table.primary_key)
    with duckdb.connect(str(finished / "results/corpus/bipaper.duckdb"), read_only=True) as base:
        counts = f"SELECT count(*), count(DISTINCT ({key})) FROM {table.name}"
        rows, keys = base.execute(counts).fetchall()[0]
    assert rows == keys


def test_both_databases_of_the_corpus_hold_the_same_rows(finished: Path) -> None:
    corpus = finished / "results/corpus"
    with (
        duckdb.connect(str(corpus / "bipaper.duckdb"), read_only=True) as one,
        closing(sqlite3.connect(corpus / "bipaper.sqlite")) as other,
    ):
        counts = [f"SELECT count(*) FROM {table.name}" for table in CONTENT]
        found = [one.execute(count).fetchall() for count in counts]
        assert [other.execute(count).fetchall() for count in counts] == found


def test_words_of_the_corpus_are_found_as_the_segmenter_cut_them(finished: Path) -> None:
    with closing(sqlite3.connect(finished / "results/corpus/bipaper.sqlite")) as base:
        found = base.execute(code_blocks("docs/results.md", "sql")[1]).fetchall()
    assert SAMPLE in {paper for paper, _, _ in found}
    assert all("供暖" in text and "政策" in text for _, _, text in found)


def code_blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


QUERIES = [code_blocks(page, "sql")[0] for page in ("README.md", "docs/results.md")]
PROGRAMS = [*code_blocks("README.md", "python"), *code_blocks("docs/results.md", "python")]


@pytest.mark.parametrize("sql", "\n".join(QUERIES).split("\n\n"))
def test_the_queries_that_are_shown_run(finished: Path, sql: str) -> None:
    with duckdb.connect(str(finished / "results/corpus/bipaper.duckdb"), read_only=True) as base:
        base.execute(sql).fetchall()


@pytest.mark.parametrize("code", PROGRAMS)
def test_the_programs_that_are_shown_run(finished: Path, code: str) -> None:
    result = run_python(finished, "-c", code)
    assert result.returncode == 0, result.stderr


def missing(shown: Any, result: Any) -> Iterator[Any]:
    """What of an excerpt is not in the result; items of lists may stand anywhere."""
    if isinstance(shown, dict) and isinstance(result, dict):
        for key, value in shown.items():
            yield from missing(value, result.get(key))
    elif isinstance(shown, list) and isinstance(result, list):
        yield from (item for item in shown if all(list(missing(item, other)) for other in result))
    elif shown != result:
        yield shown


def test_the_example_of_the_readme_is_what_comes_out(finished: Path) -> None:
    (shown,) = code_blocks("README.md", "json")
    result = json.loads(papers(finished)[SAMPLE].read_bytes())
    assert list(missing(json.loads(shown), result)) == []


def test_every_job_leaves_a_log_and_a_benchmark(finished: Path) -> None:
    stages = ("extract", "segment", "tag", "align", "structure")
    jobs = {f"{stage}/{batch}" for stage in stages for batch in "01"} | {"publish", "render"}
    for kind, suffix in (("logs", ".log"), ("benchmarks", ".tsv")):
        folder = finished / "results" / kind
        found = {
            p.relative_to(folder).with_suffix("").as_posix() for p in folder.rglob(f"*{suffix}")
        }
        assert found == jobs


def test_the_report_of_snakemake_shows_results(copy: Path) -> None:
    result = run_snakemake(copy, "--report", "report.html")
    assert result.returncode == 0, result.stdout
    report = (copy / "report.html").read_text("utf-8")
    shown = ("results/summary.txt", "results/failures.tsv", "results/report/index.html")
    assert [name for name in shown if f'"{name}"' not in report] == []
    assert "What came of the run" in report
    assert "became structured, bilingual data" in report


# --- another run ------------------------------------------------------------------------


def test_a_rerun_does_nothing(finished: Path) -> None:
    before = files(finished)
    result = run_snakemake(finished)
    assert "Nothing to be done" in result.stdout
    assert files(finished) == before


def test_touching_a_paper_that_is_the_same_does_nothing(copy: Path) -> None:
    os.utime(copy / "raw" / f"{SAMPLE}.pdf")
    assert planned(run_snakemake(copy, "--dry-run")) == set()


CHANGED, GONE, OLDER = "y/a", "x/a", SAMPLE
CAME = {"new", "lost", "nowhere"}  # a link of the second leads to the third
UNTOUCHED = READABLE - {CHANGED, GONE, OLDER}


class Another(NamedTuple):
    """A finished run, and another after papers came, changed and went."""

    folder: Path
    before: dict[str, tuple[int, int]]


@pytest.fixture(scope="module")
def another(finished: Path, place: Path) -> Another:
    folder = Path(shutil.copytree(finished, place / "another", symlinks=True))
    raw, other = folder / "raw", SPECIMENS / "rotated_page.pdf"
    with (raw / f"{CHANGED}.pdf").open("ab") as pdf:
        pdf.write(b"\n% edited")
    (raw / f"{GONE}.pdf").unlink()
    shutil.copy2(other, raw / "new.pdf")
    shutil.copy2(other, raw / "nowhere.pdf")
    shutil.copy2(other, folder / "older")
    os.utime(folder / "older", (1, 1))
    (folder / "older").replace(raw / f"{OLDER}.pdf")
    before = {paper: times(path) for paper, path in papers(folder).items()}
    result = run_snakemake(folder)
    assert result.returncode == 0, result.stdout
    return Another(folder, before)


def test_a_new_a_changed_and_a_removed_paper_cost_no_more_than_they_must(another: Another) -> None:
    folder, before = another
    after = papers(folder)
    assert set(after) == UNTOUCHED | {CHANGED, OLDER} | CAME
    assert [paper for paper in UNTOUCHED if times(after[paper]) != before[paper]] == []
    (batch,) = {batch_of(paper, 2) for paper in (CHANGED, GONE, *CAME)}
    kept = [p for p in UNTOUCHED if batch_of(p, 2) == batch]
    came, both = ([f"{p}: done" for p in own] for own in (CAME, CAME | {CHANGED}))
    assert logged(folder, "extract", batch) == sorted([*both, *(f"{p}: kept" for p in kept)])
    # The changed file has the same text, so its words are what they were.
    expected = {"segment": both, "tag": came, "align": both, "structure": both}
    logs = {stage: logged(folder, stage, batch) for stage in expected}
    done = {stage: [line for line in log if "done" in line] for stage, log in logs.items()}
    assert done == {stage: sorted(lines) for stage, lines in expected.items()}


def test_a_paper_replaced_by_an_older_file_is_noticed(another: Another) -> None:
    paper = another.folder / "raw" / f"{OLDER}.pdf"
    digest = hashlib.sha256(paper.read_bytes()).hexdigest()
    assert model.decode(papers(another.folder)[OLDER].read_bytes()).source.sha256 == digest


def test_a_link_that_leads_nowhere_is_read_once_it_leads_somewhere(another: Another) -> None:
    assert {"lost", "nowhere"} <= set(papers(another.folder))
    assert "lost" not in (another.folder / "results" / "failures.tsv").read_text("utf-8")


def test_a_changed_paper_plans_its_batch_only(copy: Path) -> None:
    with (copy / "raw" / f"{SAMPLE}.pdf").open("ab") as pdf:
        pdf.write(b"\n% edited")
    result = run_snakemake(copy, "--dry-run")
    assert set(re.findall(r"wildcards: batch=(\d+)", result.stdout)) == {batch_of(SAMPLE, 2)}


def test_batches_that_a_corpus_has_outgrown_split_and_no_paper_is_worked_on_again(
    copy: Path,
) -> None:
    batches = copy / "results" / "batches"
    for number in "01":  # as if they had been made by "auto"
        (batches / number).rename(batches / f"{number}of2")
    splitting = copy / "src" / "bipaper" / "engine" / "splitting.py"
    few = splitting.read_text("utf-8").replace("MOST = 1000", "MOST = 5")
    splitting.write_text(few, encoding="utf-8")
    before = {paper: times(path) for paper, path in papers(copy).items()}
    result = run_snakemake(copy, "--config", "batches=auto")
    assert result.returncode == 0, result.stdout
    made = {path.name for path in batches.iterdir()}
    assert made == {f"{number}of4" for number in range(4)}
    logs = [
        line
        for stage in ("extract", "segment", "tag", "align", "structure")
        for batch in made
        for line in logged(copy, stage, batch)
    ]
    assert sorted(logs) == sorted(5 * [f"{paper}: kept" for paper in READABLE])
    assert {paper: times(path) for paper, path in papers(copy).items()} == before
    assert planned(run_snakemake(copy, "--dry-run", "--config", "batches=auto")) == set()


def test_a_changed_paper_with_braces_in_its_name_is_noticed(copy: Path) -> None:
    with (copy / "raw" / "{batch}.pdf").open("ab") as pdf:
        pdf.write(b"\n% edited")
    assert "extract" in planned(run_snakemake(copy, "--dry-run"))


def test_a_result_that_was_edited_or_deleted_is_made_again_and_then_all_is_done(
    copy: Path,
) -> None:
    before = files(copy / "results" / "papers")
    (copy / "results/papers/y/a.json").unlink()
    with papers(copy)[SAMPLE].open("ab") as result:
        result.write(b" ")
    done = run_snakemake(copy)
    assert planned(run_snakemake(copy, "--dry-run")) == set(), done.stdout
    assert files(copy / "results" / "papers") == before


def test_a_job_that_failed_is_done_again_in_the_next_run(copy: Path) -> None:
    with (copy / "raw" / f"{SAMPLE}.pdf").open("ab") as pdf:
        pdf.write(b"\n% edited")
    in_the_way = copy / "results" / "batches" / batch_of(SAMPLE, 2) / "text.jsonl.left"
    in_the_way.mkdir()
    assert run_snakemake(copy).returncode == 1
    in_the_way.rmdir()
    result = run_snakemake(copy)
    assert result.returncode == 0, result.stdout
    digest = hashlib.sha256((copy / "raw" / f"{SAMPLE}.pdf").read_bytes()).hexdigest()
    assert model.decode(papers(copy)[SAMPLE].read_bytes()).source.sha256 == digest


@pytest.mark.parametrize(
    ("edited", "rules"),
    [
        ("relational/paper_rows.py", {"publish", "render", "all"}),
        ("quality/quality.toml", {"structure", "publish", "render", "all"}),
        ("find/claims/cues_zh.toml", {"align", "structure", "publish", "render", "all"}),
        ("align/support.py", {"align", "structure", "publish", "render", "all"}),
        ("report/paper_page.py", {"render", "all"}),
        ("cli.py", set()),
    ],
)
def test_an_edit_of_the_library_reruns_the_stages_that_import_it_and_what_follows(
    copy: Path, edited: str, rules: set[str]
) -> None:
    with (copy / "src" / "bipaper" / edited).open("a", encoding="utf-8") as file:
        file.write("\n# edited\n")
    assert planned(run_snakemake(copy, "--dry-run")) == rules


def test_a_changed_setting_reruns_its_stage_and_what_follows(copy: Path) -> None:
    (copy / "mine.yaml").write_text("align: {support: 0.7}")
    result = run_snakemake(copy, "--dry-run", "--configfile", "mine.yaml")
    assert planned(result) == {"align", "structure", "publish", "render", "all"}


def test_a_correction_reruns_what_follows_from_it_for_its_paper_alone(copy: Path) -> None:
    assert planned(run_snakemake(copy, "--dry-run")) == set()
    was = model.decode(papers(copy)[SAMPLE].read_bytes()).metadata.title.zh
    others = {paper: times(path) for paper, path in papers(copy).items() if paper != SAMPLE}
    fault = {"what": "title", "lang": "zh", "was": was, "now": "热泵"}
    unfit = {"what": "title", "lang": "en", "was": "Gone", "now": "New"}
    file, bad = copy / "corrections" / f"{SAMPLE}.json", copy / "corrections" / "-a.json"
    file.parent.mkdir()
    file.write_text(json.dumps({"id": SAMPLE, "corrections": [fault, unfit]}), encoding="utf-8")
    assert planned(run_snakemake(copy, "--dry-run")) == {"structure", "publish", "render", "all"}
    bad.write_text("{", encoding="utf-8")
    (copy / "corrections" / "none.json").write_text("{}", encoding="utf-8")
    result = run_snakemake(copy)
    assert result.returncode == 0, result.stdout
    assert "corrections/none.json: there is no paper 'none' to correct" in result.stdout
    assert model.decode(papers(copy)[SAMPLE].read_bytes()).metadata.title.zh == "热泵"
    failures = (copy / "results" / "failures.tsv").read_text("utf-8")
    assert "-a\tstructure\tbad_corrections\tcorrections/-a.json: Input data was" in failures
    logs = (copy / "results" / "logs" / "structure").glob("*.log")
    assert f" {SAMPLE}: corrections/{SAMPLE}.json: title.en: it says " in "".join(
        log.read_text("utf-8") for log in logs
    )
    assert "  warned: correction_unfit 1\n" in (copy / "results/summary.txt").read_text("utf-8")
    kept = {paper: times(path) for paper, path in papers(copy).items() if paper != SAMPLE}
    assert kept == {paper: own for paper, own in others.items() if paper != "-a"}
    assert planned(run_snakemake(copy, "--dry-run")) == set()


def test_a_report_leads_to_each_paper_and_can_be_left_out(copy: Path) -> None:
    report = copy / "results" / "report"
    pages = {p.relative_to(report).as_posix() for p in report.rglob("*.html")}
    assert pages == {"index.html", *(f"papers/{paper}.html" for paper in READABLE)}
    (report / "index.html").unlink()
    assert planned(run_snakemake(copy, "--dry-run")) == {"render", "all"}
    result = run_snakemake(copy, "--dry-run", "--config", "report={write: false}")
    assert planned(result) == set()


# --- strict -----------------------------------------------------------------------------


def test_strict_fails_the_run_and_names_the_failures_but_keeps_the_results(copy: Path) -> None:
    result = run_snakemake(copy, "--config", "strict=True")
    assert result.returncode == 1
    assert [paper for paper in BROKEN if f"{paper}\textract" not in result.stdout] == []
    assert set(papers(copy)) == READABLE


def test_the_workflow_has_no_lint(finished: Path) -> None:
    result = run_snakemake(finished, "--lint", "--verbose")
    assert "Congratulations" in result.stdout
    assert result.returncode == 0
