"""The reference list, and the marks that cite its entries."""

from bipaper.parts.boxed_text import Region
from bipaper.parts.ids import BlockId, ReferenceId
from bipaper.parts.structs import Record, Struct


class Reference(Struct, kw_only=True):
    """An entry of the reference list; ``label`` as printed without brackets ("12").

    Fields follow GB/T 7714-2015; ``mark`` is the document type mark ("J", "M", "EB/OL").
    """

    id: ReferenceId
    label: str | None
    text: str
    authors: list[str] = []
    title: str | None = None
    container: str | None = None
    publisher: str | None = None
    year: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    url: str | None = None
    mark: str | None = None
    text_en: str | None = None
    regions: list[Region] = []


class Citation(Record, kw_only=True):
    """A citation mark in a block and the references it points to."""

    block: BlockId
    start: int
    end: int
    text: str
    references: list[ReferenceId] = []
