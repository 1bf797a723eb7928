"""A paper as Markdown: CommonMark with the tables and footnotes of GitHub, Pandoc and others.

Whatever a paper has in its text is text: characters that Markdown, HTML, TeX or a program for
slides would obey are escaped, formulas and the text in figures stand in fences.
"""

import re
from collections.abc import Iterator, Mapping

import yaml

from bipaper.export.interchange.flow import (
    Float,
    Inserted,
    Note,
    Passage,
    body,
    heading_of,
    insertions,
    passage,
    rest,
    stretches,
)
from bipaper.export.interchange.languages import language
from bipaper.model import Document
from bipaper.parts.cited_works import Citation, Reference
from bipaper.parts.displays import Formula, Table
from bipaper.parts.running_text import AbstractText, Section

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>&|~$^!@#]")
# What would begin a list, a rule, the line below a heading, a definition or a title block.
_AT_START = re.compile(r"^(?:(\d{1,9})(?=[.)])|(?=[+=:%-]))")
Labels = Mapping[str, str | None]  # of references, by their ids
_DEEPEST = 6  # the levels that Markdown has


def markdown(document: Document) -> str:
    """The Markdown of a paper; nothing of its text is left out but what runs on every page."""
    parts = (_front_matter, _head, _abstracts, _body, _references, _rest, _footnotes)
    return "\n\n".join(block for part in parts for block in part(document)) + "\n"


# --- front ------------------------------------------------------------------------------


def _front_matter(document: Document) -> Iterator[str]:
    """YAML, as Pandoc and the makers of web sites read it."""
    data, journal = document.metadata, document.metadata.journal
    found = {
        "id": document.id,
        "title": data.title.zh or data.title.en,
        "title_en": data.title.en,
        "author": data.authors.zh or data.authors.en,
        "author_en": data.authors.en,
        "affiliations": data.affiliations.zh or data.affiliations.en,
        "affiliations_en": data.affiliations.en,
        "journal": journal.zh or journal.en,
        "year": journal.year,
        "volume": journal.volume,
        "issue": journal.issue,
        "pages": journal.pages,
        "issn": journal.issn,
        "doi": data.doi,
        "clc": data.clc,
        "article_number": data.article_number,
        "received": data.received,
        "funding": data.funding,
        "keywords": document.keywords.zh or document.keywords.en,
        "keywords_en": document.keywords.en,
        "lang": language(document),
        "source": document.source.file,
        "grade": document.quality.grade,
    }
    known = {name: value for name, value in found.items() if value}
    text = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=float("inf"))
    yield f"---\n{text}---"


def _head(document: Document) -> Iterator[str]:
    data = document.metadata
    titles = [title for title in (data.title.zh, data.title.en) if title]
    yield from (f"# {_line(title)}" for title in titles[:1])
    yield from (f"*{_line(title)}*" for title in titles[1:])
    yield from (_line("，".join(names)) for names in (data.authors.zh,) if names)
    yield from (_line(", ".join(names)) for names in (data.authors.en,) if names)


def _abstracts(document: Document) -> Iterator[str]:
    abstract, words = document.abstract, document.keywords
    inserted, labels = insertions(document), _labels(document)
    yield from _abstract("摘要", "abstract.zh", abstract.zh, inserted, labels)
    yield from (f"**关键词**：{_line('；'.join(words.zh))}" for _ in words.zh[:1])
    yield from _abstract("Abstract", "abstract.en", abstract.en, inserted, labels)
    yield from (f"**Keywords**: {_line('; '.join(words.en))}" for _ in words.en[:1])


def _abstract(
    heading: str, id: str, text: AbstractText | None, inserted: Inserted, labels: Labels
) -> Iterator[str]:
    if text:
        yield f"## {heading}"
        yield from _passage(passage(id, text, inserted), labels)


# --- body -------------------------------------------------------------------------------


