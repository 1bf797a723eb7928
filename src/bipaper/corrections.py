"""What a reader says is wrong in a document: the contents of corrections/ID.json.

Each correction names what it is about by its id, says what was there (``was``) and what is right
(``now``), so that it can be told whether it still fits. Ids are those of the document.
"""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from bipaper.parts.bilingual import Language
from bipaper.parts.claims import ClaimContent, ClaimSource, ClaimType
from bipaper.parts.ids import ClaimId, PaperId, ParagraphId, QuantityId, SectionId
from bipaper.parts.quantities import Comparator, QuantityKind, Scalar
from bipaper.parts.structs import Struct, schema_of


class TitleCorrection(Struct, kw_only=True, tag_field="what", tag="title"):
    """The title in one language; None where there is none."""

    lang: Language
    was: str | None
    now: str | None


class LevelCorrection(Struct, kw_only=True, tag_field="what", tag="level"):
    """The level of a heading, from 1."""

    section: SectionId
    was: int
    now: Annotated[int, Meta(ge=1)]


class OrderCorrection(Struct, kw_only=True, tag_field="what", tag="order"):
    """The paragraph that a paragraph comes behind, None for the first of the paper."""

    paragraph: ParagraphId
    was: ParagraphId | None
    now: ParagraphId | None


class ClaimReading(Struct, kw_only=True):
    """What is said of a claim."""

    type: ClaimType
    source: ClaimSource
    content: list[ClaimContent]


class ClaimCorrection(Struct, kw_only=True, tag_field="what", tag="claim"):
    """What a claim is; ``now`` is None where it is none."""

    claim: ClaimId
    was: ClaimReading
    now: ClaimReading | None


class NumberReading(Struct, kw_only=True):
    """What a number says: a ``value``, or ``low`` and/or ``high`` of a range."""

    kind: QuantityKind
    value: Scalar | None = None
    low: Scalar | None = None
    high: Scalar | None = None
    unit: str | None = None
    comparator: Comparator = "="


class NumberCorrection(Struct, kw_only=True, tag_field="what", tag="number"):
    """What a number says; ``now`` is None where it is none."""

    number: QuantityId
    was: NumberReading
    now: NumberReading | None


Correction = (
    TitleCorrection | LevelCorrection | OrderCorrection | ClaimCorrection | NumberCorrection
)


class Corrections(Struct, kw_only=True):
    """The corrections of the paper ``id``, done one after the other."""

    id: PaperId
    corrections: list[Correction]


def decode_corrections(data: bytes, paper: str) -> Corrections:
    """The corrections of a paper. Raises ValueError that says what is wrong with them."""
    found = msgspec.json.decode(data, type=Corrections)
    if found.id != paper:
        raise ValueError(f"it is about {found.id!r}, not {paper!r}")
    return found


def corrections_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a file of corrections."""
    return schema_of(Corrections)
