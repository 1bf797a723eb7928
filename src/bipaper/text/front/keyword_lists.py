"""Keywords from the lines of a labelled part."""

import re
from collections.abc import Iterable, Sequence, Set
from functools import reduce
from itertools import pairwise

from bipaper.chars import is_wide
from bipaper.layout.labels import unclosed
from bipaper.layout.lines import WIDE_GAP, Line
from bipaper.text.join import join_lines
from bipaper.text.spacing import white_space

# The first found parts them: no keyword has any of these in it, but a number (2,4-D), and those
# are in one (TCP/IP, 人—地关系) where white space parts as many.
SEPARATORS = ("[;；]", r"[，、]|(?<!\d),|,(?!\d)")
STROKES = ("[|/]", "[·•・]", r"[—–―]+|\s-\s")


def split_keywords(
    lines: Sequence[Line], skip: int, others: int = 0, spelt: Set[str] = frozenset()
) -> list[str]:
    """Keywords of a labelled part; ``skip`` is the label's length in the first line, ``spelt``
    are words as the paper spells them.

    They are parted by semicolons, else by commas, else by strokes, points or dashes or by white
    space, whichever makes more. What stands at the ends of lines is then one keyword with what
    follows if that makes as many as the other language has (``others``).
    """
    text = join_lines([line.text[skip if i == 0 else 0 :] for i, line in enumerate(lines)], spelt)
    text = text[: len(text) - unclosed(lines[0].text[:skip], text)]
    for separator in SEPARATORS:
        if re.search(separator, text):
            return _clean(re.split(separator, text))
    rows = [_clean(_parted(line, 0 if i else skip)) for i, line in enumerate(lines)]
    for separator in STROKES:
        parts = _clean(re.split(separator, text))
        if len(parts) > _parts(rows, separator):
            return parts
    if sum(map(len, rows)) - others == len(lines) - 1:
        return reduce(_joined, rows)
    return [part for row in rows for part in row]


def _parts(rows: Sequence[Sequence[str]], separator: str) -> int:
    """How many keywords white space makes of lines, at least; 1 where it is a separator's."""
    edge = re.compile(f"^(?:{separator})|(?:{separator})$")
    beside = any(edge.search(part) for row in rows for part in row)
    return 1 if beside else sum(map(len, rows)) - len(rows) + 1


def _joined(above: list[str], below: list[str]) -> list[str]:
    """The keywords of two lines, the last of one and the first of the other being one."""
    return [*above[:-1], join_lines([*above[-1:], *below[:1]]), *below[1:]]


def _parted(line: Line, skip: int) -> list[str]:
    """A line's text from ``skip`` on, cut at wide gaps and at spaces between Chinese."""
    gaps = {at: gap for at, gap in white_space(line).items() if at > skip}
    cuts = [at for at, gap in gaps.items() if gap > WIDE_GAP or _in_chinese(line.text, at)]
    return [line.text[a:b] for a, b in pairwise([skip, *cuts, len(line.text)])]


def _in_chinese(text: str, at: int) -> bool:
    return is_wide(text[at - 1]) and is_wide(text[at])


def _clean(parts: Iterable[str]) -> list[str]:
    stripped = (part.strip(" .。．;；:：") for part in parts)
    return [part for part in stripped if part]
