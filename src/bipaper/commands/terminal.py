"""What all commands share: arguments, errors in a line, reading, writing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from bipaper.shown import shown

stderr = Console(stderr=True, highlight=False)
STDOUT = "standard output"


def a_file(what: str) -> Any:
    """An argument that is a file."""
    return typer.Argument(exists=True, dir_okay=False, show_default=False, help=what)


def a_folder(what: str) -> Any:
    """An argument that is a folder."""
    return typer.Argument(exists=True, file_okay=False, show_default=False, help=what)


Results = Annotated[
    Path,
    typer.Argument(
        exists=True,
        show_default=False,
        help="The results of a run, a folder with the JSON of papers, or one such file.",
    ),
]
"""The argument of commands that make something else of results."""


def say(problem: str) -> None:
    """Tell of a problem, on one line."""
    stderr.print(f"bipaper: {shown(problem)}", style="red", markup=False, soft_wrap=True)


def fail(problem: str) -> typer.Exit:
    """Tell of a problem that ends the command; returns what to raise."""
    say(problem)
    return typer.Exit(1)


@contextmanager
def from_results(output: Path | None) -> Iterator[None]:
    """A fault of results that are read, or of ``output`` that is made of them, is a line."""
    from bipaper.export.history import HistoryError
    from bipaper.export.read_results import ResultsError

    try:
        yield
    except (HistoryError, ResultsError) as error:
        raise fail(str(error)) from error
    except OSError as error:
        raise fail(f"{error.filename or output or STDOUT}: {cause(error)}") from error


@contextmanager
def reading(file: Path) -> Iterator[None]:
    """One paper's fault, whatever it is, is a line and no traceback."""
    from bipaper.engine.dictionary import DictionaryError
    from bipaper.pdf.reader import ReadError

    try:
        with stderr.status(f"reading {escape(shown(file.name))}"):
            yield
    except ReadError as error:
        raise fail(f"{error.code}: {error.message}") from error
    except DictionaryError as error:
        raise fail(str(error)) from error
    except Exception as error:
        raise fail(f"{file.name}: {cause(error)}") from error


def cause(error: Exception) -> str:
    """What went wrong, on one line."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(f"{type(error).__name__}: {error}".split())


def write(output: Path | None, data: bytes) -> None:
    """Write to a file, or to standard output without one."""
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise fail(f"{output}: {cause(error)}") from error
