"""What no part of a paper keeps, as the result gives it: labels, and text without a place."""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby

from bipaper.parts.boxed_text import Region
from bipaper.parts.set_aside import Furniture, Unplaced
from bipaper.pdf.pages import PdfPage
from bipaper.text.ledger import Left, is_label
from bipaper.text.regions import rounded


def labels(left: Iterable[Left], names: Set[str]) -> Iterator[Furniture]:
    """The labels of each page in one text, each in its own box; ``names`` are words of the
    authors' names."""
    found = (piece.line for piece in left if is_label(piece, names))
    for page, lines in groupby(found, key=lambda line: line.page):
        own = list(lines)
        text = " ".join(line.text for line in own)
        regions = [Region(page=page, bbox=rounded(line.bbox)) for line in own]
        yield Furniture(kind="label", text=text, page=page, regions=regions)


def unplaced(left: Iterable[Left], names: Set[str], pages: Sequence[PdfPage]) -> list[Unplaced]:
    """All pieces that are more than labels, and what the pages have without a place."""
    found = [_unplaced(piece) for piece in left if not is_label(piece, names)]
    found += [
        Unplaced(text=text, page=page.number, bbox=rounded(box), why="unsure")
        for page in pages
        for text, box in page.unsure
    ]
    found += [
        Unplaced(text=page.misplaced, page=page.number, bbox=None, why="misplaced")
        for page in pages
        if page.misplaced
    ]
    return sorted(found, key=lambda one: one.page)


def _unplaced(left: Left) -> Unplaced:
    line = left.line
    return Unplaced(text=line.text, page=line.page, bbox=rounded(line.bbox), why=left.why)
