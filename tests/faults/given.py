"""What the tests give the workflow, and what is right to come of it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

DONE = "done"

Data = bytes | Callable[[], bytes]


class Given(NamedTuple):
    """A file, named by what is odd about it.

    ``right`` holds what may come of it: DONE, a result, or the codes of failures that say
    the truth. ``whole`` is the name of another that has all its text: what a result lacks of
    that it has to warn of.
    """

    name: str
    data: Data
    right: frozenset[str]
    whole: str = ""

    def made(self) -> bytes:
        """The file's bytes."""
        return self.data if isinstance(self.data, bytes) else self.data()


def given(right: str, files: Mapping[str, Data], whole: str = "") -> list[Given]:
    """Files of which the same is right: one of the words in ``right``."""
    codes = frozenset(right.split())
    return [Given(name, data, codes, whole) for name, data in files.items()]
