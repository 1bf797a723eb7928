"""Each author in both languages, with affiliations, e-mail address and role."""

import pytest
from leave_out import Entry, entries, sampled, with_and_without
from printed import line, stream

from bipaper.parts.bilingual import BilingualList
from bipaper.text.front.author_notes import addresses_in, read_notes
from bipaper.text.front.authorship import notes_of_own, read_authors
from bipaper.text.front.names import chinese_names, english_names
from bipaper.text.front.titles import read_head

TITLE = {"size": 18.0, "font": "hei", "centred": True}
PLACES = {"size": 8.0, "centred": True}
LIN, SHEN, AN = "林知远", "沈若谷", "安衡"
UNIVERSITY, LIBRARY = "岚浦大学历史学院", "岚浦市图书馆"


def authors(zh, en=(), notes=()):
    """(Chinese name, Latin name, Chinese affiliations, Latin ones, address, corresponding)."""
    head = read_head(stream(("口袋公园使用人数", TITLE), *zh), False)
    rows = stream(("What Makes People Use Parks", TITLE), *en) if en else []
    heads = (head, read_head(rows, True, chinese_names(head.authors)))
    names = BilingualList(zh=chinese_names(heads[0].authors), en=english_names(heads[1].authors))
    found = read_authors(heads, names, notes)
    return [
        (one.zh, one.en, one.affiliations.zh, one.affiliations.en, one.email, one.corresponding)
        for one in found
    ]


@pytest.mark.parametrize(
    ("names", "places", "expected"),
    [
        ("林知远^1^，沈若谷^2^", f"（1. {UNIVERSITY}；2. {LIBRARY}）", [[UNIVERSITY], [LIBRARY]]),
        (
            "林知远^1,2^，沈若谷^2*^",
            f"（1. {UNIVERSITY}；2. {LIBRARY}）",
            [[UNIVERSITY, LIBRARY], [LIBRARY]],
        ),
        ("林知远†‡　沈若谷†", f"†{UNIVERSITY}　‡{LIBRARY}", [[UNIVERSITY, LIBRARY], [UNIVERSITY]]),
        (
            "林知远^†‡^　沈若谷^†^",
            f"^†^{UNIVERSITY}　^‡^{LIBRARY}",
            [[UNIVERSITY, LIBRARY], [UNIVERSITY]],
        ),
        ("林知远^①^，沈若谷^②^", f"^①^{UNIVERSITY}　^②^{LIBRARY}", [[UNIVERSITY], [LIBRARY]]),
        ("林知远①，沈若谷②", f"①{UNIVERSITY}　②{LIBRARY}", [[UNIVERSITY], [LIBRARY]]),
        ("林知远^a^，沈若谷^b^", f"（a. {UNIVERSITY}；b. {LIBRARY}）", [[UNIVERSITY], [LIBRARY]]),
        ("林知远^1^，沈若谷^2^", f"^1^{UNIVERSITY}；^2^{LIBRARY}", [[UNIVERSITY], [LIBRARY]]),
        (
            "林知远1），2）　沈若谷2）",
            f"1）（{UNIVERSITY}）　2）（{LIBRARY}）",
            [[UNIVERSITY, LIBRARY], [LIBRARY]],
        ),
        (
            "林知远^1a^，沈若谷^1a,1b,2^",
            f"（1. 岚浦大学 a. 历史学院；b. 商学院；2. {LIBRARY}）",
            [[UNIVERSITY], [UNIVERSITY, "岚浦大学商学院", LIBRARY]],
        ),
        (
            "林知远^1b^，沈若谷^1a,b^",
            f"（1. 岚浦大学 a. 历史学院；b. 商学院；2. {LIBRARY}）",
            [["岚浦大学商学院"], [UNIVERSITY, "岚浦大学商学院"]],
        ),
        ("林知远^1a^，沈若谷^2b^", f"（1. {UNIVERSITY}；2. {LIBRARY}）", [[UNIVERSITY], [LIBRARY]]),
        ("林知远，沈若谷", f"（{UNIVERSITY}）", [[UNIVERSITY], [UNIVERSITY]]),
        ("林知远　沈若谷", f"（1. {UNIVERSITY}；2. {LIBRARY}）", [[], []]),
    ],
)
def test_marks_behind_names_tell_affiliations(names, places, expected):
    found = authors([(names, {"size": 12.0}), (places, PLACES)])
    assert [(one[0], one[2]) for one in found] == list(zip([LIN, SHEN], expected, strict=True))


