"""Nothing printed disappears, and nothing is in two places of a result."""

import json
from pathlib import Path

import pytest
from conserved import kept, printed
from samples import ROOT, SAMPLES

from bipaper.parts.extracted import Extracted
from bipaper.pdf.pages import PdfText, read_pages
from bipaper.settings import Extract
from bipaper.text import paper

SPECIMENS = sorted(
    path
    for folder in ("specimens", "specimens/papers")
    for path in (ROOT / "tests" / folder).glob("*.pdf")
)
SHARED = ROOT.parent / "shared"
REAL = 6  # papers beside the project, those with the fewest pages


def real_papers() -> list[Path]:
    gold = [json.loads(path.read_text("utf-8")) for path in (SHARED / "gold").glob("*.json")]
    shortest = sorted((one["pages"], one["id"]) for one in gold if one["text_layer"] == "good")
    return [SHARED / "papers" / f"{paper}.pdf" for _, paper in shortest[:REAL]]


def read(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[PdfText, Extracted]:
    """A file's pages and what is made of them; read once, for OCR takes seconds."""
    pdf = read_pages(path, "auto")
    monkeypatch.setattr(paper, "read_pages", lambda *_: pdf)
    return pdf, paper.extract(path, path.stem, path.name, Extract())


@pytest.mark.parametrize("path", [*SAMPLES, *SPECIMENS, *real_papers()], ids=lambda path: path.stem)
def test_every_letter_of_the_pages_is_in_the_result_once(path, monkeypatch):
    pdf, found = read(path, monkeypatch)
    assert printed(pdf) in kept(found, pdf)
