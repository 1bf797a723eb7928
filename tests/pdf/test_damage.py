"""Damage that pdfium passes over in silence is a warning, and it names the pages."""

import io
import random
import re
import zlib
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from bipaper.parts.diagnostics import Warning
from bipaper.pdf.damage import unpacks
from bipaper.pdf.pages import PdfText, read_pages
from bipaper.pdf.reader import ReadError

ROOT = Path(__file__).parents[2]
NAMES = ["heat_pump_policy", "library_evening_service", "river_oxygen_forecast"]
SAMPLES = [ROOT / "raw" / f"{name}.pdf" for name in NAMES]
SAMPLE = SAMPLES[0].read_bytes()

PACKED = zlib.compress(b"BT (text) Tj ET " * 9000)
LOST = "the file is damaged and was read as far as it could be: text may be lost"


def page_content(page: pikepdf.Page) -> pikepdf.Object:
    return page.obj.Contents


def character_map(page: pikepdf.Page) -> pikepdf.Object:
    return page.resources.Font.f1.ToUnicode


def font_file(page: pikepdf.Page) -> pikepdf.Object:
    return page.resources.Font.f1.DescendantFonts[0].FontDescriptor.FontFile3


def stream_of(pdf: bytes, number: int) -> tuple[int, int]:
    """Where the data of an object's stream stands."""
    found = re.search(rb"\n%d 0 obj\n<<.*?/Length (\d+).*?>>\s*stream\n" % number, pdf, re.DOTALL)
    assert found
    return found.end(), found.end() + int(found[1])


def number(sample: Path, page: int, what: Callable[[pikepdf.Page], pikepdf.Object]) -> int:
    """The number of an object that a page is drawn with."""
    with pikepdf.open(sample) as pdf:
        return what(pdf.pages[page - 1]).objgen[0]


def damaged(sample: Path, page: int, what: Callable[[pikepdf.Page], pikepdf.Object]) -> bytes:
    """The sample with eight bytes in the middle of one of a page's streams made zero."""
    data = bytearray(sample.read_bytes())
    start, end = stream_of(bytes(data), number(sample, page, what))
    middle = (start + end) // 2
    data[middle : middle + 8] = bytes(8)
    return bytes(data)


def read(data: bytes, folder: Path) -> PdfText:
    path = folder / "paper.pdf"
    path.write_bytes(data)
    return read_pages(path, "never")


def of_pages(pages: str) -> list[Warning]:
    message = f"data of page {pages} is missing or damaged: text may be lost"
    return [Warning(code="data_damaged", message=message)]


@pytest.mark.parametrize("sample", SAMPLES, ids=NAMES)
def test_a_whole_file_has_no_warning(sample: Path) -> None:
    assert read_pages(sample, "never").warnings == []


@pytest.mark.parametrize("sample", SAMPLES, ids=NAMES)
@pytest.mark.parametrize("page", [1, 3])
def test_damage_to_what_a_page_shows_is_said_of_that_page(
    sample: Path, page: int, tmp_path: Path
) -> None:
    pdf = read(damaged(sample, page, page_content), tmp_path)
    # What a damaged stream draws may stand anywhere, and be any glyph.
    others = {"misplaced", "hidden_text", "unmapped", "fonts_missing"}
    assert [w for w in pdf.warnings if w.code not in others] == of_pages(str(page))


@pytest.mark.parametrize(
    ("what", "more"), [(character_map, ["unmapped"]), (font_file, [])], ids=["map", "file"]
)
def test_damage_to_a_font_is_said_of_the_pages_set_in_it(
    what: Callable[[pikepdf.Page], pikepdf.Object], more: list[str], tmp_path: Path
) -> None:
    warnings = read(damaged(SAMPLES[0], 1, what), tmp_path).warnings
    assert (warnings[:1], [w.code for w in warnings[1:]]) == (of_pages("1-4"), more)


@pytest.mark.parametrize(
    ("what", "pages"), [(page_content, "1"), (character_map, "1-4"), (font_file, "1-4")]
)
def test_a_stream_whose_beginning_is_gone_is_missed(
    what: Callable[[pikepdf.Page], pikepdf.Object], pages: str, tmp_path: Path
) -> None:
    start, _ = stream_of(SAMPLE, number(SAMPLES[0], 1, what))
    data = bytearray(SAMPLE)
    data[start - 40 : start] = bytes(40)
    assert of_pages(pages)[0] in read(bytes(data), tmp_path).warnings


