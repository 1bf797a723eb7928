"""The sample papers: those in raw/ that have a golden document. Other PDFs there are the user's.

A new one begins with an empty file in tests/golden, which ``python tests/test_golden.py`` fills.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.json"))


def pdf_of(name: str) -> Path:
    """The file of a sample paper."""
    return ROOT / "raw" / f"{name}.pdf"


SAMPLES = [pdf_of(name) for name in NAMES]
