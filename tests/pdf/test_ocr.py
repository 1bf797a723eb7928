from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Literal

import numpy as np
import pikepdf
import psutil
import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.fontmetrics import FONT_METRICS
from PIL import Image, ImageFilter

from bipaper.pdf import ocr, recognised
from bipaper.pdf.glyphs import Char, read_page
from bipaper.pdf.ocr import OcrPage
from bipaper.pdf.pages import PdfText, read_pages
from bipaper.pdf.recognised import OcrLine

SPECIMENS = Path(__file__).parent.parent / "specimens"

needs_ocr = pytest.mark.skipif(not ocr.available(), reason='needs pip install "bipaper[ocr]"')


def line(text: str, *centres: float, height: float = 9.0) -> OcrLine:
    chars = list(zip(text.replace(" ", ""), centres, strict=True))
    return OcrLine(text, chars, min(centres), 100.0, max(centres), 100.0 + height, 0.99)


# --- with the models --------------------------------------------------------------------


@pytest.fixture(scope="module")
def scan() -> OcrPage:
    """The scan without a text layer, read."""
    with pdfium.PdfDocument(SPECIMENS / "scan.pdf") as document:
        return ocr.read_pages(document, [1])[0][0]


@pytest.fixture(scope="module")
def printed() -> list[Char]:
    """The characters of the same page with a true text layer."""
    with pdfium.PdfDocument(SPECIMENS / "scan_with_text.pdf") as document:
        return read_page(document[0], 1).chars


def text_of(chars: list[Char]) -> str:
    ordered = sorted(chars, key=lambda c: (round(c.base / 8), c.x0))
    return "".join(c.text for c in ordered).translate(str.maketrans("，：；（）", ",:;()"))


@needs_ocr
def test_a_clean_scan_is_read_to_the_character(scan: OcrPage, printed: list[Char]) -> None:
    ratio = SequenceMatcher(None, text_of(scan.page.chars), text_of(printed), False).ratio()
    assert ratio > 0.99


@needs_ocr
def test_characters_stand_where_they_are_printed(scan: OcrPage, printed: list[Char]) -> None:
    def places(chars: list[Char]) -> dict[str, tuple[float, float]]:
        once = [c for c in chars if [d.text for d in chars].count(c.text) == 1]
        return {c.text: ((c.x0 + c.x1) / 2, c.base) for c in once}

    read, true = places(scan.page.chars), places(printed)
    both = read.keys() & true.keys()
    assert len(both) > 50
    assert median(abs(read[c][0] - true[c][0]) for c in both) < 1
    assert max(abs(read[c][0] - true[c][0]) for c in both) < 5
    assert max(abs(read[c][1] - true[c][1]) for c in both) < 2


@needs_ocr
def test_the_title_is_larger_than_the_text_and_the_text_all_of_one_size(scan: OcrPage) -> None:
    title = {c.size for c in scan.page.chars if 70 < c.base < 90}
    text = {c.size for c in scan.page.chars if 210 < c.base < 300}
    assert len(title) == len(text) == 1
    assert title.pop() > 1.5 * text.pop()


@needs_ocr
def test_the_rule_under_the_running_header_is_seen(scan: OcrPage) -> None:
    assert [tuple(round(v, -1) for v in rule) for rule in scan.rules] == [(60, 50, 530, 50)]


@needs_ocr
def test_reading_twice_gives_the_same() -> None:
    with pdfium.PdfDocument(SPECIMENS / "scan.pdf") as document:
        top = document[0].render(scale=2).to_numpy()[:250]
    lines = ocr.look(top, 2.0).lines
    assert [one.text for one in lines][1] == "老城区小块绿地的使用"
    assert ocr.look(top, 2.0).lines == lines


@pytest.fixture(scope="module")
def heading() -> Image.Image:
    """The top of the scan: its running header, title and authors."""
    with pdfium.PdfDocument(SPECIMENS / "scan.pdf") as document:
        return document[0].render(scale=2).to_pil().crop((0, 0, 1190, 250)).convert("RGB")


def read_picture(picture: Image.Image, path: Path) -> PdfText:
    picture.save(path, resolution=144)
    return read_pages(path, "auto")


