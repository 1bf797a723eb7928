"""Subject-and-change frames: what changed by how much, when and where."""

import pytest
from examples import block_of

from bipaper.find.claims.block import units
from bipaper.find.claims.decide import find_claims
from bipaper.find.claims.frame import find_frame
from bipaper.parts.claims import Frame


def frame_of(text: str) -> Frame | None:
    """The frame of the first sentence or clause, whether it is a claim or not."""
    block = block_of(text)
    return find_frame(block, next(units(block)), ())


@pytest.mark.parametrize(
    ("marked", "frame"),
    [
        (
            "<date|2022年>，<place|云岭县>茶叶产量达到<measure|3.2万吨>，同比增长<percent|12.5%>。",
            Frame(
                subject="云岭县茶叶产量",
                change="增长",
                quantity="12.5%",
                time="2022年",
                place="云岭县",
            ),
        ),
        (
            "结果表明，新方法的误检率比旧方法下降了<percent|1.5个百分点>。",
            Frame(subject="新方法的误检率", change="下降了", quantity="1.5个百分点"),
        ),
        (
            "该市人均绿地面积居<rank|全省第二位>。",
            Frame(subject="该市人均绿地面积", change="居", quantity="全省第二位"),
        ),
        (
            "其中合作社的茶园占比<percent|超60%>。",
            Frame(subject="合作社的茶园占比", change="超", quantity="超60%"),
        ),
        (
            "北坡的茶园目标产量<percent|高于20%>。",
            Frame(subject="北坡的茶园目标产量", change="高于", quantity="高于20%"),
        ),
        (
            "每座茶厂的补助由<money|5万元>提高到<money|8万元>。",
            Frame(subject="每座茶厂的补助", change="提高到", quantity="8万元"),
        ),
        (
            "初始班次为<count:14|14班>，内部道路共<measure|12公里>。",
            Frame(subject="初始班次", change="为", quantity="14班"),
        ),
        (
            "<date|2021年>以来现有茶园仅<measure|90公顷>。",
            Frame(subject="现有茶园", change="仅", quantity="90公顷", time="2021年"),
        ),
        (
            "除<place|岭西县>外，其余各县的产量均上升，其中<place|云岭县>的产量由<measure|3吨>升高到<measure|5吨>。",
            Frame(subject="云岭县的产量", change="升高到", quantity="5吨", place="云岭县"),
        ),
        (
            "气温每升高<measure|10 ℃>，茶叶的产量提高<ratio|2倍>。",
            Frame(subject="茶叶的产量", change="提高", quantity="2倍"),
        ),
        (
            "两组茶农的总有效率为<percent|93.33%>。",
            Frame(subject="两组茶农的总有效率", change="为", quantity="93.33%"),
        ),
        (
            "茶叶的硬度<measure|不低于34 J>。",
            Frame(subject="茶叶的硬度", change="不低于", quantity="不低于34 J"),
        ),
        (
            "其酱油的酿造周期<duration|长达36个月>。",
            Frame(subject="其酱油的酿造周期", change="长达", quantity="长达36个月"),
        ),
        (
            "茶园的得分最低，为<measure|54.9分>。",
            Frame(subject="茶园的得分", change="为", quantity="54.9分"),
        ),
        (
            "候车时间远高于<duration|20分钟>。",
            Frame(subject="候车时间", change="高于", quantity="20分钟"),
        ),
        (
            "截至<date|2021年底>，全镇水库（不含山塘）共有<count:26|26座>。",
            Frame(subject="全镇水库", change="共有", quantity="26座", time="2021年底"),
        ),
    ],
)
def test_a_chinese_claim_has_the_frame_its_number_is_told_in(block, marked, frame):
    assert [c.frame for c in find_claims(block(marked))] == [frame]


