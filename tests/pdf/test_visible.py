"""Text that a reader of the page cannot see is left out and counted; all other text stays."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from layers import OFF, TEXT, painted

from bipaper.parts.diagnostics import Warning
from bipaper.pdf.glyphs import Char, read_page
from bipaper.pdf.objects import page_objects
from bipaper.pdf.pages import PdfText, read_pages
from bipaper.pdf.paint import Cover, Ink, draw_without, has_layers_off
from bipaper.pdf.slanted import slanted_text
from bipaper.pdf.visible import suspects, without_hidden

SEEN = "BT /F 10 Tf 50 100 Td (Printed) Tj ET "
NAMED = TEXT.replace("/F", "/Named")
SMALL = "BT /F 4 Tf 50 102 Td (Printed as it was seen) Tj ET "
WHITE_BOX = "1 g 40 190 60 30 re f "
DARK_BOX = ".2 g 40 190 60 30 re f "
PICTURE = "q 60 0 0 30 40 190 cm /Dark Do Q "
LIGHT = PICTURE.replace("/Dark", "/Light")
SCAN = "q 200 0 0 300 0 0 cm /Light Do Q "
# The letters of "Gone", as outlines would fill their place.
OUTLINES = "0 g 51 200 5 7 re f 58 200 4 5 re f 63 200 4 5 re f 68 200 3 5 re f "


def read(tmp_path: Path, content: str, **page: str) -> PdfText:
    path = tmp_path / "paper.pdf"
    path.write_bytes(painted(content, **page))
    return read_pages(path, "never")


def written(pdf: PdfText) -> str:
    return "".join(char.text for char in pdf.pages[0].chars)


def left_out(why: str, count: int = 4) -> Warning:
    message = f"{count} characters of page 1 are left out since a reader cannot see them: {why}"
    return Warning(code="hidden_text", message=message)


HIDDEN = {
    "under a white box": ("painted over", TEXT + WHITE_BOX),
    "under a dark box": ("painted over", TEXT + DARK_BOX),
    "under a box of a form": ("painted over", TEXT + "/Box Do"),
    "under a picture": ("painted over", TEXT + PICTURE),
    "under a shading": ("painted over", TEXT + "q 40 190 60 30 re W n /Dark sh Q"),
    "under a box, in a font that the file only names": ("painted over", NAMED + WHITE_BOX),
    "clipped away": ("clipped away", f"q 0 0 10 10 re W n {TEXT} Q"),
    "clipped away by the outer of two clips": (
        "clipped away",
        f"q 0 0 10 10 re W n 0 0 200 300 re W n {TEXT} Q",
    ),
    "a form clipped away": ("clipped away", "q 0 0 10 10 re W n /Text Do Q"),
    "left of the page": ("outside the page", f"1 0 0 1 -100 0 cm {TEXT}"),
    "above the page": ("outside the page", f"1 0 0 1 0 120 cm {TEXT}"),
    "without ink": ("drawn without ink", f"3 Tr {TEXT}"),
    "without ink, on what is printed": ("drawn without ink", f"3 Tr 1 0 0 1 3 -100 cm {TEXT}"),
    "without ink, in a table's cell": ("drawn without ink", f"{DARK_BOX} 3 Tr {TEXT}"),
    "only to clip by": ("drawn without ink", f"7 Tr {TEXT}"),
    "with no opacity": ("fully transparent", f"/Clear gs {TEXT}"),
    "in a form with no opacity": ("fully transparent", "q /Clear gs /Text Do Q"),
    "white on paper": ("in the colour of the ground", f"1 g {TEXT}"),
    "all but white on paper": ("in the colour of the ground", f".98 g {TEXT}"),
    "grey on grey": ("in the colour of the ground", f"{DARK_BOX} {TEXT}"),
    "white in a white cell of a dark table": (
        "in the colour of the ground",
        f"0 g 20 150 150 100 re f {WHITE_BOX} {TEXT}",
    ),
    "white on paper, in a font that the file only names": (
        "in the colour of the ground",
        f"1 g {NAMED}",
    ),
}

VISIBLE = {
    "on a box": WHITE_BOX + "0 g " + TEXT,
    "on a picture": PICTURE + "1 g " + TEXT,
    "beside a box": f"{TEXT} 1 g 100 190 60 30 re f",
    "under a box that hides the lower half of it": f"{TEXT} 1 g 40 190 60 13 re f",
    "under a frame": f"{TEXT} 40 190 60 30 re S",
    "under a frame of two boxes": f"{TEXT} 30 180 80 50 re 40 190 60 30 re f*",
    "under a box that is clipped away": f"{TEXT} q 0 0 10 10 re W n {WHITE_BOX} Q",
    "under a marker's ink": f"{TEXT} /Multiply gs 1 1 0 rg 40 190 60 30 re f",
    "under a veil": f"{TEXT} /Half gs {WHITE_BOX}",
    "under a picture that is seen through": f"{TEXT} /Half gs {PICTURE}",
    "painted again over what hides it": f"{TEXT} {WHITE_BOX} 0 g {TEXT}",
    "painted again over what hides it, a little beside": (
        f"{TEXT} {WHITE_BOX} 0 g 1 0 0 1 1 -1 cm {TEXT}"
    ),
    "white, as a shadow of itself": f"1 g {TEXT} 0 g 1 0 0 1 -.5 .5 cm {TEXT}",
    "in a clip": f"q 40 190 60 30 re W n {TEXT} Q",
    "with a corner clipped": f"q 40 190 m 110 190 l 110 215 l 52 215 l h W n {TEXT} Q",
    "half clipped": f"q 40 190 60 13 re W n {TEXT} Q",
    "half outside the page": f"1 0 0 1 0 95 cm {TEXT}",
    "without ink on a scan": f"{SCAN} 3 Tr {TEXT}",
    "without ink on a picture": f"{LIGHT} 3 Tr {TEXT}",
    "white on a white picture, which cannot be told": f"{LIGHT} 1 g {TEXT}",
    "without ink beside the picture that most of it stands on": (
        f"q 26 0 0 30 40 190 cm /Light Do Q 3 Tr {TEXT}"
    ),
    "without ink on outlines": f"{OUTLINES} 3 Tr {TEXT}",
    "with no opacity on a scan": f"{SCAN} /Clear gs {TEXT}",
    "painted through": f"q 7 Tr {TEXT} {DARK_BOX} Q",
    "only stroked": f"/Clear gs 1 Tr {TEXT}",
    "light grey": f".9 g {TEXT}",
    "white on a dark box": f"{DARK_BOX} 1 g {TEXT}",
    "white on a shading": f"q 40 190 60 30 re W n /Dark sh Q 1 g {TEXT}",
    "white with an outline": f"2 Tr 1 g {TEXT}",
    "dark on a box in its colour that is clipped": (f"q 0 0 10 10 re W n {DARK_BOX} Q {TEXT}"),
    "in a form": "/Text Do",
    "in forms within forms": "/Deep Do",
    "in forms within forms, on a box": f"{WHITE_BOX} 0 g /Deep Do",
}


@pytest.mark.parametrize(("why", "content"), HIDDEN.values(), ids=HIDDEN)
def test_text_that_nobody_sees_is_left_out_and_counted(
    tmp_path: Path, why: str, content: str
) -> None:
    pdf = read(tmp_path, SEEN + content)
    assert (written(pdf), pdf.warnings) == ("Printed", [left_out(why)])


@pytest.mark.parametrize("content", VISIBLE.values(), ids=VISIBLE)
def test_text_that_can_be_seen_stays(tmp_path: Path, content: str) -> None:
    pdf = read(tmp_path, SEEN + content)
    assert (written(pdf), pdf.warnings) == ("PrintedGone", [])


# --- layers -----------------------------------------------------------------------------

OF_A_LAYER = f"/OC /Off BDC {TEXT} EMC"
LAYERS = {
    "off": (True, OF_A_LAYER, OFF),
    "off with all others": (True, OF_A_LAYER, "/BaseState /OFF /ON [14 0 R]"),
    "on": (False, f"/OC /On BDC {TEXT} EMC", OFF),
    "on where all others are off": (False, OF_A_LAYER, "/BaseState /OFF /ON [15 0 R]"),
    "on since nothing is off": (False, OF_A_LAYER, ""),
    "by membership": (True, f"/OC /OffToo BDC {TEXT} EMC", OFF),
    "a form of it": (True, "/OffText Do", OFF),
    "a form drawn in it": (True, "/OC /Off BDC /Text Do EMC", OFF),
    "a form of a layer that is on": (False, "/OnText Do", OFF),
    "a form of none": (False, "/Text Do", OFF),
    "a mark that is none": (False, f"/Span /Off BDC {LIGHT} 1 g {TEXT} EMC", OFF),
    "a cover in it": (False, f"{TEXT} /OC /Off BDC {WHITE_BOX} EMC", OFF),
}


@pytest.mark.parametrize(("gone", "content", "default"), LAYERS.values(), ids=LAYERS)
def test_text_of_a_layer_is_read_where_the_layer_is_on(
    tmp_path: Path, gone: bool, content: str, default: str
) -> None:
    pdf = read(tmp_path, SEEN + content, default=default)
    warned = [left_out("in a layer that is off")] if gone else []
    assert (written(pdf), pdf.warnings) == ("Printed" if gone else "PrintedGone", warned)


@pytest.mark.parametrize(
    ("may_be", "default"),
    [(False, ""), (False, "/BaseState /ON /ON [14 0 R]"), (True, OFF), (True, "/AS [<< >>]")],
)
def test_layers_matter_where_one_may_be_off(may_be: bool, default: str) -> None:
    assert has_layers_off(painted("", default=default)) is may_be


def test_a_file_without_layers_has_none_off() -> None:
    assert not has_layers_off(painted("").replace(b"/OCProperties", b"/Other"))


def test_a_damaged_file_may_have_layers_off() -> None:
    assert has_layers_off(b"%PDF-1.7 /OCProperties")


# --- pages ------------------------------------------------------------------------------


def test_what_is_cropped_away_is_outside_the_page(tmp_path: Path) -> None:
    pdf = read(tmp_path, SEEN + TEXT, page="/CropBox [0 0 200 190]")
    assert (written(pdf), pdf.warnings) == ("Printed", [left_out("outside the page")])


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_is_turned_is_seen_as_it_stands(tmp_path: Path, rotate: int) -> None:
    turn = {90: "0 1 -1 0 200 0", 180: "-1 0 0 -1 200 300", 270: "0 -1 1 0 0 300"}[rotate]
    content = f"{turn} cm 1 0 0 1 0 -60 cm {SEEN} {TEXT} {WHITE_BOX}"
    pdf = read(tmp_path, content, page=f"/Rotate {rotate}")
    assert (written(pdf), pdf.warnings) == ("Printed", [left_out("painted over")])


def test_a_page_set_sideways_is_seen_upright(tmp_path: Path) -> None:
    pdf = read(tmp_path, f"0 1 -1 0 260 0 cm {SEEN} {TEXT} {WHITE_BOX}")
    assert (written(pdf), pdf.warnings[:1]) == ("Printed", [left_out("painted over")])


MOST = {
    "behind its picture": (f"{TEXT} {SCAN}", "Gone", []),
    "behind its outlines": (f"{TEXT} {WHITE_BOX} {OUTLINES}", "Gone", []),
    "under an area, above the picture of the ground": (
        f"{SCAN} {TEXT} {DARK_BOX} 1 g BT /F 10 Tf 50 192 Td (It) Tj ET",
        "It",
        [left_out("painted over")],
    ),
    "under an area with nothing on it": (f"{TEXT} {WHITE_BOX}", "", [left_out("painted over")]),
}


@pytest.mark.parametrize(("content", "said", "warned"), MOST.values(), ids=MOST)
def test_most_text_of_a_page_is_text_where_something_shows_that_it_stands_for(
    tmp_path: Path, content: str, said: str, warned: list[Warning]
) -> None:
    pdf = read(tmp_path, content)
    assert (written(pdf), pdf.warnings) == (said, warned)


def test_all_ways_to_hide_text_are_counted_apart(tmp_path: Path) -> None:
    pdf = read(tmp_path, f"{SEEN} {TEXT} {WHITE_BOX} 1 0 0 1 -100 0 cm {TEXT}")
    assert pdf.warnings == [left_out("outside the page"), left_out("painted over")]


def test_a_layer_that_is_off_is_no_text_of_what_shows_in_its_place(tmp_path: Path) -> None:
    layer = f"/OC /Off BDC {SMALL} EMC"
    pdf = read(tmp_path, f"{layer} {SEEN} {TEXT} {PICTURE}", default=OFF)
    assert written(pdf) == "Printed"
    assert pdf.warnings == [left_out("in a layer that is off", 18), left_out("painted over")]


def test_other_text_painted_in_the_place_leaves_it_hidden(tmp_path: Path) -> None:
    slanted = "BT /F 30 Tf .9 .4 -.4 .9 45 192 Tm (X) Tj ET"
    pdf = read(tmp_path, f"{SEEN} {TEXT} {WHITE_BOX} 0 g {slanted}")
    assert (written(pdf), slanted_text(pdf.pages[0].slanted)) == ("Printed", "X")
    assert pdf.warnings == [left_out("painted over")]


def test_what_can_be_seen_through_covers_nothing() -> None:
    char = Char("a", 50, 92, 55, 102, 100, 10, "Roman", False)
    box = (40.0, 80.0, 100.0, 110.0)
    glass, board = Cover(2, box, solid=False), Cover(2, box)
    ink = Ink(1, (0, 0, 0))
    assert suspects([char], [ink], [glass], (200, 300)) == {}
    assert suspects([char], [ink], [board], (200, 300)) == {0: "painted over"}


def test_hidden_text_without_ink_makes_no_scan_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(painted(f"{SEEN} 3 Tr {TEXT}"))
    with pdfium.PdfDocument(path) as document:
        page = document[0]
        read = without_hidden(page, read_page(page, 1), page_objects(page), False)
    assert (read.invisible, dict(read.hidden)) == (0, {"drawn without ink": 4})


def test_a_page_is_drawn_as_before_once_it_was_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(painted(f"{SEEN} {TEXT} {OUTLINES}"))
    with pdfium.PdfDocument(path) as document:
        page = document[0]
        whole, without, _ = draw_without(page, [page_objects(page)[0]])
        again = draw_without(page, []).whole
    assert (whole == again).all()
    assert (whole != without).any()
