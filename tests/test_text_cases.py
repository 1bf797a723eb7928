"""Small PDFs whose text layer fools readers, where they lie beside the project: all say one text.

Each folder holds variants of one page. What is wrong with their text has a test of its own in
tests/pdf; here they are read as a user would.
"""

from functools import cache
from pathlib import Path

import pytest

from bipaper.parts.extracted import Extracted
from bipaper.pdf import ocr
from bipaper.settings import Extract
from bipaper.text.paper import extract

CASES = Path(__file__).resolve().parents[2] / "shared" / "cases" / "text"

pytestmark = [
    pytest.mark.skipif(not CASES.is_dir(), reason="no cases beside the project"),
    pytest.mark.skipif(not ocr.available(), reason='needs pip install "bipaper[ocr]"'),
]

# Folder, the variant that others are compared with, and those that differ for a reason.
PLAIN = [
    ("02-gbk-euc-h-no-tounicode", "UniGB-UCS2-H", {"ETen-B5-H"}),  # in traditional characters
    ("04-hidden-layer", "layer_off", {"layer_on"}),
    ("06-drawn-many-times", "twice_same_place", set()),
    ("07-soft-hyphen", "1_ascii", set()),
    ("08-symbol-font-pua", "0_plain", {"2_null", "3_control"}),
    ("09-radicals-supplement", "0_plain", {"2_strokes"}),
    ("10-digits-other-font", "3_lower_quarter", set()),
    ("11-owner-password", "rc4_40", set()),
    ("13-page-geometry", "negative_origin", set()),
]
# English and references are printed over themselves in these, so only the rest is compared.
OVERPRINTED = "10-digits-other-font"


@cache
def read(folder: str, name: str) -> Extracted:
    path = CASES / folder / f"{name}.pdf"
    return extract(path, path.stem, path.name, Extract())


def said(paper: Extracted) -> list[str]:
    """All that a paper says, but for what may be printed over itself."""
    return [
        paper.metadata.title.zh or "",
        str(paper.metadata.authors),
        *(f"{section.number} {section.title}" for section in paper.sections),
        *(block.text for name, block in paper.blocks() if name != "abstract.en"),
    ]


def said_besides(paper: Extracted) -> list[str]:
    """The rest of it."""
    return [
        paper.metadata.title.en or "",
        paper.abstract_en.text if paper.abstract_en else "",
        *(reference.text for reference in paper.references),
        *(one.text for one in paper.unplaced),
    ]


def variants() -> list[tuple[str, str, str]]:
    return [
        (folder, plain, path.stem)
        for folder, plain, others in PLAIN
        for path in sorted((CASES / folder).glob("*.pdf"))
        if path.stem not in others | {plain}
    ]


@pytest.mark.parametrize(("folder", "plain", "variant"), variants())
def test_variants_of_a_page_say_the_same(folder: str, plain: str, variant: str) -> None:
    one, other = read(folder, variant), read(folder, plain)
    assert said(one) == said(other)
    assert folder == OVERPRINTED or said_besides(one) == said_besides(other)


@pytest.mark.parametrize(("folder", "plain"), [(folder, plain) for folder, plain, _ in PLAIN])
def test_the_page_they_are_compared_with_is_read_whole(folder: str, plain: str) -> None:
    paper = read(folder, plain)
    assert (paper.metadata.title.zh or "").startswith(("茶园滴灌", "西坡村民"))
    assert paper.abstract_zh
    assert len(paper.sections) >= 3
    assert paper.references
    assert paper.unplaced == []


def test_a_note_in_a_layer_that_is_off_is_left_out_and_warned_of() -> None:
    hidden, shown = (read("04-hidden-layer", name) for name in ("layer_off", "layer_on"))
    assert [warning.code for warning in hidden.warnings] == ["hidden_text"]
    assert shown.warnings == []
    assert len(shown.furniture) == len(hidden.furniture) + 1


# Strokes and radicals with the code of a traditional form are that form: Unicode's equivalents
# do not know that the page is printed in simplified characters.
def test_strokes_are_read_as_characters() -> None:
    plain, strokes = (said(read("09-radicals-supplement", v)) for v in ("0_plain", "2_strokes"))
    simplified = [text.replace("見", "见").replace("龜", "龟") for text in strokes]
    assert simplified == plain


@pytest.mark.parametrize("variant", ["2_null", "3_control"])
def test_signs_without_a_character_are_read_from_their_glyphs(variant: str) -> None:
    plain, healed = read("08-symbol-font-pua", "0_plain"), read("08-symbol-font-pua", variant)
    assert said(healed) == [text.replace("\u2212", "-") for text in said(plain)]
    assert healed.source.healed
    assert plain.source.healed == []


@pytest.mark.parametrize("variant", ["1_headings_unmapped", "2_body_unmapped", "3_latin_unmapped"])
def test_a_font_that_nobody_can_read_is_read_from_its_glyphs_or_its_page(variant: str) -> None:
    paper = read("12-partly-unmapped", variant)
    assert paper.metadata.title.zh == "茶园滴灌的节水效果与茶农用水行为"
    assert paper.metadata.authors.zh == ["林晓峰", "陈素梅"]
    titles = [section.title for section in paper.sections if section.level == 1]
    assert titles[:3] == ["引言", "数据与方法", "结果"]
    assert paper.abstract_zh
    assert paper.references
