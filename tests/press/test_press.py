"""The sheets of the press: what can be drawn, what they say of themselves, how they are read.

After a change that is meant to change how they are read: PYTHONPATH=tests python
tests/press/test_press.py, and read the diff of tests/press/expected.toml.
"""

import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from figures import Figures, as_toml, means, rounded
from fontTools.ttLib import TTFont

from bipaper.evaluate.gold import Gold
from bipaper.evaluate.table import Table, table_of
from press.fonts import FOLDER
from press.measure import Order, all_scored
from press.options import VALUES, Options
from press.pieces import NOTE
from press.plausible import drawn, implausible
from press.sheet import pieces, typeset
from press.shrink import shrunk
from press.subset import characters

SEED, SHEETS = 7, 20
EXPECTED = Path(__file__).parent / "expected.toml"
HEAD = f"""\
# How the first {SHEETS} sheets of seed {SEED} are read today, to two digits: the mean of each
# metric, and each sheet. Written by tests/press/test_press.py.
"""
DRAWN = [drawn(SEED, number) for number in range(600)]  # theses are few


def figures(table: Table) -> Figures:
    sheets = {paper.id: paper.overall or 0.0 for paper in table.papers}
    return rounded({"means": {"overall": table.overall or 0.0} | means(table), "sheets": sheets})


def measured(folder: Path) -> Figures:
    orders = [Order(SEED, number, DRAWN[number]) for number in range(SHEETS)]
    return figures(table_of(all_scored(orders, folder, processes=1)))


def test_sheets_are_read_as_well_as_expected_and_no_better(tmp_path: Path) -> None:
    assert measured(tmp_path) == tomllib.loads(EXPECTED.read_text(encoding="utf-8"))


def test_only_layouts_are_drawn_that_could_be_seen() -> None:
    assert [rule.why for options in DRAWN for rule in implausible(options)] == []


@pytest.mark.parametrize("name", VALUES)
def test_every_value_of_an_option_is_drawn(name: str) -> None:
    assert {getattr(options, name) for options in DRAWN} == set(VALUES[name])


def test_the_plainest_layout_could_be_seen_and_has_values_that_can_be_drawn() -> None:
    plain = Options()
    assert implausible(plain) == []
    assert all(getattr(plain, name) in values for name, values in VALUES.items())


def test_the_same_sheet_is_set_the_same() -> None:
    first, second = (typeset(SEED, 1, DRAWN[1]) for _ in range(2))
    assert (first.pdf, first.gold) == (second.pdf, second.gold)


@pytest.mark.parametrize("number", range(0, 40, 4))
def test_gold_has_the_form_that_is_scored_and_agrees_with_the_text(number: int) -> None:
    options = DRAWN[number]
    gold = msgspec.convert(typeset(SEED, number, options).gold, Gold)
    printed = [one.paragraph for one in pieces(SEED, number, options) if one.paragraph]
    body = ["".join(one.replace(NOTE, "").split()) for one in printed]
    places = ["".join(body).index(snippet) for snippet in gold.reading_order]
    assert places == sorted(set(places))
    assert [
        one for one in gold.joins if not any(one.before + one.after in text for text in body)
    ] == []
    assert [one.text for one in gold.noise if any(one.text in text for text in printed)] == []
    assert [one.page for one in gold.headings] == sorted(one.page for one in gold.headings)


def test_a_paragraph_of_one_column_joins_only_where_a_page_ends() -> None:
    sheet = typeset(SEED, 0, Options(length="long"))
    pages = max(heading["page"] for heading in sheet.gold["headings"])
    assert len(sheet.gold["joins"]) <= pages


def test_a_miss_is_shrunk_to_the_options_that_it_needs() -> None:
    def value(options: Options) -> float:
        return 0.2 if options.columns == 2 and options.size < 10 else 0.9

    found = next(one for one in DRAWN if value(one) < 0.5)
    assert shrunk(found, value, 0.5) == Options(columns=2, size=found.size)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.otf")), ids=lambda path: path.stem)
def test_the_fonts_have_all_characters_of_the_content(path: Path) -> None:
    region = path.stem.split("-")[0][-2:]
    known = TTFont(path).getBestCmap()
    assert {char for char in characters(region) if ord(char) > 0x3000} - set(
        map(chr, known)
    ) == set()


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        EXPECTED.write_text(as_toml(HEAD, measured(Path(folder))), encoding="utf-8")
