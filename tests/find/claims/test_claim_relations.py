"""What causes what, and what is compared with what: each rule has an example that needs it."""

import pytest
from alternatives import Alternative, put, shown
from examples import block_of
from leave_out import left_out, restated

from bipaper.find.claims.block import units
from bipaper.find.claims.relations import Relation, _compiled, find_relations
from bipaper.parts.claims import ClaimContent
from bipaper.rules import read_rules

MODULE = "bipaper.find.claims.relations"
RULES = list(enumerate(read_rules(MODULE, "relations.toml", Relation)))
PARTS = {"causal": ("cause", "effect"), "comparison": ("compared", "against")}


def relations(text: str, *content: ClaimContent) -> dict[str, str]:
    block = block_of(text)
    return find_relations(block, next(units(block)), content)


@pytest.mark.parametrize(("place", "rule"), RULES, ids=lambda x: str(getattr(x, "name", x)))
def test_a_rule_tells_the_parts_of_its_example_and_nothing_does_without_it(
    place: int, rule: Relation
) -> None:
    text, *parts = str(rule.example).split("→")
    wanted = dict(zip(PARTS[rule.content], parts, strict=True))
    assert relations(text, rule.content) == wanted
    with left_out(MODULE, "relations.toml", "rule", place):
        assert relations(text, rule.content) != wanted


def alternatives() -> list[tuple[int, Alternative, list[str]]]:
    """The place of each rule with an alternative of its pattern, and texts that show it."""

    def put_in(alternative: Alternative, text: str) -> str | None:
        return put(alternative.text, text, _compiled(alternative.asked).search(text))

    return [
        (place, alternative, [*made, *texts])
        for place, rule in RULES
        for texts in [[str(rule.example).split("→")[0], *rule.unlike]]
        for alternative, made in shown(rule.pattern, texts, put_in)
    ]


@pytest.mark.parametrize(
    ("place", "alternative", "texts"), alternatives(), ids=lambda x: getattr(x, "text", "")
)
def test_without_an_alternative_a_text_that_shows_it_tells_otherwise(
    place: int, alternative: Alternative, texts: list[str]
) -> None:
    rule = RULES[place][1]
    before = [relations(text, rule.content) for text in texts]
    with restated(MODULE, "relations.toml", place, pattern=alternative.without):
        assert [relations(text, rule.content) for text in texts] != before


@pytest.mark.parametrize(
    ("text", "content"), [(text, rule.content) for _, rule in RULES for text in rule.unlike]
)
def test_what_is_unlike_an_example_names_no_parts(text: str, content: ClaimContent) -> None:
    assert relations(text, content) == {}


@pytest.mark.parametrize("verb", ["导致", "造成", "引起", "引发", "带来"])
def test_a_modifier_opens_no_cause(verb: str) -> None:
    assert relations(f"减轻因为水位上涨{verb}的晃动，浮桥关闭。", "causal") == {}


def test_parts_are_told_only_of_content_that_is_told() -> None:
    assert relations("大货车的重量导致桥面晃动。", "measurement") == {}


def test_connectives_are_no_part_of_a_cause() -> None:
    found = relations("其中，结果表明大货车的重量导致桥面晃动。", "causal")
    assert found == {"cause": "大货车的重量", "effect": "桥面晃动"}


@pytest.mark.parametrize(
    "text",
    [
        "每座茶厂的补助由5万元提高到8万元。",
        "候车时间提高12%。",
        "候车时间远高于20分钟。",
        *(f"气温低于{sign}5℃。" for sign in "-−－"),
    ],
)
def test_a_change_by_a_number_and_a_bound_relate_nothing(text: str) -> None:
    assert relations(text, "causal", "comparison") == {}


ADVERBS = [
    *("显著", "明显", "进一步", "均", "都", "也", "虽", "仍", "仅", "更", "远"),
    *("能够", "能", "可以", "可", "会", "将", "有效", "虽也可能"),  # at most three
]


@pytest.mark.parametrize("adverb", ADVERBS)
def test_what_stands_before_a_verb_is_no_part_of_a_cause(adverb: str) -> None:
    found = relations(f"大货车的重量{adverb}导致桥面晃动。", "causal")
    assert found == {"cause": "大货车的重量", "effect": "桥面晃动"}


