"""What a document says of each page, as boxes over its picture."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bipaper.model import Document
from bipaper.parts.boxed_text import BBox, Region
from bipaper.text.regions import lettered


class PageBox(NamedTuple):
    """A box on a page, in points from its top left.

    ``of`` names the part of the document: its id, or its kind and place in the document from 1
    ("table-2"). ``label`` is short, and empty for what is only lit with its text.
    """

    page: int
    kind: str
    of: str
    label: str
    bbox: BBox


def boxes_by_page(document: Document) -> Mapping[int, list[PageBox]]:
    """The boxes of each page in the order in which they are drawn: what is inside comes later."""
    found: dict[int, list[PageBox]] = {page: [] for page in range(1, document.source.pages + 1)}
    for box in page_boxes(document):
        found.setdefault(box.page, []).append(box)
    return found


def page_boxes(document: Document) -> Iterator[PageBox]:
    """All boxes of a document; blocks are numbered in reading order."""
    for number, own in enumerate(document.furniture, 1):
        told = own.kind.removeprefix("label")  # of which each is a mark between words
        yield from _boxes("furniture", f"furniture-{number}", told, own.regions)
    for part in document.front:
        yield from _boxes("front", f"{part.part}.{part.lang}", part.part, part.regions)
    yield from _blocks(document)
    yield from _parts_of_body(document)
    for number, one in enumerate(document.references, 1):
        label = f"[{one.label}]" if one.label else f"R{number}"
        yield from _boxes("reference", one.id, label, one.regions)
    for number, piece in enumerate(document.unplaced, 1):
        if piece.bbox:
            yield PageBox(piece.page, "unplaced", f"unplaced-{number}", "?", piece.bbox)
    for block in document.blocks().values():
        for sentence in block.sentences:
            yield from _boxes("sentence", sentence.id, "", sentence.regions)
    for claim in document.claims:
        yield from _boxes("claim", claim.id, "", claim.regions)


def _blocks(document: Document) -> Iterator[PageBox]:
    for name, abstract in (("abstract.zh", "zh"), ("abstract.en", "en")):
        if block := document.blocks().get(name):
            yield from _boxes("abstract", name, abstract, block.regions)
    for number, paragraph in enumerate(document.paragraphs, 1):
        yield from _boxes("paragraph", paragraph.id, str(number), paragraph.regions)


def _parts_of_body(document: Document) -> Iterator[PageBox]:
    for section in document.sections:
        yield PageBox(section.page, "heading", section.id, f"H{section.level}", section.bbox)
    for number, table in enumerate(document.tables, 1):
        yield PageBox(table.page, "table", f"table-{number}", f"T{number}", table.bbox)
    for number, caption in enumerate(document.captions, 1):
        label = f"C{number}"
        yield PageBox(caption.page, "caption", f"caption-{number}", label, caption.bbox)
    for number, formula in enumerate(document.formulas, 1):
        label = f"F{number}"
        yield PageBox(formula.page, "formula", f"formula-{number}", label, formula.bbox)


def _boxes(kind: str, of: str, label: str, regions: Sequence[Region]) -> Iterator[PageBox]:
    """The boxes of one thing, each with its label; of what has none, without."""
    for part, region in lettered(label, regions):
        yield PageBox(region.page, kind, of, label and part, region.bbox)
