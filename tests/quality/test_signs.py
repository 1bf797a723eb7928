"""Each sign sees what spoils a paper, and nothing in one that is read well."""

import msgspec
import pytest
from samples import NAMES, pdf_of
from sound import (
    ENTRY,
    PROSE,
    SOUND,
    block,
    metadata,
    paragraphs,
    read,
    references,
    section,
    source,
)
from specimen import SPECIMENS

from bipaper.parts.bilingual import Bilingual, BilingualList
from bipaper.parts.cited_works import Citation
from bipaper.parts.diagnostics import Warning
from bipaper.parts.set_aside import Unplaced
from bipaper.parts.source_file import Healed
from bipaper.quality.findings import Read
from bipaper.quality.printed import order
from bipaper.quality.signs import SIGNS
from bipaper.settings import Extract
from bipaper.text.paper import extract

HEALED = msgspec.structs.replace(
    source(), healed=[Healed(font="Song", pages=[1, 2], characters=20, how="shapes")]
)


ALONE = BilingualList(zh=["林知远", "安衡"])


def seen(name, *citations, **changes):
    """Share, message, pages and ids of what a sign finds in a changed paper."""
    found = SIGNS[name](read(*citations, **changes))
    return found and (round(found.share, 2), found.message, [*found.pages], [*found.ids])


@pytest.mark.parametrize("name", SIGNS)
def test_a_paper_that_is_read_well_is_sound(name):
    assert seen(name) == (1.0, "", [], [])


