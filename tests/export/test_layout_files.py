"""The files of a drawing."""

from pathlib import Path

import pytest
from specimen import SPECIMENS

from bipaper.export.layout_files import layout_files, page_count
from bipaper.settings import Extract

TWO_PAGES = SPECIMENS / "rotated_page.pdf"
SCAN = SPECIMENS / "scan.pdf"


@pytest.mark.parametrize(
    ("pdf", "page", "output", "written"),
    [
        (TWO_PAGES, None, None, {None: b"%PDF-"}),
        (TWO_PAGES, None, "a.pdf", {"a.pdf": b"%PDF-"}),
        (TWO_PAGES, 2, "a.PDF", {"a.PDF": b"%PDF-"}),
        (TWO_PAGES, 2, "a.png", {"a.png": b"\x89PNG"}),
        (
            TWO_PAGES,
            None,
            "b.c/a.b.png",
            {"b.c/a.b-1.png": b"\x89PNG", "b.c/a.b-2.png": b"\x89PNG"},
        ),
        (SCAN, None, "a.png", {"a.png": b"\x89PNG"}),
    ],
)
def test_one_pdf_or_a_picture_a_page_by_the_name_of_the_file(
    pdf: Path, page: int | None, output: str | None, written: dict[str | None, bytes]
) -> None:
    files = layout_files(pdf, Extract(ocr="never"), page, Path(output) if output else None)
    begin = {name and name.as_posix(): data[:5].removesuffix(b"\r") for name, data in files.items()}
    assert begin == written


def test_a_page_that_pdfium_counts_can_be_drawn() -> None:
    assert (page_count(TWO_PAGES), page_count(SCAN)) == (2, 1)
