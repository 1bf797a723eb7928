import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.text.references.entry_fields import parse_reference


def fields(text):
    parsed = msgspec.to_builtins(parse_reference(text))
    return {name: value for name, value in parsed.items() if value}


ARTICLE = {"container": "城市研究", "year": "2019", "volume": "36", "issue": "2", "mark": "J"}
BOOK = {"publisher": "东海出版社", "year": "2011", "mark": "M"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "林一, 周二三, 等. 河道治理的成本[J]. 城市研究, 2019, 36(2): 117-128+222.",
            {**ARTICLE, "authors": ["林一", "周二三"], "title": "河道治理的成本"}
            | {"pages": "117-128+222"},
        ),
        (
            "林一，周二三.河道治理——以三城为例[J].城市研究，2019，36（2）：117~128.",
            {**ARTICLE, "authors": ["林一", "周二三"], "title": "河道治理——以三城为例"}
            | {"pages": "117-128"},
        ),
        (
            "林一、周二三（2019）。河道治理：以三城為例。城市研究，36（2），117-128。",
            {"authors": ["林一", "周二三"], "title": "河道治理：以三城為例", "pages": "117-128"}
            | {"container": "城市研究", "year": "2019", "volume": "36", "issue": "2"},
        ),
        (
            "林一。2019。河道治理的成本。城市研究36（2）：117-128。",
            {"authors": ["林一"], "title": "河道治理的成本", "pages": "117-128"}
            | {"container": "城市研究", "year": "2019", "volume": "36", "issue": "2"},
        ),
        (
            "林一.（2019）.河道治理的成本.城市研究,（4）, 33-40.",
            {"authors": ["林一"], "title": "河道治理的成本", "container": "城市研究"}
            | {"year": "2019", "issue": "4", "pages": "33-40"},
        ),
        (
            "Lin Y. Costs of rivers. Urban Studies. 2010; 42: 123-130.",
            {"authors": ["Lin Y"], "title": "Costs of rivers", "container": "Urban Studies"}
            | {"year": "2010", "volume": "42", "pages": "123-130"},
        ),
        (
            "Lin, Y. “Costs of Rivers.” Urban Studies 12, no. 3 (2004): 45–67.",
            {"authors": ["Lin, Y."], "title": "Costs of Rivers", "container": "Urban Studies"}
            | {"year": "2004", "volume": "12", "issue": "3", "pages": "45-67"},
        ),
        (
            "LIN Y, ZHOU E S, et al. Costs of rivers [J]. Urban Studies, 2022 (36): 4 197-4 213.",
            {"authors": ["LIN Y", "ZHOU E S"], "title": "Costs of rivers", "mark": "J"}
            | {"container": "Urban Studies", "year": "2022", "issue": "36", "pages": "4197-4213"},
        ),
        (
            "LIN Y. Costs of rivers[J]. Urban Studies, 2025, 103: 104516. DOI:10.12345/us.2025.1.",
            {"authors": ["LIN Y"], "title": "Costs of rivers", "container": "Urban Studies"}
            | {"year": "2025", "volume": "103", "pages": "104516", "doi": "10.12345/us.2025.1"}
            | {"mark": "J"},
        ),
        (
            "林一, 周二三. 河道治理[M]. 北京: 东海出版社, 2011: 3-25.",
            {**BOOK, "authors": ["林一", "周二三"], "title": "河道治理", "pages": "3-25"},
        ),
        (
            "林一. 河道治理[D]. 宁波: 东海大学, 2010.",
            {"authors": ["林一"], "title": "河道治理", "publisher": "东海大学"}
            | {"year": "2010", "mark": "D"},
        ),
        (
            "LIN Y, ZHOU E. Dams[C]//Proceedings of 2017 Conference on Rivers. Washington D. C., "
            "USA: River Press, 2017: 257-262.",
            {"authors": ["LIN Y", "ZHOU E"], "title": "Dams", "publisher": "River Press"}
            | {"container": "Proceedings of 2017 Conference on Rivers", "year": "2017"}
            | {"pages": "257-262", "mark": "C"},
        ),
        (
            "林一. 坝的历史[M]//周二三. 水利史. 北京: 东海出版社, 2011: 1-9.",
            {
                **BOOK,
                "authors": ["林一"],
                "title": "坝的历史",
                "container": "水利史",
                "pages": "1-9",
            },
        ),
        (
            "市统计局. 统计公报[EB/OL]. (2019-05-01)[2020-06-01]. https://example.org/a/b.html.",
            {"authors": ["市统计局"], "title": "统计公报", "year": "2019", "mark": "EB/OL"}
            | {"url": "https://example.org/a/b.html"},
        ),
    ],
)
def test_numbered_gbt_7714_entries(text, expected):
    assert fields(text) == expected


