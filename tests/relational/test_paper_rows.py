from collections.abc import Iterator
from typing import Any, get_args

import msgspec
import pytest
from corpora import golden

from bipaper.model import Document
from bipaper.relational.paper_rows import rows_of

PAPERS = golden()


def fill(value: Any) -> None:
    """Give every field that may hold text and is empty one of its own."""
    if isinstance(value, msgspec.Struct):
        for field in msgspec.structs.fields(value):
            if getattr(value, field.name) is None and str in get_args(field.type):
                setattr(value, field.name, f"{type(value).__name__}.{field.name}")
            fill(getattr(value, field.name))
    elif isinstance(value, list):
        for item in value:
            fill(item)


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from leaves(item)
    else:
        yield value


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
def test_every_value_of_a_document_is_in_its_rows(paper: Document) -> None:
    fill(paper)
    found = {cell for rows in rows_of(paper, "", {}).values() for row in rows for cell in row}
    assert [leaf for leaf in leaves(msgspec.to_builtins(paper)) if leaf not in found] == []


def test_the_names_of_stages_are_in_the_rows() -> None:
    paper = next(iter(PAPERS.values()))
    rows = rows_of(paper, "", {})["stage_versions"]
    assert rows == [(paper.id, *item) for item in paper.diagnostics.stages.items()] != []


def test_every_table_has_rows_of_a_golden_paper() -> None:
    filled = {
        name for paper in PAPERS.values() for name, rows in rows_of(paper, "", {}).items() if rows
    }
    assert filled == set(rows_of(next(iter(PAPERS.values())), "", {}))