@needs_ocr
@pytest.mark.parametrize(
    ("degrees", "how"), [(0, None), (90, "sideways"), (180, "upside down"), (270, "sideways")]
)
def test_a_scan_that_lies_on_its_side_or_its_head_is_turned_and_others_are_not(
    heading: Image.Image, tmp_path: Path, degrees: int, how: str | None
) -> None:
    turned = read_picture(heading.rotate(degrees, expand=True), tmp_path / "scan.pdf")
    read = text_of(turned.pages[0].chars)
    assert "老城区小块绿地的使用" in read
    assert (turned.pages[0].width, turned.pages[0].height) == (595, 125)
    assert [one.message for one in turned.warnings] == [
        f"the text of page 1 is set {how}: boxes on it are measured on the page turned clockwise "
        f"by {degrees} degrees"
    ] * bool(how)


@needs_ocr
def test_text_on_its_side_in_a_scan_is_kept_as_slanted(
    heading: Image.Image, tmp_path: Path
) -> None:
    page = Image.new("RGB", (1190, 1200), "white")
    page.paste(heading, (0, 0))
    title = heading.crop((380, 120, 800, 190))
    page.paste(title.rotate(90, expand=True), (60, 500))
    (piece,) = read_picture(page, tmp_path / "scan.pdf").pages[0].slanted
    assert (piece.text, piece.sideways) == ("老城区小块绿地的使用", True)


@needs_ocr
def test_a_watermark_over_a_scan_costs_no_line_beneath_it(
    heading: Image.Image, tmp_path: Path
) -> None:
    clean = read_picture(heading, tmp_path / "scan.pdf").pages[0]
    with pikepdf.open(tmp_path / "scan.pdf") as pdf:
        page = pdf.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Helvetica")
        )
        name = page.add_resource(font, pikepdf.Name.Font)
        stamp = f"q 0 0 1 rg BT {name} 24 Tf .94 .34 -.34 .94 190 2 Tm (Lanpu Journal) Tj ET Q"
        page.contents_add(stamp.encode())
        pdf.save(tmp_path / "stamped.pdf")
    stamped = read_pages(tmp_path / "stamped.pdf", "auto").pages[0]
    assert [piece.text for piece in stamped.slanted] == ["Lanpu Journal"]
    assert text_of(stamped.chars) == text_of(clean.chars)


@needs_ocr
def test_what_ocr_can_only_guess_at_is_kept_apart(heading: Image.Image, tmp_path: Path) -> None:
    blurred = heading.filter(ImageFilter.GaussianBlur(3))
    page = read_picture(blurred, tmp_path / "scan.pdf").pages[0]
    text, box = page.unsure[0]
    assert "大学" in text
    assert "大学" not in text_of(page.chars)
    assert box == pytest.approx((228, 108, 334, 119), abs=6)


@needs_ocr
@pytest.mark.parametrize(
    ("layer", "by_ocr"),
    [
        ("small green spaces in the old town and how people use them", False),
        ("smallgreen spacesin theold townand howpeople usethem", True),
    ],
)
def test_what_another_ocr_wrote_behind_a_scan_is_held_against_its_picture(
    heading: Image.Image, tmp_path: Path, layer: str, by_ocr: bool
) -> None:
    picture, path = tmp_path / "picture.pdf", tmp_path / "scan.pdf"
    heading.save(picture, resolution=144)
    with pikepdf.open(picture) as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        pdf.pages[0].add_resource(font, pikepdf.Name.Font, pikepdf.Name.F)
        unseen = f"BT 3 Tr /F 9 Tf 50 50 Td ({layer}) Tj ET".encode()
        pdf.pages[0].contents_add(unseen)
        pdf.save(path)
    read = read_pages(path, "auto")
    assert (read.pages[0].ocr, read.layer) == (by_ocr, "garbled" if by_ocr else "good")


@needs_ocr
def test_a_page_is_read_by_one_thread(heading: Image.Image, tmp_path: Path) -> None:
    read_picture(heading, tmp_path / "warm.pdf")
    before = {thread.id: thread.user_time for thread in psutil.Process().threads()}
    for _ in range(10):  # the system counts in hundredths of a second
        read_picture(heading, tmp_path / "scan.pdf")
    after = {thread.id: thread.user_time for thread in psutil.Process().threads()}
    spent = sorted(after[one] - before.get(one, 0.0) for one in after)
    assert sum(spent[:-1]) < 0.1 * spent[-1]


