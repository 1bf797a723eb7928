"""Rules, wordings and titles of the claim finder: each has an example that fails without it."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

import pytest
from examples import block_of, outcome
from leave_out import left_out, reworded, sampled, without_guards

from bipaper.find.claims.cues import ClaimRule, rules, signals
from bipaper.find.claims.roles import Yielding, roles_of
from bipaper.rules import Examples, WordList, read_lists, read_rules

MODULE = "bipaper.find.claims.cues"
TITLES = "section_roles.toml"
CUES = {"zh": "cues_zh.toml", "en": "cues_en.toml"}
FILES = (*CUES.values(), "words.toml")
SIGNALS = {lang: frozenset(signals(lang)) for lang in ("zh", "en")}


def listed(examples: Examples) -> list[str]:
    return [examples] if isinstance(examples, str) else examples


class Shown(NamedTuple):
    """An entry of the list ``name`` of a data file, and one of its examples."""

    file: str
    name: str
    entry: str
    example: str


def shown(*files: str) -> list[Shown]:
    return [
        Shown(file, name, entry, example)
        for file in files
        for name, words in read_lists(MODULE, file).items()
        for entry, example in words.shown()
    ]


def guards() -> list[tuple[int, str, str]]:
    """The place of each rule that has guards, a guard, and an example of it."""
    return [
        (place, guard, example)
        for place, rule in enumerate(rules())
        for guard, examples in rule.none.items()
        for example in listed(examples)
    ]


RULES = list(enumerate(rules()))
EXAMPLES = [(rule, example) for rule in rules() for example in listed(rule.example)]


@pytest.fixture(scope="module", autouse=True)
def cut() -> None:
    """Cut all examples into words before caches are emptied, jieba's among them."""
    lists = chain.from_iterable(read_lists(MODULE, file).values() for file in FILES)
    texts = chain(
        (example for _, example in EXAMPLES),
        (example for _, _, example in guards()),
        (text for words in lists for text in (*(e for _, e in words.shown()), *words.unlike)),
    )
    for text in texts:
        block_of(text)


# --- rules ---------------------------------------------------------------------------------


def test_each_rule_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in rules()]
    assert sorted(set(names)) == sorted(names)
    assert [name for name in names if not re.fullmatch("[a-z]+(-[a-z]+)*", name)] == []


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda x: getattr(x, "name", x))
def test_a_rule_decides_its_examples(rule: ClaimRule, example: str) -> None:
    found = outcome(example)
    assert (found.rule, found.type or "none") == (rule.name, rule.type)


@pytest.mark.parametrize(("place", "rule"), sampled(RULES, "rules"), ids=lambda x: str(x)[:0])
def test_without_a_rule_its_examples_are_of_another_type(place: int, rule: ClaimRule) -> None:
    with left_out(MODULE, "rules.toml", "rule", place):
        found = [outcome(example).type for example in listed(rule.example)]
    assert rule.type not in [type_ or "none" for type_ in found]


@pytest.mark.parametrize(("place", "guard", "example"), sampled(guards(), "guards"))
def test_without_a_guard_its_rule_would_decide_the_example(
    place: int, guard: str, example: str
) -> None:
    rule = rules()[place]
    found = outcome(example)
    with left_out(MODULE, "rules.toml", "rule", place, "none", guard):
        unguarded = outcome(example)
    assert unguarded.rule == rule.name
    assert found.type != unguarded.type


# --- wordings --------------------------------------------------------------------------------


def told(name: str, lang: str, example: str) -> Any:
    """What a list of cues has to do with: whether its signal is raised, or how claims are made."""
    found = outcome(example)
    if name in SIGNALS[lang]:
        return name in found.signals
    made = [(claim.type, claim.polarity, claim.hedged, claim.frame) for claim in found.claims]
    return found.type, made


@pytest.mark.parametrize("lang", CUES)
def test_each_wording_of_a_signal_raises_it_in_text_of_its_language(lang: str) -> None:
    raised = {
        (name, example): (block_of(example).lang, name in outcome(example).signals)
        for _, name, _, example in shown(CUES[lang])
        if name in SIGNALS[lang]
    }
    assert {key for key, value in raised.items() if value != (lang, True)} == set()


@pytest.mark.parametrize("lang", CUES)
def test_what_only_looks_like_a_wording_raises_nothing(lang: str) -> None:
    raised = {
        text
        for name, words in read_lists(MODULE, CUES[lang]).items()
        for text in words.unlike
        if name in SIGNALS[lang] and name in outcome(text).signals
    }
    assert raised == set()


@pytest.mark.parametrize("cue", sampled(shown(*CUES.values()), "cues"))
def test_without_a_wording_its_example_tells_otherwise(cue: Shown) -> None:
    lang = block_of(cue.example).lang
    before = told(cue.name, lang, cue.example)
    with left_out(MODULE, cue.file, cue.name, "entries", cue.entry):
        assert told(cue.name, lang, cue.example) != before


@pytest.mark.parametrize("word", sampled(shown("words.toml"), "words"))
def test_without_a_shared_word_its_example_tells_otherwise(word: Shown) -> None:
    before = outcome(word.example)
    with left_out(MODULE, word.file, word.name, "entries", word.entry):
        after = outcome(word.example)
    assert (after.signals, after.claims) != (before.signals, before.claims)


# --- what wordings keep out ------------------------------------------------------------------


class Guarded(NamedTuple):
    """A wording of a list that keeps something out, and the wording without that guard."""

    file: str
    name: str
    entry: str
    unguarded: str


def guarded() -> Iterator[Guarded]:
    for file in FILES:
        for name, words in read_lists(MODULE, file).items():
            for entry in words.words:
                for unguarded in without_guards(entry):
                    yield Guarded(file, name, entry, unguarded)


@pytest.mark.parametrize("guard", sampled(list(guarded()), "look-arounds"))
def test_without_a_guard_of_a_wording_what_is_unlike_it_is_taken_for_it(guard: Guarded) -> None:
    texts = read_lists(MODULE, guard.file)[guard.name].unlike
    before = [outcome(text) for text in texts]
    with reworded(MODULE, guard.file, guard.name, guard.entry, guard.unguarded):
        after = [outcome(text) for text in texts]
    assert [(o.signals, o.claims) for o in after] != [(o.signals, o.claims) for o in before]


# --- titles ----------------------------------------------------------------------------------


@pytest.mark.parametrize("title", shown(TITLES), ids=lambda title: title.example)
def test_a_title_tells_its_role_and_without_its_wording_does_not(title: Shown) -> None:
    assert title.name in roles_of(title.example)
    with left_out(MODULE, title.file, title.name, "entries", title.entry):
        assert title.name not in roles_of(title.example)


@pytest.mark.parametrize("place", range(len(read_rules(MODULE, TITLES, Yielding))))
def test_a_role_yields_to_an_ancestors_by_a_rule(place: int) -> None:
    rule = read_rules(MODULE, TITLES, Yielding)[place]
    assert rule.to in roles_of(rule.example)
    with left_out(MODULE, TITLES, "rule", place):
        assert rule.yields in roles_of(rule.example)


def test_every_list_says_why() -> None:
    lists: list[WordList] = [
        words for file in (*FILES, TITLES) for words in read_lists(MODULE, file).values()
    ]
    assert [words for words in lists if not words.why.endswith(".")] == []
