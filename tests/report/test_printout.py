"""A result in a terminal."""

import pytest

from bipaper.model import Document
from bipaper.report.printout import printout


def printed(document: Document) -> list[str]:
    return [line.plain for line in printout(document)]


def test_a_result_is_told_on_a_screen(document: Document) -> None:
    document.metadata.title.zh = "企业"
    document.claims[0].salient = True
    assert printed(document) == [
        "企业",
        "10.1/a, article, 3 pages",
        "",
        "Grade C 0.60",
        "  −0.25 titles: no title",
        "  −0.15 headings: no 2",
        "  warning odd: something odd",
        "",
        "Outline: 1 sections, 1 paragraphs, 1 captions, 1 tables, 1 references",
        "  1 结果  p. 1",
        "",
        "Claims: 1 that tell its results, 0 others",
        "  c1 cited measurement, measurement 0.70 p. 2",
        "    2023年广州市有2.4万家企业。",
    ]


def test_a_terminal_obeys_nothing_of_a_paper(document: Document) -> None:
    document.sections[0].title = "\x1b[2J[red]\u202e"
    assert r"  1 \x1b[2J[red]\u202e  p. 1" in printed(document)


@pytest.mark.parametrize(("grade", "colour"), [("A", "green"), ("D", "red")])
def test_a_grade_has_its_colour(document: Document, grade: str, colour: str) -> None:
    document.quality.grade = grade  # type: ignore[assignment]
    (line,) = (line for line in printout(document) if line.plain.startswith("Grade"))
    assert str(line.spans[0].style) == f"bold {colour}"
