"""Boxes over the pages of a PDF."""

import io
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageStat
from samples import pdf_of
from specimen import SPECIMENS

from bipaper.export.drawing import COLOURS, Box, Sheet, sheets
from bipaper.export.overlay import SCALE, drawn_pdf, pictures
from bipaper.pdf.reader import PdfFile, read_file
from bipaper.settings import Extract
from bipaper.text.paper import read_paper

WHITE = (255, 255, 255)


@cache
def sheets_of(path: Path) -> list[Sheet]:
    return sheets(read_paper(path, path.stem, path.name, Extract(ocr="never")))


def drawn(path: Path) -> bytes:
    return drawn_pdf(read_file(path), sheets_of(path))


def images(data: bytes) -> list[Image.Image]:
    return [Image.open(io.BytesIO(picture)).convert("RGB") for picture in pictures(data)]


def like(image: Image.Image, box: Box, height: float) -> bool:
    """Whether the left edge of a box, half way down, has the colour of its kind."""
    x0, top, _, bottom = box.bbox
    above = image.height / SCALE - height
    x, y = round(x0 * SCALE), round((above + (top + bottom) / 2) * SCALE)
    seen = [image.getpixel((x + step, y)) for step in (-1, 0, 1)]
    colour = COLOURS[box.kind]
    half = _distance(WHITE, colour) / 2  # a line may lie between two pixels
    return any(_distance(pixel, colour) < half for pixel in seen)


def _distance(pixel: object, colour: Sequence[int]) -> int:
    assert isinstance(pixel, tuple)
    return sum(abs(a - b) for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("name", ["rotated_page", "sideways_page", "unbalanced_last_page"])
def test_boxes_are_drawn_in_their_colours_where_they_are(name: str) -> None:
    path = SPECIMENS / f"{name}.pdf"
    for image, sheet in zip(images(drawn(path)), sheets_of(path), strict=True):
        boxes = [box for box in sheet.boxes if box.kind != "column"]  # which are dashed
        assert [box for box in boxes if not like(image, box, sheet.height)] == []


def test_below_the_boxes_is_the_page_as_it_was() -> None:
    path = SPECIMENS / "rotated_page.pdf"
    bare = [sheet._replace(head="", boxes=[]) for sheet in sheets_of(path)]
    with pdfium.PdfDocument(path) as source:
        before = [page.render(scale=SCALE).to_pil().convert("L") for page in source]
    for old, new in zip(before, images(drawn_pdf(read_file(path), bare)), strict=True):
        page = new.convert("L").crop((0, new.height - old.height, old.width, new.height))
        assert page.getextrema() == old.getextrema()
        assert ImageStat.Stat(ImageChops.difference(old, page)).mean[0] < 1


def test_the_text_of_the_page_can_still_be_copied() -> None:
    with pdfium.PdfDocument(drawn(SPECIMENS / "rotated_page.pdf")) as pdf:
        text = pdf[1].get_textpage().get_text_range()
    assert "养护投入的差别也不容忽视" in text
    assert "page 2 of 2" in text


def test_fonts_that_pages_share_stay_shared() -> None:
    path = pdf_of("heat_pump_policy")
    assert len(drawn(path)) < 1.2 * path.stat().st_size


def test_the_same_paper_gives_the_same_bytes_without_a_date() -> None:
    path = SPECIMENS / "rotated_page.pdf"
    data = drawn(path)
    assert data == drawn(path)
    assert re.findall(rb"D:\d{8}", data) == []
    assert len(set(re.findall(rb"<([0-9A-F]{32})>", data))) == 1


def a_page(content: bytes, box: Sequence[int] = (0, 0, 200, 300)) -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 300))
    page.MediaBox = pikepdf.Array(list(box))
    page.Contents = pdf.make_stream(content)
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


BOX = Box(1, "heading", "s1", (100.0, 100.0, 150.0, 120.0))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"0 0 20 20 re W n", id="a clip"),
        pytest.param(b"q 3 0 0 3 40 40 cm", id="a scale, saved and not restored"),
        pytest.param(b"Q Q 0.5 0 0 0.5 9 9 cm", id="more restored than saved"),
        pytest.param(b"BT /F1 12 Tf (never ended", id="text without end"),
    ],
)
def test_what_a_page_leaves_behind_moves_no_box(content: bytes) -> None:
    sheet = Sheet(1, 200.0, 300.0, 0, "page 1 of 1", [BOX])
    (image,) = images(drawn_pdf(PdfFile("a.pdf", a_page(content)), [sheet]))
    assert like(image, BOX, sheet.height)


def test_a_page_whose_corner_is_not_at_0_stands_where_it_is_seen() -> None:
    black = a_page(b"30 60 100 100 re f", (30, 60, 230, 360))
    sheet = Sheet(1, 200.0, 300.0, 0, "", [])
    (image,) = images(drawn_pdf(PdfFile("a.pdf", black), [sheet]))
    seen = [image.getpixel((x, image.height - y)) for x, y in [(2, 2), (198, 198), (202, 198)]]
    assert seen == [(0, 0, 0), (0, 0, 0), WHITE]


def test_a_page_that_cannot_be_loaded_is_white_below_its_boxes() -> None:
    pdf = pikepdf.open(io.BytesIO(a_page(b"")))
    pdf.add_blank_page(page_size=(200, 300))
    pdf.Root.Pages.Kids[0] = None
    written = io.BytesIO()
    pdf.save(written)
    with pdfium.PdfDocument(written.getvalue()) as broken, pytest.raises(pdfium.PdfiumError):
        broken[0]
    sheet = Sheet(1, 200.0, 300.0, 0, "", [BOX])
    (image,) = images(drawn_pdf(PdfFile("a.pdf", written.getvalue()), [sheet]))
    assert like(image, BOX, 300.0)
    assert image.getpixel((10, image.height - 10)) == WHITE


def test_the_legend_names_the_kinds_of_a_page_in_as_many_lines_as_it_needs() -> None:
    boxes = [Box(1, kind, "", BOX.bbox) for kind in COLOURS]
    data = drawn_pdf(PdfFile("a.pdf", a_page(b"")), [Sheet(1, 200.0, 300.0, 0, "a page", boxes)])
    with pdfium.PdfDocument(data) as pdf:
        lines = pdf[0].get_textpage().get_text_range().splitlines()
    assert lines == [
        "a page",
        "column figure, table",
        "front matter abstract heading",
        "paragraph formula caption",
        "reference furniture unplaced",
    ]
