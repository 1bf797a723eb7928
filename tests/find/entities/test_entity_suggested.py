"""What a trained model tells becomes a name where nothing speaks against it."""

import re

import pytest

from bipaper.find.entities.suggested import Told
from bipaper.find.entities.tagger import find_entities

TOLD = re.compile(r"\[(PER|LOC|ORG|LAW|DATE)( \.\d+)? ([^\[\]]+)\]")


@pytest.fixture
def found(block):
    """Names and rules in texts, a block each, whose marks are what a model tells.

    [PER .4 周远舟] is a person of whom it is sure by 0.4; without a number it is sure.
    """

    def find(*marked):
        blocks, told = [], {}
        for n, one in enumerate(marked):
            text, spans, at = "", [], 0
            for match in TOLD.finditer(one):
                text += one[at : match.start()] + match[3]
                sure = float(match[2] or 1)
                spans.append(Told(len(text) - len(match[3]), len(text), match[1], sure))
                at = match.end()
            blocks.append(block(text + one[at:], name=str(n)))
            told[str(n)] = spans
        return [
            (mention.type, mention.text, mention.rule)
            for mentions in find_entities(blocks, told).values()
            for mention in mentions
        ]

    return find


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[PER 周远舟]把资料寄走了。", [("person", "周远舟", "model:PER")]),
        ("[LAW 渔业新规]已经生效。", [("policy", "渔业新规", "model:LAW")]),
        ("[DATE 今年春天]雨水多。", []),
        ("[PER .1 周远舟]把资料寄走了。", []),
        ("[PER .2 周远舟]把资料寄走了。", [("person", "周远舟", "model:PER")]),
        ("[PER .4 周远]把资料寄走了。", []),
        ("[ORG .4 云澜时代]把资料寄走了。", [("org", "云澜时代", "model:ORG")]),
        ("[ORG .2 云澜时代]把资料寄走了。", []),
        ("[PER .4 舒芬太尼]和[ORG .4 ESPB]。", []),
        (
            "[ORG .4 国家统计局澜数]发布。",
            [("org", "国家统计局", "gazetteer:org_state")],
        ),
        ("[LOC 北宋]和[LOC 民国]的瓷器。", []),
        ("该语料[ORG 中共]有七类。", []),
        ("总统[PER .1 卓连斯基]抵达。", [("person", "卓连斯基", "model:PER")]),
        ("[PER .1 卓连斯基]称河水上涨。", [("person", "卓连斯基", "model:PER")]),
        ("[PER .1 盛宣怀]把资料寄走了。", [("person", "盛宣怀", "model:PER")]),
        ("[PER 谢绚丽]把资料寄走了。", [("person", "谢绚丽", "model:PER")]),
        ("[PER .6 谢绚丽]把资料寄走了。", []),
        ("[ORG 硅谷银行]破产。", [("org", "硅谷银行", "model:ORG")]),
        ("[ORG .6 硅谷银行]破产。", []),
        ("[PER 周]把资料寄走了。", []),
        ("河湾[LOC 和]山口都冷。", []),
        ("[PER 教授]把资料寄走了。", []),
    ],
    ids=[
        *("person", "OntoNotes' label", "label of no type", "unsure"),
        *("unsure of a name of three characters", "unsure of one of two"),
        *(
            "unsure of a body of four",
            "less sure of it",
            "no surname, no Chinese",
            "a known body inside",
            "dynasties",
            "among, no party",
            "in a role",
            "says",
            "a person in jieba's dictionary",
            "a surname with a common word",
            "less sure of it",
            "common words with a head",
            "less sure of them",
            "one character",
        ),
        *("a link alone", "a title alone"),
    ],
)
def test_a_name_is_taken_where_the_model_is_sure_of_it(found, text, names):
    assert found(text) == names


def test_the_longest_name_is_kept_whoever_tells_it(found):
    assert found("[ORG 国家知识产权局专利局]审查。") == [
        ("org", "国家知识产权局专利局", "model:ORG")
    ]
    assert found("住在[LOC 榆林]市的人。") == [("place", "榆林市", "gazetteer:place_cities")]


