"""How far to trust a paper: every sign takes from 1 what its weight says."""

from collections.abc import Sequence
from functools import cache

import msgspec

from bipaper.data import read_data
from bipaper.parts.cited_works import Citation
from bipaper.parts.extracted import Extracted
from bipaper.parts.grades import Grade, Quality, Sign
from bipaper.quality.findings import Found, Read
from bipaper.quality.signs import SIGNS


class Scale(msgspec.Struct, frozen=True):
    """quality.toml: what a sign takes where nothing of it is sound, and the least score of
    each grade but the last."""

    weights: dict[str, float]
    grades: dict[Grade, float]


@cache
def scale() -> Scale:
    """The scale that papers are judged by."""
    return msgspec.toml.decode(read_data(__name__, "quality.toml"), type=Scale)


def judge(paper: Extracted, citations: Sequence[Citation]) -> Quality:
    """The quality of a paper as it was read, by all signs that apply to it.

    1 less the losses of all signs, at least 0, is the score.
    """
    read = Read(paper, citations)
    found = ((name, look(read)) for name, look in SIGNS.items())
    signs = [_sign(name, one) for name, one in found if one]
    score = round(max(0.0, 1 - sum(sign.loss for sign in signs)), 3)
    return Quality(grade=grade(score), score=score, signs=signs)


def grade(score: float) -> Grade:
    """The grade of a score."""
    return next((name for name, least in scale().grades.items() if score >= least), "D")


def _sign(name: str, found: Found) -> Sign:
    return Sign(
        name=name,
        share=round(found.share, 3),
        loss=round(scale().weights[name] * (1 - found.share), 3),
        message=found.message or None,
        pages=list(found.pages),
        ids=list(found.ids),
    )