@pytest.mark.parametrize(
    ("name", "changes", "expected"),
    [
        (
            "characters",
            {"paragraphs": paragraphs(PROSE, "水位\ufffd米。")},
            (0.75, "characters that are not known on page 1", [1], ["p2"]),
        ),
        ("ocr", {"source": source(4, [2])}, (0.75, "page 2 read by OCR", [2], [])),
        (
            "healed",
            {
                "source": HEALED,
                "paragraphs": paragraphs(100 * "水"),
                "abstract_zh": None,
                "abstract_en": None,
                "references": [],
            },
            (0.8, "20 characters of page 1, 2 are told by their glyphs", [1, 2], []),
        ),
        (
            "words",
            {"abstract_en": block("W ater b irds follow the level of the water, and " * 2)},
            (0.86, "4 of 28 English words are single letters", [], ["abstract.en"]),
        ),
        (
            "order",
            {"paragraphs": paragraphs(PROSE, "\n".join(16 * ["水位平均", "管理处"]))},
            (0.03, "lines do not go on in the next line on page 1", [1], ["p2"]),
        ),
        (
            "paragraphs",
            {"paragraphs": paragraphs(PROSE, "，" + PROSE, PROSE[:-1], "式中水位。")},
            (0.33, "paragraphs begin or end within a sentence on page 1", [1], ["p2", "p3"]),
        ),
        (
            "kind",
            {"source": source(80)},
            (0.0, "80 pages: a thesis or a book?", [], []),
        ),
        ("kind", {"source": source(80, kind="thesis")}, (1.0, "", [], [])),
        ("kind", {"source": source(kind="slides")}, (0.0, "slides", [], [])),
        (
            "kind",
            {"source": source(kind="other")},
            (0.0, "neither an article nor a thesis or report", [], []),
        ),
        (
            "kind",
            {"paragraphs": paragraphs("引言........1方法……3数据·····5结果......7结论......9")},
            (0.0, "a table of contents on page 1", [1], ["p1"]),
        ),
        (
            "kind",
            {"warnings": [Warning(code="several_articles", message="several articles: page 3")]},
            (0.0, "several articles: page 3", [], []),
        ),
        (
            "parts",
            {"sections": [], "references": [], "metadata": metadata(authors=BilingualList())},
            (0.5, "no authors, headings, references", [], []),
        ),
        (
            "parts",
            {"source": source(kind="report"), "references": [], "abstract_zh": None},
            (1.0, "", [], []),
        ),
        (
            "authors",
            {"metadata": metadata(authors=BilingualList(zh=["林知远", "安衡"], en=["AN Heng"]))},
            (0.5, "authors without their name in the other language: 林知远", [], []),
        ),
        (
            "authors",
            {"metadata": metadata(authors=BilingualList(zh=["林谷", "林衡"], en=["LIN Heng"]))},
            (0.5, "authors without their name in the other language: 林谷", [], []),
        ),
        (
            "authors",
            {"metadata": metadata(authors=BilingualList(zh=["林知远"], en=["Heng An"]))},
            (0.0, "authors without their name in the other language: 林知远, Heng An", [], []),
        ),
        (
            "authors",
            {"metadata": metadata(authors=BilingualList(zh=["玛丽·布朗"], en=["Mary Brown"]))},
            (1.0, "", [], []),
        ),
        (
            "authors",
            {"metadata": metadata(authors=BilingualList(zh=["安旺卓嘎"], en=["Ngawang Drolkar"]))},
            (1.0, "", [], []),
        ),
        (
            "authors",
            {"metadata": metadata(authors=BilingualList(zh=["罗伯", "罗知远"], en=["LUO Z."]))},
            (0.5, "authors without their name in the other language: 罗知远", [], []),
        ),
        (
            "keywords",
            {"keywords": BilingualList(zh=["湿地", "水鸟"], en=["wetland water bird"])},
            (0.5, "2 Chinese keywords, 1 English", [], []),
        ),
        ("abstracts", {"abstract_en": None}, (0.5, "no English abstract", [], [])),
        (
            "abstracts",
            {"abstract_en": block("Water birds.")},
            (
                0.0,
                "abstracts of 25 and 12 characters do not say the same",
                [],
                ["abstract.zh", "abstract.en"],
            ),
        ),
        (
            "headings",
            {"sections": [section(1, "1", "引言"), section(2, "3", "水位升高。水鸟减少")]},
            (0.5, "numbers are missing, or a sentence is a heading: 3 (page 1)", [1], ["s2"]),
        ),
        (
            "headings",
            {"sections": [section(1, None, "水位升高。水鸟因此减少")]},
            (
                0.0,
                "numbers are missing, or a sentence is a heading: 水位升高。水鸟因此减 (page 1)",
                [1],
                ["s1"],
            ),
        ),
        (
            "references",
            {"references": references(("1", ENTRY), ("4", ENTRY))},
            (0.5, "no reference 2, 3", [], []),
        ),
        (
            "references",
            {"references": references((None, ENTRY * 3)), "paragraphs": paragraphs(PROSE, ENTRY)},
            (0.0, "other text in entry 1; entries outside, on page 1", [1], ["r1", "p2"]),
        ),
        (
            "references",
            {"references": references((None, "林知远（2031）。水位研究。湖泊學刊，7（2），1-9。"))},
            (1.0, "", [], []),
        ),
        (
            "references",
            {"references": references((None, "林知远（2031）。水位。" + "水鸟因此减少。" * 4))},
            (0.0, "other text in entry 1", [], ["r1"]),
        ),
        (
            "captions",
            {"captions": []},
            (0.0, "no caption of 图1", [1], ["p1"]),
        ),
    ],
)
def test_what_spoils_a_paper_is_seen(name, changes, expected):
    assert seen(name, **changes) == expected


@pytest.mark.parametrize("text", ["见图2", "如图2所示", "由图2可知", "从图2看", "据图2", "從圖2看"])
def test_a_figure_that_the_text_points_to_has_a_caption(text):
    assert seen("captions", paragraphs=paragraphs(text))[0] == 0.0


READ_ACROSS = {
    "heat_pump_policy": [1, 2, 3],
    "mixed_columns": [1],
    "unbalanced_last_page": [1],
    "watermark": [1],
}


