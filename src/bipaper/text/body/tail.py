"""What ends a paper without being part of it: editors' notes, authors' biographies."""

import re
from functools import cache

from bipaper.chars import HAN, simplify, with_classes
from bipaper.layout.labels import changes_type, label_at_start
from bipaper.layout.lines import Line
from bipaper.rules import read_lists

RUN_IN = 0.6  # em of white space behind a title that opens a paragraph
EDITORS_LINE = 60  # characters of a line that names editors, at most
# Fields that make a line a note.
NOTES = ("about_author", "received", "funding", "osid", "declaration")

_BRACKET = r"[\[【〔(（]?\s?"


def is_note(line: Line) -> bool:
    """Whether a line begins a note that belongs to neither text nor references."""
    about = _about_authors().match(simplify(line.text)) is not None
    return about or is_editors_note(line) or has_note_label(line)


def has_note_label(line: Line) -> bool:
    """Whether a line begins with the label of a note: 收稿日期：, 利益冲突：, 致谢：."""
    label = label_at_start(line)
    return (label is not None and label.field in NOTES) or _gives_thanks(line)


def declares(line: Line) -> bool:
    """Whether a line begins what a paper declares of itself, or thanks, with the text behind the
    label: 利益冲突：, Author contributions:, 致谢：."""
    label = label_at_start(line)
    return (label is not None and label.field == "declaration") or _gives_thanks(line)


def is_editors_note(line: Line) -> bool:
    """Whether a line names the editors: it may stand between columns of references."""
    return len(line.text) < EDITORS_LINE and _editors().match(simplify(line.text)) is not None


def ends_references(text: str) -> bool:
    """Whether a line that stands behind a reference list is none of its entries."""
    openings, plain = (_editors(), _about_authors(), _behind_references()), simplify(text)
    return any(opening.match(plain) for opening in openings)


@cache
def _editors() -> re.Pattern[str]:
    edited, whose = _spaced("edited"), _spaced("whose")
    name = rf"(?!部)[{HAN}]{{2,3}}\s?(?:[)）\]】〕]|$)"
    return re.compile(
        rf"{_BRACKET}(?:(?:{whose}){{1,2}}\s?(?:{edited})|(?:{edited})\s?(?:[:：/|]|$|{name}))"
    )


@cache
def _about_authors() -> re.Pattern[str]:
    return re.compile(with_classes("|".join(_words("notes"))))


def _gives_thanks(line: Line) -> bool:
    text = simplify(line.text)
    title = _titles_of_thanks().match(text)
    run_in = title and line.gaps.get(title.end(), 0) > RUN_IN and changes_type(line, title.end())
    return bool(run_in) or _thanks().match(text) is not None


@cache
def _titles_of_thanks() -> re.Pattern[str]:
    return re.compile(_spaced("thanks_titles"))


@cache
def _thanks() -> re.Pattern[str]:
    return re.compile("|".join(_words("thanks")), re.IGNORECASE)


@cache
def _behind_references() -> re.Pattern[str]:
    # In lower case it goes on with a line: (in Chinese with English | abstract)
    latin = rf"(?-i:(?=[A-Z]))(?:{_spaced('latin')})\b"
    sections = with_classes("|".join(_words("sections")))
    return re.compile(rf"{latin}|{_BRACKET}(?:{_spaced('chinese')})|{sections}", re.IGNORECASE)


def _spaced(name: str) -> str:
    """The words of a list as a regular expression that allows a space between characters."""
    return "|".join(r"\s?".join(map(re.escape, word)) for word in _words(name))


def _words(name: str) -> tuple[str, ...]:
    return read_lists(__name__, "tail.toml")[name].words
