"""Fit the weights of facets.toml and confidence.toml, and say how good they are on papers unseen.

    python benchmarks/claims.py RESULTS GOLD [RESULTS GOLD ...] [--halved RESULTS GOLD ...]
        [--write]

RESULTS holds the documents bipaper made (ID.json), GOLD passages annotated by hand (as for
`bipaper score`); claims are found anew in the documents' blocks. With them goes the open half of
the passages that come with it (data/claims/fit*.toml), their abstracts for types alone. Prints,
over each folder and over the passages, what weights say that were fitted without the tenth of
papers and passages that the one judged is of; and over the half held back (held*.toml, and of the
folders behind --halved the papers whose digest is odd) what weights fitted on all others say.
--write writes weights fitted on all but those into the data files; their keys say which signals
count, but for words, which are chosen by what is fitted on, anew without each tenth. Run
claims_abstracts.py afterwards, for the weights of an abstract's own signals.
"""

import argparse
import tomllib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import md5
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from claim_passages import passages
from spacy.language import Language

from bipaper.chars import simplify
from bipaper.data import data_file
from bipaper.evaluate.gold import GoldClaim, Passage, read_gold
from bipaper.evaluate.likeness import alike, folded, holds
from bipaper.find.claims import facets
from bipaper.find.claims.block import ClaimBlock
from bipaper.find.claims.confidence import evidence
from bipaper.find.claims.decide import Decision, decide
from bipaper.find.claims.facets import Facets, Told, Weights
from bipaper.model import Document, decode
from bipaper.nlp import pipeline
from bipaper.nlp.jieba_words import tag_of
from bipaper.nlp.view import view_of
from bipaper.parts.running_text import AbstractText, Paragraph

DATA = Path(__file__).parent / "data" / "claims"
CHOSEN = tomllib.loads((DATA / "chosen.toml").read_text(encoding="utf-8"))
# L2, on every weight but the bias: of a source, of a content's chosen signals, of its others and
# of words, of the evidence for a claim. The best of a few tried, by papers left out.
SOURCE, NEAR, FAR, SURE = 2.0, 0.8, 7.0, 1.0
# Of a type and of being a claim: what the rules say, and the signals themselves. How often a unit
# of our own passages counts there, which others would annotate otherwise: a number of the paper's
# own is a measurement to some of them.
SAID, TYPE, OURS = 0.3, 2.0, 0.5
HALVED = "halved"  # of our own, too: the papers behind --halved
# Words that are signals themselves: of these kinds (jieba's conjunctions, prepositions, adverbs,
# particles, pronouns, words of place, verbs and adjectives, but not verbs and adjectives used as
# nouns, which are of a topic as nouns are), in so many papers and passages, and so many for each
# facet. The best of a few tried, by papers left out.
KINDS, NAMING, SPREAD, MOST = tuple("cpdurfva"), {"vn", "an"}, 10, 90
# What facets are fitted on: papers, and these passages. With the others of our own they were no
# better on papers left out.
TOLD = ("", HALVED, "fit.toml", "fit_bodies.toml")
TENTHS = 10
BANDS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01)


class Unit(NamedTuple):
    """What was decided about a sentence or clause, and the annotated claim that it is.

    One of both is None for a sentence that is no claim, and for a claim that is no sentence.
    ``passages`` is the file of passages that it is from, HALVED for a paper of our own that is
    fitted on or held back, "" for another.
    """

    paper: str
    decision: Decision | None
    gold: GoldClaim | None
    passages: str = ""

    def typed(self, weights: Facets) -> "Unit":
        """The same with the type by such weights."""
        if self.decision is None:
            return self
        decision = self.decision._replace(type=self.decision.weighed(weights))
        return self._replace(decision=decision)

    @property
    def in_abstract(self) -> bool:
        """Whether it stands in an abstract."""
        return self.decision is not None and "in:abstract" in self.decision.signals

    @property
    def claim(self) -> bool:
        """Whether a claim was found."""
        return self.decision is not None and self.decision.type is not None


