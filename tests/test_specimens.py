"""The shipped PDFs are what their README and gold files say."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from samples import SAMPLES

ROOT = Path(__file__).parents[1]
SPECIMENS = ROOT / "tests" / "specimens"
PAGES = {
    "heat_pump_policy": 4,
    "library_evening_service": 4,
    "river_oxygen_forecast": 5,
    "abstract_form_content_summary": 1,
    "abstract_form_lenticular_brackets": 1,
    "abstract_form_own_line": 1,
    "abstract_form_tortoise_brackets": 1,
    "bilingual_captions": 1,
    "bold_drawn_twice": 1,
    "compatibility_forms": 1,
    "declarations_at_end": 1,
    "displayed_formulas": 1,
    "english_page_at_end": 2,
    "figure_beside_text": 1,
    "figure_spanning_columns": 1,
    "first_page_blocks": 1,
    "first_page_both_heads": 1,
    "first_page_cited": 2,
    "first_page_contents": 5,
    "first_page_cover": 2,
    "first_page_english_first": 1,
    "first_page_facing": 2,
    "first_page_magazine": 1,
    "first_page_masthead": 1,
    "first_page_medicine": 1,
    "first_page_no_labels": 1,
    "first_page_own_affiliations": 1,
    "first_page_structured": 1,
    "first_page_thesis": 4,
    "footnote_changes_per_page": 3,
    "full_width_latin": 1,
    "garbled_text_layer": 1,
    "headings_appendix": 1,
    "headings_bookmarked": 1,
    "headings_many_styles": 1,
    "headings_unnumbered": 1,
    "kind_report": 7,
    "kind_rules": 1,
    "kind_several_articles": 2,
    "kind_slides": 4,
    "kind_thesis": 11,
    "kind_thesis_traditional": 5,
    "kind_white_paper": 5,
    "letter_spaced_titles": 1,
    "marginal_text": 1,
    "missing_tounicode": 1,
    "mixed_columns": 1,
    "neighbouring_article": 1,
    "references_columns": 2,
    "references_hanging": 2,
    "references_in_parts": 1,
    "references_labelled": 2,
    "references_named": 1,
    "references_neighbour": 2,
    "references_two_columns": 1,
    "rotated_page": 2,
    "run_in_headings": 1,
    "scan": 1,
    "scan_with_text": 1,
    "sideways_page": 2,
    "spaces_and_marks": 1,
    "superscript_citations": 1,
    "tables_over_pages": 5,
    "three_line_table": 2,
    "two_line_headings": 1,
    "two_up": 2,
    "unbalanced_last_page": 2,
    "watermark": 2,
    "no_root": 1,
    "zero_pages": 1,
    "canal_ledger": 3,
    "hakka_reading": 3,
    "mulch_nitrogen": 2,
    "night_tourism": 2,
    "particle_le": 2,
    "pension_paper": 4,
    "perovskite_binder": 2,
    "platform_duty": 3,
    "reservoir_sediment": 3,
    "rural_teachers": 2,
    "sleep_trial": 2,
    "soil_magazine": 2,
    "sparse_codec": 2,
    "steam_curing_thesis": 9,
}
ANNOTATED = sorted(path.stem for path in (SPECIMENS / "gold").glob("*.json"))
UNREADABLE = {"empty", "encrypted", "not_a_pdf", "truncated"}


def shipped() -> dict[str, Path]:
    found = [*SAMPLES, *SPECIMENS.glob("**/*.pdf")]
    return {path.stem: path for path in found if path.stem in {*PAGES, *UNREADABLE}}


def squeezed(text: str) -> str:
    """Without white space, in compatibility form: what a reader would call the same characters."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def gold_of(paper: str) -> dict[str, Any]:
    path = SPECIMENS / "gold" / f"{paper}.json"
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def source_of(paper: str) -> str:
    """A paper's text as written, without the marks of typst that stand inside sentences."""
    (path,) = (SPECIMENS / "sources").rglob(f"{paper}.typ")
    text = re.sub(r"#footnote\[[^\]]*\]", "", path.read_text(encoding="utf-8"))
    text = re.sub(r"#[a-z]+(\([^()]*\))?(?=\[)|\\$", "", text, flags=re.M)
    return unmarked(re.sub(r"(?<!\\)~", "", text).replace("\\", ""))


def unmarked(text: str) -> str:
    """Squeezed, and without what may be a mark of typst as well."""
    return re.sub(r"[\[\]*_]", "", squeezed(text))


def printed_pages(path: Path) -> list[list[str]]:
    """The lines of each page, as pdfium reads them."""
    with pypdfium2.PdfDocument(path) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    return [[squeezed(line) for line in text.splitlines()] for text in texts]


