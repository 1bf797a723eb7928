"""The rows of the tables of a corpus that a page about it shows, and what it counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from bipaper.document.assemble import full_titles
from bipaper.find.claims.roles import roles_of
from bipaper.model import Document
from bipaper.parts.claims import Claim
from bipaper.report.paper_view import title_of

PAPER_COLUMNS = (
    "paper", "grade", "score", "year", "kind", "pages", "claims", "numbers", "warned", "address",
)  # fmt: skip
CLAIM_COLUMNS = (
    "of", "id", "claim", "type", "source", "content", "role", "entity", "unit", "page", "best",
)  # fmt: skip

CHOSEN = frozenset(
    {"grade", "kind", "year", "warned", "type", "source", "content", "role", "unit", "best"}
)
"""Columns by whose values rows can be chosen."""

Row = tuple[Any, ...]
Counts = Mapping[str, Mapping[str, int]]


class PaperRows(NamedTuple):
    """A paper's row, the rows of its claims (``PAPER_COLUMNS``, ``CLAIM_COLUMNS``; the first of
    a claim's is left for its paper's place), and what is counted."""

    paper: Row
    claims: list[Row]
    counts: Counts


def paper_rows(document: Document) -> PaperRows:
    """What a page about a corpus needs of one of its papers."""
    return PaperRows(_paper(document), list(_claims(document)), _counts(document))


def address_of(id: str) -> str:
    """Where a paper's page is, from the page about the corpus."""
    return f"papers/{quote(id)}.html"


def _paper(document: Document) -> Row:
    return (
        title_of(document),
        document.quality.grade,
        document.quality.score,
        document.metadata.journal.year or "",
        document.source.kind,
        document.source.pages,
        len(document.claims),
        len(document.quantities),
        sorted({one.code for one in document.diagnostics.warnings}),
        address_of(document.id),
    )


def _claims(document: Document) -> Iterator[Row]:
    titles = full_titles(document.sections)
    units = {one.id: one.unit for one in document.quantities}
    names = {one.id: one.name for one in document.entities}
    for claim in document.claims:
        yield (
            claim.id,
            claim.text,
            claim.type,
            claim.source,
            claim.content,
            _roles(claim, titles),
            sorted({names[one] for one in claim.entities}),
            sorted({unit for one in claim.quantities if (unit := units.get(one))}),
            claim.regions[0].page if claim.regions else None,
            "best" if claim.salient else "",
        )


def _roles(claim: Claim, titles: Mapping[str | None, str]) -> list[str]:
    if claim.block.startswith("abstract."):
        return ["abstract"]
    return list(roles_of(titles.get(claim.section, "")))


def _counts(document: Document) -> Counts:
    # sorted: labels counted as often stand in the order that they are first counted in
    warnings = sorted({one.code for one in document.diagnostics.warnings})
    return {
        "Papers by grade": Counter([document.quality.grade]),
        "Papers with a warning": Counter(warnings),
        "Claims by source": Counter(one.source for one in document.claims),
        "Claims by content": Counter(label for one in document.claims for label in one.content),
        "Quantities by kind": Counter(one.kind for one in document.quantities),
        "Pairs of sentences by score": Counter(
            one.reason or f"{int(one.score * 10) / 10:.1f}" for one in document.alignment.abstract
        ),
    }


def choices_of(papers: Sequence[PaperRows]) -> dict[str, list[str]]:
    """The values of the columns by which rows can be chosen; to look for them in all rows of a
    large corpus takes a browser as long as all else."""
    claims = (row for paper in papers for row in paper.claims)
    return {
        **_values(PAPER_COLUMNS, (one.paper for one in papers)),
        **_values(CLAIM_COLUMNS[1:], claims),
    }


def _values(columns: Sequence[str], rows: Iterable[Row]) -> dict[str, list[str]]:
    places = [(place, name) for place, name in enumerate(columns) if name in CHOSEN]
    found: dict[str, set[str]] = {name: set() for _, name in places}
    for row in rows:
        for place, name in places:
            found[name].update(row[place] if isinstance(row[place], list) else (row[place],))
    return {name: sorted(values - {""}) for name, values in found.items()}


def added(found: Iterable[Counts]) -> dict[str, Counter[str]]:
    """Counts of several papers together."""
    total: dict[str, Counter[str]] = {}
    for counts in found:
        for name, own in counts.items():
            total.setdefault(name, Counter()).update(own)
    return total
