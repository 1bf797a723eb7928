"""Text drawn again over itself for weight or as a shadow, which stands there once.

pdfium leaves out a text object that repeats the one just before it. Here go a line, a block or
a whole page drawn again later, in its place or a little beside it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bipaper.pdf.glyphs import Char, PageChars

# How far a copy may lie from the first. Print hardly sets two equal letters so near, and those
# it does, as in a double integral, one right after the other.
BESIDE = 0.4  # of the letter's width
ABOVE = 0.2  # em
# A letter alone is a copy where it is this near (em); further off only next to others that lie
# off alike (points).
SAME_PLACE = 0.03
ALIKE = 0.1
# Of two copies beside each other in the file one letter may lie between: an i, too narrow to
# tell by itself.
NEXT = 2
LIGATURE = 3  # equal letters of one glyph at most, but where a map is broken


def without_doubled(read: PageChars) -> PageChars:
    """A page's characters, each once."""
    doubled = find_doubled(read.chars, read.makers)
    return read.keep(i for i in range(len(read.chars)) if i not in doubled) if doubled else read


def find_doubled(chars: Sequence[Char], makers: Sequence[int]) -> set[int]:
    """The numbers of characters that draw an earlier one again.

    ``makers`` tells their text objects apart: the two letters of an ff are one glyph.
    """
    first = _nearby(chars, makers)
    copies = {i: k for i, k in first.items() if _is_same_place(chars[k], chars[i])}
    for a, b in pairwise(sorted(first)):
        together = b - a == first[b] - first[a] <= NEXT
        later = a - first[a] > 1  # one letter after the other is "00", set tight
        if together and later and _lie_alike(chars, (first[a], a), (first[b], b)):
            copies |= {a: first[a], b: first[b]}
    return copies.keys() | _between(chars, copies)


def _nearby(chars: Sequence[Char], makers: Sequence[int]) -> dict[int, int]:
    """For each character so near an equal one that both cannot be meant, the first of these."""
    first: dict[int, int] = {}
    for i, k in _neighbours(chars, makers):
        one, other = chars[i], chars[k]
        same = (one.size, one.font) == (other.size, other.font) and makers[i] != makers[k]
        if same and abs(one.base - other.base) <= ABOVE * one.size:
            early, late = min(i, k), max(i, k)
            first[late] = min(first.get(late, early), early)
    return first


def _neighbours(chars: Sequence[Char], makers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Equal characters that begin next to each other, on any line; of those of one glyph as many
    as a ligature has."""
    places: dict[str, list[tuple[float, int]]] = {}
    of_glyph = Counter[tuple[int, str, float, float]]()
    for i, (char, maker) in enumerate(zip(chars, makers, strict=True)):
        glyph = maker, char.text, char.x0, char.base
        of_glyph[glyph] += 1
        if of_glyph[glyph] <= LIGATURE:
            places.setdefault(char.text, []).append((char.x0, i))
    for group in places.values():
        group.sort()
        for start, (x, i) in enumerate(group, 1):
            end = x + BESIDE * (chars[i].x1 - x)
            near = start
            while near < len(group) and group[near][0] <= end:
                yield i, group[near][1]
                near += 1


def _between(chars: Sequence[Char], copies: Mapping[int, int]) -> set[int]:
    """Letters too narrow to tell, next to copies and as far from their first as these."""
    found: set[int] = set()
    for step in (1, -1):
        for copy, first in copies.items():
            i, k = copy + step, first + step
            while i not in copies and 0 <= k < i < len(chars) and chars[i].text == chars[k].text:
                if not _lie_alike(chars, (first, copy), (k, i)):
                    break
                found.add(i)
                i, k = i + step, k + step
    return found


def _lie_alike(chars: Sequence[Char], one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two copies are as far from their first, to the eye."""
    (x, y), (u, v) = (
        (chars[copy].x0 - chars[first].x0, chars[copy].base - chars[first].base)
        for first, copy in (one, other)
    )
    return abs(x - u) <= ALIKE and abs(y - v) <= ALIKE


def _is_same_place(one: Char, other: Char) -> bool:
    reach = SAME_PLACE * one.size
    return abs(one.x0 - other.x0) <= reach and abs(one.base - other.base) <= reach
