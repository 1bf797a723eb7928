"""Pages are made where their papers changed, and nothing of the user's is touched."""

import re
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
from one_document import one_document
from samples import golden_document, pdf_of

from bipaper import model
from bipaper.engine.batch import Job
from bipaper.engine.digest import digest
from bipaper.engine.manifest import Manifest, Published, TakenError, planned_mark, write_manifest
from bipaper.export.failures import write_failures
from bipaper.model import Document
from bipaper.parts.diagnostics import Failure
from bipaper.settings import Limits
from bipaper.stages.render import write_pages

JOB = Job("render", "1", 3, 1, Limits())
MINE = "mine"


class Folder:
    """A results folder whose report is written again and again."""

    def __init__(self, path: Path) -> None:
        self.path, state = path, path / ".bipaper"
        state.mkdir(parents=True)
        self.publication, self.manifest = state / "manifest.jsonl", state / "report.jsonl"
        self.ledger = state / "report_rows.jsonl"
        (path / "changes.jsonl").touch()

    def publish(self, *papers: Document, failures: Iterable[Failure] = ()) -> None:
        files = {}
        for paper in papers:
            name, data = f"papers/{paper.id}.json", model.encode(paper)
            (self.path / name).parent.mkdir(parents=True, exist_ok=True)
            (self.path / name).write_bytes(data)
            files[name] = Published(path=name, size=len(data), sha256=digest(data))
        write_manifest(self.publication, Manifest(files=files))
        write_failures(self.path / "failures.tsv", failures)

    def render(self, job: Job = JOB, raw: Path | None = None) -> None:
        mark = planned_mark(self.manifest, self.path)
        write_pages(self.publication, self.manifest, self.ledger, raw, mark, job)

    def files(self) -> dict[str, bytes]:
        report = self.path / "report"
        return {
            path.relative_to(report).as_posix(): path.read_bytes()
            for path in sorted(report.rglob("*"))
            if path.is_file()
        }

    def page(self, paper: str) -> Path:
        return self.path / "report" / "papers" / f"{paper}.html"

    def mark(self) -> int:
        return planned_mark(self.manifest, self.path)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "results")


def paper(id: str, title: str = "一") -> Document:
    document = one_document()
    document.id, document.metadata.title.zh = id, title
    return document


def test_each_paper_has_a_page_and_the_index_leads_to_it(folder: Folder) -> None:
    folder.publish(paper("论文/b"), paper("a"))
    folder.render()
    assert list(folder.files()) == ["index.html", "papers/a.html", "papers/论文/b.html"]
    index = folder.files()["index.html"].decode()
    assert re.findall(r'"(papers/[^"]+\.html)"', index) == [
        "papers/a.html",
        "papers/%E8%AE%BA%E6%96%87/b.html",
    ]


def test_a_page_is_made_again_only_where_its_paper_changed(folder: Folder) -> None:
    folder.publish(paper("a"), paper("b"), paper("c/d"))
    folder.render()
    before = {id: folder.page(id).stat().st_mtime_ns for id in ("a", "b")}
    folder.publish(paper("a"), paper("b", "二"))
    folder.render()
    assert folder.page("a").stat().st_mtime_ns == before["a"]
    assert ' data-at="title.zh">二</h1>' in folder.page("b").read_text("utf-8")
    assert list(folder.files()) == ["index.html", "papers/a.html", "papers/b.html"]
    assert not folder.page("c/d").parent.exists()


def test_how_often_and_in_what_order_papers_came_makes_no_difference(
    folder: Folder, tmp_path: Path
) -> None:
    folder.publish(paper("b"))
    folder.render()
    folder.publish(paper("a"), paper("b"))
    folder.render()
    other = Folder(tmp_path / "other")
    other.publish(paper("b"), paper("a"))
    other.render(JOB._replace(workers=2))
    assert folder.files() == other.files()


def test_a_page_that_was_edited_or_deleted_is_made_again(folder: Folder) -> None:
    folder.publish(paper("a"), paper("b"))
    folder.render()
    before, mark = folder.files(), folder.mark()
    folder.page("a").write_text(MINE)
    folder.page("b").unlink()
    assert folder.mark() == mark + 1
    folder.render()
    assert (folder.files(), folder.mark()) == (before, mark + 1)


def test_other_code_or_settings_make_all_pages_again(folder: Folder) -> None:
    folder.publish(paper("a"))
    folder.render()
    before = folder.page("a").stat().st_mtime_ns
    folder.render(JOB._replace(version="2"))
    assert folder.page("a").stat().st_mtime_ns != before


def test_a_file_of_the_user_stays_and_costs_one_page_alone(folder: Folder) -> None:
    folder.publish(paper("a"), paper("b"))
    folder.page("a").parent.mkdir(parents=True)
    folder.page("a").write_text(MINE)
    (folder.path / "report" / "notes.txt").write_text(MINE)
    folder.render()
    assert folder.page("a").read_text() == MINE
    assert list(folder.files()) == ["index.html", "notes.txt", "papers/a.html", "papers/b.html"]
    assert "report/papers/a.html: there is a file" in folder.files()["index.html"].decode()
    mark = folder.mark()
    folder.page("a").unlink()
    assert folder.mark() == mark + 1
    folder.render()
    assert folder.page("a").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_an_index_of_the_user_stops_the_rule(folder: Folder) -> None:
    folder.publish(paper("a"))
    (folder.path / "report").mkdir()
    (folder.path / "report" / "index.html").write_text(MINE)
    with pytest.raises(TakenError, match=r"report/index\.html: there is a file that bipaper has"):
        folder.render()
    assert folder.files() == {"index.html": MINE.encode()}


def test_what_a_run_that_was_cut_short_has_written_is_ours(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.publish(paper("a"))
    with monkeypatch.context() as patch:
        patch.setattr("bipaper.stages.render.corpus_html", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            folder.render()
    assert list(folder.files()) == ["papers/a.html"]
    folder.publish(paper("b"))
    folder.render()
    assert list(folder.files()) == ["index.html", "papers/b.html"]


def test_papers_that_failed_are_listed(folder: Folder) -> None:
    bad = Failure(id="bad", stage="extract", code="empty", message="no bytes")
    folder.publish(failures=[bad])
    folder.render()
    assert list(folder.files()) == ["index.html"]
    assert "<td>bad</td><td>extract</td><td>empty</td>" in folder.files()["index.html"].decode()


def test_pictures_of_pages_are_drawn_on_demand(folder: Folder) -> None:
    name = "heat_pump_policy"
    sample = golden_document(name)
    folder.publish(sample, msgspec.structs.replace(sample, id="lost", source=paper("x").source))
    folder.render()
    assert b"data:image/webp" not in folder.page(name).read_bytes()
    folder.render(JOB._replace(version="2"), raw=pdf_of(name).parent)
    pictures = folder.page(name).read_text("utf-8").count('src="data:image/webp;base64,')
    assert pictures == sample.source.pages
    assert b"data:image/webp" not in folder.page("lost").read_bytes()
