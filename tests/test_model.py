import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from sources import source

from bipaper import model
from bipaper.described import document_schema
from bipaper.parts.aligned import Alignment, Bead
from bipaper.parts.bilingual import BilingualList
from bipaper.parts.diagnostics import Diagnostics
from bipaper.parts.displays import Formula
from bipaper.parts.grades import Quality
from bipaper.parts.ids import (
    BlockId,
    ClaimId,
    EntityId,
    ParagraphId,
    QuantityId,
    ReferenceId,
    SectionId,
    SentenceId,
)
from bipaper.parts.metadata import Metadata
from bipaper.parts.quantities import Quantity
from bipaper.parts.running_text import Abstract, AbstractText, Paragraph, Section
from bipaper.parts.set_aside import NoteMark
from bipaper.relational.schema import VERSION

SCHEMA = Path(__file__).resolve().parents[1] / "workflow" / "schemas" / "document.schema.json"
TEXT = "2023年广东省产值增长12.5%[3]。"


def quantity(**changes: Any) -> Quantity:
    fields = {"id": "p1.q12-17", "block": "p1", "kind": "percent", "start": 12, "end": 17}
    fields |= {
        "text": "12.5%",
        "rule": "amount",
        "value": 12.5,
        "unit": "percent",
        "comparator": "=",
    }
    return Quantity(**(fields | changes))


def document(**changes: Any) -> model.Document:
    fields = {
        "schema_version": model.SCHEMA_VERSION,
        "id": "a",
        "source": source(),
        "metadata": Metadata(),
        "abstract": Abstract(zh=AbstractText(text="摘要。")),
        "keywords": BilingualList(zh=["产值"], en=["output"]),
        "sections": [],
        "paragraphs": [Paragraph(id="p1", section=None, text=TEXT, rule="first")],
        "quantities": [quantity()],
        "alignment": Alignment(),
        "quality": Quality(grade="A", score=1.0),
        "diagnostics": Diagnostics(),
    }
    lists = ("captions", "tables", "formulas", "references", "citations", "entities", "claims")
    lists += ("furniture", "notes", "unplaced")
    return model.Document(**({name: [] for name in lists} | fields | changes))


def test_a_document_is_read_as_it_was_written() -> None:
    assert model.decode(model.encode(document())) == document()


@pytest.mark.parametrize(
    ("block", "at"), [("p1", len(TEXT) + 1), ("p1", -1), ("p2", 0), ("p1", None), (None, 0)]
)
def test_a_formula_stands_in_its_block(block: str | None, at: int | None) -> None:
    place = {"block": block, "at": at, "page": 1, "bbox": (0.0, 0.0, 9.0, 9.0)}
    with pytest.raises(ValueError, match=f"formula 'a=b': no place {at} in {block!r}"):
        document(formulas=[Formula(text="a=b", number=None, **place)])


@pytest.mark.parametrize(("block", "at"), [("p1", len(TEXT) + 1), ("p1", -1), ("p2", 1)])
def test_the_mark_of_a_note_stands_in_its_block(block: str, at: int) -> None:
    mark = NoteMark(block=block, at=at, text="3", note=None)
    with pytest.raises(ValueError, match=f"note '3': no place {at} in '{block}'"):
        document(notes=[mark])


