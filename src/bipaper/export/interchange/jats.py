"""A paper as JATS XML: Journal Publishing 1.1 (ANSI/NISO Z39.96-2015), valid against its DTD.

The DTD asks for a journal's id, an ISSN and a year of publication: they are empty where the
paper does not print them.
"""

import re
from collections.abc import Iterator
from itertools import chain
from xml.etree.ElementTree import Element

from bipaper.export.interchange.bibliography import Item, paper_item, people, reference_items
from bipaper.export.interchange.flow import (
    Float,
    Inserted,
    Note,
    Passage,
    Run,
    body,
    insertions,
    passage,
    rest,
)
from bipaper.export.interchange.languages import chinese, language
from bipaper.export.interchange.xml_tree import (
    LANG,
    group,
    grouped,
    if_several,
    mixed,
    text,
    written,
)
from bipaper.model import Document
from bipaper.parts.cited_works import Citation, Reference
from bipaper.parts.displays import CellSpan, Formula, Table
from bipaper.parts.metadata import Author
from bipaper.parts.running_text import AbstractText, Section
from bipaper.parts.source_file import DocumentKind

DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.1 20151215//EN"'
    ' "JATS-journalpublishing1.dtd">\n'
)
_TYPES: dict[DocumentKind, str] = {"article": "research-article", "report": "technical-report"}
_PUBLICATIONS = {
    "article": "journal",
    "book": "book",
    "chapter": "book",
    "proceedings": "confproc",
    "thesis": "thesis",
    "report": "report",
    "newspaper": "newspaper",
    "standard": "standard",
    "patent": "patent",
    "dataset": "data",
    "software": "software",
    "page": "webpage",
}
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def jats(document: Document) -> str:
    """The JATS of a paper, with all its text but what runs on every page."""
    article = group(
        "article",
        [_front(document), *_body(document), _back(document)],
        {
            "article-type": _TYPES.get(document.source.kind, "other"),
            "dtd-version": "1.1",
            LANG: language(document),
        },
    )
    return written(article, DOCTYPE)


# --- front ------------------------------------------------------------------------------


def _front(document: Document) -> Element:
    return group("front", [_journal(document), _article(document)])


def _journal(document: Document) -> Element:
    journal = document.metadata.journal
    titles = [
        *text("journal-title", journal.zh or journal.en),
        *(_translated("trans-title", journal.en) if journal.zh else []),
    ]
    return group(
        "journal-meta",
        [
            mixed("journal-id", [journal.zh or journal.en or ""], {"journal-id-type": "title"}),
            *grouped("journal-title-group", titles),
            mixed("issn", [journal.issn or ""]),
        ],
    )


def _translated(tag: str, title: str | None) -> list[Element]:
    return grouped(f"{tag}-group", text(tag, title), {LANG: "en"})


def _article(document: Document) -> Element:
    data, item = document.metadata, paper_item(document)
    first, last = item.page_range() or (item.pages, None)
    return group(
        "article-meta",
        [
            mixed("article-id", [document.id], {"pub-id-type": "publisher-id"}),
            *text("article-id", data.doi, {"pub-id-type": "doi"}),
            *_classes(data.clc),
            _titles(document),
            *_people(document),
            group("pub-date", [mixed("year", [item.year or ""])]),
            *text("volume", item.volume),
            *text("issue", item.issue),
            *text("fpage", first),
            *text("lpage", last),
            *_received(data.received),
            *_abstracts(document),
            *_keywords(document),
            *grouped("funding-group", text("funding-statement", data.funding)),
            *_custom(document),
        ],
    )


def _classes(clc: str | None) -> list[Element]:
    subjects = grouped("subj-group", text("subject", clc), {"subj-group-type": "CLC"})
    return grouped("article-categories", subjects)


def _titles(document: Document) -> Element:
    title = document.metadata.title
    tag = chinese(document) if title.zh else "en"
    return group(
        "title-group",
        [
            mixed("article-title", [title.zh or title.en or ""], {LANG: tag}),
            *(_translated("trans-title", title.en) if title.zh else []),
        ],
    )


