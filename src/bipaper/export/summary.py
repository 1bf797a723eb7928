"""What came of a run, for people."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bipaper.model import Document, Failure
from bipaper.shown import shown

_SHOWN = 10  # lines of one kind, so that a summary stays one


class Summary:
    """Counts of results as they come by."""

    def __init__(self) -> None:
        self.done = 0
        self.pages = 0
        self.failures: list[Failure] = []
        self.warnings: Counter[str] = Counter()
        self._files: dict[str, list[str]] = {}

    def add(self, document: Document) -> None:
        """Count a paper with a result, and each kind of warning it has once."""
        self.done += 1
        self.pages += document.source.pages
        self.warnings.update({warning.code for warning in document.diagnostics.warnings})
        self._files.setdefault(document.source.sha256, []).append(document.id)

    def text(self) -> str:
        """Papers done and failed and why, and the warnings of the results."""
        reasons = Counter(failure.code for failure in self.failures)
        lines = [
            f"{self.done + len(self.failures)} papers: "
            f"{self.done} done ({self.pages} pages), {len(self.failures)} failed"
            + (" (see failures.tsv)" if self.failures else "")
        ]
        lines += _counted("failed", reasons)
        lines += _counted("warned", self.warnings)
        lines += _twice(papers for papers in self._files.values() if len(papers) > 1)
        return "\n".join(lines) + "\n"


def _twice(groups: Iterable[Sequence[str]]) -> Sequence[str]:
    """ "  the same file: a, b" for papers with the same bytes, the first few."""
    same = list(groups)
    lines = [f"  the same file: {', '.join(map(shown, papers))}" for papers in same[:_SHOWN]]
    return [*lines, f"  and {len(same) - _SHOWN} more"] if len(same) > _SHOWN else lines


def _counted(verb: str, counts: Counter[str]) -> Sequence[str]:
    """ "  failed: encrypted 2", the most frequent first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [f"  {verb}: {code} {count}" for code, count in ordered]
