import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由四川大学附属医院提供。", [("org", "四川大学附属医院")]),
        ("由恒川园林设计有限公司出具报告。", [("org", "恒川园林设计有限公司")]),
        ("国家防汛总指挥部办公室下发通知。", [("org", "国家防汛总指挥部办公室")]),
        ("样本来自永安市第五人民医院。", [("org", "永安市第五人民医院")]),
        ("云南大学附属小学与某某大学斗门试验站。", [("org", "云南大学附属小学")]),
        ("岚皋国家级自然保护区的东坡。", [("place", "岚皋国家级自然保护区")]),
        ("国立奉天大学与私立金陵大学内迁。", [("org", "国立奉天大学"), ("org", "私立金陵大学")]),
        ("第二届中国国际进口博览会开幕。", [("event", "第二届中国国际进口博览会")]),
        ("第六次全国人口普查的数据。", [("event", "第六次全国人口普查")]),
        ("四川大学建筑系的师生。", [("org", "四川大学建筑系")]),
        ("由浙江省農業委員會核定。", [("org", "浙江省農業委員會")]),
        ("浙江省统计局公布了数据。", [("org", "浙江省统计局")]),
        ("浙江省人力资源和社会保障局公布。", [("org", "浙江省人力资源和社会保障局")]),
        ("浙江省规划和自然资源局公布。", [("org", "浙江省规划和自然资源局")]),
        (
            "北京大学国家发展研究院与湖南大学经济管理学院合作。",
            [("org", "北京大学国家发展研究院"), ("org", "湖南大学经济管理学院")],
        ),
        ("丹麦诺和诺德公司收购了工厂。", [("place", "丹麦"), ("org", "诺和诺德公司")]),
        ("美国疾病预防控制中心发布指南。", [("org", "美国疾病预防控制中心")]),
        ("法国财政部反对。", [("org", "法国财政部")]),
        ("美国哈佛大学的学者。", [("place", "美国"), ("org", "哈佛大学")]),
        ("亚洲金融危机爆发。", [("event", "亚洲金融危机")]),
        (
            "亚洲稻米投资银行（以下简称“稻投行”）成立。",
            [("org", "亚洲稻米投资银行"), ("org", "稻投行")],
        ),
        ("岚湖商业银行（简称“岚商”）成立。", [("org", "岚湖商业银行"), ("org", "岚商")]),
        ("在第5届全国统计科学讨论会议上宣读。", [("event", "第5届全国统计科学讨论会议")]),
        ("国际信息检索会议SIRC每年举行。", [("event", "国际信息检索会议SIRC")]),
        ("数据来自中国乡镇企业数据库。", [("product", "中国乡镇企业数据库")]),
        ("智慧物流试点政策提高了效率。", [("policy", "智慧物流试点政策")]),
        ("武汉东湖新技术开发区发展迅速。", [("place", "武汉东湖新技术开发区")]),
        ("汉江上游与泾河流域的降水。", [("place", "汉江上游"), ("place", "泾河流域")]),
        ("瑞典Vexa Optics公司停产。", [("place", "瑞典"), ("org", "Vexa Optics公司")]),
        ("翠屿（Tsuiyu）大学的师生。", [("org", "翠屿（Tsuiyu）大学")]),
        ("国家教育部推广了教材。", [("org", "国家教育部")]),
        ("财政部政府和农户合作中心的数据。", [("org", "财政部政府和农户合作中心")]),
    ],
)
def test_a_head_word_ends_a_name_that_begins_with_evidence(names, text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "上市公司和商业银行的数据库。",
        "由于非上市公司和非公立医院很多。",
        "召开国际会议，建立实验室。",
        "地方政府出台政策，科技公司受益。",
        "综合性大学的研究中心。",
        "该公司的信息平台与管理系统。",
        "上市公司子公司情况表。",
        "田园城市的规模。",
        "发布司法解释和指导意见。",
    ],
)
def test_a_head_word_with_common_words_is_no_name(names, text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("高寒水体观测中心发布的《湖泊研究》共五章。", ["高寒水体观测中心", "湖泊研究"]),
        ("据高寒水体观测中心统计，水温上升。", ["高寒水体观测中心"]),
        ("据国家水体运行中心统计，水温上升。", ["国家水体运行中心"]),
        ("该行业主管协会发布的《湖泊研究》共五章。", ["湖泊研究"]),
        ("本行业主管协会发布的《湖泊研究》共五章。", ["湖泊研究"]),
        ("某行业主管协会发布的《湖泊研究》共五章。", ["湖泊研究"]),
        ("此行业主管协会发布的《湖泊研究》共五章。", ["湖泊研究"]),
        ("各行业主管协会发布的《湖泊研究》共五章。", ["湖泊研究"]),
        ("地方人民政府印发的《湖泊研究》共五章。", ["湖泊研究"]),
        ("观测中心发布的《湖泊研究》共五章。", ["湖泊研究"]),
        ("高寒水体观测人员发布的《湖泊研究》共五章。", ["湖泊研究"]),
        ("高寒水体观测中心统计了水温。", []),
    ],
    ids=[
        "publishes",
        "by its count",
        "a verb before",
        "pointed at",
        "one's own",
        "some",
        "this",
        "each",
        "of no place",
        "no name",
        "people",
        "counts",
    ],
)
def test_who_publishes_or_whose_numbers_are_told_has_a_name(names, text, found):
    assert [name for _, name in names(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由中国动物学会整理。", ["中国动物学会"]),
        ("由中国农业科学院整理。", ["中国农业科学院"]),
        ("由国家旅游局整理。", ["国家旅游局"]),
        ("由国家图书馆整理。", ["国家图书馆"]),
        ("由中共贵州省委整理。", ["中共贵州省委"]),
        ("由中华民族解放行动委员会整理。", ["中华民族解放行动委员会"]),
        ("由国家银行整理。", []),  # a kind
        ("由美国最高法院整理。", ["美国最高法院"]),
        ("英国最高法院采纳了标准。", ["英国最高法院"]),  # two words
        ("由美国康奈尔大学整理。", ["美国", "康奈尔大学"]),
    ],
)
def test_a_body_of_the_state_that_jieba_has_whole_is_one_name(names, text, found):
    assert [name for _, name in names(text)] == found


