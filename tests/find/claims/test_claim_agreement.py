"""Labels of a claim are likelier beside those that they go with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bipaper.find.claims.agreement import ALL, Likely, agreeing, heeded

USUAL = {"own": 0.5, "cited": 0.5, "measurement": 0.2}
SHARES = {
    ALL: USUAL,
    "finding": {"own": 0.9, "cited": 0.1, "measurement": 0.6},
    "attributed": {"own": 0.1, "cited": 0.9, "measurement": 0.1},
}
APART = Likely(
    type={"finding": 0.5, "attributed": 0.5},
    source={"own": 0.5, "cited": 0.5},
    content={"measurement": 0.5},
)


@pytest.mark.parametrize(
    "told",
    [
        APART._replace(type={"finding": 0.9, "attributed": 0.1}),
        APART._replace(source={"own": 0.9, "cited": 0.1}),
        APART._replace(content={"measurement": 0.9}),
    ],
)
def test_each_label_raises_those_it_goes_with(told: Likely) -> None:
    before, after = agreeing(APART, heeded(SHARES)), agreeing(told, heeded(SHARES))
    assert after.type["finding"] > before.type["finding"]
    assert after.source["own"] > before.source["own"]
    assert after.content["measurement"] > before.content["measurement"]


CHANCE = st.floats(0.001, 0.999)


@given(CHANCE, CHANCE, CHANCE)
def test_where_all_types_share_alike_labels_stay_as_likely_as_they_were(
    finding: float, own: float, measurement: float
) -> None:
    apart = Likely(
        {"finding": finding, "attributed": 1 - finding},
        {"own": own, "cited": 1 - own},
        {"measurement": measurement},
    )
    found = agreeing(apart, heeded({ALL: USUAL, "finding": USUAL, "attributed": USUAL}))
    for likely, was in zip(found, apart, strict=True):
        assert likely == pytest.approx(was)


@given(CHANCE, CHANCE, CHANCE)
def test_one_type_and_one_source_are_right(finding: float, own: float, measurement: float) -> None:
    apart = Likely(
        {"finding": finding, "attributed": 1 - finding},
        {"own": own, "cited": 1 - own},
        {"measurement": measurement},
    )
    found = agreeing(apart, heeded(SHARES))
    assert sum(found.type.values()) == pytest.approx(1)
    assert sum(found.source.values()) == pytest.approx(1)
    assert 0 < found.content["measurement"] < 1
