from unittest.mock import patch

import numpy as np
import pytest
from align import joined, read_beads
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.align import corridor, evidence, features, weights
from bipaper.align.beads import AlignedBead, align, reasons


def without(name):
    return patch.object(weights, "WEIGHTS", {**weights.WEIGHTS, name: 0.0})


SENTENCES = st.lists(st.text(max_size=12), max_size=9)


@settings(deadline=None, max_examples=80)
@given(zh=SENTENCES, en=SENTENCES)
def test_beads_partition_both_sides_in_order(fake, zh, en):
    assert_partition(align(zh, en, fake), zh, en)


@settings(deadline=None, max_examples=10)
@given(
    zh=st.lists(st.sampled_from("甲乙丙丁"), min_size=60, max_size=120),
    en=st.lists(st.sampled_from("甲乙丙丁"), max_size=120),
)
def test_beads_partition_texts_longer_than_the_corridor_is_wide(fake, zh, en):
    assert_partition(align(zh, en, fake), zh, en)


@settings(deadline=None, max_examples=40)
@given(
    zh=st.lists(st.sampled_from("甲乙丙丁"), min_size=1, max_size=90),
    en=st.lists(st.sampled_from("甲乙丙丁"), min_size=1, max_size=90),
)
def test_beads_partition_texts_whose_corridor_is_narrowed_again_and_again(fake, zh, en):
    with patch.multiple(corridor, _CHUNKS=3, _FINER=2, _FINEST=1, _MARGIN=2, _MARGIN_CHUNKS=1):
        assert_partition(align(zh, en, fake), zh, en)


def test_anchors_are_looked_at_a_few_at_a_time_with_the_same_result(fake):
    zh = [f"{n}甲{n + 1}乙{n * 7}" for n in range(100, 120)]
    en = [f"{n} and {n * 7}" for n in range(100, 120)]
    whole = align(zh, en, fake)
    with patch.object(features, "_ANCHORS", 2):
        assert align(zh, en, fake) == whole


@pytest.mark.parametrize("at_once", [1, 5, 7])
def test_a_long_text_is_encoded_part_by_part_with_the_same_result(fake, at_once):
    zh, en = [f"{n}甲" for n in range(20)], [f"{n} and {n + 1}" for n in range(18)]
    whole = align(zh, en, fake)
    with patch.object(evidence, "_AT_ONCE", at_once):
        assert align(zh, en, fake) == whole


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        (["甲。"] * 1000, ["A."]),
        (["甲。"], ["A."] * 1000),
        (["同一句话。"] * 40, ["The same sentence."] * 35),
        (["123456"] * 3, ["654321", "", "7"]),
        (["😀", "🎉🎉"], ["🙂"]),
        (["", " ", "\n"], ["", ""]),
        ([""], []),
    ],
    ids=["1000:1", "1:1000", "repetition", "digits", "emoji", "blank", "one side"],
)
def test_beads_partition_odd_texts(usem3, zh, en):
    assert_partition(align(zh, en, usem3), zh, en)


def assert_partition(beads, zh, en):
    assert [i for bead in beads for i in bead.zh] == list(range(len(zh)))
    assert [j for bead in beads for j in bead.en] == list(range(len(en)))
    assert all(bead.zh or bead.en for bead in beads)
    written = [[zh[i] for i in bead.zh if zh[i].strip()] for bead in beads]
    written += [[en[j] for j in bead.en if en[j].strip()] for bead in beads]
    assert max(map(len, written), default=0) <= 5


def test_a_text_aligns_with_itself_sentence_by_sentence(fake):
    text = [f"第{n}句" for n in range(200)]
    assert [bead[:2] for bead in align(text, text, fake)] == [([n], [n]) for n in range(200)]


def test_a_long_passage_missing_on_one_side_is_left_alone(fake):
    text = [f"第{n}句" for n in range(400)]
    beads = align(text, text[:100] + text[300:], fake)
    missing = [bead.zh for bead in beads if not bead.en]
    assert missing == [[n] for n in range(100, 300)]


def test_texts_long_enough_to_be_cut_into_chunks_are_aligned_through_gaps(fake):
    text = [f"第{n}句" for n in range(1500)]
    zh, en = text[:200] + text[350:], text[:900] + text[1000:]
    pairs = [(zh[bead.zh[0]], en[bead.en[0]]) for bead in align(zh, en, fake) if all(bead[:2])]
    both = [sentence for sentence in zh if sentence in set(en)]
    assert pairs == [(sentence, sentence) for sentence in both]


def test_the_corridor_of_a_long_text_is_no_wider_than_that_of_a_short_one(fake):
    def widest(sentences):
        vectors = fake.encode([f"第{n}句" for n in range(sentences)])
        (low, high), _ = corridor.find_corridor(vectors, vectors)
        diagonal = np.arange(sentences + 1)
        assert np.all((low <= diagonal) & (diagonal <= high))
        return np.max(high - low)

    with patch.multiple(corridor, _CHUNKS=50):
        assert widest(3000) <= widest(300)


