"""Entries and rules of data files left out, to see that an example misses them.

A test of a data file asks for each of its entries and rules: what do its examples give with
it, and what without it? Equal answers mean that nobody would notice if it were gone.
"""

import os
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple, TypeVar

import pytest
from alternatives import outside_sets
from test_architecture import LAYERS

from bipaper import rules

T = TypeVar("T")
LASTING = (  # slow, of no list
    *("bipaper.find.entities.proper_nouns", "bipaper.find.entities.gazetteer"),
    "bipaper.find.quantities.si",
)
SAMPLED = 40  # of a file, in the plain test run; `make rules` takes them all


class Entry(NamedTuple):
    """An entry of the list ``name`` of a data file, and one of its examples."""

    name: str
    word: str
    example: str


def entries(module: str, file: str) -> list[Entry]:
    """All entries of the lists of the data file beside ``module``, with each of their examples."""
    return [
        Entry(name, *shown)
        for name, words in rules.read_lists(module, file).items()
        for shown in words.shown()
    ]


def with_and_without(
    module: str, file: str, entry: Entry, holds: Callable[[str], bool]
) -> tuple[bool, bool]:
    """Whether ``holds`` is true of an entry's example, and whether it is without the entry."""
    before = holds(entry.example)
    with left_out(module, file, entry.name, "entries", entry.word):
        return before, holds(entry.example)


@contextmanager
def left_out(module: str, name: str, *path: str | int) -> Iterator[None]:
    """The data file ``name`` beside ``module`` without what stands at ``path``.

    ``path`` leads through tables and arrays; a list of words parted by white space is led
    through by word: ("predicates", "entries", "所示"), ("rule", 3).
    """
    with _changed(module, name, _without(rules._tables(module, name), path)):
        yield


@contextmanager
def reworded(module: str, name: str, key: str, entry: str, wording: str) -> Iterator[None]:
    """The data file ``name`` beside ``module`` with ``wording`` for an entry of the list ``key``.

    The entry is one that has examples of its own; they stay with it.
    """
    tables = rules._tables(module, name)
    entries = tables[key]["entries"]
    new = {wording if word == entry else word: example for word, example in entries.items()}
    with _changed(module, name, tables | {key: tables[key] | {"entries": new}}):
        yield


@contextmanager
def restated(module: str, name: str, place: int, **fields: str) -> Iterator[None]:
    """The data file ``name`` beside ``module`` with other ``fields`` in the rule at ``place``."""
    tables = rules._tables(module, name)
    new = [rule | fields if n == place else rule for n, rule in enumerate(tables["rule"])]
    with _changed(module, name, tables | {"rule": new}):
        yield


@contextmanager
def _changed(module: str, name: str, changed: dict[str, Any]) -> Iterator[None]:
    real = rules._tables

    def read(asked: str, file: str) -> dict[str, Any]:
        return changed if file == name and _folder(asked) == _folder(module) else real(asked, file)

    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rules, "_tables", read)
            forget(module)
            yield
    finally:  # or one test that fails takes all that follow with it
        forget(module)


def _folder(module: str) -> str:
    return module.rpartition(".")[0]


def _without(value: Any, path: Sequence[str | int]) -> Any:
    first, *rest = path
    if isinstance(value, str):
        return " ".join(word for word in value.split() if word != first)
    if isinstance(value, list):
        at = first if isinstance(first, int) else value.index(first)
        kept = [_without(value[at], rest)] if rest else []
        return value[:at] + kept + value[at + 1 :]
    if rest:
        return value | {first: _without(value[first], rest)}
    return {key: part for key, part in value.items() if key != first}


def forget(module: str) -> None:
    """Empty the caches of all that may be made of ``module`` or the data beside it.

    Its own layer and those above: those below cannot import it.
    """
    made = LAYERS[LAYERS.index(module.split(".")[1]) :]
    for function in _cached(len(sys.modules)):
        if function.__module__.split(".")[1] in made:
            function.cache_clear()


@cache
def _cached(_modules: int) -> list[Any]:
    """The cached functions of the modules that are loaded."""
    return [
        value
        for name, loaded in sys.modules.items()
        if name.startswith("bipaper.") and name not in LASTING
        for value in vars(loaded).values()
        if hasattr(value, "cache_clear") and value.__module__ == name
    ]


def without_guards(wording: str) -> Iterator[str]:
    """The wording without one of its look-arounds, or without its "="."""
    if wording.startswith("="):
        yield wording[1:]
    for match in re.finditer(r"\(\?<?[!=]", wording):
        yield wording[: match.start()] + wording[_closing(wording, match.start()) + 1 :]


def _closing(wording: str, opening: int) -> int:
    """Where the bracket that opens at ``opening`` closes; those in [...] are characters."""
    depth = 0
    for place in outside_sets(wording):
        if place >= opening:
            depth += (wording[place] == "(") - (wording[place] == ")")
            if depth == 0:
                return place
    raise ValueError(f"{wording!r} does not close")


def sampled(items: Sequence[T], seed: str) -> list[T]:
    """Some of the items, the same ones in every run; all where RULES=all is set."""
    if os.environ.get("RULES") == "all" or len(items) <= SAMPLED:
        return list(items)
    return random.Random(seed).sample(list(items), SAMPLED)
