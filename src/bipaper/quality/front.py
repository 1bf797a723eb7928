"""Signs in the front matter, whose two languages check each other, and in the kind of document."""

import re
from collections.abc import Sequence

from bipaper.chars import LEADER, count_han, simplify
from bipaper.parts.diagnostics import SEVERAL_ARTICLES
from bipaper.parts.source_file import PLAIN_KINDS
from bipaper.quality.findings import Found, Read, listed, pages_of, share
from bipaper.text.front.cover_words import declares
from bipaper.text.romanisation import GIVEN, partners
from bipaper.text.surnames import has_surname, romanised

NAME = 4  # characters that a Chinese name has at most
WORDS = 2  # words that an English title has at least
RATIO = (1.2, 16.0)  # letters of the Abstract for each of 摘要
LONGEST = 45  # pages of a paper at most; longer ones are theses, reports and books
LEADERS = 5  # lines that lead to a page number and make a table of contents

_WORD = re.compile(r"[A-Za-z]{3,}")
_TO_PAGE = re.compile(rf"(?:{LEADER.pattern})\s*[\dIVXivx]")
# What stands for words in forms and on slides: ××大学, • 研究方法.
_BLANK = re.compile("[×✕]{2}|^[•●]")
_ISSUE = re.compile(r"第\s*\d+\s*[卷期]|\bVol\b|ISSN|学报$", re.IGNORECASE)


def parts(read: Read) -> Found:
    """The parts that a paper has, in one language at least."""
    paper, data = read.paper, read.paper.metadata
    there = {
        "title": data.title.zh or data.title.en,
        "authors": data.authors.zh or data.authors.en,
        "abstract": paper.abstract_zh or paper.abstract_en,
        "keywords": paper.keywords.zh or paper.keywords.en,
        "headings": paper.sections,
        "references": paper.references,
    }
    if paper.source.kind in PLAIN_KINDS:
        there = {"title": there["title"]}
    missing = [part for part, found in there.items() if not found]
    message = f"no {listed(missing)}" if missing else ""
    return Found(share(len(missing), len(there)), message)


def titles(read: Read) -> Found | None:
    """A title in each language that reads like one."""
    title = read.paper.metadata.title
    if not (title.zh or title.en) or read.paper.source.kind in PLAIN_KINDS:
        return None
    odd = [message for message in (_chinese(title.zh), _english(title.en)) if message]
    return Found(1 - len(odd) / 2, "; ".join(odd))


def _chinese(title: str | None) -> str:
    if not title:
        return "no Chinese title"
    if len(title) <= NAME and has_surname(title):
        return f"the title {title!r} may be a name"
    if _ISSUE.search(simplify(title)):
        return f"the title {title!r} may be a running header"
    if declares(title) or _BLANK.search(title) or count_han(title) < NAME:
        return f"the title {title!r} may be a form's"
    return ""


def _english(title: str | None) -> str:
    if not title:
        return "no English title"
    if len(_WORD.findall(title)) < WORDS or title.endswith("."):
        return f"the title {title!r} may be none"
    return ""


def authors(read: Read) -> Found | None:
    """Authors who are named in both languages.

    A language with neither a title nor names has no head of the paper: ``titles`` tells that.
    """
    names, title = read.paper.metadata.authors, read.paper.metadata.title
    most = max(len(names.zh), len(names.en))
    if not most or not (names.zh or title.zh) or not (names.en or title.en):
        return None
    zh, en = _alone(names.zh, names.en)
    alone = [*zh, *en]
    message = f"authors without their name in the other language: {listed(alone)}" if alone else ""
    return Found(share(max(len(zh), len(en)), most), message)


def _alone(chinese: Sequence[str], english: Sequence[str]) -> tuple[list[str], list[str]]:
    """The names of each language without a counterpart; one that is lost costs no other.

    Rare surnames, foreign names and those of Tibetans and others without a surname take what is
    left in the other language.
    """
    found, left = partners(chinese, english)
    alone = [name for name, other in zip(chinese, found, strict=True) if other is None]
    known = [name for name in alone if _has_surname_and_given(name)]
    rare = [name for name in alone if name not in known]
    return [*known, *rare[len(left) :]], left[len(rare) :]


def _has_surname_and_given(name: str) -> bool:
    """Whether a Chinese name has no more characters than a surname and a given name."""
    surname = 2 if simplify(name[:2]) in romanised() else 1
    return has_surname(name) and len(name) <= surname + GIVEN


def keywords(read: Read) -> Found | None:
    """Keywords that have a counterpart."""
    words = read.paper.keywords
    most = max(len(words.zh), len(words.en))
    if not most:
        return None
    least = min(len(words.zh), len(words.en))
    message = "" if least == most else f"{len(words.zh)} Chinese keywords, {len(words.en)} English"
    return Found(least / most, message)


def abstracts(read: Read) -> Found | None:
    """An abstract in each language, of lengths that may say the same."""
    blocks = (read.paper.abstract_zh, read.paper.abstract_en)
    zh, en = (block.text if block else "" for block in blocks)
    if not (zh or en):
        return None
    if not (zh and en):
        return Found(0.5, f"no {'English' if zh else 'Chinese'} abstract")
    if RATIO[0] <= len(en) / len(zh) <= RATIO[1]:
        return Found(1.0)
    message = f"abstracts of {len(zh)} and {len(en)} characters do not say the same"
    return Found(0.0, message, ids=["abstract.zh", "abstract.en"])


def kind(read: Read) -> Found:
    """One document that is read as what it is: no slides, no table of contents among its
    paragraphs, no article that is as long as a thesis, no several articles."""
    checks = (_odd_kind(read), _contents(read), _several(read))
    odd = [found for found in checks if found]
    ids = [id for found in odd for id in found.ids]
    message = "; ".join(found.message for found in odd)
    return Found(float(not odd), message, pages_of(read, ids), ids)


def _odd_kind(read: Read) -> Found | None:
    source = read.paper.source
    if source.kind in ("slides", "other"):
        what = "slides" if source.kind == "slides" else "neither an article nor a thesis or report"
        return Found(0.0, what)
    if source.kind == "article" and source.pages > LONGEST:
        return Found(0.0, f"{source.pages} pages: a thesis or a book?")
    return None


def _contents(read: Read) -> Found | None:
    lines = [(p.id, len(_TO_PAGE.findall(p.block.text))) for p in read.paper.paragraphs]
    if sum(count for _, count in lines) < LEADERS:
        return None
    ids = [id for id, count in lines if count]
    return Found(0.0, f"a table of contents on page {listed(pages_of(read, ids))}", ids=ids)


def _several(read: Read) -> Found | None:
    told = [one.message for one in read.paper.warnings if one.code == SEVERAL_ARTICLES]
    return Found(0.0, told[0]) if told else None
