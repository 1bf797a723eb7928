"""What is read of entries in many styles, and how much of it is right.

The entries of printed/ were invented, and their fields written by the rules of their style, before
the program read any. ``fitted.toml`` are those it was mended on, ``held_out.toml`` those that were
looked at last; those of ``later.toml`` were written when all that was done. After a change that is
meant to change that: PYTHONPATH=tests python tests/text/references/test_printed_entries.py (with
--details each field that is wrong), and read the diff of printed/expected.toml.

Fields are as printed, but for the marks in pages, 民國 years and the marks around a title. ``year``
has four digits; ``title`` of a standard or patent has its number where the number is part of it;
``container`` is the journal, host book, proceedings, newspaper or site.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from figures import Figures, as_toml, rounded

from bipaper.text.references.entry_fields import parse_reference

PRINTED = Path(__file__).parent / "printed"
EXPECTED = PRINTED / "expected.toml"
SETS = ("fitted", "held_out", "later")
HEAD = """\
# The share of fields that are right, of those that are printed or were read. Written by
# tests/text/references/test_printed_entries.py.
"""


class Entry(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A printed entry and its fields."""

    style: str
    text: str
    authors: list[str] = []
    title: str | None = None
    container: str | None = None
    year: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    mark: str | None = msgspec.field(default=None, name="type")


FIELDS = Entry.__struct_fields__[2:]


def entries(name: str) -> list[Entry]:
    tables = tomllib.loads((PRINTED / f"{name}.toml").read_text(encoding="utf-8"))
    return msgspec.convert(tables["entry"], list[Entry])


def compared(entry: Entry) -> Iterator[tuple[str, object, object]]:
    """Each field that is printed or read, with both its values."""
    read = parse_reference(entry.text)
    for name in FIELDS:
        printed, found = getattr(entry, name), getattr(read, name)
        if printed or found:
            yield name, printed, found


def shares(name: str) -> dict[str, float]:
    """The share of right fields of a set of entries: of all, and of each field."""
    pairs = [pair for entry in entries(name) for pair in compared(entry)]
    kinds = {"all": pairs} | {field: [p for p in pairs if p[0] == field] for field in FIELDS}
    return {
        kind: sum(printed == found for _, printed, found in of_kind) / len(of_kind)
        for kind, of_kind in kinds.items()
    }


def measured() -> Figures:
    return rounded({name: shares(name) for name in SETS})


@pytest.mark.parametrize("name", SETS)
def test_the_share_of_right_fields_is_that_expected(name: str) -> None:
    expected = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))
    assert rounded({name: shares(name)})[name] == expected[name], (
        "if that is meant: PYTHONPATH=tests python tests/text/references/test_printed_entries.py"
    )


@pytest.mark.parametrize("name", SETS)
def test_what_an_entry_is_said_to_have_is_printed_in_it(name: str) -> None:
    for entry in entries(name):
        held = [*entry.authors, entry.title, entry.container, entry.doi]
        text = "".join(entry.text.split())
        missing = [field for field in held if field and "".join(field.split()) not in text]
        assert (entry.text, missing) == (entry.text, [])


def wrong_fields(name: str) -> Iterator[str]:
    """A paragraph for each entry with a wrong field."""
    for entry in entries(name):
        wrong = [pair for pair in compared(entry) if pair[1] != pair[2]]
        if wrong:
            yield "\n  ".join([entry.text, *(f"{n}: {p!r} is read as {f!r}" for n, p, f in wrong)])


if __name__ == "__main__":
    EXPECTED.write_text(as_toml(HEAD, measured()), encoding="utf-8")
    if "--details" in sys.argv:
        print("\n".join(wrong for name in SETS for wrong in wrong_fields(name)))
