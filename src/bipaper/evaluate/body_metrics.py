"""Metrics of the body: its headings, its paragraphs in order, and what stands beside them."""

from collections.abc import Iterable
from itertools import pairwise

from bipaper.evaluate.gold import Gold, GoldCaption, GoldHeading
from bipaper.evaluate.likeness import folded
from bipaper.evaluate.scores import Score, of_items, of_shares
from bipaper.model import Document
from bipaper.parts.displays import Caption
from bipaper.parts.running_text import Section

_REFERENCES = frozenset({"参考文献", "references"})
_AROUND = "[]【】:"  # a title, as readers and annotators keep them or not
_BEGINNING = 20  # characters of an entry, enough to know it by


def headings(document: Document, gold: Gold) -> Score | None:
    """Headings with number, title and level, but for that of the references."""
    return of_items(
        [one for one in document.sections if not _is_of_references(one)],
        [one for one in gold.headings if not _is_of_references(one)],
        lambda given, wanted: _heading(given) == _heading(wanted),
        lambda one: f"{one.number or ''} {one.title} (level {one.level})".lstrip(),
    )


def _is_of_references(one: Section | GoldHeading) -> bool:
    """Whether a heading is a reference list's: if that is one of the body's, annotators differ."""
    return folded(one.title).strip(_AROUND) in _REFERENCES


def _heading(one: Section | GoldHeading) -> tuple[str, str, int]:
    number = folded(one.number or "").strip(".、()（）")
    return number, folded(one.title), one.level


def order(document: Document, gold: Gold) -> Score | None:
    """Snippets of the body that come after the one that should come before them."""
    body = "".join(_paragraphs(document))
    places = [(snippet, body.find(folded(snippet))) for snippet in gold.reading_order]
    return of_shares([(after, 0 <= i < j) for (_, i), (after, j) in pairwise(places)])


def joins(document: Document, gold: Gold) -> Score | None:
    """Places where a paragraph goes on in the next column or page, and does in the result."""
    texts = _paragraphs(document)
    return of_shares(
        [
            (f"{join.before}|{join.after}", _is_in(folded(join.before) + folded(join.after), texts))
            for join in gold.joins
        ]
    )


def noise(document: Document, gold: Gold) -> Score | None:
    """Running heads, footnotes and watermarks that stay out of the paragraphs."""
    texts = _paragraphs(document)
    return of_shares([(one.text, not _is_in(folded(one.text), texts)) for one in gold.noise])


def _paragraphs(document: Document) -> list[str]:
    return [folded(paragraph.text) for paragraph in document.paragraphs]


def _is_in(text: str, texts: list[str]) -> bool:
    return any(text in one for one in texts)


def references(document: Document, gold: Gold) -> Score | None:
    """How near the number of entries is, and whether the first and the last are right: the mean."""
    wanted = gold.references
    if not wanted or not wanted.count:
        return None
    given = [folded(entry.text) for entry in document.references]
    near = max(0.0, 1 - abs(len(given) - wanted.count) / wanted.count)
    ends = [
        (text, bool(given) and folded(text)[:_BEGINNING] in given[at])
        for text, at in ((wanted.first, 0), (wanted.last, -1))
        if text
    ]
    missing = [text for text, right in ends if not right]
    if len(given) != wanted.count:
        missing.append(f"{wanted.count} entries, not {len(given)}")
    return Score(
        value=(near + sum(right for _, right in ends)) / (1 + len(ends)),
        right=min(len(given), wanted.count),
        wanted=wanted.count,
        missing=tuple(missing),
    )


def captions(document: Document, gold: Gold) -> Score | None:
    """Captions by kind and label."""
    return of_items(
        document.captions,
        gold.captions,
        lambda given, wanted: _caption(given) == _caption(wanted),
        lambda one: f"{one.label} {one.text}",
    )


def cells(document: Document, gold: Gold) -> Score | None:
    """Rows of cells of the tables annotated, by the label of their caption; each row once, for
    heads are printed again where a table goes on."""
    labels = {folded(table.label) for table in gold.tables}
    given = ((table.caption or "", table.rows) for table in document.tables)
    return of_items(
        [row for row in _rows(given) if row[0] in labels],
        _rows((table.label, table.rows) for table in gold.tables),
        lambda given, wanted: given == wanted,
        lambda row: f"{row[0]} {' | '.join(row[1])}",
    )


def _rows(tables: Iterable[tuple[str, list[list[str]]]]) -> list[tuple[str, tuple[str, ...]]]:
    found = ((folded(label), (*map(folded, row),)) for label, rows in tables for row in rows)
    return list(dict.fromkeys(found))


def _caption(one: Caption | GoldCaption) -> tuple[str, str]:
    return one.kind, folded(one.label)
