"""What is kept of modules' syntax trees, and when it is not taken."""

from pathlib import Path

import pytest

from bipaper.engine import parsed as module
from bipaper.engine.parsed import Contents, contents_of, keeping

ONE, OTHER = b"import a.b\nfrom c import d\nNAMES = 'x y.tsv'", b"DATA = 'a/b', '\xe8\xaf\x8d'"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The sources that are parsed, in a process that knows none yet."""
    sources: list[bytes] = []

    def parse(source: bytes) -> Contents:
        sources.append(source)
        return real(source)

    real = module._parsed
    monkeypatch.setattr(module, "_parsed", parse)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return sources


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "__pycache__" / "kept.json"


def ask(file: Path, monkeypatch: pytest.MonkeyPatch, *sources: bytes) -> list[Contents]:
    """Ask for them as a new process does."""
    monkeypatch.setattr(module, "_found", {})
    with keeping(file):
        return [contents_of(source) for source in sources]


def test_imports_and_what_may_be_a_files_name_are_found() -> None:
    assert [contents_of(source) for source in (ONE, OTHER)] == [
        Contents(frozenset({"a.b", "c", "c.d"}), frozenset({"x y.tsv"})),
        Contents(frozenset(), frozenset({"词"})),
    ]


def test_a_module_is_parsed_once_and_again_when_it_is_edited(
    file: Path, parsed: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ask(file, monkeypatch, ONE, OTHER)
    assert ask(file, monkeypatch, ONE, OTHER) == first
    edited = ONE + b"\nimport e"
    assert ask(file, monkeypatch, edited, OTHER)[0].imports == {"a.b", "c", "c.d", "e"}
    assert parsed == [ONE, OTHER, edited]


def test_what_was_not_asked_for_again_is_not_kept(
    file: Path, parsed: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    for sources in ([ONE, OTHER], [OTHER], [ONE, OTHER]):
        ask(file, monkeypatch, *sources)
    assert parsed == [ONE, OTHER, ONE]
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_where_nothing_is_asked_for_all_is_kept(
    file: Path, parsed: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    for sources in ([ONE], [], [ONE]):
        ask(file, monkeypatch, *sources)
    assert parsed == [ONE]


@pytest.mark.parametrize("damage", [b"", b"{", b'{"a": 1}', b"\xff"])
def test_a_damaged_file_is_made_anew(
    file: Path, parsed: list[bytes], monkeypatch: pytest.MonkeyPatch, damage: bytes
) -> None:
    ask(file, monkeypatch, ONE)
    whole = file.read_bytes()
    file.write_bytes(damage)
    ask(file, monkeypatch, ONE)
    assert (parsed, file.read_bytes()) == ([ONE, ONE], whole)


def test_what_another_python_has_found_is_not_taken(
    file: Path, parsed: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(file, monkeypatch, ONE)
    monkeypatch.setattr(module, "_OWN", b"another")
    ask(file, monkeypatch, ONE)
    assert parsed == [ONE, ONE]


def test_where_nothing_can_be_written_all_is_found_all_the_same(
    file: Path, parsed: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    file.parent.write_text("a file, no folder")
    assert ask(file, monkeypatch, ONE) == [contents_of(ONE)]
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    file.parent.unlink()
    ask(file, monkeypatch, ONE)
    assert not file.parent.exists()
