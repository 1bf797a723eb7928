"""Documents of the version before become documents of this one.

``older/document-1.0.json`` is a sample paper as 1.0 had it, with some of its paragraphs.
"""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from samples import NAMES, golden_document

from bipaper import __version__, model
from bipaper.document.migrate import migrate

OLD = (Path(__file__).resolve().parents[1] / "older" / "document-1.0.json").read_bytes()
MADE = re.compile("[abf-oqtwxy][0-9a-f]{8}(-[0-9]+)?")
ADDED = {"entities": ("name", "entity"), "claims": ("source", "content", "signals", "salient")}


def plain(document: model.Document) -> dict[str, Any]:
    return msgspec.json.decode(model.encode(document))


def without_ids(value: Any) -> Any:
    """A document, or a part of it, without the ids that are made of what records say."""
    if isinstance(value, list):
        return [without_ids(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key for key in value if key != "id" or not MADE.fullmatch(value["id"])}
    return {key: without_ids(value[key]) for key in value if key in kept}


def as_before(document: dict[str, Any]) -> dict[str, Any]:
    """A document without what this version has added."""
    for part, names in ADDED.items():
        for item in document[part]:
            for name in names:
                del item[name]
    return document | {"schema_version": "1.0"}


@pytest.mark.parametrize("name", NAMES)
def test_what_a_version_has_added_is_told_again(name: str) -> None:
    document = golden_document(name)
    data = msgspec.json.encode(as_before(without_ids(plain(document))))
    document.diagnostics.stages = {"migrate": __version__}
    assert plain(migrate(data)) == plain(document)


def test_a_stored_document_of_the_version_before_becomes_one_of_this() -> None:
    old, new = msgspec.json.decode(OLD), without_ids(plain(migrate(OLD)))
    old["source"]["turned"] = []  # 1.0 tells it in a warning alone
    old["front"] = []  # and does not tell where this and furniture stand
    old["furniture"] = [one | {"regions": []} for one in old["furniture"]]
    old["tables"] = [one | {"head": 0, "spans": []} for one in old["tables"]]
    old["alignment"]["support"] = new["alignment"]["support"]  # found anew
    assert new["alignment"]["support"] != []
    apart = {"schema_version", "entities", "claims", "diagnostics"}
    assert {key: new[key] for key in new.keys() - apart} == {
        key: old[key] for key in old.keys() - apart
    }
    assert new["schema_version"] == model.SCHEMA_VERSION
    assert new["diagnostics"] == {
        "warnings": old["diagnostics"]["warnings"],
        "stages": {"bipaper": "0.0.9", "structure": "1f2e3d4c", "migrate": __version__},
    }
    assert [as_before(new)["entities"], new["entities"]] == [old["entities"]] * 2


def test_entities_of_a_stored_document_get_the_names_they_share() -> None:
    names = {entity.text: entity.name for entity in migrate(OLD).entities}
    assert names == {
        "China": "中国",
        "大气污染防治行动计划": "大气污染防治行动计划",
        "北京": "北京市",
        "天津": "天津市",
        "河北": "河北省",
        "国家发展改革委": "国家发展和改革委员会",
        "北方地区冬季清洁取暖规划": "北方地区冬季清洁取暖规划",
        "财政部": "财政部",
        "济南": "济南市",
        "沈阳": "沈阳市",
        "沈阳市": "沈阳市",
        "北窗计划": "北窗计划",
    }


def test_a_claim_that_was_there_keeps_its_id_and_its_place() -> None:
    old = {claim["id"]: claim for claim in msgspec.json.decode(OLD)["claims"]}
    new = {claim["id"]: claim for claim in plain(migrate(OLD))["claims"]}
    assert old.keys() - new.keys() == set()
    for id in old:
        for field in ("block", "start", "end", "text", "section", "regions"):
            assert new[id][field] == old[id][field]


def test_a_claim_that_is_new_stands_where_its_sentence_does() -> None:
    old = msgspec.json.decode(OLD)
    old["claims"] = []
    new = migrate(msgspec.json.encode(old))
    sentences = [sentence for block in new.blocks().values() for sentence in block.sentences]
    assert new.claims != []
    for claim in new.claims:
        (own,) = (
            one
            for one in sentences
            if one.id.startswith(f"{claim.block}.") and one.start <= claim.start < one.end
        )
        assert claim.regions == own.regions


def test_a_document_of_this_version_stays_as_it_is() -> None:
    document = golden_document(NAMES[0])
    assert migrate(model.encode(document)) == document


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema_version": "0.9"}, "schema_version 0.9, this bipaper reads 1.1: make it again "),
        ({"schema_version": "1.2"}, "schema_version 1.2, this bipaper reads 1.1: make it again "),
        ({"claims": None}, r"Expected `array`, got `null` - at `\$.claims`"),
        ({"entities": [{"block": "p1"}]}, "Object missing required field"),
        ({"extra": 1}, "unknown field `extra`"),
        ({"paragraphs": []}, "no block 'p"),
    ],
)
def test_what_cannot_be_converted_is_named(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        migrate(msgspec.json.encode(msgspec.json.decode(OLD) | change))


def test_text_that_is_not_where_a_mention_says_is_an_error() -> None:
    old = msgspec.json.decode(OLD)
    old["entities"][0]["start"] += 1
    with pytest.raises(ValueError, match="says 'China', block has 'hina'"):
        migrate(msgspec.json.encode(old))
