"""What a glyph without a sure character is, told from the place of its ink alone."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from remapped import BODY, LATIN, PROSE, TABLE, remapped
from unembedded import page as page_of

from bipaper.chars import UNREADABLE
from bipaper.parts.source_file import Healed
from bipaper.pdf.pages import PdfText, read_pages
from bipaper.settings import Extract
from bipaper.text.paper import extract

Read = Callable[[bytes], PdfText]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "paper.pdf"


@pytest.fixture
def read(path: Path) -> Read:
    def read_pdf(pdf: bytes) -> PdfText:
        path.write_bytes(pdf)
        return read_pages(path, "never")

    return read_pdf


def written(pdf: PdfText) -> str:
    return "".join(char.text for page in pdf.pages for char in page.chars)


def coded(font: str, signs: str, codes: str, page: tuple[str, int] = PROSE) -> bytes:
    """A page whose font gives other codes for these signs."""
    table = str.maketrans(signs, codes)
    return remapped(font, lambda own: {c: char.translate(table) for c, char in own.items()}, page)


@pytest.mark.parametrize("point", "∙·•‧⋅")
def test_a_point_on_the_base_line_is_a_decimal_point_whatever_it_is_called(
    read: Read, point: str
) -> None:
    assert "12.6%" in written(read(coded(LATIN, ".", point)))


def test_a_point_at_half_height_stays_one(read: Read) -> None:
    assert "mg·L" in written(read(remapped(LATIN, page=TABLE)))


@pytest.mark.parametrize(
    ("rotate", "matrix"),
    [
        (90, "0 1 -1 0 {h} 0"),
        (180, "-1 0 0 -1 {w} {h}"),
        (270, "0 -1 1 0 0 {w}"),
        (0, "0 1 -1 0 {h} 0"),
    ],
)
def test_ink_is_seen_as_the_page_stands(read: Read, rotate: int, matrix: str) -> None:
    with pikepdf.open(io.BytesIO(coded(LATIN, ".", "∙", TABLE))) as pdf:
        page = pdf.pages[0]
        _, _, width, height = (float(edge) for edge in page.mediabox)
        sideways = rotate != 180
        page.mediabox = [0, 0, height, width] if sideways else [0, 0, width, height]
        page.Rotate = rotate
        page.contents_add(f"{matrix.format(w=width, h=height)} cm".encode(), prepend=True)
        file = io.BytesIO()
        pdf.save(file)
    text = written(read(file.getvalue()))
    assert ("mg·L" in text, "9.12±1.05" in text) == (True, True)


@pytest.mark.parametrize("code", ["\x82", "\x02", "\0", "\ue123", UNREADABLE, "\u200b"])
def test_a_comma_under_a_code_that_says_nothing_keeps_its_place(read: Read, code: str) -> None:
    true = written(read(remapped(BODY)))
    pdf = read(coded(BODY, "，", code))
    assert written(pdf) == true.replace("，", UNREADABLE)
    message = f"{true.count('，')} glyphs of page 1 have no character that can be told"
    assert [w.message.split(":")[0] for w in pdf.warnings] == [message]


def test_a_dash_under_a_control_code_is_a_hyphen(read: Read) -> None:
    assert "2024-07-02" in written(read(coded(LATIN, "-", "\x02")))


def test_numbers_that_such_a_sign_parts_do_not_run_together(path: Path) -> None:
    path.write_bytes(coded(LATIN, "-", "\ue123"))
    paper = extract(path, "paper", path.name, Extract(ocr="never"))
    text = "".join(block.text for _, block in paper.blocks())
    assert (f"[2{UNREADABLE}4]" in text, "[24]" in text) == (True, False)


def test_a_page_of_a_font_without_a_map_is_read_by_its_codes_if_they_read_as_english(
    read: Read,
) -> None:
    """The fonts of TeX files of the 1990s: drawn dot by dot, with codes that are ASCII."""
    codes = range(33, 127)
    font = (
        "/Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [.1 0 0 .1 0 0] /FirstChar 33 "
        f"/LastChar 126 /Widths [{'5 ' * len(codes)}] /Resources << >> "
        f"/CharProcs << {' '.join(f'/c{code} 6 0 R' for code in codes)} >> "
        f"/Encoding << /Differences [33 {' '.join(f'/c{code}' for code in codes)}] >>"
    )
    box = "6 0 obj << /Length 32 >> stream\n5 0 0 0 4 7 d1 0 0 4 7 re f     \nendstream endobj\n"
    lines = [
        "Using yearly data of twelve cities on the coast, this paper studies how",
        "new ports change the growth of their regions. Cities with better roads grew",
        "faster after opening, while those inland hardly changed, which agrees with",
        "earlier studies of river towns and canals that other authors have published.",
    ]
    shown = [
        f"BT /F 9 Tf 1 0 0 1 {10 + 5 * place} {250 - 20 * y} Tm ({word}) Tj ET"
        for y, line in enumerate(lines)
        for place, word in zip(_places(line), line.split(), strict=True)
    ]
    pdf = read(page_of("\n".join(shown), font, box))
    assert written(pdf) == "".join(lines).replace(" ", "")
    count = len(written(pdf))
    assert pdf.healed == [Healed(font="", pages=[1], characters=count, how="codes")]


def _places(line: str) -> list[int]:
    """Where each word of a line begins."""
    return [0, *(i + 1 for i, char in enumerate(line) if char == " ")]
