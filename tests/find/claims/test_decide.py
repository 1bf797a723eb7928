"""Which sentences are claims, and of which type. All sentences were made up for these tests."""

import re

import pytest

from bipaper.find.claims.decide import find_claims
from bipaper.parts.claims import Claim


@pytest.fixture
def types(block):
    """The types of the claims in a marked text."""
    return lambda marked, **where: [c.type for c in find_claims(block(marked, **where))]


@pytest.mark.parametrize(
    ("type_", "cue", "marked"),
    [
        ("finding", "实验结果表明", "实验结果表明，新的排班办法缩短了候车时间。"),
        ("finding", "由表3", "由表3可知，两种办法的差别不大。"),
        ("finding", "假设2得到", "假设2得到了数据的支持。"),
        ("finding", "显著为正", "夜班虚拟变量的系数显著为正。"),
        ("finding", "这说明", "这说明，茶农更看重稳定的收购价。"),
        ("contribution", "本文", "本文提出一种面向山区公交的排班方法。"),
        ("contribution", "为", "为检验排班方法的效果，选取三条线路开展试验。"),
        ("contribution", "采用", "采用分层抽样的办法，将村庄作为抽样单位。"),
        ("attributed", "文献", "文献<cite|[4]>给出了梯田灌溉的计算办法。"),
        ("attributed", "周岚等", "周岚等<cite|[7]>设计了夜间公交的发车间隔。"),
        ("attributed", "通知明确要求", "该通知明确要求乡镇按月公布水质。"),
        ("attributed", "指出：“", "主任在会上指出：“先修路，再建园。”"),
        ("ranking", "首个", "该县建成了全省首个数字茶园。"),
        ("ranking", "位居全省第二", "该市的绿地面积<rank|位居全省第二>。"),
        ("measurement", "<3.2万吨>", "<date|2022年>全县产茶<measure|3.2万吨>。"),
        ("recommendation", "建议", "建议加强对小农户的技术培训。"),
        ("recommendation", "应当", "主管部门应当按季公布水质数据。"),
        ("definition", "是指", "梯田是指沿等高线修筑的台阶状农田。"),
        ("definition", "分为", "茶园分为<count:3|三类>：平地茶园、坡地茶园和梯田茶园。"),
        ("causal", "导致", "连续降雨导致山路中断。"),
        ("causal", "有助于", "稳定的收购价有助于茶农安排生产。"),
    ],
)
def test_a_sentence_gets_the_type_and_cue_its_words_ask_for(block, type_, cue, marked):
    claims = find_claims(block(marked))
    assert [(c.type, c.cue) for c in claims] == [(type_, cue.strip("<>"))]


def test_what_cannot_be_read_claims_nothing(types):
    assert types("连续降雨导致山路中断。实验结果表明，候车时间缩短了\ufffd。") == ["causal"]


