"""Chinese surnames and how they are written in Latin letters."""

from functools import cache
from importlib import resources


@cache
def romanised() -> dict[str, set[str]]:
    """Chinese surnames -> their forms in Latin letters (data/surnames.tsv)."""
    text = (resources.files("bipaper.data") / "surnames.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {chinese: set(forms) for chinese, *forms in rows}


def has_surname(name: str) -> bool:
    """Whether a Chinese name begins with a surname of one or two characters."""
    return name[:1] in romanised() or name[:2] in romanised()