@pytest.mark.parametrize("end", "是的来去而并以和与在将于未不没无时後")
def test_no_effect_ends_with_a_word_that_goes_on(end: str) -> None:
    assert relations(f"大货车的重量导致桥面{end}。", "causal") == {}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("新桥的建成为北岸茶市带来了新的客商。", ("新桥的建成", "新的客商")),
        ("新桥、新路和渡口都能够促进茶叶的运销。", ("新桥、新路和渡口", "促进茶叶的运销")),
        ("撤渡建桥促进了茶叶的运销。", ("撤渡建桥", "促进了茶叶的运销")),
        ("账本显示，新桥（1931年）推动了茶叶运销（见表2）。", ("新桥", "推动了茶叶运销")),
        ("由于水位（即枯水位）上涨，这使得浮桥关闭。", ("水位（即枯水位）上涨", "浮桥关闭")),
        ("车流过大导致桥面晃动。", ("车流过大", "桥面晃动")),
        ("车流过大导致桥面晃动.", ("车流过大", "桥面晃动")),
        ("车流过大导致桥面晃动．", ("车流过大", "桥面晃动")),
        ("账本揭示出北桥的车流可推动茶叶运销。", ("北桥的车流", "推动茶叶运销")),
        ("【结果】新桥推动茶叶运销。", ("新桥", "推动茶叶运销")),
        ("【结果】由于新桥通车，茶叶运销兴旺。", ("新桥通车", "茶叶运销兴旺")),
        ("跨江桥类可推动茶叶运销。", ("跨江桥类", "推动茶叶运销")),
        ("LED则推动茶叶运销。", ("LED", "推动茶叶运销")),
        ("环保则推动茶叶运销。", ("环保", "推动茶叶运销")),
        ("非茶农则推动茶叶运销。", ("非茶农", "推动茶叶运销")),
    ],
)
def test_a_cause_is_a_phrase_or_a_clause_of_its_own(text: str, parts: tuple[str, str]) -> None:
    found = relations(text, "causal")
    assert (found.get("cause"), found.get("effect")) == parts


@pytest.mark.parametrize("place", [*"上下中内里间时后前年", "時"])
def test_where_and_when_it_acts_is_no_part_of_a_cause(place: str) -> None:
    found = relations(f"大货车的重量在雨季{place}导致桥面晃动。", "causal")
    assert found == {"cause": "大货车的重量", "effect": "桥面晃动"}


@pytest.mark.parametrize(
    "text",
    [
        "新桥不能促进茶叶的运销。",  # denied
        "新桥难以有效促进茶叶的运销。",
        "差异并不会对桥面的安全造成破坏。",
        "县志指出要“促进茶叶运销”。",  # what someone says
        "这一账目支持了新桥降低运费促进茶叶运销的看法。",  # inside a noun phrase
        "新桥为保障行船、促进茶叶运销提供了条件。",
        "如果大量货车的进入会导致桥面晃动。",  # a condition
        *(f"集市{place}引发茶价上涨。" for place in "内內中上下"),
        "新桥未能带动两岸，促进茶叶的运销。",
        "新桥在促进茶叶运销方面发挥作用。",  # inside a place
        "更可能推动茶叶运销。",  # whose cause is not named
        "为南桥促进茶叶运销。",
        "以确保新桥能够促进茶叶运销。",
        "县里修葺渡口、推动茶叶运销。",
        "更可能积极筹划和推动茶叶运销。",
        "新桥并未对茶叶的运销产生影响。",
        "新桥無法單獨導致橋面晃動。",
        "县里随后印发《促进茶叶运销三年计划》。",  # a title
        *(f"新桥导致{asked}变化。" for asked in ("哪", "哪些", "什么", "如何", "是否", "能否")),
    ],
)
def test_what_is_denied_supposed_or_said_is_no_cause(text: str) -> None:
    assert relations(text, "causal") == {}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("与后面两种相比，石墩的旧桥不具有防洪的能力。", ("石墩的旧桥", "后面两种")),
        ("相较于旧桥，账目和信息不对称之间的差距会较少。", ("账目和信息不对称之间的差距", "旧桥")),
        (
            "北桥的车流增长目标比南桥的车流增长目标高0.7个百分点。",
            ("北桥的车流增长目标", "南桥的车流增长目标"),
        ),
        ("与桥2相比，桥1更宽。", ("桥1", "桥2")),
        ("新桥在防洪方面优于旧桥。", ("新桥", "旧桥")),
        ("北桥的车流而低于南桥。", ("北桥的车流", "南桥")),
        ("与旧桥相比，新桥的车流高于在南桥得到的数目。", ("新桥的车流", "旧桥")),
        ("与省外相比，省内更少。", ("省内", "省外")),
    ],
)
def test_what_is_compared_is_named_without_its_predicate(text: str, parts: tuple[str, str]) -> None:
    found = relations(text, "comparison")
    assert (found.get("compared"), found.get("against")) == parts


@pytest.mark.parametrize(
    "text",
    [
        "调查支持使用新桥优于旧桥的看法。",
        "北桥反映了车流较之上一年的增幅，其数值越大越好。",
        "相对于旧桥通常跨度较小、墩距较密，县里更偏好新桥。",
        "账目的格式与邻县显著不同，较之旧账更长。",
        "车流高于南桥的数目每增加1辆，运费下降。",
    ],
)
def test_what_is_not_a_name_is_not_compared(text: str) -> None:
    assert relations(text, "comparison") == {}
