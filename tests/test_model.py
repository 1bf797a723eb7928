import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from bipaper import model

SCHEMA = Path(__file__).resolve().parents[1] / "workflow" / "schemas" / "document.schema.json"
TEXT = "2023年广东省产值增长12.5%[3]。"


def quantity(**changes: Any) -> model.Quantity:
    fields = {"id": "q1", "block": "p1", "kind": "percent", "start": 12, "end": 17}
    fields |= {"text": "12.5%", "value": 12.5, "unit": "percent", "comparator": "="}
    return model.Quantity(**(fields | changes))


def document(**changes: Any) -> model.Document:
    fields = {
        "schema_version": model.SCHEMA_VERSION,
        "id": "a",
        "source": model.Source(
            file="a.pdf", sha256="0", pages=1, text_layer="good", ocr=False, columns=1
        ),
        "metadata": model.Metadata(),
        "abstract": model.Abstract(zh=model.AbstractText(text="摘要。")),
        "keywords": model.BilingualList(zh=["产值"], en=["output"]),
        "sections": [],
        "paragraphs": [model.Paragraph(id="p1", section=None, text=TEXT)],
        "quantities": [quantity()],
        "alignment": model.Alignment(),
        "diagnostics": model.Diagnostics(),
    }
    lists = ("captions", "tables", "references", "citations", "entities", "claims", "furniture")
    return model.Document(**({name: [] for name in lists} | fields | changes))


def test_a_document_is_read_as_it_was_written() -> None:
    assert model.decode(model.encode(document())) == document()


def test_json_is_indented_utf8_that_ends_in_a_newline() -> None:
    data = model.encode(document()).decode()
    assert data.startswith('{\n "schema_version": "1.0",\n "id": "a",\n')
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
    ],
)
def test_a_mention_that_is_not_what_its_block_says_is_an_error(
    changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        document(quantities=[quantity(**changes)])


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


def test_the_checked_in_schema_is_up_to_date() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == model.json_schema(), (
        "run: make schemas"
    )


def test_the_schema_accepts_what_the_model_writes_and_no_other_field() -> None:
    validator = jsonschema.Draft202012Validator(model.json_schema())
    good = json.loads(model.encode(document()))
    assert list(validator.iter_errors(good)) == []
    (error,) = validator.iter_errors(good | {"colour": "red"})
    assert "'colour' was unexpected" in error.message
