from collections import defaultdict

import pytest

from bipaper.data import data_file
from bipaper.find.entities.gazetteer import (
    find_names,
    gazetteer,
    names_of,
    provinces,
    read_names,
    type_of,
)
from bipaper.find.entities.spans import Source, Span
from bipaper.find.entities.vocabulary import concepts
from bipaper.nlp.view import TextView, Token

FILES = sorted(p.name for p in data_file(find_names.__module__, "gazetteers").iterdir())
NAMES = names_of({"云": "place", "云州": "place", "云州大学": "org", "Acme": "org"})


def spans_in(text, *words):
    tokens, start = [], 0
    for word in words:
        tokens.append(Token(start, start + len(word), "n"))
        start += len(word)
    block = TextView("p1", text, "zh", tokens)
    return [text[s.start : s.end] for s in find_names(block, NAMES, Source.GAZETTEER)]


def test_the_longest_name_at_a_place_is_found():
    assert spans_in("云州大学") == ["云州大学"]


def test_a_span_says_where_and_what_and_whence():
    block = TextView("p1", "在云州", "zh")
    assert list(find_names(block, NAMES, Source.DOCUMENT)) == [Span(1, 3, "place", Source.DOCUMENT)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["在", "云州", "城"], ["云州"]),
        (["在", "云州城"], []),  # a short name is whole words
        (["在云州大", "学"], ["云州大学"]),  # a long one need not be
    ],
)
def test_a_short_chinese_name_begins_and_ends_with_a_token(words, found):
    assert spans_in("".join(words), *words) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("由Acme制造", ["Acme"]), ("Acmes", []), ("MegaAcme", []), ("Acme2", ["Acme"])],
)
def test_a_latin_name_is_a_whole_word_but_for_a_number_after_it(text, found):
    assert spans_in(text) == found


@pytest.mark.parametrize(
    ("name", "name_type"),
    [
        ("浙江省", "place"),
        ("内蒙古", "place"),
        ("Chongqing", "place"),
        ("石家庄", "place"),
        ("呼伦贝尔市", "place"),
        ("长三角", "place"),
        ("Yangtze River Delta", "place"),
        ("哈萨克斯坦", "place"),
        ("国家统计局", "org"),
        ("World Bank", "org"),
        ("清华大学", "org"),
        ("MATLAB", "product"),
        ("WordNet", "product"),
        ("“十四五”规划", "policy"),
        ("巴黎协定", "policy"),
        ("辛亥革命", "event"),
        ("资治通鉴", "work"),
        ("亚里士多德", "person"),
    ],
)
def test_well_known_names_are_known(name, name_type):
    assert gazetteer().types[name] == name_type


def test_all_provinces_are_known_by_official_and_short_name():
    assert (
        len([name for name in provinces() if name.endswith(("省", "自治区", "市", "行政区"))]) == 34
    )


def test_no_name_has_two_types():
    types = defaultdict(set)
    for file in FILES:
        for name in read_names(file):
            types[name].add(type_of(file))
    assert {name: found for name, found in types.items() if len(found) > 1} == {}


def test_no_concept_is_a_name():
    assert concepts().isdisjoint(gazetteer().types)


@pytest.mark.parametrize("file", FILES)
def test_names_are_clean(file):
    names = read_names(file)
    assert [name for name in names if len(name) < 2 or name != name.strip()] == []
    assert [name for name in names if name[0] + name[-1] == "“”" or "《" in name] == []


def test_a_file_of_no_type_is_named():
    with pytest.raises(ValueError, match=r"gazetteer 'river\.tsv': 'river' is none of"):
        type_of("river.tsv")
