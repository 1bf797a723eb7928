"""Abstracts, sections and paragraphs: the text that is read from top to bottom."""

from typing import Annotated

from msgspec import Meta

from bipaper.parts.boxed_text import BBox, Block, Region
from bipaper.parts.ids import ParagraphId, SectionId, SentenceId
from bipaper.parts.structs import Struct


class Section(Struct, kw_only=True):
    """A heading in the section tree. ``number`` is printed without punctuation.

    ``rule`` is the rule of text/body/rules.toml that showed it, after a colon the style of its
    number.
    """

    id: SectionId
    number: str | None
    title: str
    level: Annotated[int, Meta(ge=1)]
    parent: SectionId | None
    page: int
    bbox: BBox
    rule: str


class TextParagraph(Struct, kw_only=True):
    """A paragraph before sentence splitting. ``point`` is n for the n-th enumerated point.

    ``rule`` is the rule of text/body/rules.toml by which it begins where it does.
    """

    id: ParagraphId
    section: SectionId | None
    block: Block
    rule: str
    point: int | None = None


class Sentence(Struct, kw_only=True):
    """text[start:end] of its block; ``regions`` are where it is printed."""

    id: SentenceId
    start: int
    end: int
    regions: list[Region] = []


class AbstractText(Struct, kw_only=True):
    """An abstract with its sentences."""

    text: str
    sentences: list[Sentence] = []
    regions: list[Region] = []


class Abstract(Struct, kw_only=True):
    """The abstract in both languages."""

    zh: AbstractText | None = None
    en: AbstractText | None = None


class Paragraph(Struct, kw_only=True):
    """A body paragraph; ``section`` is the id of the nearest heading above.

    ``rule`` is the rule of text/body/rules.toml by which it begins where it does.
    """

    id: ParagraphId
    section: SectionId | None
    text: str
    rule: str
    regions: list[Region] = []
    sentences: list[Sentence] = []
    point: int | None = None
