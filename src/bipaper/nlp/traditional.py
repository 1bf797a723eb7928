"""Traditional characters folded to Simplified, character by character."""

from functools import cache

from bipaper.data import read_rows


def fold(text: str) -> str:
    """``text`` with Traditional characters made Simplified; same length, same offsets.

    For matching only: the choice between readings (乾 for 干) is not made.
    """
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    rows = [row.split("\t") for row in read_rows(__name__, "traditional.tsv")]
    return {ord(form): row[0] for row in rows for form in row[1:]}
