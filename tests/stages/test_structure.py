"""Structure: rows of text, tags and alignment to documents; a broken one is a failure alone."""

from pathlib import Path

import msgspec
import pytest
from samples import pdf_of

from bipaper.engine.batch import Job
from bipaper.engine.rows import Row, read_rows, write_rows
from bipaper.find.tagged import tagged_block
from bipaper.model import Alignment, Document
from bipaper.settings import Limits, Settings
from bipaper.stages.segment import segment
from bipaper.stages.structure import run_batch
from bipaper.stages.tag import tag
from bipaper.text.paper import extract

VERSIONS = {"bipaper": "0", "extract": "abc"}
INPUTS = ("text", "tagged", "alignment")


@pytest.fixture(scope="module")
def sample() -> dict[str, bytes]:
    """What the stages before leave of a paper."""
    path = pdf_of("library_evening_service")
    text = extract(path, "a", path.name, Settings().extract)
    blocks = [tagged_block(doc) for doc in tag(segment(text, ()), ())]
    values = (text, blocks, Alignment())
    return dict(zip(INPUTS, map(msgspec.json.encode, values), strict=True))


def structured(folder: Path, papers: dict[str, dict[str, bytes]]) -> list[Row[bytes]]:
    """The rows of a batch, whose papers are given as their inputs."""
    files = {name: folder / f"{name}.jsonl" for name in INPUTS}
    for name, path in files.items():
        rows = [Row(id=p, key="1", digest=p, value=msgspec.Raw(v[name])) for p, v in papers.items()]
        write_rows(path, rows)
    documents = folder / "documents.jsonl"
    run_batch(*files.values(), documents, VERSIONS, Job("structure", "1", 1, 1, Limits()))
    return list(read_rows(documents))


def test_a_paper_becomes_a_document_that_says_what_it_was_made_with(
    tmp_path: Path, sample: dict[str, bytes]
) -> None:
    (row,) = structured(tmp_path, {"a": sample})
    document = msgspec.json.decode(row.value, type=Document)
    assert (document.id, document.diagnostics.stages) == ("a", VERSIONS)
    assert document.claims


def test_a_paper_whose_mention_is_not_what_stands_there_fails_alone(
    tmp_path: Path, sample: dict[str, bytes]
) -> None:
    blocks = msgspec.json.decode(sample["tagged"])
    broken = next(block for block in blocks if block["quantities"])
    broken["quantities"][0]["text"] = "?"
    wrong = sample | {"tagged": msgspec.json.encode(blocks)}
    rows = {row.id: row for row in structured(tmp_path, {"a": sample, "b": wrong})}
    assert rows["a"].value
    assert rows["b"].failure
    assert (rows["b"].failure.stage, rows["b"].value) == ("structure", None)
