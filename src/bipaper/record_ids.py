"""Ids of what has no id of another kind in a paper: a letter, and a digest of what it says.

``f3a91c02d`` is a caption, ``f3a91c02d-2`` the second one that says the same.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Protocol

import msgspec

_DIGITS = 8  # as many as make two different texts of a paper with one digest unlikely


class _Record(Protocol):
    id: str | msgspec.UnsetType


def record_id(letter: str, *content: object) -> str:
    """The id of what says this; the letter says what kind of thing it is."""
    return letter + hashlib.sha256(msgspec.json.encode(content)).hexdigest()[:_DIGITS]


def give_ids(letter: str, records: Iterable[_Record], *fields: str) -> None:
    """Give records ids made of these fields, and a number where one comes again."""
    seen: Counter[str] = Counter()
    for record in records:
        own = record_id(letter, *(getattr(record, field) for field in fields))
        seen[own] += 1
        record.id = own if seen[own] == 1 else f"{own}-{seen[own]}"
