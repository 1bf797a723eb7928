"""A document as its readers correct it: what they name is changed, and nothing else.

A correction is done where what it says was there still is; where the document says already what
is right, there is nothing to do. Else it no longer fits, which is a warning. Ids stay.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import asdict, replace

from bipaper.align.number_check import check_numbers
from bipaper.corrections import (
    ClaimCorrection,
    ClaimReading,
    Correction,
    Corrections,
    LevelCorrection,
    NumberCorrection,
    NumberReading,
    OrderCorrection,
    TitleCorrection,
)
from bipaper.document.assemble import number_warnings
from bipaper.model import Document
from bipaper.parts.aligned import Bead, NumberCheck
from bipaper.parts.diagnostics import Warning
from bipaper.parts.quantities import Quantity
from bipaper.parts.running_text import AbstractText, Section

DONE, UNFIT = "corrected", "correction_unfit"  # codes of warnings


def corrected(document: Document, corrections: Corrections, file: str) -> Document:
    """The document with corrections, and a warning for each that was done or does not fit.

    ``file`` is what the corrections are called in messages.
    """
    warnings = []
    for one in corrections.corrections:
        document, code, said = _corrected(document, one)
        if code:
            warnings.append(Warning(code=code, message=f"{file}: {said}"))
    told = [*document.diagnostics.warnings, *warnings]
    return replace(document, diagnostics=replace(document.diagnostics, warnings=told))


def _corrected(document: Document, one: Correction) -> tuple[Document, str, str]:
    """The document, and the code and words of the warning; no code where nothing is to do."""
    name = name_of(one)
    try:
        found = said_of(document, one)
    except KeyError:
        gone = getattr(one, "now", None) is None and not isinstance(one, OrderCorrection)
        return document, "" if gone else UNFIT, f"{name}: there is none any more"
    if found == one.now:
        return document, "", ""
    if found != one.was:
        said = f"{name}: it says {told(found)}, and not {told(one.was)} any more"
        return document, UNFIT, said
    try:
        done = _done(document, one)
    except KeyError as error:
        return document, UNFIT, f"{name}: there is no {error.args[0]} any more"
    return done, DONE, f"{name}: {told(one.now)} instead of {told(one.was)}"


def name_of(one: Correction) -> str:
    """What a correction is about, for people; one name for one thing of a document."""
    match one:
        case TitleCorrection():
            return f"title.{one.lang}"
        case LevelCorrection():
            return f"level of {one.section}"
        case OrderCorrection():
            return f"place of {one.paragraph}"
        case ClaimCorrection():
            return one.claim
        case NumberCorrection():
            return one.number


def told(value: object) -> str:
    """What is said of something, for people."""
    if isinstance(value, ClaimReading | NumberReading):
        return ", ".join(f"{key} {own}" for key, own in asdict(value).items() if own is not None)
    return "nothing" if value is None else repr(value)


def said_of(document: Document, one: Correction) -> object:
    """What the document says. Raises KeyError where it has not what the correction is about."""
    match one:
        case TitleCorrection():
            return getattr(document.metadata.title, one.lang)
        case LevelCorrection():
            return {own.id: own.level for own in document.sections}[one.section]
        case OrderCorrection():
            ids = [own.id for own in document.paragraphs]
            return dict(zip(ids, [None, *ids], strict=False))[one.paragraph]
        case ClaimCorrection():
            claim = {own.id: own for own in document.claims}[one.claim]
            return _reading(claim, ClaimReading)
        case NumberCorrection():
            number = {own.id: own for own in document.quantities}[one.number]
            return _reading(number, NumberReading)


def _reading(of: object, kind: type[ClaimReading | NumberReading]) -> object:
    """What is said of a claim or a number, by itself."""
    return kind(**{key: getattr(of, key) for key in kind.__struct_fields__})


def _done(document: Document, one: Correction) -> Document:
    """The document with a correction that fits."""
    match one:
        case TitleCorrection():
            title = replace(document.metadata.title, **{one.lang: one.now})
            return replace(document, metadata=replace(document.metadata, title=title))
        case LevelCorrection():
            return replace(document, sections=_with_level(document.sections, one))
        case OrderCorrection():
            return _moved(document, one)
        case ClaimCorrection():
            return _with_claim(document, one)
        case NumberCorrection():
            return _with_number(document, one)


# --- headings and paragraphs ------------------------------------------------------------


def _with_level(sections: Sequence[Section], one: LevelCorrection) -> list[Section]:
    """The headings below which others stand are the last before them of a smaller level."""
    found: list[Section] = []
    above: list[Section] = []
    for section in sections:
        level = one.now if section.id == one.section else section.level
        above = [own for own in above if own.level < level]
        found.append(replace(section, level=level, parent=above[-1].id if above else None))
        above.append(found[-1])
    return found


def _moved(document: Document, one: OrderCorrection) -> Document:
    """The paragraph behind another, and in its section; mentions follow in reading order."""
    rest = [own for own in document.paragraphs if own.id != one.paragraph]
    ids = [own.id for own in rest]
    if one.now and one.now not in ids:
        raise KeyError(one.now)
    at = ids.index(one.now) + 1 if one.now else 0
    section = rest[max(at - 1, 0)].section if rest else None
    moved = {own.id: own for own in document.paragraphs}[one.paragraph]
    paragraphs = [*rest[:at], replace(moved, section=section), *rest[at:]]
    abstracts = ("abstract.zh", "abstract.en")
    order = {name: n for n, name in enumerate([*abstracts, *(own.id for own in paragraphs)])}
    claims = [
        replace(own, section=section) if own.block == one.paragraph else own
        for own in document.claims
    ]
    return replace(
        document,
        paragraphs=paragraphs,
        citations=sorted(document.citations, key=lambda own: order[own.block]),
        entities=sorted(document.entities, key=lambda own: order[own.block]),
        quantities=sorted(document.quantities, key=lambda own: order[own.block]),
        claims=sorted(claims, key=lambda own: order[own.block]),
    )


# --- claims and numbers -----------------------------------------------------------------


def _with_claim(document: Document, one: ClaimCorrection) -> Document:
    if one.now is None:
        claims = [own for own in document.claims if own.id != one.claim]
    else:
        said = asdict(one.now)
        claims = [replace(own, **said) if own.id == one.claim else own for own in document.claims]
    return replace(document, claims=claims)


def _with_number(document: Document, one: NumberCorrection) -> Document:
    """What follows from the number alone follows: SI values, which nobody gave, go, and the
    numbers of both abstracts are compared again."""
    if one.now is None:
        quantities = [own for own in document.quantities if own.id != one.number]
        claims = [
            replace(own, quantities=[id for id in own.quantities if id != one.number])
            for own in document.claims
        ]
    else:
        said = asdict(one.now) | {"si_value": None, "si_unit": None}
        claims = document.claims
        quantities = [
            replace(own, **said) if own.id == one.number else own for own in document.quantities
        ]
    checked = replace(document.alignment, number_check=_number_check(document, quantities))
    others = [own for own in document.diagnostics.warnings if own.code != "number_differs"]
    warnings = [*others, *number_warnings(checked, quantities)]
    return replace(
        document,
        quantities=quantities,
        claims=claims,
        alignment=checked,
        diagnostics=replace(document.diagnostics, warnings=warnings),
    )


def _number_check(document: Document, quantities: Sequence[Quantity]) -> list[NumberCheck]:
    zh, en = document.abstract.zh, document.abstract.en
    if not (zh and en):
        return []
    left = [own for own in quantities if own.block == "abstract.zh"]
    right = [own for own in quantities if own.block == "abstract.en"]
    return [
        NumberCheck(
            zh=None if pair.zh is None else left[pair.zh].id,
            en=None if pair.en is None else right[pair.en].id,
            agrees=pair.agrees,
        )
        for pair in check_numbers(left, right, _spans(document.alignment.abstract, zh, en))
    ]


def _spans(
    beads: Sequence[Bead], zh: AbstractText, en: AbstractText
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The aligned stretches of both abstracts, empty where a side has none."""
    places = {own.id: (own.start, own.end) for side in (zh, en) for own in side.sentences}
    return [(_span(bead.zh, places), _span(bead.en, places)) for bead in beads]


def _span(sentences: Sequence[str], places: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    if not sentences:
        return (0, 0)
    return (places[sentences[0]][0], places[sentences[-1]][1])
