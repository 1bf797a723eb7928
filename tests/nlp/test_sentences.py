import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from leave_out import Entry, entries, sampled, with_and_without

from bipaper.chars import count_han
from bipaper.nlp.sentences import split_sentences


def sentences(text, lang="zh"):
    return [text[start:end] for start, end in split_sentences(text, lang)]


def split_at_bars(marked):
    """ "甲。|乙。" -> ("甲。乙。", ["甲。", "乙。"])"""
    return marked.replace("|", ""), [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    "marked",
    [
        "城市更新提速。|居民收入增长！|为什么？|原因有三。",
        "一是扩大投资；二是稳定就业；三是改善民生。|上述措施有效。",
        "增幅为2.52%。|其中3.5亿元用于改造。",
        "他问：“为什么不试点？”|她没有回答。",
        "报告指出：“试点有效。”|随后推广。",
        "针对“钱从哪里来？”的问题，本文给出答案。|其次讨论管理。",
        "“先试点，再推广。”这一做法值得借鉴。|推广需要时间。",
        "样本覆盖三省（见表2。其余从略）。|结果稳健。",
        "（数据来自统计年鉴。）|下文讨论结果。",
        "他说：“经费不足。|人手也不够。”|会议到此结束。",
        "涵盖住房、交通、医疗……等方面。|下文逐一说明。",
        "从规划……到验收，全程公开。|公众可以查询。",
        "他沉默了很久……|会议继续进行。",
        "试点成效明显。[3]|后续研究证实了这一点［4-6］。|结论稳健。",
        "真的吗？！|确实如此。",
        "见https://example.org/a?b=1.html说明。|数据公开。",
        "1.研究背景。|城市更新提速。",
        "未写完的一句",
        "城市，这本“没有收尾的书。|第二句。",
    ],
)
def test_chinese_sentences_end_where_a_reader_pauses(marked):
    text, expected = split_at_bars(marked)
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "本文总结了研究现状.|首先归纳3项任务;最后介绍应用.|准确率为0.85.|结论可靠.",
        "采用SVM.|然后比较结果.|张三等(Zhang et al.)提出该方法.",
        "一．研究背景与意义",
        "城市更新提速．|居民收入增长．",
    ],
)
def test_a_full_point_ends_chinese_sentences_in_texts_that_write_it_for_the_stop(marked):
    text, expected = split_at_bars(marked)
    assert sentences(text) == expected


def test_a_full_point_between_chinese_characters_is_no_stop_in_other_texts():
    assert sentences("约翰.史密斯提出该理论。影响很大。") == [
        "约翰.史密斯提出该理论。",
        "影响很大。",
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "Cities grow. |Incomes rise! |Why? |We give three reasons.",
        "Growth reached 2.52 percent in 2020. |It was 3.5 percent before.",
        "Zhang et al. (2020) agree. |See Fig. 2 and Eq. (3), e.g. the U.S. Congress, i.e. Dr. Li.",
        "J. R. Smith wrote it. |The book sold well.",
        "The answer is no. |We stop here.",
        "We keep roads, parks, etc. |The rest is sold.",
        "See https://example.org/a.Html and doi:10.1234/a.B.5 for more. |Data are open.",
        "We train the model.|Then it works well.",
        "We train the model.|However，it drifts.|We stop.",
        "The results hold (see Table 2. It lists all cases). |They are robust.",
        "He left. |(He was tired.) |Then it rained.",
        'She said "Stop." |Then it rained.',
        "This is known.[3] |Others agree [4-6]. |We do not.",
        "We find the following: 1. Growth matters. |2. Policy helps.",
        "1. Introduction to the field. |Cities grow.",
        "The first step; the second step. |Done.",
        "Cities grow... |They always did.",
        "We shut at 9 p.m. Beijing time. |They shut at 11 p.m. UTC. |Bars shut at 1 a.m. Monday.",
        "【Aim】 We wet it in 2028.|【Method】 It grew at 5 °C. |【Result】It grew.",
    ],
)
def test_english_sentences_end_at_full_points_that_are_no_abbreviations(marked):
    text, expected = split_at_bars(marked)
    assert sentences(text, "en") == expected


