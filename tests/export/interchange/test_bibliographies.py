import json
import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bipaper.export.interchange import bibtex, csl, ris
from bipaper.export.interchange.bibliography import Name, name_of, reference_items
from bipaper.model import Document
from bipaper.parts.cited_works import Reference


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Meade, J. E.", Name("Meade", "J. E.")),
        ("MEADE J E", Name("MEADE", "J E")),
        ("Mokken RJ", Name("Mokken", "RJ")),
        ("J. E. Meade", Name("Meade", "J. E.")),
        ("Ogilvie, Daniel M.", Name("Ogilvie", "Daniel M.")),
        ("van der Berg, J.", Name("van der Berg", "J.")),
        ("Chodorow-Reich G", Name("Chodorow-Reich", "G")),
        ("JI Mingsu", Name("JI", "Mingsu")),
        # Nothing shows which part is the family's, or it is nobody's name.
        ("Mary Stone", Name("Mary Stone")),
        ("IBM Research", Name("IBM Research")),
        ("Ministry of Finance, China", Name("Ministry of Finance, China")),
        ("Cloudera, Inc", Name("Cloudera, Inc")),
        ("纪明溯", Name("纪明溯")),
    ],
)
def test_a_name_is_parted_where_its_form_shows_the_parts(printed: str, name: Name) -> None:
    assert name_of(printed) == name


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"mark": "J"}, "article"),
        ({"mark": "J/OL"}, "article"),
        ({"mark": "EB/OL"}, "page"),
        ({"mark": "D"}, "thesis"),
        ({"mark": "Z"}, "document"),
        ({"container": "渔业", "volume": "3"}, "article"),
        # A container alone may be proceedings, a book or a site.
        ({"container": "渔业"}, "document"),
        ({"publisher": "渔业出版社"}, "document"),
    ],
)
def test_an_entry_is_of_the_kind_that_its_mark_or_its_issue_shows(
    paper: Document, fields: dict[str, str], kind: str
) -> None:
    paper.references = [Reference(id="r1", label="1", text="渔港", **fields)]
    assert [item.kind for item in reference_items(paper)] == [kind]


def test_references_are_csl_json(paper: Document) -> None:
    assert json.loads(csl.references(paper)) == [
        {
            "id": "r1",
            "type": "article-journal",
            "title": "渔港研究",
            "author": [{"literal": "纪明溯"}],
            "container-title": "渔业",
            "issued": {"date-parts": [[2020]]},
            "volume": "3",
            "issue": "1",
            "page": "5-9",
            "language": "zh-Hans",
            "custom": {"printed": "纪明溯. 渔港研究[J]. 渔业, 2020, 3(1): 5-9."},
        },
        {
            "id": "r2",
            "type": "report",
            "title": "Ports & Piers_{2}",
            "author": [{"family": "Meade", "given": "J E"}, {"literal": "World Fish Centre"}],
            "publisher": "Pier 50% Press",
            "issued": {"date-parts": [[2019]]},
            "DOI": "10.5555/p_1",
            "custom": {"printed": "Meade J E, World Fish Centre. Ports & Piers_{2}[R]. 2019a"},
        },
        {
            "id": "r3",
            "type": "document",
            "title": "渔港年鉴，出版者不详",
            "language": "zh-Hans",
            "custom": {"printed": "渔港年鉴，出版者不详"},
        },
    ]


def test_a_paper_itself_is_csl_json_with_its_english_beside_it(paper: Document) -> None:
    assert json.loads("".join(csl.papers([paper]))) == [
        {
            "id": "2024/渔港",
            "type": "article-journal",
            "title": "渔港与收入",
            "author": [{"literal": "尹若水"}, {"literal": "纪明溯"}],
            "container-title": "渔业经济",
            "issued": {"date-parts": [[2024]]},
            "volume": "7",
            "issue": "2",
            "page": "31-40",
            "DOI": "10.5555/yg.2024.02",
            "ISSN": "2099-0530",
            "language": "zh-Hans",
            "abstract": "渔港提高收入。",
            "keyword": "渔港, 收入",
            "custom": {
                "title-en": "Harbours & Income",
                "author-en": ["YIN Ruoshui", "JI Mingsu"],
                "abstract-en": "Harbours raise income.",
                "keyword-en": ["harbour", "income"],
            },
        }
    ]