def _people(document: Document) -> Iterator[Element]:
    """The authors and, behind them, their affiliations, which they point to."""
    data, tag = document.metadata, chinese(document)
    authors = people(document)
    of_all = [data.affiliations, *(author.affiliations for author in authors)]
    places = {name: tag for names in of_all for name in names.zh}
    places |= {name: "en" for names in of_all for name in names.en}
    ids = {name: f"aff{number}" for number, name in enumerate(places, start=1)}
    yield from grouped("contrib-group", [_author(author, tag, ids) for author in authors])
    for name, lang in places.items():
        yield mixed("aff", [name], {"id": ids[name], LANG: lang})


def _author(author: Author, tag: str, ids: dict[str, str]) -> Element:
    names = [
        *text("string-name", author.zh, {LANG: tag}),
        *text("string-name", author.en, {LANG: "en"}),
    ]
    places = chain(author.affiliations.zh, author.affiliations.en)
    return group(
        "contrib",
        [
            *grouped("name-alternatives", names),
            *text("email", author.email),
            *(mixed("xref", [], {"ref-type": "aff", "rid": ids[name]}) for name in places),
        ],
        {"contrib-type": "author", "corresp": "yes" if author.corresponding else None},
    )


def _received(printed: str | None) -> list[Element]:
    found = _DATE.fullmatch(printed or "")
    if not found:
        return []
    parts = zip(("day", "month", "year"), reversed(found.groups()), strict=True)
    date = group("date", [mixed(name, [value]) for name, value in parts], {"date-type": "received"})
    return [group("history", [date])]


def _abstracts(document: Document) -> Iterator[Element]:
    inserted, abstract = insertions(document), document.abstract
    if abstract.zh:
        tag = chinese(document)
        yield _abstract("abstract", "abstract.zh", abstract.zh, inserted, tag)
    if abstract.en:
        name = "trans-abstract" if abstract.zh else "abstract"
        yield _abstract(name, "abstract.en", abstract.en, inserted, "en")


def _abstract(tag: str, id: str, block: AbstractText, inserted: Inserted, lang: str) -> Element:
    return group(tag, [_paragraph(passage(id, block, inserted))], {LANG: lang})


def _keywords(document: Document) -> Iterator[Element]:
    for lang, words in (
        (chinese(document), document.keywords.zh),
        ("en", document.keywords.en),
    ):
        yield from grouped("kwd-group", [mixed("kwd", [word]) for word in words], {LANG: lang})


def _custom(document: Document) -> list[Element]:
    """What JATS has no element for."""
    data = document.metadata
    known = {
        "article-number": data.article_number,
        "received": None if _DATE.fullmatch(data.received or "") else data.received,
        "source-file": document.source.file,
        "grade": document.quality.grade,
    }
    return grouped(
        "custom-meta-group",
        (
            group("custom-meta", [mixed("meta-name", [name]), mixed("meta-value", [value])])
            for name, value in known.items()
            if value
        ),
    )


# --- body -------------------------------------------------------------------------------


def _body(document: Document) -> list[Element]:
    root = group("body", [])
    sections: dict[str | None, Element] = {}
    at = root
    for part in body(document):
        if isinstance(part, Section):
            at = _section(part)
            _append(sections.get(part.parent, root), at)
            sections[part.id] = at
        else:
            _append(at, _block(part))
    return [root] if len(root) else []


def _append(parent: Element, child: Element) -> None:
    child.tail = "\n"
    parent.append(child)


def _section(section: Section) -> Element:
    heading = [*text("label", section.number), mixed("title", [section.title])]
    return group("sec", heading, {"id": section.id})


def _block(part: Passage | Float | Formula) -> Element:
    if isinstance(part, Float):
        return _float(part)
    return _formula(part) if isinstance(part, Formula) else _paragraph(part)