def test_json_is_indented_utf8_that_ends_in_a_newline() -> None:
    data = model.encode(document()).decode()
    assert data.startswith('{\n "schema_version": "1.1",\n "id": "a",\n')
    assert (TEXT in data, data.endswith("}\n")) == (True, True)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": "12.6%"}, r"quantity at p1\[12:17\]: says '12.6%', block has '12.5%'"),
        ({"end": 16}, "block has '12.5'"),
        ({"start": 17}, r"p1\[17:17\]"),
        ({"block": "p2"}, "quantity '12.5%': no block 'p2'"),
        ({"block": "abstract.en"}, "no block 'abstract.en'"),
        ({"block": "abstract.zh"}, "says '12.5%', block has ''"),
        ({"start": 12 - len(TEXT), "end": 17 - len(TEXT)}, r"p1\[-9:-4\]"),
    ],
)
def test_a_mention_that_is_not_what_its_block_says_is_an_error(
    changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        document(quantities=[quantity(**changes)])


def test_an_alignment_of_sentences_that_are_not_there_is_an_error() -> None:
    beads = [Bead(zh=["abstract.zh.s1"], en=[], score=0.0)]
    with pytest.raises(ValueError, match=r"no sentence 'abstract\.zh\.s1'"):
        document(alignment=Alignment(abstract=beads))


@pytest.mark.parametrize(
    "paper",
    [
        *("", "/a", "../a", "a/../../b", "a/..", "./a", "a/.", ".", "..", "a//b", "a/"),
        *("a\x00", "a\nb", "a\n", "\x1b[2J", "a\x7f", "\x9b2J"),
    ],
)
def test_an_id_that_would_not_be_a_file_of_its_own_below_a_folder_is_an_error(paper: str) -> None:
    message = re.escape(f"id {paper!r}: not a relative path")
    with pytest.raises(ValueError, match=message):
        document(id=paper)
    data = model.encode(document()).replace(b'"a"', msgspec.json.encode(paper), 1)
    with pytest.raises(msgspec.ValidationError, match=message):
        model.decode(data)


@pytest.mark.parametrize(
    "paper", ["2024/新 论文（1）", "..a/b..", "...", ".a", "-a", "{batch}", "a\\b"]
)
def test_whatever_else_a_file_is_called_may_be_an_id(paper: str) -> None:
    assert model.decode(model.encode(document(id=paper))).id == paper


BLOCK = "p3f9a1c02"


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (SectionId, "s3f9a1c02", "p3f9a1c02"),
        (ParagraphId, BLOCK, "p3f9g1c02"),
        (ParagraphId, f"{BLOCK}-2", f"{BLOCK}-0"),
        (BlockId, BLOCK, f"{BLOCK}."),
        (BlockId, "abstract.zh", "abstract.fr"),
        (SentenceId, f"{BLOCK}.s10", f"{BLOCK}.s0"),
        (SentenceId, "abstract.en.s2", "abstract.en.s02"),
        (EntityId, f"{BLOCK}.e0-3", f"{BLOCK}.q0-3"),
        (QuantityId, f"{BLOCK}.q12-15", f"{BLOCK}.q12"),
        (ClaimId, "abstract.zh.c0-40", "c0-40"),
        (ReferenceId, "r3f9a1c02", "r"),
    ],
)
def test_an_id_inside_a_document_has_one_form(kind: Any, good: str, bad: str) -> None:
    schema = jsonschema.Draft202012Validator(msgspec.json.schema(kind))
    others = ["", bad, good.upper(), f" {good}", f"{good}\n", f"../{good}", f'{good}"><b>']
    for value in [good, *others]:
        assert schema.is_valid(value) == (value == good), value
        assert accepts(kind, value) == (value == good), value


def accepts(kind: Any, value: str) -> bool:
    try:
        return bool(msgspec.convert(value, kind) == value)
    except msgspec.ValidationError:
        return False


def test_every_id_of_a_document_is_held_to_its_form() -> None:
    names = {"id", "block", "parent", "section", "sentence", "zh", "en"}
    names |= {"entities", "quantities", "citations", "references"}
    texts = {"Author", "Bilingual", "BilingualList", "Journal", "Abstract", "Pair", "Document"}
    unheld = [
        f"{name}.{field}"
        for name, definition in model.json_schema()["$defs"].items()
        for field, schema in definition.get("properties", {}).items()
        if field in names and name not in texts and "pattern" not in json.dumps(schema)
    ]
    assert unheld == []


