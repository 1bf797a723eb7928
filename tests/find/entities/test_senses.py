"""What a dictionary's sense tells of a name, by each word of senses.toml."""

import pytest
from leave_out import Entry, entries, left_out, sampled

from bipaper.find.entities import senses
from bipaper.find.entities.senses import type_of_sense

FILE = (senses.__name__, "senses.toml")


@pytest.mark.parametrize("entry", sampled(entries(*FILE), "senses.toml"), ids=str)
def test_a_word_makes_a_difference_to_its_example(entry: Entry) -> None:
    word = entry.example if entry.name == "event_ends" else "翠澜"
    found = type_of_sense(word, entry.example)
    with left_out(*FILE, entry.name, "entries", entry.word):
        assert type_of_sense(word, entry.example) != found


@pytest.mark.parametrize(
    ("sense", "found"),
    [
        ("Zhou Yuanzhou (1837-1909), late Qing politician", "person"),
        ("Vexa (company name)/to vex", "org"),
        ("to vex/Vexa (company name)", None),  # the first sense counts
        ("Cuilan mountain range in Yunzhou 雲州|云州[Yun2 zhou1]", "place"),
        ("Cuilan county on the Yun river", None),  # a register has the divisions of China
        ("Yunwang, Chinese microblogging website", "product"),
        ("Vexan (language)", None),
        ("Cuilan Straits Foundation (CSF)", "org"),
        ("Zhou Yuanzhou (1837-1909), leader of the movement of 1898", None),
        ("the Vexan War (1809-1811)", "event"),
    ],
)
def test_a_sense_tells_a_type(sense, found):
    assert type_of_sense("翠澜", sense) == found


@pytest.mark.parametrize(
    ("word", "sense", "found"),
    [
        ("周远舟", "Zhou Yuanzhou (1837-1909), leader of the movement of 1898", "person"),
        ("欧阳舟", "Ouyang Zhou (1837-1909), Song dynasty poet", "person"),
        ("周远舟", "Su Yuanzhou (1837-1909), leader of the movement of 1898", None),
        ("周朝", "Zhou Dynasty (1046-256 BC)", None),
    ],
)
def test_a_sense_that_sounds_like_the_word_tells_of_a_person(word, sense, found):
    assert type_of_sense(word, sense) == found
