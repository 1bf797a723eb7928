"""A document as a page for a browser: its text in colour, and what was found in it."""

from collections.abc import Iterator
from html import escape

from bipaper.export.tables import aligned_texts
from bipaper.model import Claim, Document
from bipaper.nlp.display import paragraph_html

_STYLE = """
body { max-width: 60em; margin: 2em auto; padding: 0 1em; font-family: sans-serif }
td { width: 50%; padding: .3em .5em; vertical-align: top; border-top: 1px solid #ddd }
ul { margin: 0; color: #666; font-size: .85em }
small { color: #999 }
"""


def document_html(document: Document) -> str:
    """HTML of a whole document.

    Title, warnings, the abstracts side by side, the body in reading order with entities
    and quantities labelled, under each paragraph its claims, and the references.
    """
    title = document.metadata.title.zh or document.metadata.title.en or document.id
    parts = (_head(document), _abstracts(document), _body(document), _references(document))
    body = "\n".join(line for part in parts for line in part)
    return (
        f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8">\n'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body>\n{body}\n"
        f"</body></html>\n"
    )


def _head(document: Document) -> Iterator[str]:
    data = document.metadata
    for title in filter(None, (data.title.zh, data.title.en)):
        yield f"<h1>{escape(title)}</h1>"
    for names in filter(None, (data.authors.zh, data.authors.en)):
        yield f"<p>{escape(', '.join(names))}</p>"
    yield from _listed(f"warning: {w.message}" for w in document.diagnostics.warnings)


def _abstracts(document: Document) -> Iterator[str]:
    if document.abstract.zh or document.abstract.en:
        yield "<h2>摘要 · Abstract</h2>"
    if document.alignment.abstract:
        yield "<table>"
        for bead, zh, en in aligned_texts(document):
            note = bead.reason or f"{bead.score:.2f}"
            yield f"<tr><td>{escape(zh or '')}<td>{escape(en or '')} <small>{note}</small>"
        yield "</table>"
    for block in ("abstract.zh", "abstract.en"):
        if block in document.texts():
            yield from _block(document, block)


def _body(document: Document) -> Iterator[str]:
    yield from _paragraphs(document, None)
    for section in document.sections:
        size = min(section.level + 1, 6)
        heading = escape(f"{section.number or ''} {section.title}".strip())
        yield f"<h{size}>{heading} <small>p. {section.page}</small></h{size}>"
        yield from _paragraphs(document, section.id)


def _paragraphs(document: Document, section: str | None) -> Iterator[str]:
    for paragraph in document.paragraphs:
        if paragraph.section == section:
            yield from _block(document, paragraph.id)


def _block(document: Document, block: str) -> Iterator[str]:
    """A block with its mentions labelled, and its claims."""
    yield f'<div id="{block}">{paragraph_html(document, block)}</div>'
    yield from _listed(_said(claim) for claim in document.claims if claim.block == block)


def _said(claim: Claim) -> str:
    hedged = ", hedged" if claim.hedged else ""
    return f"{claim.type}{hedged} ({claim.confidence:.2f}): {claim.text}"


def _references(document: Document) -> Iterator[str]:
    if document.references:
        yield "<h2>参考文献 · References</h2>"
        yield from _listed(f"[{r.label or r.id}] {r.text}" for r in document.references)


def _listed(items: Iterator[str]) -> Iterator[str]:
    lines = [f"<li>{escape(item)}" for item in items]
    if lines:
        yield from ("<ul>", *lines, "</ul>")
