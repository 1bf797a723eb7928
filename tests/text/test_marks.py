"""Raised digits are exponents, marks of notes, or left for the citations."""

import pytest
from msgspec.structs import replace
from printed import line, plain
from sources import source

from bipaper.parts.boxed_text import Block
from bipaper.parts.cited_works import Reference
from bipaper.parts.extracted import Extracted
from bipaper.parts.running_text import Section, TextParagraph
from bipaper.parts.set_aside import NoteMark
from bipaper.text.blocks import block_of
from bipaper.text.marks import Note, notes_by_page, settle_marks

NOTES = {1: [Note("3", "水样取自湖心。"), Note("2", "见附录。")], 2: [Note("4", "同上。")]}


def paper(*blocks: Block) -> Extracted:
    read = source(sha256="")
    paragraphs = [
        TextParagraph(id=f"p{n}", section=None, block=block, rule="first")
        for n, block in enumerate(blocks, 1)
    ]
    return Extracted(id="a", source=read, paragraphs=paragraphs)


def settled(text: str, notes=NOTES) -> tuple[str, list[tuple[str, str]], list[str]]:
    """A printed line's text, its note marks with what stands before them, its superscripts."""
    read = settle_marks(paper(block_of([line(text)])), notes)
    block = read.paragraphs[0].block
    marks = [(block.text[: mark.at], mark.text) for mark in read.notes]
    return block.text, marks, [block.text[a:b] for a, b in block.superscripts]


@pytest.mark.parametrize(
    ("text", "right", "before"),
    [
        ("下降了18.53%^3^。", "下降了18.53%。", "下降了18.53%"),
        ("共征收^3^。", "共征收。", "共征收"),
        ("用GDP^3^衡量", "用GDP衡量", "用GDP"),
        ("共2 500^3^家", "共2 500家", "共2 500"),
        ("共10^3^家", "共10家", "共10"),
        ("use Keras ^3^.", "use Keras.", "use Keras"),
        ("use Keras ^3^ and", "use Keras and", "use Keras"),
        ("用Keras ^3^表示", "用Keras表示", "用Keras"),
        ("use Keras ^3^and", "use Keras and", "use Keras "),
    ],
)
def test_the_mark_of_a_note_on_its_page_is_no_digit_of_the_text(text: str, right: str, before: str):
    assert settled(text) == (right, [(before, "3")], [])


def test_a_mark_is_kept_with_its_note():
    (mark,) = settle_marks(paper(block_of([line("面积^2^与水深^3^")])), NOTES).notes[1:]
    assert mark == NoteMark(block="p1", at=5, text="3", note="水样取自湖心。")


def test_circled_marks_are_taken_out_each_with_its_note():
    notes = {1: [Note("①", "见附录。"), Note("②", "同上。")]}
    assert settled("由变量x^①②^。约^③^家", notes) == (
        "由变量x。约③家",
        [("由变量x", "①"), ("由变量x", "②")],
        ["③"],
    )


def test_circled_marks_find_the_only_note_of_their_number_on_a_page_behind():
    notes = {3: [Note("①", "见附录。"), Note("②", "同上。")]}
    right = ("由变量x。约家", [("由变量x", "①"), ("由变量x。约", "②")], [])
    assert settled("由变量x^①^。约^②^家", notes) == right
    again = {2: [Note("①", "见附录。")], 3: [Note("①", "同上。")]}
    assert settled("由变量x^①^。", again) == ("由变量x①。", [], ["①"])
    assert settled("由变量x^①^。约^①^家", notes)[1] == []
    assert settled("共征收^2^。", {3: [Note("2", "见附录。")]})[1] == []


def test_a_circled_mark_may_be_carried_over_to_the_page_behind_its_note():
    notes = {1: [Note("①", "见附录。")]}
    carried = [settle_marks(paper(block_of([line("约^①^家", page=n)])), notes) for n in (2, 3)]
    assert [read.paragraphs[0].block.text for read in carried] == ["约家", "约①家"]


