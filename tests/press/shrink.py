"""The smallest layout that still shows a miss."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from press.options import Options, unlike_plain
from press.plausible import implausible

Value = Callable[[Options], float]  # a metric of a sheet laid out so


def shrunk(options: Options, value: Value, limit: float) -> Options:
    """Options made plain, as many as can be while the metric stays at ``limit`` or below.

    Only layouts that could be seen are tried; passes are repeated until nothing more goes.
    """
    smaller = _without(options, list(unlike_plain(options)), value, limit)
    return options if smaller == options else shrunk(smaller, value, limit)


def _without(options: Options, names: Sequence[str], value: Value, limit: float) -> Options:
    """Options without as many of some as can go: all at once, else those of either half."""
    smaller = replace(options, **{name: getattr(Options(), name) for name in names})
    if not implausible(smaller) and value(smaller) <= limit:
        return smaller
    if len(names) <= 1:
        return options
    for half in (names[: len(names) // 2], names[len(names) // 2 :]):
        options = _without(options, half, value, limit)
    return options
