"""The specimens, as extraction reads them."""

from functools import cache
from pathlib import Path

from bipaper.parts.extracted import Extracted
from bipaper.settings import Extract
from bipaper.text.paper import extract

SPECIMENS = Path(__file__).parent / "specimens"


@cache
def extracted(name: str) -> Extracted:
    return extract(SPECIMENS / f"{name}.pdf", name, f"{name}.pdf", Extract())
