from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bipaper.export.interchange.flow import (
    Float,
    Note,
    Part,
    Passage,
    Run,
    body,
    insertions,
    passage,
    rest,
    stretches,
)
from bipaper.model import Document
from bipaper.parts.boxed_text import Region
from bipaper.parts.cited_works import Citation
from bipaper.parts.displays import Formula
from bipaper.parts.running_text import Paragraph, Section
from bipaper.parts.set_aside import Furniture, NoteMark


def shown(part: Part) -> str:
    """A part in a word or two."""
    match part:
        case Section():
            return f"# {part.title}"
        case Formula():
            return f"formula {part.number}"
        case Float():
            tables = "".join(f" {len(table.rows)} rows" for table in part.tables)
            return f"{part.caption.label if part.caption else 'no caption'}{tables}"
        case Passage():
            return "|".join(map(shown_run, part.runs))


def shown_run(run: Run) -> str:
    match run:
        case str():
            return run
        case Note():
            return f"<note {run.number}>"
        case Formula():
            return f"<formula {run.number}>"
        case Citation():
            return f"<{run.text}>"


def test_a_body_is_one_sequence_with_what_stands_in_and_beside_its_text(paper: Document) -> None:
    assert [shown(part) for part in body(paper)] == [
        "# 结果",
        "2023年渔港|<note 1>|增收3.5万元|<[1-2]>|，见图1。",
        "图1",
        "# 模型_1",
        "设成本为$c|<formula 1>|*下式给出价格，其中a<b & p|q。",
        "表1 2 rows",
    ]


def test_what_stands_in_no_text_comes_behind_the_last_paragraph_that_begins_on_its_page(
    paper: Document,
) -> None:
    one = Formula(text="x", number="9", block=None, at=None, page=1, bbox=(0, 0, 1, 1))
    paper.formulas = [one, replace(one, number="8", page=7)]
    paper.tables = [replace(paper.tables[0], caption=None, page=0)]
    paper.captions = []
    found = [shown(part)[:5] for part in body(paper)]
    assert found == ["no ca", "# 结果", "2023年", "formu", "# 模型_", "设成本为$", "formu"]


def test_a_paragraph_of_no_section_comes_first_and_none_is_lost(paper: Document) -> None:
    paper.paragraphs[0].section = "s9"
    assert [shown(part)[:5] for part in body(paper)][:3] == ["2023年", "图1", "# 结果"]


def test_a_formula_inside_a_citation_comes_behind_it(paper: Document) -> None:
    formula = replace(paper.formulas[0], block="p1", at=16)
    paper.formulas = [formula]
    runs = passage("p1", paper.paragraphs[0], insertions(paper)).runs
    assert [shown_run(run) for run in runs][-3:] == ["<[1-2]>", "<formula 1>", "，见图1。"]


def test_runs_are_paragraphs_with_formulas_between_them(paper: Document) -> None:
    formula = paper.formulas[0]
    assert list(stretches(["一", "二", formula, formula, "三"])) == [
        ["一", "二"],
        formula,
        formula,
        ["三"],
    ]


@given(st.text(), st.lists(st.integers(0, 40)), st.lists(st.integers(0, 40)), st.integers(0, 40))
def test_the_runs_of_a_block_hold_its_whole_text(
    text: str, notes: list[int], formulas: list[int], cited: int
) -> None:
    region = Region(page=1, bbox=(0, 0, 1, 1))
    block = Paragraph(id="p1", section=None, text=text, rule="first", regions=[region])
    inside = [at for at in notes if at <= len(text)]
    shown_at = [at for at in formulas if at <= len(text)]
    marks = [Note(1, NoteMark(block="p1", at=at, text="1", note=None)) for at in inside]
    displayed = [
        Formula(text="x", number=None, block="p1", at=at, page=1, bbox=(0, 0, 1, 1))
        for at in shown_at
    ]
    citations = [
        Citation(block="p1", start=at, end=at + 3, text=text[at : at + 3])
        for at in {cited, cited + 2}
        if at + 3 <= len(text)
    ]
    runs = passage("p1", block, {"p1": [*marks, *displayed, *citations]}).runs
    texts = [run.text if isinstance(run, Citation) else run for run in runs]
    assert "".join(text for text in texts if isinstance(text, str)) == text
    assert sum(isinstance(run, Note) for run in runs) == len(inside)
    assert sum(isinstance(run, Formula) for run in runs) == len(shown_at)


def test_what_has_no_place_in_the_text_is_left_under_headings(paper: Document) -> None:
    paper.furniture.append(Furniture(kind="cover", text="学位论文", page=1))
    assert rest(paper) == {
        "脚注": ["作者信箱见官网。"],
        "封面与声明": ["学位论文"],
        "未归类": ["编辑部#"],
    }
    paper.furniture, paper.unplaced = [], []
    assert rest(paper) == {}
