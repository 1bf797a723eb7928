"""How far to trust what was read of a paper."""

from typing import Annotated, Literal

from msgspec import Meta

from bipaper.parts.structs import Record, Struct

Grade = Literal["A", "B", "C", "D"]


class Sign(Record, kw_only=True):
    """One sign of how well a paper was read: ``share`` of what it looks at is sound (1 is all).

    ``loss`` is what it takes from the score; ``message`` says what is odd, ``pages`` and
    ``ids`` (of blocks, sections, references) where to look.
    """

    name: str
    share: Annotated[float, Meta(ge=0, le=1)]
    loss: Annotated[float, Meta(ge=0)]
    message: str | None = None
    pages: list[int] = []
    ids: list[str] = []


class Quality(Struct, kw_only=True):
    """How far to trust a result: ``score`` from 0 to 1, and a grade, from A down to D.

    ``signs`` are those that apply to the paper.
    """

    grade: Grade
    score: Annotated[float, Meta(ge=0, le=1)]
    signs: list[Sign] = []
