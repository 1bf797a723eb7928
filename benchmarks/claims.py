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

What ships, and the figures of docs/claims.md, are of 48 papers annotated by others (224 passages,
of which 123 were annotated by several people, for this alone, and are kept outside the project) and
of tests/specimens/papers with tests/specimens/gold, the first twelve sets of
tests/evaluate/unseen behind --halved. Figures swing with what is fitted on: without the specimens
the sources of the 24 papers were right in 0.84, not 0.88.
"""

import argparse
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from claim_units import HALVED, units_of, units_of_passages
from claim_weights import (
    DATA,
    Judged,
    Sample,
    drawn,
    fit,
    is_word,
    judged,
    left_out,
    shares,
    sure,
    sureness,
)

from bipaper.data import data_file
from bipaper.find.claims import facets
from bipaper.find.claims.facets import Weights

BANDS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 1.01)


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
        *weighed, _ = weights._asdict().items()
        tables = {f"{name}.weights": rows(facet) for name, facet in weighed}
        write("facets.toml", tables | {"shares.weights": rows(shares(seen))})
        write("confidence.toml", {"weights": sureness(found.samples)})


def pairs(folders: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Each folder of results with the gold behind it."""
    return zip(folders[::2], folders[1::2], strict=True)


if __name__ == "__main__":
    main()
