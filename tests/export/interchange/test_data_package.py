import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from samples import NAMES, golden_document

from bipaper.export.interchange.data_package import package
from bipaper.model import Document
from bipaper.relational.schema import CONTENT


def files(*documents: Document) -> dict[str, str]:
    """The files of a package by their names."""
    found: dict[str, str] = defaultdict(str)
    for name, more in package(documents):
        found[name] += more
    return found


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.split("\n")[:-1]]


@pytest.fixture
def descriptor(paper: Document) -> dict[str, Any]:
    return json.loads(files(paper)["datapackage.json"])


def test_a_row_is_a_line_with_the_columns_of_the_schema(paper: Document) -> None:
    found = files(paper)
    assert rows(found["citation_entries.jsonl"]) == [
        {"paper": "2024/渔港", "citation": rows(found["citations.jsonl"])[0]["id"], "entry": entry}
        for entry in ("r1", "r2")
    ]
    amount = rows(found["quantities.jsonl"])[1]
    assert {name: amount[name] for name in ("paper", "id", "start", "stop", "value", "low")} == {
        "paper": "2024/渔港",
        "id": "p1.q9-14",
        "start": 9,
        "stop": 14,
        "value": 35000.0,
        "low": None,
    }


def test_the_descriptor_says_all_of_a_table(descriptor: dict[str, Any]) -> None:
    (links,) = (one for one in descriptor["resources"] if one["name"] == "claim_quantities")
    assert links == {
        "name": "claim_quantities",
        "type": "table",
        "path": "claim_quantities.jsonl",
        "format": "jsonl",
        "mediatype": "application/jsonl",
        "encoding": "utf-8",
        "description": "Quantities in claims.",
        "schema": {
            "fields": [
                {"name": "paper", "type": "string", "description": "The paper."}
                | {"constraints": {"required": True}},
                {"name": "claim", "type": "string", "description": "The id of a row of claims."}
                | {"constraints": {"required": True}},
                {
                    "name": "quantity",
                    "type": "string",
                    "description": "The id of a row of quantities.",
                    "constraints": {"required": True},
                },
            ],
            "missingValues": [],
            "primaryKey": ["paper", "claim", "quantity"],
            "foreignKeys": [
                {
                    "fields": ["paper", "claim"],
                    "reference": {"resource": "claims", "fields": ["paper", "id"]},
                },
                {
                    "fields": ["paper", "quantity"],
                    "reference": {"resource": "quantities", "fields": ["paper", "id"]},
                },
            ],
        },
    }


def test_a_column_that_may_be_null_says_what_it_names(descriptor: dict[str, Any]) -> None:
    (sections,) = (one for one in descriptor["resources"] if one["name"] == "sections")
    (parent,) = (one for one in sections["schema"]["fields"] if one["name"] == "parent")
    assert parent == {
        "name": "parent",
        "type": "string",
        "description": "The heading above it. The id of a row of sections.",
    }


def test_vocabularies_are_enumerations(descriptor: dict[str, Any]) -> None:
    (captions,) = (one for one in descriptor["resources"] if one["name"] == "captions")
    (kind,) = (one for one in captions["schema"]["fields"] if one["name"] == "kind")
    assert kind["constraints"] == {"required": True, "enum": ["figure", "table"]}


def test_tables_without_rows_have_neither_file_nor_resource(paper: Document) -> None:
    found = files(paper)
    named = {one["path"] for one in json.loads(found["datapackage.json"])["resources"]}
    assert named == found.keys() - {"datapackage.json"}
    assert "warnings.jsonl" not in named
    assert {f"{table.name}.jsonl" for table in CONTENT} > named
    assert list(files()) == ["datapackage.json"]


@pytest.mark.filterwarnings("ignore")  # of packages that are not ours
def test_frictionless_validates_every_row_and_key(tmp_path: Path, paper: Document) -> None:
    reason = "frictionless[json] is not installed"
    frictionless = pytest.importorskip("frictionless", reason=reason)
    pytest.importorskip("jsonlines", reason=reason)
    for name, text in files(paper, *map(golden_document, NAMES)).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []
    assert report.valid
    # The judge sees a broken key.
    with (tmp_path / "claim_quantities.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"paper": "2024/渔港", "claim": "p9.c0-1", "quantity": "p1.q0-5"}\n')
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid
