"""A page that cannot be read, or says what cannot be, costs itself and no other."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from bipaper.parts.diagnostics import Warning
from bipaper.pdf import ocr
from bipaper.pdf.each import each_page, page_list
from bipaper.pdf.pages import PdfPage, PdfText, read_pages
from bipaper.pdf.reader import ReadError
from bipaper.settings import Extract
from bipaper.text.paper import extract

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
MISSING = "99 0 R"  # an object that the file does not have
Read = Callable[..., PdfText]


def pages(*drawn: str, box: str = "0 0 200 300", kids: str = "") -> bytes:
    """A PDF with a page for each content stream; ``kids`` are the page tree's, if other."""
    own = [f"{3 + 2 * n} 0 R" for n in range(len(drawn))]
    count = len(kids.split(" R")) - 1 or len(own)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids or ' '.join(own)}] /Count {count} >>",
    ]
    for content in drawn:
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {len(objects) + 2} 0 R"
            f" /Resources << /Font << /F {FONT} >> >> >>",
            f"<< /Length {len(content)} >> stream\n{content}\nendstream",
        ]
    return written_pdf(objects)


def written_pdf(objects: list[str]) -> bytes:
    """A whole PDF of these objects, numbered from 1, the first its catalogue."""
    body, table = "%PDF-1.7\n", f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    for number, content in enumerate(objects, 1):
        table += f"{len(body):010} 00000 n \n"
        body += f"{number} 0 obj {content} endobj\n"
    trailer = f"trailer << /Root 1 0 R /Size {len(objects) + 1} >>\nstartxref\n{len(body)}\n%%EOF\n"
    return (body + table + trailer).encode()


def text(said: str, set_as: str = "/F 10 Tf 50 200 Td") -> str:
    return f"BT {set_as} ({said}) Tj ET\n"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """``read_pages`` on a PDF made by ``pages``, without OCR."""

    def read_pdf(*drawn: str, **tree: str) -> PdfText:
        path = tmp_path / "paper.pdf"
        path.write_bytes(pages(*drawn, **tree))
        return read_pages(path, "never")

    return read_pdf


def written(pdf: PdfText) -> list[tuple[int, str]]:
    return [(page.number, "".join(char.text for char in page.chars)) for page in pdf.pages]


# --- pages ------------------------------------------------------------------------------


def test_a_page_that_cannot_be_loaded_leaves_the_others_and_their_numbers(read: Read) -> None:
    pdf = read(text("one"), text("two"), kids=f"3 0 R {MISSING} {MISSING} 5 0 R {MISSING}")
    assert written(pdf) == [(1, "one"), (2, ""), (3, ""), (4, "two"), (5, "")]
    assert pdf.warnings == [
        Warning(
            code="page_unreadable",
            message="the text of page 2-3, 5 cannot be read: Failed to load page",
        )
    ]


def test_a_page_that_cannot_be_loaded_counts_in_the_paper(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pages(text("one"), kids=f"3 0 R {MISSING}"))
    assert extract(path, "paper", "paper.pdf", Extract(ocr="never")).source.pages == 2


def test_a_paper_without_a_page_that_can_be_loaded_is_damaged(read: Read) -> None:
    with pytest.raises(ReadError) as error:
        read(kids=f"{MISSING} {MISSING}")
    assert (error.value.code, error.value.message) == (
        "damaged",
        "paper.pdf: no page can be read: the text of page 1-2 cannot be read: Failed to load page",
    )


def test_whatever_reading_a_page_raises_is_said_of_that_page() -> None:
    def read_one(number: int) -> str:
        if number % 2:
            return str(number)
        raise ValueError(f"odd\nto\tsee {number // 4}.")

    assert each_page(range(1, 9), read_one, "the text") == (
        {1: "1", 3: "3", 5: "5", 7: "7"},
        [
            Warning(
                code="page_unreadable",
                message=f"the text of page {page} cannot be read: ValueError: odd to see {cause}",
            )
            for page, cause in (("2", 0), ("4, 6", 1), ("8", 2))
        ],
    )


