"""A piece of a sheet: what the template prints, and what gold says of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

NOTE = "\0"  # stands in a paragraph's text where the mark of a note is printed


@dataclass(frozen=True)
class Piece:
    """``printed`` goes to the template, which knows its ``kind``; ``truth`` are fields of gold,
    lists to be joined, and ``paragraph`` the text of a paragraph of the body."""

    printed: dict[str, Any]
    truth: dict[str, Any] = field(default_factory=dict)
    paragraph: str | None = None


def piece(
    kind: str, paragraph: str | None = None, truth: dict[str, Any] | None = None, **printed: Any
) -> Piece:
    return Piece({"kind": kind, **printed}, truth or {}, paragraph)


def truth_of(pieces: Iterable[Piece]) -> dict[str, Any]:
    """All that the pieces say of gold: lists one after the other, texts once."""
    gold: dict[str, Any] = {}
    for one in pieces:
        for name, value in one.truth.items():
            gold[name] = gold.get(name, []) + value if isinstance(value, list) else value
    return gold
