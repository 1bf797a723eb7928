"""The section tree: headings nested by their numbers, with a word on what is missing.

A new numbering style opens a level below the current one, a known style closes the levels
opened since. A number has to go on from the last of its style or begin at 1; distinct type
makes up for a gap in the sequence. Bookmarks of the PDF know better, if they are nested: those
of one depth may name sections of any level.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bipaper.text.body.numbering import Number

JUMP = 3  # how far a distinct heading's number may run ahead of the last one

Face = tuple[str, float, bool]  # font, size in points, whether bold
_UNNUMBERED = Number("", (0,), "", 0, False)  # a heading without a number that has sections


class Candidate(NamedTuple):
    """A line that may be a heading: lines[start:end] of the stream.

    ``face`` is its font, size and weight, ``distinct`` whether that sets it apart from running
    text; ``opens`` names what follows; ``known`` says that the title is a usual one; ``rule`` is
    the one of rules.toml that found it. ``depth`` is that of the bookmark which names it, None
    without one.
    """

    start: int
    end: int
    number: Number | None
    title: str
    face: Face
    distinct: bool
    opens: str
    known: bool
    rule: str
    depth: int | None = None


class Heading(NamedTuple):
    """A heading in the stream: lines[start:end]; ``opens`` names what follows it
    ("references", "notes", "body"). ``ordinals`` are its number's values, () without one;
    ``rule`` is what showed that it is one."""

    start: int
    end: int
    number: str | None
    title: str
    level: int
    opens: str
    rule: str
    ordinals: tuple[int, ...] = ()


def nest(candidates: Sequence[Candidate]) -> list[Heading]:
    """Candidates in order as headings with levels; those whose number does not fit are none."""
    headings: list[Heading] = []
    path: list[Number] = []  # numbers of the open headings, outermost first
    paths: dict[str, list[Number]] = {}  # where each style stood last
    levels = _levels_by_size(candidates)
    named: list[tuple[int, int]] = []  # depth and level of the headings with bookmarks
    nested = len({one.depth for one in candidates} - {None}) > 1
    for at, one in enumerate(candidates):
        told = _told_level(one, named) if nested else 0
        after_title = bool(headings) and not headings[-1].ordinals
        place = _place(candidates, at, path, paths, after_title) if one.number else None
        if one.number and place:
            if told:
                above = [*path, *[_UNNUMBERED] * told][: told - 1]
                place = [*above, one.number]
            path = paths[one.number.style] = place
            level = len(path)
            levels.setdefault(one.face, level)
        elif one.number is None or one.depth is not None:
            by_face = 1 if one.known else levels.setdefault(one.face, told or len(path) + 1)
            level = told or by_face
            path = path[: level - 1]
        else:
            continue
        if one.depth is not None:
            named.append((one.depth, level))
        headings.append(_heading(one, level))
    return headings


def _told_level(one: Candidate, named: Sequence[tuple[int, int]]) -> int:
    """The level by bookmarks: one below the last heading whose bookmark holds this one's; 0
    without a bookmark."""
    if one.depth is None:
        return 0
    return next((level for depth, level in reversed(named) if depth < one.depth), 0) + 1


def _heading(one: Candidate, level: int) -> Heading:
    number = one.number
    printed, ordinals = (number.printed, number.ordinals) if number else (None, ())
    return Heading(one.start, one.end, printed, one.title, level, one.opens, one.rule, ordinals)


def _levels_by_size(candidates: Sequence[Candidate]) -> dict[Face, int]:
    """Levels of the faces of a paper whose headings have no numbers: by size, then weight."""
    if any(one.number for one in candidates):
        return {}
    faces = {one.face for one in candidates if not one.known}
    ranks = sorted({(-size, not bold) for _, size, bold in faces})
    return {face: ranks.index((-face[1], not face[2])) + 1 for face in faces}


def _place(
    candidates: Sequence[Candidate],
    at: int,
    path: list[Number],
    paths: dict[str, list[Number]],
    after_title: bool,
) -> list[Number] | None:
    """The path of open headings down to a numbered candidate; None where it does not fit.

    Below a heading without a number (``after_title``) a sequence may begin again, and a
    style that was used below others does.
    """
    one = candidates[at]
    number = one.number
    assert number is not None
    if after_title and number.ordinals == (1,) and len(paths.get(number.style, [])) > 1:
        return [_UNNUMBERED, number]
    parents, last = _parents(number, path, paths)
    if _fits(one, last, parents) and not _jumps(candidates, at, last):
        return [*parents, number]
    begins_again = after_title and last is not None and number.ordinals == (1,)
    return [_UNNUMBERED, number] if begins_again else None


def _parents(
    number: Number, path: list[Number], paths: dict[str, list[Number]]
) -> tuple[list[Number], Number | None]:
    """The open headings above one with this number, and the last number of its sequence."""
    own = paths.get(number.style, [])
    if own and own[:-1] == path[: len(own) - 1]:
        return own[:-1], own[-1]
    styles = [above.style for above in path]
    if number.parent_style in styles:
        return path[: styles.index(number.parent_style) + 1], None
    return path, None


def _fits(one: Candidate, last: Number | None, parents: list[Number]) -> bool:
    """Whether the number goes on from the last of its style, or begins a new sequence."""
    number = one.number
    assert number is not None
    own = number.ordinals[-1]
    if len(number.ordinals) > 1 and parents and not _below(number, parents[-1]):
        return one.distinct and number.ordinals[0] >= parents[0].ordinals[-1]
    if last is None or last.ordinals[:-1] != number.ordinals[:-1]:
        return own == 1 or (own == 0 and not parents) or (one.distinct and own <= JUMP)
    return 1 <= own - last.ordinals[-1] <= (JUMP if one.distinct else 2)


def _below(number: Number, parent: Number) -> bool:
    """Whether 2.3 stands below 2; below 二 only the ordinals before the last count."""
    if parent.style == number.parent_style:
        return number.ordinals[:-1] == parent.ordinals
    return number.ordinals[0] == parent.ordinals[-1]


def _jumps(candidates: Sequence[Candidate], at: int, last: Number | None) -> bool:
    """Whether a number that this one leaves out comes later in the same sequence."""
    number = candidates[at].number
    assert number is not None
    same = last is not None and last.ordinals[:-1] == number.ordinals[:-1]
    missed = (last.ordinals[-1] if last and same else 0) + 1
    if number.ordinals[-1] <= missed:
        return False
    wanted = (*number.ordinals[:-1], missed)
    for later in candidates[at + 1 :]:
        if later.number and later.number.style == number.style:
            return later.number.ordinals == wanted
    return False


# --- what is missing --------------------------------------------------------------------


def missing_numbers(headings: Sequence[Heading]) -> list[str]:
    """A message for each gap in the numbering: among the sections of one parent, in order."""
    messages: list[str] = []
    last: list[int] = []  # the last ordinal on each open level
    for heading in headings:
        del last[heading.level :]
        last += [0] * (heading.level - len(last))
        if not heading.ordinals:
            continue
        before, own = last[-1], heading.ordinals[-1]
        if own > before + 1:
            missed = str(before + 1) if own == before + 2 else f"{before + 1}-{own - 1}"
            name = f"{heading.number} {heading.title}"
            messages.append(f"heading {name!r} (level {heading.level}): no {missed} before it")
        last[-1] = own
    return messages
