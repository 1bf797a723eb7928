import random
import string
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.chars import UNREADABLE, count_han
from bipaper.pdf.glyphs import Char
from bipaper.pdf.textlayer import (
    MAX_REPEATS,
    PageText,
    document_layer,
    is_garbled,
    page_layers,
    rare_share,
    unpaired_brackets,
    words,
)
from bipaper.rules import read_lists

ZH = (
    "本文以沿海十二个城市的统计数据为样本，分析了港口建设对地区经济发展的影响。结果表明，"
    "交通条件较好的城市在开放以后增长更快，而内陆地区的变化不大（见表3）；这与前人的研究一致[5]。"
)
TRADITIONAL = (
    "本文以沿海十二個城市的統計資料為樣本，分析了港口建設對地區經濟發展的影響。結果顯示，"
    "交通條件較好的城市在開放以後成長更快，而內陸地區的變化不大。"
)
EN = (
    "Using yearly data of twelve cities on the coast, this paper studies how new ports change the "
    "growth of their regions. Cities with better roads grew faster after opening, while those "
    "inland hardly changed. The finding agrees with earlier studies of river towns and canals. "
)
NUMBERS = "0.125*** (3.41) 1 204 −0.08 [0.02, 0.31] 2.5% 10~15 p<0.05 R² "
FORMULAS = "∑ᵢ αᵢxᵢ + β∂f/∂x ≤ ∫ φ(θ)dθ ≈ λ‖w‖² ∀ε>0 ∃δ ∈ ℝⁿ "
REFERENCES = "[7] Lǐ Q, Müller K, Ångström A. Ports and towns[J]. Geography, 2011, 3(2): 15-27. "


def garbage(alphabet: str, size: int = 1000) -> str:
    return "".join(random.Random(1).choices(alphabet, k=size))


def permuted(text: str) -> str:
    """Each Chinese character replaced by another of the same text."""
    characters = sorted(set(filter(count_han, text)))
    others = random.Random(1).sample(characters, k=len(characters))
    return text.translate(dict(zip(map(ord, characters), others, strict=True)))


@pytest.mark.parametrize(
    "text",
    [ZH, TRADITIONAL, EN, NUMBERS, FORMULAS, REFERENCES, ZH + EN + NUMBERS],
    ids=["zh", "traditional", "en", "numbers", "formulas", "references", "mixed"],
)
def test_text_of_any_kind_is_good(text: str) -> None:
    assert not is_garbled(text * 10)


@pytest.mark.parametrize(
    "text",
    [
        garbage("".join(map(chr, range(0x4E00, 0x9FA6)))),
        garbage("啊阿埃挨哎唉哀皑癌蔼矮艾碍爱隘鞍氨安俺按暗岸胺案肮昂盎凹敖熬翱袄傲奥懊澳芭捌"),
        garbage(string.ascii_letters),
        garbage(string.printable, 3000),
        "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.islower() else c for c in EN * 5),
        permuted(ZH + TRADITIONAL) * 5,
        (ZH * 5).encode("gb18030").decode("latin-1"),
        (ZH * 5).encode("utf-8").decode("gb18030", "replace"),
        "\ufffd" * 40 + ZH,
    ],
    ids=[
        "random ideographs",
        "consecutive glyphs",
        "random letters",
        "random ASCII",
        "shifted letters",
        "permuted characters",
        "GBK read as Latin-1",
        "UTF-8 read as GBK",
        "unread glyphs",
    ],
)
def test_what_no_reader_could_have_printed_is_garbled(text: str) -> None:
    assert is_garbled(text)


def test_a_rare_character_that_comes_again_is_what_the_page_is_about() -> None:
    titles = ("岚皋县苔藓的分布", "苔藓对土壤水分的影响", "岚皋县林下苔藓调查报告", "岚皋县的林地")
    entries = " ".join(f"李明. {title}[J]. 山地学报, 2019." for title in titles)
    assert not is_garbled(entries)


