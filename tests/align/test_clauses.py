import pytest

from bipaper.align.clauses import clauses, one_and_several


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "雨下了一整夜，他推开门，看见一地梨花。",
            ["雨下了一整夜，", "他推开门，", "看见一地梨花。"],
        ),
        ("他说：“雨停了。”", ["他说：“雨停了。”"]),
        ("It rained all night, and in the morning it stopped.", 2),
        ("So, in the morning it stopped.", 1),
        ("The toll was 1,200 yuan a year, which nobody paid.", 2),
        ("一二三四五六七，" * 9, 6),
        ("", []),
    ],
    ids=["Chinese", "short", "English", "short English", "number", "many", "nothing"],
)
def test_clauses_end_at_commas_and_are_of_some_length(sentence, found):
    cut = clauses(sentence)
    assert "".join(cut) == sentence
    assert (cut if isinstance(found, list) else len(cut)) == found


@pytest.mark.parametrize(
    ("a", "b", "is_one"), [(1, 2, True), (3, 1, True), (1, 1, False), (2, 2, False), (0, 1, False)]
)
def test_a_bead_of_one_sentence_and_several(a, b, is_one):
    assert one_and_several((5, 5, a, b)) is is_one
