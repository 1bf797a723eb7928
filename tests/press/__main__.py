"""Typeset sheets, read them, and print how far the reading is right.

python -m press --number 200 --seed 7
python -m press --sheet 7:12 --shrink
"""

import argparse
from functools import partial
from pathlib import Path

from bipaper.evaluate import report as details
from bipaper.evaluate.table import Paper, table_of
from press import report
from press.measure import Order, all_scored, scored
from press.options import Options
from press.plausible import drawn
from press.shrink import shrunk


def main() -> None:
    wanted = arguments().parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    if not wanted.sheet:
        many(wanted.seed, range(wanted.number), wanted.folder, wanted.processes)
        return
    seed, number = map(int, wanted.sheet.split(":"))
    options = drawn(seed, number)
    read = partial(_read, seed, number, wanted.folder)
    one(_smallest(options, read, wanted.metric) if wanted.shrink else options, read)


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="press", description="Typeset sheets and score them.")
    parser.add_argument("--number", type=int, default=60, help="how many sheets")
    parser.add_argument("--seed", type=int, default=7, help="another seed gives other sheets")
    parser.add_argument("--sheet", metavar="SEED:NUMBER", help="one sheet, and what differs")
    parser.add_argument("--shrink", action="store_true", help="with --sheet, the plainest layout")
    parser.add_argument("--metric", help="with --shrink, the one to keep low; else the lowest")
    parser.add_argument("--folder", type=Path, default=Path("build/press"), help="for the sheets")
    parser.add_argument("--processes", type=int, default=1)
    return parser


def many(seed: int, numbers: range, folder: Path, processes: int) -> None:
    """The table of many sheets."""
    orders = [Order(seed, number, drawn(seed, number)) for number in numbers]
    papers = all_scored(orders, folder, processes)
    laid_out = (order.options for order in orders)
    print(report.as_text(list(zip(laid_out, papers, strict=True))))


def one(options: Options, read: report.Read) -> None:
    """One sheet: its options, and what differs."""
    paper = read(options)
    print(f"{paper.id}: {report.shown(options)}\n")
    print(details.details(table_of([paper])))


def _read(seed: int, number: int, folder: Path, options: Options) -> Paper:
    return scored(Order(seed, number, options), folder)


def _smallest(options: Options, read: report.Read, metric: str | None) -> Options:
    """The plainest layout that loses at least half as much of a metric."""
    scores = read(options).scores
    name = metric or min(scores, key=lambda one: scores[one].value)

    def value(smaller: Options) -> float:
        found = read(smaller).scores.get(name)
        return found.value if found else 1.0

    return shrunk(options, value, (1 + scores[name].value) / 2)


if __name__ == "__main__":
    main()
