import pytest

from bipaper.find.entities.cited import cited_surnames
from bipaper.find.entities.tagger import find_entities


@pytest.mark.parametrize(
    ("authors", "surnames"),
    [
        (["Ann Tarvell", "QUENBY P"], {"Tarvell", "Quenby"}),
        (["T’sou B K", "McQuenby"], {"T’sou", "McQuenby"}),
        (["World Bank", "Li X", "王建国"], set()),
    ],
)
def test_the_surnames_of_references_are_their_words_but_common_and_known_ones(authors, surnames):
    assert cited_surnames(authors) == surnames


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Tarvell从评论中提取度量。", ["Tarvell"]),
        ("早在2031年，Tarvell和McQuenby就尝试了它。", ["Tarvell", "McQuenby"]),
        ("如Tarvell研究的度量。", ["Tarvell"]),
        ("Norlund从评论中提取度量。", []),  # is not cited
        ("Tarvell算法很快，用Tarvell分布。", []),
    ],
)
@pytest.mark.parametrize("adverb", ["", "就", "曾", "也", "还", "则", "又", "等"])
def test_a_cited_author_is_a_person_where_the_text_has_him_act(block, text, people, adverb):
    text = text.replace("Tarvell从", f"Tarvell{adverb}从")
    found = find_entities([block(text)], cited=["A Tarvell"])["p1"]
    assert [one.text for one in found] == people


def test_english_text_tells_its_people_by_other_signs(block):
    assert find_entities([block("Tarvell, a town", "en")], cited=["A Tarvell"]) == {"p1": []}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("后来，Ann Tarvell等人比较了它。", [("person", "Ann Tarvell")]),
        ("而Robert J. Quenby等（2019）测算。", [("person", "Robert J. Quenby")]),
        ("After that Ann Tarvell et al. (2019) did.", [("person", "Tarvell")]),
        ("用Python Tarvell等人的数据。", [("product", "Python"), ("person", "Tarvell")]),
        ("（World Bank，2019）", [("org", "World Bank")]),
    ],
)
def test_a_given_name_before_a_cited_surname_belongs_to_it(names, text, found):
    assert names(text) == found