def _body(document: Document) -> Iterator[str]:
    labels = _labels(document)
    for part in body(document):
        if isinstance(part, Section):
            yield f"{'#' * min(part.level + 1, _DEEPEST)} {_escaped(heading_of(part))}"
        elif isinstance(part, Float):
            yield from _float(part)
        elif isinstance(part, Formula):
            yield _formula(part)
        else:
            yield from _passage(part, labels)


def _passage(whole: Passage, labels: Labels) -> Iterator[str]:
    for part in stretches(whole.runs):
        if isinstance(part, Formula):
            yield _formula(part)
        else:
            yield _at_start("".join(_run(run, labels) for run in part).strip())


def _run(run: str | Citation | Note, labels: Labels) -> str:
    if isinstance(run, str):
        return _escaped(run)
    if isinstance(run, Citation):
        return "".join(
            f"[{_escaped(text)}](#{reference})" if reference else _escaped(text)
            for text, reference in _linked(run, labels)
        )
    return f"[^{run.number}]" if run.mark.note else f"<sup>{_escaped(run.mark.text)}</sup>"


def _linked(citation: Citation, labels: Labels) -> Iterator[tuple[str, str | None]]:
    """The text of a citation in pieces, some with the reference that they name.

    By its labels, "[2-4]", or one after the other, "（Lin，2019；Wu，2020）"; else it all
    points to the first.
    """
    numbers = {labels[id]: id for id in citation.references if labels.get(id)}
    words = re.split(r"(\w+)", citation.text)
    if any(word in numbers for word in words):
        yield from ((word, numbers.get(word)) for word in words if word)
        return
    works = re.split("(?<=[;；])", citation.text)
    if len(works) == len(citation.references):
        yield from zip(works, citation.references, strict=True)
    else:
        yield citation.text, next(iter(citation.references), None)


def _formula(formula: Formula) -> str:
    number = f"  ({formula.number})" if formula.number else ""
    return _fenced(f"{formula.text}{number}")


def _float(part: Float) -> Iterator[str]:
    caption = part.caption
    if caption:
        yield f"**{_escaped(caption.label)}** {_escaped(caption.text)}".strip()
        if caption.text_en:
            yield _line(caption.text_en)
        if caption.inside:
            yield _fenced("\n".join(caption.inside))
    yield from (_table(table) for table in part.tables if table.rows)
    if caption and caption.notes:
        yield _line(caption.notes)


def _table(table: Table) -> str:
    width = max(map(len, table.rows))
    rows = [[*map(_escaped, row), *[""] * (width - len(row))] for row in table.rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


# --- behind the text --------------------------------------------------------------------


def _references(document: Document) -> Iterator[str]:
    if document.references:
        yield "## 参考文献"
        yield from map(_entry, document.references)


def _entry(reference: Reference) -> str:
    label = f"[{reference.label}] " if reference.label else ""
    return f'<a id="{reference.id}"></a>{_escaped(label + reference.text)}'


def _rest(document: Document) -> Iterator[str]:
    for heading, texts in rest(document).items():
        yield f"## {heading}"
        yield from map(_line, texts)


def _footnotes(document: Document) -> Iterator[str]:
    for number, mark in enumerate(document.notes, start=1):
        if mark.note:
            yield f"[^{number}]: {_line(mark.note)}"


# --- text -------------------------------------------------------------------------------


def _labels(document: Document) -> Labels:
    return {reference.id: reference.label for reference in document.references}


def _line(text: str) -> str:
    """A text as a paragraph of its own."""
    return _at_start(_escaped(text).strip())


def _escaped(text: str) -> str:
    """A text on one line, as it stands inside a paragraph."""
    return _ACTIVE.sub(r"\\\g<0>", " ".join(text.splitlines()))


def _at_start(line: str) -> str:
    """An escaped line as it stands at the beginning of a paragraph."""
    return _AT_START.sub(r"\1\\", line)


def _fenced(text: str) -> str:
    """Text between fences that are longer than any in it."""
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", text))])
    return f"{fence}\n{text}\n{fence}"
