import pytest

from bipaper.align.reliability import is_abbreviation, reliability
from bipaper.parts.aligned import Pair


@pytest.mark.parametrize(
    ("zh", "en", "score", "evidence", "found"),
    [
        ("土壤侵蚀", "soil erosion", 0.8, "keyword", 0.97),
        ("土壤侵蚀", "soil erosion", 0.3, "keyword", 0.92),
        ("土壤侵蚀", "soil erosion", 0.8, "gloss", 0.93),
        ("土壤侵蚀", "soil erosion", 0.8, "sentence", 0.79),
        ("土壤侵蚀", "soil erosion", 0.3, "gloss", 0.9),
        ("侵蚀", "soil erosion", 0.8, "gloss", 0.85),
        ("土壤侵蚀", "SE", 0.8, "gloss", 0.93),
    ],
)
def test_a_pair_is_as_sure_as_its_evidence_likeness_and_lengths(zh, en, score, evidence, found):
    assert reliability(Pair(zh=zh, en=en, score=score, evidence=evidence)) == found


def test_initials_are_abbreviations():
    terms = ["LSTM", "QoS", "CNNs", "Wage", "soil", "LEO satellite"]
    assert [term for term in terms if is_abbreviation(term)] == ["LSTM", "QoS", "CNNs"]
