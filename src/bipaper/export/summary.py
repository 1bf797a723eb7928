"""What came of a run, for people."""

from collections import Counter
from collections.abc import Sequence

from bipaper.model import Document, Failure


class Summary:
    """Counts of results as they come by."""

    def __init__(self) -> None:
        self.done = 0
        self.pages = 0
        self.failures: list[Failure] = []
        self.warnings: Counter[str] = Counter()

    def add(self, document: Document) -> None:
        """Count a paper with a result, and each kind of warning it has once."""
        self.done += 1
        self.pages += document.source.pages
        self.warnings.update({warning.code for warning in document.diagnostics.warnings})

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
        return "\n".join(lines) + "\n"


def _counted(verb: str, counts: Counter[str]) -> Sequence[str]:
    """ "  failed: encrypted 2", the most frequent first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [f"  {verb}: {code} {count}" for code, count in ordered]