def _paragraph(whole: Passage) -> Element:
    return mixed("p", map(_run, whole.runs), {"id": whole.block})


def _run(run: Run) -> str | Element:
    match run:
        case Citation(references=[*ids]) if ids:
            return mixed("xref", [run.text], {"ref-type": "bibr", "rid": " ".join(ids)})
        case Citation():
            return run.text
        case Note(number, mark) if mark.note:
            return mixed("xref", [mark.text], {"ref-type": "fn", "rid": f"fn{number}"})
        case Note(_, mark):
            return mixed("sup", [mark.text])
        case Formula():
            return _formula(run)
    return run


def _formula(formula: Formula) -> Element:
    label = text("label", f"({formula.number})" if formula.number else None)
    return mixed("disp-formula", [formula.text, *label])


def _float(part: Float) -> Element:
    caption = part.caption
    if caption is None:
        return group("table-wrap", map(_table, part.tables))
    label = mixed("label", [caption.label])
    titles = [*text("title", caption.text), *text("p", caption.text_en, {LANG: "en"})]
    heading = [label, *grouped("caption", titles)]
    inside = text("preformat", "\n".join(caption.inside))
    if caption.kind == "figure" and not part.tables:
        return group("fig", [*heading, *inside, *text("attrib", caption.notes)])
    foot = grouped("table-wrap-foot", text("p", caption.notes))
    return group("table-wrap", [*heading, *inside, *map(_table, part.tables), *foot])


def _table(table: Table) -> Element:
    head: list[Element] = []
    body: list[Element] = []
    for at, cells in enumerate(table.cells()):
        tag, rows = ("th", head) if at < table.head else ("td", body)
        if cells:
            rows.append(group("tr", [_cell(tag, span, text) for span, text in cells]))
    return group("table", [*grouped("thead", head), *grouped("tbody", body)])


def _cell(tag: str, span: CellSpan, printed: str) -> Element:
    reach = {"colspan": if_several(span.columns), "rowspan": if_several(span.rows)}
    return mixed(tag, [printed], reach)


# --- back -------------------------------------------------------------------------------


def _back(document: Document) -> Element:
    notes = [
        group("fn", [mixed("label", [one.text]), mixed("p", [one.note])], {"id": f"fn{number}"})
        for number, one in enumerate(document.notes, start=1)
        if one.note
    ]
    entries = map(_entry, document.references, reference_items(document))
    return group(
        "back",
        [
            *grouped("fn-group", notes),
            *grouped("ref-list", entries),
            *grouped("app-group", _rest(document)),
        ],
    )


def _entry(reference: Reference, item: Item) -> Element:
    kind = {"publication-type": _PUBLICATIONS.get(item.kind, "other")}
    parted = grouped("element-citation", _fields(reference, item), kind)
    printed = mixed("mixed-citation", [reference.text], kind)
    cited = group("citation-alternatives", [printed, *parted])
    return group("ref", [*text("label", reference.label), cited], {"id": reference.id})


def _fields(reference: Reference, item: Item) -> list[Element]:
    names = [
        group("name", [mixed("surname", [name.family]), mixed("given-names", [name.given])])
        if name.given
        else mixed("string-name", [name.family])
        for name in item.authors
    ]
    first, last = item.page_range() or (item.pages, None)
    return [
        *grouped("person-group", names, {"person-group-type": "author"}),
        *text("article-title", reference.title),
        *text("source", item.container),
        *text("publisher-name", item.publisher),
        *text("year", item.year),
        *text("volume", item.volume),
        *text("issue", item.issue),
        *text("fpage", first),
        *text("lpage", last),
        *text("pub-id", item.doi, {"pub-id-type": "doi"}),
        *text("uri", item.url),
    ]


def _rest(document: Document) -> Iterator[Element]:
    for heading, texts in rest(document).items():
        title = mixed("title", [heading])
        yield group("app", [title, *(mixed("p", [one]) for one in texts)])
