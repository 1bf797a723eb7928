"""What a page prints is read, whatever its fonts' maps to Unicode say."""

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import typst
from remapped import BODY, HEADINGS, LATIN, TABLE, Map, remapped, remapped_page

from bipaper.chars import UNREADABLE, is_wide
from bipaper.parts.source_file import Healed
from bipaper.pdf import ocr
from bipaper.pdf.fontmaps import Glyph
from bipaper.pdf.heal import settle
from bipaper.pdf.pages import PdfText, read_pages

needs_ocr = pytest.mark.skipif(not ocr.available(), reason='needs pip install "bipaper[ocr]"')

# What its ink does not tell: raised digits are of a smaller type, a dash is a minus.
ALIKE = str.maketrans("¹²³−", "123-")
STRAIGHT = str.maketrans("”", '"')  # the recogniser takes one for the other in Latin type


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], PdfText]:
    def read_pdf(pdf: bytes) -> PdfText:
        path = tmp_path / "paper.pdf"
        path.write_bytes(pdf)
        return read_pages(path, "auto")

    return read_pdf


Read = Callable[[bytes], PdfText]


def written(pdf: PdfText) -> str:
    return "".join(char.text for page in pdf.pages for char in page.chars).translate(ALIKE)


def glyphs(pdf: PdfText) -> dict[tuple[float, ...], str]:
    """What each glyph says, by its box, base line and size; a ligature is one glyph."""
    found: dict[tuple[float, ...], str] = {}
    for char in (char for page in pdf.pages for char in page.chars):
        box = tuple(round(edge, 3) for edge in char[1:7])
        found[box] = found.get(box, "") + char.text.translate(ALIKE)
    return found


# --- maps that are wrong ------------------------------------------------------------------


def permuted(chars: Map) -> Map:
    """Every ideograph or letter is another one of the font's."""
    codes = [code for code, char in chars.items() if len(char) == 1 and char.isalpha()]
    others = random.Random(1).sample(codes, len(codes))
    return {**chars, **{code: chars[other] for code, other in zip(codes, others, strict=True)}}


def in_ethiopic(chars: Map) -> Map:
    return {code: chr(0x1200 + 3 * code) for code in chars}


def with_control_commas(chars: Map) -> Map:
    """As a common converter of CNKI's files writes them."""
    return {code: "\x82" if char == "，" else char for code, char in chars.items()}


def with_unread_digits(chars: Map) -> Map:
    return {code: UNREADABLE if char.isdigit() else char for code, char in chars.items()}


def with_halved_codes(chars: Map) -> Map:
    """Every twelfth ideograph or mark as a letter or digit, as Ghostscript writes some maps."""
    wide = sorted(char for char in chars.values() if is_wide(char[0]))[::12]
    others = dict(zip(wide, "àpOĀQÿwá2Ê1ßïðXÛrøÙñúxÉÞòûÜ", strict=False))
    return {code: others.get(char, char) for code, char in chars.items()}


def gone(_: Map) -> None:
    """A font without a map."""


@needs_ocr
@pytest.mark.parametrize(
    ("font", "change"),
    [
        (HEADINGS, gone),
        (HEADINGS, permuted),
        (BODY, permuted),
        (BODY, in_ethiopic),
        (BODY, with_control_commas),
        (BODY, with_halved_codes),
        (LATIN, gone),
    ],
    ids=[
        "headings without a map",
        "permuted headings",
        "permuted text",
        "text in another script",
        "commas as control codes",
        "some ideographs as letters",
        "Latin letters without a map",
    ],
)
def test_a_font_with_a_wrong_map_is_read_from_its_glyphs_in_their_places(
    read: Read, font: str, change: Callable[[Map], Map | None]
) -> None:
    true, healed = glyphs(read(remapped(font))), glyphs(read(remapped(font, change)))
    assert healed.keys() == true.keys()
    others = [(true[box], text) for box, text in healed.items() if text != true[box]]
    wrong = [pair for pair in others if UNREADABLE not in pair[1]]
    assert (wrong, len(others) <= 3) == ([], True)


QUOTED = """
#set page(width: 12cm, height: 5cm, margin: 1cm)
#set text(font: "Libertinus Serif", 11pt)
#show regex("[“”]"): set text(font: "New Computer Modern")
Of 360 readers 90 said “seldom” or “never”, and 1/3 of them “only at night”; the word “often”
was said by 20 readers.
"""


