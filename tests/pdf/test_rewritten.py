"""Codes that Ghostscript wrote wrongly are told from what is left of them."""

import re
from pathlib import Path

import pikepdf
import pytest
from samples import pdf_of

from bipaper.chars import UNREADABLE
from bipaper.pdf.glyphs import Char, PageChars
from bipaper.pdf.pages import read_pages
from bipaper.pdf.rewritten import in_order


def glyph(*codes: int, face: str = "serif") -> list[Char]:
    """The characters that a font's map says one glyph stands for."""
    return [
        Char(chr(code), 50.0, 80.0, 58.0, 90.0, 88.0, 10.0, "F", False, face=face, code=code)
        for code in codes
    ]


def told(chars: list[Char]) -> list[str]:
    (page,) = in_order([PageChars(1, 595, 842, chars)])
    return [char.text for char in page.chars]


@pytest.mark.parametrize(
    ("codes", "letters"),
    [
        ((0x6600, 0x6600), ["f", "f"]),
        ((0x6600, 0x6900), ["f", "i"]),
        ((0x5400, 0x6800), ["T", "h"]),
        ((0x6600, 0xCF00), ["f", "fi"]),
        ((0x6600, 0xD200), ["f", "fl"]),
        ((0x2014, 0x1414), ["—", "—"]),
    ],
)
def test_a_glyph_of_two_characters_whose_bytes_are_mixed_up_is_read(codes, letters):
    assert told(glyph(*codes)) == letters


@pytest.mark.parametrize("codes", [(0x66, 0x66), (0x2014, 0x2014), (0x4E00, 0x4EBA), (0x4E00,)])
def test_other_glyphs_are_what_their_map_says(codes):
    assert told(glyph(*codes)) == [chr(code) for code in codes]


def test_characters_of_several_glyphs_are_what_their_map_says():
    one, other = glyph(0x6600, 0x6900)
    apart = [one, other._replace(x0=58.0)]
    faces = [one, other._replace(face="sans")]
    lines = [one, other._replace(base=99.0)]
    assert [told(chars) for chars in (apart, faces, lines)] == [["昀", "椀"]] * 3


def rewritten(name: str, folder: Path) -> Path:
    """A sample with its fonts' maps as Ghostscript 10 would write them."""
    path = folder / f"{name}.pdf"
    with pikepdf.open(pdf_of(name)) as pdf:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
                told = font.ToUnicode.read_bytes()
                font.ToUnicode.write(re.sub(rb"<[0-9A-F]{8,12}>", _wrong, told))
        pdf.save(path)
    return path


def _wrong(value: re.Match[bytes]) -> bytes:
    code = bytes.fromhex(value[0][1:-1].decode())
    units = [code[at : at + 2] for at in range(0, len(code), 2)]
    if code[0]:
        wrong = bytes([code[0], code[1], code[1], code[3]])
    else:
        letters = [unit[1] for unit in units]
        wrong = bytes([letters[0], 0, sum(letters[1:]), 0])
    return b"<%s>" % wrong.hex().encode()


@pytest.mark.parametrize("name", ["river_oxygen_forecast", "heat_pump_policy"])
def test_a_paper_that_ghostscript_wrote_anew_says_what_it_said(name, tmp_path):
    """But for Greek and bold letters whose codes are alike: they are not told."""
    texts = []
    for path in (pdf_of(name), rewritten(name, tmp_path)):
        chars = (char for page in read_pages(path, "never").pages for char in page.chars)
        texts.append("".join(char.text for char in chars))
    before, after = texts
    pairs = list(zip(before, after, strict=True))
    assert {a for a, b in pairs if a != b} <= set("εθλμτϕx")
    assert {b for a, b in pairs if a != b} == {UNREADABLE}
