"""The journal a paper appeared in: from its masthead and from how it asks to be cited."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from bipaper.chars import COUNTING, HAN, simplify
from bipaper.layout.lines import Line
from bipaper.layout.ordinals import ordinal
from bipaper.parts.metadata import Journal
from bipaper.text.references.entry_fields import parse_reference
from bipaper.text.references.entry_head import FIRST_REPUBLICAN_YEAR

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_REPUBLICAN = re.compile(r"民[國国]\s*(\d{2,3})\s*年")
_COUNT = rf"(\d{{1,3}}|[{COUNTING}]{{1,3}})"
# As citations have it: 2023, 35(6): 101-109.
_CITED = r"(?<!\d)(?:19|20)\d\d\s*[,，]\s*{}\s*[(（]\s*{}\s*[)）]"
_AS_CITED, _CITED_VOLUME, _CITED_ISSUE = (
    _CITED.format(*parts)
    for parts in ((r"\d{1,3}",) * 2, (r"(\d{1,3})", r"\d{1,3}"), (r"\d{1,3}", r"(\d{1,3})"))
)
# An issue beside those that count, by itself or behind the year or volume: 2023年增刊1, Suppl. 1.
_EXTRA = rf"(?:(?<![{HAN}])|(?<=[年卷期]))[增专專]刊(?:\s*(?:\d{{1,2}}(?!\d|\s*[年月日])|[ⅠⅡⅢ]))?"
_SUPPLEMENT = rf"{_EXTRA}|(?<![A-Za-z])Sup(?:pl?|plement)?\s?\.?\s*\d{{1,2}}(?!\d)"
_HOW_OFTEN = rf"(?<![{HAN}])(?:[周週旬月季年]|半[月年]|[双雙]月)刊(?![{HAN}])"
_VOLUME = re.compile(
    rf"第?\s*{_COUNT}\s*卷|Vol\s?\.?\s*(\d{{1,3}})(?!\d)|{_CITED_VOLUME}",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    rf"(?<!总)第\s*(S?\d{{1,3}}|[{COUNTING}]{{1,3}})\s*期|年\s*(\d{{1,2}})\s*期"
    rf"|(?<![A-Za-z])No\s?\.?\s*(S?\d{{1,3}})(?!\d)|{_CITED_ISSUE}|({_SUPPLEMENT})(?!\s*第)",
    re.IGNORECASE,
)
_PAGES = re.compile(
    rf"(?:pp\.?|[页頁]|{_AS_CITED}\s*[:：])\s*(\d+)\s*[-–—−~]\s*(\d+)", re.IGNORECASE
)
_ISSN = re.compile(r"ISSN\s*[:：]?\s*(\d{4}-\d{3}[\dXx])")
# 文章编号, as CAJ-CD B/T 1-1998 makes it: ISSN(year)issue-first page-pages.
_ARTICLE = re.compile(
    r"(\d{4}[-—–]\d{3}[\dXx])[(（]((?:19|20)\d{2})[)）][-—–]?(\d{2})[-—–](?:(\d{4,5})[-—–](\d{2,3})$)?"
)
_PLAIN = r"[A-Z][A-Za-z&' -]*[A-Za-z]"
# A name with year and issue alone, and pages: 岚浦园林 2023·6, 101-109. Some fonts have no dash.
_SHORT = re.compile(
    rf"(?P<before>\W*\d{{0,4}}\W*)(?P<name>《?[{HAN}]{{2,20}}》?|{_PLAIN})\s*"
    r"(?P<year>(?:19|20)\d\d)\s?[·•・./]\s?0?(?P<issue>[1-9]\d?)(?![\d.])"
    r"(?:\s*[,，:：]\s*(?P<first>\d+)\s?[-–—−~ ]\s?(?P<last>\d+))?(?P<behind>\W*\d{0,4}\W*)"
)
_FOLIO = "0123456789 ·-—|"  # what a page's number and what parts it from a name is made of
PAGES = 2  # on which a name stands that is that of the journal by its place
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\s?\.?"
# What stands beside a journal's name.
_BESIDE = re.compile(
    rf"{_AS_CITED}(?:\s*[:：]\s*\d+(?:\s*[-–—−~]\s*\d+)?)?"
    rf"|{_SUPPLEMENT}|{_HOW_OFTEN}|第?\s*[\d*x{COUNTING}]+\s*卷"
    rf"|(?:总\s*)?第?\s*S?[\d*x{COUNTING}]+\s*[期辑]"
    r"|(?<![A-Za-z])(?:Vol|No|pp)\s?\.?\s*[A-Z]*[\d*]+(?:\s*[-–—−~]\s*\d+)?"
    r"|(?:[\d*]{4}|(?:中[华華])?民[国國]\s*\d{2,3})\s*年(?:\s*第?\s*[\d*]{1,3}\s*[月期])?(?:\s*\d{1,2}\s*日)?"
    rf"|(?<![A-Za-z]){MONTH}[\s,，]*(?:\d{{1,2}}[\s,，]*)?(?:(?:19|20)\d\d|$)"
    r"|https?:\S*|www\S*|\S+@\S+|doi.*|E-?mail"
    r"|(?:ISSN|CODEN|CN)\s*[:：]?\s*[\dA-Z/-]+|(?<![A-Za-z])[\d*]+",
    re.IGNORECASE,
)
_ALONE = re.compile(f"{_EXTRA}|{_HOW_OFTEN}")
_WORDS = re.compile(r"[^\W\d_]+")
_CHINESE = re.compile(rf"[{HAN}]{{2,20}}(?:[（(][{HAN}]{{2,8}}[）)])?")
# A point within a name is an abbreviation's, and so is the one behind it: Acta Phys. Sin.
_LATIN = re.compile(
    rf"{_PLAIN}(?:(?:\. ?{_PLAIN})+\.?|(?: \([A-Z][A-Za-z ]+\))?)"
    r"(?<! of)(?<! the)(?<! and)(?![A-Za-z]| (?:of|the|and)\b)"
)
# A masthead's lines name an issue or a month; so do running heads and notes.
_DATED = re.compile(
    rf"[\d*x{COUNTING}]\s*[卷期]|\d\s*年\s*[增专專]刊|(?:Vol|No)\s?\.?\s*[\d*x]|ISSN|[\d*x]\s*年\s*[\d*x]+\s*月"
    rf"|(?<![A-Za-z]){MONTH}[ ,]*(?:19|20)\d\d",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:[A-Z][a-z]+ )?(?:Journal|Acta|Bulletin|Transactions|Proceedings)\b")
# A line that can be nothing but a periodical's name: in the marks of titles, or by its last word.
_NAME_ALONE = re.compile(
    rf"《[{HAN}]{{2,20}}》|[{HAN}]{{2,16}}(?:学报|杂志|通报|学刊)(?:[（(][{HAN}]{{2,8}}[）)])?"
    r"|(?:[A-Z][a-z]+ )?(?:Journal|Acta|Bulletin|Transactions) [A-Z a-z&]+"
)
_OTHER = re.compile(
    r"等\s*[,，:：]|日期|期[间限]\s*[:：]|收到|基金|项目|本文|Supported|Grant|Received|Revised",
    re.IGNORECASE,
)


def read_journal(
    masthead: Sequence[Line], citation: str, running: Sequence[Line] = (), title: str = ""
) -> Journal:
    """Name, year (2023 for 民國112年), volume, issue, pages and ISSN, as printed.

    ``masthead`` are lines above the title and at the first page's edges; ``citation`` is how
    the paper asks to be cited ("" where it does not), which fills in what they do not tell.
    ``running`` are the running heads of later pages: where the masthead names no journal, or has
    no Chinese name, those count that say nothing but a name, which is none of the paper's
    ``title``, and its issue or, where none is printed, the page.
    """
    found = _printed([_in_words(line) for line in masthead])
    if not found.zh:
        heads = _printed(_naming(running, title, found.en))
        found = _filled(found, msgspec.structs.asdict(heads))
    return _completed(found, citation)


def is_dated(text: str) -> bool:
    """Whether a line names an issue or a month, as mastheads do and no note beside them."""
    dated = _DATED.search(text) is not None or _is_issue(text) or _SHORT.fullmatch(text)
    return bool(dated) and not _OTHER.search(simplify(text))


def _in_words(line: Line) -> str:
    """A line with its issue as others spell it, 岚浦园林 2023年第6期 for 岚浦园林 2023·6, and with
    tabs for the white space around what is no name: 双月刊　岚浦园林."""
    parts = (line.text[a:b] for a, b in pairwise([0, *line.gaps, len(line.text)]))
    text = "".join(f"\t{part}\t" if _ALONE.fullmatch(part.strip()) else part for part in parts)
    short = _SHORT.fullmatch(text)
    if short is None:
        return text
    pages = f"页{short['first']}-{short['last']}" if short["first"] else ""
    issue = f"{short['year']}年第{short['issue']}期{pages}"
    return "\t".join((short["before"], short["name"], issue, short["behind"]))


def _is_issue(text: str) -> bool:
    """Whether a line holds the numbers of an issue as citations have them, beside one name in
    each language at most: a citation names authors, too."""
    names = _BESIDE.sub("\t", text)
    alone = len(_CHINESE.findall(names)) < 2 and len(re.findall(_PLAIN, names)) < 2
    return alone and re.search(_AS_CITED, text) is not None


def numbered(journal: Journal, article_number: str | None) -> Journal:
    """The journal with the ISSN, year, issue and pages of an article's number, where it lacks
    them."""
    match = _ARTICLE.match(article_number or "")
    if match is None:
        return journal
    facts = {
        "issn": re.sub("[—–]", "-", match[1]),
        "year": match[2],
        "issue": match[3].lstrip("0") or None,  # 00 of a manuscript
        "pages": _numbered_pages(int(match[4] or 0), int(match[5] or 0)),
    }
    return _filled(journal, facts)


def _numbered_pages(first: int, pages: int) -> str | None:
    return f"{first}-{first + pages - 1}" if first and pages else None


def _filled(journal: Journal, facts: Mapping[str, str | None]) -> Journal:
    """The journal with the facts that it lacks."""
    missing = {key: value for key, value in facts.items() if not getattr(journal, key)}
    return msgspec.structs.replace(journal, **missing)


def _naming(running: Sequence[Line], title: str, known: str | None) -> list[str]:
    """The running heads that hold the journal's name, beside that in English where this is
    ``known``, and its issue. Where others hold an issue alone the name is that of a column of
    the journal: 专题."""
    told = [(line, _in_words(line)) for line in running]
    dated = [(line, text, _BESIDE.sub("\t", text)) for line, text in told if _DATED.search(text)]
    alone = [line for line, _, rest in dated if not _WORDS.search(rest)]
    if alone or not dated:
        return _alone(running, alone, title)
    named = [
        (text, _WORDS.findall(rest.replace(known, "\t") if known else rest))
        for _, text, rest in dated
    ]
    return [text for text, names in named if len(names) == 1 and names[0] not in title]


def _alone(running: Sequence[Line], issues: Sequence[Line], title: str) -> list[str]:
    """The one periodical's name that has a line of its own on pages of which none but these hold
    an issue alone, with that issue: 《岚浦评论》 beside 2023年第6期."""
    pages: defaultdict[str, set[int]] = defaultdict(set)
    for line in running:
        name = line.text.strip(_FOLIO)
        if _is_name(name):
            pages[name].add(line.page)
    dated = {line.page for line in issues}
    on_all = [name for name, on in pages.items() if dated <= on and len(on) >= PAGES]
    names = [name for name in on_all if name.strip("《》") not in title]
    issue = issues[0].text if issues else ""
    return [f"{names[0]}\t{issue}".strip()] if len(names) == 1 else []


def _is_name(text: str) -> bool:
    """Whether a text can be nothing but a periodical's name."""
    return _NAME_ALONE.fullmatch(simplify(text)) is not None


