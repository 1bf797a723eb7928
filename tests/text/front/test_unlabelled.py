"""Abstracts and keywords that no label names."""

from printed import stream

from bipaper.text.front.frontmatter import read_front_matter

SMALL = {"size": 9.0}
HEAD = [
    ("口袋公园的使用与管理", {"size": 18.0}),
    ("宋知远^1^　林若谷^2^", {"size": 12.0, "font": "kai"}),
    ("1）（岚浦大学建筑学院，岚浦 300001）", {"size": 8.0}),
]
ABSTRACT = [
    ("口袋公园是城市里最小的绿地。本文在三个月里记录了十二处公园的使用人数，", SMALL),
    ("发现座椅的数量比面积更能解释人数的差别，遮阴的地方尤其如此，", SMALL),
    ("据此建议先添座椅，后扩面积。", SMALL),
]
TEXT = ["1　引言", "绿地越小，离人越近。" * 4]
ENGLISH = [
    ("How pocket parks are used", {"size": 13.0, "bold": True}),
    ("SONG ZhiYuan^1^, LIN RuoGu^2^", {"size": 9.0}),
    ("1 School of Architecture, Lanpu University, Lanpu 300001", {"size": 7.8}),
    ("Pocket parks are the smallest green places of a city. We counted", SMALL),
    ("the visitors of twelve of them for three months and found that", SMALL),
    ("seats explain more than area does.", SMALL),
]
TERMS = ("pocket park, seats, visitors, shade", {"size": 9.0, "bold": True})
KEYWORDS = ("关键词：口袋公园；座椅；遮阴", SMALL)


def test_text_between_the_authors_and_the_keywords_is_the_chinese_abstract():
    found = read_front_matter(stream(*HEAD, *ABSTRACT, KEYWORDS, *TEXT))
    assert found.abstract_zh.text == "".join(row for row, _ in ABSTRACT)
    assert found.metadata.title.zh == "口袋公园的使用与管理"
    assert found.metadata.authors.zh == ["宋知远", "林若谷"]


def test_lines_about_the_authors_in_the_type_of_the_abstract_are_none_of_it():
    place = ("（岚浦大学建筑学院，岚浦 300001）", SMALL)
    found = read_front_matter(stream(*HEAD[:2], place, *ABSTRACT, KEYWORDS, *TEXT))
    assert found.abstract_zh.text == "".join(row for row, _ in ABSTRACT)


def test_a_full_line_of_an_abstract_set_in_may_hold_an_institutions_word():
    inset = {"size": 9.0, "indent": 3.0}
    rows = [
        ("口袋公园是城市里最小的绿地，本文记录了十二处的使用人数，", inset),
        ("发现座椅的数量比面积更能够解释差别，这是一种以人为中心的", inset),
        ("评价，据此建议先添座椅。", inset),
    ]
    found = read_front_matter(stream(*HEAD, *rows, KEYWORDS, *TEXT))
    assert found.abstract_zh.text == "".join(row for row, _ in rows)
    assert found.metadata.affiliations.zh == ["岚浦大学建筑学院，岚浦300001"]


def test_an_abstracts_label_above_the_title_and_authors_names_all_of_that():
    label = ("Abstract", {"size": 11.0})
    rows = stream(*HEAD, *ABSTRACT, KEYWORDS, *TEXT, label, *ENGLISH)
    found = read_front_matter(rows)
    assert found.abstract_en.text == " ".join(row for row, _ in ENGLISH[3:])
    assert found.metadata.title.en == ENGLISH[0][0]
    assert found.metadata.authors.en == ["SONG ZhiYuan", "LIN RuoGu"]
    again = [label, ("Pocket parks are the smallest green places.", SMALL), *ENGLISH[:1]]
    found = read_front_matter(stream(*HEAD, *ABSTRACT, KEYWORDS, *again, *TEXT))
    assert found.abstract_en.text == "Pocket parks are the smallest green places."


def test_lines_that_say_no_sentence_are_no_abstract():
    rows = [(row.rstrip("。，") + "；", options) for row, options in ABSTRACT]
    assert read_front_matter(stream(*HEAD, *rows, KEYWORDS, *TEXT)).abstract_zh is None


def test_a_section_above_keywords_at_the_end_is_no_abstract():
    rows = stream(HEAD[0], HEAD[1], *TEXT, ("2　结论", {"size": 12.0}), *ABSTRACT, KEYWORDS)
    assert read_front_matter(rows).abstract_zh is None


def test_the_chinese_names_show_an_english_part_without_labels_at_the_end():
    rows = stream(*HEAD, *ABSTRACT, KEYWORDS, *TEXT, *ENGLISH, TERMS)
    found = read_front_matter(rows)
    assert found.abstract_en.text == " ".join(row for row, _ in ENGLISH[3:])
    assert found.keywords.en == ["pocket park", "seats", "visitors", "shade"]
    assert found.metadata.title.en == "How pocket parks are used"
    assert found.metadata.authors.en == ["SONG ZhiYuan", "LIN RuoGu"]


def test_an_english_abstract_without_a_label_above_labelled_keywords():
    terms = ("Keywords: pocket park; seats; visitors", SMALL)
    rows = stream(*HEAD, *ABSTRACT, KEYWORDS, *TEXT, *ENGLISH, terms)
    found = read_front_matter(rows)
    assert found.abstract_en.text == " ".join(row for row, _ in ENGLISH[3:])
    assert found.keywords.en == ["pocket park", "seats", "visitors"]
    assert found.metadata.title.en == "How pocket parks are used"
    assert found.metadata.authors.en == ["SONG ZhiYuan", "LIN RuoGu"]


def test_an_english_part_without_labels_behind_the_references_ends_the_list():
    rows = [*TEXT, "参考文献", "[1] LU H. Green places[J]. Parks, 2027, 3: 1-9.", *ENGLISH]
    found = read_front_matter(
        stream(*HEAD, *ABSTRACT, KEYWORDS, *rows, "doi: 10.5555/parks-2031-0038")
    )
    assert found.metadata.doi == "10.5555/parks-2031-0038"


def test_english_text_below_other_names_is_no_abstract():
    other = ("WATER Kim^1^, STONE Ann^2^", {"size": 9.0})
    rows = stream(*HEAD, *ABSTRACT, KEYWORDS, *TEXT, ENGLISH[0], other, *ENGLISH[2:], TERMS)
    found = read_front_matter(rows)
    assert (found.abstract_en, found.keywords.en) == (None, [])