@pytest.mark.parametrize(
    ("begins", "authors", "title"),
    [
        ("河流志：第1卷", [], "河流志：第1卷"),
        ("河流志：第十二辑", [], "河流志：第十二辑"),
        ("河流志：上册", [], "河流志：上册"),
        ("林一. 河流志：第1卷", ["林一"], "河流志：第1卷"),
        ("林一：河流志：第1卷", ["林一"], "河流志：第1卷"),
        ("林一：上部结构", ["林一"], "上部结构"),
        ("林一：第三部门", ["林一"], "第三部门"),
    ],
)
def test_a_volume_behind_a_colon_belongs_to_a_title(begins, authors, title):
    read = parse_reference(f"{begins}[M]. 北京: 东海出版社, 2011.")
    assert (read.authors, read.title) == (authors, title)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "林一. 2019. 河道治理[J]. 城市研究, 36(2): 12-20.",
            {**ARTICLE, "authors": ["林一"], "title": "河道治理", "pages": "12-20"},
        ),
        (
            "Lin Y, Zhou E S. 2010. Rivers revisited[J]. Urban Studies, 12(3): 45-67.",
            {"authors": ["Lin Y", "Zhou E S"], "title": "Rivers revisited", "mark": "J"}
            | {"container": "Urban Studies", "year": "2010", "volume": "12", "issue": "3"}
            | {"pages": "45-67"},
        ),
        (
            "Lin, Y., & Zhou, E. S. (2010). Rivers revisited. Urban Studies, 12(3), 45–67.",
            {"authors": ["Lin, Y.", "Zhou, E. S."], "title": "Rivers revisited"}
            | {"container": "Urban Studies", "year": "2010", "volume": "12", "issue": "3"}
            | {"pages": "45-67"},
        ),
        (
            "林一、周二三（2014）：《河道、坝与堤》，《城市研究（季刊）》第4期。",
            {"authors": ["林一", "周二三"], "title": "河道、坝与堤", "year": "2014"}
            | {"container": "城市研究（季刊）", "issue": "4"},
        ),
        (
            "林一、周二三：《河道、坝与堤》，《城市研究》，2017年第6期。",
            {"authors": ["林一", "周二三"], "title": "河道、坝与堤", "container": "城市研究"}
            | {"year": "2017", "issue": "6"},
        ),
        (
            "林一：《河道治理》，北京：东海出版社，1999年，第32页。",
            {"authors": ["林一"], "title": "河道治理", "publisher": "东海出版社"}
            | {"year": "1999", "pages": "32"},
        ),
        (
            "Lin，Y. K.，Zhou，E. and Wu，S.，2007，“Rivers, Dams”，Urban Study，Vol.18，pp.6~47.",
            {"authors": ["Lin, Y. K.", "Zhou, E.", "Wu, S."], "title": "Rivers, Dams"}
            | {"container": "Urban Study", "year": "2007", "volume": "18", "pages": "6-47"},
        ),
        (
            "Lin，Y.；Wu，S. and Zhou，E.“Rivers: A View.”Urban Studies, 2019, 129（6）, pp. 2‒9.",
            {"authors": ["Lin, Y.", "Wu, S.", "Zhou, E."], "title": "Rivers: A View"}
            | {"container": "Urban Studies", "year": "2019", "volume": "129", "issue": "6"}
            | {"pages": "2-9"},
        ),
        (
            "Y. Lin, E.-S. Zhou, and S. Wu, “Rivers,” Urban Studies, vol. 21, no. 5, 2004.",
            {"authors": ["Y. Lin", "E.-S. Zhou", "S. Wu"], "title": "Rivers", "year": "2004"}
            | {"container": "Urban Studies", "volume": "21", "issue": "5"},
        ),
        (
            "Y. Lin, and S. Wu, River Basins: A Primer, River-Press, 1995.",
            {"authors": ["Y. Lin", "S. Wu"], "title": "River Basins: A Primer", "year": "1995"}
            | {"publisher": "River-Press"},
        ),
        (
            "Lin Y, Wu S. Rivers and the cities around them. In: Zhou E, ed. Proc. of the Rivers "
            "2009. Boston: ACL, 2009. 675−682.",
            {"authors": ["Lin Y", "Wu S"], "title": "Rivers and the cities around them"}
            | {"container": "Proc. of the Rivers 2009", "publisher": "ACL", "year": "2009"}
            | {"pages": "675-682"},
        ),
        (
            "林一,周二三.基于遥感的河道识别.城市研究,2006,20(1):14−20.",
            {"authors": ["林一", "周二三"], "title": "基于遥感的河道识别", "container": "城市研究"}
            | {"year": "2006", "volume": "20", "issue": "1", "pages": "14-20"},
        ),
    ],
)
def test_author_year_entries_and_house_styles(text, expected):
    assert fields(text) == expected


