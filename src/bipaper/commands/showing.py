"""``bipaper show`` and ``bipaper explain``: results, and why they are so, for people."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bipaper import model
from bipaper.commands.configuring import RAW, RESULTS
from bipaper.commands.terminal import a_file, cause, fail, reading, say, write
from bipaper.model import Document
from bipaper.settings import Extract
from bipaper.shown import shown

# Options of ``show``, whose texts are its help.
_Paper = Annotated[
    str,
    typer.Argument(show_default=False, help="The JSON of a paper, or its id; with --layout a PDF."),
]
_Html = Annotated[
    bool, typer.Option("--html", help="Make a page for a browser: its pages, what was read.")
]
_Pdf = Annotated[
    Path | None,
    typer.Option(exists=True, dir_okay=False, help="With --html, its PDF; else looked for in raw."),
]
_Layout = Annotated[
    bool, typer.Option("--layout", help="Draw over the pages of a PDF what they were read as.")
]
_Page = Annotated[int | None, typer.Option(min=1, help="With --layout, one page alone.")]
_Results = Annotated[Path, typer.Option(help="Where papers are looked for by id.")]
_Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        dir_okay=False,
        writable=True,
        help="File to write instead of standard output; with --layout .pdf, or .png a page.",
    ),
]


def show(
    paper: _Paper,
    html: _Html = False,
    pdf: _Pdf = None,
    layout: _Layout = False,
    page: _Page = None,
    results: _Results = RESULTS,
    output: _Output = None,
) -> None:
    """Print a result: how far to trust it, warnings, outline, and the claims of its results.

    With --html, print a page for a browser: the pages of the PDF with boxes to what they were
    read as, beside them the text, its mentions and claims, the alignment. With --layout, print a
    PDF with what was decided about its pages drawn over them.

    **Examples**

    bipaper show heat_pump_policy

    bipaper show results/papers/heat_pump_policy.json --html -o paper.html

    bipaper show --layout paper.pdf --output paper.layout.pdf

    bipaper show --layout paper.pdf --page 3 -o page.png
    """
    _check(html=html, layout=layout, pdf=pdf, page=page, output=output)
    file = _paper(paper, results)
    if output and (fault := _fault(output, file, (".pdf", ".png") if layout else ())):
        raise typer.BadParameter(fault, param_hint="--output")
    if layout:
        for name, data in _drawn(file, page, output).items():
            write(name, data)
    elif html:
        write(output, _html(_read(file), file, pdf))
    else:
        _print(_read(file))


def _check(
    *, html: bool, layout: bool, pdf: Path | None, page: int | None, output: Path | None
) -> None:
    """Raises BadParameter for options that do not go together."""
    if html and layout:
        raise typer.BadParameter("does not go with --layout", param_hint="--html")
    if pdf and not html:
        raise typer.BadParameter("goes with --html", param_hint="--pdf")
    if page and not layout:
        raise typer.BadParameter("goes with --layout", param_hint="--page")
    if output and not (html or layout):
        raise typer.BadParameter("goes with --html or --layout", param_hint="--output")


def _paper(paper: str, results: Path) -> Path:
    """The file that is meant: by its path, or by the id of a paper of the results."""
    from bipaper.export.read_results import ResultsError, files_of

    named = Path(paper)
    if named.exists() and not named.is_dir():
        return named
    try:
        (file,) = files_of(results, [paper])
    except ResultsError as error:
        raise fail(f"{paper}: no such file, and {error}") from error
    return file


def _fault(output: Path, file: Path, suffixes: Sequence[str]) -> str | None:
    """Why a file cannot be written, as far as it can be known before the work."""
    if suffixes and output.suffix.lower() not in suffixes:
        return f"{output}: no {' or '.join(suffixes)}"
    if not output.parent.is_dir():
        return f"{output.parent}: no such folder"
    return f"{output}: is the file to read" if output.resolve() == file.resolve() else None


def _read(file: Path) -> Document:
    try:
        data = file.read_bytes()
        if data.startswith(b"%PDF-"):
            raise fail(f"{file}: a PDF and no result: bipaper show --layout draws it")
        return model.decode(data)
    except OSError as error:
        raise fail(f"{file}: {cause(error)}") from error
    except ValueError as error:
        raise fail(f"{file}: {error}") from error


def _print(document: Document) -> None:
    from bipaper.report.printout import printout

    out = Console(highlight=False)
    for line in printout(document):
        out.print(line, soft_wrap=True)


def _html(document: Document, file: Path, pdf: Path | None) -> bytes:
    """A page about a paper; where its PDF is not given, it is looked for in folders named raw
    that the result, or what is done here, stands beside."""
    from bipaper.report.own_pdf import found_pdf, given_pdf, pictures_of
    from bipaper.report.paper_page import paper_html

    folders = [RAW, *(above / RAW for above in file.resolve().parents)]
    with reading(pdf or file):
        own = given_pdf(document, pdf) if pdf else found_pdf(document, folders)
        pictures = pictures_of(document, own) if own else []
    if not own:
        say(f"{document.source.file}: not found, so the page has the text alone (see --pdf)")
    return paper_html(document, pictures).encode()


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
        lines = account(_read(file), name)
    except ExplainError as error:
        raise fail(f"{file}: {error}") from error
    typer.echo("\n".join(map(shown, lines)))
