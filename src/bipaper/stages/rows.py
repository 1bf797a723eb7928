"""What a stage leaves behind: one row a paper, its value or why there is none."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from bipaper.model import Failure, Struct

T = TypeVar("T")


class Row(msgspec.Struct, Generic[T], kw_only=True, frozen=True):
    """A stage's result for one paper.

    ``key`` says what the result depends on; while it stays the same the row is kept.
    ``digest`` is that of ``value``. A failure is passed on through the later stages.
    """

    id: str
    key: str
    digest: str | None = None
    value: T | None = None
    failure: Failure | None = None


class _Line(Struct, kw_only=True):
    """A row as a line of JSON."""

    id: str
    key: str
    digest: str | None
    value: msgspec.Raw
    failure: Failure | None


_NULL = b"null"


def read_rows(path: Path) -> Iterator[Row[bytes]]:
    """The rows of a JSON Lines file, values as undecoded JSON; none where there is no file."""
    if not path.exists():
        return
    decoder = msgspec.json.Decoder(_Line)
    with path.open("rb") as lines:
        for line in lines:
            row = decoder.decode(line)
            value = bytes(row.value)
            yield Row(
                id=row.id,
                key=row.key,
                digest=row.digest,
                value=None if value == _NULL else value,
                failure=row.failure,
            )


def write_rows(path: Path, rows: Iterable[Row[bytes]]) -> None:
    """Write rows as JSON Lines, one at a time; the file appears when all are written."""
    encoder = msgspec.json.Encoder()
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        for row in rows:
            value = msgspec.Raw(row.value or _NULL)
            line = _Line(
                id=row.id, key=row.key, digest=row.digest, value=value, failure=row.failure
            )
            file.write(encoder.encode(line) + b"\n")
    part.replace(path)
