"""``bipaper show`` and ``bipaper explain``: results, and why they are so, for people."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bipaper import model
from bipaper.commands.terminal import a_file, fail, reading, write
from bipaper.settings import Extract
from bipaper.shown import shown


def show(
    file: Annotated[Path, a_file("The JSON of a paper; with --layout a PDF.")],
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
        write(name, data)


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
        raise fail(f"{file}: a PDF and no result: draw it with --layout")
    try:
        return document_html(model.decode(data)).encode()
    except ValueError as error:
        raise fail(f"{file}: {error}") from error


def _drawn(file: Path, page: int | None, output: Path | None) -> dict[Path | None, bytes]:
    """The files of a drawing, and what is in each."""
    from bipaper.export.layout_files import layout_files, page_count

    if output is None and sys.stdout.isatty():
        raise typer.BadParameter("name a file: a PDF is no text", param_hint="--output")
    with reading(file):
        count = page_count(file)
    if page and page > count:
        raise fail(f"{file.name}: no page {page}, the last is {count}")
    with reading(file):
        return layout_files(file, Extract(), page, output)


def explain(
    file: Annotated[Path, a_file("The JSON of a paper.")],
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
        raise fail(f"{file}: {error}") from error
    typer.echo("\n".join(map(shown, lines)))