@pytest.mark.parametrize(
    ("text", "subject", "change", "quantity"),
    [
        # What a verb makes rise or fall is the subject, not who does it.
        ("靠近渡口的新桥使北岸地价上涨8%。", "北岸地价", "上涨", "8%"),
        ("新桥推动北岸住房价格上涨8%。", "北岸住房价格", "上涨", "8%"),
        ("新的茶机将茶叶产量提高了8%。", "茶叶产量", "提高了", "8%"),
        ("导致北岸渡船班次减少了24%。", "北岸渡船班次", "减少了", "24%"),
        ("本文根据23份账本整理得到往来商号共72家。", "往来商号", "共", "72家"),
        ("限定茶园遮光比例为0.5。", "茶园遮光比例", "为", "0.5"),
        # A modifier holds what it likes; the noun behind it is the head.
        (
            "坡度较高的茶园所在村寨的平均亩产为97公斤。",
            "坡度较高的茶园所在村寨的平均亩产",
            "为",
            "97公斤",
        ),
        ("采取限重措施的桥梁的比例为42%。", "采取限重措施的桥梁的比例", "为", "42%"),
        ("发生过滑坡的茶园的比例高达17%。", "发生过滑坡的茶园的比例", "高达", "高达17%"),
        # A phrase is told by the parts of speech of its words.
        ("茶叶运销增加8%。", "茶叶运销", "增加", "8%"),
        ("北岸茶业活跃度平均提高8%。", "北岸茶业活跃度", "提高", "8%"),
        ("茶园的遮光比例α为0.5。", "茶园的遮光比例α", "为", "0.5"),
        # What is had is counted, whatever modifies it.
        ("县志包含了16篇民歌的抄本。", "县志", "包含了", "16篇"),
        ("渡口有24条新漆的渡船。", "渡口", "有", "24条"),
        ("新桥是首个通车的浮桥。", "新桥", "是", "首个"),
        ("茶叶运销在三个月内减少了24%。", "茶叶运销", "减少了", "24%"),
        ("【结果】北桥的车流增加8%。", "北桥的车流", "增加", "8%"),
        ("货车随雨季增加8%。", "货车", "增加", "8%"),
        # One verb in a compound governs nothing.
        ("北桥车流影响系数为0.8。", "北桥车流影响系数", "为", "0.8"),
        ("货车占比平均为8%。", "货车占比", "为", "8%"),
        ("各桥振幅的差距最大达4.5毫米。", "各桥振幅的差距", "达", "最大达4.5毫米"),
        # The verb is the whole word.
        ("北岸新区享有46项管理权限。", "北岸新区", "享有", "46项"),
        # A comma in brackets ends no clause.
        ("北桥的车流（周末，不含货车）达到900辆。", "北桥的车流", "达到", "900辆"),
        # A clause that names nothing has the subject of the one before.
        ("北桥的车流达到900辆，总体增长8%。", "北桥的车流", "增长", "8%"),
        ("北桥的车流达到900辆，总体上增长8%。", "北桥的车流", "增长", "8%"),
        ("账本揭示出，北桥的车流增长8%。", "北桥的车流", "增长", "8%"),
        ("另一方面北桥的车流增长8%。", "北桥的车流", "增长", "8%"),
        ("各桥车流的差距最多达900辆。", "各桥车流的差距", "达", "最多达900辆"),
    ],
)
def test_the_subject_is_the_phrase_that_the_verb_tells_of(text, subject, change, quantity):
    (claim,) = find_claims(block_of(text))
    frame = claim.frame
    assert (frame.subject, frame.change, frame.quantity) == (subject, change, quantity)


@pytest.mark.parametrize(
    "text",
    [
        "当北桥的车流大于900辆时，桥面晃动。",  # a condition
        "如果北桥的车流超过900辆，桥面晃动。",
        "县志收录了一份包含1250个村名的名册。",  # a number in a modifier
        "表4列出了跨度为11米的五座桥。",
        "超过300家企业停产。",  # a number that counts the subject
        "平均每年有183座茶园改种果树。",
        "账本[11，12]是第一种写法的代表。",  # an ordinal that counts on
        "该书覆盖16个县、时间跨度为10年。",  # nobody knows where the object ends
        "车流减少晃动的概率为8%。",
        "北岸各县在春荒期间减少了24%。",  # a preposition's noun
        "车流高于南桥的数目每增加1辆，运费下降。",
        "北桥的“车流增加8%。",  # half a bracket
        "茶叶产量作为8%。",
        "每增加8辆，运费下降。",
    ],
)
def test_a_number_that_tells_nothing_of_a_subject_makes_no_frame(text):
    assert frame_of(text) is None


