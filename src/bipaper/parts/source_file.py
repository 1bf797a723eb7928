"""The file that a paper was read from."""

from typing import Literal

from bipaper.parts.structs import Record, Struct

TextLayer = Literal["good", "garbled", "none"]
HealedHow = Literal["codes", "shapes"]
DocumentKind = Literal["article", "thesis", "report", "slides", "other"]
PLAIN_KINDS: tuple[DocumentKind, ...] = ("report", "slides")
"""Kinds that need no authors, abstracts, English titles and references."""


class Healed(Record, kw_only=True):
    """Characters of a font whose map lacks them or is wrong, and how they were told anew:
    by the font's codes, which are ASCII, or by the shapes of its glyphs (OCR)."""

    font: str
    pages: list[int]
    characters: int
    how: HealedHow


class Turned(Struct, kw_only=True):
    """A page that was turned to be read, clockwise, beyond what its file says (/Rotate): its
    boxes are measured on the page as turned."""

    page: int
    degrees: int


class Source(Struct, kw_only=True):
    """The file: its path below raw/, digest, page count and how it was read.

    ``kind`` is what kind of document it is, by its pages and covers. ``ocr_pages`` are the pages
    that were read from their pictures, if ``ocr``; ``healed`` are the fonts some characters of
    which were not as the file says; ``turned`` are the pages that do not stand upright in it.
    """

    file: str
    sha256: str
    kind: DocumentKind
    pages: int
    text_layer: TextLayer
    ocr: bool
    ocr_pages: list[int] = []
    columns: int
    healed: list[Healed] = []
    turned: list[Turned] = []
