"""Running headers, footers, page numbers and stamps: what is set aside, what stays."""

import pytest
from leave_out import entries, sampled, with_and_without
from typeset import chars, column, rule

from bipaper.layout.furniture import Sheet, find_furniture
from bipaper.layout.header_rules import without_header_rules
from bipaper.layout.lines import make_lines, rows
from bipaper.layout.page_numbers import is_page_number

TEXT = "湿地公园的水鸟数量随水位变化而波动春秋两季最明显"
HEADS = ["春季水鸟的数量", "水位与栖息地的变化", "两岸植被如何恢复", "调查的方法和时间"]


def text(number):
    """A page's text: no line occurs twice, as in print."""
    words = HEADS[number % len(HEADS)]
    return column([words + TEXT[n:] for n in range(20)], 50, 120)


def sheet(number, *edges, rules=()):
    drawn = [*text(number), *(c for edge in edges for c in edge)]
    return Sheet(make_lines(rows(drawn), number), rules, 600, 800)


def found(*sheets):
    """For each page, the kind of each text set aside."""
    pages = zip(sheets, find_furniture(sheets), strict=True)
    return [{one.rows[i].text: kind for i, kind in kinds.items()} for one, kinds in pages]


@pytest.mark.parametrize(
    "number",
    [
        *("12", "· 12 ·", "- 12 -", "— 12 —", "第12页", "第12頁", "12页", "共30页第12页"),
        *("第 12 页 共 30 页", "12/30", "12/总30页", "Page 12", "12 of 30", "xiv"),
    ],
)
def test_page_numbers_come_in_many_forms(number):
    assert is_page_number(number)


@pytest.mark.parametrize("words", ["表 12", "12 月", "2023年", "1 引言", "12 结果"])
def test_words_beside_a_number_are_no_page_number(words):
    assert not is_page_number(words)


@pytest.mark.parametrize("label", ["关键词：", "Key words: "])
def test_keywords_that_a_rule_parts_from_the_text_are_no_header(label):
    rules = [rule(50, 550, 72)]
    assert found(sheet(1, chars("湿地通讯专刊", 50, 60, 9), rules=rules)) == [
        {"湿地通讯专刊": "header"}
    ]
    assert found(sheet(1, chars(f"{label}湿地；水鸟", 50, 60, 9), rules=rules)) == [{}]


def test_the_rule_below_running_headers_is_told_from_a_table_s():
    """It is at one height of most pages with a header; a table goes on over a few."""
    head, first = rule(50, 550, 68), rule(50, 550, 74)
    pages = [sheet(n, chars("湿地通讯专刊", 50, 60, 9), rules=[head]) for n in range(5)]
    pages[3] = pages[3]._replace(rules=[head, first])
    bare = [page._replace(rules=[first] if n > 3 else []) for n, page in enumerate(pages)]
    assert without_header_rules(pages, find_furniture(pages)) == [[], [], [], [first], []]
    assert without_header_rules(bare, find_furniture(bare)) == [[], [], [], [], [first]]


NOTE = "湿地基金资助（2031）"


@pytest.mark.parametrize(("number", "kinds"), [("63", ["footer"]), ("81", [])])
def test_an_article_s_first_page_has_its_number_below_and_the_others_above(number, kinds):
    heads = [chars(f"湿地通讯专刊  {n}", 50, 60, 9) for n in (64, 65, 66)]
    first = sheet(1, [*chars(NOTE, 50, 722, 9), *chars(number, 540, 722, 9)])
    foot, *others = found(first, *(sheet(n, head) for n, head in enumerate(heads, 2)))
    assert list(foot.values()) == kinds
    assert [list(own.values()) for own in others] == [["header"]] * 3


def test_page_numbers_at_the_foot_are_footers():
    pages = [sheet(n, chars(f"{n + 7}", 295, 770)) for n in range(3)]
    assert found(*pages) == [{"7": "footer"}, {"8": "footer"}, {"9": "footer"}]


def test_the_head_of_a_table_that_goes_on_is_no_header_where_it_stands_within_another_page():
    head = "组别　　　　　　　水鸟"
    on = [
        sheet(n, chars(head, 70, 60, 9), rules=[rule(50, 290, 50), rule(50, 290, 64)])
        for n in (1, 2)
    ]
    lower = chars(head, 70, 300, 9)
    first = sheet(0, lower, rules=[rule(50, 290, 291), rule(50, 290, 304)])
    assert found(first, *on) == [{}, {}, {}]
    assert found(sheet(0, lower), *on)[1:] == [{"组别水鸟": "header"}] * 2


def test_rows_of_a_table_at_the_feet_of_two_pages_are_no_footer():
    rows_of = ("水鸟的第1组　12.5", "水鸟的第7组　48.1")
    pages = [sheet(n, chars(row, 50, 770)) for n, row in enumerate(rows_of)]
    assert found(*pages) == [{}, {}]


