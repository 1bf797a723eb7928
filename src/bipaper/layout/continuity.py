"""Whether a text goes on from one printed line to the next, told by its words.

Half of the breaks between lines of Chinese fall inside a word; where two lines do not belong
together, a word that holds the last character of one and the first of the other is chance.
Brackets that are open at a line's end close in the next line, and words broken by a hyphen go
on there. Each sign counts by its likelihood ratio, and those of a break are taken as independent
(as in naive Bayes).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from math import inf, log
from typing import NamedTuple

from bipaper.chars import HAN, simplify
from bipaper.pdf.wordlists import chinese_words

# How much likelier a sign is (natural logarithm) between lines that belong together than
# between lines that do not; printed by benchmarks/continuity.py, from 97 sheets and specimens
# of ours, read rightly and across their columns.
EVIDENCE = {
    "word": 3.0,
    "no word": -0.7,
    "closed": 3.6,
    "left open": -3.6,
    "not opened": -1.1,
    "hyphen": 2.4,
    "no hyphen": -3.4,
}

AROUND = 4  # Chinese characters on either side of a break whose words are weighed
CLEARLY = log(2)  # twice as likely
CLOSING = dict(zip("（(《〈“‘【「『〔", "）)》〉”’】」』〕", strict=True))

_BRACKET = re.compile(f"[{re.escape(''.join(chain(*CLOSING.items())))}]")
_HAN_END = re.compile(rf"[{HAN}]{{1,{AROUND}}}$")
_HAN_START = re.compile(rf"[{HAN}]{{1,{AROUND}}}")
_BROKEN = re.compile(r"[A-Za-z]-$")
_LETTER = re.compile(r"[A-Za-z]")


class Stretch(NamedTuple):
    """The breaks ``[start, end)`` of a text and how much speaks against them all."""

    start: int
    end: int
    against: float


def evidence(left: str, right: str) -> float:
    """What speaks for ``right`` being the line after ``left``, or against it (below 0).

    The natural logarithm of the likelihood ratio; lines have no white space around them.
    """
    return sum(EVIDENCE[sign] for sign in signs(left, right))


def signs(left: str, right: str) -> Iterator[str]:
    """The names of the signs that two lines show."""
    end, start = _HAN_END.search(left), _HAN_START.match(right)
    if end and start:
        yield "word" if _in_word(simplify(end.group()), simplify(start.group())) else "no word"
    (opened, _), (_, closed) = _loose(left), _loose(right)
    if opened:
        yield "closed" if closed[:1] == opened[-1:] else "left open"
    elif closed:
        yield "not opened"
    if _BROKEN.search(left):
        yield "hyphen" if _LETTER.match(right) else "no hyphen"


def stretches(breaks: Sequence[float], least: float) -> Iterator[Stretch]:
    """Where so much speaks against successive breaks as ``least`` or more.

    Each begins where the sum against turns above 0 and ends where it is greatest (the
    cumulative sum test of Page 1954).
    """
    start, best = 0, Stretch(0, 0, 0.0)
    against = 0.0
    for at, value in enumerate([*breaks, inf]):
        against -= value
        if against > best.against:
            best = Stretch(start, at + 1, against)
        elif against <= max(0.0, best.against - least):
            if best.against >= least:
                yield best
            start, best, against = at + 1, Stretch(0, 0, 0.0), 0.0


def _in_word(left: str, right: str) -> bool:
    """Whether a word that lies in both of two texts on end makes them clearly likelier."""
    return _likelihood(left + right) > _likelihood(left) + _likelihood(right) + CLEARLY


def _likelihood(text: str) -> float:
    """Of its likeliest words, by how often jieba's corpus has each; a natural logarithm."""
    words, every, best = chinese_words(), _all_words(), [0.0]
    for end in range(1, len(text) + 1):
        counts = [words.get(text[start:end], 0) for start in range(end)]
        counts[-1] = counts[-1] or 1  # any character is a word of its own
        ways = zip(best, counts, strict=True)
        best.append(max(before + (log(count) - every) for before, count in ways if count))
    return best[-1]


@cache
def _all_words() -> float:
    return log(sum(chinese_words().values()))


def _loose(text: str) -> tuple[list[str], list[str]]:
    """What would close the brackets that a text leaves open, and what in it closes none."""
    opened: list[str] = []
    closed: list[str] = []
    for char in _BRACKET.findall(text):
        if char in CLOSING:
            opened.append(CLOSING[char])
        elif opened[-1:] == [char]:
            opened.pop()
        else:
            closed.append(char)
    return opened, closed
