"""Marks nest, nothing of the text is lost, and points stand where they are said to stand."""

from hypothesis import given
from hypothesis import strategies as st

from bipaper.report.marked import BeadNumber, Mark, Node, Piece, Point, apart, marked

TEXT = "一二三四五六七八"


def mark(start: int, end: int, kind: str = "a") -> Mark:
    return Mark(start, end, kind, id=f"{kind}{start}")


def point(at: int) -> Point:
    return Point(at, "bead", BeadNumber(at, ""))


def drawn(nodes: list[Node]) -> str:
    """Nodes on a line: a(text), with an apostrophe behind a piece that leads nowhere, and <n>."""
    return "".join(map(_drawn, nodes))


def _drawn(node: Node) -> str:
    if isinstance(node, Piece):
        return f"{node.mark.kind}{'' if node.mark.id else chr(39)}({drawn(node.inside)})"
    return node if isinstance(node, str) else f"<{node.at}>"


def test_marks_of_a_later_layer_stand_in_those_of_an_earlier_one() -> None:
    assert drawn(marked(TEXT, [[mark(0, 5, "s")], [mark(1, 3, "e")]])) == "s(一e(二三)四五)六七八"


def test_a_mark_that_runs_over_the_end_of_another_is_cut_there() -> None:
    cut = drawn(marked(TEXT, [[mark(0, 3, "s"), mark(3, 8, "s")], [mark(2, 5, "e")]]))
    assert cut == "s(一二e(三))s(e'(四五)六七八)"


def test_points_stand_before_their_character_and_in_its_marks() -> None:
    nodes = marked(TEXT, [[mark(2, 4)]], [point(2), point(0), point(8), point(3)])
    assert drawn(nodes) == "<0>一二a(<2>三<3>四)五六七八<8>"


def test_a_text_without_characters_has_its_points() -> None:
    assert drawn(marked("", [[]], [point(0)])) == "<0>"


def test_of_marks_that_overlap_the_first_and_longer_stays() -> None:
    assert apart([mark(2, 4), mark(0, 3, "b"), mark(0, 2), mark(3, 5)]) == [
        mark(0, 3, "b"),
        mark(3, 5),
    ]


places = st.tuples(st.integers(0, 7), st.integers(1, 8)).filter(lambda span: span[0] < span[1])
layer = st.lists(places.map(lambda span: mark(*span))).map(apart)


@given(st.lists(layer, max_size=3), st.lists(st.integers(0, 8).map(point)))
def test_no_character_no_point_and_no_mark_is_lost(
    layers: list[list[Mark]], points: list[Point]
) -> None:
    nodes = list(_flat(marked(TEXT, layers, points)))
    assert "".join(node for node in nodes if isinstance(node, str)) == TEXT
    assert [n for n in nodes if isinstance(n, Point)] == sorted(points, key=lambda p: p.at)
    whole = [node.mark for node in nodes if isinstance(node, Piece) and node.mark.id]
    assert sorted(whole) == sorted(mark for layer in layers for mark in layer)


def _flat(nodes: list[Node]) -> list[Node]:
    return [n for node in nodes for n in (node, *_flat(getattr(node, "inside", [])))]
