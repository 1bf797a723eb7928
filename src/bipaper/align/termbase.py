"""Glossaries in the formats of other tools, as text.

TSV, and TBX: TBX-Basic of ISO 30042:2019 in DCA style, and the TBX of 2008 (ISO 30042:2008),
which is all that most programs open. Both have the same entries: a concept each, with the terms
of each language and script, the preferred one first.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from bipaper.align.glossary import Concept, Term
from bipaper.align.reliability import is_abbreviation
from bipaper.chars import chinese_script, simplify, xml_content
from bipaper.shown import tsv

_COLUMNS = (
    "id", "zh_hans", "zh_hant", "en", "zh_variants", "en_variants", "papers", "reliability",
    "evidence", "example_zh", "example_en", "example_paper",
)  # fmt: skip
_BETWEEN = "; "  # variants


class _Tbx(NamedTuple):
    """What an edition of TBX writes around and inside the concepts of a glossary."""

    head: str
    foot: str
    concept: str
    language: str
    term: str


_SOURCE = (
    "<fileDesc><sourceDesc><p>Terms paired by bipaper from papers in Chinese with an English"
    " abstract</p></sourceDesc></fileDesc>"
)
_TBX_2019 = _Tbx(
    '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">\n'
    f" <tbxHeader>{_SOURCE}</tbxHeader>\n",
    "</tbx>\n",
    "conceptEntry",
    "langSec",
    "termSec",
)
_TBX_2008 = _Tbx(
    '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n<martif type="TBX" xml:lang="en">\n'
    f" <martifHeader>{_SOURCE}"
    '<encodingDesc><p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc></martifHeader>\n',
    "</martif>\n",
    "termEntry",
    "langSet",
    "tig",
)


def glossary_tsv(concepts: Iterable[Concept]) -> str:
    """A header and one line a concept: its preferred terms, variants and one example."""
    return tsv([_COLUMNS, *map(_row, concepts)])


def _row(concept: Concept) -> tuple[str | float | None, ...]:
    example = concept.example
    return (
        concept.id,
        concept.hans[0].text,
        concept.hant[0].text if concept.hant else None,
        concept.en[0].text,
        _listed(concept.hans[1:]),
        _listed(concept.en[1:]),
        str(concept.papers),
        concept.reliability,
        concept.evidence,
        *((example.zh, example.en, example.paper) if example else (None, None, None)),
    )


def _listed(terms: Sequence[Term]) -> str:
    return _BETWEEN.join(term.text for term in terms)


def glossary_tbx(concepts: Iterable[Concept]) -> str:
    """A TBX-Basic document of 2019."""
    return _tbx(concepts, _TBX_2019)


def glossary_tbx_2008(concepts: Iterable[Concept]) -> str:
    """The same as the TBX of 2008, also called TBX version 2 and martif."""
    return _tbx(concepts, _TBX_2008)


def _tbx(concepts: Iterable[Concept], edition: _Tbx) -> str:
    entries = (_concept(concept, edition) for concept in concepts)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n{edition.head} <text><body>\n'
    return f"{head}{''.join(entries)} </body></text>\n{edition.foot}"


def _concept(concept: Concept, edition: _Tbx) -> str:
    sides = (("zh-Hans", concept.hans), ("zh-Hant", concept.hant), ("en", concept.en))
    languages = "".join(
        f"   <{edition.language} xml:lang={quoteattr(lang)}>\n"
        f"{_terms(terms, _contexts(concept, lang), edition)}   </{edition.language}>\n"
        for lang, terms in sides
        if terms
    )
    note = f"papers: {concept.papers}; reliability: {concept.reliability:.2f}"
    return (
        f"  <{edition.concept} id={quoteattr(concept.id)}>\n   <note>{note}</note>\n"
        f"{languages}  </{edition.concept}>\n"
    )


def _contexts(concept: Concept, lang: str) -> dict[str, str]:
    """The term of a language that the example shows, in small letters, and its context."""
    example, shown = concept.example, concept.shown
    if example is None or shown is None:
        return {}
    if lang == "en":
        found = {shown.en.lower(): example.en or ""}
    elif lang == f"zh-{chinese_script(example.zh)}":
        term = simplify(shown.zh) if lang == "zh-Hans" else shown.zh
        found = {term.lower(): example.zh}
    else:
        found = {}
    return {term: _context(text, example.paper) for term, text in found.items() if text}


def _terms(terms: Sequence[Term], contexts: Mapping[str, str], edition: _Tbx) -> str:
    """The terms of a language, the preferred one first."""
    return "".join(
        f"    <{edition.term}><term>{xml_content(term.text)}</term>{_notes(term, place)}"
        f"{contexts.get(term.text.lower(), '')}</{edition.term}>\n"
        for place, term in enumerate(terms)
    )


def _notes(term: Term, place: int) -> str:
    status = "admittedTerm" if place else "preferredTerm"
    short = (
        '<termNote type="termType">abbreviation</termNote>' if is_abbreviation(term.text) else ""
    )
    return f'{short}<termNote type="administrativeStatus">{status}-admn-sts</termNote>'


def _context(text: str, paper: str) -> str:
    return (
        f'<descripGrp><descrip type="context">{xml_content(text)}</descrip>'
        f'<admin type="source">{xml_content(paper)}</admin></descripGrp>'
    )
