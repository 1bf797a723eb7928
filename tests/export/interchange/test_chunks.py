import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from samples import NAMES, golden_document

from bipaper.export.interchange.chunks import chunks, lines
from bipaper.model import Document
from bipaper.parts.boxed_text import Region

DOCS = (Path(__file__).resolve().parents[3] / "docs" / "interchange.md").read_text("utf-8")


def test_a_paragraph_is_a_chunk_with_what_an_answer_has_to_cite(paper: Document) -> None:
    found = [json.loads(line) for line in lines([paper])]
    assert found[2] == {
        "id": "2024/渔港#p1",
        "text": "2023年渔港增收3.5万元[1-2]，见图1。",
        "kind": "paragraph",
        "lang": "zh-Hans",
        "section": ["1 结果"],
        "page": 1,
        "boxes": [{"page": 1, "bbox": [50, 220, 300, 230]}],
        "claims": [
            {
                "id": "p1.c0-14",
                "type": "measurement",
                "source": "own",
                "text": "2023年渔港增收3.5万元",
                "salient": False,
            }
        ],
        "paper": "2024/渔港",
        "title": "渔港与收入",
        "authors": ["尹若水", "纪明溯"],
        "journal": "渔业经济",
        "year": "2024",
        "doi": "10.5555/yg.2024.02",
        "grade": "A",
    }


def test_chunks_come_in_reading_order_with_the_path_of_their_headings(paper: Document) -> None:
    first, second = ["1 结果"], ["1 结果", "1.1 模型_1"]
    found = [(one.id, one.lang, one.section, one.text) for one in chunks(paper)]
    assert [(id.partition("#")[2], *rest) for id, *rest in found] == [
        ("abstract.zh", "zh-Hans", [], "渔港提高收入。"),
        ("abstract.en", "en", [], "Harbours raise income."),
        ("p1", "zh-Hans", first, "2023年渔港增收3.5万元[1-2]，见图1。"),
        ("note1", "zh-Hans", first, "按年末价。"),
        ("figure1", "zh-Hans", first, "图1 各港收入\nIncome by harbour\n万元\n3.5"),
        (
            "p2", "zh-Hans", second,
            "设成本为$c\np = 2c (1)\n*下式给出价格，其中a<b & p|q。",
        ),
        ("table1", "zh-Hans", second, "表1 样本\n港\t户|数\n甲\t2\n注：不含个体户。"),
    ]  # fmt: skip


def test_a_table_is_boxed_with_its_caption(paper: Document) -> None:
    *_, table = chunks(paper)
    assert table.boxes == [
        Region(page=2, bbox=(50, 200, 300, 210)),
        Region(page=2, bbox=(50, 212, 300, 260)),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_every_block_and_claim_is_in_a_chunk(name: str) -> None:
    document = golden_document(name)
    found = list(chunks(document))
    assert len({one.id for one in found}) == len(found)
    assert [one.id for one in found if one.kind in ("abstract", "paragraph")] == [
        f"{name}#{block}" for block in document.texts()
    ]
    claims = [claim.id for one in found for claim in one.claims]
    assert sorted(claims) == sorted(claim.id for claim in document.claims)


# --- the examples of docs/interchange.md --------------------------------------------------


def example(module: str) -> str:
    """The one that imports a module."""
    code = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
    (found,) = [one for one in code if module in one]
    return found


@pytest.mark.parametrize("module", ["langchain_core", "llama_index.core"])
@pytest.mark.filterwarnings("ignore")  # of packages that are not ours
def test_the_documented_example_finds_the_paragraph_that_answers(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip(module, reason=f"{module} is not installed")
    monkeypatch.chdir(tmp_path)
    text = "".join(lines(map(golden_document, NAMES)))
    Path("chunks.jsonl").write_text(text, encoding="utf-8")
    names: dict[str, Any] = {}
    exec(example(module), names)
    best = names["best"][0]
    found = best.metadata if module == "langchain_core" else best.node.metadata
    assert found["paper"] == "heat_pump_policy"
    assert msgspec.json.decode(text.splitlines()[0])["paper"] == "heat_pump_policy"