def test_circled_marks_find_their_notes_below_a_title_at_the_end():
    titled = Section(
        id="s1", number=None, title="注释", level=1, parent=None, page=1, bbox=(0, 0, 9, 9), rule=""
    )
    text, note = paper(*(block_of([line(one)]) for one in ("约^①^家。", "①见附录。"))).paragraphs
    sections = {"sections": [titled], "paragraphs": [text, replace(note, section="s1")]}
    read = settle_marks(replace(paper(), **sections), {})
    assert read.notes == [NoteMark(block="p1", at=1, text="①", note="见附录。")]
    assert [one.block.text for one in read.paragraphs] == ["约家。", "①见附录。"]


def test_spaces_before_marks_go_with_them():
    assert settled("use Keras ^3^ ^2^ and") == (
        "use Keras and",
        [("use Keras", "3"), ("use Keras", "2")],
        [],
    )


def test_what_follows_a_mark_keeps_its_place():
    before = block_of([line("水深^3^与面积")])
    after = settle_marks(paper(before), NOTES).paragraphs[0].block
    assert after.lines[0].edges[-3:] == before.lines[0].edges[-3:]


@pytest.mark.parametrize("text", ["共征收^5^。", "共征收^4^。", "共征收^[5]^。", "共征收^a^。"])
def test_a_mark_without_a_note_on_its_page_stays(text: str):
    assert settled(text) == (plain(text), [], [plain(text)[3:-1]])


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("模量为3×10^11^ Pa", "模量为3×10¹¹ Pa"),
        ("模量为10^11^ Pa", "模量为10¹¹ Pa"),
        ("浓度为10^-6^", "浓度为10⁻⁶"),
        ("面积为120 km^2^", "面积为120 km²"),
        ("流速为5 m·s^-1^", "流速为5 m·s⁻¹"),
        ("密度为2 kg/m^3^", "密度为2 kg/m³"),
        ("系数R^2^为正", "系数R²为正"),
        ("为(x+1)^2^之和", "为(x+1)²之和"),
        ("为（x+1）^2^之和", "为（x+1）²之和"),
    ],
)
def test_an_exponent_stays_as_unicode_writes_it_whatever_the_notes(text: str, right: str):
    assert settled(text) == (right, [], [])
    assert settled(text, {}) == (right, [], [])


@pytest.mark.parametrize("sign", "×·*xX")
def test_ten_times_raised_digits_is_a_power_though_a_note_has_their_label(sign: str):
    assert settled(f"为3{sign}10^3^") == (f"为3{sign}10³", [], [])


@pytest.mark.parametrize("unit", ["km", "cm", "dm", "hm", "mm", "nm", "m", "μm", "min", "in", "ft"])
def test_a_length_or_a_time_has_powers_though_a_note_has_their_label(unit: str):
    assert settled(f"为5 {unit}^2^") == (f"为5 {unit}²", [], [])


def marked(*texts: str, references: int = 0) -> list[tuple[str, str]]:
    """(block, mark) of the note marks of a paper whose notes were not found."""
    listed = [Reference(id=f"r{n}", label=str(n), text="") for n in range(1, references + 1)]
    read = settle_marks(
        replace(paper(*(block_of([line(text)]) for text in texts)), references=listed), {}
    )
    return [(mark.block, mark.text) for mark in read.notes]


def test_marks_that_count_on_are_those_of_notes_not_found():
    texts = ["增长19%^1^。", "共征收^2^。", "见李明（2019年）^3^", "约^7^家"]
    assert marked(*texts) == [("p1", "1"), ("p2", "2"), ("p3", "3")]


@pytest.mark.parametrize("sign", "》”’。，；")
def test_marks_that_count_on_may_stand_behind_the_end_of_a_clause(sign: str):
    assert marked("湖泊的水质^1^。", f"水深{sign}^2^与面积") == [("p1", "1"), ("p2", "2")]


def test_indices_of_formulas_that_count_on_are_no_marks():
    assert marked("其中lsp^1^，lsp^2^，lsp^3^", "为（yj-tj）^1^与（xj-tj）^2^") == []


