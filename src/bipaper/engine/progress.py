"""How far a run is: what its jobs tell of each paper, and what that is over all stages.

A job writes a line a paper beside its log, as the paper is done; whoever shows a run reads
these files. So it makes no difference where jobs run.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from heapq import nlargest
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from bipaper.engine.rows import Row
from bipaper.shown import shown

_SLOWEST = 5  # papers
_SUFFIX = ".papers.jsonl"
_FAILED = b'"failed":true'  # quotes of a paper's name are escaped, so no name has it
# Of a run's processor time, in hundredths (docs/performance.md): what a paper costs in a stage.
_COSTS = {"extract": 17, "segment": 7, "tag": 18, "align": 31, "structure": 10}


class Told(msgspec.Struct, kw_only=True, frozen=True):
    """A paper that a job is done with, and its own processor time in seconds.

    That is 0 for one that was kept, and for one that was ended from outside.
    """

    paper: str
    failed: bool
    cpu: float


def told_beside(log: str | Path) -> Path:
    """Where the job with this log tells of its papers."""
    return Path(log).with_suffix(_SUFFIX)


def telling(done: Iterable[tuple[Row[Any], float]], path: Path | None) -> Iterator[Row[Any]]:
    """The rows as they come, each told with its processor time; nothing is without a path."""
    with path.open("wb", buffering=0) if path else nullcontext() as file:
        for row, cpu in done:
            if file:
                told = Told(paper=row.id, failed=row.failure is not None, cpu=round(cpu, 3))
                file.write(msgspec.json.encode(told) + b"\n")
            yield row


def forget(logs: Path) -> None:
    """Remove what jobs of earlier runs have told, below a folder of logs."""
    for told in logs.glob(f"*/*{_SUFFIX}"):
        told.unlink()


def slowest(logs: Path) -> str:
    """The papers that took most processor time in the stages of this run, a line each.

    A batch is in memory at a time. Papers that took none were kept, and are left out.
    """
    batches = sorted({told.name for told in logs.glob(f"*/*{_SUFFIX}")})
    papers = (paper for batch in batches for paper in _taken(logs, batch).items())
    longest = nlargest(_SLOWEST, papers, key=lambda paper: paper[1])
    return "".join(f"  slow: {shown(p)} ({cpu:.1f} s of processor time)\n" for p, cpu in longest)


def _taken(logs: Path, batch: str) -> dict[str, float]:
    taken: dict[str, float] = {}
    for path in logs.glob(f"*/{batch}"):
        for line in path.read_bytes().splitlines():
            told = msgspec.json.decode(line, type=Told)
            if told.cpu:
                taken[told.paper] = taken.get(told.paper, 0.0) + told.cpu
    return taken


class Ahead(NamedTuple):
    """A job of a run: the papers of a batch in a stage, and where it tells of them."""

    stage: str
    batch: str
    papers: int
    told: Path


class Count(NamedTuple):
    """How many papers a job is done with, and how many of them have failed by then."""

    papers: int
    failed: int


def counted(job: Ahead) -> Count:
    """What a job has told so far; nothing before it begins."""
    try:
        told = job.told.read_bytes()
    except FileNotFoundError:
        return Count(0, 0)
    return Count(told.count(b"\n"), told.count(_FAILED))


class Far(NamedTuple):
    """How far a run is.

    ``at`` are the stages at work. Of ``papers``, ``done`` have gone through all stages, and
    ``failed`` have failed in one; ``worked`` is how many whole papers the work done so far
    comes to.
    """

    at: str
    papers: int
    done: int
    failed: int
    worked: float

    @property
    def left(self) -> int:
        """Papers that are neither done nor failed."""
        return self.papers - self.done - self.failed


def how_far(jobs: Sequence[Ahead], counts: Sequence[Count]) -> Far:
    """How far a run of these jobs is, when each has told so much."""
    papers, failed, through = (dict[str, int]() for _ in range(3))
    whole = done = 0
    for job, count in zip(jobs, counts, strict=True):
        papers[job.batch] = job.papers
        failed[job.batch] = max(failed.get(job.batch, 0), count.failed)
        if job.stage == "structure":
            through[job.batch] = count.papers - count.failed
        whole += _COSTS[job.stage] * job.papers
        done += _COSTS[job.stage] * count.papers
    total = sum(papers.values())
    return Far(
        _at(jobs, counts), total, sum(through.values()), sum(failed.values()),
        total * done / whole if whole else 0.0,
    )  # fmt: skip


def _at(jobs: Sequence[Ahead], counts: Sequence[Count]) -> str:
    """ "tag 12/200": the stages that have begun and are not through, else the next one."""
    stages = {
        stage: (
            sum(c.papers for j, c in zip(jobs, counts, strict=True) if j.stage == stage),
            sum(job.papers for job in jobs if job.stage == stage),
        )
        for stage in _COSTS
    }
    ahead = {stage: of for stage, of in stages.items() if of[0] < of[1]}
    begun = [stage for stage in ahead if ahead[stage][0]] or list(ahead)[:1]
    return ", ".join(f"{s} {ahead[s][0]}/{ahead[s][1]}" for s in begun) or "publish"
