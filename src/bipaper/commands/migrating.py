"""``bipaper migrate``: results of the version before as results of this one."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from bipaper.commands.terminal import Results, fail, from_results, say, stderr
from bipaper.model import SCHEMA_VERSION, Document
from bipaper.shown import papers, shown


def migrate(
    results: Results,
    output: Annotated[
        Path, typer.Argument(show_default=False, help="The folder to make, with papers and corpus.")
    ],
) -> None:
    """Convert results of the version before, so that they can be read, exported and loaded.

    For papers whose PDFs are at hand a run is better, which makes them anew. docs/versions.md
    says what is converted and how. The results themselves are only read; papers that cannot be
    converted are named, and the others are.

    **Examples**

    bipaper migrate results results.migrated
    """
    from bipaper.engine.disk import flush
    from bipaper.export.read_results import files_of
    from bipaper.export.whole_corpus import write_corpus

    if output.exists():
        raise fail(f"{output}: is there already; name a new folder")
    problems: list[str] = []
    with from_results(output):
        files = files_of(results)
        output.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=output.parent, prefix=f".{output.name}.") as folder:
            part = Path(folder) / "part"
            (part / "corpus").mkdir(parents=True)
            write_corpus(_converted(files, part / "papers", problems), part / "corpus")
            flush(part)
            part.rename(output)
    for problem in problems:
        say(problem)
    done = f"{papers(len(files) - len(problems))} in {output} of version {SCHEMA_VERSION}"
    stderr.print(shown(done), style="green", markup=False, soft_wrap=True)
    if problems:
        raise typer.Exit(1)


def _converted(files: list[Path], folder: Path, problems: list[str]) -> Iterator[Document]:
    """The documents as they are now, written to ``folder``; what cannot be goes to ``problems``."""
    from bipaper.document.migrate import migrate as as_of_now
    from bipaper.engine.disk import on_disk
    from bipaper.model import encode

    for file in files:
        try:
            document = as_of_now(file.read_bytes())
        except ValueError as error:
            problems.append(f"{file}: {error}")
            continue
        path = folder / on_disk(f"{document.id}.json")
        if path.exists():
            problems.append(f"{file}: another file has a paper {document.id}, too")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encode(document))
        yield document