def test_in_a_paper_that_cites_by_bare_numbers_they_are_citations():
    texts = ["湖泊的水质^1^。", "水深与面积^2^。"]
    assert marked(*texts, references=3) == []
    assert marked(*texts, "已有研究[3]表明", references=3) == [("p1", "1"), ("p2", "2")]


def test_notes_begin_with_their_label_and_go_on_in_the_next_line():
    lines = [line("作者简介：李明。"), line("^1^ 水样取自"), line("湖心。"), line("2. 见附录。")]
    lines.append(line("③同上。"))
    assert notes_by_page([(1, lines)]) == {
        1: [Note("1", "水样取自湖心。"), Note("2", "见附录。"), Note("③", "同上。")]
    }


def test_a_year_is_no_label():
    assert notes_by_page([(1, [line("2019年立项的项目")])]) == {1: []}


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("52%。", [Note("1", "下降38%至52%。")]),
        ("40 座湖泊。", [Note("1", "下降38%至40座湖泊。")]),
        ("2 见附录。", [Note("1", "下降38%至"), Note("2", "见附录。")]),
        ("^40^ 见附录。", [Note("1", "下降38%至"), Note("40", "见附录。")]),
        ("40. 见附录。", [Note("1", "下降38%至"), Note("40", "见附录。")]),
        ("3 见附录。", [Note("1", "下降38%至3见附录。")]),
    ],
)
def test_a_number_that_begins_a_note_s_line_is_no_label(below: str, expected: list[Note]):
    assert notes_by_page([(1, [line("1 下降38%至"), line(below)])]) == {1: expected}


@pytest.mark.parametrize(
    ("below", "labels"), [("3 同上。", ["1", "3"]), ("40 座湖泊。", ["1"]), ("1 座湖泊。", ["1"])]
)
def test_a_number_behind_a_sentence_may_skip_a_note(below: str, labels: list[str]):
    (notes,) = notes_by_page([(1, [line("1 水样取自湖心。"), line(below)])]).values()
    assert [note.label for note in notes] == labels


@pytest.mark.parametrize(
    ("last", "above", "expected"),
    [
        ("[1] 水样取自", line("湖心。"), "水样取自湖心。"),
        ("[1] 水样取自岸边。", line("湖心。"), "水样取自岸边。"),
        ("[1] 水样取自", line("湖心。", size=8.0), "水样取自"),
        ("[1] 水样取自", line("收稿日期：2031-05-04"), "水样取自"),
        ("[1] 水样", line("湖心的水样取自岸边的深水区。"), "水样"),
        ("[1] 水样取自岸边？", line("湖心。"), "水样取自岸边？"),
    ],
)
def test_a_note_that_breaks_off_at_a_page_s_end_goes_on_below_the_next(last, above, expected):
    pages = [(1, [line(last)]), (2, [above, line("[2] 见附录。")])]
    assert notes_by_page(pages) == {1: [Note("[1]", expected)], 2: [Note("[2]", "见附录。")]}


@pytest.mark.parametrize("label", ["1", "[1]"])
@pytest.mark.parametrize("mark", ["1", "[1]", "(1)"])
def test_a_note_is_found_with_or_without_brackets(label: str, mark: str):
    notes = {1: [Note(label, "见附录。")]}
    assert settled(f"水深^{mark}^与面积", notes) == ("水深与面积", [("水深", mark)], [])


def test_a_raised_number_in_brackets_is_the_mark_of_a_note_unless_references_have_it():
    notes = {1: [Note("[1]", "见附录。"), Note("[2]", "同上。")]}
    text = "水深^[1]^与^〔2〕^面积，约^[3]^家"
    assert settled(text, notes) == (
        "水深与面积，约[3]家",
        [("水深", "[1]"), ("水深与", "[2]")],
        ["[3]"],
    )
    listed = [Reference(id="r1", label="[1]", text=""), Reference(id="r2", label="2", text="")]
    cited = settle_marks(replace(paper(block_of([line(text)])), references=listed), notes)
    assert cited.notes == []
