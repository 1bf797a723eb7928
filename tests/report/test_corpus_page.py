"""The page about a corpus: what its tables hold, where its rows lead, and that none is obeyed."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec
import pytest

from bipaper.export.failures import read_failures
from bipaper.export.history import Papers, Rows, Run
from bipaper.model import Document
from bipaper.parts.diagnostics import Warning
from bipaper.report.corpus_page import corpus_html, write_report
from bipaper.report.corpus_rows import paper_rows

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"


def data_of(page: str) -> dict[str, Any]:
    """The data that a page holds, by name."""
    found = re.findall(r'<script type="application/json" id="data-(\w+)">(.*?)</script>', page)
    return {name: msgspec.json.decode(data) for name, data in found}


def tables(page: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of the tables of a page."""
    told = data_of(page)
    return {
        name: [dict(zip(told[name]["columns"], row, strict=True)) for row in told[name]["rows"]]
        for name in ("papers", "claims")
    }


def page_of(*documents: Document, failures: Sequence[Sequence[str]] = ()) -> str:
    return corpus_html(list(map(paper_rows, documents)), failures)


def test_a_paper_and_its_claims_are_rows(document: Document) -> None:
    document.metadata.title.zh, document.metadata.journal.year = "企业", "2024"
    assert tables(page_of(document)) == {
        "papers": [
            {
                "paper": "企业",
                "grade": "C",
                "score": 0.6,
                "year": "2024",
                "kind": "article",
                "pages": 3,
                "claims": 1,
                "numbers": 2,
                "warned": ["odd"],
                "address": "papers/y/a.html",
            }
        ],
        "claims": [
            {
                "of": 0,
                "id": "p1.c0-17",
                "claim": "2023年广州市有2.4万家企业。",
                "type": "measurement",
                "source": "cited",
                "content": ["measurement"],
                "role": ["results"],
                "entity": ["广州市"],
                "unit": ["家"],
                "page": 2,
                "best": "",
            }
        ],
    }


def test_rows_are_chosen_by_the_values_that_there_are(document: Document) -> None:
    assert data_of(page_of(document, document))["choices"] == {
        "grade": ["C"],
        "year": [],
        "kind": ["article"],
        "warned": ["odd"],
        "type": ["measurement"],
        "source": ["cited"],
        "content": ["measurement"],
        "role": ["results"],
        "unit": ["家"],
        "best": [],
    }


def test_claims_know_which_paper_they_are_of(make_documents: list[Document]) -> None:
    assert [row["of"] for row in tables(page_of(*make_documents))["claims"]] == [0, 1]


@pytest.fixture
def make_documents(document: Document) -> list[Document]:
    return [document, msgspec.structs.replace(document, id="b")]


@pytest.mark.parametrize("id", ["y/a b", "javascript:alert(1)", "a#b?c", "论文/一"])
def test_a_row_leads_to_the_file_of_its_paper(document: Document, id: str, tmp_path: Path) -> None:
    document.id = id
    write_report([document], [], tmp_path, lambda _: ())
    (row,) = tables((tmp_path / "index.html").read_text(encoding="utf-8"))["papers"]
    assert row["address"].startswith("papers/")
    assert not set("#?: ") & set(row["address"])
    paper = (tmp_path / unquote(row["address"])).read_text(encoding="utf-8")
    (up,) = re.findall(r'<a href="([./]+index\.html)">', paper)
    assert (tmp_path / unquote(row["address"]) / ".." / up).resolve() == tmp_path / "index.html"


def test_no_text_ends_the_data_or_is_obeyed(document: Document) -> None:
    document.metadata.title.zh = f"{HOSTILE}\u202e\x1b"
    page = page_of(document, failures=[[HOSTILE, "extract", "empty", HOSTILE]])
    assert HOSTILE not in page
    assert page.count("<script") == 4
    assert not {"\u202e", "\x1b"} & set(page)
    assert tables(page)["papers"][0]["paper"] == rf"{HOSTILE}\u202e\x1b"


def test_failures_are_those_of_the_run(document: Document, tmp_path: Path) -> None:
    assert read_failures(tmp_path) == []
    table = 'id\tstage\tcode\tmessage\nbad\textract\tempty\tthe file is "empty"\n'
    (tmp_path / "failures.tsv").write_text(table, encoding="utf-8")
    failures = read_failures(tmp_path)
    assert failures == [["bad", "extract", "empty", 'the file is "empty"']]
    assert "<td>bad</td><td>extract</td><td>empty</td>" in page_of(document, failures=failures)


def test_warnings_are_counted_in_the_same_order_by_every_run(document: Document) -> None:
    codes = [f"code_{letter}" for letter in "hgfedcba"]
    document.diagnostics.warnings = [Warning(code=code, message="odd") for code in codes]
    assert list(paper_rows(document).counts["Papers with a warning"]) == sorted(codes)


def test_what_the_last_run_changed_leads_to_papers(document: Document) -> None:
    papers = Papers(
        added=[HOSTILE], changed=["y/a"], removed=["x"], renamed={"b": "old"}, failed=["z"]
    )
    last = Run(
        run=2, time="2024-05-06T07:08:09Z", bipaper="1.0", settings="0a",
        papers=papers, rows={"claims": Rows(3, 1, 0)},
    )  # fmt: skip
    page = corpus_html([paper_rows(document)], [], last)
    (section,) = re.findall(r'<section id="changes">.*?</section>', page, re.DOTALL)
    assert "Run 2, bipaper 1.0:" in section
    assert " 1 added, 1 changed, 1 removed, 1 renamed, 1 failed." in section
    assert re.findall(r"^<tr>.*", section, re.MULTILINE)[1:] == [
        '<tr><td><a href="papers/b.html">b</a></td><td>renamed</td><td>old</td></tr>',
        "<tr><td>x</td><td>removed</td><td></td></tr>",
        '<tr><td><a href="papers/y/a.html">y/a</a></td><td>changed</td><td></td></tr>',
        "<tr><td>z</td><td>failed</td><td></td></tr>",
        '<tr><th scope="row">claims</th><td>3</td><td>1</td><td>0</td></tr>',
    ]
    assert HOSTILE not in page


def test_rows_that_were_not_compared_are_said_so(document: Document) -> None:
    papers = Papers(added=[], changed=["y/a"], removed=[], renamed={})
    last = Run(run=1, time="", bipaper="", settings="", papers=papers, rows=None)
    assert "Rows are not compared" in corpus_html([paper_rows(document)], [], last)
    assert 'id="changes"' not in page_of(document)


def test_a_corpus_without_papers_is_a_page(tmp_path: Path) -> None:
    assert tables(page_of()) == {"papers": [], "claims": []}
    assert write_report([], [], tmp_path / "new", lambda _: ()) == 0
    assert (tmp_path / "new" / "index.html").is_file()