@needs_ocr
def test_pages_are_told_as_they_are_done(heading: Image.Image, tmp_path: Path) -> None:
    path, done = tmp_path / "scan.pdf", []
    heading.save(path, save_all=True, append_images=[heading], resolution=144)
    read_pages(path, "auto", lambda: done.append(1))
    assert len(done) == 2


@needs_ocr
def test_an_empty_page_has_no_characters() -> None:
    document = pdfium.PdfDocument.new()
    document.new_page(300, 400)
    assert ocr.read_pages(document, [1])[0][0].page.chars == []


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    ocr._engine.cache_clear()
    with pytest.raises(ocr.OcrMissingError, match=r'pip install "bipaper\[ocr\]"'):
        ocr.look(np.zeros((10, 10, 3), dtype=np.uint8), 1.0)


# --- without ----------------------------------------------------------------------------


def test_chinese_characters_are_an_em_wide_at_most() -> None:
    boxes = recognised.split_line(line("摘要", 10, 40), size=10)
    assert boxes == [("摘", 4.5, 15.5), ("要", 34.5, 45.5)]


def test_neighbours_share_an_edge() -> None:
    boxes = recognised.split_line(line("城市", 10, 20), size=10)
    assert boxes == [("城", 4.5, 15.0), ("市", 15.0, 25.5)]


def test_a_space_leaves_a_gap_between_latin_words() -> None:
    boxes = recognised.split_line(line("in a", 10, 15, 22), size=10)
    gaps = [round(right[1] - left[2], 1) for left, right in pairwise(boxes)]
    assert gaps == [0.0, 2.6]


def test_a_gap_is_as_wide_as_the_white_space_between_the_words() -> None:
    boxes = recognised.split_line(line("in a", 10, 15, 27), size=10)
    gaps = [round(right[1] - left[2], 1) for left, right in pairwise(boxes)]
    assert gaps == [0.0, 6.0]


@pytest.mark.parametrize(
    ("below", "expected"),
    [("ng3 AN", "3 AN"), ("AN", "AN"), ("ng", "")],  # the boxes share what stands before x = 30
)
def test_what_two_pieces_of_a_row_share_is_read_once(below: str, expected: str) -> None:
    piece = line("Heng", 10, 15, 20, 25)._replace(x1=30.0)
    other = line(below, *(20 + 5 * n for n in range(len(below.replace(" ", "")))))
    read = recognised.read_once([piece, other])
    assert [one.text.strip() for one in read] == list(filter(None, ["Heng", expected]))


def test_the_next_row_says_what_it_says() -> None:
    piece = line("Heng", 10, 15, 20, 25)._replace(x1=30.0)
    below = line("ng3", 20, 25, 30)._replace(top=112.0, bottom=121.0)
    assert recognised.read_once([piece, below]) == [piece, below]


@pytest.mark.parametrize(
    ("text", "size", "base"),
    [
        ("中文abc", 10.0, 107.9),
        ("Latin", 13.04, 109.0),
        ("Typing", 10.0, 106.9),
        ("some", 19.57, 109.0),
    ],
)
def test_size_and_base_line_of_a_few_letters_follow_from_what_they_reach(
    text: str, size: float, base: float
) -> None:
    one = line(text, *range(len(text)), height=9.0)
    own = recognised.size_of(one)
    assert (round(own.points, 2), own.by) == (size, "ink")
    assert {round(char.base, 2) for char in recognised.set_line(one, {own: size})} == {base}


LEDGER = "账簿不记明日之雨"  # made up
CENTRES = tuple(10.0 + 9.5 * n for n in range(8))


