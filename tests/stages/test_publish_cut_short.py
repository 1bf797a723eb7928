"""A publication that is killed or finds no room leaves whole files."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest
from published_folder import STATE, Folder, corpus, document, group_of, papers

from bipaper import model
from bipaper.export.history import Rows
from bipaper.relational.parquet import FIRST
from bipaper.stages import building, publish

NEAR = "bipaper.relational.parquet._NEAR"  # at 0 every paper is a group
STEPS = ("_flush_below", "_remove", "_copy", "exchange", "_flush_folders")


@contextmanager
def killed(monkeypatch: pytest.MonkeyPatch, step: str, *, after: bool) -> Iterator[None]:
    """A publication in here ends before a step, or after it."""
    module: ModuleType = {"rmtree": shutil, "build_databases": building}.get(step, publish)
    usual = getattr(module, step)

    def kill(*args: object, **kwargs: object) -> None:
        if after:
            usual(*args, **kwargs)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(module, step, kill)
        with pytest.raises(KeyboardInterrupt):
            yield


OLD = [document("a"), document("b"), document("same")]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A publication in which every paper is a group of tables, beside a file of the user's."""
    folder = Folder(tmp_path_factory.mktemp("published") / "results")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(NEAR, 0)
        folder.publish(OLD)
    (folder.path / "corpus/mine.sql").write_text("mine")
    return folder


@pytest.mark.parametrize("step", ["build_databases", *STEPS, "write_manifest", "rmtree"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_publication_that_is_cut_short_leaves_whole_files_and_the_next_ends_as_usual(
    published: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    monkeypatch.setattr(NEAR, 0)
    new = [document("a", "二"), document("c"), document("same")]
    folder = published.copy(tmp_path / "results")
    before = corpus(folder)
    with killed(monkeypatch, step, after=after):
        folder.publish(new)
    allowed = {f"papers/{one.id}.json": {model.encode(one)} for one in [*OLD, *new]}
    allowed["papers/a.json"] = {model.encode(OLD[0]), model.encode(new[0])}
    files = folder.files()
    assert all(files[name] in allowed[name] for name in folder.results())
    now = corpus(folder)
    groups = {FIRST, *map(group_of, "ab"), group_of("same")}
    assert {Path(name).stem for name in before if "/" in name} == groups
    if now != before:  # then it has of that only what is the same
        shared = {name for name in now if before.get(name) == now[name]}
        kept = group_of("same")
        assert shared - {"mine.sql"} == {name for name in before if Path(name).stem == kept}
        now_groups = {FIRST, kept, *map(group_of, "ac")}
        assert {Path(name).stem for name in now if "/" in name} == now_groups

    folder.publish(new)
    assert folder.results() == {"papers/a.json", "papers/c.json", "papers/same.json"}
    assert folder.files()["papers/a.json"] == model.encode(new[0])
    assert (folder.path / "corpus/mine.sql").read_text() == "mine"
    assert folder.state() == STATE
    first, second = folder.runs()
    assert first.papers == papers(added=["a", "b", "same"])
    assert second.papers == papers(changed=["a"], renamed={"c": "b"})
    assert second.rows == {"papers": Rows(0, 1, 0)}  # the title


@pytest.mark.parametrize("step", ["_remove", "_copy", "exchange"])
def test_publications_that_are_cut_short_one_after_the_other_are_told_of_once(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    folder.publish([document("a")])
    (folder.path / "corpus/mine.sql").write_text("mine")
    with killed(monkeypatch, step, after=True):
        folder.publish([document("a", "二")])
    with killed(monkeypatch, "_copy", after=True):
        folder.publish([document("a", "二"), document("b")])
    folder.publish([document("a", "二"), document("b"), document("c")])
    told = [run.papers for run in folder.runs()]
    assert told in [
        [papers(added=["a"]), papers(changed=["a"], added=["b", "c"])],
        [papers(added=["a"]), papers(changed=["a"]), papers(added=["b", "c"])],
    ]


def test_a_full_disk_leaves_what_was_there_and_no_more_of_it_taken(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.publish([document("a")])
    before, index = folder.files(), corpus(folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(building, "build_databases", full)
    with pytest.raises(OSError, match="No space left on device"):
        folder.publish([document("a", "二"), document("b")])
    inputs = {"documents.jsonl", "tagged.jsonl"}
    assert {name: data for name, data in folder.files().items() if name not in inputs} == before
    assert corpus(folder) == index
    assert folder.state() == STATE
