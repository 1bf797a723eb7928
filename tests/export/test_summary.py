from bipaper.export.summary import Summary
from bipaper.model import Document, Failure, Warning


def failure(code: str) -> Failure:
    return Failure(id="b", stage="extract", code=code, message="")


def test_a_summary_counts_papers_and_says_why_some_failed(document: Document) -> None:
    summary = Summary()
    summary.add(document)
    document.diagnostics.warnings += [Warning(code="odd", message="again")]
    summary.add(document)
    summary.failures += [failure("empty"), failure("timeout"), failure("timeout")]
    assert summary.text() == (
        "5 papers: 2 done (6 pages), 3 failed (see failures.tsv)\n"
        "  failed: timeout 2\n"
        "  failed: empty 1\n"
        "  warned: odd 2\n"
    )
