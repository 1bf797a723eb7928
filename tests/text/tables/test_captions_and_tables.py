"""Captions, cells, notes and the text of figures on specimens: each has its place."""

import pytest
from printed import line
from specimen import extracted

from bipaper.layout.captions import read_label
from bipaper.layout.floats import Float
from bipaper.layout.lines import Line
from bipaper.layout.page import PageLayout
from bipaper.text.ledger import Entry, left_over
from bipaper.text.tables.captioned import float_entries, read_captions, read_tables


def body(name: str) -> str:
    return "\n".join(p.block.text for p in extracted(name).paragraphs)


def tables(name: str) -> list[tuple[str | None, int, list[str]]]:
    """Caption, page and rows of each table, the cells of a row parted by bars."""
    return [(t.caption, t.page, ["|".join(row) for row in t.rows]) for t in extracted(name).tables]


def test_captions_have_a_text_in_each_language_they_are_printed_in():
    found = [(c.kind, c.label, c.text, c.text_en) for c in extracted("bilingual_captions").captions]
    assert found == [
        ("table", "表1", "观测样本的构成", "Composition of the observed sample"),
        (
            "figure",
            "图1",
            "日均使用人数的季节变化",
            "Seasonal changes in the daily number of users",
        ),
        ("figure", "图2", "遮阴率与使用人数", "Shade and number of users"),
    ]


def test_captions_in_one_language_have_no_other():
    (caption,) = extracted("figure_spanning_columns").captions
    assert (caption.text, caption.text_en) == ("72个公园日均使用人数的月度变化（人）", None)


def test_a_table_without_a_caption_is_one_and_goes_on_over_the_page_or_names_none():
    found = [(label, page, rows[0], len(rows)) for label, page, rows in tables("tables_over_pages")]
    head = "行政区|公园数|座椅数|养护费"
    assert found == [
        ("表1", 1, head, 7),
        ("表1", 2, "青砚7区|28|467|17.1", 13),
        (None, 2, head, 5),
        ("表2", 2, head, 4),
        ("表2", 3, head, 4),
        ("表3", 4, head, 7),
    ]
    assert "青砚7区" not in body("tables_over_pages")


def test_three_line_tables_have_their_cells_and_go_on_over_the_page():
    assert tables("three_line_table") == [
        (
            "表1",
            1,
            [
                "|公园||日均使用人数/人|",
                "行政区|数量/个|面积/hm2|工作日|周末",
                "临江区|86|41.2|158|211",
                "北塔区|73|29.8|131|174",
                "青砚区|64|31.5|187|265",
                "旧港区（含保税区）|52|18.9|96|142",
                "云溪区|61|27.4|88|120",
                "南桥区|50|25.7|—|103",
            ],
        ),
        (
            "表2",
            1,
            [
                "变量|系数|标准误",
                "遮阴率|2.31***|(0.42)",
                "步行时间|−9.87***|(1.76)",
                "面积|0.04|(0.11)",
            ],
        ),
        (
            "表2",
            2,
            ["变量|系数|标准误", "养护费用|1.52**|(0.61)", "常数项|86.40***|(12.35)", "R2|0.71|"],
        ),
    ]


@pytest.mark.parametrize("name", ["rotated_page", "sideways_page"])
def test_ruled_tables_have_their_cells_however_the_page_is_turned(name):
    cells = ["春|182|153|221|118|104|96", "夏|131|109|160|80|77|71", "秋|214|178|262|137|121|110"]
    head = "季节|临江区|北塔区|青砚区|旧港区|云溪区|南桥区"
    assert tables(name) == [("表1", 2, [head, *cells, "冬|95|84|129|62|58|49"])]


@pytest.mark.parametrize(
    ("name", "strange"),
    [
        ("three_line_table", ["样本不足", "续表", "86.40", "标准误"]),
        ("bilingual_captions", ["214", "0-20", "Seasonal", "街角绿地"]),
        ("figure_spanning_columns", ["203", "12月", "月度变化"]),
        ("rotated_page", ["临江区", "137"]),
        ("sideways_page", ["临江区", "137"]),
    ],
)
def test_notes_cells_captions_and_figure_text_are_not_in_the_body(name, strange):
    assert [text for text in strange if text in body(name)] == []


def test_text_beside_and_above_figures_stays_in_the_body():
    prose = body("figure_spanning_columns")
    assert "全年共获得有效记录22 464条。" in prose
    assert prose.count("\n") == 6


def test_figures_keep_their_text_and_tables_the_notes_below_them():
    found = [(c.label, c.inside, c.notes) for c in extracted("bilingual_captions").captions]
    assert found == [
        ("表1", [], None),
        ("图1", ["178", "153", "109", "84", "春夏秋冬"], None),
        ("图2", ["214", "189", "124", "61", "0-20 20-40 40-60 60以上"], None),
    ]
    table, _ = extracted("three_line_table").captions
    assert table.notes == "注：“—”表示样本不足；面积为2023年底数据。"


def part(caption: str, notes: list[str], unit: str = "") -> PageLayout:
    """A page with a table of one row."""
    printed = line(caption, base=100.0)
    label = read_label(printed)
    assert label
    cells = [line("春季　86", base=130.0), *([line(unit, base=112.0)] if unit else [])]
    below = [line(note, base=160.0) for note in notes]
    table = Float(label, [printed], [], cells, below, (50.0, 118.0, 450.0, 150.0))
    return PageLayout(1, [], [table], [], [], [])


def test_a_table_has_its_unit_and_the_notes_below_the_page_it_goes_on_on():
    pages = [part("表1　水位", [], "单位：米"), part("续表1", ["注：每日测量。"])]
    assert [(c.label, c.notes) for c in read_captions(pages)] == [("表1", "单位：米注：每日测量。")]


def test_notes_below_what_goes_on_from_nowhere_are_in_no_caption():
    pages = [part("续表3", ["注：每日测量。"])]
    assert read_captions(pages) == []
    assert [piece.line.text for piece in left_over(*lines_and_entries(pages))] == [
        "续表3",
        "注：每日测量。",
    ]


def test_no_cell_takes_the_number_of_a_translated_label():
    cells = [line("春季　　　2", base=140.0), line("夏季　　　2", base=156.0)]
    own, translated = line("表2　水位", base=100.0), line("Table 2　Level", base=112.0)
    label = read_label(own)
    assert label
    box = (50.0, 118.0, 450.0, 160.0)
    pages = [PageLayout(1, [], [Float(label, [own], [translated], cells, [], box)], [], [], [])]
    assert [piece.line.text for piece in left_over(*lines_and_entries(pages))] == ["Table 2"]


def lines_and_entries(pages: list[PageLayout]) -> tuple[list[Line], list[Entry]]:
    lines = [one for page in pages for table in page.floats for one in table.lines()]
    found = read_captions(pages), read_tables(pages, [[] for _ in pages])
    return lines, list(float_entries(pages, *found))
