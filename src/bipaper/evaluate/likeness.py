"""When two texts are the same to a reader, and how much of one is in the other."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

# Marks that printers and annotators use for one another.
_SAME_MARKS = str.maketrans("“”‘’—–−·•", "\"\"''---··")


@lru_cache(maxsize=4096)  # a metric folds each text of a document once for each of gold's
def folded(text: str) -> str:
    """The characters that a reader tells apart: no width, case, white space or shape of marks."""
    plain = unicodedata.normalize("NFKC", text).lower().translate(_SAME_MARKS)
    return re.sub(r"\s+", "", plain)


def matcher(one: str, other: str) -> SequenceMatcher[str]:
    """Compare two folded texts; Ratcliff and Obershelp's matching, 2 × matched / all characters."""
    return SequenceMatcher(None, one, other, autojunk=False)


def alike(one: str, other: str, least: float) -> bool:
    """Whether the likeness of two folded texts is above ``least``.

    The quick ratios are upper bounds, and spare most pairs of paragraphs the slow one.
    """
    if not one or not other:
        return one == other
    match = matcher(one, other)
    bounds = (match.real_quick_ratio, match.quick_ratio, match.ratio)
    return all(ratio() > least for ratio in bounds)


def holds(one: str, other: str) -> bool:
    """Whether one of two folded texts is a part of the other."""
    return one in other or other in one


def apart(given: str, wanted: str) -> tuple[int, list[str], list[str]]:
    """What two folded texts share in order, in characters, and the pieces that only ``wanted``
    and only ``given`` have."""
    steps = [step for step in matcher(given, wanted).get_opcodes() if step[0] != "equal"]
    missing = [wanted[start:end] for _, _, _, start, end in steps if end > start]
    extra = [given[start:end] for _, start, end, _, _ in steps if end > start]
    return len(wanted) - sum(map(len, missing)), missing, extra
