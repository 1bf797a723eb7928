"""A paper's pages taken apart: every line of a page ends in one place."""

from hypothesis import given, settings
from hypothesis import strategies as st
from typeset import chars, column, page, rule

from bipaper.layout.page import analyse
from bipaper.pdf.slanted import Slanted

TEXT = "湿地公园的水鸟数量随水位变化而波动春秋两季最明显"
OTHER = "管理处每月测量三次水位并且记录两岸的全部水鸟种类"


def taken_apart(*pages):
    """For each page: what its parts say."""
    return [
        {
            "flow": [item.line.text for item in one.flow],
            "floats": {f.label.text: [x.text for x in f.inside] for f in one.floats},
            "captions": [f.caption[0].text for f in one.floats],
            "notes": [x.text for f in one.floats for x in f.notes],
            "footnotes": [x.text for x in one.footnotes],
            "furniture": [(f.kind, f.text) for f in one.furniture],
        }
        for one in analyse(pages).pages
    ]


def full_page(number):
    """Head, title across the page, two columns, a table in the left, a note, a page number."""
    drawn = chars("湿地与水鸟", 275, 50, 9) + chars("水鸟与水位的关系", 220, 100, 16)
    drawn += column([TEXT] * 8, 50, 150) + column([OTHER] * 30, 310, 150)
    drawn += chars("表1 水位", 150, 296, 9)
    drawn += chars("东岸", 60, 320, 9) + chars("3.1", 200, 320, 9)
    drawn += chars("注：水位单位为米。", 60, 342, 8) + column([TEXT] * 16, 50, 370)
    drawn += chars("① 见管理处的记录。", 50, 645, 8) + chars(str(number), 298, 770, 9)
    rules = [rule(50, 290, 302), rule(50, 290, 328), rule(50, 120, 632), rule(50, 550, 55)]
    return page(drawn, rules, number=number)


def test_every_part_of_a_page_has_its_place():
    assert taken_apart(full_page(1)) == [
        {
            "flow": ["水鸟与水位的关系", *[TEXT] * 24, *[OTHER] * 30],
            "floats": {"表1": ["东岸3.1"]},
            "captions": ["表1水位"],
            "notes": ["注：水位单位为米。"],
            "footnotes": ["①见管理处的记录。"],
            "furniture": [("header", "湿地与水鸟"), ("footer", "1")],
        }
    ]


def test_columns_go_on_above_and_below_a_figure_across_the_page():
    drawn = column([TEXT] * 10, 50, 100) + column([OTHER] * 10, 310, 100)
    drawn += chars("图1 水位", 280, 420, 9)
    drawn += column([TEXT] * 10, 50, 450) + column([OTHER] * 10, 310, 450)
    (one,) = taken_apart(page(drawn, images=[(60, 270, 540, 405)]))
    assert one["flow"] == [*[TEXT] * 10, *[OTHER] * 10, *[TEXT] * 10, *[OTHER] * 10]


def test_columns_go_on_past_a_figure_in_one_of_them():
    drawn = column([TEXT] * 10, 50, 100) + chars("图1 水位", 150, 420, 9)
    drawn += column([TEXT] * 10, 50, 450) + column([OTHER] * 32, 310, 100)
    (one,) = taken_apart(page(drawn, images=[(60, 270, 280, 405)]))
    assert one["flow"] == [*[TEXT] * 20, *[OTHER] * 32]


def test_a_last_page_with_a_short_right_column_is_read_in_columns():
    drawn = column([TEXT] * 20, 50, 100) + column([OTHER] * 3, 310, 100)
    (_, one) = taken_apart(full_page(1), page(drawn, number=2))
    assert one["flow"] == [*[TEXT] * 20, *[OTHER] * 3]


def test_footnotes_change_from_page_to_page():
    def with_note(number, text, note):
        drawn = column([text] * 20, 50, 100) + chars(note, 50, 440, 8)
        return page(drawn, [rule(50, 120, 428)], number=number)

    pages = taken_apart(with_note(1, TEXT, "① 东岸的说明。"), with_note(2, OTHER, "① 西岸的说明。"))
    assert [one["footnotes"] for one in pages] == [["①东岸的说明。"], ["①西岸的说明。"]]
    assert [one["flow"] for one in pages] == [[TEXT] * 20, [OTHER] * 20]


def test_a_watermark_is_named_and_leaves_the_text_whole():
    drawn = column([TEXT] * 10, 50, 100) + chars("内部资料", 80, 170, 40)
    (one,) = taken_apart(page(drawn))
    assert (one["flow"], one["furniture"]) == ([TEXT] * 10, [("watermark", "内部资料")])


