"""Tables and figures of a page whose text has two columns."""

from typeset import chars, full_width, rule

from bipaper.layout.body import BodyStyle
from bipaper.layout.boxes import Surroundings
from bipaper.layout.column_zones import Zone
from bipaper.layout.floats import find_floats
from bipaper.layout.strips import Gutter

BODY = BodyStyle(10.0, ("song",), 16.0)
TEXT = "湿地公园的水鸟数量随水位变化而波动春秋两季最明显"  # fills a column from 50 to 290
COLUMNS = Zone(0, 999, (Gutter(290.0, 310.0),))


def row(base, *cells):
    """A row of a table: its cells 60 points apart, in small type."""
    return [c for n, cell in enumerate(cells) for c in chars(cell, 60 + 60 * n, base, 9.0)]


TABLE = (
    row(216, "站点", "水位", "数量") + row(232, "东岸", "3.1", "12") + row(248, "西岸", "2.9", "15")
)


def floats(drawn, rules=(), images=()):
    return find_floats(Surroundings(full_width(drawn), rules, images, BODY))


def inside(drawn, rules=(), images=()):
    """label: the lines inside each float."""
    return {f.label.text: [x.text for x in f.inside] for f in floats(drawn, rules, images)}


def frame(*heights, x0=50.0, x1=290.0):
    return [rule(x0, x1, y) for y in heights]
