"""A page with notes at its foot, typeset."""

from float_pages import BODY, TEXT
from typeset import chars, column, full_width, rule

from bipaper.layout.boxes import Surroundings
from bipaper.layout.footnotes import find_footnotes

BODY_LINES = column([TEXT] * 20, 50, 120)  # down to 424
RULE = rule(50, 120, 440)


def notes(drawn, rules=(), first=False, drawings=()):
    around = Surroundings(full_width(drawn), rules, (), BODY, drawings)
    return [one.text for one in find_footnotes(around, first)]


def small(text, base, size=8.0):
    return chars(text, 50, base, size)
