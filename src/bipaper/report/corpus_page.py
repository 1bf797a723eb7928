"""A corpus as one page for a browser, and a page for each of its papers."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bipaper.export.history import NOT_COMPARED, WHAT, Run, happened
from bipaper.model import Document
from bipaper.report.corpus_rows import (
    CLAIM_COLUMNS,
    PAPER_COLUMNS,
    PaperRows,
    added,
    address_of,
    choices_of,
    paper_rows,
)
from bipaper.report.filled import as_data, filled
from bipaper.report.page_pictures import Picture
from bipaper.report.paper_page import paper_html

CORPUS, SCRIPTS = "corpus.html.jinja", ("corpus.js",)
INDEX = "index.html"
GONE = ("removed", "failed")  # what happened to papers that have no page

Failed = Sequence[str]  # id, stage, code, message


def write_report(
    documents: Iterable[Document],
    failures: Sequence[Failed],
    folder: Path,
    pictures: Callable[[Document], Sequence[Picture]],
    last: Run | None = None,
) -> int:
    """Write index.html and papers/ID.html to a folder; how many papers there are.

    ``pictures`` gives those of a paper's pages, or none; ``last`` is the run whose changes the
    index tells. Papers are held one at a time; what
    the index tells of them is held of all. Raises OSError.
    """
    found = []
    for document in documents:
        path = folder / "papers" / f"{document.id}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page_html(document, pictures(document)), encoding="utf-8")
        found.append(paper_rows(document))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / INDEX).write_text(corpus_html(found, failures, last), encoding="utf-8")
    return len(found)


def page_html(document: Document, pictures: Sequence[Picture]) -> str:
    """The page about a paper that stands at papers/ID.html beside the page about its corpus."""
    return paper_html(document, pictures, "../" * (document.id.count("/") + 1) + INDEX)


def corpus_html(
    papers: Sequence[PaperRows], failures: Sequence[Failed], last: Run | None = None
) -> str:
    """The page about a corpus: counts, what failed and what the last run changed, and tables to
    search, sort and filter."""
    claims = [(place, *row) for place, paper in enumerate(papers) for row in paper.claims]
    return filled(
        CORPUS,
        SCRIPTS,
        title="Papers",
        counts=added(paper.counts for paper in papers),
        failures=failures,
        last=last,
        not_compared=NOT_COMPARED,
        what_happens=WHAT,
        happened=[
            (paper, what, before, "" if what in GONE else address_of(paper))
            for paper, what, before in (happened(last.papers) if last else ())
        ],
        papers=len(papers),
        claims=len(claims),
        tables={
            "papers": as_data({"columns": PAPER_COLUMNS, "rows": [one.paper for one in papers]}),
            "claims": as_data({"columns": CLAIM_COLUMNS, "rows": claims}),
            "choices": as_data(choices_of(papers)),
        },
    )
