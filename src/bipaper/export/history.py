"""What each run changed: corpus/changes.jsonl and the tables of the same.

A line a paper that a run added, changed, moved or removed, run by run. What the papers were
before a run is what the lines of the runs before it say. No line has a time: the same input is
to give the same bytes.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Literal, NamedTuple, get_args

import duckdb
import msgspec
import sqlalchemy as sa
from pyarrow import parquet as pq

from bipaper import __version__
from bipaper.relational.parquet import TableWriter, path_of, tuples
from bipaper.relational.schema import (
    CHANGES,
    CONTENT,
    HISTORY,
    PAPERS,
    ROW_CHANGES,
    RUNS,
    SCHEMA,
    VERSION,
)

HISTORY_FILE = "changes.jsonl"
_MEMORY = "1GB"  # as much as a database's file gets (export.corpus)
_FETCHED = 10_000  # rows in memory at a time
_RowWhat = Literal["added", "changed", "removed"]

RowChange = tuple[str, str, str, _RowWhat]  # paper, table, key inside the paper, what


class Change(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What a run did to a paper.

    ``settings`` is the digest of the settings and the code that the run had, ``digest`` that
    of the paper's JSON, ``pdf`` that of its file; both are missing where it was removed.
    ``moved_from`` is what a moved paper was called. ``rows`` are those of a changed or moved paper:
    table -> what -> keys; an added or removed one has all of its rows added or removed.
    """

    run: int
    bipaper: str
    settings: str
    paper: str
    what: Literal["added", "changed", "moved", "removed"]
    moved_from: str | None = None
    digest: str | None = None
    pdf: str | None = None
    rows: dict[str, dict[_RowWhat, list[str]]] = {}


class _State(NamedTuple):
    """What a paper is: the digests of its JSON and of its PDF."""

    digest: str
    pdf: str


def record(before: Path | None, folder: Path, settings: str, old: Path | None) -> None:
    """Write the history of the corpus in ``folder``: that in the file ``before`` and what is new.

    A run that changes no paper adds nothing. ``old`` is the folder of the corpus before, whole,
    whose rows are compared where its tables are of the same version. Writes into ``folder``
    the file and the tables of the history.
    """
    states = _now(folder)
    last, known = _replayed(_read(before))
    changes = _compared(known, states, Change(
        run=last + 1, bipaper=__version__, settings=settings, paper="", what="added"
    ))  # fmt: skip
    pairs = {c.paper: c.moved_from or c.paper for c in changes if c.what in ("changed", "moved")}
    target = folder / HISTORY_FILE
    with target.open("wb") as file:
        if before:
            with before.open("rb") as lines:
                shutil.copyfileobj(lines, file)
        comparable = old and pairs and _is_comparable(old)
        rows = _row_changes(old, folder, pairs) if old and comparable else iter(())
        for change in _with_rows(changes, rows):
            file.write(msgspec.json.encode(change) + b"\n")
    _write_tables(_read(target), folder)


def is_history(path: Path) -> bool:
    """Whether a file is one that ``record`` can go on with."""
    try:
        for _ in _read(path):
            pass
    except (OSError, msgspec.DecodeError):
        return False
    return True


def _read(path: Path | None) -> Iterator[Change]:
    if path:
        with path.open("rb") as lines:
            yield from map(msgspec.json.Decoder(Change).decode, lines)


def _now(folder: Path) -> dict[str, _State]:
    columns = ", ".join(c.name for c in (PAPERS.c.id, PAPERS.c.digest, PAPERS.c.sha256))
    with duckdb.connect() as base:
        found = base.read_parquet(str(path_of(folder, PAPERS.name))).project(columns).fetchall()
    return {paper: _State(digest, pdf) for paper, digest, pdf in found}


def _replayed(changes: Iterable[Change]) -> tuple[int, dict[str, _State]]:
    """The number of the last run, and what papers it left."""
    last, known = 0, dict[str, _State]()
    for change in changes:
        last = change.run
        known.pop(change.moved_from or "", None)
        if change.digest is None or change.pdf is None:
            known.pop(change.paper, None)
        else:
            known[change.paper] = _State(change.digest, change.pdf)
    return last, known


