"""The stage that cuts texts into words."""

from pathlib import Path

import msgspec
from sources import source

from bipaper.engine.batch import Job
from bipaper.engine.docbins import read_docs
from bipaper.engine.rows import Row, read_rows, write_rows
from bipaper.parts.boxed_text import Block
from bipaper.parts.diagnostics import Failure
from bipaper.parts.displays import Caption
from bipaper.parts.extracted import Extracted
from bipaper.settings import Limits, Segment
from bipaper.stages.segment import run_batch

FAILURE = Failure(id="b", stage="extract", code="empty", message="")
CAPTION = Caption(kind="figure", label="图1", text="居民的收入", page=1, bbox=(0, 0, 1, 1))
PAPER = Extracted(
    id="a", source=source("a.pdf"), abstract_zh=Block(text="城市更新。"), captions=[CAPTION]
)


def test_words_of_captions_stand_beside_those_of_blocks_and_each_paper_is_told_once(
    tmp_path: Path,
) -> None:
    text, tokens, ledger, captions, told = (tmp_path / name for name in "abcde")
    value = msgspec.json.encode(PAPER)
    write_rows(text, [Row(id="a", key="", value=value), Row(id="b", key="", failure=FAILURE)])
    job = Job("segment", "1", 2, 1, Limits(), told)
    run_batch(text, tokens, ledger, captions, Segment(), job)
    docs = [row.value and row.value.notes for row in read_docs(tokens, ledger)]
    words = [(row.value, row.failure) for row in read_rows(captions)]
    assert docs == [b'["abstract.zh"]', None]
    assert words == [('{"caption.1":"居民 的 收入"}'.encode(), None), (None, FAILURE)]
    assert len(told.read_text().splitlines()) == 2
