import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import get_args

import pytest
from samples import NAMES, golden_document

from bipaper.export.interchange import brat
from bipaper.export.interchange.label_studio import tasks
from bipaper.export.interchange.mentions import normalised, spans
from bipaper.model import Document
from bipaper.parts.claims import ClaimType
from bipaper.parts.entities import EntityType
from bipaper.parts.quantities import QuantityKind

DOCS = (Path(__file__).resolve().parents[3] / "docs" / "interchange.md").read_text("utf-8")
INTERFACE = re.findall(r"<View>.*?</View>", DOCS, re.DOTALL)[0]


def test_spans_come_as_in_the_text_and_the_longer_first(paper: Document) -> None:
    paper.entities[0].others = [(7, 9)]
    assert [(span.id, span.text, span.label) for span in spans(paper)] == [
        ("p1.c0-14", "2023年渔港增收3.5万元", "measurement"),
        ("p1.q0-5", "2023年", "date"),
        ("p1.e5-7", "渔港", "place"),
        ("p1.e5-7.1", "增收", "place"),
        ("p1.q9-14", "3.5万元", "money"),
    ]


def test_a_span_says_what_it_stands_for(paper: Document) -> None:
    amount = paper.quantities[1]
    amount.value, amount.low, amount.high, amount.comparator = None, 3, None, "~"
    assert [normalised(span) for span in spans(paper)] == [
        "own: measurement (0.80)",
        "2023",
        "渔港 (e0123456789ab)",
        "~ 3.. CNY",
    ]


# --- brat -----------------------------------------------------------------------------------


def test_a_paper_is_text_and_standoff(paper: Document) -> None:
    assert brat.text(paper) == (
        "渔港提高收入。\nHarbours raise income.\n2023年渔港增收3.5万元[1-2]，见图1。\n"
        "设成本为$c*下式给出价格，其中a<b & p|q。\n"
    )
    assert brat.annotations(paper) == (
        "T1\tmeasurement 31 45\t2023年渔港增收3.5万元\n"
        "T2\tdate 31 36\t2023年\n"
        "T3\tplace 36 38\t渔港\n"
        "T4\tmoney 40 45\t3.5万元\n"
        "A1\tsource T1 own\n"
        "A2\tpolarity T1 positive\n"
        "R1\thas_entity Arg1:T1 Arg2:T3\n"
        "R2\thas_quantity Arg1:T1 Arg2:T2\n"
        "R3\thas_quantity Arg1:T1 Arg2:T4\n"
        "#1\tAnnotatorNotes T1\town: measurement (0.80)\n"
        "#2\tAnnotatorNotes T2\t2023\n"
        "#3\tAnnotatorNotes T3\t渔港 (e0123456789ab)\n"
        "#4\tAnnotatorNotes T4\t35000 CNY\n"
    )


@pytest.mark.parametrize("name", NAMES)
def test_offsets_of_standoff_are_those_of_the_text(name: str) -> None:
    """The rules of the format: ID, tab, "TYPE START END", tab, text[START:END] on one line."""
    document = golden_document(name)
    text = brat.text(document)
    lines = [line.split("\t") for line in brat.annotations(document).splitlines()]
    marks = [(where.split(" "), *rest) for id, where, *rest in lines if id.startswith("T")]
    found = [text[int(start) : int(end)] for (_, start, end), _ in marks]
    assert found == [words for _, words in marks]
    assert len(found) >= len(document.entities) + len(document.quantities) + len(document.claims)
    known = {id for id, *_ in lines}
    assert len(known) == len(lines)
    named = {id for _, where, *_ in lines for id in re.findall(r"(?: |:)(T\d+)", where)}
    assert named - known == set()


def test_a_line_break_in_a_text_moves_no_offset(paper: Document) -> None:
    paper.paragraphs[0].text = paper.paragraphs[0].text.replace("增收", "增\n")
    paper.claims[0].text = paper.claims[0].text.replace("增收", "增\n")
    assert brat.text(paper).splitlines()[2] == "2023年渔港增 3.5万元[1-2]，见图1。"
    first = brat.annotations(paper).splitlines()[0]
    assert first == "T1\tmeasurement 31 45\t2023年渔港增 3.5万元"


def test_the_configuration_has_every_label() -> None:
    labels = re.findall(r"^\t(\w+)$", brat.CONFIGURATION, re.MULTILINE)
    assert labels == [*get_args(EntityType), *get_args(QuantityKind), *get_args(ClaimType)]
    sections = re.findall(r"^\[(\w+)\]$", brat.CONFIGURATION, re.MULTILINE)
    assert sections == ["entities", "relations", "events", "attributes"]


# --- Label Studio ---------------------------------------------------------------------------


def test_a_block_is_a_task_with_its_mentions_as_predictions(paper: Document) -> None:
    found = json.loads("".join(tasks([paper, paper])))
    assert [task["data"] for task in found[:4]] == [
        {"text": text, "paper": "2024/渔港", "block": block}
        for block, text in paper.texts().items()
    ]
    assert found[4:] == found[:4]
    assert found[2]["predictions"][0]["result"][::3] == [
        {
            "id": "p1.c0-14",
            "from_name": "claim",
            "to_name": "text",
            "type": "labels",
            "value": {
                "start": 0,
                "end": 14,
                "text": "2023年渔港增收3.5万元",
                "labels": ["measurement"],
            },
            "meta": {"text": ["own: measurement (0.80)"]},
            "score": 0.8,
        },
        {
            "id": "p1.q9-14",
            "from_name": "quantity",
            "to_name": "text",
            "type": "labels",
            "value": {"start": 9, "end": 14, "text": "3.5万元", "labels": ["money"]},
            "meta": {"text": ["35000 CNY"]},
        },
    ]
    assert json.loads("".join(tasks([]))) == []


def test_the_documented_interface_has_every_label() -> None:
    root = ET.fromstring(INTERFACE)
    labels = {
        one.attrib["name"]: tuple(label.attrib["value"] for label in one)
        for one in root.iter("Labels")
    }
    assert labels == {
        "entity": get_args(EntityType),
        "quantity": get_args(QuantityKind),
        "claim": get_args(ClaimType),
    }


def test_label_studio_takes_every_task_with_the_documented_interface() -> None:
    # Not in the extra dev: it asks for opencv-python-headless 4.12, others have a newer one.
    # `make readers` runs it.
    reason = "label-studio-sdk is not installed"
    sdk = pytest.importorskip("label_studio_sdk.label_interface", reason=reason)
    interface = sdk.LabelInterface(INTERFACE)
    for task in json.loads("".join(tasks(map(golden_document, NAMES)))):
        assert interface.validate_task({"data": task["data"]})
        assert interface.validate_prediction(task["predictions"][0], return_errors=True) == []