def test_an_affiliation_that_is_marked_twice_is_named_once():
    found = authors([("林知远^1,1^", {}), (f"（1. {UNIVERSITY}；2. {LIBRARY}）", PLACES)])
    assert [one[2] for one in found] == [[UNIVERSITY]]


def test_each_line_of_names_may_have_its_own_affiliation():
    rows = [(LIN, {}), (f"（{UNIVERSITY}）", PLACES), (SHEN, {}), (f"（{LIBRARY}）", PLACES)]
    assert [one[2] for one in authors(rows)] == [[UNIVERSITY], [LIBRARY]]


def test_a_foreign_author_and_his_institution_stand_among_chinese_ones():
    rows = [
        ("林知远^1^　Anna Nowak^2^　安　衡^1,*^", {}),
        (f"(^1^{UNIVERSITY})", PLACES),
        ("(^2^Lanpu Institute of Water)", PLACES),
    ]
    found = authors(rows, ["LIN Zhiyuan^1^, Anna Nowak^2^, AN Heng^1^"])
    places = [[UNIVERSITY], ["Lanpu Institute of Water"], [UNIVERSITY]]
    assert [one[:3] for one in found] == [
        (LIN, "LIN Zhiyuan", places[0]),
        ("Anna Nowak", "Anna Nowak", places[1]),
        (AN, "AN Heng", places[2]),
    ]
    taken = [rows[0], (f"(^1^{UNIVERSITY}; ^2^{LIBRARY})", PLACES), rows[2]]
    assert [one[2] for one in authors(taken)] == [[UNIVERSITY], [LIBRARY], [UNIVERSITY]]


RUN_IN = ("School of History (LIN Zhiyuan, SHEN", "Ruogu), Library (AN Heng), Lanpu University")
ITALIC = {"font": "times-italic"}


@pytest.mark.parametrize(
    ("en", "expected"),
    [
        (
            ["LIN Zhiyuan, SHEN Ruogu,", ("AN Heng. " + RUN_IN[0], ITALIC), (RUN_IN[1], ITALIC)],
            ["School of History, Lanpu University"] * 2 + ["Library, Lanpu University"],
        ),
        (
            ["LIN Zhiyuan, SHEN Ruogu, AN Heng.", (RUN_IN[0], ITALIC), (RUN_IN[1], ITALIC)],
            ["School of History, Lanpu University"] * 2 + ["Library, Lanpu University"],
        ),
        (
            [
                "LIN Zhiyuan, SHEN Ruogu,",
                ("AN Heng. School of History, the Lanpu Uni-", ITALIC),
                ("versity, Lanpu 400000", ITALIC),
            ],
            ["School of History, the Lanpu University, Lanpu 400000"] * 3,
        ),
    ],
)
def test_names_and_places_may_be_run_into_one_text(en, expected):
    found = authors([("林知远，沈若谷，安衡", {})], en)
    names = ["LIN Zhiyuan", "SHEN Ruogu", "AN Heng"]
    assert [one[:2] for one in found] == [*zip((LIN, SHEN, AN), names, strict=True)]
    assert [one[3] for one in found] == [[place] for place in expected]


def test_an_author_is_one_in_both_languages():
    zh = [("林知远^1^，沈若谷^2^", {}), (f"（1. {UNIVERSITY}；2. {LIBRARY}）", PLACES)]
    en = [
        ("SHEN Ruogu^2^, Zhiyuan LIN^1^", {}),
        ("(1. Lanpu University; 2. Lanpu Library)", PLACES),
    ]
    assert [one[:4] for one in authors(zh, en)] == [
        (LIN, "Zhiyuan LIN", [UNIVERSITY], ["Lanpu University"]),
        (SHEN, "SHEN Ruogu", [LIBRARY], ["Lanpu Library"]),
    ]


