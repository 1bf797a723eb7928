"""What OCR programs write under a scan is read whole, though pdfium reads a part of its map."""

import pypdfium2 as pdfium
from under_scan import under_scan

from bipaper.pdf.glyphs import read_page

LINES = ["岚浦湖水质的预测 ", "摘要：“模型” of 2023, 𠮷… "]


def lines_of(mode: int) -> list[str]:
    chars = read_page(pdfium.PdfDocument(under_scan(LINES, mode))[0], 1).chars
    bases = sorted({char.base for char in chars})
    return ["".join(char.text for char in chars if char.base == base) for base in bases]


def test_every_character_of_a_map_of_one_range_is_read() -> None:
    assert lines_of(mode=3) == [line.replace(" ", "") for line in LINES]


def test_a_blank_glyph_without_a_character_in_what_is_typeset_is_a_space() -> None:
    assert lines_of(mode=0) == ["of2023,"]