@needs_ocr
def test_quotation_marks_that_are_coded_as_a_stroke_and_a_nought_are_read_as_drawn(
    read: Read,
) -> None:
    """As in CNKI's fonts of signs; what other fonts set is sound."""
    plain, codes = typst.compile(QUOTED.encode(), timestamp=0), {"“": "/", "”": "0"}
    coded = remapped_page(
        plain, "NewCM", lambda own: {code: codes.get(char, char) for code, char in own.items()}
    )
    assert written(read(plain)).count("“") == written(read(plain)).count("”") == 4
    seen, true = (written(read(pdf)).translate(STRAIGHT) for pdf in (coded, plain))
    assert seen == true


@needs_ocr
@pytest.mark.parametrize("codes", ["\0\0", "\x11\x12", "\ue011\ue012"])
def test_signs_without_a_character_are_read_among_the_numbers_they_belong_to(
    read: Read, codes: str
) -> None:
    def coded(chars: Map) -> Map:
        table = str.maketrans("−±", codes)
        return {code: char.translate(table) for code, char in chars.items()}

    true, healed = read(remapped(LATIN, page=TABLE)), read(remapped(LATIN, coded, TABLE))
    assert written(healed) == written(true)


@needs_ocr
def test_glyphs_that_share_one_code_are_read_each_in_its_place(read: Read) -> None:
    healed = read(remapped(LATIN, with_unread_digits))
    assert "3.2个百分点" in written(healed)
    assert written(healed).count(UNREADABLE) <= 3


@needs_ocr
def test_the_result_names_what_was_healed(read: Read) -> None:
    healed = read(remapped(HEADINGS, gone))
    assert healed.healed == [
        Healed(font="NotoSansCJKsc-Regular", pages=[1], characters=49, how="shapes")
    ]
    assert (healed.ocr, healed.warnings) == (False, [])


@needs_ocr
@pytest.mark.parametrize(("pdf", "pages"), [(remapped(HEADINGS), 0), (remapped(HEADINGS, gone), 2)])
def test_pages_whose_glyphs_are_looked_at_are_told_as_they_are_done(
    tmp_path: Path, pdf: bytes, pages: int
) -> None:
    path, done = tmp_path / "paper.pdf", []
    path.write_bytes(pdf)
    read_pages(path, "auto", lambda: done.append(1))
    assert len(done) == pages  # looked at for all its glyphs, then for those in dispute


def test_without_ocr_a_glyph_without_a_character_stays_in_its_place_and_is_warned_of(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    true, read_so = read(remapped(BODY)), read(remapped(BODY, with_control_commas))
    assert written(read_so) == written(true).replace("，", UNREADABLE)
    assert [(w.code, w.message.split(" of ")[0]) for w in read_so.warnings] == [
        ("unmapped", f"{written(true).count('，')} glyphs")
    ]


def test_a_sound_paper_is_left_as_it_is(read: Read) -> None:
    assert read(remapped(BODY)).healed == []


# --- votes --------------------------------------------------------------------------------


def test_a_glyph_is_what_most_of_its_readings_say() -> None:
    counts = {("F", 1, UNREADABLE): Counter("口口口日"), ("F", 2, UNREADABLE): Counter("土")}
    told = {("F", 1, UNREADABLE): "口", ("F", 2, UNREADABLE): "土"}
    assert settle(counts) == (told, set())


@pytest.mark.parametrize("readings", ["口日", ""], ids=["that disagree", "that are missing"])
def test_readings_tell_nothing(readings: str) -> None:
    glyph = ("F", 1, UNREADABLE)
    assert settle({glyph: Counter(readings)}) == ({}, {glyph})


def test_a_map_that_is_mostly_confirmed_stays_whole() -> None:
    counts = {("F", 1, "研"): Counter("研研研"), ("F", 2, "究"): Counter("穷")}
    assert settle(counts) == ({}, set())


def test_a_map_that_is_mostly_contradicted_is_given_up() -> None:
    counts = {("F", 1, "唱"): Counter("---"), ("F", 2, "畅"): Counter(".畅")}
    assert settle(counts) == ({("F", 1, "唱"): "-"}, {("F", 2, "畅")})


@pytest.mark.parametrize(("others", "told"), [("的的的", {}), ("", {("G", 1, "!"): "1"})])
def test_one_reading_contradicts_a_map_only_if_nearly_all_maps_of_the_file_are_wrong(
    others: str, told: dict[Glyph, str]
) -> None:
    wrong = {("F", code, "唱"): Counter("-" * 5) for code in range(4)}
    counts = wrong | {("G", 1, "!"): Counter("1"), ("H", 1, "的"): Counter(others)}
    assert settle(counts)[0] == dict.fromkeys(wrong, "-") | told