def _printed(masthead: Sequence[str]) -> Journal:
    texts = [text for text in masthead if is_dated(text)]
    text = "\n".join(texts)
    names = [text for text in masthead if _NAMED.match(text) or _is_name(text)]
    named = [_BESIDE.sub("\t", text) for text in texts + names]
    pages = _PAGES.search(text)
    return Journal(
        zh=_first(_CHINESE, named),
        en=_first(_LATIN, named),
        year=_number(_YEAR, text) or _republican_year(text),
        volume=_number(_VOLUME, text),
        issue=_number(_ISSUE, text),
        pages=f"{pages[1]}-{pages[2]}" if pages else None,
        issn=_number(_ISSN, text),
    )


def _number(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    found = next(filter(None, match.groups())) if match else None
    return str(ordinal(found) or found) if found and not found[0].isascii() else found


def _republican_year(text: str) -> str | None:
    """2023 for 民國112年."""
    match = _REPUBLICAN.search(text)
    return str(FIRST_REPUBLICAN_YEAR + int(match[1])) if match else None


def _first(pattern: re.Pattern[str], texts: Sequence[str]) -> str | None:
    return next((match[0] for text in texts if (match := pattern.search(text))), None)


def _completed(journal: Journal, citation: str) -> Journal:
    cited = parse_reference(citation)
    if not cited.container:
        return journal
    lang = "zh" if re.search(f"[{HAN}]", cited.container) else "en"
    name = {lang: cited.container}
    if (getattr(journal, lang) or "").startswith(cited.container):  # with what stands beside it
        journal = msgspec.structs.replace(journal, **name)
    facts = {key: getattr(cited, key) for key in ("year", "volume", "issue", "pages")}
    return _filled(journal, name | facts)