# --- what was found and annotated ---------------------------------------------------------------


def units_of(results: Path, gold: Path) -> Iterator[Unit]:
    """The units of all annotated passages."""
    for path in sorted(results.rglob("*.json")):
        if (gold / path.name).exists():
            document = decode(path.read_bytes())
            for passage in read_gold(gold / path.name).passages:
                yield from units_in(document, passage)


def units_in(document: Document, passage: Passage) -> Iterator[Unit]:
    """The units of one passage of a document."""
    found = list(decided(document, folded(passage.text)))
    return matched(document.id, found, passage.claims)


def units_of_passages(path: Path) -> Iterator[Unit]:
    """The units of the passages of a file."""
    for passage in passages(path):
        text = passage.block.text
        found = [(folded(text[d.unit.start : d.unit.end]), d) for d in worded(passage.block)]
        for unit in matched(passage.name, found, passage.claims):
            yield unit._replace(passages=path.name)


def matched(
    paper: str, found: Sequence[tuple[str, Decision]], claims: Sequence[GoldClaim]
) -> Iterator[Unit]:
    """Decisions with the annotated claims that they are; claims found choose first."""
    left = {folded(claim.text): claim for claim in claims}
    for text, decision in sorted(found, key=lambda one: one[1].type is None):
        same = (t for t in left if holds(text, t) or alike(text, t, 0.7))
        yield Unit(paper, decision, left.pop(next(same, ""), None))
    yield from (Unit(paper, None, claim) for claim in left.values())


def decided(document: Document, wanted: str) -> Iterator[tuple[str, Decision]]:
    """The decisions about units that stand in the passage ``wanted``, with their folded text."""
    for name, block in document.blocks().items():
        text = folded(block.text)
        if text and (holds(text, wanted) or alike(text, wanted, 0.8)):
            for decision in worded(claim_block(document, name, block)):
                own = folded(block.text[decision.unit.start : decision.unit.end])
                if own and own in wanted:
                    yield own, decision


def worded(block: ClaimBlock) -> Iterator[Decision]:
    """The decisions about a block, where each word that may be chosen is a signal."""
    for decision in decide(block):
        tokens = block.view.words_in(decision.unit.start, decision.unit.end)
        words = {in_dictionary(block.text[token.start : token.end]) for token in tokens}
        raised = {facets.WORD + word: None for word in words if general(word)}
        yield decision._replace(signals=decision.signals | raised)


def in_dictionary(word: str) -> str:
    """A word as jieba's dictionary has it: 顯著 as 显著, which ``simplify`` makes 显着."""
    return word if tag_of(word) else simplify(word)


def general(word: str) -> bool:
    """Whether a word is of a kind that is of no topic."""
    tag = tag_of(word)
    return tag.startswith(KINDS) and tag not in NAMING


@cache
def chinese() -> Language:
    """The pipeline that cuts Chinese into words."""
    return pipeline.load("zh")


def claim_block(document: Document, name: str, block: Paragraph | AbstractText) -> ClaimBlock:
    """A block as the claim finder wants it."""
    sections = {section.id: section for section in document.sections}
    own = at = block.section if isinstance(block, Paragraph) else None
    titles = []
    while at:
        titles.append(sections[at].title)
        at = sections[at].parent
    return ClaimBlock(
        view=view_of(chinese().make_doc(block.text), name),
        sentences=[(s.start, s.end) for s in block.sentences],
        section=own,
        section_title=" / ".join(reversed(titles)),
        quantities=[q for q in document.quantities if q.block == name],
        entities=[e for e in document.entities if e.block == name],
        citations=[c for c in document.citations if c.block == name],
    )


# --- weights ------------------------------------------------------------------------------------