@pytest.mark.parametrize("name", READ_ACROSS)
def test_pages_that_are_read_across_their_columns_are_named(name, monkeypatch):
    path = pdf_of(name) if name in NAMES else SPECIMENS / f"{name}.pdf"
    assert pages_in_disorder(path) == []
    monkeypatch.setattr("bipaper.layout.page.reading_order", from_the_top)
    assert pages_in_disorder(path) == READ_ACROSS[name]


def pages_in_disorder(path):
    found = order(Read(extract(path, path.stem, path.name, Extract()), []))
    return found and list(found.pages)


def from_the_top(placed, boxes):
    return list(placed)


def test_a_citation_without_an_entry_is_seen():
    loose = Citation(block="p2", start=0, end=3, text="[7]")
    found = Citation(block="p1", start=0, end=3, text="[1]", references=["r1"])
    assert seen("citations", found, loose) == (0.5, "no entry for [7]", [1], ["p2"])


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("安衡", "Water Birds and the Level", (0.5, "the title '安衡' may be a name")),
        (
            "岚浦园林学报",
            None,
            (0.0, "the title '岚浦园林学报' may be a running header; no English title"),
        ),
        (
            "学位论文使用授权书",
            "Water Birds",
            (0.5, "the title '学位论文使用授权书' may be a form's"),
        ),
        (
            "园林学刊第3期",
            "Water Birds",
            (0.5, "the title '园林学刊第3期' may be a running header"),
        ),
        ("数据授权的法律规制", "Water Birds", (1.0, "")),
        ("××大学水鸟研究所", "Water Birds", (0.5, "the title '××大学水鸟研究所' may be a form's")),
        ("• 湿地水鸟", "Water Birds", (0.5, "the title '• 湿地水鸟' may be a form's")),
        (
            "嵐浦園林學報",
            "Water Birds",
            (0.5, "the title '嵐浦園林學報' may be a running header"),
        ),
        ("湿地水鸟与水位", "TB-2016", (0.5, "the title 'TB-2016' may be none")),
        (None, "Water Birds", (0.5, "no Chinese title")),
    ],
)
def test_a_title_that_is_none_is_seen(zh, en, expected):
    found = seen("titles", metadata=metadata(title=Bilingual(zh=zh, en=en)))
    assert found is not None
    assert found[:2] == expected


def test_unplaced_text_is_seen_but_for_a_neighbour_s():
    loose = Unplaced(text="编辑部", page=2, bbox=None, why="front_matter")
    other = Unplaced(text="另一篇文章", page=1, bbox=None, why="neighbour")
    found = seen("unplaced", unplaced=[loose, other])
    assert found == (0.98, "3 of 165 letters are unplaced, on page 2", [2], [])


def test_lines_in_each_other_s_place_are_seen():
    torn = paragraphs(PROSE, PROSE)
    torn[1].block.lines[0].bbox = (60.0, 218.0, 250.0, 228.0)
    found = seen("overlaps", paragraphs=torn)
    assert found == (0.8, "lines of text overlap on page 1", [1], [])


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("characters", {"paragraphs": [], "abstract_zh": None, "abstract_en": None}),
        ("words", {"abstract_en": None}),
        ("paragraphs", {"paragraphs": []}),
        ("titles", {"metadata": metadata(title=Bilingual())}),
        ("authors", {"metadata": metadata(authors=BilingualList())}),
        ("authors", {"metadata": metadata(title=Bilingual(zh="湿地水鸟"), authors=ALONE)}),
        ("citations", {"references": []}),
        ("keywords", {"keywords": BilingualList()}),
        ("abstracts", {"abstract_zh": None, "abstract_en": None}),
        ("headings", {"sections": []}),
        ("references", {"references": []}),
        ("captions", {"paragraphs": []}),
    ],
)
def test_a_sign_of_what_is_not_there_does_not_apply(name, changes):
    assert seen(name, **changes) is None


def test_the_sound_paper_has_all_parts_that_signs_look_at():
    assert all(look(read()) for look in SIGNS.values())
    assert SOUND.unplaced == []
