"""The files of a publication: those of papers that are others than before are made, others kept.

Papers are in groups (``relational.parquet.groups_of``). Where no paper of a group is another than
in the publication before, its tables are linked, and the databases, which are copied, have its
rows already. What else there is about the whole corpus follows from a ledger with a row a paper.
"""

import errno
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from bipaper import model
from bipaper.engine.batch import Task, tasks_of
from bipaper.engine.digest import digest
from bipaper.engine.disk import link
from bipaper.engine.manifest import MOVE_IT, TAKEN, Published, TakenError, published
from bipaper.engine.rows import Row, Stored, read_rows, stored_rows, write_rows
from bipaper.export.bitext import Bitext, BitextWriter, bitext
from bipaper.export.changed_rows import Tables, compare_rows
from bipaper.export.corpus import (
    DATABASE,
    SEARCHED,
    CorpusWriter,
    build_databases,
    update_databases,
    words_of,
)
from bipaper.export.failures import FAILURES_FILE, write_failures
from bipaper.export.history import HISTORY_FILE, Known, compare_papers, with_run
from bipaper.export.summary import Counted, Summary, counted
from bipaper.model import Document
from bipaper.parts.diagnostics import Failure
from bipaper.parts.tagged_block import TaggedBlock
from bipaper.relational.parquet import groups_of, path_of
from bipaper.relational.schema import CORPUS as TABLES
from bipaper.stages.place import (
    BESIDE,
    CORPUS,
    LEDGER,
    SUMMARY,
    Place,
    name_of_paper,
    papers_among,
)

Batch = tuple[Path, ...]
Words = Mapping[str, str]

_STAGE = "publish"
# What a file system says of a name that it cannot have.
_OF_THE_NAME = {errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL, errno.ENOTDIR, errno.EISDIR}


class _Told(msgspec.Struct, kw_only=True, frozen=True):
    """What the corpus as a whole tells of a paper: the value of its row in the ledger."""

    file: Published
    counted: Counted
    bitext: Bitext


class _Pdf(msgspec.Struct, kw_only=True):
    """What any version of the ledger says of a paper."""

    counted: Mapping[str, object]


class _Group(NamedTuple):
    """Papers of a group, and whether its tables are those of the publication before."""

    name: str
    tasks: list[Task]
    kept: bool


class _Plan(NamedTuple):
    """What is to be done: ``before`` is the ledger of before, ``settled`` are papers whose rows
    there hold, ``replaced`` the groups of before whose tables are no more."""

    groups: list[_Group]
    before: Mapping[str, Row[Stored]]
    settled: set[str]
    replaced: list[str]

    def made(self) -> list[str]:
        """The groups whose tables are made."""
        return [group.name for group in self.groups if not group.kept]

    def others(self) -> set[str]:
        """The papers that came, changed or went."""
        now = {task.id for group in self.groups for task in group.tasks}
        return (self.before.keys() | now) - self.settled


def build(
    batches: Iterable[Batch], place: Place, settings: str, version: str
) -> tuple[dict[str, Published], list[str]]:
    """Build the files of a publication, or link those that are there.

    ``batches`` and ``settings`` are those of ``publish.run``; ``version`` is the digest of the
    code that builds. Returns all files that are to be there by name, and the names that are
    taken. Raises TakenError.
    """
    whole = place.tables()
    plan = _plan(_tasks(batches, version), place, whole)
    corpus, ledger = place.staged(CORPUS), place.staged(LEDGER)
    write_rows(ledger, chain.from_iterable(_rows(group, plan, place) for group in plan.groups))
    files, failures = _tell(ledger, place)
    _databases(plan, place)
    old = place.path(CORPUS) if whole and whole == place.had_tables() else None
    history = _history(plan, old, place, papers_among(files), failures, settings)
    place.staged(HISTORY_FILE).write_bytes(history)
    linked = {name for group in plan.groups if group.kept for name in _names(group.name)}
    inside = (path for path in corpus.rglob("*") if path.is_file())
    others = {*BESIDE, *(path.relative_to(place.stage).as_posix() for path in inside)} - linked
    for name in filter(place.is_taken, sorted(others)):
        raise TakenError(f"{place.path(name)}: {MOVE_IT}")
    files |= {name: place.before(name) for name in linked}
    files |= {name: published(place.staged(name), name) for name in (*others, LEDGER)}
    taken = [name_of_paper(failure.id) for failure in failures if failure.code == TAKEN]
    return files, taken