def test_a_summary_that_adds_much_has_its_additions_left_alone(usem3):
    zh, en, gold = joined(read_beads("registers/abstracts_open.txt")[0])
    assert {(tuple(bead.zh), tuple(bead.en)) for bead in align(zh, en, usem3)} == gold


@pytest.mark.parametrize(
    ("beads", "costs"),
    [
        pytest.param([(n, n, 1, 1) for n in range(1, 4)], [False, False], id="none added"),
        pytest.param([(1, 1, 1, 1), (1, 2, 0, 1)], [False, True], id="added in English"),
        pytest.param([(1, 0, 1, 0), (2, 1, 1, 1)], [True, False], id="omitted in English"),
        pytest.param([(1, 0, 1, 0), (1, 1, 0, 1)], [True, True], id="opposite each other"),
    ],
)
def test_a_sentence_costs_where_its_language_adds_more_than_usual(beads, costs):
    assert [cost > 0 for cost in weights.costs(beads)] == costs


def test_a_text_without_counterpart_is_all_omissions(fake):
    assert align(["甲。", "乙。"], [], fake) == [AlignedBead([0], [], 0), AlignedBead([1], [], 0)]


@pytest.mark.parametrize(
    ("zh", "en", "beads"),
    [
        pytest.param(
            [
                "雨下了一整夜。",
                "清晨，他推开门，看见院子里落满了梨花，于是拿起扫帚，慢慢扫了起来。",
            ],
            [
                "It rained all night.",
                "In the morning he opened the door and saw the yard covered with pear blossom.",
                "So he took a broom and slowly began to sweep.",
            ],
            [([0], [0]), ([1], [1, 2])],
            id="split in English",
        ),
        pytest.param(
            [
                "雨下了一整夜。",
                "清晨他推开门，看见院子里落满了梨花，拿起扫帚扫了一会儿，又停下来，坐在井边，"
                "把花瓣一片一片地装进口袋。",
                "没有人问他为什么。",
            ],
            [
                "It rained all night.",
                "In the morning he opened the door.",
                "The yard was covered with pear blossom.",
                "He took a broom and swept for a while.",
                "Then he stopped and sat down by the well.",
                "Petal by petal he put the blossom into his pockets.",
                "Nobody asked him why.",
            ],
            [([0], [0]), ([1], [1, 2, 3, 4, 5]), ([2], [6])],
            id="split in five",
        ),
        pytest.param(
            ["船到了。", "码头上挤满了人。", "她一眼就看见了弟弟。"],
            [
                "When the boat came in the quay was crowded with people.",
                "She saw her brother at once.",
            ],
            [([0, 1], [0]), ([2], [1])],
            id="joined in English",
        ),
        pytest.param(
            ["他写信给银行。", "银行没有回信。", "冬天来了。"],
            ["He wrote to the bank.", "Winter came."],
            [([0], [0]), ([1], []), ([2], [1])],
            id="left out in English",
        ),
        pytest.param(
            ["船到了。", "女人掏出一张皱巴巴的五块钱。", "老周摆摆手：“快去吧，孩子要紧。”"],
            [
                "When they arrived the woman brought out a crumpled five-yuan note.",
                "Old Zhou waved it away.",
                '"Hurry along," he said.',
                '"It\'s the child that matters."',
            ],
            [([0, 1], [0]), ([2], [1, 2, 3])],
            id="a short sentence taken in",
        ),
        pytest.param(
            [
                "每到黄昏，便见他扛着梯子沿前街走来，身后跟着个小男孩，替他提油壶。",
                "这孩子并不是他雇的。",
                "孩子叫戴维，没爹没娘。",
            ],
            [
                "At dusk one saw him come up Fore Street with the ladder on his shoulder and a "
                "small boy, whom he had not engaged, trotting behind him to carry the can.",
                "The boy was called Davy, and belonged to nobody.",
            ],
            [([0, 1], [0]), ([2], [1])],
            id="a clause taken out of a sentence",
        ),
        pytest.param(
            ["我们调查了三个村子。", "我们调查了十二个村子。"],
            ["We surveyed twelve villages."],
            [([0], []), ([1], [0])],
            id="told apart by a number",
        ),
    ],
)
def test_beads_of_short_prose(usem3, zh, en, beads):
    assert [(bead.zh, bead.en) for bead in align(zh, en, usem3)] == beads


BRIDGE_ZH = [
    "河上的桥去年夏天被洪水冲断了。",
    "镇上的人只好坐船去赶集。",
    "老木匠说，修桥要三年。",
    "他的儿子不信，从省城请来了工程师。",
    "工程师看了看河床，摇了摇头。",
    "冬天到了，河面结了冰。",
    "人们从冰上走过去，谁也不再提桥的事。",
]
BRIDGE_EN = [
    "The bridge over the river was carried away by last summer's flood.",
    "The townspeople had to take a boat to market.",
    "The old carpenter said that mending it would take three years.",
    "His son did not believe him and brought an engineer from the provincial capital.",
    "The engineer looked at the river bed and shook his head.",
    "Winter came and the river froze.",
    "People walked across on the ice, and nobody mentioned the bridge any more.",
]


