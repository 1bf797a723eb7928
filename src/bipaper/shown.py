"""Text that others wrote, as people are shown it: in a terminal, a log, a spreadsheet.

The names of files are text that others wrote, and so are papers. What is made for programs
(JSON, Parquet, the database) holds all of it as it is.
"""

import os
import re
from collections.abc import Iterable

# Control characters, some of which a terminal obeys; the ends of lines and paragraphs that
# Unicode adds; what turns the direction of the text after it; half a surrogate pair, which is
# how Python holds a byte that is not UTF-8 in the name of a file, and which cannot be written.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# What no name in a result has: control characters, and bytes that are not UTF-8.
_NO_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\udc80-\udcff]")
_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
# What a spreadsheet takes for a formula by its beginning (OWASP, "CSV Injection"), be it
# behind spaces, or behind the quotation mark that it takes off a cell.
_FORMULA = re.compile(r'[\s"]*[=+\-@＝＋－＠]')

Cell = str | float | None


def readable(path: str) -> str:
    """A path as the text that its bytes are in UTF-8, whatever the locale takes them for.

    Other bytes and control characters become %XX.
    """
    text = os.fsencode(path).decode("utf-8", "surrogateescape")
    return _NO_TEXT.sub(lambda char: f"%{ord(char[0]) & 0xFF:02X}", text)


def shown(text: str) -> str:
    r"""A name or a message on one line, with ``\x1b`` for a character that is not to be obeyed."""
    return _UNSAFE.sub(lambda found: ascii(found[0])[1:-1], text)


def papers(count: int) -> str:
    """How many papers, in words of English."""
    return "1 paper" if count == 1 else f"{count} papers"


def in_lines(text: str) -> str:
    r"""A text on its lines, with ``\u202e`` for a character that is not to be obeyed."""
    return "\n".join(map(shown, text.split("\n")))


def in_json(text: str) -> str:
    r"""JSON of the same value, with ``\u202e`` for a character that is not to be obeyed.

    The ends of its lines stay: inside a text JSON has none that is not escaped.
    """
    return _UNSAFE.sub(lambda found: "\n" if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)


def tsv(rows: Iterable[Iterable[Cell]]) -> str:
    """Rows as lines of tab-separated values that a spreadsheet can be trusted with.

    A text on several lines becomes one line, and one that a spreadsheet would take for a
    formula has an apostrophe before it. Numbers have four decimals, None is empty.
    """
    return "".join("\t".join(map(_cell, row)) + "\n" for row in rows)


def _cell(value: Cell) -> str:
    if isinstance(value, str):
        return in_spreadsheet(value)
    return "" if value is None else f"{value:.4f}"


def in_spreadsheet(text: str) -> str:
    """A text as a cell: on one line, and with an apostrophe where it looks like a formula."""
    line = shown(_BREAKS.sub(" ", text))
    return f"'{line}" if _FORMULA.match(line) else line
