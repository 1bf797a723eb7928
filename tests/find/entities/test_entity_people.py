import pytest

from bipaper.find.entities.tagger import find_entities


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("卢與康（2016）检视记录，另有调查（蒋与夏，2014）。", ["卢", "康", "蒋", "夏"]),
        ("此一非线性关系与Okada（2019）的结果相仿。", ["Okada"]),
        ("李约瑟在《中国科学技术史》中讨论了火药。", ["李约瑟"]),
        ("由知府沈若溪主持修志。", ["沈若溪"]),
        ("党委书记沈若溪介绍了经验。", ["沈若溪"]),
        ("张丽华（2019）测算了效率。", ["张丽华"]),
        ("刘䶮、李㛃和王𬱖（2020）测算了效率。", ["刘䶮", "李㛃", "王𬱖"]),
        ("例如，埃尔文（2004）测算了效率。", ["埃尔文"]),
        ("D’Arvel等（2022）测算了效率。", ["D’Arvel"]),
        ("罗伯特·索洛（Robert Solow）推导了模型。", ["罗伯特·索洛", "Robert Solow"]),
        ("借鉴唐敏等（2020）的做法。", ["唐敏"]),
        ("借鉴唐敏等学者（2020）的做法。", ["唐敏"]),
        ("借鉴唐敏等学者[8]的做法。", ["唐敏"]),
        ("借鉴唐敏等学者的做法。", ["唐敏"]),
        ("效率提高（王磊，李静等学者，2020）。", ["王磊", "李静"]),
        ("通过了Stone and Yates检验。", ["Stone", "Yates"]),
        ("借鉴王磊与李静（2020）的做法。", ["王磊", "李静"]),
        ("借鉴王磊及李静（2020）的做法。", ["王磊", "李静"]),
        ("效率提高（王磊和李静，2020）。", ["王磊", "李静"]),
        ("效率提高（王磊与李静，2020）。", ["王磊", "李静"]),
        ("效率提高（王磊及李静，2020）。", ["王磊", "李静"]),
        ("借鉴王磊、李静和赵敏（2020）的做法。", ["王磊", "李静", "赵敏"]),
        ("创新显著提高效率（陈晓、欧阳明，2018；刘洋等，2020）。", ["陈晓", "欧阳明", "刘洋"]),
        ("效率提高（周涛，2016[4]；Krause等，2018[5]）。", ["周涛", "Krause"]),
        ("梁伟等[10]改进了模型。", ["梁伟"]),
        ("Li等[8]提出新的模型，Rana R等[9]加以改进。", ["Li", "Rana R"]),
        ("随后，Turner和Littman[9]提出了新的度量。", ["Turner", "Littman"]),
        ("Acemoglu and Restrepo（2020）考察了就业。", ["Acemoglu", "Restrepo"]),
        ("成本更高（Olson et al.，2022）。", ["Olson"]),
        ("统计量超过Stone and Yates的临界值。", ["Stone", "Yates"]),
        ("统计量超过Stone and Yates临界值。", ["Stone", "Yates"]),
        ("洪等（2019）测算了效率，也见傅和庞（2022）。", ["洪", "傅", "庞"]),
        ("效率提高（傅、庞，2022；何，2023；凯勒、庞，2024）。", ["傅", "庞", "凯勒"]),
        ("效率提高（高等，2023；数量、金，2023；米，2023）。", ["高"]),
        ("效率提高（达洛夫、斯托林，2022；见布林德等，2012）。", ["达洛夫", "斯托林", "布林德"]),
        ("参考斯洛维奇等（2014）和尤艇（2022）的方法。", ["斯洛维奇", "尤艇"]),
        ("见附表（2019）和年鉴（2020）。", []),
        ("阿木尔和宁苑（2029）测算了效率。", ["阿木尔", "宁苑"]),
        ("参考De Marchand and d’Hautevelle（2020）的做法。", ["De Marchand", "d’Hautevelle"]),
        ("Halvorn等对社区人群的随访显示，患病率上升。", ["Halvorn"]),
        ("然而Thornbor指出，许可是承诺。", ["Thornbor"]),
        ("Sterlow和McHaddon使用了词典[7]。", ["Sterlow", "McHaddon"]),
        ("Sterlow和McHaddon使用了词典。", []),
        ("Kushal Darrow等利用了词典。", ["Kushal Darrow"]),
        ("施黛曾指出，度量可行。", ["施黛"]),
        ("感谢陈斌开教授、阮仪三教授的点评。", ["陈斌开", "阮仪三"]),
        ("感谢陈斌副教授的点评。", ["陈斌"]),
        ("感谢周远老教授、周远前校长的点评。", []),
        ("与芬兰总统尼尼斯托会谈，发言人扎哈罗娃称不变。", ["尼尼斯托", "扎哈罗娃"]),
        ("经理马上到场，主席内部交流，有学者考察图中的词语。", []),
        ("收费不透明（社区水务关注组，2030）。", []),
        ("对照：洪（Hong）；翟（Zhai）；度（Scale）。", ["洪", "Hong", "翟", "Zhai"]),
        ("王建国教授认为，该方法可行。", ["王建国"]),
        ("最早由校长蔡元培倡导。", ["蔡元培"]),
        ("由Akira Tanaka教授主讲。", ["Akira Tanaka"]),
        ("罗伯特·索洛提出了增长模型。", ["罗伯特·索洛"]),
        (
            "柯白文、傅卓士、金子茂、徐新民、李达嘉等人均有讨论。",
            ["柯白文", "傅卓士", "金子茂", "徐新民", "李达嘉"],
        ),
    ],
)
def test_people_in_chinese_text(names, text, people):
    found = [name for kind, name in names(text) if kind == "person"]
    assert found == people


