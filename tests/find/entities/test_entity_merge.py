from bipaper.find.entities.merge import ModelEntity, merge
from bipaper.model import EntityMention

TEXT = "小满在云州大学读书，小满说云州很美。"


def mention(kind, start, end, others=()):
    return EntityMention(
        type=kind, start=start, end=end, text=TEXT[start:end], rule="model", others=list(others)
    )


def test_the_model_adds_what_touches_none_of_ours():
    ours = [mention("org", 3, 7)]
    theirs = [ModelEntity(0, 2, "PERSON"), ModelEntity(13, 15, "GPE")]
    assert merge(TEXT, ours, theirs) == [
        mention("person", 0, 2),
        mention("org", 3, 7),
        mention("place", 13, 15),
    ]


def test_ours_win_over_an_overlapping_longer_one():
    ours = [mention("place", 3, 5)]
    assert merge(TEXT, ours, [ModelEntity(3, 7, "ORG")]) == ours


def test_a_known_name_joins_its_mention():
    ours = [mention("person", 0, 2)]
    merged = merge(TEXT, ours, [ModelEntity(10, 12, "ORG")])
    assert merged == [mention("person", 0, 2, [(10, 12)])]
    assert ours == [mention("person", 0, 2)]


def test_an_earlier_place_of_a_known_name_becomes_the_first():
    merged = merge(TEXT, [mention("person", 10, 12)], [ModelEntity(0, 2, "PERSON")])
    assert merged == [mention("person", 0, 2, [(10, 12)])]


def test_labels_that_are_no_type_of_ours_are_left_out():
    assert merge(TEXT, [], [ModelEntity(0, 2, "DATE"), ModelEntity(3, 7, "NORP")]) == []


def test_of_overlapping_model_entities_the_first_is_taken():
    theirs = [ModelEntity(5, 7, "ORG"), ModelEntity(3, 7, "ORG")]
    assert merge(TEXT, [], theirs) == [mention("org", 3, 7)]
