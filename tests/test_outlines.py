"""What each specimen is read as, in outline: a rule made for one must not break another.

After a change that is meant to change them: python tests/test_outlines.py, and read the diff.
"""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from bipaper.settings import Extract
from bipaper.text.paper import extract

SPECIMENS = sorted((Path(__file__).parent / "specimens").glob("*.pdf"))
OUTLINES = Path(__file__).parent / "specimens" / "outlines.json"


def outline(specimen: Path) -> dict[str, Any]:
    paper = extract(specimen, specimen.stem, specimen.name, Extract())
    numbered = [(s.level, s.number, s.title) for s in paper.sections]
    return {
        "kind": paper.source.kind,
        "title": paper.metadata.title.zh,
        "headings": [" ".join(map(str, filter(None, heading))) for heading in numbered],
        "paragraphs": [one.block.text[:8] for one in paper.paragraphs],
        "captions": len(paper.captions),
        "formulas": len(paper.formulas),
        "references": len(paper.references),
        "furniture": [f"{one.kind}: {one.text[:20]}" for one in paper.furniture],
        "unplaced": [one.text[:20] for one in paper.unplaced],
        "warnings": [warning.message for warning in paper.warnings],
    }


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda path: path.stem)
def test_a_specimen_has_the_outline_that_was_looked_at(specimen):
    assert outline(specimen) == msgspec.json.decode(OUTLINES.read_bytes())[specimen.stem]


if __name__ == "__main__":
    found = msgspec.json.encode({one.stem: outline(one) for one in SPECIMENS})
    OUTLINES.write_bytes(msgspec.json.format(found, indent=1) + b"\n")
