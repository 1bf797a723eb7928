from bipaper.export.summary import Summary
from bipaper.model import Document, Failure, Warning


def failure(code: str) -> Failure:
    return Failure(id="b", stage="extract", code=code, message="")


def test_a_summary_counts_papers_and_says_why_some_failed(document: Document) -> None:
    summary = Summary()
    summary.add(document)
    document.diagnostics.warnings += [Warning(code="odd", message="again")]
    document.source.sha256 = "other"
    summary.add(document)
    summary.failures += [failure("empty"), failure("timeout"), failure("timeout")]
    assert summary.text() == (
        "5 papers: 2 done (6 pages), 3 failed (see failures.tsv)\n"
        "  failed: timeout 2\n"
        "  failed: empty 1\n"
        "  warned: odd 2\n"
    )


def test_papers_with_the_same_file_are_named_ten_times_at_most(document: Document) -> None:
    summary = Summary()
    for number in range(12):
        document.source.sha256 = str(number)
        for document.id in ("x", f"y/{number}\x1b"):
            summary.add(document)
    lines = summary.text().splitlines()
    assert lines[2:4] == ["  the same file: x, y/0\\x1b", "  the same file: x, y/1\\x1b"]
    assert lines[11:] == ["  the same file: x, y/9\\x1b", "  and 2 more"]