URBAN = {"container": "Urban Studies", "year": "2019", "mark": "J"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lin，G. P.，C. Wu，Z. de Mol，and L. d’Arc. Rivers Lost[J]. Urban Studies，2019.",
            URBAN
            | {"authors": ["Lin, G. P.", "C. Wu", "Z. de Mol", "L. d’Arc"]}
            | {"title": "Rivers Lost"},
        ),
        (
            "林一，王二，等，河道治理：模型、重構與樣式，博士論文，東海大學，台北，2008",
            {"authors": ["林一", "王二"], "title": "河道治理：模型、重構與樣式", "year": "2008"}
            | {"publisher": "東海大學，台北"},
        ),
        (
            "林一，River-一個河道的模型，碩士論文，東海大學，2013.",
            {"authors": ["林一"], "title": "River-一個河道的模型", "year": "2013"}
            | {"publisher": "東海大學"},
        ),
        (
            "A. Lin and G. Wu. Rivers[J]. Urban Studies, 2019.",
            URBAN | {"authors": ["A. Lin", "G. Wu"], "title": "Rivers"},
        ),
        (
            "Commission on Rivers. Depths of Rivers and the Work of the Group, 2019.",
            {"authors": ["Commission on Rivers"], "year": "2019"}
            | {"title": "Depths of Rivers and the Work of the Group"},
        ),
        (
            "“水岸研究”课题组、林一：《河道治理》，《城市研究》，2021年第5期。",
            {"authors": ["“水岸研究”课题组", "林一"], "title": "河道治理"}
            | {"container": "城市研究", "year": "2021", "issue": "5"},
        ),
        (
            "林一.“以坝谋水”模式的后果[J].城市研究，2019，（3）：9-11.",
            {"authors": ["林一"], "title": "“以坝谋水”模式的后果", "container": "城市研究"}
            | {"year": "2019", "issue": "3", "pages": "9-11", "mark": "J"},
        ),
        (
            "Lin，G. Rivers[J]. Urban Studies，https：//doi.org/10.5555/us.2019.1，2019.",
            URBAN
            | {"authors": ["Lin, G."], "title": "Rivers", "doi": "10.5555/us.2019.1"}
            | {"url": "https://doi.org/10.5555/us.2019.1"},
        ),
        (
            "Lin G. Rivers[EB/OL]. [2019 - 12 - 01]. http: //www. urban. example/a/2017/5. html.",
            {"authors": ["Lin G"], "title": "Rivers", "year": "2019", "mark": "EB/OL"}
            | {"url": "http://www.urban.example/a/2017/5.html"},
        ),
        (
            "Lin G. Rivers[A]. Wu，G.，C. Mol，and W. Strange. River Studies[C]. Oslo：Leie，2019.",
            {"authors": ["Lin G"], "title": "Rivers", "container": "River Studies"}
            | {"publisher": "Leie", "year": "2019", "mark": "A"},
        ),
        (
            "Lin G. Thumbs up? Rivers and those who like them. In: Wu C, ed. Proc. of the ACL "
            "2002. Oslo: ACL, 2002. 79−86.",
            {"authors": ["Lin G"], "title": "Thumbs up? Rivers and those who like them"}
            | {"container": "Proc. of the ACL 2002", "publisher": "ACL", "year": "2002"}
            | {"pages": "79-86"},
        ),
    ],
)
def test_names_titles_and_addresses_that_are_easily_cut(text, expected):
    assert fields(text) == expected


