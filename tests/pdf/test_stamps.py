"""Text at an angle over a scan is told from the file and taken off the picture."""

from collections.abc import Callable

import numpy as np
import pypdfium2 as pdfium
import pytest

from bipaper.pdf.stamps import lift_stamps

Draw = Callable[..., pdfium.PdfPage]

LEVEL = "BT /Roman 10 Tf 1 0 0 1 50 200 Tm (print) Tj ET"
AT_30, AT_45 = ".87 .5 -.5 .87", ".71 .71 -.71 .71"


def at(matrix: str, text: str, more: str = "") -> str:
    return f"BT {more} /Roman 10 Tf {matrix} 60 150 Tm ({text}) Tj ET"


@pytest.mark.parametrize(
    ("drawn", "lifted"),
    [
        (at(AT_30, "Draft"), ["Draft"]),
        (at(AT_45, "Draft"), ["Draft"]),
        (at("-.71 .71 -.71 -.71", "Draft"), ["Draft"]),
        (at(AT_30, "Dra") + "BT /Roman 10 Tf .87 .5 -.5 .87 75 159 Tm (ft) Tj ET", ["Draft"]),
        (at(AT_30, "A") + "BT /Roman 10 Tf .87 .5 -.5 .87 150 20 Tm (B) Tj ET", ["A", "B"]),
        (at("1 0 0 1", "level"), []),
        (at("0 1 -1 0", "sideways"), []),
        (at("-1 0 0 -1", "head over"), []),
        (at(".998 .07 -.07 .998", "askew"), []),
        (at(AT_30, "of another OCR", "3 Tr"), []),
        (at(AT_30, " "), []),
    ],
)
def test_text_at_an_angle_is_said_and_no_longer_drawn(draw: Draw, drawn: str, lifted: list[str]):
    page = draw(LEVEL + drawn)
    assert [piece.text for piece in lift_stamps(page)] == lifted
    expected = draw(LEVEL if lifted else LEVEL + drawn)
    assert np.array_equal(page.render().to_numpy(), expected.render().to_numpy())


def test_a_piece_has_its_box_on_the_upright_page(draw: Draw) -> None:
    (piece,) = lift_stamps(draw(at(AT_30, "Draft")))
    x0, top, x1, bottom = piece.box
    assert (round(x0, -1), round(bottom, -1)) == (60, 150)
    assert top < 140 < bottom
    assert x0 < 75 < x1
    assert not piece.sideways