def _compared(
    known: Mapping[str, _State], now: Mapping[str, _State], template: Change
) -> list[Change]:
    """What happened to papers, by id.

    A file that is gone and one of the same bytes that is new are one paper that was moved.
    """
    gone: dict[str, list[str]] = {}
    for paper in sorted(known.keys() - now.keys(), reverse=True):
        gone.setdefault(known[paper].pdf, []).append(paper)
    changes = []
    for paper, state in sorted(now.items()):
        if known.get(paper) == state:
            continue
        moved = gone.get(state.pdf) if paper not in known else None
        before = moved.pop() if moved else None
        what: Literal["added", "changed", "moved"]
        what = "changed" if paper in known else "moved" if before else "added"
        own = {"paper": paper, "what": what, "moved_from": before, "pdf": state.pdf}
        changes.append(msgspec.structs.replace(template, **own, digest=state.digest, rows={}))
    removed = [paper for papers in gone.values() for paper in papers]
    changes += [msgspec.structs.replace(template, paper=p, what="removed") for p in removed]
    return sorted(changes, key=lambda change: change.paper)


# --- rows -----------------------------------------------------------------------------------


def _is_comparable(old: Path) -> bool:
    return list(tuples(pq.read_table(path_of(old, SCHEMA.name)))) == [(VERSION,)]


def _row_changes(old: Path, new: Path, pairs: Mapping[str, str]) -> Iterator[RowChange]:
    """The rows that are not the same in both corpora, of papers (-> what they were called)."""
    with duckdb.connect() as base:
        base.execute(f"SET memory_limit = '{_MEMORY}'")
        base.execute("SET temp_directory = $1", [str(new.with_name("spilled"))])
        base.execute("CREATE TABLE pairs (paper TEXT, before TEXT)")
        base.executemany("INSERT INTO pairs VALUES (?, ?)", list(pairs.items()))
        base.execute("CREATE TABLE found (paper TEXT, place INTEGER, item TEXT, what TEXT)")
        for place, table in enumerate(CONTENT):
            paths = [str(path_of(folder, table.name)) for folder in (new, old)]
            base.execute(f"INSERT INTO found {_difference(table, place)}", paths)
        found = base.execute("SELECT * FROM found ORDER BY ALL")
        while rows := found.fetchmany(_FETCHED):
            for paper, place, item, what in rows:
                yield paper, CONTENT[place].name, item, what


def _difference(table: sa.Table, place: int) -> str:
    """SQL for the rows of a table that are not in both files, by their keys."""
    paper = "id" if table is PAPERS else "paper"
    left_out = "id, digest" if table is PAPERS else "paper"
    keys = [column.name for column in table.primary_key if column.name != paper]
    new, old = (
        f"(SELECT p.paper AS of_paper, t.* EXCLUDE ({left_out}) "
        f"FROM read_parquet(${number}) t JOIN pairs p ON t.{paper} = p.{called})"
        for number, called in enumerate(("paper", "before"), start=1)
    )
    same = " AND ".join(f"n.{key} = o.{key}" for key in ("of_paper", *keys))
    item = ", ".join(f"coalesce(n.{key}, o.{key})" for key in keys or ("of_paper",))
    return (
        f"SELECT coalesce(n.of_paper, o.of_paper), {place}, concat_ws(' ', {item}), "
        "CASE WHEN o.of_paper IS NULL THEN 'added' WHEN n.of_paper IS NULL THEN 'removed' "
        "ELSE 'changed' END "
        f"FROM {new} n FULL JOIN {old} o ON {same} WHERE n IS DISTINCT FROM o"
    )


def _with_rows(changes: Iterable[Change], rows: Iterable[RowChange]) -> Iterator[Change]:
    """The changes, by id, with the rows, which are in the same order."""
    groups = groupby(rows, key=itemgetter(0))
    paper, own = next(groups, (None, None))
    for change in changes:
        if own is not None and change.paper == paper:
            for _, table, item, what in own:
                change.rows.setdefault(table, {}).setdefault(what, []).append(item)
            paper, own = next(groups, (None, None))
        yield change


def _write_tables(changes: Iterable[Change], folder: Path) -> None:
    run = 0
    with TableWriter(folder, HISTORY) as tables:
        for change in changes:
            if change.run != run:
                run = change.run
                tables.add({RUNS.name: [(run, change.bipaper, change.settings)]})
            rows = [
                (run, change.paper, table, item, what)
                for table, found in change.rows.items()
                for what in get_args(_RowWhat)
                for item in found.get(what, ())
            ]
            own = (run, change.paper, change.what, change.moved_from)
            tables.add({CHANGES.name: [own], ROW_CHANGES.name: rows})
