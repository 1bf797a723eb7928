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


def test_what_entities_name_has_one_row_a_paper_with_their_id() -> None:
    paper = PAPERS["heat_pump_policy"]
    names = [row[1:] for row in rows_of(paper, "", {})["names"]]
    assert names[0] == ("ec065b7828291", "place", "中国", "China", 1)
    mentions = {name: count for name, *_, count in names}
    assert list(mentions) == list(dict.fromkeys(entity.entity for entity in paper.entities))
    assert sum(mentions.values()) == sum(1 + len(entity.others) for entity in paper.entities)


def test_units_say_what_the_si_values_of_their_quantities_are() -> None:
    for paper in PAPERS.values():
        units = {row[1]: row[-3:] for row in rows_of(paper, "", {})["units"]}
        for quantity in paper.quantities:
            if quantity.si_value is not None and isinstance(quantity.value, int | float):
                _, factor, offset = units[quantity.unit or ""]
                assert quantity.si_value == pytest.approx(quantity.value * factor + offset)


def test_a_table_names_its_caption() -> None:
    rows = rows_of(PAPERS["river_oxygen_forecast"], "", {})
    labels = {row[1]: row[3] for row in rows["captions"]}
    assert [(row[2], labels[row[3]]) for row in rows["tables"]] == [("表1", "表1"), ("表2", "表2")]
