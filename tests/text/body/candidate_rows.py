"""Lines that may be headings, and the levels of those that are."""

from printed import line

from bipaper.text.body.numbering import known_title, read_number
from bipaper.text.body.outline import Candidate, nest

BLACK = ("hei", 12.0, True)
SMALL_BLACK = ("hei", 10.0, True)
BODY = ("song", 10.0, False)


def candidates(*rows: str) -> list[Candidate]:
    """Lines that may be headings; those in ⟦⟧ are in the type of headings."""
    found = []
    for at, row in enumerate(rows):
        one = line(row)
        number = read_number(one)
        title = one.text[number.end if number else 0 :].strip()
        distinct = "⟦" in row
        face = BLACK if distinct else BODY
        opens = known_title(title)
        found.append(
            Candidate(at, at + 1, number, title, face, distinct, opens or "body", bool(opens), "")
        )
    return found


def levels(*rows: str) -> list[tuple[int, str]]:
    return [(one.level, rows[one.start].strip("⟦⟧")) for one in nest(candidates(*rows))]
