"""Whose statement a claim is, and what it tells."""

import re

import pytest
from examples import block_of, outcome
from test_claim_cues import FROM_MENTIONS, FROM_PLACE

from bipaper.find.claims import facets
from bipaper.find.claims.agreement import Heed
from bipaper.find.claims.cues import signals
from bipaper.find.claims.decide import decide
from bipaper.find.claims.facets import Facets, Told, weighed_words
from bipaper.nlp.jieba_words import tag_of


@pytest.mark.parametrize(
    ("source", "example"),
    [
        ("own", "本文选取240个班级作为样本。"),
        ("own", "四、结果§试验结果表明，早熟品种的落果减少了一半。"),
        ("own", "三、研究方法§果蝇在25 ℃下培养6天。"),
        ("own", "摘要§早熟品种的落果最少。"),
        ("own", "摘要§夜间照明减少了产卵。"),
        ("stated", "摘要§果园应按月轮换灯具。"),
        ("cited", "林远等[8]的试验表明，早熟品种的落果减少了一半。"),
        ("cited", "《水质条例》规定，上游为保护对象。"),
        ("cited", "浮桥的寿命普遍偏短（林远，2019）。"),
        ("stated", "连续降雨导致山路中断。"),
        ("stated", "一、引言§浮桥是指没有桥墩的桥。"),
        ("stated", "五、对策建议§各馆应按月轮换图书。"),
        ("own", "二、材料与方法 / 气温§该地的年均气温为12.6 ℃。"),
        ("stated", "二、材料与方法 / 试验区概况§该地的年均气温为12.6 ℃。"),
    ],
)
def test_whose_statement_a_claim_is(source: str, example: str) -> None:
    assert [claim.source for claim in outcome(example).claims] == [source]


def test_what_is_told_before_and_behind_speaks_too() -> None:
    known, own = "夜间的产卵少于白天。", "本文考察果蝇的产卵。"
    first, last = decide(block_of(known + own))
    assert {"behind:ours", "behind:own-work"} <= first.signals.keys()
    assert "behind:ours" not in last.signals
    assert "told:ours" in [*decide(block_of(own + known))][1].signals


KNOWN = "夜间照明减少了产卵。"


@pytest.mark.parametrize(
    ("sources", "abstract"),
    [
        # What is known comes before what the paper does, however long that is.
        (["stated", "own", "own"], f"{KNOWN}本文在三座果园布设诱虫灯。早熟品种的落果减少了一半。"),
        (["stated"] * 2 + ["own"], f"{KNOWN}{KNOWN}结果表明，早熟品种的落果减少了一半。"),
        # An abstract that never comes to its paper in so many words is all its own,
        (["own"], KNOWN),
        # and what comes behind its own words is not known before.
        (["own", "own"], f"本文在三座果园布设诱虫灯。{KNOWN}"),
    ],
)
def test_an_abstract_turns_once_from_what_is_known_to_the_paper(
    sources: list[str], abstract: str
) -> None:
    assert [claim.source for claim in outcome(f"摘要§{abstract}").claims] == sources


@pytest.mark.parametrize(
    ("content", "example"),
    [
        (["measurement"], "2021年，全县公路里程达860公里。"),
        (["ranking"], "北桥的车流居全县第二。"),
        (["comparison"], "北桥的振幅比南桥大。"),
        (["measurement", "change"], "全县的产茶量增加了12.5%。"),
        (["causal"], "连续降雨导致山路中断。"),
        (["definition"], "梯田是指沿等高线修筑的台阶状农田。"),
        (["advice"], "主管部门应当按季公布水质数据。"),
        (["procedure"], "本文采用分层抽样的办法选取村庄。"),
        (["measurement", "procedure"], "本文选取240个班级作为样本。"),
    ],
)
def test_what_a_claim_tells(content: list[str], example: str) -> None:
    assert [claim.content for claim in outcome(example).claims] == [content]


def test_a_claim_names_the_signals_that_speak_most_for_its_facets() -> None:
    (claim,) = outcome("四、结果§试验结果表明，全县的产茶量增加了12.5%。").claims
    assert len(claim.signals) == 3
    assert {"figures", "moves"} < set(claim.signals)


def test_common_words_are_signals_where_they_stand_first() -> None:
    text = "渡船会停，河水却会变浑。"
    (unit,) = decide(block_of(text))
    assert unit.signals["word:会"] == (2, 3)
    assert unit.signals["word:却"] == (7, 8)
    assert "word:河水" not in unit.signals


def test_words_that_are_weighed_are_of_no_topic() -> None:
    tags = {tag_of(word) for word in weighed_words()}
    assert {tag for tag in tags if tag[:1] not in "cpdurfva" or tag in {"vn", "an", ""}} == set()


LABELS = ("own", "cited", "stated", "change", "advice")
WEIGHTS = Facets(
    source={
        "own": {"bias": 0.0, "result": 2.0, "cited": -1.0},
        "cited": {"bias": -1.0, "cited": 3.0},
        "stated": {"bias": 0.5},
    },
    content={"change": {"bias": -2.0, "moves": 3.0}, "advice": {"bias": -1.0, "urged": 2.5}},
    type={"finding": {"bias": 0.5, "result": 1.0}, "attributed": {"bias": -1.0, "cited": 3.0}},
    claim={"claim": {"bias": 1.0, "title-like": -2.0}},
    heeded=dict.fromkeys(("finding", "attributed"), dict.fromkeys(LABELS, Heed(1.0, 1.0))),
)


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (set(), Told("finding", "stated", (), (), ahead=0.5, least=0.0)),
        (
            {"result", "moves"},
            Told("finding", "own", ("change",), ("moves", "result"), ahead=1.5, least=1.0),
        ),
        ({"cited", "result"}, Told("attributed", "cited", (), ("cited",), ahead=1.0, least=0.0)),
        (
            {"moves", "urged"},
            Told("finding", "stated", ("change", "advice"), ("moves", "urged"), 0.5, 1.0),
        ),
    ],
)
def test_labels_are_weighed_by_their_signals(raised: set[str], told: Told) -> None:
    found = WEIGHTS.told(raised)
    assert found._replace(ahead=round(found.ahead, 6), least=round(found.least, 6)) == told


def test_labels_are_told_in_view_of_the_others() -> None:
    seldom = {**WEIGHTS.heeded["attributed"], "own": Heed(0.1, 2.0)}
    heeding = WEIGHTS._replace(heeded={**WEIGHTS.heeded, "attributed": seldom})
    raised = {"result", "cited", "moves"}
    assert WEIGHTS.told(raised).ahead < heeding.told(raised).ahead


def test_what_no_rule_knows_is_a_claim_where_its_signals_say_so() -> None:
    assert WEIGHTS.asserts({"result"})
    assert not WEIGHTS.asserts({"result", "title-like"})


def test_weights_are_of_signals_that_exist() -> None:
    plain = {re.sub("^(told|under|before|behind):", "", name) for name in facets.asked()}
    unknown = plain - signals("zh").keys() - FROM_MENTIONS
    assert {name for name in unknown if not FROM_PLACE.match(name)} == set()