def regression(
    x: np.ndarray, y: np.ndarray, penalties: Sequence[float], counts: float | np.ndarray = 1.0
) -> np.ndarray:
    """Weights of a logistic regression with an L2 penalty each, by Newton's method.

    ``counts`` is how often each row counts.
    """
    penalty = np.diag(penalties)
    weights = np.zeros(x.shape[1])
    step = np.ones(x.shape[1])
    while np.abs(step).max() > 0.001:
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (counts * (p - y)) + penalty @ weights
        curvature = x.T @ (x * (counts * p * (1 - p))[:, None]) + penalty
        step = np.linalg.solve(curvature, gradient)
        weights -= step
    return np.round(weights, 2)


def fit(units: Sequence[Unit]) -> Facets:
    """Weights for the signals that facets.toml names.

    Source and content are fitted on claims of bodies that are annotated with facets; types on all
    claims, and what is one on all units, of which no rule says that nothing is claimed. For these
    two our own passages count less.
    """
    found = [unit for unit in units if unit.decision]
    told = [
        unit
        for unit in found
        if unit.gold and unit.gold.source and not unit.in_abstract and unit.passages in TOLD
    ]
    weighed = [unit for unit in found if unit.decision.said != "none"]
    claims = [unit for unit in weighed if unit.gold]
    words = spread(found)
    named = facets.fitted()
    return Facets(
        source=columns(told, named.source, lambda u, label: u.gold.source == label, near, words),
        content=columns(told, named.content, lambda u, label: label in u.gold.content, near, words),
        type=columns(claims, named.type, lambda u, label: u.gold.type == label, said, words, OURS),
        claim=columns(weighed, named.claim, lambda u, _: u.gold is not None, said, (), OURS),
    )


def spread(units: Iterable[Unit]) -> list[str]:
    """The words that stand in enough papers and passages, as signals, in their order."""
    papers = defaultdict(set)
    for unit in units:
        for name in filter(is_word, unit.decision.signals):
            papers[name].add(unit.paper)
    return sorted(name for name, among in papers.items() if len(among) >= SPREAD)


def is_word(signal: str) -> bool:
    """Whether a signal is a word itself."""
    return signal.startswith(facets.WORD)


def columns(
    units: Sequence[Unit],
    named: Mapping[str, Weights],
    right: Callable[[Unit, str], bool],
    penalty: Callable[[str, str], float],
    words: Sequence[str],
    ours: float = 1.0,
) -> dict[str, Weights]:
    """The weights of each label for the signals named and the ``words`` that weigh most, the same
    for all labels of a facet.

    ``right`` says whether a unit is of a label, ``penalty`` how much the weight of a signal for
    it is held back, ``ours`` how often a unit of our own passages counts.
    """
    counts = np.array([ours if unit.passages else 1.0 for unit in units])

    def weighed(names: Sequence[str]) -> dict[str, Weights]:
        raised = [[n == facets.BIAS or n in unit.decision.signals for n in names] for unit in units]
        weights = {}
        for label in named:
            y = np.array([right(unit, label) for unit in units], float)
            penalties = [1e-3 if name == facets.BIAS else penalty(label, name) for name in names]
            values = regression(np.array(raised, float), y, penalties, counts)
            weights[label] = dict(zip(names, values.tolist(), strict=True))
        return weights

    names = [name for name in next(iter(named.values())) if not is_word(name)]
    return (
        weighed([*names, *heaviest(weighed([*names, *words]), words)]) if words else weighed(names)
    )


def heaviest(columns: Mapping[str, Weights], words: Sequence[str]) -> list[str]:
    """The words that weigh most for or against any label, in their order."""
    heavy = {word: max(abs(weights[word]) for weights in columns.values()) for word in words}
    return sorted(sorted(words, key=lambda word: -heavy[word])[:MOST])


def near(label: str, signal: str) -> float:
    """Less for the signals whose words are about a content, most for words themselves."""
    if is_word(signal):
        return FAR
    if label not in CHOSEN:
        return SOURCE
    return NEAR if signal in CHOSEN[label] else FAR


def said(_: str, signal: str) -> float:
    """Less for what the rules say, most for words themselves."""
    if is_word(signal):
        return FAR
    return SAID if signal.startswith("said:") else TYPE


