"""``bipaper query``, ready questions to a corpus, and ``bipaper changes``, its last run's."""

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bipaper.commands.configuring import RESULTS
from bipaper.commands.terminal import fail, stderr
from bipaper.shown import in_json, in_spreadsheet, shown

if TYPE_CHECKING:
    from bipaper.ask.answers import Answer

_SHORT = 12  # columns of a terminal: what is no wider is not broken for the sake of long texts


_Results = Annotated[Path, typer.Option("--results", "-r", help="The results of a run.")]


def query(
    name: Annotated[
        str | None, typer.Argument(metavar="[QUESTION]", help="Without it they are listed.")
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PARAMETER=VALUE]...", help="What the question is about."),
    ] = None,
    results: _Results = RESULTS,
    output: Annotated[
        Literal["table", "csv", "json"], typer.Option("--format", help="What to print.")
    ] = "table",
) -> None:
    """Ask the corpus a question that is ready; docs/queries.md shows each with its answer.

    **Examples**

    bipaper query

    bipaper query rankings place=北京

    bipaper query measures words=研发强度 --format csv > intensity.csv

    bipaper query trust --results results/mine
    """
    from bipaper.ask.answers import AskError, ask

    if name is None:
        Console().print(_list(), soft_wrap=False)
        return
    try:
        answer = ask(results, name, dict(map(_parameter, values or ())))
    except AskError as error:
        raise fail(str(error)) from error
    _PRINTED[output](answer)


def changes(results: _Results = RESULTS) -> None:
    """What the last run changed: papers added, changed, removed, renamed, failed; rows by table.

    results/changes.jsonl tells of every run; docs/database.md says what is in it.

    **Examples**

    bipaper changes

    bipaper changes --results results/mine
    """
    from bipaper.ask.answers import Answer
    from bipaper.export.history import NOT_COMPARED, HistoryError, happened, last_run

    try:
        run = last_run(results)
    except HistoryError as error:
        raise fail(str(error)) from error
    about = f"run {run.run}, {run.time}, bipaper {run.bipaper}, settings {run.settings}"
    typer.echo(shown(about))
    _print_table(Answer(("paper", "what", "was called"), happened(run.papers)))
    if run.rows is None:
        typer.echo(NOT_COMPARED)
        return
    rows = [(name, own.added, own.changed, own.removed) for name, own in run.rows.items()]
    _print_table(Answer(("table", "added", "changed", "removed"), rows))


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise typer.BadParameter(f"{text}: not PARAMETER=VALUE", param_hint="PARAMETER=VALUE")
    return name, value


def _list() -> Table:
    """All questions with their parameters; those in brackets may be left out."""
    from bipaper.ask.questions import questions

    table = Table(box=None, padding=(0, 2, 1, 0), show_header=False)
    for name, question in questions().items():
        parameters = [
            f"[{key}={of.example}]" if of.optional else f"{key}={of.example}"
            for key, of in question.parameters.items()
        ]
        table.add_row(Text("\n".join([name, *parameters])), Text(question.about.strip()))
    return table


def _print_table(answer: "Answer") -> None:
    if not answer.rows:
        stderr.print("no rows")
        return
    rows = [[Text(_cell(value)) for value in row] for row in answer.rows]
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column, *cells in zip(answer.columns, *rows, strict=True):
        short = max(cell.cell_len for cell in cells) <= _SHORT
        table.add_column(column, overflow="fold", no_wrap=short)
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.12g}" if isinstance(value, float) else shown(str(value))


def _print_csv(answer: "Answer") -> None:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(answer.columns)
    for row in answer.rows:
        rows.writerow(in_spreadsheet(cell) if isinstance(cell, str) else cell for cell in row)
    typer.echo(text.getvalue(), nl=False)


def _print_json(answer: "Answer") -> None:
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    typer.echo(in_json(msgspec.json.format(msgspec.json.encode(rows), indent=1).decode()))


_PRINTED = {"table": _print_table, "csv": _print_csv, "json": _print_json}