def test_notes_alike_at_the_feet_of_two_pages_are_no_footer():
    marked, unmarked = "①水位的检验结果参见湿地网站附件。", "水位的检验结果参见湿地网站附件。"
    for note, kinds in ((marked, {}), (unmarked, {unmarked: "footer"})):
        pages = [sheet(n, chars(note, 70, 750, 8), chars(f"{n + 7}", 295, 770)) for n in range(2)]
        assert found(*pages) == [{str(n + 7): "footer"} | kinds for n in range(2)]


def test_a_header_that_repeats_is_set_aside_a_page_number_in_it_too():
    pages = [sheet(n, chars(f"水鸟研究 {n + 12}", 250, 60, 9)) for n in range(3)]
    assert found(*pages) == [{f"水鸟研究{n + 12}": "header"} for n in range(3)]


def test_heads_of_odd_and_even_pages_alternate():
    heads = ["湿地与水鸟", "高原等：湿地公园的水位"]
    pages = [sheet(n, chars(heads[n % 2], 230, 60, 9)) for n in range(4)]
    assert found(*pages) == [{heads[n % 2]: "header"} for n in range(4)]


def test_heads_that_name_the_section_are_known_by_the_page_number_beside_them():
    pages = [
        sheet(n, chars(str(n + 30), 50, 60, 9) + chars(HEADS[n], 400, 60, 9)) for n in range(4)
    ]
    assert found(*pages) == [{f"{n + 30}{HEADS[n]}": "header"} for n in range(4)]


@pytest.mark.parametrize("numbered", [(50, 60, 9.0), (295, 770, 9.0)], ids=["head", "foot"])
def test_a_page_has_one_number_what_else_opens_it_is_an_axis(numbered):
    axis = [[], [], chars("60", 180, 85, 8)]
    pages = [sheet(n, chars(f"{n + 30}", *numbered), axis[n]) for n in range(3)]
    assert [list(page) for page in found(*pages)] == [["30"], ["31"], ["32"]]


def test_a_number_outside_of_a_head_goes_with_it_though_another_counts_the_pages():
    noise = [[], [], chars("1", 40, 50, 9)]
    pages = [
        sheet(n, chars(f"{n + 30}", 295, 770), chars("湿地与水鸟", 230, 64, 9), noise[n])
        for n in range(3)
    ]
    assert list(found(*pages)[2]) == ["1", "湿地与水鸟", "32"]


@pytest.mark.parametrize("number", [". {}.", "{}  2025. 2"])
def test_numbers_that_count_the_pages_are_a_head_without_words(number):
    pages = [sheet(n, chars(number.format(n + 476), 250, 60, 9)) for n in range(3)]
    assert [len(page) for page in found(*pages)] == [1, 1, 1]


def test_rows_of_a_table_that_opens_two_pages_are_no_head():
    pages = [sheet(n, chars(f"0.2{n}**　　　0.3{n}**", 250, 60, 8)) for n in range(3)]
    assert found(*pages) == [{}, {}, {}]


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("4.2.3.水鸟的数量", "4.3.1.水鸟的数量", True),
        ("4.2.3.水鸟的数量", "4.3.1.水鸟数量", True),
        ("4.2水鸟的数量", "4.2水鸟的数量", False),
        ("水鸟的数量423", "水鸟的数量431", False),
    ],
)
def test_two_sections_that_begin_at_the_top_of_pages_are_no_head(first, second, kept):
    pages = [sheet(n, chars(head, 50, 60)) for n, head in enumerate((first, second))]
    assert found(*pages) == ([{}, {}] if kept else [{first: "header"}, {second: "header"}])


def test_numbers_that_do_not_count_the_pages_prove_nothing():
    pages = [
        sheet(n, chars(str(value), 50, 104, 10) + chars(HEADS[n], 300, 104, 10))
        for n, value in enumerate((5, 9, 2))
    ]
    assert found(*pages) == [{}, {}, {}]


def test_a_head_over_a_long_rule_is_set_aside_on_a_single_page():
    page = sheet(1, chars("湿地与水鸟", 50, 60, 9), rules=[rule(50, 550, 66)])
    assert found(page) == [{"湿地与水鸟": "header"}]


def test_a_title_that_the_pages_behind_repeat_in_small_type_is_no_running_header():
    pages = [sheet(n, chars("湿地水鸟数量与水位的关系", 150, 50, 9)) for n in (2, 3)]
    first = sheet(1, chars("湿地水鸟数量与水位的关系", 150, 52, 16))
    assert [len(kinds) for kinds in found(first, *pages)] == [0, 1, 1]


def test_a_title_over_the_rule_of_a_box_is_no_head():
    title = chars("湿地水鸟数量与水位的关系", 150, 40, 16)
    page = sheet(1, title + chars("林知远", 250, 60, 9), rules=[rule(50, 550, 66)])
    assert found(page) == [{}]


def test_text_beside_the_first_rule_of_a_table_is_no_head():
    row = chars("湿地与水鸟", 50, 60) + chars("表6 水鸟的数量", 320, 60, 9)
    assert found(sheet(1, row, rules=[rule(225, 550, 66)])) == [{}]


