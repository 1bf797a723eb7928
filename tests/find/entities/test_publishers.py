"""Organisations told by the document they publish."""

import pytest

from bipaper.find.entities.tagger import find_entities


@pytest.mark.parametrize(
    "text",
    [
        "该行业主管协会发布的《湖泊变暖研究》",
        "地方人民政府印发的《湖泊变暖研究》",
        "观测中心发布的《湖泊变暖研究》",
        "高寒水体观测人员发布的《湖泊变暖研究》",
    ],
    ids=["pointed at", "of no place", "of no name", "people"],
)
def test_who_publishes_is_no_organisation_by_that_alone(blocks, text):
    (mentions,) = find_entities(blocks(text)).values()
    assert [mention.text for mention in mentions] == ["湖泊变暖研究"]
