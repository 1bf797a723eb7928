"""An entry of a reference list in two forms of the same length: as printed, as it is matched."""

import re
from functools import cache
from typing import NamedTuple

from bipaper.chars import HAN, as_ascii, plain, with_classes
from bipaper.rules import read_lists
from bipaper.years import YEAR

DOI = re.compile(rf"10\.\d{{4,9}}/[^\s\],;{HAN}]+")
# Where a line was set wide, an address has spaces, before parts with "." or "/".
URL = re.compile(
    rf"(?:https?|ftp): ?/ ?/ ?[^\s\],;{HAN}]+"
    rf"(?: (?!10\.|doi)[^\s\],;{HAN}./]*[./][^\s\],;{HAN}]*)*",
    re.IGNORECASE,
)
PREPRINT = re.compile(r"ar ?Xiv ?: ?\d{4}\. ?\d{4,5}(?:v\d{1,2})?", re.IGNORECASE)
_READ = rf"\[(?:{YEAR}) ?[-/.] ?\d\d? ?[-/.] ?\d\d?\]"
READ_ON = re.compile(_READ.replace("(?:", "(?P<year>", 1))
_LOCATOR = rf"[\[(]? ?(?:doi ?:? ?)?(?:{URL.pattern}|{DOI.pattern}) ?\]?|{_READ}"


class EntryText(NamedTuple):
    """A piece of an entry; ``plain`` is ``text`` in Simplified characters and ASCII marks."""

    text: str
    plain: str

    def part(self, start: int, end: int | None = None) -> "EntryText":
        """What stands between two offsets."""
        return EntryText(self.text[start:end], self.plain[start:end])

    def stripped(self, marks: str) -> "EntryText":
        """This without any of ``marks`` at its ends."""
        start = len(self.plain) - len(self.plain.lstrip(marks))
        return self.part(start, max(start, len(self.plain.rstrip(marks))))

    def without(self, pattern: re.Pattern[str]) -> "EntryText":
        """This less all that ``pattern`` matches in ``plain``."""
        kept, at = [], 0
        for match in pattern.finditer(self.plain):
            kept.append(self.part(at, match.start()))
            at = match.end()
        kept.append(self.part(at))
        return EntryText("".join(k.text for k in kept), "".join(k.plain for k in kept))


def entry_text(text: str) -> EntryText:
    """Both forms of an entry; a preprint's number is letters in ``plain``: it counts nothing."""
    matched = as_ascii(plain(text))
    return EntryText(text, PREPRINT.sub(lambda number: "x" * len(number[0]), matched))


def without_notes(entry: EntryText) -> EntryText:
    """An entry less its addresses, the days on which they were read and remarks (in Chinese)."""
    return entry.without(_notes())


def locator(pattern: re.Pattern[str], entry: EntryText) -> str | None:
    """The first DOI or URL, without the point or bracket behind it."""
    found = pattern.search(entry.plain)
    if found is None:
        return None
    address = found.group().replace(" ", "").rstrip(".")
    return address.rstrip(".)") if address.count(")") > address.count("(") else address


def words(name: str) -> str:
    """The entries of a list of entry_words.toml as alternatives of a regular expression."""
    return with_classes("|".join(read_lists(__name__, "entry_words.toml")[name].words))


@cache
def _notes() -> re.Pattern[str]:
    return re.compile(rf"{_LOCATOR}|{words('notes')}", re.IGNORECASE)