def test_of_one_length_the_rules_decide_the_type(found):
    assert found("[ORG 肯尼亚]的样本。") == [("place", "肯尼亚", "gazetteer:place_countries")]


def test_a_name_told_once_is_found_in_the_whole_paper(found):
    assert found("[PER 周远舟]把资料寄走了。", "资料归周远舟保管。") == [
        ("person", "周远舟", "model:PER"),
        ("person", "周远舟", "model-elsewhere:PER"),
    ]


def test_a_word_that_is_no_name_in_most_of_its_places_is_none(found):
    assert found("[LOC 义原]是最小的单位。", "义原成树。", "每个义原一行。") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("数据来自[ORG .2 宁波智能超算中心]。", ["宁波智能超算中心"]),
        ("数据来自[ORG .04 宁波智能超算中心]。", ["宁波"]),
        ("数据来自[ORG .2 宁波智能超算]。", ["宁波"]),
        ("数据来自[ORG .2 智能超算中心]。", []),
        ("[ORG .2 翠屿联合政府]公布了数据。", []),
        ("认购[ORG .2 城投公司]债券。", []),
        ("他们在[ORG .2 港城图书馆]借书。", ["港城图书馆"]),
        ("他们在[ORG .2 学系/研究所]学习。", []),
        ("不含[ORG .2 中小板公司]的数据。", []),
        ("起诉[ORG .2 地方人社局]的案件。", []),
        ("建立[ORG .2 云数据中心]的企业。", []),
        ("他们诉明[ORG .2 川公司]案。", []),
        ("通过各省[ORG .2 市人民法院]网站查询。", []),
        ("比[ORG .2 国家骨病质控中心]的值高。", ["国家骨病质控中心"]),
        ("依[ORG .2 云浪水利处]的普查。", ["云浪水利处"]),
        ("他们前往[ORG 中芯国际]。", ["中芯国际"]),
        ("他们发了通知（[PER 云政]办发〔2022〕31号）。", []),
        ("他们发了通知（[ORG 云政发]〔2022〕31号）。", []),
        ("他们走到[LOC .2 开弦弓村]。", ["开弦弓村"]),
        ("他们建设[LOC .2 海绵城市]。", []),
        ("他们走到[LOC .2 青溪村建村]。", ["青溪村"]),
        ("他们走到[LOC .2 八一冰川]。", ["八一冰川"]),
        ("他们走到[LOC .2 滨海地区]。", []),
    ],
    ids=[
        "head",
        "hardly",
        "no head",
        "no name",
        "named by its place",
        "abbreviation",
        "no word before the head",
        "two",
        "a kind of firm",
        "a kind of office",
        "a kind of centre",
        "part of a name",
        "part of a word",
        "of the state",
        "by",
        "characters that are no words",
        "a document's number",
        "all of it",
        "rare before a place's head",
        "a division",
        "holds a head",
        "a head that names ask for",
        "a head of parts",
    ],
)
def test_of_a_name_that_ends_in_a_head_the_model_need_not_be_sure(found, text, names):
    assert [name for _, name, _ in found(text)] == names


def test_a_place_that_ends_like_an_organisation_is_one(found):
    assert found("收藏在[LOC 港城图书馆]。") == [("org", "港城图书馆", "model:LOC")]


def test_a_place_that_is_told_right_behind_a_division_is_one_name_with_it(found):
    names = found("[LOC 望澜乡]的渔民。澎湖县[LOC 望澜乡]的渔民。河水流经[LOC 望澜乡]。")
    assert ("place", "澎湖县望澜乡", "joined-places") in names


def test_a_place_that_is_told_stands_before_a_head(found):
    assert found("在[LOC 云浪]试验站进行。") == [("org", "云浪试验站", "head:试验站")]


def test_a_village_may_be_called_by_common_words(found):
    assert found("走访了[LOC 桥头村]。") == [("place", "桥头村", "model:LOC")]


