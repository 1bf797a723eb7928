"""What extraction makes of the layout specimens: whole paragraphs, as their source has them."""

import re
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import typst
from press.options import Options
from press.sheet import typeset
from specimen import SPECIMENS, extracted

from bipaper.chars import counted
from bipaper.settings import Extract
from bipaper.text.paper import extract, read_paper

SAMPLE = Path(__file__).parents[2] / "raw" / "river_oxygen_forecast.pdf"


@cache
def prose() -> list[str]:
    """The paragraphs that the specimens share, by their number in the source."""
    source = (SPECIMENS / "sources" / "prose.typ").read_text(encoding="utf-8")
    return [squeezed(text) for text in re.findall(r"^  \[(.*)\],$", source, re.MULTILINE)]


def squeezed(text: str) -> str:
    """Without white space; ~ is the source's space that does not break."""
    return re.sub(r"[\s~]", "", text)


def headings(name: str) -> list[tuple[str | None, str, int]]:
    return [(s.number, s.title, s.level) for s in extracted(name).sections]


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("bilingual_captions", [2, 3, 4, 5, 6, -1]),
        ("figure_spanning_columns", [0, 1, 2, 3, 4, 5, 6]),
        ("footnote_changes_per_page", [0, 1, 2, 3, 4, 5, 6, 7]),
        ("marginal_text", [9, 10, 11]),
        ("mixed_columns", [0, 1, 9, 8, 10, 11, -1, 7]),
        ("neighbouring_article", [0, 4, -1]),
        ("rotated_page", [2, 3, 4, 6]),
        ("sideways_page", [2, 3, 4, 6]),
        ("three_line_table", [3, 4, 6]),
        ("two_up", [0, *range(2, 15), *range(12), -1]),
        ("unbalanced_last_page", [*range(15), -1]),
        ("watermark", [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 7, -1]),
    ],
)
def test_paragraphs_are_whole_in_order_and_nothing_else(name, printed):
    paragraphs = [squeezed(p.block.text) for p in extracted(name).paragraphs]
    assert paragraphs == [prose()[number] for number in printed]


def test_a_paragraph_beside_a_figure_goes_on_below_it():
    _, beside, *_ = [p.block.text for p in extracted("figure_beside_text").paragraphs]
    assert beside.startswith("回归分析表明，遮阴率")
    assert beside.endswith("在意公园的大小，而有座椅的公园在午后更受老年人喜爱。")


def test_numbers_in_full_width_digits_go_on_in_the_next_line():
    text = "".join(p.block.text for p in extracted("full_width_latin").paragraphs)
    assert "B类为100~300 m；C类超过300 m" in text


def test_headings_below_that_of_the_references_part_the_list():
    paper = extracted("references_in_parts")
    assert headings("references_in_parts")[4:] == [
        (None, "参考文献", 1),
        ("一", "中文部分", 2),
        ("二", "外文部分", 2),
    ]
    assert [(r.authors[0], r.year) for r in paper.references] == [
        ("安衡", "2015"),
        ("欧阳若谷", "2020"),
        ("Harlow, T.", "1967"),
        ("Quist, E.", "1971"),
    ]
    sections = {section.id: section.title for section in paper.sections}
    assert [sections[p.section] for p in paper.paragraphs] == ["观察对象", "使用人数"]


def test_notes_in_the_margin_stay_out_of_the_lines_beside_them():
    paper = extracted("marginal_text")
    (notes,) = [f.text for f in paper.furniture if f.kind == "footnote"]
    assert notes == (
        "座椅测量按扶手外缘计，长椅折算为两个座位。照度在地面以上1.5米处测得，取三次平均。"
    )


def test_what_a_paper_declares_of_itself_is_a_statement_or_a_part_with_its_title():
    paper = extracted("declarations_at_end")
    declared = [one.text for one in paper.furniture if one.kind == "statement"]
    assert [text[:9] for text in declared] == [
        "文章引用：宋知远，",
        "Copyright",
        "http://cr",
        "利益冲突：作者声明",
        "【作者贡献】宋知远",
        "致谢：岚浦市园林科",
        "数据可得性声明：观",
        "Conflict ",
    ]
    titles = {section.id: section.title for section in paper.sections}
    assert list(titles.values())[2:] == ["基金项目", "参考文献", "作者贡献声明"]
    assert [titles[p.section] for p in paper.paragraphs if p.section] == [
        "停车占用",
        "结语",
        "基金项目",
        "作者贡献声明",
    ]
    assert paper.metadata.funding == "岚浦市绿地更新专项（2022LP017）"
    assert paper.metadata.journal.zh == "岚浦学报"
    assert [r.authors for r in paper.references] == [["宋知远"], ["安衡"]]
    assert paper.unplaced == []


def test_how_a_paper_asks_to_be_cited_is_kept_as_it_is_printed():
    paper = extracted("first_page_cited")
    cited = [one.text for one in paper.furniture if one.kind == "statement"]
    assert [(text[:11], text[-11:]) for text in cited] == [
        ("宋知远，安衡，欧阳若谷", "example.org"),
        ("SONG Zhiyua", "example.org"),
    ]
    assert paper.unplaced == []


