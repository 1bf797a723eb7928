"""``bipaper load``: results into a database."""

from pathlib import Path
from typing import Annotated

import typer

from bipaper.commands.configuring import RESULTS
from bipaper.commands.terminal import fail


def load(
    url: Annotated[str, typer.Argument(help="postgresql://USER@HOST/NAME or sqlite:///FILE.")],
    results: Annotated[Path, typer.Argument(help="The results of a run.")] = RESULTS,
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
        raise fail(str(error)) from None
