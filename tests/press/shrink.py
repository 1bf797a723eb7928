"""The smallest layout that still shows a miss."""

from collections.abc import Callable

from press.options import Options, implausible, plainer, unlike_plain

Value = Callable[[Options], float]  # a metric of a sheet laid out so


def shrunk(options: Options, value: Value, limit: float) -> Options:
    """Options made plain one by one, as long as the metric stays at ``limit`` or below.

    Only layouts that could be seen are tried; a pass is repeated until nothing more goes.
    """
    for name in unlike_plain(options):
        smaller = plainer(options, name)
        if not implausible(smaller) and value(smaller) <= limit:
            return shrunk(smaller, value, limit)
    return options
