"""Sentence alignment against Gale and Church, and on synthetic texts of growing length.

    python benchmarks/align.py [--sizes 200 1000 5000 20000]

First the texts in data/ as they are: prose.txt, for which the weights were set, and the
heldout files, which were written afterwards. Then texts made of the beads of prose.txt in
random order, with random merges, splits and deletions whose gold alignment is known. Prints
strict and lax F1 (bead_score.py), seconds of processor time, sentences per second and peak
memory of a process of its own, and the exponent of growth between the last two sizes. Last
come files whose passages are aligned each alone, those in data/registers among them, and
the registers with one side of half their beads struck out, so that the other language adds
what they say: bead by bead, and in runs of about four beads.
"""

import argparse
import multiprocessing
import random
import re
import resource
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, product
from math import erfc, log, sqrt
from pathlib import Path
from typing import NamedTuple

from bead_score import Counts, Indices, count, total

from bipaper.align.beads import align
from bipaper.align.encoder import load

DATA = Path(__file__).parent / "data"
MERGE, SPLIT, DROP = 0.15, 0.15, 0.05
STRUCK = 0.5

Sides = tuple[list[str], list[str]]


class Sample(NamedTuple):
    """Two texts and the beads they were made of."""

    zh: list[str]
    en: list[str]
    gold: set[Indices]


def read_beads(name: str) -> list[list[Sides]]:
    """The beads of each passage of a file in data/, each the sentences of both sides."""
    passages: list[list[Sides]] = []
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line.startswith("#"):
            passages.append([])
        elif "\t" in line:
            zh, en = line.split("\t")
            passages[-1].append((cells(zh), cells(en)))
    return [passage for passage in passages if passage]


def cells(side: str) -> list[str]:
    """The sentences of one side of a bead."""
    return [sentence.strip() for sentence in side.split(" | ") if sentence.strip()]


def joined(beads: Iterable[Sides]) -> Sample:
    """The two texts that beads make up."""
    zh: list[str] = []
    en: list[str] = []
    gold: set[Indices] = set()
    for left, right in beads:
        here = tuple(range(len(zh), len(zh) + len(left)))
        there = tuple(range(len(en), len(en) + len(right)))
        zh, en = zh + left, en + right
        gold |= {(here, there)} if here and there else alone(here, there)
    return Sample(zh, en, gold)


def alone(zh: Iterable[int], en: Iterable[int]) -> set[Indices]:
    """A bead of its own for each sentence."""
    return {((i,), ()) for i in zh} | {((), (j,)) for j in en}


def sample(beads: Sequence[Sides], size: int, seed: int) -> Sample:
    """Two texts of about ``size`` sentences a side."""
    rng = random.Random(seed)
    chosen: list[Sides] = []
    count = 0
    for left, right in changed(shuffled(beads, rng), rng):
        if count >= size:
            break
        chosen.append((left, right))
        count += len(left)
    return joined(chosen)


def shuffled(beads: Sequence[Sides], rng: random.Random) -> Iterator[Sides]:
    """The beads over and over, each round in another order."""
    while True:
        yield from rng.sample(beads, len(beads))


def changed(beads: Iterator[Sides], rng: random.Random) -> Iterator[Sides]:
    """Beads with one side deleted, split at a comma, or joined to the bead before."""
    before: Sides = ([], [])
    for left, right in beads:
        if rng.random() < DROP:
            left, right = ([], right) if rng.random() < 0.5 else (left, [])
        elif len(left) == len(right) == 1 and rng.random() < SPLIT:
            left, right = (
                (halves(left[0]), right) if rng.random() < 0.5 else (left, halves(right[0]))
            )
        elif (
            all((*before, left, right)) and len(before[0]) + len(left) < 4 and rng.random() < MERGE
        ):
            left = [*before[0][:-1], before[0][-1] + left[0], *left[1:]]
            before = (left, [*before[1], *right])
            continue
        yield before
        before = (left, right)


def halves(sentence: str) -> list[str]:
    """The sentence cut at the comma nearest its middle, if there is one."""
    cuts = [match.end() for match in re.finditer(r"，|；|, |; ", sentence)]
    if not cuts:
        return [sentence]
    cut = min(cuts, key=lambda place: abs(place - len(sentence) / 2))
    return [sentence[:cut].strip(), sentence[cut:].strip()]


def struck(beads: Iterable[Sides], side: int, run: int, rng: random.Random) -> Iterator[Sides]:
    """Beads of which half have lost a side, in runs of about ``run`` beads."""
    lost = False
    for bead in beads:
        if rng.random() < 1 / run:
            lost = rng.random() < STRUCK
        left, right = bead
        yield (([], right) if side == 0 else (left, [])) if lost and all(bead) else bead


# --- the baseline: Gale and Church 1993 ------------------------------------------------

PRIORS = {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011}
VARIANCE = 6.8
BAND = 200  # sentences on either side of the diagonal


def gale_church(zh: Sequence[str], en: Sequence[str]) -> set[Indices]:
    """Beads by length alone, in characters, with the ratio of the two texts."""
    zh_ends, en_ends = ends(zh), ends(en)
    ratio = en_ends[-1] / zh_ends[-1]
    best: list[dict[int, tuple[float, tuple[int, int]]]] = [{0: (0.0, (0, 0))}]
    for i in range(len(zh) + 1):
        middle = i * len(en) // max(len(zh), 1)
        row = best[i] if i == 0 else {}
        for j in range(max(0, middle - BAND), min(len(en), middle + BAND) + 1):
            options = [
                (best_before[0] + cost(zh_ends, en_ends, i, j, a, b, ratio), (a, b))
                for a, b in PRIORS
                if i >= a
                and (best_before := (row if a == 0 else best[i - a]).get(j - b)) is not None
            ]
            if options:
                row[j] = min(options)
        if i:
            best.append(row)
    return trace(best, len(zh), len(en))


