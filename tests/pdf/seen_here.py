"""What a machine makes of PDFs with the fonts it has. Printed as JSON, for test_fonts.py.

    python tests/pdf/seen_here.py PDF...

``read``: digest of each paper as extracted. ``missing``: the fonts that cannot be drawn.
``drawn``: digest of the first page's picture, before anything was read and after.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import msgspec
import pypdfium2 as pdfium

from bipaper.pdf.fonts import not_installed, system_fonts
from bipaper.settings import Extract
from bipaper.text.paper import extract


def drawn(path: Path) -> tuple[str, list[str]]:
    """Digest of the first page's picture, and the fonts it lacks."""
    with system_fonts(), closing(pdfium.PdfDocument(path)) as document:
        picture = document[0].render(scale=2).to_numpy()
        return hashlib.sha256(picture.tobytes()).hexdigest(), sorted(not_installed(document[0]))


def read(path: Path) -> str:
    """Digest of the paper as the extract stage writes it."""
    paper = extract(path, path.stem, path.name, Extract(ocr="never"))
    return hashlib.sha256(msgspec.json.encode(paper)).hexdigest()


def main(paths: Iterable[Path]) -> None:
    """Draw, read, and draw again."""
    before = {path.name: drawn(path) for path in paths}
    found = {path.name: read(path) for path in paths}
    after = {path.name: drawn(path) for path in paths}
    missing = {name: fonts for name, (_, fonts) in before.items()}
    pictures = [{name: picture for name, (picture, _) in each.items()} for each in (before, after)]
    print(json.dumps({"read": found, "missing": missing, "drawn": pictures}))


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
