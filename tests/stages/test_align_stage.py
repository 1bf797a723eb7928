"""Align: papers of a batch, whose texts are encoded together, one alignment each."""

from pathlib import Path

import msgspec
from samples import pdf_of

from bipaper.engine.batch import Job
from bipaper.engine.rows import Row, read_rows, write_rows
from bipaper.find.tagged import tagged_block
from bipaper.parts.aligned import Alignment
from bipaper.settings import Limits, Settings
from bipaper.stages.align import run_batch
from bipaper.stages.segment import segment
from bipaper.stages.steps import document_from
from bipaper.stages.tag import tag
from bipaper.text.paper import extract

PAPERS = ("heat_pump_policy", "library_evening_service")


def test_a_batch_aligns_each_paper_as_it_is_aligned_alone(tmp_path: Path) -> None:
    texts = {p: extract(pdf_of(p), p, f"{p}.pdf", Settings().extract) for p in PAPERS}
    blocks = {p: [tagged_block(d) for d in tag(segment(t, ()), ())] for p, t in texts.items()}
    for name, values in (("text", texts), ("tagged", blocks)):
        rows = [
            Row(id=p, key="1", digest=p, value=msgspec.Raw(msgspec.json.encode(values[p])))
            for p in PAPERS
        ]
        write_rows(tmp_path / name, rows)
    out = tmp_path / "alignment"
    job = Job("align", "1", 2, 2, Limits())
    run_batch(tmp_path / "text", tmp_path / "tagged", out, Settings().align, job)
    found = {row.id: msgspec.json.decode(row.value, type=Alignment) for row in read_rows(out)}
    alone = {p: document_from(text, Settings()).alignment for p, text in texts.items()}
    for links in alone.values():
        for one in (*links.abstract, *links.keywords, *links.terms, *links.number_check):
            one.id = msgspec.UNSET  # which a document gives
    assert found == alone
