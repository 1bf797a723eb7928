import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.text.references.entries import RefLine, neighbours_lines, split_entries

WIDTH = 40  # em of a column


def lines_of(printed, page=1, x=70.0, top=100.0):
    """One RefLine a row; spaces in front are the indent in em."""
    lines = []
    for number, row in enumerate(printed.strip("\n").splitlines()):
        text = row.strip()
        indent = len(row) - len(row.lstrip())
        x0, y0 = x + 9 * indent, top + 12 * number
        rest = WIDTH - indent - sum(1.0 if c > "\u2000" else 0.5 for c in text)
        lines.append(RefLine(text, indent, rest, 9.0, page, (x0, y0, x + 9 * WIDTH, y0 + 9)))
    return lines


def texts(entries):
    return [(entry.label, [line.text for line in entry.lines]) for entry in entries]


@pytest.mark.parametrize(
    "labels",
    [
        ("[1]", "[2]", "[3]"),
        ("［1］", "［2］", "［3］"),
        ("〔1〕", "〔2〕", "〔3〕"),
        ("（1）", "（2）", "（3）"),
        ("1.", "2.", "3."),
        ("1、", "2、", "3、"),
        ("1)", "2)", "3)"),
        ("①", "②", "③"),
        ("1 ", "2 ", "3 "),
    ],
)
def test_labels_that_count_up_begin_entries(labels):
    one, two, three = labels
    lines = lines_of(f"""
{one}林一. 河道治理的成本与收益——来自三座城市的证据与思考[J]. 城市研究,
   2019, 36(2): 117-128.
{two}LIN Y. Costs of rivers[J]. Urban Studies, 2020.
{three}周二三. 坝的历史[M]. 北京: 东海出版社, 2011.
""")
    entries, rest = split_entries(lines)
    assert texts(entries) == [
        (
            1,
            [
                "林一. 河道治理的成本与收益——来自三座城市的证据与思考[J]. 城市研究,",
                "2019, 36(2): 117-128.",
            ],
        ),
        (2, ["LIN Y. Costs of rivers[J]. Urban Studies, 2020."]),
        (3, ["周二三. 坝的历史[M]. 北京: 东海出版社, 2011."]),
    ]
    assert rest == []


def test_a_number_that_does_not_count_up_is_no_label():
    lines = lines_of("""
（1）LIN Y. Costs of rivers[J]. Urban Studies, 2019, 36
（12）：3-9.
（2）ZHOU E. Dams[J]. Urban Studies, 2019.
""")
    entries, _ = split_entries(lines)
    assert [(entry.label, len(entry.lines)) for entry in entries] == [(1, 2), (2, 1)]


def test_lines_before_the_first_label_are_no_entries():
    entries, _ = split_entries(lines_of("中文文献\n[1] LIN Y. Rivers[J].\n[2] ZHOU E. Dams[J]."))
    assert [entry.label for entry in entries] == [1, 2]


def test_what_counts_below_entries_without_labels_is_no_list():
    """Items of a questionnaire behind the references, as of an appendix."""
    lines = lines_of("""
林一（2019）。河道治理的成本。城市研究，36（2），117-128。
周二三（2011）。壩的歷史。臺北市：東海。
1.我常到河邊散步。□ □ □
2.我知道壩在哪裡。□ □ □
""")
    entries, _ = split_entries(lines)
    assert [entry.label for entry in entries][:2] == [None, None]
    assert [entry.lines[0].text[:2] for entry in entries][:2] == ["林一", "周二"]


