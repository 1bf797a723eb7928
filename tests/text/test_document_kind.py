"""What kind of document a file is, and what is read of each kind."""

import msgspec
import pytest
from leave_out import Entry, entries, sampled, with_and_without
from printed import BODY, line, stream
from specimen import extracted

from bipaper.layout.columns import Placed
from bipaper.layout.page import Layout, PageLayout
from bipaper.parts.metadata import Metadata
from bipaper.parts.source_file import DocumentKind
from bipaper.pdf.pages import PdfPage
from bipaper.text.document_kind import decide_kind, other_articles

Row = str | tuple[str, dict[str, float | bool | str]]

TITLE: Row = ("岚浦湿地的水位与水鸟", {"size": 18.0, "centred": True})
TEXT = ["　　水位在夏季上升，水鸟随之增多，本文记录了三年的变化。"] * 20


def kind(
    *rows: str | tuple[str, dict[str, float | bool | str]], heads: int = 0, width: float = 500.0
) -> DocumentKind:
    """The kind of a document of one page, with so many running headers that name a thesis."""
    flow = stream(*rows)
    header = line("岚浦大学硕士学位论文")
    page = PageLayout(1, flow, [], [], [], [header] * heads)
    pages = [PdfPage(1, width, 700.0, [], [], [])]
    return decide_kind(flow, [], pages, Layout([page], BODY)).kind


def test_an_article_has_an_abstract_keywords_references_or_authors() -> None:
    for part in (
        "摘要：水位上升。",
        "关键词：水位；水鸟",
        "参考文献",
        "林知远",
        "（岚浦大学，岚浦 400000）",
    ):
        assert kind(TITLE, part, *TEXT) == "article"
    assert kind(TITLE, *TEXT) == "other"


def test_two_signs_make_a_thesis() -> None:
    cover = [("岚浦大学硕士学位论文", {"size": 24.0}), TITLE, "作者：林知远"]
    assert kind(*cover, "指导教师：安衡") == "thesis"
    assert kind(*cover, heads=2) == "thesis"
    assert kind(*cover) != "thesis"
    assert kind(TITLE, "指导教师：安衡", *TEXT) != "thesis"
    assert (
        kind("学位论文原创性声明", "　　论文由本人独立完成。", "导师签名：", "导师：安衡")
        == "thesis"
    )


def test_a_report_says_so_in_its_title_and_has_no_keywords() -> None:
    title = ("岚浦湿地保护白皮书（2023）", {"size": 24.0})
    assert kind(title, "2023年6月") == "report"
    assert kind(title, *TEXT) == "report"
    assert kind(title, "关键词：湿地；保护", *TEXT) == "article"
    assert kind(title, *TEXT, "参考文献") == "article"
    assert kind(TITLE, "岚浦湿地保护白皮书", *TEXT) != "report"


@pytest.mark.parametrize(
    ("title", "first", "listed", "told"),
    [
        ("岚浦湿地水鸟报告", ["执行摘要"], True, "report"),
        ("岚浦湿地水鸟报告", ["摘要"], True, "report"),
        ("岚浦湿地水鸟", ["摘要"], True, "article"),
        ("岚浦湿地水鸟报告", ["摘要"], False, "article"),  # without a table of contents
        ("岚浦湿地水鸟报告", ["湿地", "摘要"], True, "article"),  # below a title of its own
    ],
)
def test_a_report_may_have_keywords_behind_a_cover_and_contents(
    title: str, first: list[str], listed: bool, told: DocumentKind
) -> None:
    cover = [one.line for one in stream((title, {"size": 24.0}), "岚浦湿地研究院")]
    texts = stream(*first, *TEXT, "关键词：湿地；保护")
    text = [line(one.line.text, base=one.line.base, page=2) for one in texts]
    flow = [Placed(one, None, 50.0, 450.0) for one in (*cover, *text)]
    contents = [line("目录", page=3)] if listed else []
    pages = [PdfPage(number, 500.0, 700.0, [], [], []) for number in (1, 2)]
    assert decide_kind(flow, contents, pages, Layout([], BODY)).kind == told


def test_a_report_with_pages_behind_its_cover_may_have_any_title() -> None:
    pages = [[TITLE, "岚浦湿地研究院"], ["关于岚浦湿地"], ["摘要", *TEXT]]

    def told(*pages: list[Row]) -> DocumentKind:
        flow = [
            item._replace(line=line(item.line.text, base=item.line.base, page=number))
            for number, rows in enumerate(pages, 1)
            for item in stream(*rows)
        ]
        sheets = [PdfPage(number, 500.0, 700.0, [], [], []) for number in (1, 2, 3)]
        return decide_kind(flow, [line("目录", page=4)], sheets, Layout([], BODY)).kind

    assert told(*pages) == "report"
    assert told(pages[0], pages[2]) == "article"


def test_wide_pages_of_large_type_are_slides() -> None:
    large = [("湿地的水位", {"size": 20.0})]
    assert kind(*large, width=900.0) == "slides"
    assert kind(*large) != "slides"
    assert kind(TITLE, *TEXT, width=900.0) != "slides"


def test_an_empty_document_is_none_of_these() -> None:
    assert kind() == "other"


