"""What covers and title pages say of title and authors, in both languages.

Labels lead (cover_fields). Without them the title is what the document asks to be cited by, or
the largest lines; the other language's title stands next to it. Names are the authors' where the
other language spells them, or the citation names them; so is the one that stands alone on the
cover of a thesis.
"""

import re
from collections.abc import Sequence
from itertools import chain, dropwhile, groupby

from bipaper.chars import count_han, counted
from bipaper.layout.labels import labels_in
from bipaper.layout.lines import Line
from bipaper.pdf.wordlists import chinese_tags
from bipaper.text.front.affiliations import is_affiliation, is_bracketed
from bipaper.text.front.bylines import SAME, is_byline, lists_names, names_any, same_size
from bipaper.text.front.cover_fields import (
    field_at,
    field_of,
    language_of,
    says_degree,
    says_english,
    value_of,
)
from bipaper.text.front.cover_words import states_fact
from bipaper.text.front.names import chinese_names, english_names
from bipaper.text.front.own_statements import citation_in
from bipaper.text.front.parts import NEXT
from bipaper.text.front.titles import MOST, NEAR_LARGEST, Head, joined_title, opens_subtitle
from bipaper.text.references.entry_fields import parse_reference

PERSON = "nr"  # ICTCLAS's tag of a person's name
WORDS = 3  # of a title next to the other language's at least: Version 1.0 Draft has no three

_WORD = re.compile(r"[A-Za-z]{2,}")
_ByLanguage = dict[str, list[Line]]  # "zh", "en"


def read_cover(lines: Sequence[Line], report: bool = False) -> tuple[Head, Head]:
    """What the lines of covers, page by page, say of title and authors: in Chinese, in English.

    A ``report`` says other things in Latin letters (V1.0, a name) than its title: only what stands
    next to the Chinese one is that.
    """
    titles, authors = _labelled(lines)
    asking = dropwhile(lambda line: all(one.field != "citation" for one in labels_in(line)), lines)
    cited = parse_reference(citation_in([*asking]))
    for page in _title_pages(lines):
        people = _people(page, authors.get("zh", []), cited.authors)
        region = [line for line in _title_region(page) if line not in [*chain(*people.values())]]
        titles = {**_titles(region, cited.title or "", report), **titles}
        authors = {**people, **authors}
        if report and not authors:
            authors = _listed(page, titles.get("zh", []))
    zh, en = (
        Head(joined_title(titles.get(lang, [])), titles.get(lang, []), authors.get(lang, []), [])
        for lang in ("zh", "en")
    )
    return zh, en


def _labelled(lines: Sequence[Line]) -> tuple[_ByLanguage, _ByLanguage]:
    """Titles and authors behind labels."""
    titles: _ByLanguage = {}
    authors: _ByLanguage = {}
    last = ""  # the language of the title that the line above says a part of
    for at, line in enumerate(lines):
        name, end = field_at(line) or ("", 0)
        value = value_of(lines, at, end, long=name == "title") if name else []
        language = language_of(value[0]) if value else ""
        if name == "title" and language and language == last:
            titles[language] += value
        elif language:
            {"title": titles, "author": authors}.get(name, {}).setdefault(language, value)
        last = language if name == "title" else ""
    return titles, authors


# --- titles -----------------------------------------------------------------------------


def _title_pages(lines: Sequence[Line]) -> list[list[Line]]:
    """The pages that say a degree, an author or a supervisor; the first where none does."""
    pages = [list(own) for _, own in groupby(lines, key=lambda line: line.page)]
    told = [page for page in pages if any(says_degree(one) or field_of(one) for one in page)]
    return told or pages[:1]


