"""The size that characters are printed in, where their font draws them smaller than it says.

Some fonts (Founder's of the 1990s) have glyphs of half an em in the middle of a full one: set
in 21 points they print as 10.5. Every measure in em would be twice too large. A Chinese
character is one em wide by design, and no typesetter prints one upon the other: where a font's
characters follow each other closer than their boxes are wide, that step is the em.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from bipaper.chars import is_han
from bipaper.pdf.glyphs import Char

# A box that is wider than this share of it is no em: tight setting takes a tenth at most.
OVERLAPPED = 0.75
# Nearer than this the same text is drawn again, as for a shadow.
DRAWN_AGAIN = 0.3
SAME_BASE = 0.05  # em between the base lines of characters side by side
FEW = 3  # fewer steps do not tell of a font


def printed_sizes(pages: Sequence[list[Char]]) -> list[list[Char]]:
    """The characters of all pages, those of fonts that print smaller than they say mended."""
    steps: dict[str, list[float]] = defaultdict(list)
    for page in pages:
        for font, step in _steps(page):
            steps[font].append(step)
    shares = {font: median(own) for font, own in steps.items() if len(own) >= FEW}
    small = {font: share for font, share in shares.items() if share < OVERLAPPED}
    if not small:
        return list(pages)
    return [list(_mended(page, small)) for page in pages]


def _steps(page: Iterable[Char]) -> Iterator[tuple[str, float]]:
    """(font, step from one Chinese character to the next as a share of its box)."""
    for left, right in pairwise(page):
        if not (is_han(left.text) and is_han(right.text)):
            continue
        if (left.font, left.size) != (right.font, right.size):
            continue
        if abs(left.base - right.base) > SAME_BASE * left.size:
            continue
        step, width = right.x0 - left.x0, left.x1 - left.x0
        if step > DRAWN_AGAIN * width > 0:
            yield left.font, step / width


def _mended(page: Iterable[Char], shares: dict[str, float]) -> Iterator[Char]:
    for char in page:
        share = shares.get(char.font)
        yield _scaled(char, share) if share else char


def _scaled(char: Char, share: float) -> Char:
    """A character drawn in a share of its em, from where it stands on its base line."""
    return char._replace(
        x1=char.x0 + share * (char.x1 - char.x0),
        top=char.base + share * (char.top - char.base),
        bottom=char.base + share * (char.bottom - char.base),
        size=round(share * char.size, 1),
    )