@pytest.mark.parametrize("joined", "和与及")
def test_authors_without_a_known_surname_are_joined(names, joined):
    text = f"借鉴柯利{joined}埃尔文（2004）的做法。"
    assert names(text) == [("person", "柯利"), ("person", "埃尔文")]


@pytest.mark.parametrize("between", ["", "为", "是", "由"])
def test_a_role_and_who_has_it(names, between):
    assert names(f"校长{between}蔡元培。") == [("person", "蔡元培")]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Zhang et al. (2018) reported similar results.", ["Zhang"]),
        ("As Smith and Jones (2010) show, costs fall.", ["Smith", "Jones"]),
        ("Costs fall (Smith, 2010; van der Berg and Lee, 2012).", ["Smith", "van der Berg", "Lee"]),
    ],
)
def test_people_in_english_text(names, text, people):
    assert names(text, "en") == [("person", person) for person in people]


@pytest.mark.parametrize(
    "text",
    [
        "该方法（2018）已经过时。",
        "另一方面，成本上升（2015年）。",
        "采用LSTM[5]和CNN等[8]方法。",
        "见文献[13]和高等教育（2018）。",
        "集成电路等20个产业，安慰剂检验通过。",
        "用Cox比例风险模型和Tobit回归（2010）估计。",
        "截至December 2025的数据。",
    ],
)
def test_no_people_here(names, text):
    assert [name for kind, name in names(text) if kind == "person"] == []


def test_a_cited_surname_is_found_again_only_where_it_goes_on_like_a_name(block):
    text = "生存分析源于早期研究（Cox，1972）。Cox的论文影响很大，Cox回归随处可见。"
    (person,) = find_entities([block(text)])["p1"]
    spans = [(person.start, person.end), *person.others]
    assert [text[start : end + 2] for start, end in spans] == ["Cox，1", "Cox的论"]


@pytest.mark.parametrize("after", ["等", "（1974）", "[3]", *"和与的将把在则也又就认提指发首曾"])
def test_a_cited_surname_goes_on_like_a_name(block, after):
    blocks = [block("另见早期研究（Cox，1972）。"), block(f"其后Cox{after}之事。", name="p2")]
    assert [found.text for found in find_entities(blocks)["p2"]] == ["Cox"]


def test_rare_characters_are_those_of_names_too(names):
    assert names("刘䶮（2020）和李㛃等[5]提出了度量，王𬱖等（2019）认为可行。") == [
        ("person", "刘䶮"),
        ("person", "李㛃"),
        ("person", "王𬱖"),
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("随后，特蕾莎·梅没有同意。", ["特蕾莎·梅"]),  # jieba cuts 特蕾|莎
        ("由巴西莫妮卡·塞莱斯夺冠。", ["莫妮卡·塞莱斯"]),  # behind a country
    ],
)
def test_a_foreign_name_begins_with_its_first_syllable(names, text, people):
    assert [name for name_type, name in names(text) if name_type == "person"] == people


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("群落改变（和玉泉等，2029）。", ["和玉泉"]),
        ("群落改变（张华和玉泉等，2029）。", ["张华", "玉泉"]),
        ("随后，和玉泉教授到场。", ["玉泉"]),  # with one of that surname
    ],
)
def test_behind_a_mark_he_is_a_surname(names, text, found):
    assert [name for name_type, name in names(text) if name_type == "person"] == found