def test_the_one_left_over_in_either_language_is_the_same_person():
    found = authors([("林知远，沈若谷", {})], [("LIN Zhiyuan, Peter Smith", {})])
    assert [one[:2] for one in found] == [(LIN, "LIN Zhiyuan"), (SHEN, "Peter Smith")]


def test_two_authors_of_one_name_are_two():
    found = authors([("林知远，林知远", {})], [("LIN Zhiyuan, LIN Zhiyuan", {})])
    assert [one[:2] for one in found] == [(LIN, "LIN Zhiyuan")] * 2


def test_who_stands_in_one_language_only_is_kept():
    found = authors([("林知远，沈若谷", {})], [("LIN Zhiyuan, SHEN Ruogu, Peter Smith", {})])
    assert [one[:2] for one in found][2:] == [(None, "Peter Smith")]


def test_notes_count_where_the_lines_below_the_title_say_nothing():
    note = f"林知远，教授，{LIBRARY}；沈若谷，{LIBRARY}"
    rows = [("林知远^1^，沈若谷^2^", {}), (f"（1. {UNIVERSITY}；2. {UNIVERSITY}研究所）", PLACES)]
    assert [one[2] for one in authors(rows, notes=[note])] == [
        [UNIVERSITY],
        [f"{UNIVERSITY}研究所"],
    ]
    assert [one[2] for one in authors([("林知远，沈若谷", {})], notes=[note])] == [[LIBRARY]] * 2


# --- notes --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (f"林知远，教授，{UNIVERSITY}；沈若谷，{LIBRARY}。", [[UNIVERSITY], [LIBRARY], []]),
        (f"林知远、沈若谷，{UNIVERSITY}；安衡，{LIBRARY}", [[UNIVERSITY]] * 2 + [[LIBRARY]]),
        (f"林知远（1980—），男，{UNIVERSITY}教授、博士生导师", [[UNIVERSITY], [], []]),
        (
            "林知远，岚浦水务博士后科研工作站博士后，历史学博士",
            [["岚浦水务博士后科研工作站"], [], []],
        ),
        (f"林知远：{UNIVERSITY}、{LIBRARY}", [[UNIVERSITY, LIBRARY], [], []]),
        (f"林知远，2001年获{UNIVERSITY}博士学位", [[], [], []]),
        (f"林知远，博士研究生，{UNIVERSITY}（岚浦市400000）", [[UNIVERSITY], [], []]),
        (f"林知远，教授。感谢{LIBRARY}的帮助", [[], [], []]),
        (f"林知远，教授。[1]《岚浦志》，{LIBRARY}，2019年。", [[], [], []]),
        (f"林知远，教授。①《岚浦志》，{LIBRARY}，2019年。", [[], [], []]),
        (f"（作者单位：{UNIVERSITY}）", [[UNIVERSITY]] * 3),
        (f"作者單位: 400000 {UNIVERSITY},岚浦 收稿日期 2023-01-02", [[f"{UNIVERSITY},岚浦"]] * 3),
        (f"作者单位：{UNIVERSITY}电子信箱：lp@lp.example", [[UNIVERSITY]] * 3),
        (
            f"作者单位：400000　{UNIVERSITY}（林知远、安衡），{LIBRARY}（沈若谷）",
            [[UNIVERSITY], [LIBRARY], [UNIVERSITY]],
        ),
        (f"（作者单位：{UNIVERSITY}（林知远）；{LIBRARY}）沈若谷", [[UNIVERSITY], [], []]),
        (
            "作者单位：岚浦市第二医院麻醉科（林知远），胸外科（沈若谷），护理部（安衡）",
            [["岚浦市第二医院麻醉科"], ["岚浦市第二医院胸外科"], ["岚浦市第二医院护理部"]],
        ),
        ("作者单位：胸外科（沈若谷）", [[], [], []]),
        (
            f"（作者单位：林知远，{UNIVERSITY}；沈若谷、安衡，{LIBRARY}古籍修复平台，岚浦 400000）",
            [[UNIVERSITY], [f"{LIBRARY}古籍修复平台"], [f"{LIBRARY}古籍修复平台"]],
        ),
        (f"林知远：{UNIVERSITY}电子邮箱：lp@lp.example", [[UNIVERSITY], [], []]),
    ],
)
def test_notes_name_institutions(note, expected):
    found = read_notes([note], [LIN, SHEN, AN])
    assert [found[name].affiliations for name in (LIN, SHEN, AN)] == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("林知远，教授，E-mail: lin@lp.example；沈若谷，讲师", ["lin@lp.example", None]),
        (
            "电子信箱：lin@lp.example（林知远）；shen@lp.example（沈若谷）",
            ["lin@lp.example", "shen@lp.example"],
        ),
        ("林知远，教授。E-mail：lin @ lp. example。", ["lin@lp.example", None]),
        ("林知远、沈若谷，教授，E-mail: lp@lp.example", [None, None]),
        ("林知远，教授。收稿日期：2023-01-02　E-mail: office@lp.example", [None, None]),
    ],
)
def test_an_address_belongs_to_the_name_before_it_or_in_brackets_behind(note, expected):
    found = read_notes([note], [LIN, SHEN])
    assert [found[name].email for name in (LIN, SHEN)] == expected


