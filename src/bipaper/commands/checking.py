"""``bipaper validate``, ``score`` and ``schema``: whether results are right."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bipaper import model
from bipaper.commands.terminal import a_file, a_folder, fail, say, stderr
from bipaper.corrections import corrections_schema
from bipaper.described import document_schema
from bipaper.settings import json_schema as settings_schema


def validate(files: Annotated[list[Path], a_file("The JSON of papers.")]) -> None:
    """Check documents: every field, and every mention against the text it names.

    **Examples**

    bipaper validate results/papers/*.json
    """
    wrong = [problem for file in files for problem in _problems(file)]
    for problem in wrong:
        say(problem)
    if wrong:
        raise typer.Exit(1)
    stderr.print(f"{len(files)} valid", style="green")


def _problems(file: Path) -> Iterator[str]:
    try:
        model.decode(file.read_bytes())
    except ValueError as error:
        yield f"{file}: {error}"


def score(
    results: Annotated[Path, a_folder("The folder with the JSON of papers, NAME.json.")],
    gold: Annotated[
        Path,
        a_folder("The folder with what is right, NAME.json for each paper, or with corrections."),
    ],
    details: Annotated[
        bool, typer.Option("--details", help="What is missing (-) and what too much (+).")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="All of it as JSON.")] = False,
) -> None:
    """Print how far results agree with annotations made by hand, 1 is perfect.

    Corrections are such annotations of what their reader looked at.

    docs/scoring.md says what is annotated and what each line of the table counts.

    **Examples**

    bipaper score results/papers gold

    bipaper score results/papers gold --details

    bipaper score results/papers corrections
    """
    from bipaper.evaluate import report
    from bipaper.evaluate.compare import compare
    from bipaper.evaluate.gold import ScoreError

    try:
        table = compare(results, gold)
    except ScoreError as error:
        raise fail(str(error)) from error
    if as_json:
        typer.echo(report.as_json(table), nl=False)
    else:
        typer.echo(report.as_text(table), nl=False)
        if details:
            typer.echo("\n" + report.details(table), nl=False)


def schema(
    config: Annotated[bool, typer.Option("--config", help="That of config.yaml instead.")] = False,
    corrections: Annotated[
        bool, typer.Option("--corrections", help="That of a file of corrections instead.")
    ] = False,
) -> None:
    """Print the JSON Schema of a document.

    **Examples**

    bipaper schema > document.schema.json

    bipaper schema --config > config.schema.yaml

    bipaper schema --corrections > corrections.schema.json
    """
    if config:
        import yaml

        typer.echo(yaml.safe_dump(settings_schema(), sort_keys=False).rstrip())
    else:
        printed = corrections_schema() if corrections else document_schema()
        typer.echo(json.dumps(printed, indent=2, ensure_ascii=False))