def test_an_unreadable_label_does_not_end_the_list():
    entries, _ = split_entries(lines_of("[1] A B. C.\n[2] D E. F.\n[8l G H. I.\n[4] J K. L."))
    assert [(entry.label, len(entry.lines)) for entry in entries] == [(1, 1), (2, 2), (4, 1)]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ([1, 2, 3, 7, 8, 9], [1, 2, 3, 7, 8, 9]),
        ([1, 2, 3, 20, 21, 22, 40, 41, 42], [1, 2, 3, 20, 21, 22, 40, 41, 42]),
        ([1, 2, 3, 7, 8], [1, 2, 3]),
        ([1, 2, 3, 12, 4, 5], [1, 2, 3, 4, 5]),
        ([7, 8, 9], []),
    ],
)
def test_labels_that_count_on_resume_the_list_behind_any_gap(printed, read):
    entries, _ = split_entries(lines_of("\n".join(f"[{n}] LIN Y. Rivers {n}[J]." for n in printed)))
    assert [entry.label for entry in entries if entry.label] == read


def test_labels_inside_a_line_begin_entries_too():
    lines = lines_of(
        "[1] 林一. 河道[J]. 城市研究, 2019. [2] 周二三. 坝[J].\n城市研究, 2020. [3] 吴四. 闸[J]."
    )
    entries, _ = split_entries(lines)
    assert texts(entries) == [
        (1, ["林一. 河道[J]. 城市研究, 2019."]),
        (2, ["周二三. 坝[J].", "城市研究, 2020."]),
        (3, ["吴四. 闸[J]."]),
    ]


HANGING = """
林一、周二三，2019：《河道治理的成本与收益——来自三座城市的证据》，《城市研究》第
  2期。
吴四，2020：《坝》，《城市研究》第3期。
Lin, Y. and Zhou, E., 2007, “Rivers and the Cities around Them: A Long View of the Evi-
  dence”, Urban Studies, Vol. 3, pp. 1-9.
Wu, S., 2008, “Locks”, Urban Studies, Vol. 4.
"""
FIRST_LINE = """
  林一、周二三，2019：《河道治理的成本与收益——来自三座城市的证据》，《城市研
究》第2期。
  吴四，2020：《坝》，《城市研究》第3期。
  Lin, Y. and Zhou, E., 2007, “Rivers and the Cities around Them: A Long View of the
Evidence”, Urban Studies, Vol. 3, pp. 1-9.
  Wu, S., 2008, “Locks”, Urban Studies, Vol. 4.
"""


FULL_LAST_LINE = """
林一、周二三，2019：《河道治理的成本与收益——来自三座城市的证据》，《城市研究》第
2期，第12—30页；又载于《水利史研究》，2020年第6期，第1—19页；并见于《东海学刊》增刊。
吴四等，2020：《坝》，《城市研究》第3期。
"""


def test_chinese_names_and_a_year_begin_an_entry_below_a_full_line():
    entries, _ = split_entries(lines_of(FULL_LAST_LINE))
    assert [entry.lines[0].text[:4] for entry in entries] == ["林一、周", "吴四等，"]


@pytest.mark.parametrize("printed", [HANGING, FIRST_LINE, HANGING.replace("  ", "")])
def test_unnumbered_entries_are_told_by_indents_or_by_names_and_years(printed):
    entries, rest = split_entries(lines_of(printed))
    assert [entry.lines[0].text[:4] for entry in entries] == ["林一、周", "吴四，2", "Lin,", "Wu, "]
    assert rest == []


def test_below_a_name_on_a_line_of_its_own_each_year_begins_an_entry():
    entries, _ = split_entries(
        lines_of("""
林一
    2019　〈河道的成本〉。《城市研究》36：117-128。
    2021　《坝的历史與近二十年的經驗，兼論三座城市在颱風季節的
      2020年計畫》。東海：東海出版社。
周二三
    2011　《坝》。東海：東海出版社。
""")
    )
    assert [entry.lines[0].text for entry in entries] == [
        "林一",
        "2021　《坝的历史與近二十年的經驗，兼論三座城市在颱風季節的",
        "周二三",
    ]
    assert [len(entry.lines) for entry in entries] == [2, 2, 2]


