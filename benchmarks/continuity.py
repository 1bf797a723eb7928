"""How well words and brackets tell whether lines belong together.

    python benchmarks/continuity.py PDF...

Prints the figures of layout/continuity.py: the share of breaks within the papers' paragraphs
that show a sign (of those that can show it), its share of the breaks that there would be if
pages were read across their columns, and the logarithm of their ratio. Then how many papers and
pages the sign `order` of `quality` would call wrong, as they are read and read across.

What ships is of sheets and specimens of ours: `make press N=40 SEED=7`, then all PDFs that have
text of build/press, tests/specimens, tests/specimens/papers and raw.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from math import log
from pathlib import Path

from bipaper.layout.columns import Placed
from bipaper.layout.continuity import EVIDENCE, signs
from bipaper.pdf.reader import ReadError
from bipaper.quality.printed import Break, breaks, disordered
from bipaper.settings import Extract
from bipaper.text.paper import Reading, read_paper

# Of these there is one wherever Chinese meets Chinese, or a hyphen ends a line.
EITHER = (("word", "no word"), ("hyphen", "no hyphen"))


def read(path: Path) -> Reading | None:
    """A paper, if it can be read."""
    try:
        return read_paper(path, path.stem, path.name, Extract())
    except ReadError:
        return None


def across(reading: Reading) -> Iterator[Break]:
    """The breaks between lines that stand side by side in columns."""
    for page in reading.layout.pages:
        rows = sorted(page.flow, key=lambda item: (item.line.base, item.line.x0))
        for one, other in pairwise(rows):
            if _side_by_side(one, other):
                yield Break("", page.number, one.line.text.strip(), other.line.text.strip())


def _side_by_side(one: Placed, other: Placed) -> bool:
    return None not in (one.column, other.column) and one.column != other.column


def ratios(right: Sequence[Break], wrong: Sequence[Break]) -> Iterator[str]:
    """A line for each sign; half a break is added to each count."""
    counts = [
        Counter(s for one in own for s in signs(one.left, one.right)) for own in (right, wrong)
    ]
    for sign in EVIDENCE:
        pair = next((pair for pair in EITHER if sign in pair), None)
        totals = (
            [sum(count[s] for s in pair) for count in counts] if pair else map(len, (right, wrong))
        )
        shown, chance = (
            (count[sign] + 0.5) / (total + 1) for count, total in zip(counts, totals, strict=True)
        )
        yield f'"{sign}": {log(shown / chance):.1f},  # {shown:.4f} {chance:.4f}'


def called_wrong(papers: Sequence[Sequence[Break]]) -> str:
    """How many papers and pages are found to be in disorder."""
    papers = [own for own in papers if own]
    found = [{one.page for one in disordered(own)} for own in papers]
    pages = sum(len({one.page for one in own}) for own in papers)
    return (
        f"{sum(map(bool, found))} of {len(papers)} papers, {sum(map(len, found))} of {pages} pages"
    )


def main() -> None:
    """Print the ratios, and how many pages are called wrong."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("pdfs", type=Path, nargs="+")
    readings = [reading for path in cli.parse_args().pdfs if (reading := read(path))]
    right = [list(breaks(reading.paper)) for reading in readings]
    wrong = [list(across(reading)) for reading in readings]
    print(f"{sum(map(len, right))} breaks, {sum(map(len, wrong))} read across")
    print(*ratios([*chain(*right)], [*chain(*wrong)]), sep="\n")
    print(f"called wrong: {called_wrong(right)}; read across: {called_wrong(wrong)}")


if __name__ == "__main__":
    main()