def test_references_are_bibtex(paper: Document) -> None:
    assert (
        bibtex.references(paper)
        == r"""@article{r1,
  author = {{纪明溯}},
  title = {渔港研究},
  journal = {渔业},
  year = {2020},
  volume = {3},
  number = {1},
  pages = {5--9},
  annotation = {纪明溯. 渔港研究[J]. 渔业, 2020, 3(1): 5-9.},
}

@report{r2,
  author = {Meade, J E and {World Fish Centre}},
  title = {Ports \& Piers\_\{2\}},
  institution = {Pier 50\% Press},
  year = {2019},
  annotation = {Meade J E, World Fish Centre. Ports \& Piers\_\{2\}[R]. 2019a},
  doi = {10.5555/p_1},
}

@misc{r3,
  title = {渔港年鉴，出版者不详},
  annotation = {渔港年鉴，出版者不详},
}

"""
    )


def test_a_key_of_bibtex_has_codes_for_what_no_key_may_hold(paper: Document) -> None:
    paper = replace(paper, id="2024/渔港 (a,b)~")
    first = "".join(bibtex.papers([paper])).partition("\n")[0]
    assert first == "@article{2024/渔港:20:28a:2cb:29:7e,"


def test_references_are_ris(paper: Document) -> None:
    assert ris.references(paper).split("\n\n")[:2] == [
        "TY  - JOUR\nID  - r1\nAU  - 纪明溯\nTI  - 渔港研究\nT2  - 渔业\nPY  - 2020\nVL  - 3\n"
        "IS  - 1\nSP  - 5\nEP  - 9\nLA  - zh-Hans\n"
        "N1  - 纪明溯. 渔港研究[J]. 渔业, 2020, 3(1): 5-9.\nER  - ",
        "TY  - RPRT\nID  - r2\nAU  - Meade, J E\nAU  - World Fish Centre\n"
        "TI  - Ports & Piers_{2}\nPB  - Pier 50% Press\nPY  - 2019\nDO  - 10.5555/p_1\n"
        "N1  - Meade J E, World Fish Centre. Ports & Piers_{2}[R]. 2019a\nER  - ",
    ]


def test_a_paper_without_references_has_none_in_any_format(paper: Document) -> None:
    paper.references = []
    found = (csl.references(paper), bibtex.references(paper), ris.references(paper))
    assert found == ("[\n\n]\n", "", "")
    assert json.loads("".join(csl.papers([]))) == []


# --- what other programs make of them -------------------------------------------------------

Titles = Callable[[Document], list[str]]


def in_csl(paper: Document) -> list[str]:
    """As citeproc-py prints the titles."""
    citeproc = pytest.importorskip("citeproc", reason="citeproc-py is not installed")
    source = pytest.importorskip("citeproc.source.json")
    items = json.loads(csl.references(paper))
    for item in items:
        del item["custom"]  # of CSL 1.0.2, which citeproc-py warns of
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = citeproc.CitationStylesBibliography(
        style, source.CiteProcJSON(items), citeproc.formatter.plain
    )
    for item in items:
        cited = citeproc.Citation([citeproc.CitationItem(item["id"])])
        bibliography.register(cited)
    printed = [str(entry) for entry in bibliography.bibliography()]
    return [item["title"] for item in items if any(item["title"] in entry for entry in printed)]


def in_bibtex(paper: Document) -> list[str]:
    parser = pytest.importorskip("bibtexparser", reason="bibtexparser is not installed")
    library = parser.parse_string(bibtex.references(paper))
    assert library.failed_blocks == []
    decoded = parser.middlewares.LatexDecodingMiddleware().transform(library)
    return [entry["title"] for entry in decoded.entries]


def in_ris(paper: Document) -> list[str]:
    parser = pytest.importorskip("rispy", reason="rispy is not installed")
    return [entry["title"] for entry in parser.loads(ris.references(paper))]


@pytest.mark.parametrize("titles", [in_csl, in_bibtex, in_ris])
def test_other_programs_read_every_title(paper: Document, titles: Titles) -> None:
    assert titles(paper) == ["渔港研究", "Ports & Piers_{2}", "渔港年鉴，出版者不详"]


def _braces(text: str) -> Iterator[int]:
    """The depth of braces behind each brace that is not escaped."""
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", text.replace("\\\\", "")):
        depth += 1 if brace == "{" else -1
        yield depth


@given(st.text(min_size=1), st.text())
def test_no_text_ends_a_field_of_bibtex_or_a_line_of_ris(title: str, doi: str) -> None:
    entry = Reference(id="r1", label=None, text=title, authors=[title], doi=doi)
    document = _Listed([entry])
    depths = list(_braces(bibtex.references(document)))
    assert depths[-1] == 0
    assert min(depths[:-1]) == 1
    lines = re.split("\r\n|\r|\n", ris.references(document))
    tagged = [line for line in lines if line]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in tagged)


class _Listed:
    """All that a reference list needs of a document."""

    def __init__(self, references: list[Reference]) -> None:
        self.references = references
