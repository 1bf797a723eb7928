"""Printed text that is no part of what a paper says, and what found no place."""

from typing import Literal

from bipaper.parts.boxed_text import BBox, Region
from bipaper.parts.ids import BlockId
from bipaper.parts.structs import Record

FurnitureKind = Literal[
    "header",
    "footer",
    "footnote",
    "watermark",
    "line_numbers",
    "contents",
    "label",
    "statement",
    "cover",
    "declaration",
]
UnplacedReason = Literal[
    "front_matter", "heading", "references", "neighbour", "float", "unread", "misplaced", "unsure"
]


class Furniture(Record, kw_only=True):
    """Text set aside from the body: running headers, footers, footnotes, watermarks, line numbers,
    lists of contents, labels, which only name or number what is kept elsewhere (摘要, Fig. 1),
    statements of a paper about itself behind a label (how to cite it, on its authors, who paid,
    dates), and covers and declarations (forms, too) of theses and reports.

    What ``Metadata`` has from a header, a footnote, a statement or a cover stays in its text.
    """

    kind: FurnitureKind
    text: str
    page: int
    regions: list[Region] = []


class NoteMark(Record, kw_only=True):
    """The mark of a footnote, taken out of a block's text: it stood before the character ``at``.

    ``text`` is the mark ("3"), ``note`` the text of the note, where one was found on the page.
    """

    block: BlockId
    at: int
    text: str
    note: str | None


class Unplaced(Record, kw_only=True):
    """Printed text that no other part holds; a piece of a line, with the part that was read there.

    ``why``: "front_matter", "heading", "references" and "float" were read and this is left of
    them, "neighbour" is another article's on the same page, "unread" was read by none;
    "misplaced" has a place that cannot be, and so no ``bbox``; "unsure" is what OCR makes of
    stains, drawings, handwriting and print too faint to read.
    """

    text: str
    page: int
    bbox: BBox | None
    why: UnplacedReason