def test_glyphs_without_a_character_count_against_the_text() -> None:
    assert not is_garbled(ZH + UNREADABLE * 2)
    assert is_garbled(ZH + UNREADABLE * len(ZH))


@pytest.mark.parametrize("ornament", ["Ø" * 46, "Xx" * 200, "鼎" * 60])
def test_what_is_repeated_is_ornament_and_makes_no_page_garbled(ornament: str) -> None:
    assert not is_garbled(ZH + EN + ornament)


def test_a_repeated_glyph_without_a_character_counts_little() -> None:
    row = [Char(UNREADABLE, x, 0, x + 1, 1, 1, 1, "F", False, False, "F", 7) for x in range(46)]
    assert words(row) == UNREADABLE * MAX_REPEATS


FREQUENT = ("bipaper.pdf.textlayer", "frequent_text.toml")


def jieba_s_words() -> Iterator[tuple[str, int]]:
    """The words of jieba's dictionary, each with its frequency."""
    for row in (files("jieba") / "dict.txt").read_text("utf-8").splitlines():
        word, frequency, _ = row.split(" ")
        yield word, int(frequency)


def test_frequent_characters_and_words_are_the_first_in_jieba_s_dictionary() -> None:
    characters, pairs = Counter[str](), Counter[str]()
    for word, frequency in jieba_s_words():
        for char in filter(count_han, word):
            characters[char] += frequency
        if len(word) == count_han(word) == 2:
            pairs[word] = frequency
    lists = read_lists(*FREQUENT)
    for name, counted in (("han", characters), ("words", pairs)):
        first = tuple(entry for entry, _ in counted.most_common(300))
        assert lists[name].words == first


def test_common_characters_are_those_of_both_scripts() -> None:
    assert rare_share("经济經濟") == 0
    assert rare_share("囧龘経済") == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("（一）城市[3]的“港口”（见《志》）", 0),
        ("1) 数据 2）方法 a)", 0),
        ("(全角与半角可以互配）", 0),
        ("[7997~36)", 2),
        ("C【MS”", 2),
        ("((((((((", 8),
    ],
)
def test_brackets_without_a_partner_are_counted(text: str, count: int) -> None:
    assert unpaired_brackets(text) == count


@pytest.mark.parametrize(
    ("page", "layer"),
    [
        (PageText(ZH), "good"),
        (PageText("", covered=1.0), "none"),
        (PageText("", paths=900), "none"),
        (PageText(""), "good"),
        (PageText("Downloaded from example.org, 2021-03-04", covered=1.0), "none"),
        (PageText("图1 港口的分布", covered=0.2), "good"),
        (PageText(ZH * 3, covered=1.0, hidden=1.0), "good"),
        (PageText(ZH + UNREADABLE * 500), "garbled"),
    ],
    ids=[
        "text",
        "scan",
        "outlined text",
        "blank page",
        "stamp on a scan",
        "page with a picture",
        "scan with clean hidden text",
        "glyphs without characters",
    ],
)
def test_a_page_is_classified_by_its_text_and_what_covers_it(page: PageText, layer: str) -> None:
    assert page_layers([page]) == [layer]


def test_a_scan_with_one_page_of_bad_hidden_text_is_garbled_throughout() -> None:
    clean = PageText(ZH, covered=1.0, hidden=1.0)
    bad = PageText("[W~MC1003】 订EI)GE f2] A『I [E】" + ZH, covered=1.0, hidden=1.0)
    born_digital = PageText(ZH)
    assert page_layers([clean, bad, born_digital]) == ["garbled", "garbled", "good"]


def test_a_document_is_what_most_of_its_pages_are() -> None:
    assert document_layer(["good", "good", "none"]) == "good"
    assert document_layer(["garbled", "good"]) == "garbled"
    assert document_layer([]) == "none"


@settings(deadline=None)
@given(st.text())
def test_any_text_is_judged_and_its_brackets_counted(text: str) -> None:
    assert page_layers([PageText(text)])[0] in {"good", "garbled"}
    assert 0 <= unpaired_brackets(text) <= len(text)
