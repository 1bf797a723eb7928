"""``bipaper.extract``: a paper in one line of Python."""

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest
from samples import ROOT, RULES, pdf_of

import bipaper
from bipaper import model
from bipaper.engine.digest import modules_of
from bipaper.pdf.reader import ReadError
from bipaper.settings import Align, Settings
from bipaper.stages.steps import document_of

SAMPLE = pdf_of("heat_pump_policy")
HEAVY = {"bipaper.stages", "duckdb", "jieba", "msgspec", "numpy", "pypdfium2", "spacy"}


def test_a_path_of_any_kind_gives_the_document_of_the_workflow() -> None:
    expected = document_of(SAMPLE, Settings())
    assert [bipaper.extract(str(SAMPLE)), bipaper.extract(SAMPLE)] == [expected, expected]


def test_settings_are_those_of_the_configuration_file() -> None:
    document = bipaper.extract(SAMPLE, Settings(align=Align(support=1.0)))
    assert document.alignment.support == []


def test_a_model_that_is_missing_is_told_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bipaper.find.entities.lac.folder", lambda: None)
    documents = [bipaper.extract(SAMPLE), bipaper.extract(SAMPLE)]
    assert documents == [document_of(SAMPLE, RULES)] * 2
    assert [
        line for line in caplog.messages if "without the model 'lac'" in line
    ] == caplog.messages
    assert len(caplog.messages) == 1


def test_what_cannot_be_read_is_an_error_with_a_code() -> None:
    with pytest.raises(ReadError) as raised:
        bipaper.extract(ROOT / "README.md")
    assert raised.value.code == "not_pdf"


def test_a_name_that_is_no_text_is_written_so_that_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a\x01\udcff.pdf"
    path.write_bytes(SAMPLE.read_bytes())
    document = bipaper.extract(path)
    assert (document.id, document.source.file) == ("a%01%FF", "a%01%FF.pdf")
    assert model.decode(model.encode(document)) == document


def test_importing_bipaper_loads_nothing_heavy() -> None:
    code = "import bipaper, sys; bipaper.extract; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert HEAVY & set(loaded) == set()


def test_what_the_library_calls_is_no_part_of_every_stage() -> None:
    assert "bipaper.stages.steps" not in modules_of("extract")


def test_its_types_are_there_for_programs_that_check_them() -> None:
    signature = inspect.signature(bipaper.extract)
    assert str(signature) == (
        "(path: str | os.PathLike[str], settings: 'Settings | None' = None) -> 'Document'"
    )


def test_the_programs_of_its_page_run(monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "library.md").read_text("utf-8")
    code = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec("\n".join(code), {})