def test_an_id_of_another_form_is_named_by_its_place() -> None:
    data = model.encode(document()).replace(b'"id": "p1"', b'"id": "p1<b>"', 1)
    with pytest.raises(msgspec.ValidationError, match=r"regex '\^p.* - at `\$.paragraphs\[0\].id`"):
        model.decode(data)


def test_a_heading_has_a_level_from_1() -> None:
    section = {"id": "s1", "title": "", "number": None, "parent": None, "page": 1, "level": 0}
    with pytest.raises(msgspec.ValidationError, match=r">= 1 - at `\$.level`"):
        msgspec.convert(section | {"bbox": [0, 0, 1, 1]}, Section)


def test_decoding_checks_mentions_too() -> None:
    data = model.encode(document()).replace("产值增长".encode(), "产值上涨了".encode())
    with pytest.raises(msgspec.ValidationError, match=r"says '12.5%', block has '了12.5'"):
        model.decode(data)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b'"columns": 1', b'"columns": 1, "rows": 2', r"unknown field `rows` - at `\$.source`"),
        (b'"pages": 1', b'"pages": "1"', "Expected `int`, got `str`"),
        (b'"text_layer": "good"', b'"text_layer": "fine"', "Invalid enum value 'fine'"),
        (b'"id": "a",', b"", "missing required field `id`"),
    ],
)
def test_json_that_breaks_the_model_is_an_error(old: bytes, new: bytes, message: str) -> None:
    data = model.encode(document())
    assert old in data
    with pytest.raises(msgspec.ValidationError, match=message):
        model.decode(data.replace(old, new, 1))


def test_json_of_another_version_is_read_if_it_fits_and_else_named_as_such() -> None:
    data = model.encode(document())
    later = data.replace(b'"schema_version": "1.1"', b'"schema_version": "1.2"')
    assert model.decode(later) == document(schema_version="1.2")
    message = (
        "schema_version 1.2, this bipaper reads 1.1: make it again "
        "(Object contains unknown field `weight` - at `$.quality`)"
    )
    with pytest.raises(msgspec.ValidationError, match=f"^{re.escape(message)}$"):
        model.decode(later.replace(b'"grade": "A"', b'"grade": "A", "weight": 2'))


def test_json_of_the_version_before_is_told_how_it_can_be_read() -> None:
    data = model.encode(document()).replace(b'"schema_version": "1.1"', b'"schema_version": "1.0"')
    message = (
        "schema_version 1.0, this bipaper reads 1.1: make it again, or convert it "
        "(bipaper migrate) (Object contains unknown field `weight` - at `$.quality`)"
    )
    with pytest.raises(msgspec.ValidationError, match=f"^{re.escape(message)}$"):
        model.decode(data.replace(b'"grade": "A"', b'"grade": "A", "weight": 2'))


def test_the_documented_versions_are_those_of_the_program() -> None:
    docs = (SCHEMA.parents[2] / "docs" / "versions.md").read_text("utf-8")
    assert f"`schema_version` of the JSON, now {model.SCHEMA_VERSION} |" in docs
    assert f"converts JSON of {model.SCHEMA_BEFORE} to {model.SCHEMA_VERSION}" in docs
    assert f"version of the relational schema, now {VERSION} |" in docs


def test_the_checked_in_schema_is_up_to_date() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == document_schema(), "run: make schemas"


def test_every_property_of_the_schema_is_described() -> None:
    bare = [
        f"{name}.{field}"
        for name, definition in document_schema()["$defs"].items()
        for field, schema in definition["properties"].items()
        if not schema.get("description")
    ]
    assert bare == []


def test_the_schema_accepts_what_the_model_writes_and_no_other_field() -> None:
    validator = jsonschema.Draft202012Validator(document_schema())
    good = json.loads(model.encode(document()))
    assert list(validator.iter_errors(good)) == []
    (error,) = validator.iter_errors(good | {"colour": "red"})
    assert "'colour' was unexpected" in error.message
    (error,) = validator.iter_errors(good | {"id": "../a"})
    assert "'../a' does not match" in error.message
