"""Short fields printed around the front matter: DOI, 中图分类号, dates, funding."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bipaper.layout.footnotes import opens_note
from bipaper.layout.labels import SAME_SIZE, Label, is_cut, label_at_start, labels_in
from bipaper.layout.lines import Line
from bipaper.text.front.funding import opens_funding, tells_funding
from bipaper.text.join import join_lines

FUNDING_LINES = 4  # a statement of funding has at most so many

_DOI = re.compile(r"10\.\d{4,9}/[A-Za-z0-9.\-_;()/:<>\[\]]+")
# The rest of one in the next line: it has a digit, unlike the word that may stand there.
_DOI_REST = re.compile(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9.\-_;()/:<>\[\]\s]*")
_DOI_CUT = ("-", "/", ".", "_")  # what a DOI is broken behind
_DOI_SPACE = re.compile(r"(?<=[./\-]) (?=\w)|(?<=\w) (?=[./\-])")
# Within a class: around its signs, and in the two letters of the one class that has two.
_CLC_SPACE = re.compile(r"(?<=[\d.\-+=:]) (?=[.\-+=:])|(?<=[.\-+=:]) (?=\d)|(?<=\bT) (?=[A-Z] ?\d)")
_CLASS = r"[A-Z]{1,2}\s?\d[\w.\-/=+:()]*|[A-Z](?![A-Za-z])"
_CLC = re.compile(rf"(?:{_CLASS})(?:\s*[;；,，、\s]\s*(?:{_CLASS}))*", re.ASCII)
_ARTICLE = re.compile(r"[\dA-Za-z][\dA-Za-z\-—–()（）/.]{7,}")
_DATE = re.compile(
    r"(?:\d{4}|民[國国]\s*\d{2,3})\s*[-—–.年/]\s*\d{1,2}(?:\s*[-—–.月/]\s*\d{1,2}\s*日?|\s*月)?|(?:19|20)\d{6}(?!\d)"
)
_CAME_IN = re.compile(r"\s*收[到稿]")  # behind a date, without a label: 2023年5月10日收到
_VALUES = {"doi": _DOI, "clc": _CLC, "article_number": _ARTICLE}


def read_fields(lines: Sequence[Line]) -> dict[str, str]:
    """Values by field name (doi, clc, article_number, received, funding), as printed."""
    found: dict[str, str] = {}
    lines = list(_whole(lines))
    for at, line in enumerate(lines):
        for field, text in _labelled(line):
            value = _value(field, text, lines[at : at + 1 + FUNDING_LINES])
            if value:
                found.setdefault(field, value)
    doi = next((d for line in lines if "doi" in line.text.lower() and (d := _doi(line.text))), None)
    came = next((d for line in lines if (d := _came_in(line.text))), None)
    unlabelled = {"doi": doi, "received": came, "funding": _paid(lines)}
    return {field: value for field, value in unlabelled.items() if value} | found


def _paid(lines: Sequence[Line]) -> str | None:
    """Who paid, where a note says so without a label."""
    begun = (at for at, line in enumerate(lines) if opens_funding(line.text))
    notes = (lines[at : at + 1 + FUNDING_LINES] for at in begun)
    told = (tells_funding(join_lines([line.text for line in note])) for note in notes)
    return next(filter(None, told), None)


def tells_receipt(line: Line) -> bool:
    """Whether a line says without a label when the paper came in: (2023年5月10日收到)."""
    return _came_in(line.text) is not None


def _came_in(text: str) -> str | None:
    dates = (date for date in _DATE.finditer(text) if _CAME_IN.match(text, date.end()))
    return next(("".join(date[0].split()) for date in dates), None)


def field_goes_on(line: Line, following: Line) -> bool:
    """Whether the short field that a line ends with goes on in the next one: with half a label,
    half a DOI, or the whole value, alone or before another label."""
    *_, (field, begun) = [("", ""), *_labelled(line)]
    if field == "osid" and not begun.strip():  # its value is a picture
        return False
    if is_cut(line, following):
        return True
    stops = [label.start for label in labels_in(following)]
    rest = following.text[: min(stops, default=None)].strip(" 　。；;，,")
    if field not in _VALUES or begun.strip():
        cut = field == "doi" and begun.strip().endswith(_DOI_CUT)
        return cut and _DOI_REST.fullmatch(rest) is not None
    return _VALUES[field].fullmatch(rest) is not None


def _whole(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those that cut a label or a DOI in two joined."""
    waiting: Line | None = None
    for line in lines:
        if waiting and field_goes_on(waiting, line):
            waiting = _joined(waiting, line)
            continue
        if waiting:
            yield waiting
        waiting = line
    if waiting:
        yield waiting


def _joined(line: Line, following: Line) -> Line:
    shift = line.x1 - following.x0
    moved = (c._replace(x0=c.x0 + shift, x1=c.x1 + shift) for c in following.chars)
    return Line([*line.chars, *moved], line.page)


def _labelled(line: Line) -> Iterator[tuple[str, str]]:
    """(field, text up to the next label) for each label in a line."""
    labels = labels_in(line)
    end = Label("", len(line.text), len(line.text))
    for label, following in pairwise([*labels, end]):
        yield label.field, line.text[label.end : following.start]


def _value(field: str, text: str, lines: Sequence[Line]) -> str | None:
    """The value of a field that ``text`` begins, in the first of ``lines``."""
    if field == "doi":
        return _doi(text)
    if field == "clc":
        match = _CLC.match(_CLC_SPACE.sub("", text.strip()))
        return match[0].strip(" .") if match else None
    if field == "article_number":
        match = _ARTICLE.match("".join(text.split()))
        return match[0] if match else None
    if field == "received":
        match = _DATE.search(text)
        return "".join(match[0].split()) if match else None
    return _funding(text, lines) if field == "funding" else None


def _doi(text: str) -> str | None:
    """The first DOI in a text, without punctuation that belongs to the sentence; none where
    its end is missing."""
    match = _DOI.search(_DOI_SPACE.sub("", text))
    doi = match[0].rstrip(".;:") if match else ""
    if not doi or doi.endswith(_DOI_CUT):
        return None
    return doi.rstrip(")]") if "(" not in doi and "[" not in doi else doi


def _funding(text: str, lines: Sequence[Line]) -> str | None:
    """The rest of the first line and the lines up to the next label, mark of a note, full stop,
    line in other type or one that stands over the one before it, as what is printed elsewhere."""
    parts = [text]
    for above, line in pairwise(lines):
        ended = parts[-1].rstrip().endswith(("。", "."))
        over = line.base < above.base and line.x0 < above.x1
        other = bool(parts[-1].strip()) and abs(line.size - above.size) > SAME_SIZE
        if ended or over or other or label_at_start(line) or opens_note(line):
            break
        parts.append(line.text)
    return join_lines(parts) or None