def _names(group: str) -> Iterator[str]:
    """The names of a group's tables."""
    return (path_of(Path(CORPUS), table.name, group).as_posix() for table in TABLES)


# --- planning ---------------------------------------------------------------------------


def _tasks(batches: Iterable[Batch], version: str) -> list[Task]:
    """A task for each paper, sorted by id however they are batched; its digest is its key."""
    tasks = chain.from_iterable(tasks_of(*map(stored_rows, batch)) for batch in batches)
    keyed = (task._replace(digest=_key(task, version)) for task in tasks)
    return sorted(keyed, key=attrgetter("id"))


def _key(task: Task, version: str) -> str:
    """What all that is published of a paper depends on."""
    return digest(task.digest, msgspec.json.encode(task.failure), version)


def _plan(tasks: list[Task], place: Place, whole: set[str]) -> _Plan:
    before = place.ledger()
    groups, tasks_by_id = groups_of(list(before)), {task.id: task for task in tasks}
    settled = {task.id for task in tasks if _is_settled(task, before.get(task.id), place)}
    planned = []
    for name, papers in groups_of(list(tasks_by_id)).items():
        same = papers == groups.get(name) and whole.issuperset(_names(name))
        # Without papers nothing says which code has made the tables.
        kept = same and bool(papers) and settled.issuperset(papers)
        planned.append(_Group(name, [tasks_by_id[paper] for paper in papers], kept))
    left = {group.name for group in planned if group.kept}
    return _Plan(planned, before, settled, [name for name in groups if name not in left])


def _is_settled(task: Task, row: Row[Stored] | None, place: Place) -> bool:
    """Whether all that there is of a paper is what would be published.

    Where it could not be, that may be otherwise now.
    """
    if row is None or row.key != task.digest:
        return False
    if row.failure:
        return row.failure.stage != _STAGE
    return place.keeps(name_of_paper(task.id))


# --- paper by paper ---------------------------------------------------------------------


def _rows(group: _Group, plan: _Plan, place: Place) -> Iterator[Row[bytes]]:
    """The rows of a group for the ledger; its tables are where they are built afterwards."""
    if group.kept:
        for name in _names(group.name):
            place.staged(name).parent.mkdir(exist_ok=True)
            link(place.path(name), place.staged(name))
        yield from (_kept(plan.before[task.id]) for task in group.tasks)
        return
    with CorpusWriter(place.staged(CORPUS), group.name) as tables:
        for task in group.tasks:
            settled = task.id in plan.settled
            yield _add(task, _kept(plan.before[task.id]) if settled else None, tables, place)


def _kept(row: Row[Stored]) -> Row[bytes]:
    value = row.value.read() if row.value else None
    return Row(id=row.id, key=row.key, value=value, failure=row.failure)


def _add(task: Task, settled: Row[bytes] | None, tables: CorpusWriter, place: Place) -> Row[bytes]:
    """Add a paper to the tables; its row, which is made where it is not settled."""
    if task.failure:
        tables.add_failure(task.failure)
        return Row(id=task.id, key=task.digest, failure=task.failure)
    document, words = _loaded(task)
    row = settled or _row(task, document, place)
    if row.failure:
        tables.add_failure(row.failure)
    elif row.value:
        told = msgspec.json.decode(row.value, type=_Told)
        tables.add(document, told.file.sha256, words)
    return row