def _title_region(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page between what says that it is a thesis and who wrote it; what says so
    may stand between the two, with more of it below in brackets: （学术学位）."""
    if lines and says_english(lines[0]):  # on top: A thesis submitted …
        lines = lines[1:]
    fields = (i for i, line in enumerate(lines) if field_of(line) or says_english(line))
    stop = next(fields, len(lines))
    degrees = [i for i, line in enumerate(lines[:stop]) if says_degree(line)]
    below = lines[degrees[-1] + 1 : stop] if degrees else []
    plain = (line for line in below if line.cjk and not is_bracketed(line.text))
    titled = any(not is_byline(line) for line in plain)
    return list(below) if titled else [line for line in lines[:stop] if not says_degree(line)]


def _titles(lines: Sequence[Line], cited: str, report: bool) -> _ByLanguage:
    """The lines of the title in each language; ``cited`` is what the citation says."""
    lines = [line for line in lines if not states_fact(line.text)]
    zh = _printed_as(lines, cited) or _largest(lines, "zh")
    rest = [line for line in lines if line not in zh]
    en = _beside(lines, zh) or (_largest(rest, "en") if not (zh and report) else [])
    return {language: own for language, own in (("zh", zh), ("en", en)) if own}


def _printed_as(lines: Sequence[Line], title: str) -> list[Line]:
    """The lines that say a title and nothing else; none for one that is not Chinese."""
    wanted = counted(title)
    for start, line in enumerate(lines):
        if count_han(title) and wanted.startswith(counted(line.text)):
            for end in range(start + 1, start + MOST + 1):
                if counted("".join(own.text for own in lines[start:end])) == wanted:
                    return list(lines[start:end])
    return []


def _largest(lines: Sequence[Line], language: str) -> list[Line]:
    """The largest lines of a language, from the first on while the type stays as large; a
    Chinese title may have a line with more Latin letters than Chinese ones, or one of a year."""
    own = [line for line in lines if language_of(line) == language and counted(line.text)]
    largest = NEAR_LARGEST * max((line.size for line in own), default=0.0)
    start = next((i for i, line in enumerate(lines) if line in own and line.size >= largest), None)
    title: list[Line] = []
    for line in lines[start : start + MOST] if start is not None else []:
        large = line.size >= largest or opens_subtitle(line)
        if not large or bool(line.cjk) != (language == "zh"):
            break
        title.append(line)
    return title


def _beside(lines: Sequence[Line], title: Sequence[Line]) -> list[Line]:
    """The English title right below or above the Chinese one: no names, no institution."""
    if not title:
        return []
    below = _run(lines[lines.index(title[-1]) + 1 :])
    above = _run(lines[: lines.index(title[0])][::-1])[::-1]
    english = [line for line in lines if language_of(line) == "en"]
    return next((own for own in (below, above) if own and _is_title(own, english)), [])


def _run(lines: Sequence[Line]) -> list[Line]:
    """The first English lines that are set close in one type."""
    own: list[Line] = []
    for line in lines[:MOST]:
        near = not own or abs(line.base - own[-1].base) < NEXT * line.size
        if language_of(line) != "en" or not near or not same_size(line, [*own, line][0]):
            break
        own.append(line)
    return own


def _is_title(own: Sequence[Line], english: Sequence[Line]) -> bool:
    """Whether lines say no names, and an institution only in larger type than all others do."""
    text = " ".join(line.text for line in own)
    named = lists_names(own[0], latin=True)
    others = [line.size for line in english if line not in own]
    largest = bool(others) and own[0].size > max(others) + SAME
    return len(_WORD.findall(text)) >= WORDS and not named and (largest or not is_affiliation(text))


# --- people -----------------------------------------------------------------------------


def _people(lines: Sequence[Line], known: Sequence[Line], cited: Sequence[str]) -> _ByLanguage:
    """The lines of a title page that name authors without a label; ``known`` are those of the
    Chinese names behind one, ``cited`` the names in the citation."""
    free = [line for line in lines if not field_of(line)]
    rows = known or [line for line in free if is_byline(line)]
    latin = [line for line in free if not line.cjk and names_any(line, True, chinese_names(rows))]
    spelt = english_names(latin)
    named = [
        row
        for row in rows
        if names_any(row, False, spelt) or not set(cited).isdisjoint(chinese_names([row]))
    ]
    if not (known or named) and any(map(says_degree, lines)):
        alone = [row for row in rows if _is_one_person(row)]
        named = alone if len(alone) == 1 else []
    return {language: own for language, own in (("zh", named), ("en", latin)) if own}


def _is_one_person(line: Line) -> bool:
    """Whether a line is one name, and no word that begins as a surname does (方案)."""
    names = chinese_names([line])
    return len(names) == 1 and chinese_tags().get(names[0], PERSON).startswith(PERSON)


def _listed(lines: Sequence[Line], title: Sequence[Line]) -> _ByLanguage:
    """The first line below a report's title that lists names and nothing else; one name alone
    may be any word that begins as a surname does (方案)."""
    below = [line for line in lines if title and line.base > title[-1].base]
    named = [line for line in below if is_byline(line) and len(chinese_names([line])) > 1]
    return {"zh": named[:1]} if named else {}
