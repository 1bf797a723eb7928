"""Where a number can stand below the sections that are open, and how well it fits there.

A number goes on from the last of its style below the same parents, or begins a sequence below
what is open. A heading that is missing costs, and is one step of the count: after 2.1, 3.1 stands
below a 3 that was not seen, on the second level.
"""

from collections.abc import Iterator
from typing import NamedTuple

from bipaper.text.body.numbering import Number

# What a place says for a heading or against it: the difference of two lines' evidence, where 1
# is about the odds of two to one.
GOES_ON = 2.0  # chance numbers seldom do
BEGINS = 1.0  # nor do they begin at 1, but lists do
MISSED = 1.0  # for each number that is left out
RECURS = 1.0  # the style had this depth before
FIRST_MISSED = 3.0  # for each number that is left out at the beginning
REPEATED = 3.0  # the number of the last heading again
CLOSED = 3.0  # for each open section that is closed without need
LIKE_TITLE = 1.0  # a level below a title that is not set larger


class Open(NamedTuple):
    """A section that is open: the style and values of its number; or for a title without one
    no style, its size in points, and whether it is a usual one."""

    style: str
    ordinals: tuple[int, ...]
    size: float = 0.0
    known: bool = False


Path = tuple[Open, ...]  # open sections, outermost first
_UNSEEN = Open("", ())  # a title that was not seen
_BEHIND = Open("", (), -1.0)  # one behind which another like it has begun


def title_of(size: float, known: bool) -> Open:
    """The open section of a title without number."""
    return Open("", (), size, known)


class Sections(NamedTuple):
    """What is open at a place of the text; where each style stood last; levels of faces."""

    open: Path = ()
    paths: tuple[tuple[str, Path], ...] = ()
    levels: tuple[tuple[tuple[str, float, bool], int], ...] = ()

    def path_of(self, style: str) -> Path:
        """The open sections down to the last of a style; empty if there was none."""
        return next((path for name, path in self.paths if name == style), ())

    def above(self, level: int) -> Path:
        """The open sections above a level, with unseen ones where there are less."""
        return (*self.open, *(_UNSEEN,) * level)[: level - 1]

    def level_of(self, face: tuple[str, float, bool]) -> int:
        """The level of titles in a face; a level below the last number for an unused one."""
        known = next((level for name, level in self.levels if name == face), 0)
        numbered = [at for at, one in enumerate(self.open, 1) if one.style]
        return known or (numbered[-1] if numbered else 0) + 1

    def after(self, path: Path, face: tuple[str, float, bool] | None) -> "Sections":
        """The same where the last section of a path begins, with a title in a face."""
        own = {one.style: path[:depth] for depth, one in enumerate(path, 1) if one.style}
        before = ((name, _left(old, path)) for name, old in self.paths if name not in own)
        paths = (*before, *own.items())
        levels = self.levels
        if face and all(name != face for name, _ in levels):
            levels = (*levels, (face, len(path)))
        return Sections(path, paths, levels)


def _left(own: Path, begun: Path) -> Path:
    """Where a style stood last, when a section begins: nothing goes on below a title without
    number that another like it follows, as 一、 below 方法 when 结果 begins."""
    depth = len(begun)
    again = not begun[-1].style and len(own) > depth and own[:depth] == begun
    return (*own[: depth - 1], _BEHIND, *own[depth:]) if again else own


def places(sections: Sections, number: Number, size: float) -> Iterator[tuple[float, Path]]:
    """Each path above a number, of a heading in this size, and how well it fits there."""
    own = sections.path_of(number.style)
    if own and own[:-1] == sections.open[: len(own) - 1]:
        last, still_open = own[-1].ordinals, own == sections.open[: len(own)]
        step = number.ordinals[-1] - last[-1]
        if last[:-1] == number.ordinals[:-1] and step >= (not still_open):
            yield _step(step), own[:-1]
    if len(number.ordinals) > 1:
        yield from _below_prefix(sections, number, size)
    else:
        yield from _begun(sections, number, own, size)


def _step(step: int) -> float:
    """How well a number goes on that is so much greater than the last."""
    if step == 0:
        return -REPEATED
    return GOES_ON - MISSED * (step - 1)


def _first(value: int, top: bool) -> float:
    """How well a value begins a sequence."""
    return BEGINS if value == 1 or (value == 0 and top) else -FIRST_MISSED * abs(value - 1)


def _begun(
    sections: Sections, number: Number, own: Path, size: float
) -> Iterator[tuple[float, Path]]:
    """Paths below which a number without points begins a sequence; of places that fit alike that
    nearest to the depth of its style so far is kept, the outermost of a new one."""
    value = number.ordinals[0]
    depths = range(len(sections.open) + 1)
    for depth in sorted(depths, key=lambda depth: abs(depth + 1 - len(own))) if own else depths:
        parents = sections.open[:depth]
        below_title = bool(parents) and not parents[-1].style
        if any(one.style == number.style for one in parents) and not below_title:
            continue
        if own and own[:-1] == parents:
            continue  # there it goes on or not
        gain = _first(value, not parents)
        if own and value == own[-1].ordinals[0] + 1:  # the count goes on below another parent
            gain = max(gain, 0.0)
        gain += RECURS * (len(own) == depth + 1)
        gain -= sum(_closing(one, size) for one in sections.open[depth:])
        if below_title:
            gain -= _below_title(parents[-1], size, bool(own))
        yield gain, parents


def _closing(one: Open, size: float) -> float:
    """What it costs to begin beside an open section rather than below it."""
    if one.style:
        return CLOSED
    return 0.0 if one.known or one.size <= size else LIKE_TITLE


def _below_title(title: Open, size: float, used: bool) -> float:
    """What it costs to begin below a title without number; nothing for a style used before."""
    return 0.0 if used or title.size > size else LIKE_TITLE


def _below_prefix(sections: Sections, number: Number, size: float) -> Iterator[tuple[float, Path]]:
    """Paths below which a number with points stands: below what it says before its last point."""
    prefix = number.ordinals[:-1]
    gain = _first(number.ordinals[-1], False)
    for depth in range(len(sections.open), 0, -1):
        if _is_prefix(sections.open[depth - 1], prefix, number.parent_style):
            if sections.path_of(number.style)[:-1] != sections.open[:depth]:
                yield gain, sections.open[:depth]
            return
    if sections.open and not sections.open[-1].style:
        yield gain - LIKE_TITLE, sections.open
    yield from _below_unseen(sections, number, size, gain)


def _is_prefix(one: Open, prefix: tuple[int, ...], style: str) -> bool:
    """Whether 2.3 stands below a section: below 2, and below 二 or 第二章."""
    return one.ordinals == prefix and (one.style == style or len(prefix) == 1)


def _below_unseen(
    sections: Sections, number: Number, size: float, gain: float
) -> Iterator[tuple[float, Path]]:
    """The path with the heading that was not seen: 3 above 3.1."""
    style, prefix = number.parent_style, number.ordinals[:-1]
    own = sections.path_of(number.style)
    above = own[-2] if len(own) > 1 else None
    if above and above.style not in ("", style) and len(prefix) == 1:
        style = above.style  # 第三章, where the last stood below 第二章
    unseen = Number(style, prefix, "", 0, False)
    found = list(places(sections, unseen, size))
    if found:
        fit, path = max(found, key=lambda one: one[0])
        yield gain + min(fit, 0.0) - MISSED, (*path, Open(style, prefix))