def test_a_note_mark_above_the_line_stays_with_the_sentence_before_it():
    text = "城市更新提速。①居民收入增长。"
    assert split_sentences(text, "zh", superscripts=[(7, 8)]) == [(0, 8), (8, 15)]


def test_a_blank_line_ends_a_sentence():
    assert sentences("城市更新\n\n居民收入") == ["城市更新", "居民收入"]


def test_text_without_chinese_characters_is_split_as_english():
    assert sentences("Cities grow. Incomes rise.") == ["Cities grow.", "Incomes rise."]


@given(
    st.text(alphabet="城市“”（）()[]。！？….．; \n3aB.", max_size=60) | st.text(max_size=60),
    st.sampled_from(["zh", "en"]),
)
@settings(deadline=None, max_examples=200)
def test_sentences_cover_every_visible_character_once_and_in_order(text, lang):
    spans = split_sentences(text, lang)
    covered = [i for start, end in spans for i in range(start, end)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert all(re.fullmatch(r"\S|\S.*\S", text[a:b], re.DOTALL) for a, b in spans)


@pytest.mark.parametrize("unit", ["。", "“", "（", ".", "1.", "[3]", "…", "\n", "万", "a."])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_long_runs_of_one_thing_are_no_burden(unit, lang):
    text = unit * 50_000 + "城"
    assert "".join(sentences(text, lang)).replace("\n", "") == text.replace("\n", "")


HERE = Path(__file__).parent
WORDS = ("bipaper.nlp.sentences", "sentences.toml")


def is_split(example: str) -> bool:
    """Whether the sentences of a text are its lines."""
    lines = example.strip().splitlines()
    return sentences(("" if count_han(example) else " ").join(lines)) == lines


@pytest.mark.parametrize("entry", sampled(entries(*WORDS), "sentences"), ids=lambda e: e.word)
def test_without_a_word_its_example_is_split_elsewhere(entry: Entry) -> None:
    assert with_and_without(*WORDS, entry, is_split) == (True, False)


def hard_cases() -> list[tuple[str, str]]:
    """Language and marked text of each hard case; "|" stands where a sentence ends."""
    files = [(lang, HERE / f"hard_sentences.{lang}.txt") for lang in ("zh", "en")]
    lines = [(lang, line) for lang, file in files for line in file.read_text("utf-8").splitlines()]
    return [(lang, line) for lang, line in lines if not line.startswith("#")]


def fresh_cases(part: str) -> list[tuple[str, str]]:
    """Cases written before the code was read: "open" or "held", "… again", "… third"."""
    cases = []
    for lang in ("zh", "en"):
        text = (HERE / f"fresh_sentences.{lang}.txt").read_text("utf-8")
        lines = text.partition(f"# {part}:")[2].partition("\n# ")[0].splitlines()[1:]
        cases += [(lang, line) for line in lines]
    return cases


def is_as_marked(lang: str, marked: str) -> bool:
    """Whether the sentences of a case end where it says so."""
    text, expected = split_at_bars(marked)
    return sentences(text, lang) == [part for part in expected if part]


@pytest.mark.parametrize(
    ("lang", "marked"),
    hard_cases()
    + [
        case
        for of in ("", " again", " third", " fourth", " fifth", " sixth")
        for case in fresh_cases(f"open{of}")
    ],
)
def test_sentences_end_where_a_reader_says_so_in_hard_cases(lang, marked):
    text, expected = split_at_bars(marked)
    assert sentences(text, lang) == [part for part in expected if part]


@pytest.mark.parametrize(
    ("part", "right", "of"),
    [
        ("held", 109, 116),
        ("held again", 56, 59),
        ("held third", 39, 41),
        ("held fourth", 97, 102),
        ("held fifth", 69, 76),
        ("held sixth", 66, 70),
    ],
)
def test_cases_nobody_mends_are_split_as_often_as_is_said(part, right, of):
    held = [is_as_marked(*case) for case in fresh_cases(part)]
    assert (sum(held), len(held)) == (right, of)
