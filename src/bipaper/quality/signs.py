"""All signs by which a paper's quality is judged, by name."""

from collections.abc import Callable

from bipaper.quality import front, lists, printed
from bipaper.quality.findings import Found, Read

SIGNS: dict[str, Callable[[Read], Found | None]] = {
    "characters": printed.characters,
    "ocr": printed.ocr,
    "healed": printed.healed,
    "words": printed.words,
    "unplaced": printed.unplaced,
    "overlaps": printed.overlaps,
    "order": printed.order,
    "paragraphs": printed.paragraphs,
    "kind": front.kind,
    "parts": front.parts,
    "titles": front.titles,
    "authors": front.authors,
    "keywords": front.keywords,
    "abstracts": front.abstracts,
    "headings": lists.headings,
    "references": lists.references,
    "citations": lists.citations,
    "captions": lists.captions,
}
"""What a sign is called in the result -> what finds it; None where it does not apply."""
