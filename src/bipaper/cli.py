"""The command line: its commands, each in a module of ``bipaper.commands``.

Heavy modules are imported in the commands that need them, so that --help is quick.
"""

import io
import os
import sys
from typing import Annotated

import typer

from bipaper import __version__
from bipaper.commands import (
    asking,
    checking,
    exporting,
    extracting,
    loading,
    migrating,
    on_texts,
    reporting,
    running,
    showing,
)
from bipaper.commands.terminal import STDOUT, cause, say

app = typer.Typer(
    help="Structured, bilingual data from PDFs of Chinese papers with English abstracts.",
    epilog="For a folder of papers: bipaper run papers --out results",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
_COMMANDS = (
    running.run,
    running.init,
    extracting.extract,
    checking.validate,
    showing.show,
    reporting.report,
    checking.score,
    showing.explain,
    checking.schema,
    on_texts.tag,
    exporting.export,
    loading.load,
    asking.query,
    asking.changes,
    migrating.migrate,
    on_texts.align,
)
for command in _COMMANDS:
    app.command()(command)


def main() -> None:
    """Entry point of the ``bipaper`` command. What the system refuses is a line, no traceback."""
    _write_whole()
    try:
        app()
    except OSError as error:
        say(f"{error.filename or STDOUT}: {cause(error)}")
        # What is still buffered would be refused again when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _write_whole() -> None:
    """Let what is printed be written whole or be an error.

    Under PYTHONUNBUFFERED, as in many containers, a disk that fills up takes a part of what is
    written, and nobody is told.
    """
    if isinstance(sys.stdout.buffer, io.RawIOBase):
        whole = io.BufferedWriter(sys.stdout.buffer)
        sys.stdout = io.TextIOWrapper(whole, sys.stdout.encoding, write_through=True)


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
