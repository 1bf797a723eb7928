"""A paper as TEI P5 in the form of GROBID's, for programs made for that.

Sections are flat, their heads numbered; figures, tables and notes stand in the body; entries are
biblStruct with the text as printed in a note. Ids are those of the JSON; titles, abstracts and
keywords are there in both languages.

All is valid TEI but ``coords``, which are GROBID's: page, left, top, width and height in points,
boxes parted by semicolons. Where GROBID's own is not valid, it is not followed: formulas stand in
paragraphs and have their number as ``n``, an abstract has no div.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import quote
from xml.etree.ElementTree import Element

from bipaper import __version__
from bipaper.export.interchange.bibliography import (
    Item,
    Name,
    name_of,
    paper_item,
    people,
    reference_items,
)
from bipaper.export.interchange.flow import (
    Float,
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
    ID,
    LANG,
    group,
    grouped,
    if_several,
    mixed,
    text,
    written,
)
from bipaper.model import Document
from bipaper.parts.boxed_text import Region
from bipaper.parts.cited_works import Citation, Reference
from bipaper.parts.displays import Caption, CellSpan, Formula, Table
from bipaper.parts.running_text import Section

# GROBID's readers ask for the time it ran at; the same results give the same bytes, so it is
# the one of reproducible builds.
_WHEN = "1970-01-01T00:00:00Z"
_OF_URLS = "%/:?#@!$&'()*+,;=~"  # marks of RFC 3986, but for [ and ], which are only for hosts
_MAIN = {"level": "a", "type": "main"}
_TRANSLATED = {"level": "a", "type": "translated", LANG: "en"}


def tei(document: Document) -> str:
    """The TEI of a paper, with all its text but what runs on every page."""
    header = group(
        "teiHeader",
        [
            group("fileDesc", [_titles(document), _publication(document), _source(document)]),
            group("encodingDesc", [_application()]),
            group("profileDesc", [*_keywords(document), *_abstracts(document)]),
        ],
    )
    content = group("text", [_body(document), *_back(document)], {LANG: language(document)})
    root = {"xmlns": "http://www.tei-c.org/ns/1.0"}
    return written(group("TEI", [header, content], root))


# --- header -----------------------------------------------------------------------------


def _titles(document: Document) -> Element:
    return group("titleStmt", [mixed("title", [_title(document)], _MAIN)])


def _title(document: Document) -> str:
    title = document.metadata.title
    return title.zh or title.en or ""


def _publication(document: Document) -> Element:
    published = _date(paper_item(document))
    return group("publicationStmt", [mixed("publisher", []), published])


def _date(item: Item) -> Element:
    year = item.issued()
    known = {"type": "published", "when": str(year) if year else None}
    return mixed("date", [item.year or ""], known)


def _source(document: Document) -> Element:
    data, item = document.metadata, paper_item(document)
    zh, en = data.title.zh, data.title.en
    also = data.journal.en if data.journal.zh else None
    analytic = [
        *_authors(document),
        mixed("title", [_title(document)], _MAIN | {LANG: chinese(document) if zh else "en"}),
        *(text("title", en, _TRANSLATED) if zh else []),
        *text("idno", document.id, {"type": "bipaper"}),
        *text("idno", document.source.file, {"type": "file"}),
        *text("idno", data.doi, {"type": "DOI"}),
        *text("idno", data.clc, {"type": "CLC"}),
        *text("idno", data.article_number, {"type": "article_number"}),
    ]
    return group(
        "sourceDesc",
        [
            group(
                "biblStruct",
                [
                    group("analytic", analytic),
                    _host(item, text("title", also, {"type": "translated", LANG: "en"})),
                    *text("note", data.received, {"type": "submission"}),
                    *text("note", data.funding, {"type": "funding"}),
                ],
            )
        ],
    )


def _authors(document: Document) -> Iterator[Element]:
    tag = chinese(document)
    for author in people(document):
        places = chain(author.affiliations.zh, author.affiliations.en)
        yield group(
            "author",
            [
                *text("persName", author.zh, {LANG: tag}),
                *(_person(name_of(author.en), {LANG: "en"}) if author.en else []),
                *text("email", author.email),
                *(_affiliation(place) for place in places),
            ],
            {"role": "corresp" if author.corresponding else None},
        )


def _affiliation(place: str) -> Element:
    return group("affiliation", text("note", place, {"type": "raw_affiliation"}))


def _person(name: Name, attributes: dict[str, str | None]) -> list[Element]:
    if name.given is None:
        return text("persName", name.family, attributes)
    forename = mixed("forename", [name.given], {"type": "first"})
    return [group("persName", [forename, mixed("surname", [name.family])], attributes)]


def _host(item: Item, own: list[Element]) -> Element:
    """The journal or book that holds an item, with the imprint; of a book itself with its ``own``
    title and authors."""
    level = "j" if item.kind in ("article", "newspaper") else "m"
    first, last = item.page_range() or (None, None)
    pages = {"unit": "page", "from": first, "to": last or first}
    imprint = [
        *text("publisher", item.publisher),
        *text("biblScope", item.volume, {"unit": "volume"}),
        *text("biblScope", item.issue, {"unit": "issue"}),
        *([mixed("biblScope", [item.pages], pages)] if item.pages else []),
        _date(item),
    ]
    titles = [
        *text("title", item.container, {"level": level}),
        *text("idno", item.issn, {"type": "ISSN"}),
    ]
    return group("monogr", [*titles, *own, group("imprint", imprint)])


def _application() -> Element:
    made_by = {"ident": "bipaper", "version": __version__, "when": _WHEN}
    label = mixed("label", ["bipaper"])
    return group("appInfo", [group("application", [label], made_by)])


def _keywords(document: Document) -> list[Element]:
    words = document.keywords
    return grouped(
        "textClass",
        (
            group("keywords", [mixed("term", [word]) for word in of_one], {LANG: lang})
            for lang, of_one in ((chinese(document), words.zh), ("en", words.en))
            if of_one
        ),
    )


def _abstracts(document: Document) -> Iterator[Element]:
    inserted = insertions(document)
    for id, block, lang in (
        ("abstract.zh", document.abstract.zh, chinese(document)),
        ("abstract.en", document.abstract.en, "en"),
    ):
        if block:
            yield group("abstract", [_paragraph(passage(id, block, inserted))], {LANG: lang})


# --- body -------------------------------------------------------------------------------


def _body(document: Document) -> Element:
    divs: list[tuple[list[Element], Section | None]] = []
    for part in body(document):
        if isinstance(part, Section):
            divs.append(([_head(part)], part))
            continue
        if not divs:
            divs.append(([], None))
        inside = divs[-1][0]
        if isinstance(part, Float):
            inside.append(_float(part))
        elif isinstance(part, Formula):
            inside.append(mixed("p", [_formula(part)]))
        else:
            inside.append(_paragraph(part))
    made = [group("div", inside, {ID: head.id if head else None}) for inside, head in divs]
    return group("body", [*made, *_notes(document)])


def _head(section: Section) -> Element:
    where = _coords([Region(page=section.page, bbox=section.bbox)])
    return mixed("head", [section.title], {"n": section.number, "coords": where})


def _paragraph(whole: Passage) -> Element:
    return mixed("p", map(_run, whole.runs), {ID: whole.block, "coords": _coords(whole.regions)})


def _run(run: Run) -> str | Element:
    match run:
        case Citation(references=[*ids]) if ids:
            target = " ".join(f"#{id}" for id in ids)
            return mixed("ref", [run.text], {"type": "bibr", "target": target})
        case Citation():
            return run.text
        case Note(number, mark) if mark.note:
            return mixed("ref", [mark.text], {"type": "foot", "target": f"#foot_{number}"})
        case Note(_, mark):
            return mixed("hi", [mark.text], {"rend": "superscript"})
        case Formula():
            return _formula(run)
    return run


def _formula(formula: Formula) -> Element:
    where = _coords([Region(page=formula.page, bbox=formula.bbox)])
    return mixed("formula", [formula.text], {"n": formula.number, "coords": where})


def _float(part: Float) -> Element:
    caption = part.caption
    kind = "table" if part.tables or (caption and caption.kind == "table") else None
    boxes = [Region(page=one.page, bbox=one.bbox) for one in part.tables]
    if caption:
        boxes.insert(0, Region(page=caption.page, bbox=caption.bbox))
    words = [*_caption(caption), *map(_table, part.tables)]
    notes = text("note", caption.notes if caption else None)
    return group("figure", [*words, *notes], {"type": kind, "coords": _coords(boxes)})


def _caption(caption: Caption | None) -> list[Element]:
    if caption is None:
        return []
    return [
        mixed("head", [caption.label]),
        mixed("label", [caption.label]),
        *text("figDesc", caption.text),
        *text("figDesc", caption.text_en, {LANG: "en"}),
        *text("p", "\n".join(caption.inside)),
    ]


def _table(table: Table) -> Element:
    return group("table", (_row(cells, at < table.head) for at, cells in enumerate(table.cells())))


def _row(cells: Iterable[tuple[CellSpan, str]], is_head: bool) -> Element:
    made = (
        mixed("cell", [printed], {"cols": if_several(span.columns), "rows": if_several(span.rows)})
        for span, printed in cells
    )
    return group("row", made, {"role": "label" if is_head else None})


def _notes(document: Document) -> Iterator[Element]:
    for number, mark in enumerate(document.notes, start=1):
        known = {"place": "foot", "n": mark.text, ID: f"foot_{number}"}
        yield from text("note", mark.note, known)


def _coords(regions: Iterable[Region]) -> str | None:
    boxes = []
    for region in regions:
        x0, top, x1, bottom = region.bbox
        boxes.append(f"{region.page},{x0:.2f},{top:.2f},{x1 - x0:.2f},{bottom - top:.2f}")
    return ";".join(boxes) or None


# --- back -------------------------------------------------------------------------------


def _back(document: Document) -> list[Element]:
    entries = map(_entry, document.references, reference_items(document))
    lists = grouped("listBibl", entries)
    return grouped("back", [*grouped("div", lists, {"type": "references"}), *_annexes(document)])


def _entry(reference: Reference, item: Item) -> Element:
    authors = [group("author", _person(name, {})) for name in item.authors]
    in_host = bool(item.container or not reference.title)
    level = {"level": "a" if in_host else "m", "type": "main"}
    own = [
        *text("title", reference.title, level),
        *text("idno", item.doi, {"type": "DOI"}),
        *authors,
    ]
    return group(
        "biblStruct",
        [
            *grouped("analytic", own if in_host else []),
            _host(item, [] if in_host else own),
            *([mixed("ptr", [], {"target": quote(item.url, _OF_URLS)})] if item.url else []),
            *text("note", reference.text, {"type": "raw_reference"}),
        ],
        {ID: reference.id, "n": reference.label, "coords": _coords(reference.regions)},
    )


def _annexes(document: Document) -> Iterator[Element]:
    for heading, texts in rest(document).items():
        children = [mixed("head", [heading]), *(mixed("p", [one]) for one in texts)]
        yield group("div", children, {"type": "annex"})
