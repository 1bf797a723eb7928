"""The sample papers: those in raw/ that have a golden document. Other PDFs there are the user's.

A new one begins with an empty file in tests/golden, which ``python tests/test_golden.py`` fills.
"""

from pathlib import Path

import msgspec

from bipaper.model import Document
from bipaper.settings import Settings, Tag

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"
# Names found by rules alone, so that what is expected asks for no extra.
RULES = Settings(tag=Tag(model_zh=None))
NAMES = sorted(path.stem for path in GOLDEN.glob("*.json"))


def pdf_of(name: str) -> Path:
    """The file of a sample paper."""
    return ROOT / "raw" / f"{name}.pdf"


def golden_document(name: str) -> Document:
    """The result of a sample paper, without the digests of the code that made it."""
    document = msgspec.json.decode((GOLDEN / f"{name}.json").read_bytes())
    document["diagnostics"]["stages"] = {}
    return msgspec.convert(document, Document)


SAMPLES = [pdf_of(name) for name in NAMES]
