"""Rows whose values are spaCy docs: one DocBin a batch, and a ledger of whose docs they are."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from spacy.attrs import ORTH, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from srsly.msgpack import msgpack_decoders, msgpack_encoders

from bipaper.engine.disk import settle
from bipaper.engine.rows import Row, read_rows, write_rows
from bipaper.nlp.docbin import docbin_of

# To pack a doc's data srsly asks several times which encoders there are, and goes through all
# installed packages and all that spaCy registers: a quarter of the time of tagging. It is told to
# look once, and for its own.
for _registry in (msgpack_encoders, msgpack_decoders):
    _registry.entry_points = False
    _registry.get_all = cache(_registry.get_all)


class PaperDocs(NamedTuple):
    """A paper's docs (bytes when new, else part of the batch's DocBin) and a note on each.

    ``notes`` is a JSON list with what later stages need to know of each doc.
    """

    docs: bytes | DocBin
    notes: bytes


def pack(docs: Sequence[Doc], notes: Sequence[Any]) -> PaperDocs:
    """Docs with their tags, sentences, spans and ``user_data``; a note for each."""
    return PaperDocs(docbin_of(docs).to_bytes(), msgspec.json.encode(notes))


def unpack(value: PaperDocs, vocab: Vocab) -> Iterator[Doc]:
    """The docs of a paper."""
    return _docbin(value.docs).get_docs(vocab)


def read_docs(bin_path: Path, ledger: Path) -> Iterator[Row[PaperDocs]]:
    """Each paper's row with its part of the DocBin; none where there is no ledger."""
    if not ledger.exists():
        return
    whole = DocBin(store_user_data=True).from_disk(bin_path)
    start = 0
    for row in read_rows(ledger):
        value = None
        if row.value is not None:
            stop = start + len(msgspec.json.decode(row.value, type=list[msgspec.Raw]))
            value = PaperDocs(_part(whole, start, stop), row.value)
            start = stop
        yield Row(id=row.id, key=row.key, digest=row.digest, value=value, failure=row.failure)


def with_own_words(rows: Iterable[Row[PaperDocs]]) -> Iterator[Row[PaperDocs]]:
    """Rows as ``read_docs`` gives them, of docs without spans, each with no words but its own.

    Else all words of the batch would go to a worker along with every paper.
    """
    words = None
    for row in rows:
        if row.value and isinstance(docs := row.value.docs, DocBin):
            words = words or StringStore(docs.strings)  # those of the batch
            docs.strings = set(map(words.__getitem__, _used(docs)))
        yield row


def _used(docs: DocBin) -> set[int]:
    """The hashes of all words and tags."""
    columns = [docs.attrs.index(name) for name in (ORTH, TAG)]
    return {used for tokens in docs.tokens for used in np.unique(tokens[:, columns]).tolist()}


def write_docs(bin_path: Path, ledger: Path, rows: Iterable[Row[PaperDocs]]) -> None:
    """Write the docs of all rows to one DocBin, and the rows with the notes as values.

    Each appears whole. Between the two the ledger is away, so that it never describes
    another DocBin.
    """
    whole = docbin_of([])
    lines = []
    for row in rows:
        if row.value:
            whole.merge(_docbin(row.value.docs))
        notes = row.value.notes if row.value else None
        lines.append(
            Row(id=row.id, key=row.key, digest=row.digest, value=notes, failure=row.failure)
        )
    part = bin_path.with_name(f"{bin_path.name}.part")
    whole.to_disk(part)
    ledger.unlink(missing_ok=True)
    settle(part, bin_path)
    write_rows(ledger, lines)


def _docbin(docs: bytes | DocBin) -> DocBin:
    return docs if isinstance(docs, DocBin) else DocBin(store_user_data=True).from_bytes(docs)


def _part(whole: DocBin, start: int, stop: int) -> DocBin:
    """The docs ``start`` to ``stop`` of a DocBin, without unpacking them."""
    part = DocBin(store_user_data=True)
    part.attrs, part.strings = whole.attrs, whole.strings
    for name in ("tokens", "spaces", "cats", "span_groups", "user_data", "flags"):
        setattr(part, name, getattr(whole, name)[start:stop])
    return part
