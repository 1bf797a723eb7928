"""The section tree: which candidates are headings and on which levels, decided for the paper.

Each candidate may be taken or left. Taking one earns what speaks for it (its type, what the PDF's
bookmarks and the contents say, white space around it) and what its place in the numbering says;
the best sum over all candidates wins. It is found from the first to the last by keeping, for
each way to have the sections open, the best choice that leads to it (dynamic programming); the
``WAYS`` best are followed, so that time grows with the number of candidates.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from bipaper.text.body.numbering import Number
from bipaper.text.body.placing import Open, Sections, places, title_of

WAYS = 24  # choices that are followed at once; with a quarter all papers seen were the same

# What speaks for a candidate and against it, in the measure of placing.py.
NAMED = 12.0  # bookmarks and contents are made from the headings
USUAL = 4.0  # 参考文献 is said by headings, and by few other lines
TYPE = 3.0  # distinct type is used for little else below a number
TYPE_ALONE = 1.5  # and for more without one
PLAIN = -0.5  # in the body's type, items of lists are more frequent
SECTIONS = 2.0  # numbers as 2.1, 二、 and 第二章 are of few lists
APART = 1.0  # white space above or below: lists have none
SIGN_AGAINST = 4.0  # what the paper's other headings are not
MISFIT = 4.0  # a named number that fits nowhere, or not on the level that bookmarks say

OF_LISTS = frozenset({"arabic_paren", "arabic_half", "circled"})  # styles: (1), 1), ①

Face = tuple[str, float, bool]  # font, size in points, whether bold


class Candidate(NamedTuple):
    """A line that may be a heading: lines[start:end] of the stream.

    ``face`` is its font, size and weight, ``distinct`` whether that sets it apart from running
    text, ``apart`` whether white space does; ``opens`` names what follows; ``known`` says that
    the title is a usual one; ``rule`` is the one of rules.toml that found it. ``depth`` is that
    of the bookmark which names it, None without one. ``against`` counts the signs that it is
    none.
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
    apart: bool = False
    against: int = 0

    @property
    def named(self) -> bool:
        """Whether a bookmark or the contents name it."""
        return self.rule in ("bookmark", "contents")


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


class _Way(NamedTuple):
    """One choice among the candidates so far: its worth, and the last one taken with its level
    and what was chosen before it."""

    worth: float
    last: Candidate | None = None
    level: int = 0
    before: "_Way | None" = None


def nest(candidates: Sequence[Candidate]) -> list[Heading]:
    """The best choice of candidates, given in order, as headings with levels."""
    told = _told_levels(candidates)
    ways = {Sections(levels=_levels_by_size(candidates)): _Way(0.0)}
    for one, level in zip(candidates, told, strict=True):
        ways = _followed(ways, one, level)
    best = max(ways.values(), key=lambda way: way.worth)
    return [_heading(one, level) for one, level in reversed(list(_taken(best)))]


def _followed(ways: Mapping[Sections, _Way], one: Candidate, told: int) -> dict[Sections, _Way]:
    """The best ways after a candidate that each of these leaves or takes."""
    following = dict(ways)
    evidence = _evidence(one)
    for sections, way in ways.items():
        for fit, after in _takings(sections, one, told):
            total = way.worth + evidence + fit
            if after not in following or following[after].worth < total:
                following[after] = _Way(total, one, len(after.open), way)
    return dict(nlargest(WAYS, following.items(), key=lambda choice: choice[1].worth))


def _takings(sections: Sections, one: Candidate, told: int) -> Iterator[tuple[float, Sections]]:
    """How well each place for a candidate fits, and what is open once it is taken there."""
    if one.number is None or (one.named and not told):
        level = told or (1 if one.known else sections.level_of(one.face))
        path = (*sections.above(level), title_of(one.face[1], one.known))
        misfit = MISFIT if one.number else 0.0
        yield -misfit, sections.after(path, one.face)
    if one.number is None:
        return
    own = Open(one.number.style, one.number.ordinals)
    face = one.face if one.distinct else None
    for fit, parents in places(sections, one.number, one.face[1]):
        other = MISFIT if told and told != len(parents) + 1 else 0.0
        yield fit - other, sections.after((*parents, own), face)
    if told:
        yield 0.0, sections.after((*sections.above(told), own), face)


def _evidence(one: Candidate) -> float:
    """What speaks for a candidate but its place in the numbering."""
    if one.named:
        return NAMED
    if one.known:
        worth = USUAL
    elif one.number is None:
        worth = TYPE_ALONE
    else:
        worth = (TYPE if one.distinct else PLAIN) + SECTIONS * one.number.of_sections
    return worth + APART * one.apart - SIGN_AGAINST * one.against


def _taken(way: _Way) -> Iterator[tuple[Candidate, int]]:
    """The candidates that a way takes with their levels, the last first."""
    while way.last is not None and way.before is not None:
        yield way.last, way.level
        way = way.before


def _told_levels(candidates: Sequence[Candidate]) -> list[int]:
    """The levels that nested bookmarks tell: one below the last that holds a candidate's; 0
    without one. Those of one depth may name sections of any level."""
    if len({one.depth for one in candidates} - {None}) < 2:
        return [0] * len(candidates)
    told: list[int] = []
    holding: list[int] = []  # depths of what is open
    for one in candidates:
        if one.depth is None:
            told.append(0)
            continue
        while holding and holding[-1] >= one.depth:
            holding.pop()
        holding.append(one.depth)
        told.append(len(holding))
    return told


def _levels_by_size(candidates: Sequence[Candidate]) -> tuple[tuple[Face, int], ...]:
    """Levels of the faces of a paper whose headings have no numbers: by size, then weight; usual
    titles of the text, 引言, are of the first. Numbers in brackets in the body's type may be those
    of lists."""
    numbered = ((one.number.style, one.distinct) for one in candidates if one.number)
    if any(distinct or style not in OF_LISTS for style, distinct in numbered):
        return ()
    faces = {one.face for one in candidates if not one.known or one.opens == "body"}
    ranks = sorted({(-size, not bold) for _, size, bold in faces})
    return tuple((face, ranks.index((-face[1], not face[2])) + 1) for face in sorted(faces))


def _heading(one: Candidate, level: int) -> Heading:
    number = one.number
    printed, ordinals = (number.printed, number.ordinals) if number else (None, ())
    return Heading(one.start, one.end, printed, one.title, level, one.opens, one.rule, ordinals)


# --- what is missing --------------------------------------------------------------------


def missing_numbers(headings: Iterable[Heading]) -> list[str]:
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