def test_indents_are_measured_anew_in_each_column():
    left = lines_of(HANGING)
    right = lines_of(HANGING, x=320.0)
    below = lines_of(HANGING, page=2)
    entries, _ = split_entries([*left, *right, *below])
    assert len(entries) == 12


@pytest.mark.parametrize(
    "behind",
    [
        "（责任编辑：林一）",
        "作者简介：林一（1980—），男，教授。",
        "林一(1980-)，男，教授。",
        "Abstract: We study rivers.",
        "Key words: rivers",
        "附录A",
        "收稿日期：2020-01-01",
    ],
)
@pytest.mark.parametrize("printed", ["[1] 林一. 河道[J]. 城市研究, 2019.", HANGING])
def test_the_list_ends_where_something_else_opens(printed, behind):
    lines = lines_of(printed + behind if printed == HANGING else f"{printed}\n{behind}")
    _, rest = split_entries(lines)
    assert [line.text for line in rest] == [behind]


def test_the_list_ends_where_the_type_size_changes():
    lines = lines_of("[1] LIN Y. Rivers[J].\n[2] ZHOU E. Dams[J].\nRivers of the East")
    _, rest = split_entries([*lines[:2], lines[2]._replace(size=14.0)])
    assert [line.text for line in rest] == ["Rivers of the East"]


@pytest.mark.parametrize("tail", ["社, 2017.", "2017: 88-91.", "44(8): 91-101."])
def test_a_last_line_belongs_to_an_entry_that_is_not_closed_above_it(tail):
    """Though the line above is a little shorter than those that go on in other entries."""
    lines = lines_of(f"""
[1] 林一. 河道治理的成本与各方的收益[J]. 城市研究, 2019,
  12(3): 45-52.
[2] 周二三. 河道治理的成本与收益[M]. 北京: 农田
  {tail}
""")
    entries, rest = split_entries(lines)
    assert rest == []
    assert texts(entries)[1] == (2, ["周二三. 河道治理的成本与收益[M]. 北京: 农田", tail])


LAST = """
[1] 林一. 河道治理的成本与收益——来自三座城市的证据与思考[J]. 城市研
    究, 2019, 36(2): 117-128.
[2] 周二三. 坝的历史与今天的用途——以岚浦市东部的三座小型水坝为例. 见: 水
{}, 2011.
"""


@pytest.mark.parametrize("last", ["    坝史研究论文集", "       坝史研究论文集"])
@pytest.mark.parametrize("size", [9.0, 8.0])
def test_a_last_line_may_be_set_in_or_smaller_as_lines_of_a_scan_are(last, size):
    lines = lines_of(LAST.format(last))
    lines[1] = lines[1]._replace(size=8.0)
    lines[3] = lines[3]._replace(size=size)
    entries, rest = split_entries(lines)
    assert (len(entries[-1].lines), rest) == (2, [])


def test_pages_in_another_order_are_read_by_their_labels():
    one, two, three = (f"[{n}] 林一. 河道治理[J]. 城市研究, 2019." for n in (1, 2, 3))
    pages = [lines_of(one, page=1), lines_of(three, page=2), lines_of(two, page=3)]
    entries, rest = split_entries([line for page in pages for line in page])
    assert ([entry.label for entry in entries], rest) == ([1, 2, 3], [])


def test_a_list_goes_on_in_the_cell_that_a_pages_end_cuts():
    """[1] and [3] are cut, so that the next page begins with their last lines."""
    left = lines_of("[1] 林一. 河道\n治理[J].", page=1, x=50.0)
    right = lines_of("[3] 周三. 桥梁", page=1, x=320.0)
    below = lines_of("城市研究, 2019.\n[2] 吴二. 堤防[J].", page=2, x=50.0)
    beside = lines_of("设计[M].\n[4] 郑四. 渡口[J].", page=2, x=320.0)
    entries, rest = split_entries([*left, *right, *below, *beside])
    printed = {entry.label: "".join(line.text for line in entry.lines) for entry in entries}
    assert printed == {
        1: "林一. 河道治理[J].城市研究, 2019.",
        2: "吴二. 堤防[J].",
        3: "周三. 桥梁设计[M].",
        4: "郑四. 渡口[J].",
    }
    assert rest == []


