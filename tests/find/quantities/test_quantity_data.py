"""Units, word lists and eras: each entry has an example that fails without it."""

from collections import Counter
from contextlib import AbstractContextManager
from fractions import Fraction
from typing import NamedTuple

import pytest
from leave_out import entries, left_out, reworded, sampled, without_guards
from quantity_rows import cut
from views import view

from bipaper.chars import count_han, plain
from bipaper.data import read_rows
from bipaper.find.quantities import eras, lexicon
from bipaper.find.quantities.lexicon import unit_at, units
from bipaper.find.quantities.reading import Reading
from bipaper.find.quantities.scan import find_quantities
from bipaper.find.quantities.si import si_value
from bipaper.rules import read_lists, read_tables

MODULE = lexicon.__name__
FILES = ("quantities.toml", "comparators.toml", "lexical_numerals.toml")
UNITS = read_tables(MODULE, "units.toml", lexicon.Meaning)
ERAS = read_tables(MODULE, "eras.toml", eras.Era)


class Form(NamedTuple):
    """A spelling of a unit: the list it is in, and the entry with all spellings."""

    name: str
    entry: str
    form: str


FORMS = [
    Form(name, entry, form)
    for name, of in UNITS.items()
    for entry in of.entries
    for form in entry.split("|")
]
WORDS = [(file, entry) for file in FILES for entry in entries(MODULE, file)]


def found(text):
    mentions = find_quantities(cut(text))
    fields = ("kind", "text", "value", "low", "high", "unit", "si_unit", "comparator")
    return [tuple(getattr(mention, field) for field in fields) for mention in mentions]


@pytest.fixture(scope="module", autouse=True)
def all_cut():
    for form in FORMS:
        cut(shown(form))
    for _, entry in WORDS:
        cut(entry.example)
    for _, _, text in guards():
        cut(text)
    for of in ERAS.values():
        for era in of.entries:
            cut(of.example.replace("{}", era))


# --- parts ---------------------------------------------------------------------------------

PARTS = read_tables(MODULE, "parts.toml", int)["parts"]


@pytest.mark.parametrize("entry", PARTS.entries)
def test_a_smaller_unit_behind_a_larger_one_is_part_of_the_same_amount(entry):
    large, small = entry.split()
    said = f"四十{large}五{small}"
    text = PARTS.example.replace("{}", said)
    whole = pytest.approx(40 + 5 / PARTS.entries[entry])
    assert [(one[1], one[2]) for one in found(text)] == [(said, whole)]
    with left_out(MODULE, "parts.toml", "parts", "entries", entry):
        assert [one[1] for one in found(text)] != [said]


# --- units ---------------------------------------------------------------------------------


def shown(form):
    return UNITS[form.name].example.replace("{}", form.form)


def without(form: Form) -> AbstractContextManager[None]:
    """units.toml without one spelling."""
    others = "|".join(other for other in form.entry.split("|") if other != form.form)
    if others:
        return reworded(MODULE, "units.toml", form.name, form.entry, others)
    return left_out(MODULE, "units.toml", form.name, "entries", form.entry)


def test_no_form_of_a_unit_is_written_twice():
    forms = Counter(plain(form.form) for form in FORMS)
    assert [form for form, times in forms.items() if times > 1] == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.form)
def test_the_example_of_a_unit_has_so_many_of_it(form):
    meaning = UNITS[form.name].entries[form.entry]
    (mention,) = find_quantities(cut(shown(form)))
    # Of 5千文 the 千 is the numeral's; of 二十千文 it is the unit's.
    number, count = ("二十", 20) if "二十" in shown(form) else ("5", 5)
    said = (mention.kind, mention.text.removeprefix(number).lstrip())
    assert said == (form.name.partition(":")[0], form.form)
    assert mention.value == pytest.approx(float(count * Fraction(meaning.times)))
    assert plain(mention.unit) == plain(meaning.label or form.form)


@pytest.mark.parametrize("form", sampled(FORMS, "units"), ids=lambda form: form.form)
def test_without_a_form_of_a_unit_its_example_has_another_quantity(form):
    before = found(shown(form))
    with without(form):
        assert found(shown(form)) != before


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.form)
def test_a_form_is_found_where_it_stands(form):
    folded = plain(form.form)
    assert unit_at(Reading(f"5{folded}", {}), 1) == (units()[folded], len(folded) + 1)


CURRENCIES = [row.split("\t") for row in read_rows(MODULE, "currencies.tsv")]


@pytest.mark.parametrize(
    ("code", "name"), [(code, name) for code, *names in CURRENCIES for name in names]
)
def test_a_name_of_a_currency_makes_an_amount_of_it(code, name):
    text = f"共计5{name}。" if count_han(name) else f"it came to 5 {name} in all"
    (mention,) = find_quantities(cut(text))
    assert (mention.kind, mention.value, mention.unit) == ("money", 5, code)
    assert mention.text.removeprefix("5").lstrip() == name