def test_a_paper_printed_upside_down_reads_as_upright(tmp_path):
    turned = tmp_path / "turned.pdf"
    with pikepdf.open(SAMPLE) as pdf:
        for page in pdf.pages:
            _, _, width, height = page.mediabox
            page.contents_add(f"-1 0 0 -1 {width} {height} cm".encode(), prepend=True)
        pdf.save(turned)
    down, upright = (extract(path, "a", "a.pdf", Extract(ocr="never")) for path in (turned, SAMPLE))
    assert [(s.number, s.title) for s in down.sections] == [
        (s.number, s.title) for s in upright.sections
    ]
    assert [p.block.text for p in down.paragraphs] == [p.block.text for p in upright.paragraphs]
    assert {warning.code for warning in down.warnings} == {"page_turned"}


def test_what_no_part_keeps_is_unplaced_in_reading_order_with_its_box():
    found = extracted("neighbouring_article").unplaced
    assert [(one.text[:6], one.text[-4:], one.page, one.why) for one in found] == [
        ("社区参与提高", "2.5天", 1, "front_matter"),
        ("缩短到0.8", "“绿邻”", 1, "front_matter"),
        ("小程序上报。", "序上报。", 1, "front_matter"),
        ("（责任编辑：", "：纪川）", 1, "front_matter"),
    ]
    tops = [one.bbox[1] for one in found if one.bbox]
    assert tops == sorted(tops)
    assert len(tops) == len(found)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("first_page_medicine", []),
        ("scan", ["no_title_en", "no_abstract_en", "ocr"]),
        (
            "watermark",
            [
                "no_title_en",
                "no_authors",
                "no_abstract_zh",
                "no_abstract_en",
                "no_references",
            ],
        ),
    ],
)
def test_what_a_paper_lacks_and_pages_read_by_ocr_are_warnings(name, codes):
    assert [warning.code for warning in extracted(name).warnings] == codes


def test_another_articles_tail_is_unplaced_and_in_no_paragraph(tmp_path):
    printed = tmp_path / "sheet.pdf"
    sheet = typeset(1, 1, Options(neighbour="column", references="none"))
    printed.write_bytes(sheet.pdf)
    paper = extract(printed, "a", "a.pdf", Extract(ocr="never"))
    tail = "".join(one.text for one in paper.unplaced if one.why == "neighbour")
    assert re.match("（上接第[0-9]+页）", tail)
    foreign = [noise["text"] for noise in sheet.gold["noise"] if noise["kind"] == "label"]
    assert foreign
    assert all(squeezed(text) in squeezed(tail) for text in foreign)
    assert not any(text in p.block.text for p in paper.paragraphs for text in foreign)


def test_a_note_at_the_end_tells_when_a_paper_was_received():
    assert extracted("footnote_changes_per_page").metadata.received == "2023-02-17"


ENGLISH_BEHIND = """
#set page(width: 480pt, height: 620pt, margin: 55pt)
#set text(font: "Noto Serif CJK SC", size: 10.5pt, lang: "zh")
#align(center)[#text(size: 18pt, weight: "bold")[口袋公园的座椅]

林知远，沈若谷

（岚浦大学历史学院，岚浦 400000）]

摘要：本文观测了岚浦市的口袋公园，发现座椅较多的公园在午后更受老年人喜爱。

关键词：公园；座椅；观测

= 一、引言
#for _ in range(4) [口袋公园是街角的小块绿地，市民步行可达。我们在三个季节里观测了十二处公园。]
#pagebreak()
= 参考文献
[1] 安衡. 绿地与步行[J]. 城市观测, 2019, 36(2): 117-128.

[2] 安衡. 座椅的历史[M]. 岚浦: 东麓出版社, 2011.
#v(1fr)
#line(length: 30%, stroke: 0.5pt)
#set text(size: 8pt)
收稿日期：2023-02-17

通信作者：沈若谷，E-mail：shen\\@lp.example
#pagebreak()
#set text(size: 10.5pt)
#align(center)[#text(size: 16pt, weight: "bold")[Seats in Pocket Parks]

LIN Zhiyuan, SHEN Ruogu]

Abstract: We observed parks and found that those with more seats are liked by the old.

Key words: parks; seats; observation
"""


def test_notes_below_the_references_tell_of_the_paper_though_an_english_page_follows(tmp_path):
    printed = tmp_path / "paper.pdf"
    printed.write_bytes(typst.compile(ENGLISH_BEHIND.encode()))
    told = extract(printed, "a", "a.pdf", Extract(ocr="never")).metadata
    assert told.received == "2023-02-17"
    assert [(one.zh, one.email, one.corresponding) for one in told.people] == [
        ("林知远", None, False),
        ("沈若谷", "shen@lp.example", True),
    ]


ADDED = """#set text(font: "Noto Serif CJK SC", lang: "zh")
= 中小河流溶解氧短期预报与低氧预警——以澄溪河为例
作者：纪明溯，唐栖梧，尹若水

本文链接：https://papers.example/river
"""