def test_a_columns_name_set_downwards_is_a_header_and_leaves_the_title_whole():
    name = [c for n, word in enumerate("湿地生态") for c in chars(word, 60, 96 + 14 * n, 9)]
    title = chars("水鸟数量与水位", 200, 100, 16) + chars("——以岚浦为例", 200, 124, 16)
    (one,) = taken_apart(page(name + title + column([TEXT] * 9, 50, 200)))
    assert one["furniture"] == [("header", "湿地生态")]
    assert one["flow"] == ["水鸟数量与水位", "——以岚浦为例", *[TEXT] * 9]


def test_what_is_lifted_from_the_text_keeps_its_places():
    slanted = Slanted("内部", (10.0, 20.0, 30.0, 40.0), sideways=False, size=40.0)
    numbers = [chars(str(n + 1), 20, 100 + 16 * n, 8) for n in range(30)]
    drawn = column([TEXT] * 30, 60) + chars("资料", 90, 170, 40) + [c for n in numbers for c in n]
    (one,) = analyse([page(drawn)._replace(slanted=[slanted])]).pages
    assert [(f.kind, [own.bbox[:2] for own in f.printed]) for f in one.furniture] == [
        ("watermark", [(10.0, 20.0)]),
        ("watermark", [(90.0, 170 - 0.88 * 40)]),
        ("line_numbers", [(20.0, 100 + 16 * n - 0.88 * 8) for n in range(30)]),
    ]


def test_a_paper_without_pages_or_text_has_nothing():
    assert analyse([]).pages == []
    assert taken_apart(page([]))[0]["flow"] == []


LABELS = "图1 水位|图2 水鸟|表2 水鸟|续表2|Fig. 1 Level|注：单位为米|① 说明|收稿日期：2023|摘要："
OTHERS = f"{TEXT}|{TEXT[:9]}|12|a b c|3.1|[1] 水清|湿地学报|下载时间"
words = st.sampled_from(f"{LABELS}|{OTHERS}".split("|"))
lefts = st.sampled_from([50.0, 70.0, 150.0, 310.0, 330.0]) | st.floats(-50, 650)
drawn_lines = st.builds(
    chars,
    words,
    lefts,
    st.integers(20, 790).map(float),
    st.sampled_from([6.0, 8.0, 9.0, 10.0, 16.0, 40.0]),
    font=st.sampled_from(["song", "hei"]),
    bold=st.booleans(),
)
boxes = st.tuples(
    lefts, st.floats(0, 800), st.floats(0, 300), st.sampled_from([0.5, 60.0, 300.0])
).map(lambda b: (b[0], b[1], b[0] + b[2], b[1] + b[3]))
drawn_pages = st.builds(
    lambda drawn, rules, images: page([c for one in drawn for c in one], rules, images),
    st.lists(drawn_lines, max_size=25),
    st.lists(boxes, max_size=6),
    st.lists(boxes, max_size=2),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(drawn_pages, max_size=3))
def test_every_character_has_one_home_whatever_is_on_the_pages(pages):
    numbered = [one._replace(number=n) for n, one in enumerate(pages, 1)]
    for one, read in zip(analyse(numbered).pages, numbered, strict=True):
        floats = [line for f in one.floats for line in f.lines()]
        lines = [*(item.line for item in one.flow), *floats, *one.footnotes, *one.aside]
        lifted = one.furniture[: len(one.furniture) - len(one.aside)]  # watermarks are no lines
        held = [c.text for line in lines for c in line.chars]
        held += [letter for mark in lifted for letter in mark.text.replace(" ", "")]
        assert sorted(held) == sorted(c.text for c in read.chars)


def test_text_that_is_printed_over_an_emblem_is_in_no_figure():
    wide = TEXT + OTHER  # its middle is beside the emblem
    drawn = (
        column([wide] * 4, 50, 300) + chars("图1 水位", 250, 430, 9) + column([wide] * 9, 50, 460)
    )
    emblem, figure = (60.0, 280.0, 260.0, 360.0), (60.0, 365.0, 500.0, 415.0)
    first, *_ = taken_apart(
        page(drawn, images=[emblem, figure]),
        *(page(column([wide] * 30, 50), images=[emblem], number=n) for n in (2, 3)),
    )
    assert (first["flow"], first["floats"]) == ([wide] * 13, {"图1": []})
