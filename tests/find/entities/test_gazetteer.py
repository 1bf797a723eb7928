from collections import defaultdict

import pytest

from bipaper.data import data_file
from bipaper.find.entities.gazetteer import gazetteer, provinces
from bipaper.find.entities.known import Known, find_names, names_of
from bipaper.find.entities.registers import read_names, type_of
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import concepts
from bipaper.nlp.view import TextView, Token

FOLDER = data_file(find_names.__module__, "gazetteers")
FILES = sorted(path.name for path in FOLDER.iterdir())
PLACE, ORG = Known("place", "gazetteer:place_x"), Known("org", "gazetteer:org_x")
NAMES = names_of({"云": PLACE, "云州": PLACE, "云州大学": ORG, "Acme": ORG, "云州市": PLACE})


def spans_in(text, *words):
    tokens, start = [], 0
    for word in words:
        tokens.append(Token(start, start + len(word), "v"))
        start += len(word)
    block = TextView("p1", text, "zh", tokens)
    return [text[s.start : s.end] for s in find_names(block, NAMES)]


def test_the_longest_name_at_a_place_is_found():
    assert spans_in("云州大学") == ["云州大学"]


def test_a_span_says_where_and_what_and_whence():
    block = TextView("p1", "在云州", "zh")
    assert list(find_names(block, NAMES)) == [Span(1, 3, "place", "gazetteer:place_x")]


def test_the_sign_of_a_currency_goes_on_from_a_latin_name():
    assert (spans_in("Acme$ 5"), spans_in("Acme (5$)")) == ([], ["Acme"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["在", "云州", "城"], ["云州"]),
        (["在", "云州城"], []),  # a short name is whole words
        (["在云州大", "学"], ["云州大学"]),  # a long one need not be
        (["云州", "大学生"], ["云州"]),  # but cuts no common word
        (["在", "云州", "市中心"], ["云州市"]),  # 市|中心 are two words
    ],
)
def test_a_chinese_name_begins_and_ends_with_words(words, found):
    assert spans_in("".join(words), *words) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由Acme制造", ["Acme"]),
        ("Acmes", []),
        ("MegaAcme", []),
        ("Acme2", ["Acme"]),
        ("Acme.", ["Acme"]),
    ],
)
def test_a_latin_name_is_a_whole_word_but_for_a_number_after_it(text, found):
    assert spans_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        *("样本于[颍州区]的人", "样本从[松山]的人", "样本向[金奈]的人", "样本和[金奈]的人"),
        *("样本对[松山]的人", "样本将[南化区]的人", "样本比[南化区]的人", "样本由[金奈]的人"),
        *("样本离[南化区]的人", "样本自[尼日]的人", "样本距[叶门]的人"),
        *("该乡[杭州]居民", "外区[杭州]居民多", "原县[肯尼亚]的人", "外市[杭州]居民多"),
        *("到村[肯尼亚]", "到省[杭州]居民", "到镇[杭州]居民", "到州[杭州]居民"),
    ],
)
def test_a_name_follows_a_preposition_or_a_division(names, text):
    plain, name = text.replace("[", "").replace("]", ""), text.split("[")[1].split("]")[0]
    assert names(plain) == [("place", name)]


def test_a_part_of_an_address_is_no_name():
    assert spans_in("由www.Acme.com提供") == []


def test_no_name_begins_behind_a_noun_of_one_character():
    tokens = [Token(0, 1, "n"), Token(1, 3, "ns"), Token(3, 6, "n")]
    block = TextView("p1", "万云州数据库", "zh", tokens)
    assert list(find_names(block, NAMES)) == []


def test_a_name_that_a_common_word_overlaps_is_none(names):
    assert names("对应城市的规模。") == []
    assert names("前往应城市。") == [("place", "应城市")]


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
        ("BERT", "product"),
        ("宿迁", "place"),
        ("凉山州", "place"),
        ("伦敦", "place"),
        ("工业和信息化部", "org"),
        ("联合国教科文组织", "org"),
        ("辛亥革命", "event"),
        ("九一八事变", "event"),
        ("Intel", "org"),
        ("Google Scholar", "product"),
        ("Flink", "product"),
        ("Wikipedia", "product"),
        ("大众点评", "product"),
    ],
)
def test_well_known_names_are_known(name, name_type):
    assert gazetteer().type_of(name) == name_type


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
    assert concepts().isdisjoint(gazetteer().known)


@pytest.mark.parametrize("file", FILES)
def test_a_list_says_where_its_names_come_from(file):
    first = (FOLDER / file).read_text("utf-8").splitlines()[0]
    assert first.startswith("# source: ")
    assert len(first) > 20


@pytest.mark.parametrize("file", FILES)
def test_names_are_clean(file):
    names = read_names(file)
    assert [name for name in names if len(name) < 2 or name != name.strip()] == []
    assert [name for name in names if name[0] + name[-1] == "“”" or "《" in name] == []


def test_a_file_of_no_type_is_named():
    with pytest.raises(ValueError, match=r"gazetteer 'river\.tsv': 'river' is none of"):
        type_of("river.tsv")
