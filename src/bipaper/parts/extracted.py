"""What the extract stage knows of a paper before any language processing."""

from collections.abc import Iterator

import msgspec

from bipaper.parts.bilingual import BilingualList
from bipaper.parts.boxed_text import Block
from bipaper.parts.cited_works import Reference
from bipaper.parts.diagnostics import Warning
from bipaper.parts.displays import Caption, Formula, Table
from bipaper.parts.metadata import FrontMatterPart, Metadata
from bipaper.parts.running_text import Section, TextParagraph
from bipaper.parts.set_aside import Furniture, NoteMark, Unplaced
from bipaper.parts.source_file import Source
from bipaper.parts.structs import Struct


class Extracted(Struct, kw_only=True):
    """A paper as read from its PDF: everything that needs the page, nothing that needs NLP."""

    id: str
    source: Source
    metadata: Metadata = msgspec.field(default_factory=Metadata)
    front: list[FrontMatterPart] = []
    abstract_zh: Block | None = None
    abstract_en: Block | None = None
    keywords: BilingualList = msgspec.field(default_factory=BilingualList)
    sections: list[Section] = []
    paragraphs: list[TextParagraph] = []
    captions: list[Caption] = []
    tables: list[Table] = []
    formulas: list[Formula] = []
    references: list[Reference] = []
    furniture: list[Furniture] = []
    notes: list[NoteMark] = []
    unplaced: list[Unplaced] = []
    warnings: list[Warning] = []

    def blocks(self) -> Iterator[tuple[str, Block]]:
        """All blocks with text, as (block id, block), abstracts first."""
        if self.abstract_zh:
            yield "abstract.zh", self.abstract_zh
        if self.abstract_en:
            yield "abstract.en", self.abstract_en
        for paragraph in self.paragraphs:
            yield paragraph.id, paragraph.block
