"""The paragraphs of specimens come out as written, in order, with nothing between them."""

import re
from pathlib import Path

import pytest

from bipaper.settings import Extract
from bipaper.text.paper import extract

SPECIMENS = Path(__file__).parents[1] / "specimens"
SOURCE = (SPECIMENS / "sources" / "prose.typ").read_text(encoding="utf-8")
PROSE = re.findall(r"^  \[(.*)\],$", SOURCE, flags=re.M)


def squeezed(text: str) -> str:
    return re.sub(r"[\s~]", "", text)


def paragraphs(name: str) -> list[str]:
    paper = extract(SPECIMENS / f"{name}.pdf", name, f"{name}.pdf", Extract())
    return [squeezed(paragraph.block.text) for paragraph in paper.paragraphs]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("bilingual_captions", [2, 3, 4, 5, 6, 15]),
        ("figure_spanning_columns", [0, 1, 2, 3, 4, 5, 6]),
        ("marginal_text", [9, 10, 11]),
        ("mixed_columns", [0, 1, 9, 8, 10, 11, 15, 7]),
        ("rotated_page", [2, 3, 4, 6]),
        ("sideways_page", [2, 3, 4, 6]),
        ("three_line_table", [3, 4, 6]),
        ("unbalanced_last_page", range(16)),
        ("watermark", [*range(7), *range(8, 15), 7, 15]),
    ],
)
def test_paragraphs_are_whole_and_in_order(name, written):
    assert paragraphs(name) == [squeezed(PROSE[n]) for n in written]


def test_a_paragraph_beside_a_figure_goes_on_below_it():
    _, beside, *_ = paragraphs("figure_beside_text")
    assert beside.startswith("回归分析表明")
    assert beside.endswith("在意公园的大小，而有座椅的公园在午后更受老年人喜爱。")