def ends(sentences: Sequence[str]) -> list[int]:
    """Length in characters of the first n sentences, for each n."""
    total = [0]
    for sentence in sentences:
        total.append(total[-1] + len(sentence))
    return total


def cost(
    zh_ends: list[int], en_ends: list[int], i: int, j: int, a: int, b: int, ratio: float
) -> float:
    """Minus the log probability of a bead's shape and of its length difference."""
    zh, en = zh_ends[i] - zh_ends[i - a], en_ends[j] - en_ends[j - b]
    mean = (zh + en / ratio) / 2 or 1
    delta = (en - zh * ratio) / sqrt(VARIANCE * mean)
    return -log(PRIORS[a, b]) - log(max(erfc(abs(delta) / sqrt(2)), 1e-300))


def trace(best: list[dict[int, tuple[float, tuple[int, int]]]], i: int, j: int) -> set[Indices]:
    """The beads of the cheapest path."""
    beads: set[Indices] = set()
    while i or j:
        a, b = best[i][j][1]
        beads.add((tuple(range(i - a, i)), tuple(range(j - b, j))))
        i, j = i - a, j - b
    return beads


# --- the run ----------------------------------------------------------------------------


def bipaper(zh: Sequence[str], en: Sequence[str]) -> set[Indices]:
    """The library's alignment as index tuples."""
    return {(tuple(bead.zh), tuple(bead.en)) for bead in align(zh, en, load())}


ALIGNERS = {"bipaper": bipaper, "gale-church": gale_church}


class Measured(NamedTuple):
    """What an aligner did: strict and lax counts, processor seconds, MiB at the peak."""

    strict: Counts
    lax: Counts
    seconds: float
    peak: float


def measure(name: str, texts: Sample) -> Measured:
    """Run an aligner in this process, which has done nothing else."""
    aligner = ALIGNERS[name]
    aligner(["甲。"], ["A."])  # load the encoder outside the clock
    start = time.process_time()
    found = aligner(texts.zh, texts.en)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    strict, lax = (count(found, texts.gold, lax=lax) for lax in (False, True))
    return Measured(strict, lax, seconds, peak)


def report(label: str, texts: Sample) -> float:
    """Print a line for each aligner; the library's seconds."""
    spent = {}
    for name in ALIGNERS:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            strict, lax, seconds, peak = pool.apply(measure, (name, texts))
        sentences = len(texts.zh) + len(texts.en)
        size = f"{len(texts.zh)} x {len(texts.en)}"
        print(
            f"{label:>18} {size:>14} {name:>12} {strict.f1:6.3f} {lax.f1:6.3f} {seconds:8.1f} "
            f"{sentences / seconds:7.0f} {peak:6.0f}",
            flush=True,
        )
        spent[name] = seconds
    return spent["bipaper"]


def each_alone(texts: Iterable[Sample]) -> str:
    """Strict and lax F1 of the library over all texts, each aligned alone."""
    pairs = [(bipaper(text.zh, text.en), text.gold) for text in texts]
    scores = (
        total(count(found, gold, lax=lax) for found, gold in pairs).f1 for lax in (False, True)
    )
    return "{:.3f} {:.3f}".format(*scores)


def report_struck(kind: str, side: int, run: int) -> None:
    """Print the scores of all registers of a kind with beads that have lost a side."""
    rng = random.Random(5)
    texts = [
        joined(struck(passage, side, run, rng))
        for path in sorted(DATA.glob(f"registers/*_{kind}.txt"))
        for passage in read_beads(f"registers/{path.name}")
    ]
    lost = ("Chinese", "English")[side]
    print(f"registers {kind}, {lost} struck out in runs of {run}: {each_alone(texts)}", flush=True)


def main() -> None:
    """Print a line for each text and aligner."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 5000, 20000])
    sizes = parser.parse_args().sizes
    print(
        f"{'text':>18} {'sentences':>14} {'aligner':>12} {'strict':>6} {'lax':>6} {'seconds':>8} "
        f"{'per s':>7} {'MiB':>6}"
    )
    for name in ("prose.txt", "heldout_prose.txt"):
        report(name, joined(chain.from_iterable(read_beads(name))))
    beads = list(chain.from_iterable(read_beads("prose.txt")))
    texts = [sample(beads, size, seed=1) for size in sizes]
    spent = [report("shuffled prose.txt", text) for text in texts]
    if len(spent) > 1:
        small, large = (len(text.zh) + len(text.en) for text in texts[-2:])
        print(f"time grows as n^{log(spent[-1] / spent[-2]) / log(large / small):.2f}")
    registers = sorted(f"registers/{path.name}" for path in DATA.glob("registers/*.txt"))
    for name in ("heldout_abstracts.txt", "prose.txt", *registers):
        print(f"{name}, each alone: {each_alone(map(joined, read_beads(name)))}", flush=True)
    for kind, side, run in product(("open", "held"), (0, 1), (1, 4)):
        report_struck(kind, side, run)


if __name__ == "__main__":
    main()
