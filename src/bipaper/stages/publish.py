"""Publish: the corpus from the documents of all batches."""

import heapq
import resource
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path

import msgspec

from bipaper.export.bitext import BitextWriter
from bipaper.export.corpus import DATABASE, CorpusWriter, build_database
from bipaper.export.papers import remove_others, write_failures, write_paper
from bipaper.export.summary import Summary
from bipaper.model import Document, Failure
from bipaper.stages.rows import read_rows


def run(batches: Iterable[Path], papers: Path, corpus: Path, failures: Path, summary: Path) -> None:
    """Write every paper's JSON, the corpus's tables, the failures and the summary.

    ``batches`` are files of rows with documents, ``papers`` and ``corpus`` folders; one
    document is in memory at a time.
    """
    papers.mkdir(parents=True, exist_ok=True)
    corpus.mkdir(parents=True, exist_ok=True)
    counts = Summary()
    written = set()
    with CorpusWriter(corpus) as tables, BitextWriter(corpus) as bitext:
        for result in _results(batches):
            if isinstance(result, Failure):
                tables.add_failure(result)
                counts.failures.append(result)
            else:
                tables.add(result)
                bitext.add(result)
                counts.add(result)
                written.add(write_paper(papers, result))
    remove_others(papers, written)
    build_database(corpus, corpus / DATABASE)
    write_failures(failures, counts.failures)
    summary.write_text(counts.text(), encoding="utf-8")


def _results(batches: Iterable[Path]) -> Iterator[Document | Failure]:
    """The results of all batches in the order of their ids, however they are batched."""
    _allow_open_files()
    decoder = msgspec.json.Decoder(Document)
    for row in heapq.merge(*map(read_rows, batches), key=attrgetter("id")):
        if row.failure:
            yield row.failure
        elif row.value:
            yield decoder.decode(row.value)


def _allow_open_files() -> None:
    """As many as the system lets us: merging reads all batches at once."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
