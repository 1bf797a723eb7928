"""Rows that say what is found in a text, and what is found there."""

from functools import cache

import pytest
from views import view

from bipaper.chars import count_han
from bipaper.find.quantities.scan import find_quantities


@cache  # cut into words before caches are emptied, jieba's among them
def cut(text):
    """The view of a text in the language that it is in."""
    return view(text, "zh" if count_han(text) else "en")


def cases(kind, rows):
    """Rows of "text | mention | value or low..high | unit | comparator", all of one kind."""
    return [(kind, *(c.strip() for c in row.split("|"))) for row in rows.strip().splitlines()]


def values(mention):
    return [v for v in (mention.value, mention.low, mention.high) if v is not None]


def found(lang, text):
    """Kind, text, values, unit and comparator of each quantity."""
    mentions = find_quantities(view(text, lang))
    return [(q.kind, q.text, values(q), q.unit or "", q.comparator) for q in mentions]


def expected(kind, mention, value, unit, comparator):
    """The same of the one that a row names."""
    parts = value.split("..")
    values = parts if kind == "date" else pytest.approx([float(part) for part in parts])
    return [(kind, mention, values, unit, comparator)]
