"""What a metric says of one paper, and the three ways to count."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

from bipaper.evaluate.likeness import apart, folded

Wanted = TypeVar("Wanted")
Given = TypeVar("Given")


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """``value`` from 0 to 1, with the counts behind it.

    ``right`` of the ``wanted`` items of gold (of a text: characters) are in the result;
    ``missing`` are the others, and ``extra`` what only the result has, as people would name them.
    """

    value: float
    right: int
    wanted: int
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


def of_text(given: str | None, wanted: str | None) -> Score | None:
    """F1 of the characters that two texts share in order; None where gold has no text."""
    one, other = folded(given or ""), folded(wanted or "")
    if not other:
        return None
    right, missing, extra = apart(one, other)
    return Score(
        value=2 * right / (len(one) + len(other)),
        right=right,
        wanted=len(other),
        missing=tuple(missing),
        extra=tuple(extra),
    )


def of_items(
    given: Iterable[Given],
    wanted: Iterable[Wanted],
    same: Callable[[Given, Wanted], bool],
    name: Callable[[Given | Wanted], str],
) -> Score | None:
    """F1 of two collections, each item matched once; None where gold has no items."""
    wanted = list(wanted)
    return of_groups([(given, wanted)], same, name) if wanted else None


def of_groups(
    groups: Iterable[tuple[Iterable[Given], Iterable[Wanted]]],
    same: Callable[[Given, Wanted], bool],
    name: Callable[[Given | Wanted], str],
) -> Score | None:
    """F1 of items (given, wanted) that match within their group; None where there are none."""
    right, missing, extra = 0, list[Wanted](), list[Given]()
    for given, wanted in groups:
        left, items = list(given), list(wanted)
        lacking = [item for item in items if not _taken(left, item, same)]
        right += len(items) - len(lacking)
        missing += lacking
        extra += left
    total = 2 * right + len(missing) + len(extra)
    if not total:
        return None
    return Score(
        value=2 * right / total,
        right=right,
        wanted=right + len(missing),
        missing=tuple(name(item) for item in missing),
        extra=tuple(name(item) for item in extra),
    )


def _taken(left: list[Given], item: Wanted, same: Callable[[Given, Wanted], bool]) -> bool:
    """Whether something is left that is the same as an item; it is taken away."""
    at = next((i for i, one in enumerate(left) if same(one, item)), None)
    if at is not None:
        del left[at]
    return at is not None


def of_shares(wanted: Sequence[tuple[str, bool]]) -> Score | None:
    """The share of items that are right, each a name and whether it is; None where none are."""
    if not wanted:
        return None
    missing = tuple(name for name, right in wanted if not right)
    right = len(wanted) - len(missing)
    return Score(value=right / len(wanted), right=right, wanted=len(wanted), missing=missing)