def test_a_second_abstract_is_another_article_s() -> None:
    def on(page: int, text: str) -> Placed:
        return Placed(line(text, page=page), None, 50.0, 450.0)

    own = [on(1, "摘要：水位上升。"), on(1, "关键词：水位"), on(1, "Abstract: Water rises.")]
    assert other_articles(own) == []
    assert other_articles([*own, on(3, "摘要：水鸟增多。"), on(3, "关键词：水鸟")]) == [3]


WORDS = ("bipaper.text.document_kind", "document_kind.toml")


@pytest.mark.parametrize("entry", sampled(entries(*WORDS), "kind"))
def test_each_word_of_a_title_is_needed(entry: Entry) -> None:
    told = "report" if entry.name == "report" else "other"

    def holds(example: str) -> bool:
        return kind((example, {"size": 24.0}), "（岚浦大学，岚浦 400000）", *TEXT) == told

    assert with_and_without(*WORDS, entry, holds) == (True, False)


# --- what is read of each kind -------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "told", "warned"),
    [
        ("kind_thesis", "thesis", []),
        ("kind_thesis_traditional", "thesis", ["no_abstract_en", "no_references"]),
        ("first_page_thesis", "thesis", ["no_title_en"]),
        ("kind_white_paper", "report", []),
        ("kind_report", "report", []),
        ("kind_slides", "slides", ["slides"]),
        ("kind_rules", "other", None),
        ("first_page_no_labels", "article", None),
        ("first_page_cover", "article", None),
    ],
)
def test_kinds_of_whole_documents(name: str, told: str, warned: list[str] | None) -> None:
    paper = extracted(name)
    assert paper.source.kind == told
    if warned is not None:
        assert [warning.code for warning in paper.warnings] == warned


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("kind_white_paper", "岚浦市口袋公园发展白皮书（2023年）"),
        ("kind_slides", "口袋公园的使用"),
        ("kind_rules", "岚浦大学研究生学位论文格式条例"),
    ],
)
def test_what_is_no_article_has_a_title_and_nothing_invented(name: str, title: str) -> None:
    data = extracted(name).metadata
    assert data == Metadata(title=msgspec.structs.replace(data.title, zh=title, en=None))


def test_a_report_s_cover_and_summaries_are_its_front_matter() -> None:
    paper = extracted("kind_report")
    data = paper.metadata
    assert (data.title.zh, data.title.en) == (
        "岚浦市口袋公园使用报告（2023）",
        "The Use of Pocket Parks in Lanpu: Report for 2023",
    )
    assert [(one.zh, one.en) for one in data.people] == [
        ("宋知远", "SONG Zhiyuan"),
        ("安衡", "AN Heng"),
    ]
    assert paper.abstract_zh
    assert paper.abstract_zh.text.startswith("口袋公园是老城区")
    assert paper.abstract_en
    assert paper.abstract_en.text.startswith("Pocket parks are")
    assert [section.title for section in paper.sections] == ["现状", "建议"]


def test_several_articles_are_warned_about() -> None:
    (warning,) = (w for w in extracted("kind_several_articles").warnings if "several" in w.code)
    assert warning.message == "several articles: another 摘要 or 关键词 on page 2"


def furniture(name: str) -> list[tuple[str, int]]:
    kinds = ("cover", "declaration", "contents")
    return [(one.kind, one.page) for one in extracted(name).furniture if one.kind in kinds]


def test_covers_and_declarations_are_furniture_of_their_kind() -> None:
    assert furniture("kind_thesis") == [
        ("cover", 1),
        ("cover", 2),
        ("cover", 4),
        ("declaration", 3),
        ("declaration", 11),
    ]
    assert furniture("kind_report") == [("contents", 5), ("cover", 1), ("cover", 2)]
    assert furniture("kind_thesis_traditional") == [
        ("cover", 1),
        ("cover", 3),
        ("declaration", 2),
    ]
    assert furniture("kind_white_paper") == [("contents", 2), ("cover", 1)]


def test_title_and_author_of_a_thesis_are_those_of_its_cover() -> None:
    data = extracted("kind_thesis").metadata
    assert (data.title.zh, data.title.en) == (
        "基于逐月观测的口袋公园PocketGreen使用人数研究",
        "A Study of the Number of Users of Pocket Parks",
    )
    assert (data.authors.zh, data.authors.en) == (["宋知远"], ["Song Zhiyuan"])
    data = extracted("kind_thesis_traditional").metadata
    assert data.title.zh == "口袋公園使用人數之觀測——以嵐浦市為例"
    assert data.authors.zh == ["沈若谷"]


def test_the_parts_of_a_thesis_are_its_chapters_and_what_stands_behind_them() -> None:
    titles = [f"{s.number or ''}{s.title}" for s in extracted("kind_thesis").sections]
    assert titles == ["第一章绪论", "第二章结果", "参考文献", "附录A观测记录表", "致谢"]


def test_an_abstract_below_fields_and_keywords_is_the_abstract() -> None:
    paper = extracted("kind_thesis_traditional")
    assert paper.abstract_zh is not None
    assert paper.abstract_zh.text.startswith("本研究觀測")
    assert paper.keywords.zh == ["口袋公園", "使用人數", "遮蔭率"]
