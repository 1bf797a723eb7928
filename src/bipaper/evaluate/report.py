"""The table as text for people and as JSON for programs."""

from collections.abc import Iterator

import msgspec

from bipaper.evaluate.table import METRICS, Paper, Table
from bipaper.shown import shown

_NAME = max(map(len, METRICS))
_LONGEST = 100  # characters shown of a text that differs


def as_text(table: Table) -> str:
    """A line for each metric: its mean, and over how many papers; the mean of these last."""
    rows = [(name, mean.value, mean.papers) for name, mean in table.means.items()]
    rows.append(("overall", table.overall, len(table.papers)))
    lines = [f"{'metric':{_NAME}}   mean  papers"]
    lines += [f"{name:{_NAME}}  {_figure(value):>5}  {papers:6}" for name, value, papers in rows]
    return "\n".join(lines) + "\n"


def details(table: Table) -> str:
    """What differs in each paper: "-" before what only gold has, "+" before what only the
    result has."""
    return "\n".join("\n".join(_differing(paper)) + "\n" for paper in table.papers)


def as_json(table: Table) -> str:
    """All of the table, what differs included, indented."""
    return msgspec.json.format(msgspec.json.encode(table), indent=1).decode() + "\n"


def _differing(paper: Paper) -> Iterator[str]:
    yield f"{shown(paper.id)}  {_figure(paper.overall)}"
    for name, score in paper.scores.items():
        if score.value < 1:
            yield f"  {name} {_figure(score.value)} ({score.right} of {score.wanted})"
            yield from _marked("-", score.missing)
            yield from _marked("+", score.extra)


def _marked(mark: str, texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        cut = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        yield f"    {mark} {shown(cut)}"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
