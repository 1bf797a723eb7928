"""Typeset sheets, read them, and print how far the reading is right.

python -m press --number 200 --seed 7
python -m press --sheet 7:12 --shrink
"""

import argparse
from pathlib import Path

from bipaper.evaluate import report as details
from bipaper.evaluate.table import table_of
from press import report
from press.measure import Order, all_scored, scored
from press.options import Options, drawn
from press.shrink import shrunk


def main() -> None:
    wanted = arguments().parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    if wanted.sheet:
        one(*map(int, wanted.sheet.split(":")), wanted.shrink, wanted.folder)
    else:
        many(wanted.seed, range(wanted.number), wanted.folder, wanted.processes)


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="press", description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=60, help="how many sheets")
    parser.add_argument("--seed", type=int, default=7, help="another seed gives other sheets")
    parser.add_argument("--sheet", metavar="SEED:NUMBER", help="one sheet, and what differs")
    parser.add_argument("--shrink", action="store_true", help="with --sheet, the plainest layout")
    parser.add_argument("--folder", type=Path, default=Path("build/press"), help="for the sheets")
    parser.add_argument("--processes", type=int, default=1)
    return parser


def many(seed: int, numbers: range, folder: Path, processes: int) -> None:
    """The table of many sheets."""
    orders = [Order(seed, number, drawn(seed, number)) for number in numbers]
    papers = all_scored(orders, folder, processes)
    print(
        report.as_text(
            [(order.options, paper) for order, paper in zip(orders, papers, strict=True)]
        )
    )


def one(seed: int, number: int, shrink: bool, folder: Path) -> None:
    """One sheet, as it was drawn or with the plainest layout that misses its lowest metric."""
    order = Order(seed, number, drawn(seed, number))
    paper = scored(order, folder)
    if shrink:
        name, score = min(paper.scores.items(), key=lambda item: item[1].value)

        def value(options: Options) -> float:
            found = scored(Order(seed, number, options), folder).scores.get(name)
            return found.value if found else 1.0

        order = Order(seed, number, shrunk(order.options, value, (1 + score.value) / 2))
        paper = scored(order, folder)
    print(f"{folder / paper.id}.pdf: {report.shown(order.options)}\n")
    print(details.details(table_of([paper])))


if __name__ == "__main__":
    main()
