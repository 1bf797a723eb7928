import re
from pathlib import Path
from typing import Any

import pytest
import spacy
from samples import NAMES, golden_document
from spacy.tokens import Doc, DocBin

from bipaper.export.interchange.spacy_docs import docbin, docs
from bipaper.model import Document

DOCS = (Path(__file__).resolve().parents[3] / "docs" / "interchange.md").read_text("utf-8")


def read(data: bytes) -> list[Doc]:
    """As a user of spaCy reads them."""
    return list(DocBin().from_bytes(data).get_docs(spacy.blank("xx").vocab))


def test_entities_and_quantities_are_ents_with_their_values(paper: Document) -> None:
    first = read(b"".join(docbin([paper])))[2]
    assert (first.text, first.user_data["paper"], first.user_data["block"]) == (
        paper.paragraphs[0].text,
        "2024/渔港",
        "p1",
    )
    assert [(ent.text, ent.label_, ent.kb_id_) for ent in first.ents] == [
        ("2023年", "date", ""),
        ("渔港", "place", "e0123456789ab"),
        ("3.5万元", "money", ""),
    ]
    assert [(ent._.value, ent._.unit, ent._.name) for ent in first.ents] == [
        ("2023", None, None),
        (None, None, "渔港"),
        (35000, "CNY", None),
    ]


def test_all_mentions_are_spans_and_of_overlapping_ones_the_longest_is_an_ent(
    paper: Document,
) -> None:
    paper.quantities[0].end, paper.quantities[0].text = 7, "2023年渔港"
    first = list(docs(paper))[2]
    assert {name: [span.text for span in group] for name, group in first.spans.items()} == {
        "entities": ["渔港"],
        "quantities": ["2023年渔港", "3.5万元"],
        "claims": ["2023年渔港增收3.5万元"],
    }
    assert [ent.text for ent in first.ents] == ["2023年渔港", "3.5万元"]
    (claim,) = first.spans["claims"]
    assert (claim.label_, claim._.source, claim._.confidence) == ("measurement", "own", 0.8)


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_those_of_the_result(name: str) -> None:
    document = golden_document(name)
    blocks = document.blocks()
    found = read(b"".join(docbin([document])))
    assert [doc.user_data["block"] for doc in found] == [*blocks]
    for doc, block in zip(found, blocks.values(), strict=True):
        assert doc.text == block.text
        starts = [sentence.start for sentence in block.sentences]
        assert [span.start_char for span in doc.sents] == starts


def test_papers_are_in_one_file_with_equal_bytes() -> None:
    papers = [golden_document(name) for name in NAMES]
    data = b"".join(docbin(papers))
    assert data == b"".join(docbin(papers))
    assert len(read(data)) == sum(len(document.texts()) for document in papers)


def test_the_documented_example_finds_the_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (code,) = (
        one for one in re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL) if "DocBin" in one
    )
    monkeypatch.chdir(tmp_path)
    Path("papers.spacy").write_bytes(b"".join(docbin([golden_document("heat_pump_policy")])))
    names: dict[str, Any] = {}
    exec(code, names)
    money = [one for one in golden_document("heat_pump_policy").quantities if one.kind == "money"]
    assert money
    assert {one.value for one in money} >= {value for _, value, _ in names["values"]}
