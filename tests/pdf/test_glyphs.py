"""Characters as pdfium draws them: where they stand, how they look, what parts them."""

import io
from collections.abc import Callable

import pikepdf
import pypdfium2 as pdfium
import pytest
from samples import pdf_of
from specimen import SPECIMENS

from bipaper.chars import UNREADABLE
from bipaper.pdf.glyphs import PageChars, read_page, turn_upright
from bipaper.pdf.objects import page_objects
from bipaper.pdf.ruled import read_graphics
from bipaper.pdf.slanted import slanted_text

Draw = Callable[..., pdfium.PdfPage]


def read(draw: Draw, content: str, **page: object) -> PageChars:
    return read_page(draw(f"BT {content} ET", **page), 1)


def written(page: PageChars) -> str:
    return "".join(char.text for char in page.chars)


def test_a_character_stands_on_its_base_line_in_points_from_the_top_left(draw: Draw) -> None:
    (char,) = read(draw, "/Roman 10 Tf 50 200 Td (a) Tj").chars
    assert (char.text, char.base, char.size) == ("a", pytest.approx(100), 10)
    assert (char.x0, char.x1) == (pytest.approx(50), pytest.approx(54.4, abs=0.1))
    assert char.top < 95 < 100 < char.bottom


def test_the_size_is_the_one_a_reader_sees(draw: Draw) -> None:
    (char,) = read(draw, "/Roman 1 Tf 9 0 0 9 50 200 Tm (a) Tj").chars
    assert char.size == 9


ROMAN = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
DOWNWARDS = """<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /UniGB-UCS2-V
    /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song
    /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>] >>"""


def in_a_form(content: str, font: str) -> PageChars:
    """A page on which a form with this content is drawn at half its size."""
    saved = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 300))
        form = pdf.make_stream(content.encode(), Subtype=pikepdf.Name.Form, BBox=[0, 0, 400, 600])
        fonts = pikepdf.Dictionary(Own=pikepdf.Object.parse(font.encode()))
        form.Resources = pikepdf.Dictionary(Font=fonts)
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Form=form))
        page.contents_add(b".5 0 0 .5 0 0 cm /Form Do")
        pdf.save(saved)
    return read_page(pdfium.PdfDocument(saved.getvalue())[0], 1)


def test_text_that_marked_content_says_stands_where_its_form_is_drawn() -> None:
    said = "/Span << /ActualText (-) >> BDC BT /Own 20 Tf 100 200 Td (-) Tj ET EMC"
    (char,) = in_a_form(said, ROMAN).chars
    assert (char.text, char.size) == ("-", 10)
    assert 50 < char.x0 < char.x1 < 54
    assert 195 < char.top < char.bottom < 200 == char.base


def test_text_set_downwards_in_a_form_stands_where_it_is_drawn() -> None:
    chars = in_a_form("BT /Own 20 Tf 100 500 Td <00610062> Tj ET", DOWNWARDS).chars
    assert "".join(char.text for char in chars) == "ab"
    assert [char.x0 for char in chars] == pytest.approx([45, 45], abs=1)  # centred on its axis
    assert 50 < chars[0].base < chars[1].base < 75


def test_text_unseen_under_a_scan_is_as_large_as_it_is_high(draw: Draw) -> None:
    """OCR programs stretch each word to the length that it has in print."""
    chars = read(draw, "3 Tr /Roman 10 Tf 50 200 Td 50 Tz (a) Tj 150 Tz (b) Tj").chars
    assert [char.size for char in chars] == [10, 10]


@pytest.mark.parametrize(
    ("font", "bold"),
    [
        *(("Times-Roman", False), ("SimSun", False), ("Roboto", False)),
        *(("Times-Bold", True), ("Arial-Black", True), ("LanpuHeavy", True), ("STHeiti", True)),
        *(("FZXBSJW--GB1-B", True), ("方正黑体", True)),
    ],
)
def test_a_bold_face_is_told_by_its_name(draw: Draw, font: str, bold: bool) -> None:
    (char,) = read(draw, "/Bold 10 Tf 50 200 Td (a) Tj", bold=font).chars
    assert (char.font, char.bold) == (font, bold)


def test_a_descent_that_lost_its_sign_leaves_letters_on_their_line() -> None:
    """cairo writes lengths below nothing as numbers of 16 bits without a sign."""
    saved = io.BytesIO()
    with pikepdf.open(SPECIMENS / "headings_appendix.pdf") as pdf:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and "/Descent" in font:
                font.Descent = font.FontBBox[1] = 0x10000 - 3060
        pdf.save(saved)
    for char in read_page(pdfium.PdfDocument(saved.getvalue())[0], 1).chars:
        assert char.base - char.size < char.top < char.base < char.bottom < char.base + char.size


def test_stroking_what_is_filled_makes_it_bold(draw: Draw) -> None:
    (char,) = read(draw, "2 Tr /Roman 10 Tf 50 200 Td (a) Tj").chars
    assert char.bold


@pytest.mark.parametrize(
    ("rotate", "place"),
    [(0, "1 0 0 1 50 200"), (90, "0 1 -1 0 100 50"), (180, "-1 0 0 -1 150 100")],
)
def test_a_turned_page_is_read_upright(draw: Draw, rotate: int, place: str) -> None:
    page = read(draw, f"/Roman 10 Tf {place} Tm (a) Tj", rotate=rotate)
    (char,) = page.chars
    assert (char.x0, char.base) == (pytest.approx(50), pytest.approx(100))