class Sample(NamedTuple):
    """A claim found: its unit, its facets by weights it was not fitted to, its evidence."""

    unit: Unit
    told: Told
    evidence: dict[str, float]

    @property
    def right(self) -> bool:
        """Whether nothing it says is wrong (bipaper.find.claims.confidence)."""
        gold = self.unit.gold
        return (
            gold is not None
            and self.told.source == gold.source
            and set(self.told.content) <= {*gold.content}
        )


class Judged(NamedTuple):
    """Units with their types, and the claims found among them, by weights they were not fitted
    to."""

    units: list[Unit]
    samples: list[Sample]

    def of(self, papers: Collection[str]) -> "Judged":
        """Those of some papers."""
        return Judged(
            [unit for unit in self.units if unit.paper in papers],
            [sample for sample in self.samples if sample.unit.paper in papers],
        )


def judged(units: Iterable[Unit], weights: Facets) -> Judged:
    """What such weights say. Facets are judged in bodies, and where they are annotated."""
    typed = [unit.typed(weights) for unit in units]
    found = []
    for unit in typed:
        if unit.claim and not unit.in_abstract and (not unit.gold or unit.gold.source):
            told = unit.decision.told(weights)
            found.append(Sample(unit, told, evidence(told, unit.decision.type)))
    return Judged(typed, found)


def drawn(paper: str, parts: int) -> int:
    """Which of so many parts a paper or passage is of, by the digest of its name."""
    return md5(paper.encode()).digest()[0] % parts


def left_out(units: Sequence[Unit]) -> Judged:
    """What is said of each paper by weights that were fitted without the tenth that it is of."""
    whole = Judged([], [])
    for tenth in range(TENTHS):
        without = [unit for unit in units if drawn(unit.paper, TENTHS) != tenth]
        one = judged((u for u in units if drawn(u.paper, TENTHS) == tenth), fit(without))
        whole.units.extend(one.units)
        whole.samples.extend(one.samples)
    return whole


def sureness(found: Sequence[Sample]) -> dict[str, float]:
    """The weights of the evidence for a claim being right."""
    x = np.array([[*sample.evidence.values()] for sample in found])
    right = np.array([sample.right for sample in found], float)
    weights = regression(x, right, [1e-3] + [SURE] * (x.shape[1] - 1))
    return dict(zip(found[0].evidence, weights.tolist(), strict=True))


def sure(found: Sequence[Sample]) -> np.ndarray:
    """The confidence of each sample, by weights fitted without its paper."""
    by_paper = {
        paper: sureness([s for s in found if s.unit.paper != paper])
        for paper in {s.unit.paper for s in found}
    }
    scores = [
        sum(by_paper[s.unit.paper][name] * value for name, value in s.evidence.items())
        for s in found
    ]
    return 1 / (1 + np.exp(-np.array(scores)))


# --- what comes out -------------------------------------------------------------------------------


def report(by: Judged) -> None:
    """Print how many claims are found, and how many of their labels are right."""
    matched = [s for s in by.samples if s.unit.gold]
    claims, wanted = sum(u.claim for u in by.units), sum(u.gold is not None for u in by.units)
    hits = [u for u in by.units if u.claim and u.gold]
    typed = sum(u.decision.type == u.gold.type for u in hits)
    print(f"spans F1 {2 * len(hits) / (claims + wanted):.3f}", end=", ")
    print(f"with type {2 * typed / (claims + wanted):.3f}", end=", ")
    print(f"source {np.mean([s.told.source == s.unit.gold.source for s in matched]):.3f}", end=", ")
    told = [(set(s.told.content), {*s.unit.gold.content} - {"other"}) for s in matched]
    print(f"content micro F1 {micro(told):.3f}")
    for label in facets.fitted().content:
        only = [(got & {label}, want & {label}) for got, want in told]
        print(f"  {label:12} {micro(only):.2f} of {sum(map(len, (w for _, w in only)))}")


def micro(pairs: Sequence[tuple[set, set]]) -> float:
    """F1 over all labels of pairs (told, annotated)."""
    total = sum(len(got) + len(want) for got, want in pairs)
    return 2 * sum(len(got & want) for got, want in pairs) / total if total else 1.0


