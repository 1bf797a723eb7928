"""Structure: rows of text, tags and alignment to documents; a broken one is a failure alone."""

from pathlib import Path

import msgspec
import pytest
from samples import pdf_of

from bipaper.engine.batch import Job
from bipaper.engine.rows import Row, read_rows, write_rows
from bipaper.find.tagged import tagged_block
from bipaper.model import Document
from bipaper.parts.aligned import Alignment
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


def structured(
    folder: Path, papers: dict[str, dict[str, bytes]], corrections: dict[str, Path] | None = None
) -> list[Row[bytes]]:
    """The rows of a batch, whose papers are given as their inputs."""
    files = {name: folder / f"{name}.jsonl" for name in INPUTS}
    for name, path in files.items():
        rows = [Row(id=p, key="1", digest=p, value=msgspec.Raw(v[name])) for p, v in papers.items()]
        write_rows(path, rows)
    documents = folder / "documents.jsonl"
    job = Job("structure", "1", 1, 1, Limits())
    run_batch(*files.values(), documents, VERSIONS, job, corrections or {})
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


def title_of(row: Row[bytes]) -> str | None:
    assert row.value, row.failure
    return msgspec.json.decode(row.value, type=Document).metadata.title.en


def corrections(path: Path, was: str | None, now: str) -> bytes:
    data = {"what": "title", "lang": "en", "was": was, "now": now}
    path.write_bytes(msgspec.json.encode({"id": "a", "corrections": [data]}))
    return path.read_bytes()


def test_what_a_reader_corrects_is_kept_through_reruns_and_goes_with_its_file(
    tmp_path: Path, sample: dict[str, bytes]
) -> None:
    (before,) = structured(tmp_path, {"a": sample})
    file = tmp_path / "a.json"
    given = corrections(file, title_of(before), "New")
    for _ in range(2):
        (row,) = structured(tmp_path, {"a": sample}, {"a": file})
        assert title_of(row) == "New"
    corrections(file, title_of(before), "Newer")
    (row,) = structured(tmp_path, {"a": sample}, {"a": file})
    assert (title_of(row), file.read_bytes()) == ("Newer", given.replace(b"New", b"Newer"))
    assert structured(tmp_path, {"a": sample}) == [before]


def test_a_correction_that_no_longer_fits_is_told_with_its_paper(
    tmp_path: Path, sample: dict[str, bytes]
) -> None:
    file = tmp_path / "a.json"
    corrections(file, "Other", "New")
    (row,) = structured(tmp_path, {"a": sample}, {"a": file})
    assert row.value
    told = msgspec.json.decode(row.value, type=Document).diagnostics.warnings[-1]
    assert told.code == "correction_unfit"
    assert told.message.startswith("corrections/a.json: title.en: it says ")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"{", "corrections/a.json: Input data was truncated"),
        (b'{"id": "b", "corrections": []}', "corrections/a.json: it is about 'b', not 'a'"),
        (None, "corrections/a.json: No such file or directory"),
    ],
)
def test_corrections_that_cannot_be_used_are_a_failure_of_their_paper_alone(
    tmp_path: Path, sample: dict[str, bytes], data: bytes | None, why: str
) -> None:
    file = tmp_path / "a.json"
    if data is not None:
        file.write_bytes(data)
    a, b = structured(tmp_path, {"a": sample, "b": sample}, {"a": file})
    assert b.value
    assert a.failure
    assert (a.failure.stage, a.failure.code, a.failure.message) == (
        "structure", "bad_corrections", why,
    )  # fmt: skip
