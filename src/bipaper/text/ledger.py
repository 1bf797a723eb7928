"""What is printed and in no part of the result: the characters that nothing has taken.

Every part of a paper says in an ``Entry`` from which lines it was read and what it keeps of
them. What is left when all parts have taken theirs is known in one place, so that no reader
of front matter or references can drop text without a trace.

Letters and digits are counted. Punctuation parts names, keywords and cells, and the result
says by its structure what it said.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from bipaper.chars import counted
from bipaper.layout.captions import read_label
from bipaper.layout.labels import label_at_start, labels_in
from bipaper.layout.lines import Line
from bipaper.parts.set_aside import UnplacedReason
from bipaper.pdf.glyphs import Char

CODES = {"document_code", "jel", "msc", "pacs"}  # fields of codes that are not kept
TOUCH = 0.1  # points by which a character may begin before its edge
_EMAIL = re.compile(r"e-?mail", re.IGNORECASE)
# Between two authors, behind the first one's marks: and, the iD of ORCID's icon.
_BETWEEN = re.compile(r"\W*(?:\d+\W*|[a-z]\W+)*(?:and|[a-z][A-Z]+)\W*")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z]{2}")  # more than the letter of a note


class Entry(NamedTuple):
    """What one part of the result was read from and keeps. ``rest`` is said of what it leaves."""

    lines: Sequence[Line]
    texts: Sequence[str]
    rest: UnplacedReason


class Left(NamedTuple):
    """A piece of a line that no part keeps."""

    line: Line
    why: UnplacedReason


def left_over(printed: Iterable[Line], entries: Iterable[Entry]) -> list[Left]:
    """The pieces of the printed lines that no entry keeps, in the order of these lines.

    A character goes to the first entry that wants it. Linear in characters where a part keeps
    its lines as they are printed.
    """
    taken: set[int] = set()
    why: dict[int, UnplacedReason] = {}
    for entry in entries:
        chars = [char for line in entry.lines for char in line.chars if id(char) not in taken]
        own = _taken(chars, entry.texts)
        why |= {id(char): entry.rest for char in chars if id(char) not in own}
        taken |= own
    return [
        Left(piece, why.get(id(piece.chars[0]), "unread"))
        for line in printed
        for piece in _pieces(line, taken)
    ]


def is_label(left: Left, names: Set[str] = frozenset()) -> bool:
    """Whether a piece only names or numbers what stands beside it: 摘要：, Fig. 1, the mark
    between an author and an affiliation, the "and" and the icons between two authors, the authors'
    ``names`` again behind an institution, E-mail; or what goes on, 续表1; or classes the paper by a
    code that no field keeps, 文献标志码：A."""
    piece = left.line
    words = words_of([piece.text])
    if left.why == "front_matter" and (_BETWEEN.fullmatch(piece.text) or words <= names):
        return True
    if not _has_word(_EMAIL.sub("", piece.text)):
        return True
    caption, label = read_label(piece), label_at_start(piece)
    if label and label.field in CODES:
        return True
    rests = [_EMAIL.sub("", piece.text[found.end :]) for found in (caption, label) if found]
    return not all(map(counted, rests)) or (caption is not None and caption.continued)


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of names, each part of one for itself."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def _has_word(text: str) -> bool:
    """Whether there is more in a text than numbers and single Latin letters."""
    return bool(_LATIN.search(text)) or any(c.isalpha() and not c.isascii() for c in text)


def _taken(chars: Sequence[Char], texts: Iterable[str]) -> set[int]:
    """Ids of the characters that say the texts, each character once.

    A text is looked for as a whole, then by the longest beginning that is printed: cells and
    translations are not kept in the order of their lines.
    """
    free = "".join(counted(char.text) for char in chars)
    if free == "".join(map(counted, texts)):  # as a paragraph keeps its lines
        return {id(char) for char in chars if counted(char.text)}
    letters = [(letter, char) for char in chars for letter in counted(char.text)]
    taken: set[int] = set()
    for text in texts:
        wanted = counted(text)
        while wanted:
            length = _longest(wanted, free)
            if length:
                at = free.index(wanted[:length])
                taken |= {id(char) for _, char in letters[at : at + length]}
                free = f"{free[:at]}{chr(0) * length}{free[at + length :]}"
            wanted = wanted[max(1, length) :]
    return taken


def _longest(wanted: str, free: str) -> int:
    """The length of the longest beginning of ``wanted`` that stands in ``free``."""
    if wanted in free:
        return len(wanted)
    low, high = 0, len(wanted)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if wanted[:middle] in free else (low, middle)
    return low


def _pieces(line: Line, taken: set[int]) -> Iterator[Line]:
    """What is left of a line: runs without taken characters that have a letter or digit."""
    for is_taken, run in groupby(line.chars, key=lambda char: id(char) in taken):
        chars = list(run)
        if not is_taken and any(counted(char.text) for char in chars):
            yield from (part for part in _by_label(Line(chars, line.page)) if counted(part.text))


def _by_label(piece: Line) -> list[Line]:
    """A piece cut before each label in it (文献标识码：A | 文章编号：)."""
    for label in labels_in(piece):
        edge = piece.edges[label.start] - TOUCH
        cut = sum(char.x0 < edge for char in piece.chars)
        if 0 < cut < len(piece.chars):
            left, right = piece.chars[:cut], piece.chars[cut:]
            return [Line(left, piece.page), *_by_label(Line(right, piece.page))]
    return [piece]
