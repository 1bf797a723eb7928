"""Every example in docs/quantities.md is true."""

from pathlib import Path

import pytest
from views import view

from bipaper.find.quantities.scan import find_quantities

DOC = Path(__file__).parents[3] / "docs" / "quantities.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in DOC.read_text("utf-8").splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| kind", "| what"))
]
FOUND = [row for row in ROWS if len(row) == 6]
LEFT_ALONE = [text for row in ROWS if len(row) == 2 for text in row[1].split(" · ")]


@pytest.mark.parametrize(("kind", "text", "mention", "value", "unit", "comparator"), FOUND)
def test_a_documented_quantity_is_found(kind, text, mention, value, unit, comparator):
    (found,) = find_quantities(view(text, "en" if text.isascii() else "zh"))
    values = [found.low, found.high] if found.value is None else [found.value]
    said = [found.kind, found.text, "..".join(map(str, values)), found.unit or "", found.comparator]
    assert said == [kind, mention, value, unit, comparator]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_documented_as_left_alone_is_left_alone(text):
    assert find_quantities(view(text, "zh")) == []
