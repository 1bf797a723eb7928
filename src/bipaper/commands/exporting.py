"""``bipaper export``: results in the formats of other tools."""

from collections.abc import Iterable
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Literal

import typer

from bipaper.commands.terminal import Results, fail, from_results
from bipaper.model import Document

if TYPE_CHECKING:
    from bipaper.export.interchange.formats import PaperFormat

Format = Literal[
    "csl", "bibtex", "ris", "csl-references", "bibtex-references", "ris-references",
    "markdown", "jats", "tei", "brat", "label-studio", "chunks", "spacy", "data-package",
]  # fmt: skip


_SEVERAL = "name a folder: these are several files"


def export(
    name: Annotated[Format, typer.Argument(metavar="FORMAT", show_default=False)],
    results: Results,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="These papers alone.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where to write: a folder if each paper has a file."),
    ] = None,
) -> None:
    """Write results in a format of other tools: docs/interchange.md has an example of each.

    One file for all papers: csl, bibtex, ris (the papers themselves); label-studio; chunks; spacy.

    A file for each paper: markdown, jats, tei, brat; its references: csl-references,
    bibtex-references, ris-references.

    A folder with some files for all papers: data-package.

    Without -o the text is printed; a file for each paper, of one paper alone.

    **Examples**

    bipaper export bibtex results -o papers.bib

    bipaper export markdown results -o texts

    bipaper export csl-references results 2024/a 2024/b -o references

    bipaper export ris-references results/papers/heat_pump_policy.json > references.ris
    """
    from bipaper.export.interchange.formats import CORPUS_FORMATS, FOLDER_FORMATS, PAPER_FORMATS
    from bipaper.export.read_results import documents

    with from_results(output):
        papers = documents(results, ids or ())
        if name in CORPUS_FORMATS:
            _one_file(CORPUS_FORMATS[name](papers), output)
        elif name in FOLDER_FORMATS:
            _package(FOLDER_FORMATS[name](papers), output)
        elif output:
            _folder(PAPER_FORMATS[name], papers, output)
        else:
            _print(PAPER_FORMATS[name], list(islice(papers, 2)))


def _one_file(pieces: Iterable[str | bytes], output: Path | None) -> None:
    """Write a file, which is there when it is whole."""
    from bipaper.engine.disk import settle

    if output is None:
        for piece in pieces:
            typer.echo(piece, nl=False)
        return
    if not output.parent.is_dir():
        raise fail(f"{output.parent}: no such folder")
    part = output.with_name(f"{output.name}.part")
    try:
        with part.open("wb") as file:
            for piece in pieces:
                file.write(piece.encode() if isinstance(piece, str) else piece)
        settle(part, output)
    finally:
        part.unlink(missing_ok=True)


def _package(pieces: Iterable[tuple[str, str]], folder: Path | None) -> None:
    """Write files of which each has some of every paper."""
    if folder is None:
        raise typer.BadParameter(_SEVERAL, param_hint="--output")
    _make(folder)
    with ExitStack() as stack:
        files: dict[str, IO[bytes]] = {}
        for name, piece in pieces:
            if name not in files:
                files[name] = stack.enter_context((folder / name).open("wb"))
            files[name].write(piece.encode())


def _folder(form: "PaperFormat", papers: Iterable[Document], folder: Path) -> None:
    """Write the files of each paper, and those that a folder of them needs."""
    from bipaper.engine.disk import on_disk

    _make(folder)
    for name, text in form.beside.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    for paper in papers:
        for suffix, made in form.files.items():
            path = folder / on_disk(f"{paper.id}{suffix}")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made(paper), encoding="utf-8", newline="\n")


def _make(folder: Path) -> None:
    if folder.is_file():
        raise fail(f"{folder}: a file; this format needs a folder")
    folder.mkdir(parents=True, exist_ok=True)


def _print(form: "PaperFormat", papers: list[Document]) -> None:
    if len(papers) > 1 or len(form.files) > 1:
        raise typer.BadParameter(_SEVERAL, param_hint="--output")
    for made in form.files.values():
        typer.echo(made(papers[0]), nl=False)
