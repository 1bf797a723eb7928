"""Registers of names, as files.

A gazetteer is a file gazetteers/TYPE.tsv or TYPE_topic.tsv: its first line says where the names
come from (``# source:``), every other holds the names of one thing, tab-separated, Chinese or
English. They are matched on folded text (``bipaper.chars.simplify``) and folded themselves.
"""

from importlib.resources.abc import Traversable
from typing import cast, get_args

from bipaper.data import data_file
from bipaper.parts.entities import EntityType

_TYPES: tuple[str, ...] = get_args(EntityType)


def files() -> list[str]:
    """The files of all registers, in their order."""
    return sorted(path.name for path in _folder().iterdir())


def read_names(filename: str) -> list[str]:
    """All names of one file of gazetteers."""
    return [name for line in lines(filename) for name in line]


def lines(filename: str) -> list[list[str]]:
    """The names of one file, those of one thing together."""
    rows = (_folder() / filename).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in rows if not line.startswith("#")]


def type_of(filename: str) -> EntityType:
    """The type a gazetteer file's name begins with; raises ValueError for any other."""
    name = filename.removesuffix(".tsv").split("_")[0]
    if name not in _TYPES:
        raise ValueError(f"gazetteer {filename!r}: {name!r} is none of {_TYPES}")
    return cast(EntityType, name)


def _folder() -> Traversable:
    return data_file(__name__, "gazetteers")
