"""What lies in raw/: the samples are the project's, everything else is the user's."""

import subprocess

import pytest
from samples import NAMES, ROOT


def git(*args: str) -> list[str]:
    """The lines that git prints in the project's folder; none where it is no checkout."""
    command = ["git", "-c", "core.quotePath=no", "-C", str(ROOT), *args]
    try:
        return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
    except FileNotFoundError:
        return []


def test_of_what_is_in_raw_git_takes_the_samples_alone() -> None:
    rules = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    about_raw = [rule for rule in rules if rule.lstrip("!").startswith("/raw")]
    assert about_raw == ["/raw/*", *(f"!/raw/{name}.pdf" for name in NAMES)]


@pytest.mark.skipif(git("rev-parse", "--show-toplevel") != [str(ROOT)], reason="no git checkout")
def test_a_paper_put_into_raw_is_ignored_by_git() -> None:
    own = ["raw/mine.pdf", "raw/论文/一.pdf", "raw/heat_pump_policy.PDF"]
    samples = [f"raw/{name}.pdf" for name in NAMES]
    assert git("check-ignore", "--no-index", *own, *samples) == own