@pytest.mark.parametrize(
    "expression", sorted({unit.si for of in UNITS.values() for unit in of.entries.values()} - {""})
)
def test_pint_understands_every_si_expression(expression):
    value, unit = si_value(Fraction(1), expression) or (0, "")
    assert value > 0
    assert unit


PREFIXES = [
    (symbol, prefix)
    for symbol, of in lexicon.prefixed()[0].items()
    for prefix in of.prefixes.split()
]
POWERS = dict(zip("pnμmchkMGTPE", (-12, -9, -6, -3, -2, 2, 3, 6, 9, 12, 15, 18), strict=True))


@pytest.mark.parametrize(("symbol", "prefix"), PREFIXES)
def test_a_unit_takes_a_prefix_by_its_symbol_and_in_chinese(symbol, prefix):
    symbols, names = lexicon.prefixed()
    expected = [("measure", 5, prefix + symbol)]
    one, _ = si_value(Fraction(1), symbol) or (0, "")
    for form in (
        prefix + symbol,
        *(names[prefix] + name for name in symbols[symbol].names.split("|")),
    ):
        mentions = find_quantities(view(f"共计5{form}。"))
        assert [(m.kind, m.value, m.unit) for m in mentions] == expected
        assert mentions[0].si_value == pytest.approx(5 * one * 10.0 ** POWERS[prefix])


@pytest.mark.parametrize(("symbol", "prefix"), sampled(PREFIXES, "prefixes"))
@pytest.mark.parametrize("name", ["symbols", "names"])
def test_without_a_symbol_or_prefix_its_units_are_none(name, symbol, prefix):
    word = symbol if name == "symbols" else prefix
    with left_out(MODULE, "prefixes.toml", name, "entries", word):
        assert prefix + symbol not in units()


# --- words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "entry"), sampled(WORDS, "words"), ids=lambda x: getattr(x, "word", "")
)
def test_without_a_word_its_example_has_other_quantities(file, entry):
    before = found(entry.example)
    with left_out(MODULE, file, entry.name, "entries", entry.word):
        assert found(entry.example) != before


@pytest.mark.parametrize("entry", entries(MODULE, "comparators.toml"), ids=lambda x: x.word)
def test_a_comparator_is_that_of_its_list(entry):
    (mention,) = find_quantities(cut(entry.example))
    if "between" not in entry.name:
        assert mention.comparator == entry.name.split()[2].rstrip(":")


def test_words_with_a_numeral_state_no_quantity():
    stated = {entry.example: found(entry.example) for file, entry in WORDS if file == FILES[2]}
    assert {text: mentions for text, mentions in stated.items() if mentions} == {}


def guards():
    """Each comparator with something it keeps out, without that, and what is unlike its list."""
    return [
        ((name, word, bare), of, text)
        for name, of in read_lists(MODULE, "comparators.toml").items()
        for word in of.words
        for bare in without_guards(word)
        for text in of.unlike
    ]


@pytest.mark.parametrize(("name", "word", "bare"), sorted({guard for guard, _, _ in guards()}))
def test_without_its_guard_a_comparator_is_seen_where_it_is_none(name, word, bare):
    texts = read_lists(MODULE, "comparators.toml")[name].unlike
    before = [found(text) for text in texts]
    with reworded(MODULE, "comparators.toml", name, word, bare):
        assert [found(text) for text in texts] != before


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        (name, sign)
        for name, of in read_lists(MODULE, "comparators.toml").items()
        if of.unlike and (sign := name.split()[2].rstrip(":")) != "="
    ],
)
def test_what_is_unlike_a_comparator_has_none(name, sign):
    said = {text: found(text) for text in read_lists(MODULE, "comparators.toml")[name].unlike}
    assert [text for text, mentions in said.items() if sign in [m[-1] for m in mentions]] == []


# --- eras ----------------------------------------------------------------------------------


def iso(year):
    return f"{year:0{5 if year < 0 else 4}d}"


@pytest.mark.parametrize(
    ("name", "era"), [(name, era) for name, of in ERAS.items() for era in of.entries]
)
def test_the_first_year_of_an_era_is_a_date_and_none_without_the_era(name, era):
    text = ERAS[name].example.replace("{}", era)
    (mention,) = find_quantities(cut(text))
    first = iso(ERAS[name].entries[era].first)
    assert (mention.kind, mention.value) == ("date", first)
    with left_out(eras.__name__, "eras.toml", name, "entries", era):
        assert first not in [value for _, _, value, *_ in found(text)]


@pytest.mark.parametrize(
    ("era", "of"), [(era, of) for table in ERAS.values() for era, of in table.entries.items()]
)
def test_an_era_whose_last_year_is_told_spans_its_years(era, of):
    spans = [
        (m.low or m.value, m.high or m.value) for m in find_quantities(view(f"{era}年间设局。"))
    ]
    assert spans == ([(iso(of.first), iso(of.last))] if of.last else [])


def test_every_list_says_why():
    lists = [of for file in FILES for of in read_lists(MODULE, file).values()]
    said = [of.why for of in (*lists, *UNITS.values(), *ERAS.values())]
    assert [why for why in said if not why.endswith(".")] == []