def test_text_at_an_angle_is_kept_apart(draw: Draw) -> None:
    page = read(draw, "/Roman 10 Tf .7 .7 -.7 .7 50 200 Tm (no) Tj 1 0 0 1 50 100 Tm (yes) Tj")
    assert (written(page), slanted_text(page.slanted)) == ("yes", "no")


def test_text_at_an_angle_comes_in_pieces_that_say_whether_the_angle_is_right(draw: Draw) -> None:
    texts = "0 1 -1 0 50 100 Tm (up) Tj 0 1 -1 0 90 100 Tm (on) Tj .7 .7 -.7 .7 90 200 Tm (no) Tj"
    page = read(draw, f"/Roman 10 Tf {texts}")
    assert [(piece.text, piece.sideways) for piece in page.slanted] == [
        ("up", True),
        ("on", True),
        ("no", False),
    ]
    x0, top, x1, bottom = page.slanted[0].box
    assert (x0 < 50 <= x1, round(top), round(bottom)) == (True, 190, 200)


def test_invisible_text_is_read_and_measured(draw: Draw) -> None:
    page = read(draw, "/Roman 10 Tf 50 200 Td (abc) Tj 3 Tr (d) Tj")
    assert (written(page), page.invisible) == ("abcd", 0.25)


def test_a_drawn_space_marks_the_character_after_it(draw: Draw) -> None:
    page = read(draw, "/Roman 10 Tf 50 200 Td (if so) Tj")
    assert [(c.text, c.spaced) for c in page.chars] == [
        ("i", False),
        ("f", False),
        ("s", True),
        ("o", False),
    ]


def test_a_space_that_was_only_moved_over_counts_behind_an_f(draw: Draw) -> None:
    page = read(draw, "/Roman 10 Tf 50 200 Td (of) Tj 11 0 Td (us) Tj 11.5 0 Td (all) Tj")
    assert [c.text for c in page.chars if c.spaced] == ["u"]


def test_a_leaning_letter_ends_where_the_next_one_starts(draw: Draw) -> None:
    f, o = read(draw, "/Italic 100 Tf 50 200 Td (fo) Tj").chars
    assert (f.x0, f.x1) == (pytest.approx(50), pytest.approx(o.x0, abs=0.5))


def test_a_character_that_pdfium_gives_in_two_halves_is_whole() -> None:
    with pdfium.PdfDocument(pdf_of("heat_pump_policy")) as document:
        page = read_page(document[1], 2)
    assert ("Yit=α+βDit" in written(page), UNREADABLE in written(page)) == (True, False)


@pytest.mark.parametrize(
    ("matrix", "turned", "place"),
    [
        ("1 0 0 1 50 200", 0, (50, 100)),
        ("0 1 -1 0 150 50", 90, (50, 150)),
        ("-1 0 0 -1 150 100", 180, (50, 100)),
        ("0 -1 1 0 50 250", 270, (50, 150)),
    ],
)
def test_a_page_set_sideways_or_upside_down_is_turned_upright(
    draw: Draw, matrix: str, turned: int, place: tuple[int, int]
) -> None:
    page = turn_upright(draw(f"BT /Roman 10 Tf {matrix} Tm (wide) Tj ET"), 1)
    assert (written(page), slanted_text(page.slanted), page.turned) == ("wide", "", turned)
    assert (page.width, page.height) == ((300, 200) if turned % 180 else (200, 300))
    assert [round(char.base) for char in page.chars] == [place[1]] * 4
    assert page.chars[0].x0 == pytest.approx(place[0])
    assert [char.x0 for char in page.chars] == sorted(char.x0 for char in page.chars)


def test_what_else_is_read_from_a_turned_page_agrees(draw: Draw) -> None:
    page = draw("BT /Roman 10 Tf -1 0 0 -1 150 100 Tm (down) Tj ET 150 90 m 50 90 l S")
    turned = turn_upright(page, 1)
    ((x0, top, x1, bottom),) = read_graphics(page_objects(page)).rules
    assert (x0, x1, bottom - top) == (50, 150, 0)
    assert top - turned.chars[0].base == pytest.approx(-10)


def test_a_size_below_nothing_turns_the_letters_by_half_a_turn(draw: Draw) -> None:
    upright = read(draw, "/Roman -10 Tf -1 0 0 -1 50 200 Tm (ab) Tj")
    assert upright == read(draw, "/Roman 10 Tf 1 0 0 1 50 200 Tm (ab) Tj")
    page = read(draw, "/Roman -10 Tf 1 0 0 1 50 200 Tm (ab) Tj")
    assert slanted_text(page.slanted) == "ab"


def test_slanted_text_turns_no_page(draw: Draw) -> None:
    page = turn_upright(draw("BT /Roman 10 Tf .7 .7 -.7 .7 50 200 Tm (no) Tj ET"), 1)
    assert (slanted_text(page.slanted), page.turned, page.width) == ("no", 0, 200)


@pytest.mark.parametrize(
    ("set_apart", "spaced"),
    [
        ("(A) Tj 8.87 0 Td (heron) Tj", True),
        ("(n) Tj 6.65 0 Td (A) Tj", True),
        ("(A) Tj 8.12 0 Td (x) Tj", False),  # a variable in a product
        ("(E) Tj 7.76 0 Td (x) Tj", False),  # no capital that hangs over
    ],
)
def test_a_space_that_a_leaning_capital_narrows_is_one(
    draw: Draw, set_apart: str, spaced: bool
) -> None:
    chars = read(draw, f"/Roman 10 Tf 50 200 Td {set_apart}").chars
    assert any(char.spaced for char in chars) == spaced
