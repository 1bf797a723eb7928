"""A paper's result in a terminal: what it is, how far to trust it, its outline, its results."""

from collections.abc import Iterator, Mapping

from rich.text import Text

from bipaper.export.interchange.flow import heading_of
from bipaper.model import Document
from bipaper.parts.claims import Claim
from bipaper.report.paper_view import signs
from bipaper.shown import shown

# Of the 16 colours that every terminal has and that its owner may have chosen.
_GRADES: Mapping[str, str] = {"A": "green", "B": "cyan", "C": "yellow", "D": "red"}
_SOURCES: Mapping[str, str] = {"own": "green", "cited": "yellow", "stated": "default"}


def printout(document: Document) -> Iterator[Text]:
    """Lines for ``rich``; characters of the document that a terminal would obey are shown.

    Claims have the numbers by which ``bipaper explain`` knows them; those are listed that tell
    the paper's results.
    """
    yield from _head(document)
    yield from _quality(document)
    yield from _outline(document)
    yield from _claims(document)


def _line(*parts: str | tuple[str, str]) -> Text:
    cleaned = [shown(p) if isinstance(p, str) else (shown(p[0]), p[1]) for p in parts]
    return Text.assemble(*cleaned)


def _head(document: Document) -> Iterator[Text]:
    data, source = document.metadata, document.source
    for title in filter(None, (data.title.zh, data.title.en)):
        yield _line((title, "bold"))
    for names in filter(None, (data.authors.zh, data.authors.en)):
        yield _line(", ".join(names))
    where = (data.journal.zh or data.journal.en, data.journal.year, data.doi)
    yield _line(", ".join(filter(None, (*where, source.kind, f"{source.pages} pages"))))


def _quality(document: Document) -> Iterator[Text]:
    grade = document.quality.grade
    yield _line("")
    yield _line((f"Grade {grade}", f"bold {_GRADES[grade]}"), f" {document.quality.score:.2f}")
    for sign in signs(document):
        if sign.message:
            yield _line(f"  −{sign.loss:.2f} ", (sign.name, "bold"), f": {sign.message}")
    for warning in document.diagnostics.warnings:
        yield _line("  warning ", (warning.code, "bold yellow"), f": {warning.message}")


def _outline(document: Document) -> Iterator[Text]:
    yield _line("")
    counts = f"{len(document.sections)} sections, {len(document.paragraphs)} paragraphs"
    floats = f"{len(document.captions)} captions, {len(document.tables)} tables"
    yield _line(("Outline", "bold"), f": {counts}, {floats}, {len(document.references)} references")
    for section in document.sections:
        yield _line("  " * section.level, heading_of(section), (f"  p. {section.page}", "dim"))


def _claims(document: Document) -> Iterator[Text]:
    told = [(n, one) for n, one in enumerate(document.claims, 1) if one.salient]
    yield _line("")
    rest = len(document.claims) - len(told)
    yield _line(("Claims", "bold"), f": {len(told)} that tell its results, {rest} others")
    for number, claim in told:
        yield _line(f"  c{number} ", (claim.source, _SOURCES[claim.source]), f" {_facets(claim)}")
        yield _line(f"    {claim.text}")


def _facets(claim: Claim) -> str:
    hedged = ["hedged"] if claim.hedged else []
    page = f"p. {claim.regions[0].page}" if claim.regions else ""
    told = ", ".join((claim.type, *claim.content, *hedged))
    return f"{told} {claim.confidence:.2f} {page}".rstrip()
