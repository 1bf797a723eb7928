"""A document as a page for a browser: its text in colour, and what was found in it."""

from collections.abc import Iterator
from itertools import starmap

from markupsafe import Markup

from bipaper.export.bitext import aligned_texts
from bipaper.export.display import page_html, paragraph_html
from bipaper.model import Claim, Document, Formula, Reference


def document_html(document: Document) -> Markup:
    """HTML of a whole document.

    Title, warnings and grade, the abstracts side by side, the body in reading order with entities
    and quantities labelled, under each paragraph its formulas and claims, the references, and
    what no part of the result holds.
    """
    title = document.metadata.title.zh or document.metadata.title.en or document.id
    parts = (_head, _abstracts, _body, _references, _unplaced)
    return page_html(title, Markup("\n").join(line for part in parts for line in part(document)))


def _head(document: Document) -> Iterator[Markup]:
    data = document.metadata
    for title in filter(None, (data.title.zh, data.title.en)):
        yield Markup("<h1>{}</h1>").format(title)
    for names in filter(None, (data.authors.zh, data.authors.en)):
        yield Markup("<p>{}</p>").format(", ".join(names))
    yield from _listed(f"warning: {w.message}" for w in document.diagnostics.warnings)
    quality = document.quality
    yield Markup("<p>Kind {}, grade {}, score {:.2f}</p>").format(
        document.source.kind, quality.grade, quality.score
    )
    yield from _listed(f"{sign.name}: {sign.message}" for sign in quality.signs if sign.message)


def _abstracts(document: Document) -> Iterator[Markup]:
    if document.abstract.zh or document.abstract.en:
        yield Markup("<h2>摘要 · Abstract</h2>")
    if document.alignment.abstract:
        yield Markup("<table>")
        for bead, zh, en in aligned_texts(document):
            note = bead.reason or f"{bead.score:.2f}"
            row = Markup("<tr><td>{}<td>{} <small>{}</small>")
            yield row.format(zh or "", en or "", note)
        yield Markup("</table>")
    for block in ("abstract.zh", "abstract.en"):
        if block in document.texts():
            yield from _block(document, block)


def _body(document: Document) -> Iterator[Markup]:
    yield from _paragraphs(document, None)
    for section in document.sections:
        yield Markup("<h{size}>{heading} <small>p. {page}</small></h{size}>").format(
            size=min(section.level + 1, 6),
            heading=f"{section.number or ''} {section.title}".strip(),
            page=section.page,
        )
        yield from _paragraphs(document, section.id)
    yield from _listed(_shown(one) for one in document.formulas if one.block is None)


def _paragraphs(document: Document, section: str | None) -> Iterator[Markup]:
    for paragraph in document.paragraphs:
        if paragraph.section == section:
            yield from _block(document, paragraph.id)


def _block(document: Document, block: str) -> Iterator[Markup]:
    """A block with its mentions labelled, its formulas and its claims."""
    marked = paragraph_html(document, block)
    yield Markup('<div id="{}">{}</div>').format(block, marked)
    yield from _listed(_shown(one) for one in document.formulas if one.block == block)
    yield from _listed(_said(claim) for claim in document.claims if claim.block == block)


def _shown(formula: Formula) -> str:
    number = f" ({formula.number})" if formula.number else ""
    return f"formula{number}, p. {formula.page}: {formula.text}"


def _said(claim: Claim) -> str:
    """A claim behind a star where a reader would put it on a card, with what it is."""
    star = "★ " if claim.salient else ""
    told = ", ".join((claim.source, *claim.content, *(["hedged"] if claim.hedged else [])))
    return f"{star}{claim.type}; {told} ({claim.confidence:.2f}): {claim.text}"


def _references(document: Document) -> Iterator[Markup]:
    if document.references:
        yield Markup("<h2>参考文献 · References</h2>")
        yield from _listed(starmap(_entry, enumerate(document.references, 1)))


def _entry(place: int, reference: Reference) -> str:
    """An entry with its label, or its place in a list without labels."""
    return (
        f"[{reference.label}] {reference.text}" if reference.label else f"{place}. {reference.text}"
    )


def _unplaced(document: Document) -> Iterator[Markup]:
    if document.unplaced:
        yield Markup("<h2>未归类 · Unplaced</h2>")
        yield from _listed(f"p. {one.page}, {one.why}: {one.text}" for one in document.unplaced)


def _listed(items: Iterator[str]) -> Iterator[Markup]:
    lines = [Markup("<li>{}").format(item) for item in items]
    if lines:
        yield from (Markup("<ul>"), *lines, Markup("</ul>"))
