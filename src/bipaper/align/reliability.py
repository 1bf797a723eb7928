"""How likely a pair of terms is right: both are terms, whole, and mean the same.

A logistic model of where they met, how alike they are and how well their lengths agree, fitted
to 231 pairs of 26 real papers that were judged by hand (docs/alignment.md says how it holds).
"""

import math
import re

from bipaper.align.boundaries import content_words, too_long
from bipaper.parts.aligned import Pair

# All as fitted, in log-odds.
_ALL = 1.9
_FOUND = -1.3  # a phrase of a sentence or of the title, which may be cut
_LIKE = {"keyword": 1.8}  # for all of the cosine; keywords that are unlike may be another's
_LIKE_OTHERS = 0.9
_OFF = -0.46  # for each character that the Chinese has too many or too few
_ABBREVIATION = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z0-9-]{1,11}")


def reliability(pair: Pair) -> float:
    """The chance that a pair is right, from 0 to 1."""
    odds = _ALL + _LIKE.get(pair.evidence or "", _LIKE_OTHERS) * pair.score
    if pair.evidence in ("sentence", "title"):
        odds += _FOUND
    if not is_abbreviation(pair.en):
        odds += _OFF * abs(too_long(pair.zh, content_words(pair.en)))
    return round(1 / (1 + math.exp(-odds)), 2)


def is_abbreviation(term: str) -> bool:
    """Whether an English term is made of initials."""
    return _ABBREVIATION.fullmatch(term) is not None
