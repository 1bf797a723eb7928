"""``bipaper extract``: one paper, from its PDF."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from bipaper import model
from bipaper.commands.configuring import settings_of
from bipaper.commands.terminal import a_file, reading
from bipaper.settings import Settings


def extract(
    file: Annotated[Path, a_file("A PDF.")],
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

    settings = settings_of(config) if config else Settings()
    if ocr:
        settings.extract.ocr = ocr
    if words:
        settings.segment.user_dictionary = str(words)
    with reading(file):
        result = model.encode(document_of(file, settings))
    sys.stdout.buffer.write(result)
