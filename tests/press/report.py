"""Tables for people: the means, the worst sheets, and what each value of an option costs."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from statistics import fmean, stdev

from figures import means

from bipaper.evaluate import report
from bipaper.evaluate.table import Paper, table_of
from press.options import Options, unlike_plain

WORST = 10  # sheets shown with their options
CHANCE = 1.5  # standard errors: what a value costs less is not shown
LOST = 0.01  # of a metric's mean: a smaller loss is not shown

Scored = Sequence[tuple[Options, Paper]]
Read = Callable[[Options], Paper]  # one sheet, laid out in some way


def as_text(scored: Scored) -> str:
    """All of it."""
    table = report.as_text(table_of(paper for _, paper in scored))
    return "\n".join([table, *_worst(scored), "", *_costs(scored), ""])


def _worst(scored: Scored) -> Iterator[str]:
    yield f"worst {WORST}"
    for options, paper in sorted(scored, key=lambda one: one[1].overall or 0)[:WORST]:
        yield f"{paper.id}  {paper.overall:.3f}  {low_columns(paper)}"
        yield f"    {shown(options)}"


def low_columns(paper: Paper) -> str:
    """The metrics below 1, lowest first."""
    low = sorted((score.value, name) for name, score in paper.scores.items() if score.value < 1)
    return " ".join(f"{name} {value:.2f}" for value, name in low)


def shown(options: Options) -> str:
    """The options that are not the plainest."""
    return ", ".join(f"{name}={value}" for name, value in unlike_plain(options).items())


def _costs(scored: Scored) -> Iterator[str]:
    """Values whose sheets score below the mean of all by more than chance explains, the costliest
    first, with the metrics that lose most."""
    mean = fmean(paper.overall or 0 for _, paper in scored)
    groups = defaultdict(list)
    for options, paper in scored:
        for name, value in asdict(options).items():
            groups[f"{name}={value}"].append(paper)
    yield "cost  sheets  option"
    for name, papers in sorted(groups.items(), key=lambda item: _overall(item[1])):
        cost = _overall(papers) - mean
        if cost < -CHANCE * _error(papers):
            yield f"{cost:+.3f}  {len(papers):4}  {name}  {_losses(papers, scored)}"


def _overall(papers: Sequence[Paper]) -> float:
    return fmean(paper.overall or 0 for paper in papers)


def _error(papers: Sequence[Paper]) -> float:
    """The standard error of the mean; without bound where a single sheet was drawn."""
    values = [paper.overall or 0 for paper in papers]
    return stdev(values) / len(values) ** 0.5 if len(values) > 1 else math.inf


def _losses(papers: Sequence[Paper], scored: Scored) -> str:
    """The three metrics that these papers lose most of, against all."""
    of_all, of_these = (means(table_of(some)) for some in ([paper for _, paper in scored], papers))
    lost = sorted((value - of_all[name], name) for name, value in of_these.items())
    return ", ".join(f"{name} {loss:+.2f}" for loss, name in lost[:3] if loss < -LOST)
