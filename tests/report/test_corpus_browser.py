"""The page about a corpus in a real browser: search, filters, order, and where rows lead."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import PHONE, WIDE, opened
from samples import NAMES, golden_document

from bipaper.export.history import Papers, Rows, Run
from bipaper.report.corpus_page import corpus_html, write_report
from bipaper.report.corpus_rows import paper_rows

PAPERS = [golden_document(name) for name in NAMES]
CLAIMS = [claim for paper in PAPERS for claim in paper.claims]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    papers = Papers(added=["a" * 90], changed=[PAPERS[0].id], removed=["x"], renamed={})
    last = Run(
        run=2, time="2024-05-06T07:08:09Z", bipaper="1.0", settings="0a",
        papers=papers, rows={"claims": Rows(3, 1, 0)},
    )  # fmt: skip
    write_report(PAPERS, [["bad", "extract", "empty", "empty"]], folder, lambda _: (), last)
    return folder / "index.html"


@pytest.fixture
def page(browser: Any, index: Path) -> Iterator[Any]:
    with opened(browser, index) as seen:
        yield seen.page


def column(page: Any, table: str, number: int) -> list[str]:
    cells = page.locator(f"#{table} tbody tr td:nth-child({number})")
    return cells.evaluate_all("found => found.map((one) => one.textContent)")


def test_claims_are_searched_and_filtered(page: Any) -> None:
    page.locator("#claims select[data-column=source]").select_option("cited")
    page.locator("#claims select[data-column=role]").select_option("results")
    count = page.locator("#claims output").text_content()
    assert count.endswith(f" of {len(CLAIMS)}")
    assert set(column(page, "claims", 5)) <= {"cited"}
    page.locator("#claims select[data-column=role]").select_option("")
    page.locator("#claims [data-search]").fill("热泵 补贴")
    wanted = [c.text for c in PAPERS[0].claims if c.source == "cited"]
    assert column(page, "claims", 3) == [t for t in wanted if "补贴" in t] != []


def test_claims_are_filtered_by_a_part_of_an_entitys_name_and_by_year(page: Any) -> None:
    names = {(paper.id, one.id): one.name for paper in PAPERS for one in paper.entities}
    made = [
        (paper, c, [names[paper.id, id] for id in c.entities])
        for paper in PAPERS
        for c in paper.claims
    ]
    part = next(own for *_, own in made if own)[0][1:3]
    named = [(paper, claim) for paper, claim, own in made if any(part in name for name in own)]
    page.locator("#claims input[data-column=entity]").fill(f" {part} ")
    assert column(page, "claims", 3) == [claim.text for _, claim in named] != []
    year = PAPERS[0].metadata.journal.year
    page.locator("#claims select[data-column=year]").select_option(year)
    wanted = [claim.text for paper, claim in named if paper.metadata.journal.year == year]
    assert column(page, "claims", 3) == wanted


def test_rows_are_shown_some_at_a_time(page: Any) -> None:
    assert len(column(page, "claims", 3)) == 100
    page.locator("#claims [data-more]").click()
    page.locator("#claims [data-more]").click()
    assert column(page, "claims", 3) == [claim.text for claim in CLAIMS]
    assert not page.locator("#claims [data-more]").is_visible()


def test_papers_are_sorted_either_way(page: Any) -> None:
    head = page.locator("#papers [data-sort=claims]")
    head.click()
    counts = sorted(len(paper.claims) for paper in PAPERS)
    assert column(page, "papers", 7) == list(map(str, counts))
    head.click()
    assert column(page, "papers", 7) == list(map(str, reversed(counts)))
    assert page.locator("#papers [aria-sort]").get_attribute("aria-sort") == "descending"


def test_a_paper_that_the_last_run_changed_leads_to_its_page(page: Any) -> None:
    page.locator("#changes summary").click()
    page.get_by_role("link", name=PAPERS[0].id, exact=True).click()
    assert page.url.endswith(f"/papers/{PAPERS[0].id}.html")


def test_a_claim_leads_to_its_place_and_the_page_back(page: Any) -> None:
    page.locator("#claims tbody tr:nth-child(5) a").last.click()
    assert page.locator("li.lit").get_attribute("id") == CLAIMS[4].id
    page.locator("nav a").first.click()
    assert page.locator("h1").text_content() == f"{len(PAPERS)} papers, {len(CLAIMS)} claims"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_page_about_a_corpus_meets_wcag_aa(
    browser: Any, index: Path, size: tuple[int, int], scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with opened(browser, index, size, scheme) as seen:
        seen.page.locator("#changes summary").click()  # what is folded is not looked at
        assert seen.page.evaluate("document.body.scrollWidth") <= size[0]
        found = axe.run(seen.page)
    assert [
        (fault["id"], fault["nodes"][0]["html"]) for fault in found.response["violations"]
    ] == []


def test_a_thousand_papers_open_with_a_hundred_rows(browser: Any, tmp_path: Path) -> None:
    rows = [paper_rows(paper) for paper in PAPERS]
    file = tmp_path / "index.html"
    file.write_text(corpus_html([rows[n % len(rows)] for n in range(1000)], []), encoding="utf-8")
    with opened(browser, file) as seen:
        assert len(column(seen.page, "papers", 1)) == 100
        assert seen.page.locator("#papers output").text_content() == "1000 of 1000"