def test_a_page_whose_content_is_gone_is_named(tmp_path: Path) -> None:
    content = number(SAMPLES[0], 2, page_content)
    gone = SAMPLE.replace(b"/Contents %d 0 R" % content, b"/Contents 99 0 R")
    assert read(gone, tmp_path).warnings == of_pages("2")


def test_a_page_whose_font_is_gone_is_named_with_it(tmp_path: Path) -> None:
    content = number(SAMPLES[0], 2, page_content)
    font = number(SAMPLES[0], 1, lambda page: page.resources.Font.f4)
    gone = SAMPLE.replace(b"/Contents %d 0 R" % content, b"/Contents 99 0 R")
    gone = gone.replace(b"/f4 %d 0 R" % font, b"/f4 99 0 R")
    warnings = read(gone, tmp_path).warnings
    others = {"hidden_text", "unmapped", "fonts_missing"}
    assert [w for w in warnings if w.code not in others] == of_pages("1-2")


def test_a_file_whose_table_of_objects_is_gone_is_damaged(tmp_path: Path) -> None:
    pdf = read(SAMPLE[: SAMPLE.rindex(b"startxref")], tmp_path)
    assert pdf.warnings == [Warning(code="file_damaged", message=LOST)]


def test_damage_that_no_page_can_be_told_of_is_said_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def create_pages(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("bipaper.pdf.damage.PDFPage.create_pages", create_pages)
    pdf = read(damaged(SAMPLES[0], 1, page_content), tmp_path)
    assert pdf.warnings == [Warning(code="file_damaged", message=LOST)]


def test_an_empty_page_among_whole_ones_is_no_damage(tmp_path: Path) -> None:
    file = io.BytesIO()
    with pikepdf.open(SAMPLES[0]) as pdf:
        pdf.add_blank_page()
        pdf.save(file)
    assert read(file.getvalue(), tmp_path).warnings == []


def test_a_file_locked_against_changes_is_not_taken_for_damaged(tmp_path: Path) -> None:
    file = io.BytesIO()
    with pikepdf.open(SAMPLES[0]) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner="owner", R=4))
    assert read(file.getvalue(), tmp_path).warnings == []


@pytest.mark.parametrize(
    ("data", "whole"),
    [
        (PACKED, True),
        (PACKED + b"\nendstream endobj", True),
        (PACKED[:-4], True),
        (PACKED[:-9], False),
        (PACKED[: len(PACKED) // 2], False),
        (PACKED[:20] + b"\0\0\0" + PACKED[23:], False),
        (PACKED[:-4] + b"\0\0\0\0", False),
        (b"", False),
        (zlib.compress(random.Random(1).randbytes(200_000)), True),
    ],
    ids=[
        "whole",
        "more behind it",
        "no checksum",
        "the end cut off",
        "half",
        "three bytes zero",
        "wrong checksum",
        "nothing",
        "longer than is read at once",
    ],
)
def test_a_stream_unpacks_or_not(data: bytes, whole: bool) -> None:
    assert unpacks(memoryview(data)) == whole


# --- at random --------------------------------------------------------------------------


@cache
def characters(sample: Path) -> Counter[str]:
    return counted(read_pages(sample, "never"))


def counted(pdf: PdfText) -> Counter[str]:
    return Counter(char.text for page in pdf.pages for char in page.chars)


@pytest.mark.parametrize("seed", range(24))
def test_no_text_is_lost_in_silence(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    sample = chance.choice(SAMPLES)
    data = bytearray(sample.read_bytes())
    for _ in range(chance.choice([1, 5, 20])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    del data[len(data) - chance.choice([0, 0, 10, 1000]) :]
    try:
        pdf = read(bytes(data), tmp_path)
    except ReadError as error:
        pdf = PdfText([], "none", False, [Warning(code=error.code, message=error.message)])
    before = characters(sample)
    lost = (before - counted(pdf)).total() / before.total()
    assert lost < 0.01 or pdf.warnings