@pytest.mark.parametrize(
    "role", ["著", "编", "編", "编著", "編著", "主编", "主編", "等", "等编著", "（编）"]
)
def test_what_someone_did_for_a_book_is_no_part_of_the_name(role):
    read = fields(f"林一{role}. 河道治理[M]. 宁波: 东海出版社, 2011.")
    assert read == {**BOOK, "authors": ["林一"], "title": "河道治理"}


@pytest.mark.parametrize("between", ["、", "，", ", ", "和", " 和 ", "与", " "])
def test_names_are_parted_by_a_mark_a_word_or_white_space(between):
    read = fields(f"林一二{between}周三四. 河道治理[M]. 宁波: 东海出版社, 2011.")
    assert read == {**BOOK, "authors": ["林一二", "周三四"], "title": "河道治理"}


@pytest.mark.parametrize("day", ["2019", "2019年", "2019年5月", "2019年5月3日"])
def test_a_work_may_be_dated_behind_its_authors(day):
    read = fields(f"林一（{day}）。河道治理。城市研究，36（2），117-128。")
    article = {name: value for name, value in ARTICLE.items() if name != "mark"}
    assert read == {**article, "authors": ["林一"], "title": "河道治理", "pages": "117-128"}


def test_a_title_in_lower_case_that_opens_as_an_institution_does_is_no_author():
    read = fields("Panel data analysis of rivers. Urban Studies, 2010, 12: 1-9.")
    assert "authors" not in read
    read = fields("East Asian Panel on Rivers. Depths of rivers. Urban Studies, 2010, 12: 1-9.")
    assert (read["authors"], read["title"]) == (["East Asian Panel on Rivers"], "Depths of rivers")


@pytest.mark.parametrize("opening", ["《", "〈", "“", "「"])
def test_the_year_may_stand_between_author_and_quoted_title_without_a_mark(opening):
    closing = {"《": "》", "〈": "〉", "“": "”", "「": "」"}[opening]
    assert fields(f"林一、周二三2019a{opening}河道治理{closing}，《城市研究》第3期。") == {
        "authors": ["林一", "周二三"],
        "title": "河道治理",
        "container": "城市研究",
        "year": "2019",
        "issue": "3",
    }


@pytest.mark.parametrize("role", ["译", "譯"])
def test_a_translator_is_no_author(role):
    read = fields(f"林一著, 周二{role}. 河道治理[M]. 宁波: 东海出版社, 2011.")
    assert read == {**BOOK, "authors": ["林一"], "title": "河道治理"}


@pytest.mark.parametrize("name", ["《水史》编写组", "《水史》研究会", "《水史》编辑部"])
def test_a_title_may_stand_in_the_name_of_an_institution(name):
    read = fields(f"{name}. 河道治理[M]. 宁波: 东海出版社, 2011.")
    assert read == {**BOOK, "authors": [name], "title": "河道治理"}


@pytest.mark.parametrize(
    "behind", ["载《水利史》", "收于《水利史》", "见：《水利史》", "第2版", "卷二"]
)
def test_what_stands_behind_a_quoted_title_is_no_part_of_it(behind):
    read = fields(f"林一：《河道治理》{behind}，东海出版社2011年版，第9页。")
    assert (read["title"], read["year"], read["pages"]) == ("河道治理", "2011", "9")


def test_a_title_ends_before_a_year_of_the_republic():
    read = fields("林一：河道治理，民國85年。")
    assert read == {"authors": ["林一"], "title": "河道治理", "year": "1996"}


def test_what_is_not_there_stays_empty():
    assert fields("") == {}
    assert fields("见前注") == {"title": "见前注"}


@given(
    st.text(alphabet="林一，.,。:：()（）《》“”[]JM/2019ABab &-", max_size=80)
    | st.text(max_size=80)
)
@settings(deadline=None, max_examples=200)
def test_any_text_is_parsed_without_an_error(text):
    parsed = parse_reference(text)
    assert all(name and name == name.strip() for name in parsed.authors)
    assert parsed.title is None or parsed.title in text


@pytest.mark.parametrize("unit", ["《", "“", "1", "a, ", "林", ". ", "(", "[J]", " ", "10.1234/"])
def test_long_runs_are_no_burden(unit):
    parse_reference(unit * 20_000)
