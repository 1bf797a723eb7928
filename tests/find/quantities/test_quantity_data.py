"""The data files of units and words: each row can be used, and none hides another."""

from collections import Counter
from fractions import Fraction

import pytest

from bipaper.chars import plain
from bipaper.data import read_rows
from bipaper.find.quantities import lexicon
from bipaper.find.quantities.lexicon import unit_at, units
from bipaper.find.quantities.si import si_value

ROWS = [row.split("\t") for row in read_rows(lexicon.__name__, "units.tsv")]
CONVERTED = sorted({row[4] for row in ROWS if len(row) == 5 and row[4]})


def test_no_form_of_a_unit_is_written_twice():
    forms = Counter(plain(form) for row in ROWS for form in row[0].split("|"))
    assert [form for form, times in forms.items() if times > 1] == []


@pytest.mark.parametrize("expression", CONVERTED)
def test_pint_understands_every_si_expression(expression):
    value, unit = si_value(Fraction(1), expression) or (0, "")
    assert value > 0
    assert unit


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_form_is_found_where_it_stands(row):
    for form in map(plain, row[0].split("|")):
        assert unit_at(f"5{form}", 1) == (units()[form], len(form) + 1)
