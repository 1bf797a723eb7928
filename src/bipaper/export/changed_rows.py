"""How many rows of the tables a run changed, from the tables of before and now."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa
import sqlalchemy as sa

from bipaper.export.duck import opened
from bipaper.export.history import Papers, Rows
from bipaper.relational.parquet import TableReader, path_of
from bipaper.relational.schema import CONTENT, PAPERS, VERSION, paper_column


class Tables(NamedTuple):
    """The folder of tables, and the groups in it that hold the papers that are asked for."""

    folder: Path
    groups: Sequence[str]


def compare_rows(papers: Papers, old: Tables | None, new: Tables) -> dict[str, Rows] | None:
    """How many rows of these papers differ between the tables in two folders, by table.

    A row is the same by its key, in a renamed paper too. None where there are papers of before
    and ``old``, their tables, is missing or of another version.
    """
    if not (papers.changed or papers.removed or papers.renamed):
        old = new  # it is not looked into
    elif not (papers.added or papers.changed or papers.renamed):
        new = old or new  # nor this
    if not (old and _is_of_now(old.folder)):
        return None
    with opened() as base:
        base.execute("SET temp_directory = $1", [str(new.folder.with_name("spilled"))])
        base.register("pairs", _pairs(papers))
        found = {table.name: _compare_table(base, table, old, new) for table in CONTENT}
    return {name: Rows(*counts) for name, counts in found.items() if any(counts)}


def _is_of_now(corpus: Path) -> bool:
    with TableReader(corpus) as tables:
        return tables.version == VERSION


def _pairs(papers: Papers) -> pa.Table:
    """What each of the papers is called and was called; NULL where it is not there."""
    pairs: list[tuple[str | None, str | None]] = [*papers.renamed.items()]
    pairs += [(paper, paper) for paper in papers.changed]
    pairs += [(paper, None) for paper in papers.added]
    pairs += [(None, paper) for paper in papers.removed]
    numbers = pa.array(range(len(pairs)), pa.int64())
    strings = (pa.array([pair[side] for pair in pairs], pa.string()) for side in (0, 1))
    return pa.Table.from_arrays([numbers, *strings], names=["pair", "now", "before"])


def _compare_table(
    base: duckdb.DuckDBPyConnection, table: sa.Table, old: Tables, new: Tables
) -> tuple[int, int, int]:
    """How many rows came, differ and went. A paper's name and digest are no part of a row."""
    paper = paper_column(table)
    left_out = "id, digest" if table is PAPERS else paper
    keys = [column.name for column in table.primary_key if column.name != paper]
    sides = (
        f"(SELECT p.pair, t.* EXCLUDE ({left_out}) "
        f"FROM read_parquet(${number}) t JOIN pairs p ON t.{paper} = p.{called})"
        for number, called in enumerate(("before", "now"), start=1)
    )
    same = " AND ".join(f"o.{key} = n.{key}" for key in ("pair", *keys))
    files = [
        [str(path_of(tables.folder, table.name, group)) for group in tables.groups]
        for tables in (old, new)
    ]
    found = base.execute(
        "SELECT count(*) FILTER (o.pair IS NULL),"
        " count(*) FILTER (o.pair IS NOT NULL AND n.pair IS NOT NULL AND n IS DISTINCT FROM o),"
        " count(*) FILTER (n.pair IS NULL) "
        f"FROM {' o FULL JOIN '.join(sides)} n ON {same}",
        files,
    )
    added, changed, removed = found.fetchall()[0]
    return added, changed, removed
