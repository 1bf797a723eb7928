"""Which claims of a paper a reader would put on a card about it: its results, not how it got them.

Each candidate gets points for where it stands and what it tells; the best are taken that do not
say again what one before has said.
"""

from collections.abc import Mapping, Sequence

from bipaper.chars import simplify
from bipaper.find.claims.cues import WEIGHED
from bipaper.find.claims.roles import roles_of
from bipaper.parts.claims import Claim

MOST = 15
"""Claims that a card holds."""

_LEAST = 4  # points: a place that tells results, and a number, an effect or a comparison there
_AGAIN = 0.55  # share of the pairs of characters of the shorter of two claims that say the same
_SURE = 0.3  # confidence below which a claim is more often wrong than right by far
_RESULTS = {"measurement", "ranking", "comparison", "change", "causal"}
_TELLING = {"ranking", "comparison", "change", "causal"}  # a number alone says less
_TYPES = {"finding", "ranking", "causal", "measurement"}
_PLACES = {"abstract": 4, "conclusion": 3, "results": 1}
_APART = {"checks", "method", "recommendation", "review", "theory"}  # roles that tell no results


def salient(claims: Sequence[Claim], titles: Mapping[str | None, str]) -> list[Claim]:
    """At most fifteen of a paper's claims, the first first.

    ``titles`` are the headings of sections by id, behind their ancestors'. Where the paper has
    Chinese claims the English ones, which say the same, are left out.
    """
    chinese = [claim for claim in claims if claim.block != "abstract.en"]
    points = {claim.id: _points(claim, titles) for claim in chinese or claims}
    ranked = sorted(
        (claim for claim in chinese or claims if points[claim.id] >= _LEAST),
        key=lambda claim: (-points[claim.id], -claim.confidence),
    )
    taken: list[Claim] = []
    pairs: list[set[str]] = []
    for claim in ranked:
        own = _pairs(claim.text)
        if not any(_same(own, other) for other in pairs):
            taken.append(claim)
            pairs.append(own)
        if len(taken) == MOST:
            break
    chosen = {claim.id for claim in taken}
    return [claim for claim in claims if claim.id in chosen]


def _points(claim: Claim, titles: Mapping[str | None, str]) -> int:
    """How much a claim belongs on the card; below ``_LEAST`` not at all."""
    abstract = claim.block.startswith("abstract.")
    told = _RESULTS & {*claim.content}
    result = claim.source == "own" and (told or (abstract and claim.type == "finding"))
    # A card is for what is sure: where the weights overrule the rules, one of the two is wrong.
    doubted = claim.rule == WEIGHED or "advice" in claim.content
    if not result or claim.type not in _TYPES or doubted:
        return 0
    roles = ["abstract"] if abstract else roles_of(titles.get(claim.section, ""))
    return (
        max((_PLACES.get(role, 0) for role in roles), default=0)
        - 2 * any(role in _APART for role in roles)
        + min(len(_TELLING & told), 2)
        + bool(claim.quantities)
        + bool(claim.english)
        + (claim.type == "finding")
        - 2 * ("procedure" in claim.content)
        - claim.hedged
        - (claim.confidence < _SURE)
    )


def _pairs(text: str) -> set[str]:
    """The pairs of neighbouring letters and digits."""
    kept = "".join(char for char in simplify(text).lower() if char.isalnum())
    return {kept[at : at + 2] for at in range(len(kept) - 1)}


def _same(one: set[str], other: set[str]) -> bool:
    return len(one & other) > _AGAIN * min(len(one), len(other))