def test_a_page_that_takes_all_memory_is_the_papers_failure() -> None:
    def read_one(number: int) -> None:
        raise MemoryError

    with pytest.raises(MemoryError):
        each_page([1, 2], read_one, "the text")


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [([], ""), ([3], "3"), ([1, 2], "1-2"), ([1, 3, 4, 5, 9], "1, 3-5, 9")],
)
def test_page_numbers_are_shown_as_ranges(numbers: list[int], shown: str) -> None:
    assert page_list(numbers) == shown


@pytest.mark.skipif(not ocr.available(), reason='needs pip install "bipaper[ocr]"')
def test_a_page_whose_picture_cannot_be_made_is_said_too(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pages("", kids=f"3 0 R {MISSING}"))
    with pdfium.PdfDocument(path) as document:
        (read,), (warning,) = ocr.read_pages(document, [1, 2])
    assert (read.page.number, warning.message) == (
        1,
        "the picture of page 2 cannot be read: Failed to load page",
    )


# --- sizes and places -------------------------------------------------------------------


@pytest.mark.parametrize(
    "set_as",
    [
        "/F .04 Tf 50 100 Td",
        "/F 10 Tf .004 0 0 .004 50 100 Tm",
        "/F 10 Tf 1 0 0 0 50 100 Tm",
        "/F 10 Tf 9000 0 0 9000 50 100 Tm",
        "/F 10 Tf 90000 100 Td",
        "/F 10 Tf 50 -1000000000 Td",
    ],
    ids=["dust", "scaled to dust", "flat", "giant", "far away", "far below"],
)
def test_characters_that_cannot_be_are_left_out_and_named(read: Read, set_as: str) -> None:
    pdf = read(text("seen"), text("seen") + text("lost", set_as))
    assert written(pdf) == [(1, "seen"), (2, "seen")]
    assert pdf.warnings == [
        Warning(
            code="misplaced",
            message="4 characters of page 2 have a size or place that cannot be and are left "
            "out: 'lost'",
        )
    ]


def test_of_much_text_that_is_left_out_the_beginning_is_shown(read: Read) -> None:
    (warning,) = read(text("seen") + text("lost" * 20, "/F .04 Tf 50 100 Td")).warnings
    assert warning.message.startswith("80 characters of page 1 ")
    assert warning.message.endswith(f"left out: '{'lost' * 10}…'")


def test_lines_that_cannot_be_are_left_out_and_counted(read: Read) -> None:
    pdf = read("10 10 m 100 10 l S 10 20 m 100000 20 l S 1 0 0 1 90000 0 cm 0 0 m 50 0 l S")
    assert pdf.pages[0].rules == [(10, 290, 100, 290)]
    assert pdf.warnings == [
        Warning(
            code="misplaced",
            message="2 lines or images of page 1 have a place that cannot be and are left out",
        )
    ]


@pytest.mark.parametrize("box", ["0 0 1000000000 1000000000", "0 0 .01 300", "90000 0 190000 9"])
def test_a_page_of_a_size_that_cannot_be_is_measured_on_a4(read: Read, box: str) -> None:
    pdf = read(text("seen"), box=box)
    (char, *_) = pdf.pages[0].chars
    assert (char.x0, char.base) == (pytest.approx(50), pytest.approx(642))
    assert pdf.pages[0]._replace(chars=[]) == PdfPage(1, 595, 842, [], [], [], slanted=[])
    assert pdf.warnings == [
        Warning(
            code="page_box",
            message="page 1 has a size that no page can have: it is measured on A4",
        )
    ]


@pytest.mark.parametrize("box", ["0 0 0 0", "0 0 nan nan", "", "(a) /b [] 9"])
def test_a_page_without_a_box_has_the_usual_one(read: Read, box: str) -> None:
    pdf = read(text("seen"), box=box)
    assert (written(pdf), pdf.pages[0].width, pdf.warnings) == ([(1, "seen")], 612, [])
