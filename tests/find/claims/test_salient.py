"""Which claims a card about a paper would hold."""

from typing import Any

from bipaper.find.claims.salient import MOST, salient
from bipaper.parts.claims import Claim

TITLES = {
    "s1": "一、引言",
    "s2": "二、研究方法",
    "s3": "三、实证结果",
    "s4": "三、实证结果 / 稳健性检验",
    "s5": "四、结论",
}
RESULT = "试验结果表明，早熟品种的落果减少了一半以上。"


def claim(text: str = RESULT, section: str | None = "s3", **fields: Any) -> Claim:
    usual: dict[str, Any] = {
        "rule": "result",
        "block": f"p{section[1:]}" if section else "abstract.zh",
        "type": "finding",
        "source": "own",
        "content": ["measurement", "change"],
        "quantities": ["q1"],
        "hedged": False,
        "confidence": 0.6,
    }
    return Claim(
        id=f"{section}.{text}",
        signals=[],
        start=0,
        end=len(text),
        text=text,
        section=section,
        cue=None,
        polarity="positive",
        **usual | fields,
    )


def kept(*claims: Claim) -> list[Claim]:
    return salient(claims, TITLES)


def test_results_are_salient_wherever_results_are_told() -> None:
    for section in (None, "s3", "s5"):
        assert kept(claim(section=section)) != []


def test_what_is_no_result_of_the_paper_is_not() -> None:
    assert kept(claim(source="cited")) == []
    assert kept(claim(source="stated")) == []
    assert kept(claim(section=None, source="stated")) == []
    assert kept(claim(type="contribution", content=["procedure"])) == []
    assert kept(claim(content=["definition"])) == []
    assert kept(claim(content=["change", "advice"])) == []


def test_what_rules_and_weights_call_by_two_types_is_not() -> None:
    assert kept(claim("后续试验可延长至三年，并比较成本。", "s5", rule="weighed")) == []


def test_checks_methods_and_introductions_tell_no_results() -> None:
    for section in ("s1", "s2", "s4"):
        assert kept(claim(section=section)) == []


def test_a_finding_of_the_abstract_is_salient_whatever_it_tells() -> None:
    assert kept(claim(section=None, content=[])) != []


def test_what_is_said_again_counts_once_where_it_says_most() -> None:
    abstract = claim(section=None)
    again = claim("早熟品种的落果减少了一半以上，试验结果表明。", section="s5")
    other = claim("雌蝇产卵的时间比雄蝇归巢晚12分钟。", section="s5")
    assert kept(abstract, again, other) == [abstract, other]


def test_a_card_holds_the_best_in_the_order_of_the_paper() -> None:
    words = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
    weak = [claim(one * 6, content=["measurement", "change"]) for one in words]
    strong = claim(section="s5")
    found = kept(*weak, strong)
    assert len(found) == MOST
    assert found == [*weak[: MOST - 1], strong]


def test_english_claims_are_salient_only_where_there_are_no_others() -> None:
    english = claim("Buses run late by 12%.", section=None, block="abstract.en")
    assert kept(english) == [english]
    assert kept(english, claim()) == [claim()]