@pytest.mark.parametrize("opening", ["当", "如", "如果", "假设", "每当"])
@pytest.mark.parametrize("before", ["", "其中", "但", "而", "即"])
def test_a_number_in_a_clause_that_supposes_makes_no_frame(before, opening):
    assert frame_of(f"{before}{opening}北桥的车流达到900辆，桥面晃动。") is None


WHEN = ["时", "的时候", "情况下", "条件下", "之前", "之后", "以前", "以后"]


@pytest.mark.parametrize("ending", WHEN)
def test_a_number_that_tells_when_makes_no_frame(ending):
    assert frame_of(f"北桥的车流达到900辆{ending}，桥面晃动。") is None


def test_a_number_that_tells_when_may_have_its_clause_go_on():
    assert frame_of("北桥在车流不超过900辆时仍然平稳。") is None


def test_a_verb_used_as_a_noun_is_a_subject():
    assert frame_of("运销增加8%。").subject == "运销"


@pytest.mark.parametrize("when", ["之前", "之后", "以前", "以后"])
def test_a_time_that_opens_the_clause_is_no_part_of_its_subject(when):
    assert frame_of(f"2019年{when}车流达到900辆。").subject == "车流"


@pytest.mark.parametrize("counted", [*"种类步条点项章节", "方面", "阶段"])
def test_an_ordinal_that_counts_on_makes_no_frame(block, counted):
    claims = find_claims(block(f"该桥的账目为<rank|第一{counted}>。"))
    assert [claim.frame for claim in claims] in ([None], [])
    claims = find_claims(block("该桥的车流居<rank|第一位>。"))
    assert [claim.frame.quantity for claim in claims] == ["第一位"]


def test_a_place_is_the_subject_s_or_opens_a_clause_before_the_number(block):
    marked = "除<place|岭西县>案例外，产量均上升，亩产增长<percent|8%>。"
    assert [c.frame.place for c in find_claims(block(marked))] == [None]
    marked = "<place|岭西县>的产量均上升，亩产增长<percent|8%>。"
    assert [c.frame.place for c in find_claims(block(marked))] == ["岭西县"]


def test_a_time_stands_before_the_number_or_in_its_clause(block):
    marked = "亩产平均为<percent|8%>，最高的年份是<date|2016年>。"
    assert [c.frame.time for c in find_claims(block(marked))] == [None]


@pytest.mark.parametrize(
    ("marked", "frame"),
    [
        (
            "In <date|2021>, tea output rose by <percent|12.5%> to <measure|32000 t>.",
            Frame(subject="tea output", change="rose by", quantity="12.5%", time="2021"),
        ),
        (
            "The accuracy of the model reached <percent|91.2%>.",
            Frame(subject="accuracy of the model", change="reached", quantity="91.2%"),
        ),
    ],
)
def test_an_english_claim_has_the_frame_its_number_is_told_in(block, marked, frame):
    assert [c.frame for c in find_claims(block(marked, lang="en"))] == [frame]


def test_a_long_run_of_clauses_without_a_subject_has_none(block):
    claims = find_claims(block("增长<percent|5%>，" * 2000 + "。"))
    assert [(c.frame.subject, c.frame.quantity) for c in claims] == [(None, "5%")]


@pytest.mark.parametrize("marked", ["梯田是指沿等高线修筑的农田。", "试验用了<percent|8%>的盐水。"])
def test_a_claim_without_a_number_governed_by_a_verb_has_no_frame(block, marked):
    assert [c.frame for c in find_claims(block(marked))] == [None]
