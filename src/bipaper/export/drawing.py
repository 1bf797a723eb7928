"""What was decided about each page of a paper, as boxes that can be drawn over it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from bipaper.layout.columns import Placed
from bipaper.layout.floats import Float
from bipaper.layout.page import PageLayout
from bipaper.parts.boxed_text import BBox, Block, Region
from bipaper.parts.extracted import Extracted
from bipaper.parts.set_aside import Unplaced
from bipaper.pdf.pages import PdfPage
from bipaper.text.front.frontmatter import FrontPart
from bipaper.text.in_points import Places
from bipaper.text.paper import Reading
from bipaper.text.regions import Printed, around, lettered, regions_of, rounded

Kind = Literal[
    "column",
    "front matter",
    "abstract",
    "heading",
    "paragraph",
    "formula",
    "figure, table",
    "caption",
    "reference",
    "furniture",
    "unplaced",
]
Colour = tuple[int, int, int]

# Colours that the colour-blind can tell apart: M. Okabe and K. Ito, "Color Universal Design",
# 2008; the grey is that of the palette of this name in R. The order is that of the legend; later
# kinds are drawn over earlier ones.
COLOURS: Mapping[Kind, Colour] = {
    "column": (153, 153, 153),
    "figure, table": (240, 228, 66),
    "front matter": (204, 121, 167),
    "abstract": (86, 180, 233),
    "heading": (213, 94, 0),
    "paragraph": (0, 114, 178),
    "formula": (86, 180, 233),
    "caption": (230, 159, 0),
    "reference": (0, 158, 115),
    "furniture": (153, 153, 153),
    "unplaced": (0, 0, 0),
}


_SET_ASIDE: tuple[FrontPart, ...] = ("masthead", "statement")  # drawn as the furniture they are


class Box(NamedTuple):
    """A box on a page, in points from its top left; ``label`` is ASCII: every PDF reader and
    pdfium have a font for it."""

    page: int
    kind: Kind
    label: str
    bbox: BBox


class Sheet(NamedTuple):
    """What is drawn of a page: its size in points, by how many degrees it is turned clockwise
    to be upright, a line about it, and its boxes."""

    number: int
    width: float
    height: float
    turned: int
    head: str
    boxes: list[Box]


def sheets(reading: Reading) -> list[Sheet]:
    """All pages of a paper with their boxes, in the order in which they are drawn."""
    order = list(COLOURS)
    found = (_in_file(box, reading.places) for box in boxes(reading))
    drawn = sorted(found, key=lambda box: order.index(box.kind))
    own: dict[int, list[Box]] = {page.number: [] for page in reading.pages}
    for box in drawn:
        own[box.page].append(box)
    unit = reading.places.unit
    return [_sheet(page, reading.paper, own[page.number], unit) for page in reading.pages]


def _in_file(box: Box, places: Places) -> Box:
    return box._replace(page=places.page(box.page), bbox=places.box(box.page, box.bbox))


def _sheet(page: PdfPage, paper: Extracted, own: list[Box], unit: float) -> Sheet:
    head = ", ".join(_about(page, paper))
    return Sheet(page.number, page.width * unit, page.height * unit, page.turned, head, own)


def _about(page: PdfPage, paper: Extracted) -> Iterator[str]:
    yield f"page {page.number} of {paper.source.pages}"
    if page.ocr:
        yield "read by OCR"
    if any(page.number in font.pages for font in paper.source.healed):
        yield "wrong characters of a font healed"
    if page.turned:
        yield f"turned by {page.turned} degrees"


def boxes(reading: Reading) -> Iterator[Box]:
    """The boxes of a paper on its printed pages.

    Sections, paragraphs and references are numbered as the result has them, in reading order:
    "p12", and "p12a", "p12b" where a paragraph goes on in another column or on another page.
    Other labels say what a box is.
    """
    paper = reading.paper
    for part, lines in reading.front.printed:
        if part not in _SET_ASIDE:
            yield from _boxes("front matter", part, regions_of(lines))
    yield from _parts("abstract", "abstract.zh", _printed(paper.abstract_zh))
    yield from _parts("abstract", "abstract.en", _printed(paper.abstract_en))
    for number, section in enumerate(paper.sections, 1):
        yield Box(section.page, "heading", f"s{number} level {section.level}", section.bbox)
    for number, paragraph in enumerate(paper.paragraphs, 1):
        yield from _parts("paragraph", f"p{number}", _printed(paragraph.block))
    for formula in paper.formulas:
        yield Box(formula.page, "formula", formula.number or "", formula.bbox)
    for number, reference in enumerate(paper.references, 1):
        yield from _parts("reference", f"r{number}", reference.regions)
    for page in reading.layout.pages:
        yield from _set_apart(page)
    for one in paper.furniture:
        yield from _boxes("furniture", "" if one.kind == "label" else one.kind, one.regions)
    yield from _unplaced(paper.unplaced)


def _printed(block: Block | None) -> list[Region]:
    return regions_of(block.lines) if block else []


def _boxes(kind: Kind, label: str, regions: Iterable[Printed]) -> Iterator[Box]:
    for region in regions:
        yield Box(region.page, kind, label, rounded(region.bbox))


def _parts(kind: Kind, label: str, regions: Sequence[Region]) -> Iterator[Box]:
    """The boxes of what is one thing: a letter tells its parts."""
    for part, region in lettered(label, regions):
        yield Box(region.page, kind, part, region.bbox)


def _set_apart(page: PageLayout) -> Iterator[Box]:
    """What stands beside the running text of a page, and its columns."""
    yield from _columns(page)
    for float_ in page.floats:
        yield from _float(page.number, float_)


def _columns(page: PageLayout) -> Iterator[Box]:
    """The columns of each part of a page that has several, from their first line to the last."""
    columns: dict[tuple[int, float, float], list[Placed]] = {}
    for item in page.flow:
        if item.column is not None:
            columns.setdefault((item.zone, item.x0, item.x1), []).append(item)
    for (_, x0, x1), items in columns.items():
        _, top, _, bottom = around(item.line.bbox for item in items)
        yield Box(page.number, "column", "", rounded((x0, top, x1, bottom)))


def _float(page: int, one: Float) -> Iterator[Box]:
    number = one.label.number if one.label.number.isascii() else ""
    name = f"{one.label.kind} {number}".strip()
    yield Box(page, "figure, table", name, rounded(one.bbox))
    yield from _boxes("caption", name, regions_of([*one.caption, *one.english]))
    yield from _boxes("caption", "notes", regions_of(one.notes))


def _unplaced(pieces: Iterable[Unplaced]) -> Iterator[Box]:
    """Pieces of one line have one label, behind the last of them."""
    boxed = [(one, one.bbox) for one in pieces if one.bbox]
    for _, line in groupby(boxed, key=lambda pair: (pair[0].page, pair[1][1], pair[0].why)):
        *before, (last, bbox) = line
        yield from (Box(one.page, "unplaced", "", own) for one, own in before)
        yield Box(last.page, "unplaced", last.why.replace("_", " "), bbox)
