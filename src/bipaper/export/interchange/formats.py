"""The formats of other tools that results can be had in, by name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from bipaper.export.interchange import (
    bibtex,
    brat,
    chunks,
    csl,
    data_package,
    label_studio,
    ris,
    spacy_docs,
)
from bipaper.export.interchange.jats import jats
from bipaper.export.interchange.markdown import markdown
from bipaper.export.interchange.tei import tei
from bipaper.model import Document


class PaperFormat(NamedTuple):
    """A format with files of each paper: what is in them, by their suffix.

    ``beside`` are files that a folder of them needs once, by their name.
    """

    files: Mapping[str, Callable[[Document], str]]
    beside: Mapping[str, str] = {}


CorpusFormat = Callable[[Iterable[Document]], Iterator[str] | Iterator[bytes]]
"""A format with all papers in one file: what is in it, piece by piece."""

FolderFormat = Callable[[Iterable[Document]], Iterator[tuple[str, str]]]
"""A format with all papers in some files: their names and more of what is in each, in turn."""

PAPER_FORMATS: Mapping[str, PaperFormat] = {
    "markdown": PaperFormat({".md": markdown}),
    "jats": PaperFormat({".jats.xml": jats}),
    "tei": PaperFormat({".tei.xml": tei}),
    "brat": PaperFormat(
        {".txt": brat.text, ".ann": brat.annotations}, {"annotation.conf": brat.CONFIGURATION}
    ),
    "csl-references": PaperFormat({".csl.json": csl.references}),
    "bibtex-references": PaperFormat({".bib": bibtex.references}),
    "ris-references": PaperFormat({".ris": ris.references}),
}
CORPUS_FORMATS: Mapping[str, CorpusFormat] = {
    "csl": csl.papers,
    "bibtex": bibtex.papers,
    "ris": ris.papers,
    "label-studio": label_studio.tasks,
    "chunks": chunks.lines,
    "spacy": spacy_docs.docbin,
}
FOLDER_FORMATS: Mapping[str, FolderFormat] = {"data-package": data_package.package}
