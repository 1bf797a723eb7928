"""Lists of the entries of printed/, as specimens set them: each entry is read alone and whole."""

import pytest
from specimen import extracted
from test_printed_entries import SETS, entries

from bipaper.chars import counted, plain

PRINTED = [entry.text for name in SETS[:2] for entry in entries(name)]


def letters(text: str) -> str:
    """Letters and digits in one form: full-width ones are read as ASCII."""
    return counted(plain(text))


@pytest.mark.parametrize(("form", "first"), [("labelled", 0), ("columns", 1), ("hanging", 2)])
def test_a_list_is_split_into_its_entries(form: str, first: int) -> None:
    read = [letters(one.text) for one in extracted(f"references_{form}").references]
    assert read == list(map(letters, PRINTED[first::3]))


def test_labels_that_name_the_entries_tell_them_apart() -> None:
    read = extracted("references_named").references
    assert [(one.label, one.authors[0], one.year) for one in read] == [
        ("Harlow, 1967", "Harlow T", "1967"),
        ("Quist et al. 1971", "Quist E", "1971"),
        ("宋知远2022", "宋知远", "2022"),
        ("安衡等, 2015", "安衡", "2015"),
        ("Ibarra & Chow, 2018", "Ibarra N", "2018"),
        ("LPYL", "全国小微绿地标准化组", "2021"),
        ("Verhoeven 2019a", "Verhoeven A", "2019"),
    ]


def test_another_articles_list_on_the_same_page_is_not_the_papers() -> None:
    """Its own goes on in the right column, above the article that is resumed below a rule."""
    paper = extracted("references_neighbour")
    assert [one.label for one in paper.references] == ["1", "2", "3", "4", "5", "6", "7"]
    assert paper.references[-1].title == "Counting visitors with mobile phone data"
    others = [one.text for one in paper.unplaced if one.why == "neighbour"]
    assert (others[0], others[-1]) == (
        "（上接第12页）",
        "[4]柯亭.渠道水位的传感器[J].岚浦水利, 2017, 9(1): 40-45.",
    )