@pytest.mark.parametrize("joined", "和与及")
def test_an_office_of_two_fields_is_one(names, joined):
    assert names(f"浙江省规划{joined}自然资源局公布。") == [
        ("org", f"浙江省规划{joined}自然资源局")
    ]


@pytest.mark.parametrize("preposition", "从向由")
def test_a_preposition_that_jieba_drew_to_a_name_is_none_of_it(names, preposition):
    assert names(f"{preposition}翠屿大学提供。") == [("org", "翠屿大学")]


def test_names_joined_by_and_are_two(names):
    assert names("由慕尼黑大学和海德堡大学发起。") == [("org", "慕尼黑大学"), ("org", "海德堡大学")]
    assert names("云浪和永澜钱庄的账簿。") == [("org", "永澜钱庄")]


def test_a_name_does_not_run_over_a_verb(names):
    assert names("教育部联合启动国家现代农业产业园建设。") == [("org", "教育部")]
    assert names("北京举办论坛。") == [("place", "北京")]


def test_a_long_dash_ends_the_search_for_the_beginning_of_a_name(names):
    assert names("嘉澜数码——嘉澜融信软件有限公司是供应商。") == [("org", "嘉澜融信软件有限公司")]


def test_what_is_one_of_all_has_no_name(names):
    assert names("通过各省市人民法院网站查询。") == []


def test_a_body_begins_with_a_known_one_that_jieba_keeps_whole_with_it(names):
    name = "国务院台湾事务办公室"
    assert names(f"{name}发布了措施。") == [("org", name)]


def test_a_short_form_shows_a_body_of_all_the_state(names):
    name = "中央网络安全和信息化委员会办公室"
    assert names(f"{name}（以下简称网信办）发布了措施。")[0] == ("org", name)
    assert names("人力资源和社会保障局（简称人社局）发布了措施，互联网数据中心（IDC）增多。") == []


@pytest.mark.parametrize("school", ["中学", "小学", "国小", "国中", "高中", "幼儿园"])
def test_a_school_by_a_rare_word_right_before_its_head(names, school):
    assert names(f"在岚桥{school}发放问卷。") == [("org", f"岚桥{school}")]
    assert names(f"在岚桥希望{school}发放问卷。") == []


@pytest.mark.parametrize(
    "name", ["埃博拉疫情", "莫拉克台风"], ids=["a place's short name", "an adverb"]
)
def test_a_foreign_name_before_a_head_begins_with_its_first_syllable(names, name):
    assert names(f"{name}以后，人口减少。") == [("event", name)]


@pytest.mark.parametrize("head", "部室处")
def test_a_part_of_a_body_that_jieba_has_no_word_of(names, head):
    name = f"四川大学古籍复审和修复{head}"
    assert names(f"{name}公布了数据。") == [("org", name)]
    assert names(f"四川大学{head}公布了数据。") == [("org", "四川大学")]
    assert names(f"四川大学精心挑选和整理古籍修复{head}公布了数据。") == [("org", "四川大学")]


@pytest.mark.parametrize("word", ["内部", "教室", "到处"])
def test_a_word_that_ends_like_a_part_of_a_body_is_none(names, word):
    assert names(f"四川大学古籍{word}公布了数据。") == [("org", "四川大学")]