@pytest.mark.parametrize(
    "note",
    [
        "通信作者：沈若谷",
        "通訊作者：沈若谷",
        "沈若谷（通信作者），教授",
        "沈若谷为本文通讯作者。",
        "沈若谷系论文的通讯作者。",
        "通讯作者简介：沈若谷，教授",
    ],
)
def test_notes_tell_the_corresponding_author(note):
    found = read_notes([f"林知远，讲师。{note}"], [LIN, SHEN])
    assert [found[name].corresponding for name in (LIN, SHEN)] == [False, True]


WORDS = ("bipaper.text.front.author_notes", "author_notes.toml")


@pytest.mark.parametrize(
    ("note", "addresses"),
    [
        ("{linzy, shenruogu}@example.com", ["linzy@example.com", "shenruogu@example.com"]),
        ("{lzy,srg}@example.com", ["lzy@example.com", "srg@example.com"]),
        ("{rgshen，zylin}@example.com", ["zylin@example.com", "rgshen@example.com"]),
        ("(zhiyuanlin88@ example. com; sr@example.com)", ["zhiyuanlin88@example.com", None]),
        ("{lin,an,ning}@example.com", [None, None]),
    ],
)
def test_an_address_is_that_of_the_author_whose_name_it_spells_or_whose_turn_it_is(note, addresses):
    found = authors([f"{LIN}　{SHEN}"], notes=[note])
    assert [address for *_, address, _ in found] == addresses


def test_a_text_of_a_hundred_thousand_letters_without_an_address_is_read():
    assert addresses_in("A" * 100_000) == []


def _read(example):
    return read_notes([example], [LIN])[LIN]


@pytest.mark.parametrize("entry", sampled(entries(*WORDS), "notes"), ids=lambda entry: entry.word)
def test_without_a_word_its_note_is_read_otherwise(entry: Entry) -> None:
    wanted = {
        "corresponding": lambda note: note.corresponding,
        "before": lambda note: note.affiliations == [UNIVERSITY],
        "other_notes": lambda note: note.affiliations == [],
        "place_ends": lambda note: note.affiliations == [UNIVERSITY],
    }[entry.name]
    assert with_and_without(*WORDS, entry, lambda text: wanted(_read(text))) == (True, False)


