"""Short fields printed around the front matter: DOI, 中图分类号, dates, volume and issue."""

import re
from collections.abc import Sequence

from bipaper.layout.lines import Line
from bipaper.model import Journal
from bipaper.text.labels import labels_in

_DOI = re.compile(r"10\.\d{4,9}/[A-Za-z0-9.\-_;()/:<>]+")
_CLC = re.compile(r"[A-Z]{1,2}\d[A-Za-z0-9.\-/:+;；,， ]*|[A-Z](?![A-Za-z])")
_ARTICLE = re.compile(r"[\dA-Za-z][\dA-Za-z\-—–()（）/.]{7,}")
_DATE = re.compile(r"\d{4}\s*[-—–.年/]\s*\d{1,2}(?:\s*[-—–.月/]\s*\d{1,2}\s*日?)?")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年")
_YEAR_EN = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_VOLUME = re.compile(r"第\s*(\d{1,3})\s*卷|Vol\.?\s*(\d{1,3})", re.IGNORECASE)
_ISSUE = re.compile(r"第\s*(\d{1,3})\s*期|No\.?\s*(\d{1,3})", re.IGNORECASE)
_ISSN = re.compile(r"ISSN\s*[:：]?\s*(\d{4}-\d{3}[\dXx])")


def read_fields(lines: Sequence[Line]) -> dict[str, str]:
    """Values by field name (doi, clc, article_number, received, funding)."""
    found: dict[str, str] = {}
    for at, line in enumerate(lines):
        labels = labels_in(line)
        ends = [*(label.start for label in labels[1:]), len(line.text)][: len(labels)]
        for label, end in zip(labels, ends, strict=True):
            value = _value(label.field, line.text[label.end : end], lines[at + 1 : at + 4])
            if value and label.field not in found:
                found[label.field] = value
    if "doi" not in found and (doi := _first_doi(lines)):
        found["doi"] = doi
    return found


def _value(field: str, text: str, following: Sequence[Line]) -> str | None:
    if field == "doi":
        match = _DOI.match(re.sub(r"(?<=[./\-]) (?=\w)", "", text.strip()))
        return match[0].rstrip(".;") if match else None
    if field == "clc":
        match = _CLC.match(text.strip())
        return match[0].strip(" ,，;；.") if match else None
    if field == "article_number":
        match = _ARTICLE.match("".join(text.split()))
        return match[0] if match else None
    if field == "received":
        match = _DATE.search(text)
        return "".join(match[0].split()) if match else None
    if field == "funding":
        return _funding(text, following)
    return None


def _funding(text: str, following: Sequence[Line]) -> str:
    """The rest of the line and the lines up to the next label or full stop."""
    parts = [text]
    for line in following:
        if parts[-1].rstrip().endswith(("。", ".")) or labels_in(line):
            break
        parts.append(line.text)
    return "".join(parts).strip()


def _first_doi(lines: Sequence[Line]) -> str | None:
    for line in lines:
        match = _DOI.search(line.text)
        if match and "doi" in line.text.lower():
            return match[0].rstrip(".;")
    return None


def read_journal(lines: Sequence[Line]) -> Journal:
    """Year, volume, issue and ISSN from the masthead."""
    text = "\n".join(line.text for line in lines)
    year = _YEAR.search(text) or _YEAR_EN.search(text)
    volume, issue, issn = _VOLUME.search(text), _ISSUE.search(text), _ISSN.search(text)
    return Journal(
        year=year[1] if year else None,
        volume=(volume[1] or volume[2]) if volume else None,
        issue=(issue[1] or issue[2]) if issue else None,
        issn=issn[1] if issn else None,
    )
