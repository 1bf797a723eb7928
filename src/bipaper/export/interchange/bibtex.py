"""BibTeX in UTF-8, with the entry types of biblatex.

Values are text and no TeX: what TeX would obey is escaped, so that a paper can run nothing.
"""

import re
from collections.abc import Iterable, Iterator

from bipaper.export.interchange.bibliography import (
    Item,
    Kind,
    Name,
    paper_item,
    reference_items,
)
from bipaper.model import Document

_TYPES: dict[Kind, str] = {
    "article": "article",
    "book": "book",
    "proceedings": "inproceedings",
    "chapter": "incollection",
    "thesis": "thesis",
    "report": "report",
    "newspaper": "article",
    "standard": "standard",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
    "page": "online",
    "document": "misc",
}
_CONTAINERS: dict[Kind, str] = {"article": "journal", "newspaper": "journal"}
_PUBLISHERS: dict[Kind, str] = {"thesis": "institution", "report": "institution"}
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}
_SPECIAL = re.compile("[" + re.escape("".join(_TEX)) + "]")
_NOT_IN_KEYS = re.compile(r"[^\w/+.-]")


def papers(documents: Iterable[Document]) -> Iterator[str]:
    """An entry a paper; its key is the paper's id, with ":" and a code for what no key may hold."""
    for document in documents:
        yield _entry(paper_item(document))


def references(document: Document) -> str:
    """An entry for each of the reference list; keys are the ids of the references."""
    return "".join(map(_entry, reference_items(document)))


def _entry(item: Item) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(item))
    return f"@{_TYPES[item.kind]}{{{_key(item.id)},\n{fields}}}\n\n"


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    """The names of the fields and their values as TeX."""
    if item.authors:
        yield "author", " and ".join(map(_name, item.authors))
    year = item.issued()
    found = {
        "title": item.title,
        _CONTAINERS.get(item.kind, "booktitle"): item.container,
        _PUBLISHERS.get(item.kind, "publisher"): item.publisher,
        "year": str(year) if year else item.year,
        "volume": item.volume,
        "number": item.issue,
        "pages": _pages(item),
        "issn": item.issn,
        "abstract": item.abstract or item.abstract_en,
        "keywords": ", ".join(item.keywords or item.keywords_en),
        "titleaddon": item.title_en if item.title_en != item.title else None,
        "annotation": item.printed,
    }
    yield from ((name, _tex(value)) for name, value in found.items() if value)
    # Packages print these two as they are, but braces have to be even.
    yield from ((n, _even(value)) for n, value in (("doi", item.doi), ("url", item.url)) if value)


def _name(name: Name) -> str:
    """In braces a name stays whole, with its "and" and commas."""
    if name.given is None:
        return f"{{{_tex(name.family)}}}"
    return f"{_tex(name.family)}, {_tex(name.given)}"


def _pages(item: Item) -> str | None:
    pages = item.page_range()
    return f"{pages[0]}--{pages[1]}" if pages and pages[1] else item.pages


def _key(id: str) -> str:
    return _NOT_IN_KEYS.sub(lambda found: f":{ord(found[0]):x}", id)


def _even(text: str) -> str:
    return re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", text)


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _TEX[found[0]], " ".join(text.split()))
