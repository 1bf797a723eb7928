"""Corrections made in a paper's page are saved as a file that a run takes."""

import json
from pathlib import Path
from typing import Any

import pytest
from browser import opened
from samples import golden_document

from bipaper.corrections import decode_corrections
from bipaper.document.correct import corrected
from bipaper.model import Document
from bipaper.report.paper_page import paper_html

NAME = "heat_pump_policy"


@pytest.fixture(scope="module")
def paper() -> Document:
    return golden_document(NAME)


@pytest.fixture(scope="module")
def file(paper: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "paper.html"
    file.write_text(paper_html(paper), encoding="utf-8")
    return file


def choose(page: Any, what: str, which: str) -> None:
    page.locator("#correct [name=what]").select_option(what)
    page.locator("#correct [name=which]").select_option(which)


def add(page: Any) -> None:
    page.locator("#correct [name=add]").click()


def saved(page: Any) -> bytes:
    with page.expect_download() as download:
        page.locator("#correct [name=save]").click()
    assert download.value.suggested_filename == f"{NAME}.json"
    return Path(download.value.path()).read_bytes()


def test_corrections_are_saved_and_fit(browser: Any, file: Path, paper: Document) -> None:
    ids = [one.id for one in paper.paragraphs]
    section = next(one for one in paper.sections if one.level == 2)
    number, wrong = paper.quantities[0], paper.quantities[1]
    claim = paper.claims[2]
    with opened(browser, file) as seen:
        page = seen.page
        choose(page, "title", "zh")
        page.locator("#correct [name=text]").fill("</script>别的题目")
        add(page)
        choose(page, "level", section.id)
        page.locator("#correct [name=level]").fill("1")
        add(page)
        for paragraph, behind in ((ids[5], ids[1]), (ids[3], ids[5])):
            choose(page, "order", paragraph)
            page.locator("#correct [name=behind]").select_option(behind)
            add(page)
        choose(page, "claim", claim.id)
        page.locator("#correct [name=source]").select_option("stated")
        page.locator("#correct [name=content]").select_option(["advice", "causal"])
        add(page)
        choose(page, "number", number.id)
        page.locator("#correct [name=value]").fill("7.5")
        add(page)
        choose(page, "number", wrong.id)
        page.locator("#correct [name=none]").check()
        add(page)
        data = saved(page)
    done = corrected(paper, decode_corrections(data, NAME), "x")
    codes = [one.code for one in done.diagnostics.warnings if one.code.startswith("correct")]
    assert codes == ["corrected"] * 7
    assert done.metadata.title.zh == "</script>别的题目"
    assert next(one for one in done.sections if one.id == section.id).level == 1
    order = [one.id for one in done.paragraphs]
    assert order[:5] == [ids[0], ids[1], ids[5], ids[3], ids[2]]
    own = next(one for one in done.claims if one.id == claim.id)
    assert (own.source, own.content, own.type) == ("stated", ["causal", "advice"], claim.type)
    values = {one.id: one.value for one in done.quantities}
    assert values[number.id] == 7.5
    assert wrong.id not in values


def test_corrections_of_before_are_kept_and_one_is_taken_back(
    browser: Any, file: Path, tmp_path: Path
) -> None:
    before = {"what": "title", "lang": "en", "was": "Old", "now": "New"}
    opened_file = tmp_path / "before.json"
    opened_file.write_text(json.dumps({"id": NAME, "corrections": [before]}))
    with opened(browser, file) as seen:
        page = seen.page
        assert page.locator("#correct [name=save]").is_disabled()
        page.locator("#correct [name=open]").set_input_files(opened_file)
        for text in ("一", "二"):
            choose(page, "title", "zh")
            page.locator("#correct [name=text]").fill(text)
            add(page)
        assert page.locator("#correct ol li").count() == 1
        found = json.loads(saved(page))["corrections"]
        page.locator("#correct ol button").click()
        assert page.locator("#correct ol li").count() == 0
    assert [one["now"] for one in found] == ["New", "二"]
    assert found[0] == before


def test_what_is_added_as_it_is_is_confirmed(browser: Any, file: Path, paper: Document) -> None:
    section, number, claim = paper.sections[1], paper.quantities[0], paper.claims[2]
    ids = [one.id for one in paper.paragraphs]
    with opened(browser, file) as seen:
        for what, which in (
            ("title", "en"),
            ("level", section.id),
            ("claim", claim.id),
            ("number", number.id),
        ):
            choose(seen.page, what, which)
            add(seen.page)
        choose(seen.page, "order", ids[2])
        seen.page.locator("#correct [name=behind]").select_option(ids[1])
        add(seen.page)
        lines = seen.page.locator("#correct ol li").all_text_contents()
        data = saved(seen.page)
    assert [", confirmed" in line for line in lines] == [True] * 5
    found = decode_corrections(data, NAME)
    assert len(found.corrections) == 5
    assert corrected(paper, found, "x") == paper


def test_a_file_of_another_paper_is_not_opened(browser: Any, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"id": "x", "corrections": []}')
    with opened(browser, file) as seen:
        seen.page.locator("#correct [name=open]").set_input_files(other)
        told = seen.page.locator("#correct output")
        told.filter(has_text="not of").wait_for()
        assert told.text_content() == f"other.json: not of {NAME}"
