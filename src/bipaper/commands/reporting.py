"""``bipaper report``: a corpus as pages for a browser."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bipaper.commands.configuring import RAW
from bipaper.commands.terminal import from_results, say
from bipaper.model import Document
from bipaper.shown import papers

if TYPE_CHECKING:
    from bipaper.report.page_pictures import Picture


def report(
    results: Annotated[
        Path,
        typer.Argument(
            exists=True,
            show_default=False,
            help="The results of a run, or a folder with the JSON of papers.",
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", file_okay=False, help="The folder to write to.")
    ],
    raw: Annotated[
        Path, typer.Option(help="The folder with the PDFs, for pictures of their pages.")
    ] = RAW,
    pages: Annotated[
        bool, typer.Option(help="Put pictures of the pages into the pages about papers.")
    ] = True,
) -> None:
    """Make a page about a corpus, and one about each paper: they open from disk, without network.

    The index counts, searches, sorts and filters papers and claims; each row leads to its place
    in the paper's page, which shows it where it is printed (docs/report.md).

    **Examples**

    bipaper report results -o results-report

    bipaper report results -o results-report --no-pages
    """
    from bipaper.export.failures import read_failures
    from bipaper.export.history import HISTORY_FILE, last_run
    from bipaper.export.read_results import documents
    from bipaper.report.corpus_page import INDEX, write_report

    def pictures(document: Document) -> "Sequence[Picture]":
        return _pictures(document, raw) if pages else ()

    with from_results(output):
        last = last_run(results) if (results / HISTORY_FILE).exists() else None
        failures = read_failures(results)
        count = write_report(documents(results), failures, output, pictures, last)
    typer.echo(f"{output / INDEX}: {papers(count)}")


def _pictures(document: Document, raw: Path) -> "Sequence[Picture]":
    """The pages of a paper's PDF; what goes wrong with one costs its pictures alone."""
    from bipaper.pdf.reader import ReadError
    from bipaper.report.own_pdf import found_pdf, pictures_of

    try:
        if own := found_pdf(document, [raw]):
            return pictures_of(document, own)
    except (ReadError, OSError) as error:
        say(f"{document.id}: {error}")
        return ()
    say(f"{document.id}: not found in {raw}, so its page has the text alone")
    return ()
