"""What came of a run, for people."""

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nsmallest

from bipaper.model import Document, Failure, Quality
from bipaper.shown import shown

_SHOWN = 10  # lines of one kind, so that a summary stays one
_REASONS = 2  # for a paper's grade


class Summary:
    """Counts of results as they come by."""

    def __init__(self) -> None:
        self.done = 0
        self.pages = 0
        self.failures: list[Failure] = []
        self.warnings: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.grades: Counter[str] = Counter()
        self._worst: list[tuple[float, str, Quality]] = []
        self._files: dict[str, list[str]] = {}

    def add(self, document: Document) -> None:
        """Count a paper with a result, its kind and grade, and each kind of warning once."""
        self.done += 1
        self.pages += document.source.pages
        self.warnings.update({warning.code for warning in document.diagnostics.warnings})
        self.kinds[document.source.kind] += 1
        self.grades[document.quality.grade] += 1
        if document.quality.grade != "A":
            own = (document.quality.score, document.id, document.quality)
            self._worst = nsmallest(_SHOWN, [*self._worst, own], key=lambda one: one[:2])
        self._files.setdefault(document.source.sha256, []).append(document.id)

    def text(self) -> str:
        """Papers done, and failed with the first of them; kinds, warnings, grades, the worst."""
        reasons = Counter(failure.code for failure in self.failures)
        lines = [
            f"{self.done + len(self.failures)} papers: "
            f"{self.done} done ({self.pages} pages), {len(self.failures)} failed"
            + (" (see failures.tsv)" if self.failures else "")
        ]
        lines += _counted("failed", reasons)
        lines += _first(f"  {_failed(failure)}" for failure in self.failures)
        lines += _counted("kind", self.kinds)
        lines += _counted("warned", self.warnings)
        lines += _counted("grade", self.grades)
        lines += [f"  {one.grade} {score:.2f}: {_why(id, one)}" for score, id, one in self._worst]
        same = (papers for papers in self._files.values() if len(papers) > 1)
        lines += _first(f"  the same file: {', '.join(map(shown, papers))}" for papers in same)
        return "\n".join(lines) + "\n"


def _why(paper: str, quality: Quality) -> str:
    """A paper and what speaks most against its result."""
    odd = sorted((sign for sign in quality.signs if sign.message), key=lambda sign: -sign.loss)
    reasons = "; ".join(f"{sign.name}: {sign.message}" for sign in odd[:_REASONS])
    return f"{shown(paper)} ({shown(reasons)})"


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
