"""The tagger's word lists: words.toml, heads.tsv, concepts.txt, surnames.tsv."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, cast

from bipaper.data import read_data, read_rows
from bipaper.model import EntityType
from bipaper.text.surnames import romanised


class Head(NamedTuple):
    """A last word, the type of the names it ends, and the kinds of evidence it accepts."""

    word: str
    type: EntityType
    evidence: frozenset[str]


@cache
def words(name: str) -> frozenset[str]:
    """A list of words.toml."""
    return frozenset(str(_words()[name]).split())


@cache
def affixes(name: str) -> tuple[str, ...]:
    """A list of words.toml for ``str.startswith`` and ``str.endswith``."""
    return tuple(sorted(words(name)))


@cache
def english_heads() -> Mapping[str, EntityType]:
    """English head word -> type of the names it ends."""
    lists = cast(dict[EntityType, str], _words()["english_heads"])
    return {word: head_type for head_type, row in lists.items() for word in row.split()}


@cache
def concepts() -> frozenset[str]:
    """Latin words that name no entity."""
    return frozenset(word for row in read_rows(__name__, "concepts.txt") for word in row.split())


@cache
def surnames() -> frozenset[str]:
    """Chinese surnames in Chinese."""
    return frozenset(romanised())


@cache
def romanised_surnames() -> frozenset[str]:
    """Chinese surnames in Latin letters."""
    return frozenset(form for forms in romanised().values() for form in forms)


def head_at_end(text: str) -> Head | None:
    """The longest head word that ``text`` ends with."""
    table = _heads()
    if text[-1:] not in _last_characters():
        return None
    for length in range(min(len(text), _longest_head()), 0, -1):
        if head := table.get(text[-length:]):
            return head
    return None


@cache
def _heads() -> Mapping[str, Head]:
    rows = [row.split("\t") for row in read_rows(__name__, "heads.tsv")]
    return {
        word: Head(word, cast(EntityType, head_type), frozenset(evidence.split()))
        for word, head_type, evidence in rows
    }


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(word[-1] for word in _heads())


@cache
def _longest_head() -> int:
    return max(map(len, _heads()))


@cache
def _words() -> dict[str, object]:
    return tomllib.loads(read_data(__name__, "words.toml"))