@pytest.mark.parametrize(
    ("text", "centres", "size"),
    [
        (LEDGER, CENTRES, 9.5),
        (f"提{LEDGER}", (-19.0, *CENTRES), 9.5),  # white space behind a label
        (LEDGER, tuple(1.3 * x for x in CENTRES), 10.0),  # set wide, as on a title page
        (LEDGER[:6], CENTRES[:6], 10.0),  # too few
    ],
    ids=["side by side", "behind a gap", "set wide", "few"],
)
def test_chinese_characters_side_by_side_measure_a_line_whatever_its_ink(
    text: str, centres: tuple[float, ...], size: float
) -> None:
    own = recognised.size_of(line(text, *centres, height=9.0))
    assert (round(own.points, 6), own.by) == (size, "han" if size == 9.5 else "ink")


def test_letters_of_words_measure_a_line_by_the_widths_of_times() -> None:
    def set_in(size: float, word: str, x: float) -> list[float]:
        widths = [size * FONT_METRICS["Times-Roman"][1][char] / 1000 for char in word]
        return [x + sum(widths[:n]) + widths[n] / 2 for n in range(len(word))]

    words = ["measured", "by", "neighbouring", "letters", "everywhere"]
    centres = [x for n, word in enumerate(words) for x in set_in(10.5, word, 70.0 * n)]
    own = recognised.size_of(line(" ".join(words), *centres, height=9.9))
    assert (round(own.points, 6), own.by) == (10.5, "latin")


def sizes(by: Literal["han", "latin", "ink"], *points: float) -> list[recognised.Size]:
    return [recognised.Size(size, by) for size in points]


def settled(found: list[recognised.Size], counts: list[int]) -> list[float]:
    to = recognised.settle_sizes(zip(found, counts, strict=True))
    return [to[size] for size in found]


def test_estimates_of_one_size_settle_on_it_and_a_heading_keeps_its_own() -> None:
    found = sizes("ink", 9.0, 9.2, 9.5, 12.0, 16.8)
    assert settled(found, [300, 500, 200, 10, 9]) == [9.2, 9.2, 9.2, 12.0, 16.8]


def test_measured_sizes_are_told_apart_where_ink_could_not() -> None:
    found = [*sizes("han", 10.4, 10.5, 9.5), *sizes("ink", 9.8, 10.9, 12.0)]
    assert settled(found, [500, 300, 90, 50, 50, 9]) == [10.4, 10.4, 9.5, 9.5, 10.4, 12.0]


def test_lines_of_letters_settle_by_themselves_beside_a_size_of_chinese_ones() -> None:
    found = [*sizes("han", 8.0), *sizes("latin", 8.4, 8.1, 8.3, 8.55)]
    assert settled(found, [200, 90, 90, 90, 90]) == [8.0, 8.4, 8.4, 8.4, 8.4]


def test_letters_as_large_as_chinese_characters_are_of_their_size() -> None:
    found = [*sizes("han", 10.5), *sizes("latin", 10.3, 10.1)]
    assert settled(found, [900, 90, 90]) == [10.5, 10.5, 10.5]


def test_handwriting_over_the_page_is_too_large_for_print() -> None:
    text, heading, hand = sizes("ink", 9.2, 18.0, 51.3)
    known = {text: 9.2, heading: 18.0, hand: 51.3}
    estimates = [(text, 800), (heading, 9), (hand, 4)]
    assert recognised.without_giants(known, estimates) == {text: 9.2, heading: 18.0}


KINDS = st.sampled_from(["han", "latin", "ink"])
SIZES = st.builds(recognised.Size, st.floats(3, 80), KINDS)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.builds(recognised.Size, st.floats(3, 80), KINDS), st.integers(1, 500)))
)
def test_every_estimate_settles_near_itself(estimates: list[tuple[recognised.Size, int]]) -> None:
    to = recognised.settle_sizes(estimates)
    assert to.keys() == {size for size, _ in estimates}
    assert all(abs(own - size.points) <= 0.1 * size.points + 0.1 for size, own in to.items())


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("城市,乡村", "城市，乡村"),
        ("结果如下:", "结果如下："),
        ("设为d,则", "设为d，则"),
        ("学报,2002,17", "学报,2002,17"),
        ("a, b; c", "a, b; c"),
    ],
)
def test_marks_beside_chinese_are_full_width(read: str, meant: str) -> None:
    assert "".join(recognised.chinese_marks(list(read))) == meant