def test_numbers_that_stand_in_another_order_on_a_page_begin_no_entries():
    rows = (f"[{n}] 林一. 河道治理[J]. 城市研究, 2019." for n in (1, 3, 2))
    entries, _ = split_entries(lines_of("\n".join(rows)))
    assert [entry.label for entry in entries] == [1, 3]


def test_a_neighbours_lines_above_the_continuation_are_left_out():
    here = lines_of("[1] LIN Y. Rivers[J].\n[2] ZHOU E. Dams[J].\n（下转第99页）", page=6)
    foreign = lines_of("[7] WU S. Ports[J].\n[8] WU S. Piers[J].", page=7)
    there = lines_of("（上接第90页）\n[3] LIN Y. Locks[J].", page=7, top=400.0)
    foreign_right = lines_of("[9] WU S. Cranes[J].", page=7, x=320.0)
    there_right = lines_of("[4] LIN Y. Weirs[J].", page=7, x=320.0, top=412.0)
    entries, rest = split_entries([*here, *foreign, *there, *foreign_right, *there_right])
    assert texts(entries) == [
        (1, ["LIN Y. Rivers[J]."]),
        (2, ["ZHOU E. Dams[J]."]),
        (3, ["LIN Y. Locks[J]."]),
        (4, ["LIN Y. Weirs[J]."]),
    ]
    assert rest == []


@given(st.lists(st.sampled_from([*HANGING.splitlines(), "[1] a", "[2] b", "（1）c", " ", "1"])))
@settings(deadline=None, max_examples=100)
def test_entries_and_rest_keep_the_order_of_the_lines(rows):
    lines = [
        RefLine(row, 0.0, 1.0, 9.0, 1, (0.0, 12.0 * i, 9.0, 12.0 * i + 9))
        for i, row in enumerate(rows)
    ]
    entries, rest = split_entries(lines)
    tops = [line.bbox[1] for entry in entries for line in entry.lines]
    assert tops == sorted(tops)
    assert rest == lines[len(lines) - len(rest) :]
    assert all(entry.lines for entry in entries)


def test_a_neighbours_lines_are_told_and_none_where_a_list_is_not_interrupted():
    here = lines_of("[1] LIN Y. Rivers[J].\n（下转第99页）", page=6)
    above = lines_of("公园的座椅很少。", page=7, top=100.0)
    there = lines_of("（上接第90页）\n[2] LIN Y. Locks[J].", page=7, top=400.0)
    assert neighbours_lines([*here, *above, *there]) == above
    assert neighbours_lines([*there, *above, *here]) == []


def test_the_last_entry_keeps_its_translation_as_the_others_do():
    rows = [
        "[1]林一. 河道治理的成本与收益——来自三座城市的证据与思考和几点建议[J]. 河道, 2019.",
        "   LIN Y. Costs and gains of river works: evidence from three cities[J]. Rivers, 2019.",
        "[2]周二三. 坝的历史[M]. 东海: 东海出版社, 2011.",
        "   ZHOU E S. The history of dams[M]. Donghai: Donghai Press, 2011.",
    ]
    entries, rest = split_entries(lines_of("\n".join(rows)))
    assert ([len(entry.lines) for entry in entries], rest) == ([2, 2], [])
    first = "[1]LIN Y. Costs and gains of river works: evidence from three cities, and some more"
    plain = [first, "   thoughts[J]. Rivers, 2019.", *rows[2:]]
    _, rest = split_entries(lines_of("\n".join(plain)))
    assert [line.text for line in rest] == [rows[3].strip()]
