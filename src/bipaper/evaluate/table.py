"""The table of metrics: each by its name, over papers, and their means."""

from collections.abc import Callable, Iterable, Mapping
from statistics import fmean

import msgspec

from bipaper.evaluate.alignment_metric import alignment
from bipaper.evaluate.body_metrics import (
    captions,
    cells,
    headings,
    joins,
    noise,
    order,
    references,
)
from bipaper.evaluate.front_metrics import (
    abstract_en,
    abstract_zh,
    authors_en,
    authors_zh,
    clc,
    doi,
    keywords_en,
    keywords_zh,
    title_en,
    title_zh,
)
from bipaper.evaluate.gold import Gold
from bipaper.evaluate.mention_metrics import (
    claim_content,
    claim_source,
    claim_spans,
    claims,
    entities,
    quantities,
)
from bipaper.evaluate.scores import Score
from bipaper.model import Document

Metric = Callable[[Document, Gold], Score | None]

METRICS: dict[str, Metric] = {
    metric.__name__: metric
    for metric in (
        title_zh,
        title_en,
        authors_zh,
        authors_en,
        abstract_zh,
        abstract_en,
        keywords_zh,
        keywords_en,
        doi,
        clc,
        headings,
        order,
        joins,
        noise,
        references,
        captions,
        cells,
        alignment,
        quantities,
        entities,
        claims,
        claim_spans,
        claim_source,
        claim_content,
    )
}


class Mean(msgspec.Struct, frozen=True, kw_only=True):
    """A mean over ``papers`` papers; None over none."""

    value: float | None
    papers: int


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """One paper: its scores by metric, where gold has something to score, and their mean."""

    id: str
    overall: float | None
    scores: dict[str, Score]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """All papers; the mean of each metric over the papers it applies to, and the mean of these."""

    overall: float | None
    means: dict[str, Mean]
    papers: list[Paper]


def score_paper(document: Document, gold: Gold) -> Paper:
    """What the metrics say of a paper's document."""
    return paper_of(gold.id, {name: metric(document, gold) for name, metric in METRICS.items()})


def paper_of(id: str, found: Mapping[str, Score | None]) -> Paper:
    """A paper with its scores by metric, None where there is nothing to score."""
    scores = {name: score for name, score in found.items() if score}
    return Paper(id=id, overall=_mean(score.value for score in scores.values()), scores=scores)


def table_of(papers: Iterable[Paper], metrics: Iterable[str] = METRICS) -> Table:
    """The table of some papers."""
    papers = list(papers)
    means = {name: _over(name, papers) for name in metrics}
    values = (mean.value for mean in means.values() if mean.value is not None)
    return Table(overall=_mean(values), means=means, papers=papers)


def _over(metric: str, papers: list[Paper]) -> Mean:
    values = [paper.scores[metric].value for paper in papers if metric in paper.scores]
    return Mean(value=_mean(values), papers=len(values))


def _mean(values: Iterable[float]) -> float | None:
    values = list(values)
    return fmean(values) if values else None