@pytest.mark.parametrize(
    ("type_", "marked"),
    [
        # a result of this paper is a finding, numbers or not
        ("finding", "结果显示，候车时间缩短了<percent|12.5%>。"),
        # a procedure is a contribution even with a sample size
        ("contribution", "本文选取<count:240|240个>村庄作为样本。"),
        # ... but not where a number is told before the paper comes in
        ("measurement", "该库收录了<count:900|900座>水库，我们用它来核对数据。"),
        # a number that is the main point beats the source it is from
        ("measurement", "<date|2021年>，全县公路通车里程达<measure|860公里><cite|[2]>。"),
        # an incidental number does not
        ("attributed", "一家茶企把<count:20|20多个>村的茶农编入同一个收购网络<cite|[5]>。"),
        ("attributed", "吴桥等<cite|[6]>用<count:500|500户>农家的账本研究了茶价。"),
        # the number in parentheses is told in passing
        ("attributed", "该任务要求参赛者给出理由(共<count:300|300题>)<cite|[9]>。"),
        # a first is a ranking whatever its source
        ("ranking", "该站是全国首个无人值守的气象站<cite|[3]>。"),
        # what a cited work says is attributed, its numbers too
        ("attributed", "周岚等<cite|[7]>的试验表明，候车时间降至<duration|6分钟>。"),
        # a document that is put out is an event; its numbers are facts
        ("attributed", "县政府印发《茶园管理办法》，统一收购标准。"),
        ("measurement", "县政府印发《茶园管理办法》，每亩补助<money|200元>。"),
        ("contribution", "本研究于去年访谈茶农<count:24|24人>。"),
        # a copied method is the paper's own procedure
        ("contribution", "参考林远等<cite|[8]>的做法，用发车间隔衡量服务水平。"),
        # a mark behind a mere term attributes nothing
        ("definition", "众包是一种<cite|[1]>把任务分给公众的工作方式。"),
        # a hypothesis asserts an effect
        ("causal", "据此提出如下假设：夜班显著降低满意度。"),
        # a number in quotation marks is theirs who are quoted
        ("causal", "“<number:100|一百>分服务”的口号导致司机不敢减速。"),
        # an effect beats a number that is not stated
        ("causal", "落石会导致通往<count:30|30个>村的山路中断。"),
        # the paper's algorithm as the subject is not the paper at work
        ("definition", "本文算法由<count:2|两部分>组成。"),
        # what others found is not found here
        ("attributed", "研究表明，夜班会降低满意度<cite|[2]>。"),
        ("attributed", "既有研究发现，夜班使满意度降低<percent|8%><cite|[2]>。"),
        ("attributed", "周岚<cite|[7]>将准点率定义为按时到站的班次之比。"),
        (
            "attributed",
            "一项覆盖<count:12|12个>县的调查显示，夜班使满意度降至<percent|61%><cite|[2]>。",
        ),
        ("attributed", "省农业厅的调查显示，茶园已占耕地的<percent|12%><cite|[4]>。"),
        ("measurement", "据估计，全县的茶园与果园合计达<measure|800公顷><cite|[4]>。"),
        ("attributed", "《茶园条例》将梯田列为保护对象。"),
        ("attributed", "该县《茶园条例》明确提出，梯田面积应达到<measure|800公顷>。"),
        ("attributed", "学界对山区公交的讨论较少。"),
        ("attributed", "例如周岚（2018）对两条线路的研究发现，夜班司机更常离职。"),
        ("attributed", "周岚（2018）追踪发现，夜班司机离职者高达<percent|57%>。"),
        ("attributed", "这一趋势与周岚等<cite|[7]>的观测一致，但幅度略小。"),
        # ... but a result that agrees with others' is
        ("finding", "本研究发现夜班降低了满意度，与周岚等<cite|[7]>的报道一致。"),
        # a document that asks for something is quoted, whatever numbers it names
        ("attributed", "县政府印发《茶园管理办法》，规定每亩补助<money|200元>。"),
        ("finding", "本文方法的误差比周岚等<cite|[7]>的方法降低了<percent|8%>。"),
        # what the paper cannot tell is a finding about the paper
        ("finding", "本研究的样本量较小，只涉及两个茶场。"),
        ("recommendation", "今后将进一步研究雨季的班次。"),
        # one of the first is not the first where a number follows
        ("measurement", "该县是产茶最多的县之一，年产茶达<measure|3万吨>。"),
        ("ranking", "该县是产茶最多的县之一。"),
        # a value at the top of a scale ranks nothing
        ("measurement", "等候时间的最大值为<duration|42分钟>。"),
    ],
)
def test_the_precedence_decides_when_several_types_fit(types, type_, marked):
    assert types(marked) == [type_]


@pytest.mark.parametrize(
    "marked",
    [
        "各变量的描述性统计见表3。",
        "回归结果如表4第（2）列所示。",
        "为便于比较，两种办法的差别见图2。",
        "表5列出了各村的基本情况。",
        "二是推动茶旅融合。",
        "主要做法为：一是统一收购标准。",
        "山区公交为何总是晚点？",
        "本文其余部分安排如下。",
        "式中，x表示发车间隔。",
        "观察这些数据后发现。",
        "例如北坡的几块茶园。",
        "构建茶旅融合的服务体系。",
        "村里的老人常在树下喝茶。",
        "稳定的收购价对茶农具有重要意义。",
        "上述问题亟待解决。",
        "t=2.31",
        "f(x)=2x+31，x=1.20，a=0.8",
        "据此提出如下假设。",
    ],
)
def test_pointers_heads_questions_examples_and_bare_statements_are_no_claims(types, marked):
    assert types(marked) == []


