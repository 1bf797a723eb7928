"""``bipaper extract``: one paper, from its PDF."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer

from bipaper import model
from bipaper.commands.terminal import a_file, fail, reading
from bipaper.settings import Settings, typed
from bipaper.settings import load as load_settings


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

    settings = _settings(config)
    if ocr:
        settings.extract.ocr = ocr
    if words:
        settings.segment.user_dictionary = str(words)
    with reading(file):
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
            raise fail(f"{config}: no settings, which are names with values")
        return load_settings(typed(given))
    except yaml.YAMLError as error:
        raise fail(f"{config}: no YAML: {' '.join(str(error).split())}") from error
    except msgspec.ValidationError as error:
        raise fail(f"{config}: {error}") from error
