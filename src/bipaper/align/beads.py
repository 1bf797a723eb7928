"""Sentence alignment of a Chinese and an English text.

Sources: Gale and Church 1993 (beads and length), Thompson and Koehn 2019 (Vecalign:
vectors of overlapping runs, coarse to fine), Liu and Zhu 2022 (Bertalign: two passes,
beads on literary text). docs/alignment.md says what was taken from each and measured.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from bipaper.align.clauses import cut_cosines, one_and_several
from bipaper.align.corridor import Corridor, find_corridor
from bipaper.align.encoder import Encoder
from bipaper.align.evidence import Bead, Evidence, bead_cosine, gather, on_own_scale
from bipaper.align.features import SHAPES
from bipaper.align.path import beads_in_doubt, best_path, score_beads, search
from bipaper.align.threads import one_thread
from bipaper.align.weights import costs, cut_score, price_additions
from bipaper.parts.aligned import BeadReason


class AlignedBead(NamedTuple):
    """Sentences (indices from 0) that say the same; an empty side is an omission.

    ``score`` is the cosine of the two sides, 0 for an omission.
    """

    zh: list[int]
    en: list[int]
    score: float


def align(zh: Sequence[str], en: Sequence[str], encoder: Encoder) -> list[AlignedBead]:
    """The best partition of both texts into beads, in order.

    Every sentence of both sides is in exactly one bead; a bead holds up to five sentences
    on either side, or one sentence alone. Blank ones are left alone, or are part of the
    bead that goes on behind them.
    """
    left = [i for i, text in enumerate(zh) if text.strip()]
    right = [j for j, text in enumerate(en) if text.strip()]
    beads = _aligned([zh[i] for i in left], [en[j] for j in right], encoder)
    placed = (
        AlignedBead(_between(left, bead.zh), _between(right, bead.en), bead.score) for bead in beads
    )
    return list(_with_blanks(placed, len(zh), len(en)))


def _aligned(zh: Sequence[str], en: Sequence[str], encoder: Encoder) -> list[AlignedBead]:
    """The beads of two texts without blank sentences."""
    if not zh or not en:
        return [*_alone(range(len(zh)), range(len(en)))]
    evidence = gather(zh, en, encoder)
    with one_thread():
        corridor, pairs = find_corridor(evidence.zh.sentences, evidence.en.sentences)
        evidence = on_own_scale(evidence, pairs)
        steps = _best_beads(evidence, corridor, (zh, en), encoder)
    return [
        AlignedBead(
            list(range(i - a, i)),
            list(range(j - b, j)),
            round(bead_cosine(evidence, i, j, a, b), 4) if a and b else 0.0,
        )
        for i, j, a, b in steps
    ]


def _best_beads(
    evidence: Evidence,
    corridor: Corridor,
    texts: tuple[Sequence[str], Sequence[str]],
    encoder: Encoder,
) -> list[Bead]:
    """The beads of the best path, which is looked for again with what a first one tells."""
    scores = score_beads(evidence, corridor)
    found = search(scores, corridor)
    first = best_path(found, corridor)
    if any(costs(first)):
        price_additions(scores, first)
        found = search(scores, corridor)
    split = [bead for bead in beads_in_doubt(scores, found, corridor) if one_and_several(bead)]
    if split:
        cuts = cut_cosines(split, evidence, *texts, encoder)
        for (i, j, a, b), cosine in zip(split, cuts, strict=True):
            scores[i][SHAPES.index((a, b)), j - corridor.low[i]] += cut_score(evidence, cosine)
        found = search(scores, corridor)
    return best_path(found, corridor)


def _between(places: Sequence[int], run: Sequence[int]) -> list[int]:
    """From the place of the first of a run to that of its last, whatever lies between."""
    return list(range(places[run[0]], places[run[-1]] + 1)) if run else []


def _with_blanks(beads: Iterable[AlignedBead], n: int, m: int) -> Iterator[AlignedBead]:
    """The beads, and every sentence of n and m that is in none of them alone."""
    i = j = 0
    for bead in beads:
        zh_start, en_start = bead.zh[0] if bead.zh else i, bead.en[0] if bead.en else j
        yield from _alone(range(i, zh_start), range(j, en_start))
        yield bead
        i, j = zh_start + len(bead.zh), en_start + len(bead.en)
    yield from _alone(range(i, n), range(j, m))


def _alone(zh: range, en: range) -> Iterator[AlignedBead]:
    yield from (AlignedBead([i], [], 0.0) for i in zh)
    yield from (AlignedBead([], [j], 0.0) for j in en)


def reasons(beads: Sequence[AlignedBead]) -> list[BeadReason | None]:
    """Why each bead has an empty side, or None where it has both.

    Between two aligned beads, sentences left alone on one side only were omitted or
    added; where both sides have some, they stand opposite each other and were too unlike.
    """
    found: list[BeadReason | None] = []
    for aligned, group in groupby(beads, key=lambda bead: bool(bead.zh and bead.en)):
        gap = list(group)
        if aligned:
            found += [None] * len(gap)
        elif any(bead.zh for bead in gap) and any(bead.en for bead in gap):
            found += ["low score"] * len(gap)
        else:
            found += ["omitted in English" if gap[0].zh else "added in English"] * len(gap)
    return found
