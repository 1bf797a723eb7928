"""What covers and declarations say, without the lines they say it in (covers.toml)."""

import re
from functools import cache

from bipaper.chars import counted, simplify
from bipaper.rules import read_lists

LONGEST = 30  # letters of a declaration's title at most

_TAIL = re.compile(r"[(（\[【〔][^()（）]*[)）\]】〕]?$")
_SENTENCE = re.compile(r"[。，,；;]")


def declares(text: str) -> bool:
    """Whether a text is the title of a declaration or a form."""
    title = _TAIL.sub("", simplify(text))
    short = len(counted(title)) <= LONGEST and not _SENTENCE.search(title)
    return short and counted(title).endswith(cover_words("declarations"))


def ends_in_degree(text: str) -> bool:
    """Whether a text ends with the name of a thesis: 岚浦大学硕士学位论文, Master's Thesis."""
    said = counted(_TAIL.sub("", simplify(text))).lower()
    return len(said) <= LONGEST and said.endswith(tuple(map(counted, cover_words("degree"))))


def states_fact(text: str) -> bool:
    """Whether a text begins with what a cover says of the document itself: 学校代码, 密级."""
    return counted(simplify(text)).lower().startswith(cover_words("facts"))


@cache
def cover_words(name: str) -> tuple[str, ...]:
    """The words of a list of covers.toml in lower case, the longest first."""
    words = read_lists(__name__, "covers.toml")[name].words
    return tuple(sorted((word.lower() for word in words), key=lambda word: (-len(word), word)))
