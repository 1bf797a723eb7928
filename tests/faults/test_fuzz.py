"""Papers changed by chance: a document comes out, or a reason, and nothing else."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

TESTS = Path(__file__).parents[1]
CHANGED = 100
RIGHT = {"done", "damaged", "no_pages", "encrypted", "not_pdf", "empty"}


def test_whatever_is_changed_in_a_paper_a_document_comes_out_or_a_reason(
    figures: Callable[[str], None],
) -> None:
    program = [sys.executable, "-m", "faults.fuzz", "0", str(CHANGED)]
    done = subprocess.run(program, cwd=TESTS, stdout=subprocess.PIPE, text=True, check=True)
    came = dict(line.split("\t", 1) for line in done.stdout.splitlines())
    counts = ", ".join(f"{what} {count}" for what, count in Counter(came.values()).most_common())
    figures(f"{len(came)} changed papers: {counts}")
    assert len(came) == CHANGED
    assert {number: what for number, what in came.items() if what not in RIGHT} == {}