@pytest.mark.parametrize(
    ("text", "names"),
    [("[PER 段玉]裁注此字。", ["段玉裁"]), ("[PER 耿曙]等注此字。", ["耿曙"])],
    ids=["name", "link"],
)
def test_a_person_is_not_cut_short(found, text, names):
    assert [name for _, name, _ in found(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("感谢[PER 周远舟老师]。", ["周远舟"]),
        ("[PER 周远舟和]同事来了。", ["周远舟"]),
        ("由[ORG 美国哈佛大学]出版。", ["美国", "哈佛大学"]),
        ("由[ORG 美国疾病预防中心]发布。", ["美国疾病预防中心"]),
        ("由[ORG 英国Kolva软件公司]发布。", ["英国", "Kolva软件公司"]),
        ("由[ORG 中国康奈尔研究所]出版。", ["中国康奈尔研究所"]),
        ("[ORG 依桃澜水利处]的普查。", ["桃澜水利处"]),
        ("[ORG 据桃澜水利处]的普查。", ["桃澜水利处"]),
        ("[ORG 由桃澜水利处]普查。", ["桃澜水利处"]),
        ("[ORG 向桃澜水利处]报告。", ["桃澜水利处"]),
        ("[ORG 被桃澜水利处]驳回。", ["桃澜水利处"]),
    ],
    ids=[
        "title",
        "link",
        "country of a named body",
        "country of a kind",
        "Latin",
        "Chinese body",
        "by",
        "by its count",
        "by its act",
        "to",
        "by its refusal",
    ],
)
def test_a_name_is_told_without_what_is_no_part_of_it(found, text, names):
    assert [name for _, name, _ in found(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "发展[ORG 金融科技]。",
        "[ORG 市政府]公布了数据。",
        "[ORG 中央政府]公布了数据。",
        "住在[LOC 大城市]的人。",
        "开发[LOC 新城新区]。",
        "小写的[LOC 希腊]字母。",
        "用[PER 罗森]检验比较。",
        "用[ORG LSTM]比较。",
        "变量[PER vtij]是速度。",
        "公布国[LOC 泰安]的指标。",
        "[ORG 地方政府]公布了数据。",
        "[ORG 当地政府]公布了数据。",
        "[ORG 基层政府]公布了数据。",
        "[ORG 各政府]公布了数据。",
        "玛雅人的[LOC 玛雅]数字。",
        "住在[LOC 新旧城区]的人。",
        "住在[LOC 中小县城]的人。",
        "住在[LOC 大镇]的人。",
        "住在[LOC 大县]的人。",
        "住在[LOC 大市]的人。",
        "住在[LOC 大村]的人。",
        "[LOC 牯牛组]是一套砂岩。",
        "铺设[LOC 高速公路]。",
        "设立[LOC 国家级新区]。",
        "[ORG 县水利局]公布了数据。",
        "[ORG 综合银行]公布了数据。",
    ],
)
def test_a_kind_is_no_name(found, text):
    assert found(text) == []


def test_the_legal_ending_of_a_firm_is_evidence_whatever_its_name_begins_with(found):
    firm = "中美扬州岚湖制药有限公司"
    assert found(f"试剂购自[ORG .1 {firm}]。") == [("org", firm, "model:ORG")]


def test_a_reign_is_no_person(found):
    assert found("[PER 康熙]二十一年修渠，[PER 康熙]元年修桥。") == []
    assert found("[PER 周远舟]三年来测了五条河。") == [("person", "周远舟", "model:PER")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("北[LOC 爱尔兰]的边界。", ["北爱尔兰"]),
        ("在[LOC 欧洲]各国采样。", ["欧洲"]),  # several
        ("在[ORG 佳士]得拍卖。", ["佳士得"]),
        ("[PER 康有]为上书。", ["康有为"]),
    ],
)
def test_a_name_that_the_dictionary_has_is_not_cut(found, text, names):
    assert [name for _, name, _ in found(text)] == names
