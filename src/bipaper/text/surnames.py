"""Chinese surnames and how they are written in Latin letters."""

from functools import cache

from bipaper.chars import simplify
from bipaper.data import read_rows


@cache
def romanised() -> dict[str, set[str]]:
    """Chinese surnames -> their forms in Latin letters (surnames.tsv)."""
    rows = [row.split("\t") for row in read_rows(__name__, "surnames.tsv")]
    return {chinese: set(forms) for chinese, *forms in rows}


def has_surname(name: str) -> bool:
    """Whether a Chinese name begins with a surname of one or two characters."""
    start = simplify(name[:2])
    return start[:1] in romanised() or start in romanised()
