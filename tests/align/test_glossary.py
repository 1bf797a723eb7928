import pytest

from bipaper.align.glossary import Example, Glossary, Sighting, Term
from bipaper.parts.aligned import Pair


def pair(zh, en, evidence="keyword", score=0.95):
    return Pair(zh=zh, en=en, score=score, evidence=evidence)


def glossary(*papers, script="Hans"):
    made = Glossary()
    for number, pairs in enumerate(papers):
        made.add([Sighting(one, Example(f"p{number}", one.zh, one.en)) for one in pairs], script)
    return made.concepts()


def terms(concepts):
    return [([t.text for t in c.hans], [t.text for t in c.en], c.papers) for c in concepts]


CASES = [
    # a term and its abbreviation, from one paper
    (
        [[pair("人工智能", "AI"), pair("人工智能", "artificial intelligence")]],
        [(["人工智能"], ["artificial intelligence", "AI"], 1)],
    ),
    # two Chinese terms with one English of several words, hyphens and plural apart
    (
        [
            [pair("支持向量机", "support-vector machines")],
            [pair("支撑向量机", "Support vector machine")],
        ],
        [(["支撑向量机", "支持向量机"], ["Support vector machine", "support-vector machines"], 2)],
    ),
    # one English word, or initials, may be two things
    (
        [[pair("银行", "bank")], [pair("河岸", "bank")], [pair("局域网", "LAN")]],
        [(["局域网"], ["LAN"], 1), (["河岸"], ["bank"], 1), (["银行"], ["bank"], 1)],
    ),
    # and so may one Chinese word in two papers
    (
        [[pair("知网", "HowNet")], [pair("知网", "CNKI")]],
        [(["知网"], ["CNKI"], 1), (["知网"], ["HowNet"], 1)],
    ),
    # what more papers have is preferred, small letters before capitals
    (
        [
            [pair("碳汇", "Carbon sink")],
            [pair("碳汇", "carbon sink")],
            [pair("碳库", "carbon sink")],
        ],
        [(["碳汇", "碳库"], ["carbon sink"], 3)],
    ),
    (
        [[pair("政策", "policy")], [pair("政策", "policies")]],
        [(["政策"], ["policies", "policy"], 2)],
    ),
    # two variants in one paper are one paper
    (
        [
            [
                pair("支持向量机", "support vector machine"),
                pair("支撑向量机", "support vector machines"),
            ]
        ],
        [(["支持向量机", "支撑向量机"], ["support vector machine", "support vector machines"], 1)],
    ),
    # and so is what two others show to be one thing; more papers, not more variants, are preferred
    (
        [
            [pair("碳库", "C sink"), pair("碳庫", "C sinks")],
            [pair("碳汇", "carbon sink"), pair("碳库", "carbon sink")],
            [pair("碳汇", "carbon sink"), pair("碳汇", "C sink")],
        ],
        [(["碳汇", "碳库"], ["carbon sink", "C sink", "C sinks"], 3)],
    ),
]


@pytest.mark.parametrize(("papers", "found"), CASES)
def test_pairs_that_name_one_thing_are_one_concept(papers, found):
    assert terms(glossary(*papers)) == found
    assert terms(glossary(*reversed(papers))) == found


def test_a_traditional_term_has_its_simplified_form():
    (concept,) = glossary([pair("經濟增長", "economic growth")], script="Hant")
    assert (concept.hans, concept.hant) == ([Term("经济增长", 1)], [Term("經濟增長", 1)])


def test_both_scripts_are_one_concept():
    made = Glossary()
    made.add([Sighting(pair("经济", "economy"), None)], "Hans")
    made.add([Sighting(pair("經濟", "economy"), None)], "Hant")
    (concept,) = made.concepts()
    assert (concept.hans, concept.hant) == ([Term("经济", 2)], [Term("經濟", 1)])


def test_a_concept_keeps_its_surest_pair_its_first_example_and_its_id():
    gloss, keyword = pair("碳库", "carbon", "gloss"), pair("碳库", "Carbon")
    one, two = glossary([gloss], [keyword]), glossary([gloss])
    assert (one[0].evidence, two[0].evidence) == ("keyword", "gloss")
    assert one[0].reliability > two[0].reliability
    assert one[0].example == Example("p0", "碳库", "carbon")
    assert one[0].id == two[0].id == "c" + one[0].id[1:]


def test_a_concept_names_the_pair_that_its_example_shows():
    made = Glossary()
    made.add([Sighting(pair("人工智能", "artificial intelligence"), None)], "Hans")
    short = Sighting(pair("人工智能", "AI"), Example("p", "人工智能", "AI"))
    made.add([short, Sighting(pair("人工智能", "artificial intelligence"), None)], "Hans")
    (concept,) = made.concepts()
    assert concept.en[0].text == "artificial intelligence"
    assert (concept.example, concept.shown) == (short.example, short.pair)


def test_pairs_that_are_not_sure_name_no_concept():
    cut = pair("卡尔曼滤波", "unscented Kalman filter", "gloss", 0.6)
    seen = pair("碳汇", "regional carbon", "sentence", 0.9)
    assert glossary([cut, seen]) == []


def test_initials_are_as_sure_as_their_full_form():
    whole = pair("滤波", "unscented Kalman filter", "gloss", 0.9), pair("滤波", "UKF", "gloss", 0.9)
    assert glossary(whole) == []
    found = glossary([pair("碳库", "carbon pool", score=0.9), pair("碳库", "CP", "gloss", 0.2)])
    assert terms(found) == [(["碳库"], ["carbon pool", "CP"], 1)]
