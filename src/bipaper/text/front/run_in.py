"""Names and affiliations run into one text, as English heads of medical journals have them:
LIN Zhiyuan, AN Heng. Department of History (LIN Zhiyuan), Library (AN Heng), Lanpu University."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile
from typing import NamedTuple

from bipaper.layout.lines import Line
from bipaper.text.front.affiliations import institution_at, is_affiliation
from bipaper.text.front.bylines import names_any
from bipaper.text.join import join_lines

_STOP = re.compile(r"(?<=[a-z])[.．](?:\s+(?=[A-Z])|$)")  # behind a name, no initial
_FIRST = re.compile(r"[^,，;；(（]*")  # of what stands behind it
_OWNED = re.compile(r"([^()（）]+)[(（]([^()（）]*)[)）]")
_AROUND = ",，;；. "


class Owned(NamedTuple):
    """What stands before the names in brackets of those whose place it is; what stands behind the
    last has none and belongs to all."""

    text: str
    names: str

    def is_of(self, name: str) -> bool:
        """Whether a name is among those in brackets, if there are any."""
        own, names = ("".join(filter(str.isalpha, text)) for text in (name, self.names))
        return own in names or not names


class RunIn(NamedTuple):
    """The lines of the names, those of the places, and those behind."""

    names: list[Line]
    places: list[Line]
    rest: list[Line]


def run_in(rows: Sequence[Line], others: Sequence[str]) -> RunIn | None:
    """The rows of such a text, where there is one: the places begin behind the stop after the last
    name, and go on in one type. ``others`` are the authors' names in Chinese."""
    for at, row in enumerate(rows):
        cut = _places_start(row, rows[at + 1 : at + 2], others)
        if cut is None:
            continue
        names, *begun = row.split(cut) if cut < len(row.text) else [row]
        below = rows[at + 1 :]
        own = [*takewhile(partial(_is_like, [*begun, *below][0]), below)]
        return RunIn([*rows[:at], names], [*begun, *own], [*below[len(own) :]])
    return None


def owned_parts(places: Sequence[Line]) -> list[Owned]:
    """The parts of the places of such a text, as they are printed."""
    text = join_lines([line.text for line in places])
    found = [Owned(part.strip(_AROUND), names) for part, names in _OWNED.findall(text)]
    rest = _OWNED.sub("", text).strip(_AROUND)
    return [*found, *([Owned(rest, "")] if rest else [])]


def owned_places(parts: Sequence[Owned]) -> Iterator[Owned]:
    """Each institution with what is said of all: the hospital of its departments."""
    shared = [part.text for part in parts[1:] if not part.names]
    for part in parts[: len(parts) - len(shared)]:
        yield part._replace(text=", ".join([part.text, *shared]))


def _places_start(row: Line, below: Sequence[Line], others: Sequence[str]) -> int | None:
    """Where a row that names an author ends with a stop, and an institution follows."""
    for stop in _STOP.finditer(row.text):
        behind = row.text[stop.end() :] or "".join(line.text for line in below)
        first = _FIRST.match(behind)
        names = row.split(stop.start())[0]
        named = not is_affiliation(names.text) and names_any(names, True, others)
        if named and first and institution_at(first[0]) is not None:
            return stop.end()
    return None


def _is_like(line: Line, other: Line) -> bool:
    return (line.size, line.font, line.bold) == (other.size, other.font, other.bold)
