"""Spaces that stand inside addresses, of web pages and of e-mail: there are none.

A point takes more room than a letter where a full-width one was set, or where its font's widths
are made up: www. lanpu. cn, lin @ 163. com. What follows it in an address is a small letter, or
a digit between digits, with which no sentence begins.
"""

import re
from collections.abc import Iterator

from bipaper.layout.lines import Line
from bipaper.pdf.glyphs import Char

WIDE = 1.0  # em; wider white space ends an address

_BEGINS = re.compile(r"https?:?//|ftp://|www\.|@(?=[A-Za-z0-9-]+\.[A-Za-z0-9])")
_JOINS = "/_@"  # what stands between the parts of an address and nowhere else


def close_locators(line: Line) -> Line:
    """A line whose addresses have no space inside."""
    text = "".join(char.text for char in line.chars)
    if not _BEGINS.search(text) or " " not in line.text:
        return line
    chars = [*line.chars]
    closed = [at for start in _starts(chars, text) for at in _inside(line, start)]
    for at in closed:
        chars[at - 1] = chars[at - 1]._replace(x1=chars[at].x0)
        chars[at] = chars[at]._replace(spaced=False)
    return Line(chars, line.page) if closed else line


def _starts(chars: list[Char], text: str) -> Iterator[int]:
    """The characters with which the text's addresses begin, or their host."""
    places = [at for at, char in enumerate(chars) for _ in char.text]
    yield from (places[match.start()] for match in _BEGINS.finditer(text))


def _inside(line: Line, start: int) -> Iterator[int]:
    """The characters with a space before them, from the start of an address to its end."""
    chars, spaced = line.chars, _behind_spaces(line)
    for at in range(max(start, 1), len(chars)):
        if not chars[at].text.isascii():
            return
        if at in spaced and (at > start or chars[at].text == "@"):
            if not _goes_on(chars, at):
                return
            yield at


def _behind_spaces(line: Line) -> set[int]:
    """The characters with a space before them in the text of their line."""
    found: set[int] = set()
    place = 0
    for at, char in enumerate(line.chars):
        if line.text[place] == " " != char.text:
            found.add(at)
            place += 1
        place += len(char.text)
    return found


def _goes_on(chars: list[Char], at: int) -> bool:
    """Whether an address goes on behind a space."""
    left, right = chars[at - 1], chars[at]
    if right.x0 - left.x1 > WIDE * right.size:
        return False
    if left.text in _JOINS or right.text in _JOINS:
        return True
    between = right.text.isdigit() and at > 1 and chars[at - 2].text.isdigit()
    return left.text == "." and (right.text.islower() or between)