def test_a_caption_over_the_first_rule_of_its_table_is_no_head():
    page = sheet(1, chars("表一 水鸟的数量", 250, 60, 9), rules=[rule(50, 550, 66)])
    assert found(page) == [{}]


def test_a_short_rule_makes_no_head():
    page = sheet(1, chars("湿地与水鸟", 50, 60, 12), rules=[rule(50, 150, 66)])
    assert found(page) == [{}]


def test_journal_and_issue_apart_from_the_text_are_a_head():
    page = sheet(1, chars("湿地学报 总第12期", 250, 60, 9))
    assert found(page) == [{"湿地学报总第12期": "header"}]


@pytest.mark.parametrize(
    ("said", "x", "size", "kinds"),
    [
        ("湿地学报 | 第五十二期 | 页117-154", 220, 8, {"湿地学报|第五十二期|页117-154": "footer"}),
        ("湿地学报登过的水鸟名录见附件", 50, 8, {}),
        ("湿地学报登过的水鸟名录见附件", 220, 10, {}),
        ("水位与栖息地的变化有关", 220, 8, {}),
    ],
    ids=["an issue", "at the text's edge", "in its type", "no journal"],
)
def test_a_journals_issue_in_the_middle_below_a_page_is_its_footer(said, x, size, kinds):
    assert found(sheet(1, chars(said, x, 760, size))) == [kinds]


@pytest.mark.parametrize(
    "entry",
    [
        "5. 林知远. 湿地的水鸟[J]. 岚浦大学学报, 2031, 9(2)",
        "林知远（2031）。湿地的水鸟。岚浦大学学报，9(2)，45-56.",
        "林知远：《湿地的水鸟》，《岚浦大学学报》2031年第2期。",
    ],
)
def test_an_entry_of_the_references_alone_above_white_space_is_no_head(entry):
    head, journal = chars(entry, 50, 60, 9), "岚浦大学学报 2031年第2期"
    assert found(sheet(0, head)) == [{}]
    assert found(sheet(0, chars(journal, 50, 60, 9))) == [{journal.replace(" ", ""): "header"}]


def test_a_download_stamp_is_a_watermark():
    page = sheet(1, chars("下载时间 2024-01-01", 50, 780, 8))
    assert found(page) == [{"下载时间2024-01-01": "watermark"}]


def test_what_stands_further_out_than_furniture_is_furniture_too():
    heads = chars("征稿", 50, 40, 9), chars("湿地与水鸟", 250, 56, 9)
    page = sheet(1, *heads, rules=[rule(50, 550, 62)])
    assert found(page) == [{"征稿": "header", "湿地与水鸟": "header"}]


@pytest.mark.parametrize("label", ["表1 水位与水鸟的数量", "续表1", "图2 水位"])
def test_a_caption_at_the_top_of_a_page_is_no_head(label):
    page = sheet(1, chars(label, 250, 60, 9), rules=[rule(50, 550, 66)])
    assert found(page) == [{}]


@pytest.mark.parametrize(("x", "low", "kept"), [(50, 4, False), (50, 12, True), (260, 4, True)])
def test_a_head_whose_parts_a_scan_sets_at_two_heights_is_one(x, low, kept):
    heads = [chars(f"水鸟研究 {number + 12}", 250, 60) for number in range(2)]
    pages = [sheet(0, heads[0]), sheet(1, heads[1], chars("春之卷", x, 60 + low))]
    assert ("春之卷" not in found(*pages)[1]) == kept


def test_text_at_a_pages_edge_stays():
    pages = [sheet(n) for n in range(3)]
    assert found(*pages) == [{}, {}, {}]


def test_a_single_head_where_other_pages_have_theirs_is_set_aside():
    pages = [sheet(n, chars("湿地与水鸟", 250, 60, 9)) for n in range(3)]
    last = sheet(3, chars("参考资料与注释", 250, 60, 9))
    assert found(*pages, last)[-1] == {"参考资料与注释": "header"}


def test_a_paper_without_pages_or_a_page_without_text_has_none():
    assert find_furniture([]) == []
    assert find_furniture([Sheet([], [], 600, 800)]) == [{}]


WORDS = ("bipaper.layout.furniture", "furniture.toml")
HOLDS = {
    "stamps": lambda text: kinds_of(chars(text, 50, 780)) == ["watermark"],
    "running": lambda text: kinds_of(chars(text, 50, 60)) == ["header"],
}
ENTRIES = [entry for entry in entries(*WORDS) if entry.name in HOLDS]


def kinds_of(row):
    """The kinds of what is set aside of a page with a row at its edge."""
    return list(found(sheet(1, row))[0].values())


@pytest.mark.parametrize("entry", sampled(ENTRIES, "furniture"), ids=lambda entry: entry.word)
def test_without_a_word_its_example_is_read_otherwise(entry):
    assert with_and_without(*WORDS, entry, HOLDS[entry.name]) == (True, False)
