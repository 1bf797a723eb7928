"""What extraction makes of the layout specimens."""

from functools import cache
from pathlib import Path

from bipaper.model import Extracted
from bipaper.settings import Extract
from bipaper.text.paper import extract

SPECIMENS = Path(__file__).parents[1] / "specimens"


@cache
def extracted(name: str) -> Extracted:
    return extract(SPECIMENS / f"{name}.pdf", name, f"{name}.pdf", Extract())


def headings(name: str) -> list[tuple[str | None, str, int]]:
    return [(s.number, s.title, s.level) for s in extracted(name).sections]


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
    assert [p.section for p in paper.paragraphs] == ["s2", "s4"]


def test_notes_in_the_margin_stay_out_of_the_lines_beside_them():
    paper = extracted("marginal_text")
    assert [p.block.text[:12] for p in paper.paragraphs] == [
        "座椅的位置比数量更重要。",
        "照明决定了夜间能否使用。",
        "儿童活动场地的作用因年龄",
    ]
    (notes,) = [f.text for f in paper.furniture if f.kind == "footnote"]
    assert notes == (
        "座椅测量按扶手外缘计，长椅折算为两个座位。照度在地面以上1.5米处测得，取三次平均。"
    )
    assert not any(part in p.block.text for p in paper.paragraphs for part in ("测得", "折算"))