@pytest.mark.parametrize(
    ("title", "marked", "expected"),
    [
        ("四、结论", "山路改善后茶农的收入更稳定。", ["finding"]),
        ("三、实证结果 / （二）稳健性检验", "北坡茶园的产量比南坡高。", ["finding"]),
        ("六、结论与政策建议", "健全收购价的公布制度。", ["recommendation"]),
        ("五、对策 / 做强茶产业", "完善产地标识。", ["recommendation"]),
        ("二、文献综述", "由此可见，收购价会影响种植面积。", ["causal"]),
        ("三、实证结果", "由此可见，收购价会影响种植面积。", ["finding"]),
        ("", "完善产地标识。", []),
        # what stands among results is the paper's own, numbers, ranks and small counts too
        ("三、结果与分析 / 收购价", "春茶的收购价为<money|每公斤90元>。", ["finding"]),
        ("参、結果與討論 / 班次", "末班車延誤<count:2|2次>，均在雨天。", ["finding"]),
        ("三、结果与分析 / 产量", "北坡的产量居前两位。", ["finding"]),
        ("二、研究区概况", "春茶的收购价为<money|每公斤90元>。", ["measurement"]),
        ("二、案例村概况", "合作社社员占农户的<percent|65%>。", ["measurement"]),
        # ... and what those it asked told it
        ("四、结果", "受访者坦言：“夜班太累。”", ["finding"]),
        # a figure shows results where results stand
        ("四、结果", "如图2所示，夜班的候车时间更为集中。", ["finding"]),
        ("", "如图2所示，调度平台由<count:3|三个>模块组成。", ["definition"]),
        # the reason for a result is part of it, that of a fact is not
        ("四、结果", "这主要是因为夜班司机的休息时间不足。", ["finding"]),
        ("一、引言", "这主要是因为夜班司机的休息时间不足。", ["causal"]),
        # ... but a cited number is not, nor what a trial was set up with
        ("三、结果", "邻县的收购价达<money|80元><cite|[4]>。", ["measurement"]),
        ("三、仿真验证", "路网共有<count:36|36个>站点。", ["measurement"]),
        # a procedure is the paper's own where methods are told, its numbers too
        ("二、材料与方法 / 采样", "茶样在<measure|80 ℃>下烘干<duration|6 h>。", ["contribution"]),
        ("三、研究设计", "控制变量包括海拔与坡度。", ["contribution"]),
        ("二、材料与方法 / 采样", "供试土壤的有机质含量为<measure|14 g/kg>。", ["measurement"]),
        ("", "土样称取<measure|5 g>，过筛后风干。", ["measurement"]),
        # ... unless they describe a thing first
        ("三、数据", "二是气象库，该库收录<count:900|900个>站点的雨量。", ["measurement"]),
        # advice with a target stays advice
        ("五、对策建议", "应提前<duration|一年>公布收购价。", ["recommendation"]),
        ("五、对策建议", "其二，推动茶旅融合。", []),
        ("五、提升路径", "一是建立收购价的公布制度，每月一报。", ["recommendation"]),
        ("五、提升路径", "可将闲置校舍改造为茶厂。", ["recommendation"]),
        ("四、结果", "三个茶场的产量均高于往年。", ["finding"]),
        ("五、对策建议", "对小茶农，其保费由县财政全额承担。", ["recommendation"]),
        # ... and a fact stays a fact
        ("五、对策建议", "<date|2021年>全县已建立<count:30|30个>收购点。", ["measurement"]),
        ("五、外县经验与启示", "组建茶业公司，注册资本<money|3亿元>。", ["measurement"]),
    ],
)
def test_the_section_decides_where_the_wording_leaves_it_open(types, title, marked, expected):
    assert types(marked, title=title) == expected


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("contribution", "This paper proposes a timetable for mountain buses."),
        ("contribution", "A timetable for mountain buses is proposed."),
        ("finding", "The results show that passengers wait less."),
        ("finding", "Waiting times fell significantly on all lines."),
        ("recommendation", "Counties should publish water quality every quarter."),
        ("definition", "A terrace is a kind of field built along a slope."),
        ("causal", "Heavy rain leads to road closures."),
        ("attributed", "Previous studies assume that buses run on time."),
        ("ranking", "Yunling is the largest tea county of the province."),
    ],
)
def test_english_abstract_sentences_have_types_too(types, type_, text):
    assert types(text, lang="en", id_="abstract.en") == [type_]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "zh",
            "目的：探讨夜班与满意度的关系。方法：访谈<count:40|40名>司机，共录音<duration|30小时>。"
            "结果：满意度为<percent|62%>。结论：夜班宜隔周轮换。",
            ["contribution", "contribution", "finding", "recommendation"],
        ),
        (
            "zh",
            "【目的】土壤变酸导致茶园减产，需弄清其原因。【方法】每片茶园布设<count:12|12个>样点。"
            "【结果】北坡的有机质较多。",
            ["causal", "contribution", "finding"],
        ),
        (
            "en",
            "Objective: To study night work among drivers. "
            "Methods: A total of <count:40|40 drivers> were interviewed. "
            "Results: Satisfaction was <percent|62%>. Conclusion: Shifts should alternate.",
            ["contribution", "contribution", "finding", "recommendation"],
        ),
    ],
)
def test_the_parts_of_a_structured_abstract_say_what_their_sentences_are(
    types, lang, text, expected
):
    assert types(text, lang=lang, id_=f"abstract.{lang}") == expected


