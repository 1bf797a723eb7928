"""What a result says stands in a box on a page stands there when the PDF is read again.

pdfplumber reads it again: none of its code has a part in the result.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber
import pytest
from samples import SAMPLES
from test_real_papers import SHARED, shortest

from bipaper.nlp.sentences import split_sentences
from bipaper.parts.boxed_text import BBox, Block, Region
from bipaper.parts.extracted import Extracted
from bipaper.settings import Extract
from bipaper.text.paper import extract
from bipaper.text.regions import regions_of, span_regions

TESTS = Path(__file__).parent
SPECIMENS = [
    TESTS / "specimens" / f"{name}.pdf"
    for name in [
        *("bilingual_captions", "english_page_at_end", "figure_spanning_columns"),
        *("footnote_changes_per_page", "headings_many_styles", "references_two_columns"),
        *("rotated_page", "superscript_citations", "three_line_table", "unbalanced_last_page"),
        *("watermark",),
    ]
]
REAL = [SHARED / "papers" / f"{paper}.pdf" for paper in shortest()[:2]]
EDGE = 1.0  # points by which a character may stand over its box
MISSING = 0.02  # share of a piece's characters that may stand elsewhere
ODD = 0.05  # share of a real paper's pieces that may be misplaced
STRANGE = 0.1  # share of characters in a sentence's boxes that may be none of it


class Piece(NamedTuple):
    """A part of a result with the text that its boxes hold; ``exactly`` nothing else."""

    name: str
    text: str
    regions: list[Region]
    exactly: bool = False


def pieces(paper: Extracted) -> Iterator[Piece]:
    for section in paper.sections:
        yield Piece(section.id, section.title, [_region(section.page, section.bbox)])
    for name, block in paper.blocks():
        yield Piece(name, block.text, regions_of(block.lines))
        yield from _sentences(name, block)
    for caption in paper.captions:
        text = caption.label + caption.text + (caption.text_en or "")
        yield Piece(caption.label, text, [_region(caption.page, caption.bbox)])
    for table in paper.tables:
        text = "".join(cell for row in table.rows for cell in row)
        yield Piece(f"table {table.caption}", text, [_region(table.page, table.bbox)])
    for reference in paper.references:
        yield Piece(reference.id, reference.text, reference.regions)


def _region(page: int, bbox: BBox) -> Region:
    return Region(page=page, bbox=bbox)


def _sentences(name: str, block: Block) -> Iterator[Piece]:
    language = "en" if block.text.isascii() else "zh"
    for number, (start, end) in enumerate(split_sentences(block.text, language), 1):
        regions = span_regions(block, start, end)
        yield Piece(f"{name}.s{number}", block.text[start:end], regions, exactly=True)


def characters(text: str) -> Counter[str]:
    """The letters and digits of a text in compatibility form, each with its number."""
    return Counter(re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).lower())


def inside(pdf: pdfplumber.PDF, region: Region) -> str:
    """The characters whose middles stand in a box."""
    x0, top, x1, bottom = region.bbox
    page = pdf.pages[region.page - 1]
    return "".join(
        char["text"]
        for char in page.chars
        if x0 - EDGE < (char["x0"] + char["x1"]) / 2 < x1 + EDGE
        and top - EDGE < height(char, page) < bottom + EDGE
    )


def height(char: dict[str, Any], page: pdfplumber.page.Page) -> float:
    """Where a character stands, in points from the page's top: the middle of its box.

    The box follows what the font says of itself, and where it does not hold the
    character's own base line, that was nonsense: then it is the base line.
    """
    base = float(page.height) - float(char["matrix"][5])
    within = char["top"] <= base <= char["bottom"]
    return (char["top"] + char["bottom"]) / 2 if within else base


def misplaced(path: Path, paper: Extracted) -> Iterator[tuple[str, str]]:
    """Name and missing or strange characters of each piece that is not where it should be."""
    with pdfplumber.open(path) as pdf:
        for piece in pieces(paper):
            wanted = characters(piece.text)
            there = characters("".join(inside(pdf, region) for region in piece.regions))
            missing, strange = wanted - there, there - wanted
            if missing.total() > MISSING * wanted.total():
                yield piece.name, "".join(missing.elements())
            elif piece.exactly and strange.total() > STRANGE * wanted.total() + 2:
                yield piece.name, "+" + "".join(strange.elements())


def read(path: Path) -> Extracted:
    return extract(path, path.stem, path.name, Extract())


@pytest.mark.parametrize("path", [*SAMPLES, *SPECIMENS], ids=lambda path: path.stem)
def test_every_piece_of_a_result_is_printed_in_its_boxes(path: Path) -> None:
    assert list(misplaced(path, read(path))) == []


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_nearly_every_piece_of_a_real_paper_is(path: Path) -> None:
    """Formulas of several storeys and fonts that pdfplumber reads differently are not."""
    paper = read(path)
    assert len(list(misplaced(path, paper))) <= ODD * len(list(pieces(paper)))
