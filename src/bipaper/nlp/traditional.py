"""Traditional characters folded to Simplified, character by character."""

from functools import cache
from importlib import resources


def fold(text: str) -> str:
    """``text`` with Traditional characters made Simplified; same length, same offsets.

    For matching only: the choice between readings (乾 for 干) is not made.
    """
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    data = (resources.files("bipaper.data") / "traditional.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in data.splitlines() if not line.startswith("#")]
    return {ord(form): row[0] for row in rows for form in row[1:]}
