"""How likely a pair of terms is right: both are terms, whole, and mean the same.

A logistic model of where they met, how alike they are and how well their lengths agree, fitted
to 151 pairs of real papers that were judged by hand (docs/alignment.md says how it holds).
"""

import math
import re

from bipaper.align.boundaries import content_words, too_long
from bipaper.model import Pair

# All as fitted.
_ALL = 3.0  # log-odds of paired keywords
_FOUND = {"gloss": -0.8, "title": -0.7, "sentence": -0.7}  # what others have less
_COSINE = 0.4
_OFF = -0.35  # for each character that the Chinese has too many or too few
_ABBREVIATION = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z0-9-]{1,11}")


def reliability(pair: Pair) -> float:
    """The chance that a pair is right, from 0 to 1."""
    odds = _ALL + _FOUND.get(pair.evidence or "", 0) + _COSINE * pair.score
    if not is_abbreviation(pair.en):
        odds += _OFF * abs(too_long(pair.zh, content_words(pair.en)))
    return round(1 / (1 + math.exp(-odds)), 2)


def is_abbreviation(term: str) -> bool:
    """Whether an English term is made of initials."""
    return _ABBREVIATION.fullmatch(term) is not None