def written(gold: dict[str, Any]) -> Iterator[str]:
    """Every string of a gold file that its paper's author wrote in one piece."""
    yield from gold["authors_zh"] + gold["authors_en"]
    fields = ("abstract_zh", "abstract_en", "title_en", "doi", "clc")
    yield from (gold[field] for field in fields if gold[field])
    yield from gold["keywords_zh"] + gold["keywords_en"]
    yield from re.split("(?=——)", gold["title_zh"])
    yield from (heading["title"] for heading in gold["headings"])
    if gold["references"]:
        yield from (gold["references"]["first"], gold["references"]["last"])
    yield from (caption["label"] + caption["text"] for caption in gold["captions"])
    yield from (caption["text_en"] for caption in gold["captions"] if "text_en" in caption)
    yield from gold["reading_order"]
    yield from (join["before"] + join["after"] for join in gold["joins"])
    yield from (passage["text"] for passage in gold["passages"])


@pytest.mark.parametrize("name", PAGES)
def test_pdfium_opens_each_pdf_and_finds_its_pages(name: str) -> None:
    with pypdfium2.PdfDocument(shipped()[name]) as pdf:
        assert len(pdf) == PAGES[name]


@pytest.mark.parametrize("name", sorted(UNREADABLE))
def test_pdfium_refuses_the_unreadable_files(name: str) -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(shipped()[name])


def test_pdfplumber_finds_no_root_where_pdfium_reads_a_page() -> None:
    with pytest.raises(Exception, match="No /Root object"):
        pdfplumber.open(shipped()["no_root"])


def test_pdfplumber_finds_no_pages_where_pdfium_reads_one() -> None:
    with pdfplumber.open(shipped()["zero_pages"]) as pdf:
        assert len(pdf.pages) == 0


def test_the_readme_lists_every_shipped_pdf_and_no_other() -> None:
    readme = (SPECIMENS / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (\w+) \|", readme, flags=re.M)
    headers = {"paper", "specimen", "file"}
    pdfs = [*SPECIMENS.glob("**/*.pdf"), *SAMPLES]
    assert sorted(set(listed) - headers) == sorted(path.stem for path in pdfs)


@pytest.mark.parametrize("paper", ANNOTATED)
def test_every_gold_string_is_in_the_source(paper: str) -> None:
    source = source_of(paper)
    assert [text for text in written(gold_of(paper)) if unmarked(text) not in source] == []


@pytest.mark.parametrize("paper", ANNOTATED)
def test_every_heading_stands_on_the_page_the_gold_says(paper: str) -> None:
    pages = printed_pages(shipped()[paper])
    headings = gold_of(paper)["headings"]
    missing = [
        words
        for heading in headings
        if (words := squeezed(heading["title"] or heading["number"]))
        and not any(words in line for line in pages[heading["page"] - 1])
    ]
    assert missing == []


@pytest.mark.parametrize("paper", ANNOTATED)
def test_all_noise_is_printed_somewhere(paper: str) -> None:
    printed = "".join(line for page in printed_pages(shipped()[paper]) for line in page)
    noise = [item["text"] for item in gold_of(paper)["noise"]]
    assert [text for text in noise if squeezed(text) not in printed] == []


@pytest.mark.parametrize("paper", ANNOTATED)
def test_joins_are_where_a_line_ends_and_another_begins(paper: str) -> None:
    lines = [line for page in printed_pages(shipped()[paper]) for line in page]
    broken = [
        join
        for join in gold_of(paper)["joins"]
        if any(line.endswith(squeezed(join["before"])) for line in lines)
        and any(line.startswith(squeezed(join["after"])) for line in lines)
    ]
    assert broken == gold_of(paper)["joins"]


@pytest.mark.parametrize("paper", ANNOTATED)
def test_reading_order_snippets_occur_once_and_in_order(paper: str) -> None:
    source = source_of(paper)
    snippets = [unmarked(text) for text in gold_of(paper)["reading_order"]]
    places = [source.index(snippet) for snippet in snippets]
    assert places == sorted(places)
    assert [source.count(snippet) for snippet in snippets] == [1] * len(snippets)


@pytest.mark.parametrize("paper", ANNOTATED)
def test_abstract_sentences_and_beads_cover_both_abstracts(paper: str) -> None:
    gold = gold_of(paper)
    for lang in ("zh", "en"):
        sentences = gold[f"abstract_{lang}_sentences"]
        assert squeezed("".join(sentences)) == squeezed(gold[f"abstract_{lang}"])
        covered = [index for bead in gold["abstract_alignment"] for index in bead[lang]]
        assert covered == list(range(len(sentences)))


@pytest.mark.parametrize("paper", ANNOTATED)
@pytest.mark.parametrize("field", ["quantities", "entities", "claims"])
def test_every_mention_is_in_its_passage(paper: str, field: str) -> None:
    for passage in gold_of(paper)["passages"]:
        texts = [mention["text"] for mention in passage[field]]
        assert [text for text in texts if text not in passage["text"]] == []
