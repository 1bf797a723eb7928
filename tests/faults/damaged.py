"""Papers of the specimens, damaged as files are on their way."""

import io
import random
import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pikepdf

from .given import Given, given

SPECIMENS = Path(__file__).parents[1] / "specimens"


@cache
def whole(name: str = "superscript_citations") -> bytes:
    """A specimen: its page tree is at the start, its catalogue at the end."""
    return (SPECIMENS / f"{name}.pdf").read_bytes()


@cache
def saved(name: str = "superscript_citations", **options: object) -> bytes:
    """A specimen as another program writes it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(whole(name))) as file:
        file.save(out, static_id=True, **options)
    return out.getvalue()


def packed_objects() -> bytes:
    return saved(object_stream_mode=pikepdf.ObjectStreamMode.generate)


def linearised() -> bytes:
    """With its first page first, and what is needed to show it."""
    return saved("two_line_headings", linearize=True)


def cut(share: float, make: Callable[[], bytes] = whole) -> bytes:
    return make()[: int(len(make()) * share)]


def replaced(old: bytes, new: bytes, make: Callable[[], bytes] = whole) -> bytes:
    """With one thing replaced by another of the same length, spaces before it."""
    data = make()
    assert data.count(old) == 1, (old, data.count(old))
    return data.replace(old, new.rjust(len(old)))


def overwritten(start: bytes, end: bytes, share: float, make: Callable[[], bytes] = whole) -> bytes:
    """With the middle of what stands between two marks set to zero."""
    data = make()
    first = data.index(start) + len(start)
    last = data.index(end, first)
    middle, half = (first + last) // 2, int((last - first) * share / 2)
    return data[: middle - half] + bytes(2 * half) + data[middle + half :]


def flipped(seed: int, count: int, make: Callable[[], bytes] = whole) -> bytes:
    """With bits turned over, anywhere behind the header."""
    data = bytearray(make())
    chance = random.Random(seed)
    for _ in range(count):
        data[chance.randrange(20, len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def lost_block(seed: int, make: Callable[[], bytes] = whole) -> bytes:
    """With a block of a disk, 4096 bytes, set to zero."""
    data = make()
    start = random.Random(seed).randrange(20, len(data) - 4096)
    return data[:start] + bytes(4096) + data[start + 4096 :]


def sent_as_text() -> bytes:
    """As a program sends it that takes it for text in UTF-8."""
    return whole().decode("utf-8", "replace").encode()


def with_other_line_ends() -> bytes:
    return whole().replace(b"\n", b"\r\n")


def without_table(make: Callable[[], bytes] = whole) -> bytes:
    return overwritten(b"\nxref\n", b"trailer", 1, make)


START = re.compile(rb"startxref\s+\d+")
CONTENT = b"23 0 obj\n<</Length 2295/Filter/FlateDecode>>\nstream\n"
FONTS = (b"Subtype/CIDFontType0C>>\nstream\n", b"\nendstream\nendobj\n17 0 obj")
MAP = (b"Type/CMap/Filter/FlateDecode/WMode 0>>\nstream\n", b"\nendstream\nendobj\n16 0 obj")
PLACES = (1, 5, 10, 25, 40, 50, 60, 75, 90, 95, 98)  # in hundredths of a file

# The catalogue is gone with what was cut off, and so the list of pages.
CUT = given(
    "damaged",
    {f"cut off at {place} in 100": partial(cut, place / 100) for place in PLACES}
    | {
        f"with packed objects, cut off at {place} in 100": partial(cut, place / 100, packed_objects)
        for place in (20, 60, 99)
    }
    | {
        "the first half and zeros": lambda: cut(0.5) + bytes(len(whole()) // 2),
        "the first half and noise": lambda: cut(0.5) + random.Random(2).randbytes(20_000),
        "the second half behind a header": lambda: b"%PDF-1.7\n" + whole()[-20_000:-500],
        "the first half twice": lambda: cut(0.5) * 2,
    },
)
# The first page and the catalogue stand at the start.
CUT_BEHIND_ITS_CATALOGUE = given(
    "done damaged",
    {
        f"for the web, cut off at {place} in 100": partial(cut, place / 100, linearised)
        for place in (5, 30, 60, 90, 99)
    },
    "for the web",
)
STRUCTURE_GONE = given(
    "damaged",
    {
        "without its catalogue": partial(replaced, b"/Root 27 0 R", b""),
        "with another object for its catalogue": partial(replaced, b"/Root 27", b"/Root 23"),
        "with a catalogue that is not there": partial(replaced, b"/Root 27", b"/Root 99"),
        "with its page tree overwritten": partial(overwritten, b"1 0 obj\n", b"endobj", 1),
        "with no packed objects, it says": partial(replaced, b"/N 15", b"/N 0", packed_objects),
        "with its packed objects overwritten": partial(
            overwritten, b"/First 100 >>\nstream\n", b"endstream", 1, packed_objects
        ),
    },
)
WHOLE = given("done", {"whole": whole, "with packed objects": packed_objects}, "whole")
FOR_THE_WEB = given(
    "done",
    {
        "for the web": linearised,
        "for the web, and longer than it says": lambda: linearised() + b"\n",
    },
    "for the web",
)
# All that is needed is there, and can be found.
TABLE_GONE = given(
    "done",
    {
        "without its last line": lambda: whole().removesuffix(b"%%EOF"),
        "without its last byte": lambda: whole()[:-1],
        "without the place of its table": lambda: START.sub(b"", whole()),
        "with a table elsewhere": lambda: START.sub(b"startxref\n7", whole()),
        "with a table behind its end": lambda: START.sub(b"startxref\n99999999999", whole()),
        "with a negative place of its table": lambda: START.sub(b"startxref\n-1", whole()),
        "with its table overwritten": without_table,
        "with all places off by one": lambda: whole().replace(b"%PDF-1.7\n", b"%PDF-1.7 \n", 1),
        "with a table before that is itself": lambda: whole().replace(
            b"/Size 28", b"/Size 28/Prev 57040"
        ),
        "with a size of one object": partial(replaced, b"/Size 28", b"/Size 1"),
        "behind 500 other bytes": lambda: b"x" * 500 + whole(),
        "before a million zeros": lambda: whole() + bytes(1_000_000),
        "before a page of a site": lambda: whole() + b"<html>" + b"advertising " * 10_000,
        "twice in a file": lambda: whole() * 2,
        "with an update that was cut off": lambda: whole() + b"\n28 0 obj\n<< /Type /Catalog /Pa",
        "before an empty page tree": lambda: whole() + b"\n1 0 obj\n<< >>\nendobj\n",
        "with a font overwritten": partial(overwritten, *FONTS, 0.5),
        "of version 9.9": lambda: whole().replace(b"%PDF-1.7", b"%PDF-9.9", 1),
        "of no version": lambda: whole().replace(b"%PDF-1.7", b"%PDF-abc", 1),
    },
    "whole",
)
# Nobody can know what stood there; a reader has to be told.
TEXT_GONE = given(
    "done",
    {
        "with half of its content overwritten": partial(overwritten, CONTENT, b"endstream", 0.5),
        "with all its content overwritten": partial(overwritten, CONTENT, b"endstream", 1),
        "with a twentieth of its content overwritten": partial(
            overwritten, CONTENT, b"endstream", 0.05
        ),
        "with the characters of a font overwritten": partial(overwritten, *MAP, 1),
    },
    "whole",
)
DAMAGED_ANYWHERE = [
    *given(
        "done damaged",
        {
            f"with {count} bits turned over, {seed}": partial(flipped, seed, count)
            for seed, count in enumerate((1, 1, 3, 10, 10, 100, 1000), 1)
        }
        | {
            f"with packed objects, {count} bits turned over": partial(
                flipped, count, count, packed_objects
            )
            for count in (1, 10, 100, 1000)
        }
        | {f"with a lost block, {seed}": partial(lost_block, seed) for seed in range(1, 7)}
        | {"sent as text": sent_as_text, "with other line ends": with_other_line_ends},
        "whole",
    ),
    *given(
        "done damaged",
        {
            f"for the web, {count} bits turned over": partial(flipped, count, count, linearised)
            for count in (1, 10, 100, 1000)
        }
        | {f"for the web, a lost block, {n}": partial(lost_block, n, linearised) for n in (1, 2)},
        "for the web",
    ),
]
DAMAGED: list[Given] = [
    *CUT,
    *CUT_BEHIND_ITS_CATALOGUE,
    *STRUCTURE_GONE,
    *WHOLE,
    *FOR_THE_WEB,
    *TABLE_GONE,
    *TEXT_GONE,
    *DAMAGED_ANYWHERE,
]
