"""Scores as tests keep them: to two digits, in TOML."""

from collections.abc import Mapping

from bipaper.evaluate.table import Table

Figures = dict[str, dict[str, float]]


def means(table: Table) -> dict[str, float]:
    """The mean of each metric that the table has."""
    return {name: mean.value for name, mean in table.means.items() if mean.value is not None}


def rounded(rows: Mapping[str, Mapping[str, float]]) -> Figures:
    return {
        name: {key: round(value, 2) for key, value in row.items()} for name, row in rows.items()
    }


def as_toml(head: str, rows: Figures) -> str:
    """A file with a table for each row."""
    lines = [
        line
        for name, row in rows.items()
        for line in ("", f"[{name}]", *(f"{key} = {value:.2f}" for key, value in row.items()))
    ]
    return head + "\n".join(lines) + "\n"