@pytest.mark.parametrize(
    ("passage", "bead"),
    [
        pytest.param(
            ("dialogue", 1),
            (
                ["“不敢，正是在下。”", "怀璧拱手道，“好汉有何见教？”"],
                ["Huaibi saluted him.", '"Your servant.', 'What has the good fellow to teach me?"'],
            ),
            id="two sentences",
        ),
        pytest.param(
            ("memoir", 0),
            (
                ["你外公走路也是这样，左脚重，右脚轻。”"],
                [
                    "The left foot heavy and the right one light.",
                    "Your grandfather's was like that.\"",
                ],
            ),
            id="its end",
        ),
    ],
)
def test_a_speech_that_goes_on_in_one_language_only_ends_no_bead(usem3, passage, bead):
    register, number = passage
    zh, en, _ = joined(read_beads(f"registers/{register}_open.txt")[number])

    def found():
        return [([zh[i] for i in b.zh], [en[j] for j in b.en]) for b in align(zh, en, usem3)]

    assert bead in found()
    with without("speech"):
        assert bead not in found()


@pytest.mark.parametrize(
    ("speech", "bead"),
    [
        pytest.param(
            (["“明天开船吗？”", "她站在码头上问。"], ['"Does the boat leave tomorrow?"']),
            ([1, 2], [1]),
            id="Chinese",
        ),
        pytest.param(
            (["“邮局几点开门？”"], ['"When does the post office open?"', "he asked the postman."]),
            ([1], [1, 2]),
            id="English",
        ),
    ],
)
def test_a_tag_that_was_cut_off_stays_with_its_speech(usem3, speech, bead):
    zh = ["外婆在灶前添柴。", *speech[0], "雨还在下。"]
    en = ["Grandmother was feeding the stove.", *speech[1], "It was still raining."]
    assert bead in [(one.zh, one.en) for one in align(zh, en, usem3)]
    with without("tag"):
        assert bead not in [(one.zh, one.en) for one in align(zh, en, usem3)]


@pytest.mark.parametrize("side", ["zh", "en"])
@pytest.mark.parametrize(
    ("added", "places"),
    [
        pytest.param({"zh": "第二章　修桥", "en": "The Engineer"}, [3], id="heading"),
        pytest.param({"zh": "二", "en": "II"}, [4], id="number"),
        pytest.param({"zh": "断桥", "en": "THE BROKEN BRIDGE"}, [2, 4, 6], id="running head"),
        pytest.param(
            {
                "zh": "译者注：省城指长沙。",
                "en": "[A market is held on the third, sixth and ninth of each month. Tr.]",
            },
            [2],
            id="translator's note",
        ),
        pytest.param({"zh": BRIDGE_ZH[2], "en": BRIDGE_EN[2]}, [3], id="line said again"),
    ],
)
def test_lines_that_only_one_side_has_are_left_alone(usem3, side, added, places):
    texts = {"zh": BRIDGE_ZH, "en": BRIDGE_EN}
    whole = texts[side]
    texts[side] = list(whole)
    for place in reversed(places):
        texts[side].insert(place, added[side])
    beads = [bead for bead in align(**texts, encoder=usem3) if bead.zh and bead.en]
    assert all(len(bead.zh) == len(bead.en) == 1 for bead in beads)
    assert [texts[side][getattr(bead, side)[0]] for bead in beads] == whole


@pytest.mark.parametrize(
    ("zh", "en", "beads"),
    [
        pytest.param(
            ["第一章　渡口", BRIDGE_ZH[0]],
            ["Chapter One", "The Ferry", BRIDGE_EN[0]],
            [([0], [0, 1]), ([1], [2])],
            id="heading in two lines",
        ),
        pytest.param(
            [text.rstrip("。") for text in [BRIDGE_ZH[0], "雨下了一整夜", "清晨，他推开门"]],
            [
                BRIDGE_EN[0].rstrip("."),
                "It rained all night, and in the morning he opened the door",
            ],
            [([0], [0]), ([1, 2], [1])],
            id="text without punctuation",
        ),
    ],
)
def test_lines_are_joined_with_their_like(usem3, zh, en, beads):
    assert [(bead.zh, bead.en) for bead in align(zh, en, usem3)] == beads


def test_blank_lines_change_nothing_and_stand_alone_or_within_a_bead(usem3):
    zh = ["船到了。", "", "码头上挤满了人。", "", "", "她一眼就看见了弟弟。"]
    en = ["", "When the boat came in the quay was crowded.", "She saw her brother at once.", " "]
    assert [(bead.zh, bead.en) for bead in align(zh, en, usem3)] == [
        ([], [0]),
        ([0, 1, 2], [1]),
        ([3], []),
        ([4], []),
        ([5], [2]),
        ([], [3]),
    ]


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ("b", [None]),
        ("bzzb", [None, "omitted in English", "omitted in English", None]),
        ("be", [None, "added in English"]),
        ("zebz", ["low score", "low score", None, "omitted in English"]),
        ("", []),
    ],
)
def test_every_sentence_left_alone_has_a_reason(shape, expected):
    sides = {"b": ([0], [0]), "z": ([0], []), "e": ([], [0])}
    assert reasons([AlignedBead(*sides[kind], 0.5) for kind in shape]) == expected
