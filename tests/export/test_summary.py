from bipaper.export.summary import Summary, counted
from bipaper.model import Document
from bipaper.parts.diagnostics import Failure, Warning
from bipaper.parts.grades import Quality


def failure(code: str, id: str = "b") -> Failure:
    return Failure(id=id, stage="extract", code=code, message="why\x1b")


def test_a_summary_counts_papers_and_says_why_some_failed(document: Document) -> None:
    summary = Summary()
    summary.add(counted(document))
    document.diagnostics.warnings += [Warning(code="odd", message="again")]
    document.source.sha256 = "other"
    summary.add(counted(document))
    summary.failures += [failure("empty"), failure("timeout"), failure("timeout")]
    assert summary.text() == (
        "5 papers: 2 done (6 pages), 3 failed (see failures.tsv)\n"
        "  failed: timeout 2\n"
        "  failed: empty 1\n"
        "  empty: b (why\\x1b)\n"
        "  timeout: b (why\\x1b)\n"
        "  timeout: b (why\\x1b)\n"
        "  kind: article 2\n"
        "  warned: odd 2\n"
        "  grade: C 2\n"
        "  C 0.60: y/a (titles: no title; headings: no 2)\n"
        "  C 0.60: y/a (titles: no title; headings: no 2)\n"
    )


def test_the_first_papers_that_failed_are_named() -> None:
    summary = Summary()
    summary.failures += [failure("empty", f"{number:02}\x1b") for number in range(12)]
    lines = summary.text().splitlines()
    named = [f"  empty: {number:02}\\x1b (why\\x1b)" for number in range(10)]
    assert lines[1:] == ["  failed: empty 12", *named, "  and 2 more"]


def test_the_ten_worst_papers_are_named_from_the_worst_on(document: Document) -> None:
    summary = Summary()
    for number in range(20):
        document.id, document.source.sha256 = f"{number:02}", str(number)
        score, grade = ((number * 7 % 20) / 20, "A" if number in (0, 3) else "D")
        document.quality = Quality(grade=grade, score=score)
        summary.add(counted(document))
    lines = summary.text().splitlines()[3:]
    worst = ["06 ", "09 ", "12 ", "15 ", "18 ", "01 ", "04 ", "07 ", "10 ", "13 "]
    assert lines[0] == "  grade: D 18"
    assert lines[1] == "  grade: A 2"
    assert [line.split(": ")[1].split("(")[0] for line in lines[2:]] == worst


def test_papers_with_the_same_file_are_named_ten_times_at_most(document: Document) -> None:
    summary = Summary()
    document.quality = Quality(grade="A", score=1.0)
    for number in range(12):
        document.source.sha256 = str(number)
        for document.id in ("x", f"y/{number}\x1b"):
            summary.add(counted(document))
    lines = summary.text().splitlines()
    assert lines[4:6] == ["  the same file: x, y/0\\x1b", "  the same file: x, y/1\\x1b"]
    assert lines[13:] == ["  the same file: x, y/9\\x1b", "  and 2 more"]
