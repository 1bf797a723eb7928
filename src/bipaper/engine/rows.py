"""What a stage leaves behind: one row a paper, its value or why there is none."""

import heapq
from collections.abc import Iterable, Iterator
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import msgspec

from bipaper.engine.disk import settle
from bipaper.parts.diagnostics import Failure
from bipaper.parts.structs import Struct

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
            if line.endswith(b"\n"):  # else writing it was cut short
                yield _row(decoder.decode(line))


class Stored(NamedTuple):
    """Where the value of a row stands, which is read when it is asked for."""

    path: Path
    offset: int

    def read(self) -> bytes:
        """The value as undecoded JSON."""
        with self.path.open("rb") as lines:
            lines.seek(self.offset)
            return bytes(msgspec.json.decode(lines.readline(), type=_Line).value)


def stored_rows(path: Path) -> Iterator[Row[Stored]]:
    """The rows of a whole JSON Lines file without their values."""
    decoder, offset = msgspec.json.Decoder(_Line), 0
    with path.open("rb") as lines:
        for line in lines:
            row = _row(decoder.decode(line))
            value = Stored(path, offset) if row.value else None
            yield Row(id=row.id, key=row.key, digest=row.digest, value=value, failure=row.failure)
            offset += len(line)


def old_rows(path: Path) -> Iterator[Row[bytes]]:
    """What there is to keep, sorted by id: the rows of a file, and of later unfinished ones.

    A paper in both has two rows, the later first.
    """
    part, left = _beside(path, "part"), _beside(path, "left")
    if part.exists():
        both = _beside(path, "both")
        with suppress(ValueError):  # of another release: what it says is made anew
            _write(both, _unfinished(part, left))
        both.replace(left)
        part.unlink()
    return heapq.merge(read_rows(left), read_rows(path), key=attrgetter("id"))


def _unfinished(last: Path, before: Path) -> Iterator[Row[bytes]]:
    """The rows that were written last, and those of the time before for papers behind them."""
    reached = ""
    for row in read_rows(last):
        yield row
        reached = row.id
    yield from (row for row in read_rows(before) if row.id > reached)


def write_rows(path: Path, rows: Iterable[Row[bytes]]) -> None:
    """Write rows as JSON Lines, each as it comes; the file appears when all are written.

    When that is cut short, ``old_rows`` finds what was written.
    """
    part = _beside(path, "part")
    _write(part, rows)
    settle(part, path)
    _beside(path, "left").unlink(missing_ok=True)


def _write(path: Path, rows: Iterable[Row[bytes]]) -> None:
    encoder = msgspec.json.Encoder()
    with path.open("wb") as file:
        for row in rows:
            file.write(encoder.encode(_line(row)) + b"\n")
            file.flush()


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f"{path.name}.{suffix}")


def _row(line: _Line) -> Row[bytes]:
    value = bytes(line.value)
    return Row(
        id=line.id,
        key=line.key,
        digest=line.digest,
        value=None if value == _NULL else value,
        failure=line.failure,
    )


def _line(row: Row[bytes]) -> _Line:
    return _Line(
        id=row.id,
        key=row.key,
        digest=row.digest,
        value=msgspec.Raw(row.value or _NULL),
        failure=row.failure,
    )