def calibration(found: Sequence[Sample]) -> None:
    """Print what share of claims is right, by bands of confidence."""
    p, right = sure(found), np.array([s.right for s in found], float)
    error = 0.0
    for low, high in pairwise(BANDS):
        band = (low <= p) & (p < high)
        if band.any():
            error += abs(p[band].mean() - right[band].mean()) * band.mean()
            print(f"  {low:.1f}-{min(high, 1):.1f}: {band.sum():4d} claims, said", end=" ")
            print(f"{p[band].mean():.2f}, right {right[band].mean():.2f}")
    print(f"  calibration error {error:.3f}, Brier score {np.mean((p - right) ** 2):.3f}", end=" ")
    print(f"(always saying {right.mean():.2f}: {right.var():.3f})")


def write(name: str, tables: Mapping[str, Mapping[str, float | Sequence[float]]]) -> None:
    """Put weights into a data file; its comments and its order stay, words come behind it all."""
    path = Path(str(data_file(facets.__name__, name)))
    lines, table = [], ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        words = [key for key in tables.get(table, {}) if is_word(key)]
        if not line:
            lines += [f'"{word}" = {as_toml(tables[table][word])}' for word in words]
        table = line.strip("[]") if line.startswith("[") or not line else table
        key = line.partition(" =")[0].strip('"')
        value = tables.get(table, {}).get(key)
        if not (is_word(key) and words):
            lines.append(line if value is None else f"{line.partition(' =')[0]} = {as_toml(value)}")
    path.write_text("\n".join(lines), encoding="utf-8")
    tomllib.loads(path.read_text(encoding="utf-8"))


def as_toml(value: float | Sequence[float]) -> str:
    """A number or a list of them, to two digits."""
    if isinstance(value, Sequence):
        return f"[{', '.join(map(as_toml, value))}]"
    return f"{value:.2f}"


def rows(columns: Mapping[str, Weights]) -> dict[str, list[float]]:
    """The weights of each signal, in the order of the labels."""
    names = next(iter(columns.values()))
    return {name: [weights[name] for weights in columns.values()] for name in names}


def main() -> None:
    """Print the tables, and write the weights."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("folders", type=Path, nargs="+", metavar="RESULTS GOLD")
    cli.add_argument("--halved", type=Path, nargs="*", default=[], metavar="RESULTS GOLD")
    cli.add_argument("--write", action="store_true")
    args = cli.parse_args()
    groups = {str(gold): [*units_of(results, gold)] for results, gold in pairs(args.folders)}
    halved = [
        unit._replace(passages=HALVED)
        for results, gold in pairs(args.halved)
        for unit in units_of(results, gold)
    ]
    groups[HALVED] = [unit for unit in halved if drawn(unit.paper, 2) == 0]
    for path in sorted(DATA.glob("fit*.toml")):
        groups[path.name] = [*units_of_passages(path)]
    held = {path.name: [*units_of_passages(path)] for path in sorted(DATA.glob("held*.toml"))}
    held[HALVED] = [unit for unit in halved if drawn(unit.paper, 2) == 1]
    seen = [unit for units in groups.values() for unit in units]
    found = left_out(seen)
    for name, units in groups.items():
        papers = {unit.paper for unit in units}
        if papers:
            print(f"{name}: {len(papers)}, by weights fitted without their tenth")
            report(found.of(papers))
    calibration(found.samples)
    weights = fit(seen)
    for name, units in held.items():
        if units:
            print(f"\n{name}: {len({u.paper for u in units})}, by weights fitted on all others")
            report(judged(units, weights))
    if args.write:
        tables = {f"{name}.weights": rows(facet) for name, facet in weights._asdict().items()}
        write("facets.toml", tables)
        write("confidence.toml", {"weights": sureness(found.samples)})


def pairs(folders: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Each folder of results with the gold behind it."""
    return zip(folders[::2], folders[1::2], strict=True)


if __name__ == "__main__":
    main()
