"""People in Latin letters without a year or a title."""

import pytest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He met Zhou Yuanlan in spring.", ["Zhou Yuanlan"]),
        ("He met Zhou Yuan-lan in spring.", ["Zhou Yuan-lan"]),
        ("He went to Long Range in spring.", []),  # an English word
        ("He read the Zhou Yuanlan Report.", []),  # of a longer name
        ("Tarvell argues that it fell.", ["Tarvell"]),
        ("It fell, but Tarvell and Quenby doubt it.", ["Tarvell", "Quenby"]),
        ("Critics argue that it fell.", []),
        ("Others argue that it fell.", []),
        ("Tarvell和Quenby[9]的样本较大。", ["Tarvell", "Quenby"]),
        ("Tarvell和van Quenby[9]的样本较大。", ["Tarvell", "van Quenby"]),
        ("Both Tarvell and Quenby [9] had more.", ["Tarvell", "Quenby"]),
        ("工具有Tarvell和Quenby[9]等。", []),
        ("Tarvell和Quenby[9]模型的样本较大。", []),
        ("TARV和QUEN[9]的样本较大。", []),
        ("Tarvell[9]的样本较大。", []),
        ("心理学家Tarvell和学者R. Quenby都这样看。", ["Tarvell", "R. Quenby"]),
        ("学者Critics都这样看，队长Frost-8较快。", []),  # a word, no name
    ],
)
def test_the_words_around_a_latin_name_make_it_a_persons(names, text, found):
    got = names(text, "zh" if "的" in text or "等" in text else "en")
    assert [name for name_type, name in got if name_type == "person"] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TARVELL A等[4]测定了水温，但NORLUND E K不以为然。", ["TARVELL A", "NORLUND E K"]),
        ("TARVELL A和QUENBY M认为度量可行。", ["TARVELL A", "QUENBY M"]),
        ("由MODEL A和MODEL B得到。", []),  # English words
        ("TARVELL A认为度量可行。", []),  # nobody is cited so
        ("TARVELL等发现度量可行。", ["TARVELL"]),
        ("TARVELL等[2]的度量可行。", ["TARVELL"]),
        ("如TARVELL等[2]的度量可行。", []),  # one of some
        ("TARVELL等人[2]的度量可行。", ["TARVELL"]),
        ("TARVELL[2]认为度量可行。", ["TARVELL"]),
        ("TARVELL[2]的度量可行。", []),  # it may be a method's
        ("LSSVM[2]提出了度量。", []),
        ("LSSV等发现度量可行。", []),  # cannot be said
        ("这与Tarvell的结论不同。", ["Tarvell"]),
        ("Tarvell提出的度量理论成立。", ["Tarvell"]),
    ],
)
def test_a_surname_in_capitals_is_told_by_how_it_is_cited(names, text, found):
    assert [name for name_type, name in names(text) if name_type == "person"] == found
