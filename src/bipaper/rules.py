"""Rules and word lists as data, in one notation: each is named, says why, and shows an example.

A TOML file beside the code that reads it holds lists, rules or both. A list is a table::

    [predicates]
    why = "What a sentence about a figure goes on with after its number."
    example = "图1{}，水温逐年上升。"      # "{}" is each entry in turn
    entries = "所示 所列 给出了"

Where entries hold white space they are a list of strings. Where one example does not fit all,
above all for regular expressions, they are a table of entry = example or examples::

    [points.entries]
    "NUMBER是" = "一是水温上升。"
    "第NUMBER[，,]" = ["第一，水温上升。", "第2,水温下降。"]

Texts that look like a regular expression's and are not meant, which its look-arounds keep out,
stand in ``unlike``.

A list of names that were not chosen by hand says in ``source`` where they come from.

A table is a list whose entries say something: a value, or several in brackets. It always names
its source and has one example for all::

    [length]
    why = "Length."
    source = "GB 3102.1—1993"
    example = "共计5{}。"
    [length.entries]
    "公里" = "kilometer"

A rule is an entry of an array of tables; what it says is up to who reads it, but for its name,
its reason and its examples::

    [[rule]]
    name = "own-finding"
    why = "What a paper says that it found is its own, whomever else it names."
    example = "本文发现，水温上升。"

tests/leave_out.py takes away each entry and each rule in turn; its example must fail then. An
example of a regular expression shows one alternative of (甲|乙|丙) and stands for the others,
which tests/alternatives.py puts in its place and takes away in turn.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Generic, TypeVar

import msgspec

from bipaper.data import read_data

PLACE = "{}"
"""Where an example has the entry."""

Examples = str | list[str]


class WordList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words or regular expressions of one kind."""

    why: str
    entries: str | list[str] | dict[str, Examples]
    example: Examples = ""
    source: str = ""
    unlike: list[str] = []

    @property
    def words(self) -> tuple[str, ...]:
        """The entries, in the order of the file."""
        return tuple(self.entries.split() if isinstance(self.entries, str) else self.entries)

    def shown(self) -> Iterator[tuple[str, str]]:
        """Each entry with each of its examples."""
        for word in self.words:
            own = self.entries[word] if isinstance(self.entries, dict) else self.example
            for example in [own] if isinstance(own, str) else own:
                yield word, example.replace(PLACE, word)


E = TypeVar("E")


class Table(msgspec.Struct, Generic[E], frozen=True, forbid_unknown_fields=True):
    """Words or names of one kind, and what each of them means."""

    why: str
    source: str
    example: str
    entries: dict[str, E]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What all rules have; readers add fields of their own."""

    name: str
    why: str
    example: Examples


R = TypeVar("R", bound=Rule)


def read_lists(module: str, name: str) -> Mapping[str, WordList]:
    """The lists of a file beside ``module``, by name.

    Raises msgspec.ValidationError where the file breaks the notation.
    """
    tables = {key: part for key, part in _tables(module, name).items() if isinstance(part, dict)}
    return msgspec.convert(tables, dict[str, WordList])


def read_tables(
    module: str, name: str, entry: type[E], only: str | None = None
) -> Mapping[str, Table[E]]:
    """The tables of a file beside ``module``, by name; each entry is an ``entry``.

    ``only`` names one table of a file whose tables have entries of several kinds. Raises
    msgspec.ValidationError where the file breaks the notation or ``entry``.
    """
    kind = dict[str, Table[entry]]  # type: ignore[valid-type]
    tables = _tables(module, name)
    return msgspec.convert(tables if only is None else {only: tables[only]}, kind)


def read_rules(module: str, name: str, kind: type[R], key: str = "rule") -> tuple[R, ...]:
    """The rules ``[[key]]`` of a file beside ``module``, in its order.

    Raises msgspec.ValidationError where the file breaks the notation or ``kind``.
    """
    return tuple(msgspec.convert(rule, kind) for rule in _tables(module, name)[key])


def explained(module: str, name: str, rule: str, key: str = "rule") -> tuple[str, list[str]]:
    """Why a rule ``[[key]]`` of a file beside ``module`` exists, and its examples.

    Raises KeyError where there is no rule of that name.
    """
    for told in _tables(module, name)[key]:
        if told["name"] == rule:
            example = told["example"]
            return told["why"], [example] if isinstance(example, str) else example
    raise KeyError(rule)


@cache
def _tables(module: str, name: str) -> dict[str, Any]:
    return msgspec.toml.decode(read_data(module, name))  # type: ignore[no-any-return]
