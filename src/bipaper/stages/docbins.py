"""Rows whose values are spaCy docs: one DocBin a batch, and a ledger of whose docs they are.

The DocBin is spaCy's own format; open it with::

    from spacy.tokens import DocBin
    docs = list(DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab))
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from bipaper.nlp.docbin import ATTRIBUTES
from bipaper.stages.rows import Row, read_rows, write_rows


def pack(docs: Iterable[Doc]) -> bytes:
    """A paper's docs with their tags, sentences, spans and ``user_data``."""
    return bytes(DocBin(attrs=ATTRIBUTES, store_user_data=True, docs=docs).to_bytes())


def unpack(data: bytes, vocab: Vocab) -> list[Doc]:
    """The docs that ``pack`` packed."""
    return list(DocBin().from_bytes(data).get_docs(vocab))


def read_docs(bin_path: Path, ledger: Path) -> Iterator[Row[DocBin]]:
    """Each paper's row with its part of the DocBin; none where there is no ledger."""
    if not ledger.exists():
        return
    whole = DocBin(store_user_data=True).from_disk(bin_path)
    start = 0
    for row in read_rows(ledger):
        count = msgspec.json.decode(row.value, type=int) if row.value else None
        part = None if count is None else _part(whole, start, start + count)
        start += count or 0
        yield Row(id=row.id, key=row.key, digest=row.digest, value=part, failure=row.failure)


def write_docs(bin_path: Path, ledger: Path, rows: Iterable[Row[DocBin | bytes]]) -> None:
    """Write the docs of all rows to one DocBin, and the rows with their number of docs.

    New values are packed docs, old ones parts of the DocBin they were read from. The ledger goes first and comes last, so that it never describes another DocBin.
    """
    whole = DocBin(attrs=ATTRIBUTES, store_user_data=True)
    lines = []
    for row in rows:
        count = None
        if row.value is not None:
            part = row.value if isinstance(row.value, DocBin) else _packed(row.value)
            whole.merge(part)
            count = msgspec.json.encode(len(part))
        lines.append(
            Row(id=row.id, key=row.key, digest=row.digest, value=count, failure=row.failure)
        )
    ledger.unlink(missing_ok=True)
    whole.to_disk(bin_path)
    write_rows(ledger, lines)


def _packed(data: bytes) -> DocBin:
    return DocBin(store_user_data=True).from_bytes(data)


def _part(whole: DocBin, start: int, stop: int) -> DocBin:
    """The docs ``start`` to ``stop`` of a DocBin, without unpacking them."""
    part = DocBin(store_user_data=True)
    part.attrs, part.strings = whole.attrs, whole.strings
    for name in ("tokens", "spaces", "cats", "span_groups", "user_data", "flags"):
        setattr(part, name, getattr(whole, name)[start:stop])
    return part