@pytest.mark.parametrize(
    ("names", "note", "expected"),
    [
        ("林知远*", f"*{UNIVERSITY}副教授，博士。", [[UNIVERSITY]]),
        ("林知远*", f"本文系课题的成果。＊ {UNIVERSITY}副教授。", [[UNIVERSITY]]),
        (
            "林知远*，沈若谷†",
            f"*{UNIVERSITY}副教授。†{LIBRARY}馆员，博士。",
            [[UNIVERSITY], [LIBRARY]],
        ),
        ("林知远*，沈若谷", f"*{UNIVERSITY}副教授。", [[UNIVERSITY], []]),
        (
            "林知远*，沈若谷**，安衡***",
            f"*{UNIVERSITY}博士生**{LIBRARY}馆员，通讯作者：沈若谷 ***岚浦电台记者",
            [[UNIVERSITY], [LIBRARY], []],
        ),
        ("林知远", f"*{UNIVERSITY}副教授。", [[]]),
        ("林知远*", "*本文受岚浦大学历史学院资助。", [[]]),
        ("林知远*", f"*感谢{UNIVERSITY}。", [[]]),
        ("林知远*，沈若谷", f"*沈若谷，{UNIVERSITY}教授。", [[], [UNIVERSITY]]),
    ],
)
def test_a_note_behind_an_author_s_sign_says_where_he_works(names, note, expected):
    assert [one[2] for one in authors([(names, {})], notes=[note])] == expected


def test_english_notes_behind_signs_say_where_each_works():
    note = "* Doctoral Student, School of History, Lanpu University ** Editor, Lanpu Weekly"
    found = authors([("林知远*，沈若谷**", {})], ["LIN Zhiyuan*, SHEN Ruogu**"], [note])
    assert [one[3] for one in found] == [["School of History, Lanpu University"], []]


@pytest.mark.parametrize(
    ("names", "note", "expected"),
    [
        (
            "林知远^1†^，沈若谷^2^",
            "†通信作者. E-mail: lin@example.org",
            [("lin@example.org", True), (None, False)],
        ),
        (
            "林知远^1^，沈若谷^2*^",
            "∗通讯作者：shen@example.org",
            [(None, False), ("shen@example.org", True)],
        ),
        (
            "林知远^1†^，沈若谷^2‡^",
            "†通信作者. E-mail: lin@example.org ‡通信作者. E-mail: shen@example.org",
            [("lin@example.org", True), ("shen@example.org", True)],
        ),
        (
            "林知远^1^，沈若谷^2†^",
            "林知远，教授，岚浦大学历史学院。†通信作者，E-mail：shen@example.org",
            [(None, False), ("shen@example.org", True)],
        ),
        ("林知远*，沈若谷", "*岚浦市水温观测资助的课题", [(None, False), (None, False)]),
        (
            "林知远，沈若谷",
            "林知远，馆员；沈若谷，教授，通讯作者，E-mail：shen@example.org",
            [(None, False), ("shen@example.org", True)],
        ),
        ("林知远，沈若谷", "林知远，馆员，通信作者：沈若谷", [(None, False), (None, True)]),
        (
            "林知远^1^，沈若谷^2✉^",
            "收稿日期：2031-05-06 ✉ 77105@example.org",
            [(None, False), ("77105@example.org", True)],
        ),
        (
            "林知远^✉^，沈若谷",
            "✉ E-mail: 77105@example.org",
            [("77105@example.org", True), (None, False)],
        ),
        ("林知远^*^，沈若谷", "* 77105@example.org", [(None, False), (None, False)]),
        (
            "林知远^*^，沈若谷",
            "* Corresponding author. E-mail: 77105@example.org",
            [("77105@example.org", True), (None, False)],
        ),
    ],
)
def test_the_corresponding_author_of_a_sign_or_a_clause(names, note, expected):
    found = authors([(names, {}), (f"（1. {UNIVERSITY}；2. {LIBRARY}）", PLACES)], notes=[note])
    assert [one[4:] for one in found] == expected


@pytest.mark.parametrize(("about", "own"), [("通信作者：林知远", True), ("通信作者：安衡", False)])
def test_notes_are_a_papers_own_where_they_name_an_author(about, own):
    notes = [line("收稿日期：2023-05-10"), line(about[:6]), line(about[6:])]
    assert notes_of_own(notes, ["沈若谷", "林知远"]) == (notes if own else [])
