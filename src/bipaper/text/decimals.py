"""White space inside decimal numbers: "3. 5 m", "2 .3%", "0. 12".

A typesetter's point takes half an em, and a line may end behind it. Digits, a point, a space and
digits may also be the end of a sentence and a number, a label and a number, or the number of a
point in a list and its text; so what stands around them decides.
"""

import re
from collections.abc import Iterator

from bipaper.chars import HAN
from bipaper.layout.words import is_word
from bipaper.parts.boxed_text import Block
from bipaper.text.cuts import without

_SPACED = re.compile(
    r"(?<![\d.．])(?P<whole>\d{1,3})(?P<before> ?)[.．](?P<behind> ?)\d+(?!\d|[.．] ?\d)"
)
# What measures a number: no sentence and no text of a point begins with one.
_MEASURE = re.compile(r" ?(?:[%‰℃°万亿倍]|个?百分点|(?P<unit>[A-Za-zμΩ]{1,3})(?![A-Za-z]))")
_LABELLED = re.compile(r"(?:[图表式节章第]|[A-Z][a-z]+\.?) ?$")
_CHINESE = re.compile(f"[{HAN}]$")


def close_decimals(block: Block) -> Block:
    """The block without the spaces inside its decimal numbers."""
    return without(block, _spaces(block.text))


def _spaces(text: str) -> Iterator[tuple[int, int]]:
    for match in _SPACED.finditer(text):
        gaps = [match.span(part) for part in ("before", "behind") if match[part]]
        if gaps and _is_decimal(text, match):
            yield from gaps


def _is_decimal(text: str, match: re.Match[str]) -> bool:
    """Whether digits around a point and a space are one number.

    They are where the first is a bare 0, or the space stands before the point alone. Else
    something must stand before them that is no label, and a measure behind them, or Chinese
    before them in a text whose sentences end in 。.
    """
    before = text[: match.start()]
    if match["whole"] == "0" or (before.strip() and not match["behind"]):
        return True
    if not before.strip() or _LABELLED.search(before):
        return False
    return _is_measured(text, match.end()) or ("。" in text and bool(_CHINESE.search(before)))


def _is_measured(text: str, end: int) -> bool:
    measure = _MEASURE.match(text, end)
    return measure is not None and not is_word(measure["unit"] or "%")