def _loaded(task: Task) -> tuple[Document, Words]:
    """A document and the words of its blocks and captions."""
    value, blocks, captions = (stored.read() for stored in task.load())
    found = words_of(msgspec.json.decode(blocks, type=list[TaggedBlock]))
    words = msgspec.json.decode(captions, type=dict[str, str])
    return msgspec.json.decode(value, type=Document), found | words


def _row(task: Task, document: Document, place: Place) -> Row[bytes]:
    written = _write(document, place)
    if isinstance(written, Failure):
        return Row(id=task.id, key=task.digest, failure=written)
    told = _Told(file=written, counted=counted(document), bitext=bitext(document))
    return Row(id=task.id, key=task.digest, value=msgspec.json.encode(told))


def _write(document: Document, place: Place) -> Published | Failure:
    """Write a paper's JSON where it is new or changed.

    A file system has its own ideas of names, so a paper whose result cannot be written
    there is a failure like any other.
    """
    name, data = name_of_paper(document.id), model.encode(document)
    file = Published(path=name, size=len(data), sha256=hashlib.sha256(data).hexdigest())
    if not place.holds(file):
        if place.is_taken(name):
            return _refused(document, code=TAKEN, message=f"{name}: {MOVE_IT}")
        try:
            place.staged(name).parent.mkdir(parents=True, exist_ok=True)
            place.staged(name).write_bytes(data)
        except OSError as error:
            if error.errno not in _OF_THE_NAME:
                raise
            return _refused(document, code="unwritable", message=f"{name}: {error.strerror}")
    return file


def _refused(document: Document, code: str, message: str) -> Failure:
    return Failure(id=document.id, stage=_STAGE, code=code, message=message)


# --- the corpus as a whole --------------------------------------------------------------


def _tell(ledger: Path, place: Place) -> tuple[dict[str, Published], list[Failure]]:
    """Write what the ledger tells; the files of papers by name, and the failures."""
    files: dict[str, Published] = {}
    summary = Summary()
    with BitextWriter(place.staged(CORPUS)) as texts:
        for row in read_rows(ledger):
            if row.failure:
                summary.failures.append(row.failure)
            elif row.value:
                told = msgspec.json.decode(row.value, type=_Told)
                files[told.file.path] = told.file
                summary.add(told.counted)
                texts.add(told.bitext)
    write_failures(place.staged(FAILURES_FILE), summary.failures)
    place.staged(SUMMARY).write_text(summary.text(), encoding="utf-8")
    return files, summary.failures


def _databases(plan: _Plan, place: Place) -> None:
    """Build the databases on those of before, or anew where half of the papers are others."""
    corpus, others = place.staged(CORPUS), plan.others()
    if len(others) >= len(plan.settled) or not all(
        place.copied(f"{CORPUS}/{name}") for name in (DATABASE, SEARCHED)
    ):
        build_databases(corpus, [group.name for group in plan.groups])
    elif others:
        update_databases(corpus, others, plan.made())


def _history(
    plan: _Plan,
    old: Path | None,
    place: Place,
    papers: Mapping[str, str],
    failures: Iterable[Failure],
    settings: str,
) -> bytes:
    """What the runs before and this one have changed; one that changes no paper is none."""
    failed = {row.id for row in plan.before.values() if row.failure}
    before = Known(place.papers(), _pdfs(plan.before), failed)
    stored = {row.id: row for row in stored_rows(place.staged(LEDGER))}
    now = Known(papers, _pdfs(stored), {failure.id for failure in failures})
    changed = compare_papers(before, now)
    if not changed:
        return place.history()
    tables = Tables(old, plan.replaced) if old and plan.before else None
    rows = compare_rows(changed, tables, Tables(place.staged(CORPUS), plan.made()))
    return with_run(place.history(), changed, rows, settings)


def _pdfs(ledger: Mapping[str, Row[Stored]]) -> Callable[[str], str | None]:
    def pdf(paper: str) -> str | None:
        row = ledger.get(paper)
        told = msgspec.json.decode(row.value.read(), type=_Pdf) if row and row.value else None
        return str(told.counted["pdf"]) if told else None

    return pdf
