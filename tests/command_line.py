"""The command, run in this process."""

from pathlib import Path

from typer.testing import CliRunner, Result

from bipaper.cli import app


def run(*args: str | Path, text: str | bytes = "", columns: int | None = None) -> Result:
    """What a call prints and its exit code; ``text`` is its standard input, ``columns`` the width
    of the terminal."""
    env = {"COLUMNS": str(columns)} if columns else None
    return CliRunner().invoke(app, [str(arg) for arg in args], input=text, env=env)
