"""What a claim's type, its source and its content say of one another.

Each is weighed by its own signals. But advice is seldom cited, and a procedure is mostly the
paper's own: a label is likelier beside those that it goes with.
"""

from collections.abc import Mapping
from math import prod
from typing import NamedTuple

from bipaper.parts.claims import ClaimContent, ClaimSource, ClaimType

ALL = "all"
"""What stands for the types of all claims among the shares."""
_HEED = 0.3  # 0 to heed no other label, 1 to take their signals for signals of this one, though
# many are already: of 0.3 to 0.5, which are as good on papers left out, the most careful


class Likely(NamedTuple):
    """How likely each label is, above 0 and below 1: one type, one source, any contents."""

    type: Mapping[ClaimType, float]
    source: Mapping[ClaimSource, float]
    content: Mapping[ClaimContent, float]


class Heed(NamedTuple):
    """How much likelier a label is than usual, where it is told and where it is not."""

    told: float
    untold: float


Heeded = Mapping[str, Mapping[str, Heed]]
"""What to heed: by type, then by source or content."""


def heeded(shares: Mapping[str, Mapping[str, float]]) -> Heeded:
    """What to heed where such shares of the claims of each type, and of ``ALL``, have each source
    and each content, above 0 and below 1."""
    usual = shares[ALL]

    def heed(label: str, share: float) -> Heed:
        rarer = (1 - share) / (1 - usual[label])
        return Heed((share / usual[label]) ** _HEED, rarer**_HEED)

    return {
        type_: {label: heed(label, share) for label, share in own.items()}
        for type_, own in shares.items()
        if type_ != ALL
    }


def agreeing(apart: Likely, heeded: Heeded) -> Likely:
    """How likely each label is in view of the others.

    Given the type, sources and contents tell nothing of each other.
    """
    types: dict[ClaimType, float] = {}
    sources = dict.fromkeys(apart.source, 0.0)
    contents = dict.fromkeys(apart.content, 0.0)
    for type_, likely in apart.type.items():
        heed = heeded[type_]
        one_of = {label: p * heed[label].told for label, p in apart.source.items()}
        told = {label: p * heed[label].told for label, p in apart.content.items()}
        whole = {
            label: told[label] + (1 - p) * heed[label].untold for label, p in apart.content.items()
        }
        total = sum(one_of.values())
        types[type_] = likely * total * prod(whole.values())
        for source, p in one_of.items():
            sources[source] += types[type_] * p / total
        for content, p in told.items():
            contents[content] += types[type_] * p / whole[content]
    everything = sum(types.values())
    return Likely(
        type={label: p / everything for label, p in types.items()},
        source={label: p / everything for label, p in sources.items()},
        content={label: p / everything for label, p in contents.items()},
    )
