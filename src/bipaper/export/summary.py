"""What came of a run, for people."""

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nsmallest

import msgspec

from bipaper.model import Document
from bipaper.parts.diagnostics import Failure
from bipaper.parts.grades import Quality
from bipaper.shown import papers, shown

_SHOWN = 10  # lines of one kind, so that a summary stays one
_REASONS = 2  # for a paper's grade


class Counted(msgspec.Struct, kw_only=True, frozen=True):
    """What a summary counts of a paper; ``why`` is what speaks most against its result."""

    id: str
    pdf: str
    pages: int
    warnings: list[str]
    kind: str
    grade: str
    score: float
    why: str


def counted(document: Document) -> Counted:
    """What a summary counts of a document."""
    return Counted(
        id=document.id,
        pdf=document.source.sha256,
        pages=document.source.pages,
        warnings=[warning.code for warning in document.diagnostics.warnings],
        kind=document.source.kind,
        grade=document.quality.grade,
        score=document.quality.score,
        why=_why(document.quality),
    )


class Summary:
    """Counts of results as they come by."""

    def __init__(self) -> None:
        self.done = 0
        self.pages = 0
        self.failures: list[Failure] = []
        self.warnings: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.grades: Counter[str] = Counter()
        self._worst: list[Counted] = []
        self._files: dict[str, list[str]] = {}

    def add(self, paper: Counted) -> None:
        """Count a paper with a result, its kind and grade, and each kind of warning once."""
        self.done += 1
        self.pages += paper.pages
        self.warnings.update(set(paper.warnings))
        self.kinds[paper.kind] += 1
        self.grades[paper.grade] += 1
        if paper.grade != "A":
            worst = [*self._worst, paper]
            self._worst = nsmallest(_SHOWN, worst, key=lambda one: (one.score, one.id))
        self._files.setdefault(paper.pdf, []).append(paper.id)

    def text(self) -> str:
        """Papers done, and failed with the first of them; kinds, warnings, grades, the worst."""
        reasons = Counter(failure.code for failure in self.failures)
        lines = [
            f"{papers(self.done + len(self.failures))}: "
            f"{self.done} done ({self.pages} pages), {len(self.failures)} failed"
            + (" (see failures.tsv)" if self.failures else "")
        ]
        lines += _counted("failed", reasons)
        lines += _first(f"  {_failed(failure)}" for failure in self.failures)
        lines += _counted("kind", self.kinds)
        lines += _counted("warned", self.warnings)
        lines += _counted("grade", self.grades)
        lines += [
            f"  {one.grade} {one.score:.2f}: {shown(one.id)} ({one.why})" for one in self._worst
        ]
        same = (ids for ids in self._files.values() if len(ids) > 1)
        lines += _first(f"  the same file: {', '.join(map(shown, ids))}" for ids in same)
        return "\n".join(lines) + "\n"


def _why(quality: Quality) -> str:
    """What speaks most against a result."""
    odd = sorted((sign for sign in quality.signs if sign.message), key=lambda sign: -sign.loss)
    return shown("; ".join(f"{sign.name}: {sign.message}" for sign in odd[:_REASONS]))


def _failed(failure: Failure) -> str:
    return f"{failure.code}: {shown(failure.id)} ({shown(failure.message)})"


def _first(lines: Iterable[str]) -> Sequence[str]:
    """The first few lines, and how many more there are."""
    every = list(lines)
    rest = len(every) - _SHOWN
    return [*every[:_SHOWN], f"  and {rest} more"] if rest > 0 else every


def _counted(verb: str, counts: Counter[str]) -> Sequence[str]:
    """ "  failed: encrypted 2", the most frequent first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [f"  {verb}: {code} {count}" for code, count in ordered]
