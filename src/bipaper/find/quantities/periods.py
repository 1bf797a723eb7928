"""Points in time and periods, as ISO 8601 strings.

A point in time is as precise as it is written: "2023", "2023-09", "2023-09-01"; without
a year it starts with the month, "09" and "09-01". Periods have low and high.
"""

from typing import NamedTuple

from bipaper.find.quantities.found import Found


class Point(NamedTuple):
    """A date; parts that are not written are None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """The date as far as it is known."""
        parts = zip(self, ("04d", "02d", "02d"), strict=True)
        return "-".join(format(part, width) for part, width in parts if part is not None)

    def after(self, earlier: "Point") -> "Point":
        """The same, with the year and month that stand only with an earlier date."""
        month = earlier.month if self.month is None and self.day is not None else self.month
        return Point(earlier.year if self.year is None else self.year, month, self.day)

    def valid(self) -> bool:
        """True for a year of four digits, a month, and a day in its month, as far as given."""
        return (
            (self.year is None or 1000 <= self.year < 2200)
            and (self.month is None or 1 <= self.month <= 12)
            and (self.day is None or (1 <= self.day <= 31 and self.month is not None))
            and (self.year is not None or self.month is not None)
        )


def dated(rule: str, start: int, end: int, low: Point, high: Point) -> Found | None:
    """text[start:end] says this date or period; None if there is no such date."""
    if not (low.valid() and high.valid()):
        return None
    if low == high:
        return Found(rule, start, end, "date", value=low.iso())
    return Found(rule, start, end, "date", low=low.iso(), high=high.iso())


def years(rule: str, start: int, end: int, low: int, high: int) -> Found | None:
    """text[start:end] says these years, first and last."""
    return dated(rule, start, end, Point(low), Point(high))


def five_year_plan(rule: str, start: int, end: int, number: int) -> Found | None:
    """The years of the n-th plan: from 1953, and from 1966 on without a gap."""
    first = 1966 + 5 * (number - 3) if number >= 3 else 1953 + 5 * (number - 1)
    return years(rule, start, end, first, first + 4)
