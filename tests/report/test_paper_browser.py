"""A paper's page in a real browser: what is chosen in one pane is lit in the other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import PHONE, WIDE, opened
from samples import golden_document, pdf_of

from bipaper.model import Document
from bipaper.parts.boxed_text import BBox
from bipaper.parts.diagnostics import Warning
from bipaper.pdf.reader import read_file
from bipaper.report.own_pdf import pictures_of
from bipaper.report.page_pictures import Picture
from bipaper.report.paper_page import paper_html

NAME = "heat_pump_policy"
MILLION = "水" * 1_000_000


@pytest.fixture(scope="module")
def paper() -> Document:
    return golden_document(NAME)


@pytest.fixture(scope="module")
def pictures(paper: Document) -> list[Picture]:
    return pictures_of(paper, read_file(pdf_of(NAME)))


@pytest.fixture(scope="module")
def file(
    paper: Document, pictures: list[Picture], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    file = tmp_path_factory.mktemp("page") / "paper.html"
    file.write_text(paper_html(paper, pictures), encoding="utf-8")
    return file


@pytest.fixture
def page(browser: Any, file: Path) -> Iterator[Any]:
    with opened(browser, file) as seen:
        yield seen.page


def lit(page: Any) -> list[tuple[int, BBox]]:
    """The page and box of every box that is lit, in points, by where it stands on the screen."""
    return [
        (number, tuple(box))
        for number, box in page.evaluate(
            """() => [...document.querySelectorAll(".box.lit > rect:first-child")].map((rect) => {
              const svg = rect.ownerSVGElement, sheet = svg.getBoundingClientRect();
              const box = rect.getBoundingClientRect();
              const points = svg.viewBox.baseVal.width / sheet.width;
              const edges = [box.left - sheet.left, box.top - sheet.top,
                             box.right - sheet.left, box.bottom - sheet.top];
              const page = svg.closest("figure").id.replace("page-", "");
              return [Number(page), edges.map((edge) => edge * points)];
            })"""
        )
    ]


def boxes(item: Any) -> list[Any]:
    """The same of a part of a document, give or take half a point."""
    return [(one.page, pytest.approx(one.bbox, abs=0.5)) for one in item.regions]


def visible(page: Any, selector: str) -> bool:
    """Whether something stands inside the window."""
    box = page.locator(selector).first.bounding_box()
    return bool(box) and 0 <= box["y"] < WIDE[1]


def escaped(id: str) -> str:
    return f'[id="{id}"]'


@pytest.mark.parametrize("number", [0, 40, 89])
def test_a_claim_that_is_clicked_has_its_box_lit_and_in_view(
    page: Any, paper: Document, number: int
) -> None:
    claim = paper.claims[number]
    page.locator(f"{escaped(claim.id)} p[lang]").first.click()
    assert lit(page) == boxes(claim)
    assert visible(page, ".box.lit")


def test_a_sentence_that_is_clicked_lights_its_box_and_its_translation(
    page: Any, paper: Document
) -> None:
    bead = paper.alignment.abstract[3]
    sentence = next(s for s in paper.abstract.zh.sentences if s.id == bead.zh[0])
    page.locator(escaped(sentence.id)).click(position={"x": 60, "y": 30})
    assert lit(page) == boxes(sentence)
    near = page.locator("main .near").evaluate_all("found => found.map((one) => one.id)")
    assert set(bead.en) <= set(near)


def test_a_box_that_is_clicked_leads_to_its_sentence_and_claim(page: Any, paper: Document) -> None:
    claim = paper.claims[40]
    sentences = paper.blocks()[claim.block].sentences
    (sentence,) = (s for s in sentences if s.start <= claim.start < s.end)
    page.locator(f'[data-of="{sentence.id}"] rect').first.click()
    assert visible(page, f"main {escaped(sentence.id)}.lit")
    assert page.locator(".claims .near").first.get_attribute("id") == claim.id


def test_a_number_says_its_value_and_lights_its_sentence(page: Any, paper: Document) -> None:
    quantity = next(q for q in paper.quantities if q.block == "abstract.zh" and q.text == "12.6%")
    page.locator(escaped(quantity.id)).hover()
    assert page.locator("#told").text_content() == "percent: 12.6 percent; rule amount"
    page.locator(escaped(quantity.id)).click()
    block = paper.abstract.zh
    (sentence,) = (s for s in block.sentences if s.start <= quantity.start < s.end)
    assert lit(page) == boxes(sentence)


def test_a_citation_leads_to_its_entry(page: Any, paper: Document) -> None:
    citation = paper.citations[0]
    page.locator(f'a.citation[href="#{citation.references[0]}"]').first.click()
    assert visible(page, f"{escaped(citation.references[0])}.lit")


def test_title_authors_and_keywords_light_their_boxes(page: Any, paper: Document) -> None:
    where = {f"{one.part}.{one.lang}": one for one in paper.front}
    assert len(where) == 8
    for name, part in where.items():
        page.locator(f'[data-at="{name}"]').first.click()
        assert lit(page) == boxes(part)


def test_a_box_of_authors_lights_each_and_one_of_furniture_its_text(
    page: Any, paper: Document
) -> None:
    page.locator('[data-of="authors.zh"] rect').first.click()
    names = page.locator("main .lit").all_text_contents()
    assert names == [one.zh for one in paper.metadata.people]
    page.locator('[data-of="furniture-2"] rect').first.click()
    assert visible(page, "#furniture-2.lit")
    page.locator("#furniture-1").click()
    assert lit(page) == boxes(paper.furniture[0])


def test_a_warning_leads_to_the_place_it_is_about(
    browser: Any, paper: Document, pictures: list[Picture], tmp_path: Path
) -> None:
    warned = golden_document(NAME)
    pair = next(one for one in warned.alignment.number_check if one.zh and one.en)
    pair.agrees = False
    number = next(one for one in warned.quantities if one.id == pair.zh)
    section = warned.sections[1]
    named = {
        f"heading {f'{section.number} {section.title}'!r} (level 1): no 1 before it": section.id,
        f"摘要 has {number.text!r}, the Abstract '3'": number.id,
        f"corrections/x.json: {warned.claims[40].id}: nothing": warned.claims[40].id,
        "page 3 read by OCR": "page-3",
    }
    warned.diagnostics.warnings = [Warning(code="x", message=said) for said in named]
    file = tmp_path / "warned.html"
    file.write_text(paper_html(warned, pictures), encoding="utf-8")
    with opened(browser, file) as seen:
        links = seen.page.locator(".warnings a")
        assert links.count() == len(named)
        for place, id in enumerate(named.values()):
            links.nth(place).click()
            assert visible(seen.page, escaped(id))


def test_a_bead_tells_its_pair_and_claims_say_why(page: Any, paper: Document) -> None:
    bead = paper.alignment.abstract[3]
    page.locator("#abstracts .bead", has_text="4").first.hover()
    told = page.locator("#told").text_content()
    assert told == f"sentences 4: {len(bead.zh)} to {len(bead.en)}, score {bead.score:.2f}"
    assert (
        paper.claims[0].rule
        in page.locator(f"{escaped(paper.claims[0].id)} .why").first.text_content()
    )


def test_an_address_leads_to_a_place(browser: Any, file: Path, paper: Document) -> None:
    with opened(browser, file, place=paper.claims[40].id) as seen:
        assert lit(seen.page) == boxes(paper.claims[40])
        assert visible(seen.page, escaped(paper.claims[40].id))


def test_sentences_can_be_walked_with_the_keyboard(page: Any, paper: Document) -> None:
    page.locator("main").focus()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert lit(page) == boxes(paper.abstract.zh.sentences[1])
    page.keyboard.press("k")
    assert lit(page) == boxes(paper.abstract.zh.sentences[0])
    page.keyboard.press("Escape")
    assert lit(page) == []


def test_claims_are_filtered(page: Any, paper: Document) -> None:
    page.locator("#claims select[name=source]").select_option("cited")
    page.locator("#claims select[name=content]").select_option("measurement")
    wanted = [c.id for c in paper.claims if c.source == "cited" and "measurement" in c.content]
    shown = page.locator(".claims > li:visible").evaluate_all("found => found.map((o) => o.id)")
    assert shown == wanted
    assert page.locator("#claims output").text_content() == f"{len(wanted)} of {len(paper.claims)}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_page_meets_wcag_aa(browser: Any, file: Path, size: tuple[int, int], scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with opened(browser, file, size, scheme) as seen:
        found = axe.run(seen.page)
    assert [
        (fault["id"], fault["nodes"][0]["html"]) for fault in found.response["violations"]
    ] == []


def test_no_mark_leaves_its_place_in_the_text(page: Any) -> None:
    floats = "found => [...new Set(found.map((one) => getComputedStyle(one).float))]"
    assert page.locator("main mark").evaluate_all(floats) == ["none"]


def test_nothing_is_wider_than_a_phone(
    browser: Any, paper: Document, pictures: list[Picture], tmp_path: Path
) -> None:
    long = golden_document(NAME)
    long.sections[0].title = long.metadata.title.zh = MILLION
    file = tmp_path / "long.html"
    file.write_text(paper_html(long, pictures), encoding="utf-8")
    with opened(browser, file, PHONE) as seen:
        widths = "() => [document.body, document.querySelector('main')].map((o) => o.scrollWidth)"
        assert max(seen.page.evaluate(widths)) <= PHONE[0]


def test_without_a_script_all_can_be_read(browser: Any, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator(".claims > li").last.is_visible()
    context.close()