def test_only_an_abstract_has_labelled_parts(types):
    assert types("方法：每片茶园布设<count:12|12个>样点。") == ["measurement"]


def test_the_points_under_a_head_are_what_the_head_announces(types):
    text = "本文的贡献如下：第一，把发车间隔与坡度放在一起考虑；第二，山区的数据由此更为完整。"
    assert types(text) == ["contribution", "contribution"]
    assert types(re.sub("第([一二])，", r"\1）", text)) == ["contribution", "contribution"]


def test_the_points_of_an_outlook_recommend(types):
    text = "下一步工作将从两个方面展开：一是把班次与天气联系起来；二是把夜班的司机一并纳入。"
    assert types(text, title="五、结论") == ["recommendation", "recommendation"]


def test_in_an_abstract_what_follows_the_results_is_a_finding(types):
    text = "Do roads matter? We find that roads raise incomes. Poor villages gain more."
    assert types(text, lang="en", id_="abstract.en") == ["finding", "finding"]


def test_traditional_characters_are_read_like_simplified_ones(types):
    assert types("實驗結果顯示，新的排班方法縮短了候車時間。") == ["finding"]


def test_semicolon_clauses_are_claims_of_their_own(block):
    text = (
        "南坡茶园产茶<measure|300吨>，占全县一半；北坡茶园只供本村自用；"
        "全县的茶园合计<count:90|超过90座>。"
    )
    assert [c.text for c in find_claims(block(text))] == [
        "南坡茶园产茶300吨，占全县一半；",
        "北坡茶园只供本村自用；",
        "全县的茶园合计超过90座。",
    ]


def test_a_result_is_told_by_every_clause_of_its_sentence(types):
    text = "结果表明，早班车的候车时间缩短了一半以上；晚班车的候车时间没有明显的变化。"
    assert types(text) == ["finding", "finding"]


def test_the_head_of_an_enumeration_stays_out_of_its_first_point(block):
    text = "困难主要来自两个方面：一是山路狭窄导致班车经常晚点；二是票价偏低使得车队难以维持。"
    assert [c.text for c in find_claims(block(text))] == [
        "一是山路狭窄导致班车经常晚点；",
        "二是票价偏低使得车队难以维持。",
    ]


def test_a_cited_work_is_followed_while_the_text_stays_with_it(types):
    text = "周岚等<cite|[7]>设计了夜间公交的时刻表。该方法没有考虑山路的坡度。"
    assert types(text, title="二、相关研究") == ["attributed", "attributed"]


@pytest.mark.parametrize(
    ("polarity", "text"),
    [
        ("positive", "结果表明，夜班缩短了候车时间。"),
        ("negative", "结果表明，夜班没有缩短候车时间。"),
        ("negative", "结果表明，夜班的影响不显著。"),
        ("positive", "结果表明，虽然夜班并未增加收入，但缩短了候车时间。"),
        ("positive", "结果表明，夜班不仅缩短了候车时间，而且提高了准点率。"),
    ],
)
def test_polarity_is_that_of_the_point_and_not_of_what_is_conceded(block, polarity, text):
    assert [c.polarity for c in find_claims(block(text))] == [polarity]


@pytest.mark.parametrize(
    ("hedged", "lang", "text"),
    [
        (True, "zh", "结果表明，夜班可能缩短了候车时间。"),
        (True, "zh", "新时刻表有望促进茶叶外运。"),
        (True, "en", "The results show that night buses may reduce waiting."),
        (False, "zh", "结果表明，夜班提高了按时到达的可能性。"),
        (False, "zh", "估计值显著为正。"),
        (False, "en", "The results show that night buses reduce waiting."),
    ],
)
def test_hedges_are_told_from_words_that_only_look_like_them(block, hedged, lang, text):
    assert [c.hedged for c in find_claims(block(text, lang=lang))] == [hedged]


def test_a_claim_carries_what_stands_inside_it_and_nothing_else(block):
    marked = (
        "<place|云岭县><date|2021年>产茶<measure|3万吨><cite|[1]>。"
        "<place|石桥镇>的茶园占<percent|8%><cite|[2]>。"
    )
    first, second = find_claims(block(marked))
    assert (first.entities, first.quantities, first.citations) == (["e1"], ["q1", "q2"], ["r1"])
    assert second == Claim(
        id="",
        type="measurement",
        source=second.source,
        content=["measurement"],
        signals=second.signals,
        rule="stated-number",
        block="p1",
        start=17,
        end=30,
        text="石桥镇的茶园占8%[2]。",
        section="s1",
        cue="8%",
        polarity="positive",
        hedged=False,
        entities=["e2"],
        quantities=["q3"],
        citations=["r2"],
        confidence=second.confidence,
        frame=second.frame,
    )
