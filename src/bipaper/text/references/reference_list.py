"""The reference list read: one ``model.Reference`` for each entry."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from bipaper.chars import HAN
from bipaper.parts.cited_works import Reference
from bipaper.text.join import join_lines
from bipaper.text.references.entries import Entry, RefLine, split_entries
from bipaper.text.references.entry_fields import parse_reference
from bipaper.text.regions import regions_of

_SUPPLEMENT = re.compile(r"附\s?(?:中文|英文)?参考文献")
_TRANSLATION = re.compile(r"(?<=[.。\])\d])\s*(?=[A-Z][A-Za-z'’-]+[\s,，])(?!DOI|URL|Available)")
_LETTERS = re.compile(r"[A-Za-z]")


def read_references(
    lists: Iterable[Sequence[RefLine]],
) -> tuple[list[Reference], list[RefLine]]:
    """The references of lists given without their headings, and the lines behind the lists.

    ``text`` is without the label. A translation printed with an entry, behind it, in a
    supplement (附中文参考文献) or in a list of its own, belongs to its ``text``; ``text_en`` is the
    English part.
    """
    references: list[Reference] = []
    behind: list[RefLine] = []
    for own in _with_translations(lists):
        found, rest = _read_list(own, len(references) + 1)
        references += found
        behind += rest
    return references, behind


def _with_translations(lists: Iterable[Sequence[RefLine]]) -> list[list[RefLine]]:
    """The lists, one that gives the entries of that before it in another language with it."""
    found: list[list[RefLine]] = []
    for own in filter(None, lists):
        if found and _translations(split_entries(own)[0], split_entries(found[-1])[0]):
            found[-1] += own
        else:
            found.append([*own])
    return found


def _read_list(lines: Sequence[RefLine], first: int) -> tuple[list[Reference], list[RefLine]]:
    """The same of one list; ``first`` is the number of its first reference."""
    entries, rest = split_entries(lines)
    more, behind = _second_list(rest)
    supplement = _translations(more, entries)
    if more:
        rest = behind
    if not supplement:
        entries = entries + more
    references = [
        _reference(f"r{number}", entry, supplement.get(entry.label, []))
        for number, entry in enumerate(_pairs(entries), first)
    ]
    return references, rest


def _reference(id: str, entry: Entry, supplement: list[RefLine]) -> Reference:
    own, other = _text(entry.lines), _text(supplement)
    text = f"{own} {other}".strip()
    chinese, english = (other, own) if re.search(f"[{HAN}]", other) else (own, other)
    if not other:
        chinese, english = split_translation(text)
    return Reference(
        id=id,
        label=None if entry.label is None else str(entry.label),
        text=text,
        text_en=english or None,
        regions=regions_of(entry.lines + supplement),
        **msgspec.structs.asdict(parse_reference(chinese)),
    )


def _text(lines: Iterable[RefLine]) -> str:
    return join_lines([line.text for line in lines])


def split_translation(text: str) -> tuple[str, str]:
    """A Chinese entry and its English translation behind it, "" where there is none."""
    han = [match.end() for match in re.finditer(f"[{HAN}]", text)]
    start = _TRANSLATION.search(text, han[-1]) if len(han) > 3 else None
    if start is None or len(_LETTERS.findall(text, start.end())) < 25:
        return text, ""
    return text[: start.start()], text[start.end() :]


# --- translations that stand apart ------------------------------------------------------


def _second_list(rest: list[RefLine]) -> tuple[list[Entry], list[RefLine]]:
    """A numbered list right behind the first, with or without its heading."""
    lines = rest[1:] if rest and _SUPPLEMENT.match(rest[0].text) else rest
    entries, behind = split_entries(lines, missed=1000) if lines else ([], [])
    labelled = entries and entries[0].label and lines[0].text.endswith(entries[0].lines[0].text)
    return (entries, behind) if labelled else ([], rest)


def _translations(more: list[Entry], entries: list[Entry]) -> dict[int | str | None, list[RefLine]]:
    """The second list by label where it gives entries of the first in another language."""
    first = {entry.label: _text(entry.lines) for entry in entries}
    same = [_same_work(_text(entry.lines), first.get(entry.label, "")) for entry in more]
    return {entry.label: entry.lines for entry in more} if same and all(same) else {}


def _same_work(text: str, other: str) -> bool:
    """Whether one is Chinese, the other is not, and both are of the same year."""
    chinese = [re.search(f"[{HAN}]", one) is not None for one in (text, other)]
    years = [parse_reference(one).year for one in (text, other)]
    return chinese[0] != chinese[1] and years[0] == years[1]


def _pairs(entries: list[Entry]) -> list[Entry]:
    """Unnumbered Chinese entries joined with the translation behind them (… in Chinese)."""
    joined: list[Entry] = []
    for entry in entries:
        text = _text(entry.lines)
        if (
            joined
            and entry.label is None
            and "in Chinese" in text
            and _same_work(text, _text(joined[-1].lines))
        ):
            joined[-1] = Entry(None, joined[-1].lines + entry.lines)
        else:
            joined.append(entry)
    return joined