def test_a_page_that_a_database_adds_is_no_text_of_the_paper(tmp_path):
    printed = tmp_path / "paper.pdf"
    with pikepdf.open(SAMPLE) as paper, pikepdf.open(BytesIO(typst.compile(ADDED.encode()))) as one:
        paper.pages.extend(one.pages)
        paper.save(printed)
    found, alone = (extract(path, "a", "a.pdf", Extract(ocr="never")) for path in (printed, SAMPLE))
    assert [p.block.text for p in found.paragraphs] == [p.block.text for p in alone.paragraphs]
    assert [one.text.split("\n")[-1] for one in found.furniture if one.kind == "cover"] == [
        "本文链接：https://papers.example/river"
    ]


def test_two_pages_on_a_sheet_are_read_one_by_one_and_placed_on_the_sheet():
    paper = extracted("two_up")
    assert (paper.source.pages, paper.source.columns) == (2, 1)
    assert [(one.page, one.text) for one in paper.furniture if one.kind == "footer"] == [
        (1, "1"), (1, "2"), (2, "3"), (2, "4"),
    ]  # fmt: skip
    (over_fold,) = [p.block for p in paper.paragraphs if _halves(p.block) == [(1, 0), (1, 1)]]
    (over_sheet,) = [p.block for p in paper.paragraphs if _halves(p.block) == [(1, 1), (2, 0)]]
    assert (over_fold.text[:7], over_sheet.text[:7]) == ("座椅的位置比数", "使用者访谈进一")
    for line in (*over_fold.lines, *over_sheet.lines):
        assert line.edges == sorted(line.edges)
        assert (line.edges[0], line.edges[-1]) == (line.bbox[0], line.bbox[2])


def _halves(block):
    """The halves of sheets that a paragraph of "two_up" is on: page, and 1 for the right one."""
    return sorted({(line.page, int(line.bbox[0] > 421)) for line in block.lines})


PLACED = ["watermark", "kind_thesis", "first_page_masthead", "first_page_both_heads",
          "footnote_changes_per_page", "references_neighbour", "sideways_page"]  # fmt: skip


@pytest.mark.parametrize("name", PLACED)
def test_what_is_set_aside_is_printed_in_its_boxes(name):
    reading = read_paper(SPECIMENS / f"{name}.pdf", name, f"{name}.pdf", Extract())
    pages = {page.number: page for page in reading.pages}
    for one in reading.paper.furniture:
        assert {region.page for region in one.regions} == {one.page}
        inside = [
            char.text
            for char in pages[one.page].chars
            if any(holds(region.bbox, char) for region in one.regions)
        ]
        wanted = Counter(counted(one.text))
        slanted = "".join(piece.text for piece in pages[one.page].slanted)
        assert wanted <= Counter(counted("".join(inside) + slanted)), one


def holds(box, char):
    """Whether a box has the middle of a character."""
    x0, top, x1, bottom = box
    return x0 <= (char.x0 + char.x1) / 2 <= x1 and top <= char.base - char.size / 3 <= bottom


@pytest.mark.parametrize("name", PLACED)
def test_each_text_of_the_front_matter_has_its_place(name):
    paper = extracted(name)
    texts = {
        "title": paper.metadata.title,
        "authors": paper.metadata.authors,
        "affiliations": paper.metadata.affiliations,
        "keywords": paper.keywords,
    }
    assert {(one.part, one.lang) for one in paper.front if one.regions} == {
        (part, lang) for part, text in texts.items() for lang in ("zh", "en") if getattr(text, lang)
    }


@pytest.mark.parametrize("scale", [0.5, 2.0, 2.8])
def test_a_paper_reads_the_same_however_large_a_point_is(scale, tmp_path):
    """Programs that write a point a pixel make pages 2.8 times as large."""
    path = tmp_path / "scaled.pdf"
    with pikepdf.open(SAMPLE) as pdf:
        for page in pdf.pages:
            page.contents_add(f"q {scale} 0 0 {scale} 0 0 cm ".encode(), prepend=True)
            page.contents_add(b" Q")
            page.mediabox = pikepdf.Array([float(edge) * scale for edge in page.mediabox])
        pdf.save(path)
    printed, scaled = (extract(one, "a", "a.pdf", Extract(ocr="never")) for one in (SAMPLE, path))
    assert texts_of(scaled) == texts_of(printed)
    assert boxes_of(scaled) == [
        (page, pytest.approx([edge * scale for edge in box], abs=scale / 2))
        for page, box in boxes_of(printed)
    ]


def texts_of(paper):
    blocks = (paper.abstract_zh, paper.abstract_en, *(p.block for p in paper.paragraphs))
    return [
        *([section.number, section.title] for section in paper.sections),
        *(block.text for block in blocks),
        *(formula.text for formula in paper.formulas),
        *([caption.label, caption.text, caption.inside] for caption in paper.captions),
        *(table.rows for table in paper.tables),
        *(reference.text for reference in paper.references),
        *(one.text for one in paper.furniture),
    ]


def boxes_of(paper):
    parts = (*paper.sections, *paper.formulas, *paper.captions, *paper.tables)
    lines = (line for p in paper.paragraphs for line in p.block.lines)
    return [(part.page, list(part.bbox)) for part in (*parts, *lines)]
