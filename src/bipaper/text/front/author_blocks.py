"""Blocks of authors side by side, as conferences set them: under the title two to four columns,
each with a name, its institution, its city and an address. Below them may stand more.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bipaper.layout.lines import GUTTER, Line
from bipaper.text.front.affiliations import institution_at
from bipaper.text.front.author_notes import addresses_in
from bipaper.text.front.bylines import names_any
from bipaper.text.front.names import chinese_names, english_names
from bipaper.text.join import join_lines

LOOSER = 1.3  # times the least leading below its name parts a block from one below


class AuthorBlock(NamedTuple):
    """The line of names that a block begins with, the lines of their place, their address."""

    names: Line
    places: list[Line]
    email: str | None

    @property
    def place(self) -> str:
        """The institution and where it is."""
        return join_lines([line.text for line in self.places])


def author_blocks(
    lines: Iterable[Line], latin: bool, others: Sequence[str] = ()
) -> list[AuthorBlock]:
    """The blocks among the lines below a title, from left to right and from the top down; none
    unless two stand side by side and most name an institution below a name, or have a name that is
    spelt as one of ``others``, the authors in the other script.

    ``lines`` are in the script of the names, or addresses; in any order, for a page's columns may
    be those of the blocks.
    """
    columns = [column for band in _bands(_rows(lines)) for column in _columns(band)]
    blocks = [_block(column) for column in columns]
    read = english_names if latin else chinese_names
    known = {one.names for one in blocks if names_any(one.names, latin, others)}
    named = [one for one in blocks if (one.places or one.email) and read([one.names])]
    side_by_side = any(abs(a.names.base - b.names.base) < b.names.size for a, b in pairwise(named))
    clear = all(institution_at(one.names.text) is None for one in named)
    sure = sum(one.names in known or institution_at(one.place) is not None for one in named)
    return named if side_by_side and clear and 2 * sure > len(named) else []


def _block(column: Sequence[Line]) -> AuthorBlock:
    first, *below = column
    emails = [address for line in below for address in addresses_in(line.text)]
    places = [line for line in below if not addresses_in(line.text)]
    return AuthorBlock(first, places, emails[0] if len(emails) == 1 else None)


def _rows(lines: Iterable[Line]) -> list[list[Line]]:
    """The cells of each printed row, from left to right."""
    rows: list[list[Line]] = []
    for cell in sorted((cell for line in lines for cell in cells(line)), key=lambda one: one.base):
        if rows and cell.base - rows[-1][0].base < cell.size / 2:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [sorted(row, key=lambda one: one.x0) for row in rows]


def cells(line: Line) -> Iterator[Line]:
    """The parts of a line that white space parts which no space of a line is as wide as, and the
    addresses of a line that holds nothing else."""
    cuts = [at for at, gap in sorted(line.gaps.items()) if gap > GUTTER]
    words = [*re.finditer(r"\S+", line.text)]
    if all(addresses_in(word[0]) == [word[0]] for word in words):
        cuts += [word.start() for word in words[1:]]
    cut = min(cuts, default=None)
    if not cut:
        yield line
        return
    left, right = line.split(cut)
    yield left
    yield from cells(right)


def _bands(rows: Sequence[list[Line]]) -> Iterator[list[list[Line]]]:
    """The rows of blocks that stand beside each other: up to an address or wider leading, or to a
    cell below two others."""
    band: list[list[Line]] = []
    for row in rows:
        if band and _begins_band(band, row):
            yield band
            band = []
        band.append(row)
    if band:
        yield band


def _begins_band(band: Sequence[list[Line]], row: Sequence[Line]) -> bool:
    bases = [above[0].base for above in band]
    steps = [below - above for above, below in pairwise([*bases, row[0].base])]
    least = min(steps[1:] or steps)
    addressed = all(addresses_in(cell.text) for cell in band[-1])
    ends = addressed and not any(addresses_in(cell.text) for cell in row)
    astride = any(sum(_overlap(cell, one) for one in above) > 1 for cell in row for above in band)
    return ends or astride or steps[-1] > LOOSER * least


def _columns(band: Sequence[list[Line]]) -> list[list[Line]]:
    """The cells below each other, of each block of a band."""
    columns: list[list[Line]] = []
    for cell in sorted((cell for row in band for cell in row), key=lambda one: one.x0):
        if columns and any(_overlap(cell, one) for one in columns[-1]):
            columns[-1].append(cell)
        else:
            columns.append([cell])
    return [sorted(column, key=lambda one: one.base) for column in columns]


def _overlap(cell: Line, other: Line) -> bool:
    return cell.x0 < other.x1 and other.x0 < cell.x1
