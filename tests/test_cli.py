import io
import json
import os
import re
from pathlib import Path

import pytest
import yaml
from command_line import run
from rich.console import Console
from samples import pdf_of
from typer.testing import Result

from bipaper import __version__, model, settings
from bipaper.corrections import corrections_schema
from bipaper.described import document_schema
from bipaper.engine.papers import find_papers

ROOT = Path(__file__).resolve().parents[1]
SPECIMENS = ROOT / "tests" / "specimens"
BAD = SPECIMENS / "bad"
COMMANDS = (
    "run", "init", "extract", "validate", "show", "explain", "score", "schema", "tag", "export",
    "load", "query", "changes", "migrate", "align", "report",
)  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The JSON that ``bipaper extract`` prints of a sample paper."""
    result = run("extract", pdf_of("heat_pump_policy"))
    assert (result.exit_code, result.stderr) == (0, "")
    path = tmp_path_factory.mktemp("cli") / "paper.json"
    path.write_text(result.stdout, encoding="utf-8")
    return path


def test_extract_prints_a_valid_document_and_nothing_else(sample: Path) -> None:
    document = model.decode(sample.read_bytes())
    assert (document.id, document.source.file) == ("heat_pump_policy", "heat_pump_policy.pdf")
    assert model.encode(document) == sample.read_bytes()


def test_extract_takes_the_settings_of_a_configuration_file(tmp_path: Path) -> None:
    config = tmp_path / "mine.yaml"
    config.write_text("align: {support: 1.0}")
    result = run("extract", pdf_of("heat_pump_policy"), "--config", config)
    assert model.decode(result.stdout.encode()).alignment.support == []


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("align: {suport: 1.0}", "Object contains unknown field `suport` - at `$.align`"),
        (
            "extract: {ocr: maybe}",
            "Invalid enum value 'maybe' - at `$.extract.ocr` (known: always, ",
        ),
        ("{batch: 1}", "Object contains unknown field `batch` (known: raw_dir, "),
        ("workers: 0", "Expected `int` >= 1 - at `$.workers` (all there are: "),
        ("align: [", "no YAML: "),
        ("5", "no settings, which are names with values"),
    ],
)
def test_a_configuration_that_is_none_is_an_error_in_a_line(
    config: str, message: str, tmp_path: Path
) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(config)
    result = run("extract", pdf_of("heat_pump_policy"), "--config", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"bipaper: {file}: {message}")
    assert result.stderr.count("\n") == 1


def test_explain_says_why_a_claim_is_one(sample: Path) -> None:
    result = run("explain", sample, "c1")
    claim = model.decode(sample.read_bytes()).claims[0]
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == f"claim {claim.id}: {claim.text}"
    assert f"  rule {claim.rule}: " in result.stdout


def test_explain_names_what_there_is_where_something_is_not(sample: Path) -> None:
    result = run("explain", sample, "c9999")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"bipaper: {sample}: no c9999: they are c1 to c")
    paper = pdf_of("heat_pump_policy")
    said = f"bipaper: {paper}: a PDF and no result: bipaper show --layout draws it\n"
    assert run("explain", paper, "c1").stderr == said


def test_validate_is_content_with_what_extract_prints(sample: Path) -> None:
    result = run("validate", sample, sample)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "2 valid\n")


def test_validate_names_each_file_and_what_is_wrong(sample: Path, tmp_path: Path) -> None:
    wrong, broken = tmp_path / "wrong.json", tmp_path / "broken.json"
    wrong.write_bytes(sample.read_bytes().replace(b'"pages":', b'"leaves":', 1))
    broken.write_text("{")
    result = run("validate", wrong, sample, broken)
    assert (result.exit_code, result.stdout) == (1, "")
    first, second = result.stderr.splitlines()
    assert first == f"bipaper: {wrong}: Object contains unknown field `leaves` - at `$.source`"
    assert second.startswith(f"bipaper: {broken}: ")


def test_validate_says_that_an_id_would_lead_out_of_its_folder(
    sample: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_bytes(sample.read_bytes().replace(b'"heat_pump_policy"', b'"../\\u001b[2J"', 1))
    result = run("validate", wrong)
    assert (result.exit_code, result.stdout) == (1, "")
    assert rf"{wrong}: id '../\x1b[2J': not a relative path" in result.stderr


def test_show_prints_a_result(sample: Path, tmp_path: Path) -> None:
    result = run("show", sample)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "\nGrade A 1.00\n" in result.stdout
    assert "\n    一 推广规模与区域分布  p. 2\n" in result.stdout
    assert "\x1b" not in result.stdout
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    result = run("show", broken)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"bipaper: {broken}: ")


def test_show_knows_a_paper_by_its_id(sample: Path, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "heat.json").write_bytes(sample.read_bytes())
    result = run("show", "heat", "--results", tmp_path)
    assert (result.exit_code, result.stdout) == (0, run("show", sample).stdout)
    result = run("show", "cold", "--results", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"bipaper: cold: no such file, and {papers}: no paper cold\n"
    nowhere = tmp_path / "nowhere"
    result = run("show", "heat", "--results", nowhere)
    assert result.stderr == (
        f"bipaper: heat: no such file, and {nowhere}: no such folder; name the results of a run\n"
    )


def test_show_makes_a_page_with_the_pdf_that_lies_in_raw(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file, page = tmp_path / "results" / "papers" / "a.json", tmp_path / "paper.html"
    file.parent.mkdir(parents=True)
    file.write_bytes(sample.read_bytes())
    result = run("show", file, "--html")
    assert (result.exit_code, result.stdout.count("<img ")) == (0, 0)
    assert result.stderr.startswith("bipaper: heat_pump_policy.pdf: not found, so the page has ")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "heat_pump_policy.pdf").write_bytes(pdf_of("heat_pump_policy").read_bytes())
    result = run("show", file, "--html", "-o", page)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert page.read_text(encoding="utf-8").count("<img ") == 4
    result = run("show", file, "--html", "--pdf", pdf_of("heat_pump_policy"))
    assert result.stdout == page.read_text(encoding="utf-8")


def test_report_writes_an_index_and_a_page_for_each_paper(sample: Path, tmp_path: Path) -> None:
    papers, raw, out = tmp_path / "papers", tmp_path / "raw", tmp_path / "report"
    papers.mkdir()
    raw.mkdir()
    (papers / "heat.json").write_bytes(sample.read_bytes())
    result = run("report", tmp_path, "-o", out, "--raw", raw)
    assert (result.exit_code, result.stdout) == (0, f"{out / 'index.html'}: 1 paper\n")
    assert result.stderr.startswith("bipaper: heat_pump_policy: not found in ")
    (raw / "heat_pump_policy.pdf").write_bytes(pdf_of("heat_pump_policy").read_bytes())
    page = out / "papers" / "heat_pump_policy.html"
    for args, pictures in (["--raw", raw], 4), (["--raw", raw, "--no-pages"], 0):
        result = run("report", tmp_path, "-o", out, *args)
        assert (result.exit_code, result.stderr) == (0, "")
        assert page.read_text(encoding="utf-8").count("<img ") == pictures
    (tmp_path / "changes.jsonl").write_text("{}\n")
    result = run("report", tmp_path, "-o", out)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "changes.jsonl: it tells of no run" in result.stderr
    (tmp_path / "changes.jsonl").unlink()
    (papers / "heat.json").write_text("{")
    result = run("report", tmp_path, "-o", out)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"bipaper: {papers / 'heat.json'}: ")


def test_show_draws_the_layout_of_a_pdf(tmp_path: Path) -> None:
    pdf, drawn = SPECIMENS / "rotated_page.pdf", tmp_path / "drawn.pdf"
    result = run("show", "--layout", pdf)
    assert (result.exit_code, result.stderr) == (0, "")
    assert run("show", "--layout", pdf, "--output", drawn).exit_code == 0
    assert drawn.read_bytes() == result.stdout_bytes
    run("show", "--layout", pdf, "--page", "2", "-o", tmp_path / "page.png")
    run("show", "--layout", pdf, "-o", tmp_path / "all.png")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["all-1.png", "all-2.png", "drawn.pdf", "page.png"]
    assert (tmp_path / "all-2.png").read_bytes() == (tmp_path / "page.png").read_bytes()


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["--layout", "two.pdf", "--page", "3"], 1, "bipaper: two.pdf: no page 3, the last is 2"),
        (["--layout", "two.pdf", "--page", "0"], 2, "'--page'"),
        (["two.pdf"], 1, "bipaper: two.pdf: a PDF and no result: bipaper show --layout draws it"),
        (["--layout", "note.txt"], 1, "bipaper: not_pdf: note.txt: not a PDF but plain text"),
        (["--layout", "two.pdf", "-o", "two.pdf"], 2, "two.pdf: is the file to read"),
        (["--layout", "two.pdf", "-o", "a.jpg"], 2, "a.jpg: no .pdf or .png"),
        (["--layout", "two.pdf", "-o", "none/a.pdf"], 2, "none: no such folder"),
        (["--layout", "two.pdf", "-o", f"{'a' * 300}.pdf"], 1, ".pdf: File name too long"),
        (["two.pdf", "--page", "1"], 2, "--page: goes with --layout"),
        (["two.pdf", "--html", "--layout"], 2, "--html: does not go with --layout"),
        (["two.pdf", "--pdf", "two.pdf"], 2, "--pdf: goes with --html"),
        (["two.pdf", "-o", "a.txt"], 2, "--output: goes with --html or --layout"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_show_says_what_is_wrong_with_a_call(
    args: list[str], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "two.pdf").write_bytes((SPECIMENS / "rotated_page.pdf").read_bytes())
    (tmp_path / "note.txt").write_text("a note\n")
    monkeypatch.chdir(tmp_path)
    result = run("show", *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["note.txt", "two.pdf"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("empty.pdf", "bipaper: empty: empty.pdf: the file is empty"),
        ("encrypted.pdf", "bipaper: encrypted: encrypted.pdf: "),
        ("not_a_pdf.pdf", "bipaper: not_pdf: not_a_pdf.pdf: "),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error_on_stderr(name: str, message: str) -> None:
    result = run("extract", BAD / name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(message)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("extract", r"%1B[2J\u202efdp.exe"),
        ("validate", r"\x1b[2J\u202efdp.exe"),
        ("show", r"\x1b[2J\u202efdp.exe"),
    ],
)
def test_a_terminal_obeys_nothing_in_the_name_of_a_file(
    command: str, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "\x1b[2J\u202efdp.exe"
    file.write_text("{")
    result = run(command, file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_name_of_a_file_that_is_being_read_is_no_markup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Console(file=io.StringIO(), force_terminal=True, width=80)
    monkeypatch.setattr("bipaper.commands.terminal.stderr", terminal)
    (tmp_path / "[bold]\x1b.pdf").touch()
    run("extract", tmp_path / "[bold]\x1b.pdf")
    assert r"reading [bold]\x1b.pdf" in terminal.file.getvalue()


def test_a_file_that_is_not_there_is_a_usage_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a longer path would break the message into lines
    result = run("extract", "none.pdf")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "does not exist" in re.sub(r"[│\s]+", " ", result.stderr)


def test_what_is_no_file_is_an_error_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    for file, what in ((pipe, "a named pipe"), (Path("/dev/zero"), "a device")):
        result = run("extract", file)
        message = f"bipaper: unreadable: {file.name}: {what}, not a file\n"
        assert (result.exit_code, result.stdout, result.stderr) == (1, "", message)


def test_whatever_else_goes_wrong_with_a_paper_is_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(error: Exception) -> Result:
        def document_of(*_: object) -> None:
            raise error

        monkeypatch.setattr("bipaper.stages.steps.document_of", document_of)
        return run("extract", BAD / "truncated.pdf")

    gone = fail(FileNotFoundError(2, "No such file or directory"))
    assert gone.stderr == "bipaper: truncated.pdf: No such file or directory\n"
    broken = fail(ValueError("odd\nto see"))
    assert broken.stderr == "bipaper: truncated.pdf: ValueError: odd to see\n"
    assert (gone.exit_code, broken.exit_code, broken.stdout) == (1, 1, "")


def test_a_name_that_is_not_utf_8_is_an_id_as_in_the_workflow(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"bad\xff.pdf")
    path.write_bytes((ROOT / "raw" / "heat_pump_policy.pdf").read_bytes())
    result = run("extract", path)
    assert (result.exit_code, result.stderr) == (0, "")
    document = model.decode(result.stdout.encode())
    assert ([document.id], document.source.file) == (list(find_papers(tmp_path)), "bad%FF.pdf")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (b"\xff", r"user dictionary '.*words.txt': not UTF-8 \(byte 1\)"),
        ("海绵 城市 n n".encode(), "user word '海绵 城市 n n': write 'word', .*"),
    ],
)
def test_words_that_cannot_be_used_are_an_error_in_a_line(
    words: bytes, message: str, tmp_path: Path
) -> None:
    file = tmp_path / "words.txt"
    file.write_bytes(words)
    result = run("extract", pdf_of("heat_pump_policy"), "--words", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.fullmatch(f"bipaper: {message}\n", result.stderr)


def test_schema_prints_the_schema_of_a_document() -> None:
    assert json.loads(run("schema").stdout) == document_schema()


def test_schema_prints_that_of_the_settings_too() -> None:
    assert yaml.safe_load(run("schema", "--config").stdout) == settings.json_schema()


def test_schema_prints_that_of_corrections_too() -> None:
    assert json.loads(run("schema", "--corrections").stdout) == corrections_schema()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_examples_in_its_help(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"bipaper {command}" in result.stdout.split("Examples")[1]


def test_help_lists_the_commands_and_version_prints_the_release() -> None:
    shown = run("--help").stdout
    assert [command for command in COMMANDS if command not in shown] == []
    assert run("--version").stdout == f"bipaper {__version__}\n"


def test_the_readme_shows_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"bipaper {command}" not in readme] == []
