import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper.parts.boxed_text import Region
from bipaper.parts.cited_works import Reference
from bipaper.text.references.entries import RefLine
from bipaper.text.references.reference_list import read_references, split_translation


def ref_lines(*texts, page=1):
    return [
        RefLine(text, 0.0, 1.0, 9.0, page, (70.0, 12.0 * i, 300.0, 12.0 * i + 9))
        for i, text in enumerate(texts)
    ]


def test_an_entry_becomes_a_reference_with_its_fields_and_place():
    lines = ref_lines("［1］林一，周二三.河道治理的成", "本[J].城市研究，2019，36（2）：117-128.")
    assert read_references([lines]) == (
        [
            Reference(
                id="r1",
                label="1",
                text="林一，周二三.河道治理的成本[J].城市研究，2019，36（2）：117-128.",
                authors=["林一", "周二三"],
                title="河道治理的成本",
                container="城市研究",
                year="2019",
                volume="36",
                issue="2",
                pages="117-128",
                mark="J",
                regions=[Region(page=1, bbox=(70.0, 0.0, 300.0, 21.0))],
            )
        ],
        [],
    )


def test_an_entry_over_two_pages_has_a_region_on_each():
    first = ref_lines("[1] LIN Y. Rivers and the cities", page=3)
    second = ref_lines("around them[J]. Urban Studies, 2019.", page=4)
    references, _ = read_references([[*first, *second]])
    assert [region.page for region in references[0].regions] == [3, 4]


ENTRY = "[{}] LIN Y. Dams and cities[J]. Urban Studies, 20{}."


def test_each_list_of_several_chapters_counts_for_itself():
    lists = [ref_lines(*(ENTRY.format(n, 10 * page + n) for n in (1, 2))) for page in (1, 2, 3)]
    references, behind = read_references(lists)
    assert [(one.id, one.label, one.year) for one in references] == [
        ("r1", "1", "2011"),
        ("r2", "2", "2012"),
        ("r3", "1", "2021"),
        ("r4", "2", "2022"),
        ("r5", "1", "2031"),
        ("r6", "2", "2032"),
    ]
    assert behind == []


def test_a_list_in_english_further_down_translates_the_one_in_chinese():
    chinese = ref_lines("[1] 林一.河道治理[J].城市研究, 2019.", "[2] 林一.水坝[J].城市研究, 2020.")
    english = ref_lines("[1] LIN Y. Rivers[J]. Cities, 2019.", "[2] LIN Y. Dams[J]. Cities, 2020.")
    references, _ = read_references([chinese, english])
    assert [one.text_en for one in references] == [
        "LIN Y. Rivers[J]. Cities, 2019.",
        "LIN Y. Dams[J]. Cities, 2020.",
    ]


def test_a_translation_behind_a_chinese_entry_belongs_to_it():
    chinese = "林一.河道治理[J].城市研究, 2019, 36(2): 117-128."
    english = "LIN Yi. River works[J]. Urban Studies, 2019, 36(2): 117-128."
    references, _ = read_references([ref_lines(f"[1] {chinese}", english, "[2] LIN Y. Dams[J].")])
    assert [(r.label, r.text_en, r.title) for r in references] == [
        ("1", english, "河道治理"),
        ("2", None, "Dams"),
    ]
    assert references[0].text == f"{chinese} {english}"


def test_a_doi_behind_a_chinese_entry_is_no_translation():
    text = "林一.河道治理[J].城市研究, 2019. DOI: 10.12345/abcdefghijklmnopqrstuvwxyz.1"
    assert split_translation(text) == (text, "")


@pytest.mark.parametrize("heading", [["附中文参考文献:"], []])
def test_chinese_entries_in_a_supplement_join_the_english_ones(heading):
    lines = ref_lines(
        "[1] Lin Y. River works. Urban Studies, 2019 (in Chinese).",
        "[2] Zhou E. Dams. Urban Studies, 2018.",
        "[3] Wu S. Locks. Urban Studies, 2017 (in Chinese).",
        *heading,
        "[1] 林一.河道治理.城市研究,2019.",
        "[3] 吴四.船闸.城市研究,2017.",
        "林一(1980-),男,教授.",
    )
    references, rest = read_references([lines])
    assert [(r.text, r.text_en, r.authors) for r in references] == [
        (
            "Lin Y. River works. Urban Studies, 2019 (in Chinese). 林一.河道治理.城市研究,2019.",
            "Lin Y. River works. Urban Studies, 2019 (in Chinese).",
            ["林一"],
        ),
        ("Zhou E. Dams. Urban Studies, 2018.", None, ["Zhou E"]),
        (
            "Wu S. Locks. Urban Studies, 2017 (in Chinese). 吴四.船闸.城市研究,2017.",
            "Wu S. Locks. Urban Studies, 2017 (in Chinese).",
            ["吴四"],
        ),
    ]
    assert [line.text for line in rest] == ["林一(1980-),男,教授."]


def test_english_entries_in_a_supplement_join_the_chinese_ones():
    lines = ref_lines(
        "[1] 林一.河道治理.城市研究,2019.",
        "附英文参考文献:",
        "[1] Lin Y. River works. Urban Studies, 2019.",
    )
    references, rest = read_references([lines])
    assert [(r.text, r.text_en, r.authors) for r in references] == [
        (
            "林一.河道治理.城市研究,2019. Lin Y. River works. Urban Studies, 2019.",
            "Lin Y. River works. Urban Studies, 2019.",
            ["林一"],
        )
    ]
    assert rest == []


def test_a_second_list_of_other_works_is_counted_on():
    lines = ref_lines(
        "[1] 林一. 河道[J]. 城市研究, 2019.",
        "[2] 吴四. 船闸[J]. 城市研究, 2018.",
        "[1] Lin Y. Rivers[J]. Urban Studies, 2011.",
        "[2] Zhou E. Dams[J]. Urban Studies, 2012.",
    )
    references, rest = read_references([lines])
    assert [(r.id, r.label, r.title) for r in references] == [
        ("r1", "1", "河道"),
        ("r2", "2", "船闸"),
        ("r3", "1", "Rivers"),
        ("r4", "2", "Dams"),
    ]
    assert rest == []


def test_unnumbered_translations_join_the_chinese_entry_before_them():
    lines = ref_lines(
        "林一. 2019. 河道治理[J]. 城市研究, 36(2): 117-128.",
        "Lin Y. 2019. River works[J]. Urban Studies, 36(2): 117-128. (in Chinese)",
        "Zhou E. 2019. Dams[J]. Urban Studies, 36(2): 9-12.",
    )
    references, _ = read_references([lines])
    assert [(r.id, r.label, r.authors, r.title) for r in references] == [
        ("r1", None, ["林一"], "河道治理"),
        ("r2", None, ["Zhou E"], "Dams"),
    ]


@given(st.lists(st.text(alphabet="[1]23.林一LinY，,《》（）2019附录 ", max_size=20), max_size=8))
@settings(deadline=None, max_examples=100)
def test_any_lines_are_read_and_ids_count_up(texts):
    references, _ = read_references([ref_lines(*texts)])
    assert [r.id for r in references] == [f"r{n}" for n in range(1, len(references) + 1)]


def test_no_lines_give_no_references():
    assert read_references([]) == ([], [])
