"""A page is a unit of failure: what goes wrong on one costs none of the others."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import pypdfium2 as pdfium

from bipaper.parts.diagnostics import Warning

T = TypeVar("T")


def each_page(
    numbers: Iterable[int], read: Callable[[int], T], what: str
) -> tuple[dict[int, T], list[Warning]]:
    """What ``read`` makes of each page, by number, and a warning for each way it fails.

    ``what`` of a page is read is said in the warning. Running out of memory is not the
    page's failure but the paper's, and raised.
    """
    done: dict[int, T] = {}
    failed: dict[str, list[int]] = {}
    for number in numbers:
        try:
            done[number] = read(number)
        except MemoryError:
            raise
        except Exception as error:  # whatever a page holds, a bug of ours included
            failed.setdefault(_cause(error), []).append(number)
    return done, [_unreadable(pages, what, cause) for cause, pages in failed.items()]


def page_list(numbers: Iterable[int]) -> str:
    """Page numbers, rising, as a reader writes them: "2, 5-9"."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        follows = bool(runs) and number == runs[-1][1] + 1
        runs.append((runs.pop()[0] if follows else number, number))
    return ", ".join(f"{first}-{last}" if first < last else str(first) for first, last in runs)


def _cause(error: Exception) -> str:
    """What an error says, on one line, and its kind where it comes from no PDF reader."""
    text = " ".join(str(error).split()).rstrip(".")
    return text if isinstance(error, pdfium.PdfiumError) else f"{type(error).__name__}: {text}"


def _unreadable(pages: list[int], what: str, cause: str) -> Warning:
    message = f"{what} of page {page_list(pages)} cannot be read: {cause}"
    return Warning(code="page_unreadable", message=message)
