"""What each run changed: a line of JSON for each that changed a paper, in changes.jsonl.

It is the one result that depends on what was there before, so it stands beside the corpus,
which follows from the papers and the settings alone. What it says of tables comes from
``changed_rows``: to read a run asks for no database.
"""

from collections.abc import Callable, Iterable, Mapping, Set
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from bipaper import __version__

HISTORY_FILE = "changes.jsonl"

Digests = Mapping[str, str]


class HistoryError(Exception):
    """Why there is no run to tell of, in a line."""


class Papers(msgspec.Struct, kw_only=True, frozen=True):
    """What happened to papers, by their ids, sorted.

    ``renamed`` are papers whose PDF was elsewhere before -> what they were called. ``failed``
    have no result and did not fail before; who had one is ``removed``, too.
    """

    added: list[str]
    changed: list[str]
    removed: list[str]
    renamed: dict[str, str]
    failed: list[str] = []  # lines that earlier versions wrote have none

    def __bool__(self) -> bool:
        return any(getattr(self, what) for what in WHAT)


WHAT = Papers.__struct_fields__  # what happens to papers
NOT_COMPARED = "Rows are not compared: the tables of before were not whole, or of another kind"


class Rows(msgspec.Struct, frozen=True):
    """How many rows of a table came, how many are others under the same key, how many went."""

    added: int
    changed: int
    removed: int


class Run(msgspec.Struct, kw_only=True, frozen=True):
    """A run that changed papers.

    ``run`` counts from 1. ``time`` is when it published, ISO 8601 in UTC. ``settings`` is a
    digest of its settings and code. ``rows`` are those of its papers by table, without tables
    in which none differs; None where the tables of before are not whole or of another version.
    """

    run: int
    time: str
    bipaper: str
    settings: str
    papers: Papers
    rows: dict[str, Rows] | None


def last_run(results: Path) -> Run:
    """The last run that changed papers of a results folder.

    Raises HistoryError where none is told of.
    """
    path = results / HISTORY_FILE
    try:
        *_, line = path.read_bytes().splitlines()
        return msgspec.json.decode(line, type=Run)
    except OSError as error:
        raise HistoryError(f"{path}: {error.strerror}; name the results folder of a run") from error
    except ValueError as error:  # there is no line, or it says something else
        raise HistoryError(f"{path}: it tells of no run: {error}") from error


def happened(papers: Papers) -> list[tuple[str, str, str]]:
    """What happened to each paper, by id: its id, what, and what it was called or ""."""
    return sorted(
        (paper, what, papers.renamed[paper] if what == "renamed" else "")
        for what in WHAT
        for paper in getattr(papers, what)
    )


def with_run(history: bytes, papers: Papers, rows: dict[str, Rows] | None, settings: str) -> bytes:
    """A history that goes on with a run of now."""
    lines = history.splitlines()
    run = Run(
        run=len(lines) + 1,
        time=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        bipaper=__version__,
        settings=settings,
        papers=papers,
        rows=rows,
    )
    return b"".join(line + b"\n" for line in (*lines, msgspec.json.encode(run)))


# --- papers -----------------------------------------------------------------------------


class Known(NamedTuple):
    """The papers of a publication: the digests of their JSON, and what else is known of them.

    ``pdf`` gives the digest of a paper's PDF, None where nobody knows; ``failing`` are papers
    without a result.
    """

    digests: Digests
    pdf: Callable[[str], str | None]
    failing: Set[str]


def compare_papers(before: Known, now: Known) -> Papers:
    """What happened to papers.

    A PDF that is gone and one of the same bytes that is new are one paper.
    """
    added = now.digests.keys() - before.digests.keys()
    removed = before.digests.keys() - now.digests.keys()
    renamed = _renamed(_pdfs(before, removed), _pdfs(now, added)) if added and removed else {}
    same = before.digests.keys() & now.digests.keys()
    return Papers(
        added=sorted(added - renamed.keys()),
        changed=sorted(p for p in same if before.digests[p] != now.digests[p]),
        removed=sorted(removed.difference(renamed.values())),
        renamed=renamed,
        failed=sorted(now.failing - before.failing),
    )


def _pdfs(known: Known, papers: Iterable[str]) -> dict[str, str]:
    """Digests of the PDFs of some papers as far as they are known, sorted by their ids."""
    return {paper: pdf for paper in sorted(papers) if (pdf := known.pdf(paper))}


def _renamed(gone: Digests, new: Digests) -> dict[str, str]:
    """Papers -> what they were called; of several with the same bytes the first is the first."""
    called: dict[str, list[str]] = {}
    for paper, pdf in gone.items():
        called.setdefault(pdf, []).append(paper)
    return {paper: called[pdf].pop(0) for paper, pdf in new.items() if called.get(pdf)}
