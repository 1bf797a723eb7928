from collections.abc import Callable
from pathlib import Path

import pytest

from bipaper.engine.digest import (
    PACKAGE,
    code_digest,
    digest,
    file_digest,
    modules_of,
    named_data,
    settings_digest,
)
from bipaper.settings import Segment

STAGES = ("extract", "segment", "tag", "align", "structure", "publish", "render")

SOURCES = {
    "__init__.py": "",
    "stages/__init__.py": "",
    "stages/one.py": "from pkg.low import deep",
    "stages/two.py": "def later():\n    from pkg import other",
    "low/__init__.py": "",
    "low/deep.py": 'NAMES = "names.tsv"\nimport json',
    "other.py": 'WORDS = "words"\nIS = "low"',
    "low/names.tsv": "a",
    "low/unused.tsv": "b",
    "low/words/zh.txt": "c",
    "names.tsv": "d",
    "words/zh.txt": "e",
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for name, source in SOURCES.items():
        path = tmp_path / "pkg" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    return tmp_path / "pkg"


@pytest.fixture
def changed_by(package: Path) -> Callable[[str], list[str]]:
    """The stages whose digest an edit of a file changes."""

    def stages(name: str) -> list[str]:
        before = {stage: code_digest(stage, package) for stage in ("one", "two")}
        with (package / name).open("a") as file:
            file.write("\n# edited")
        return [stage for stage in before if code_digest(stage, package) != before[stage]]

    return stages


@pytest.mark.parametrize(
    ("edited", "stages"),
    [
        ("stages/one.py", ["one"]),
        ("low/deep.py", ["one"]),
        ("low/__init__.py", ["one"]),
        ("other.py", ["two"]),
        ("__init__.py", ["one", "two"]),
        ("low/names.tsv", ["one"]),
        ("low/words/zh.txt", []),
        ("low/unused.tsv", []),
        ("names.tsv", []),
        ("words/zh.txt", ["two"]),
    ],
)
def test_an_edit_changes_the_digests_of_the_stages_that_import_it(
    changed_by: Callable[[str], list[str]], edited: str, stages: list[str]
) -> None:
    assert changed_by(edited) == stages


def test_the_version_of_an_imported_distribution_counts(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (package / "low/deep.py").write_text("import jieba")
    before = code_digest("one", package)
    monkeypatch.setattr("bipaper.engine.digest.metadata.version", lambda name: "99")
    assert code_digest("one", package) != before


@pytest.mark.parametrize(
    ("stage", "used", "unused"),
    [
        ("extract", "bipaper.layout.lines", "bipaper.nlp.sentences"),
        ("segment", "bipaper.nlp.chinese", "bipaper.find.quantities.scan"),
        ("tag", "bipaper.find.quantities.amounts", "bipaper.align.beads"),
        ("align", "bipaper.align.beads", "bipaper.find.claims.decide"),
        ("structure", "bipaper.find.claims.decide", "bipaper.layout.lines"),
        ("publish", "bipaper.relational.paper_rows", "bipaper.document.assemble"),
        ("render", "bipaper.report.paper_page", "bipaper.align.beads"),
    ],
)
def test_a_stage_is_made_of_what_it_imports(stage: str, used: str, unused: str) -> None:
    modules = modules_of(stage)
    assert (used in modules, unused in modules) == (True, False)


def _is_code(file: Path) -> bool:
    """Whether a file of the package is code, or what is kept of it."""
    return file.suffix in (".py", ".typed") or file.parent.name == "__pycache__"


def test_every_data_file_belongs_to_a_stage() -> None:
    """But for the questions, which are asked of what the stages have written, and what is said of
    the JSON Schema's properties, and of rules of text/body that are named in code."""
    modules = {path for stage in STAGES for path in modules_of(stage).values()}
    named = {file for module in modules for file in named_data(module)}
    data = (file for file in PACKAGE.rglob("*") if file.is_file() and not _is_code(file))
    others = [file.name for file in data if file not in named]
    assert sorted(others) == ["described.toml", "questions.toml", "rules.toml"]


def test_parts_of_a_digest_cannot_run_into_each_other() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", "")}) == 4


def test_settings_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert settings_digest({"a": 1, "b": 2}) == settings_digest({"b": 2, "a": 1})
    assert settings_digest(Segment()) == settings_digest({"user_dictionary": None})


def test_file_digest_is_the_sha256_of_the_contents(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    assert file_digest(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
