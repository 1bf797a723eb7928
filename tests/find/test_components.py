from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from bipaper.find import components
from bipaper.find.tagged import tagged_block
from bipaper.nlp import pipeline

assert components  # registers them


@pytest.fixture(scope="module")
def nlp() -> Language:
    chinese = pipeline.load("zh")
    chinese.add_pipe("bipaper_quantities")
    chinese.add_pipe("bipaper_entities")
    return chinese


def labels(doc: Doc, name: str) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans[name]]


def test_components_set_labelled_spans(nlp: Language) -> None:
    doc = nlp("2023年广东省新增企业2.4万家。")
    assert labels(doc, "quantities") == [("2023年", "date"), ("2.4万家", "count")]
    assert labels(doc, "entities") == [("广东省", "place")]


def test_records_are_exact_where_a_span_covers_whole_tokens() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("bipaper_quantities")
    doc = nlp("增长12.5%左右")
    (record,) = doc.user_data["quantities"]
    assert doc.text[record["start"] : record["end"]] == record["text"]
    (span,) = doc.spans["quantities"]
    assert (span.start_char, span.end_char) == (0, len(doc.text))


def test_raised_citation_marks_are_no_quantities(nlp: Language) -> None:
    doc = nlp.make_doc("已有研究12表明，效率提高。")
    doc.user_data["superscripts"] = [(4, 6)]
    assert nlp(doc).user_data["quantities"] == []


def test_names_are_found_a_paper_at_a_time(nlp: Language) -> None:
    def second_of(papers: tuple[str, str]) -> list[str]:
        texts = ("广东省财政厅（以下简称“粤财厅”）负责。", "粤财厅发布通知。")
        docs = [nlp.make_doc(text) for text in texts]
        for doc, paper in zip(docs, papers, strict=True):
            doc.user_data["paper"] = paper
        _, second = nlp.pipe(docs)
        return [entity["text"] for entity in second.user_data["entities"]]

    assert (second_of(("a", "a")), second_of(("a", "b"))) == (["粤财厅"], [])


def test_a_tagged_block_is_the_doc_as_plain_data(nlp: Language) -> None:
    doc = nlp("共71家。 另有2家。")
    doc.user_data |= {"block": "p1", "lang": "zh"}
    block = tagged_block(doc)
    assert (block.id, block.lang, block.text) == ("p1", "zh", "共71家。 另有2家。")
    assert block.sentence_texts() == ["共71家。", "另有2家。"]
    assert [quantity.text for quantity in block.quantities] == ["71家", "2家"]


@given(
    st.lists(
        st.text(max_size=60) | st.text("張三等[8]在《云州》第3届（2020）1.5km2省，。 ", max_size=60)
    ),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3),
)
@settings(deadline=None, max_examples=60)
def test_whatever_a_paper_says_mentions_of_a_kind_stand_apart(
    nlp: Language, texts: list[str], raised: list[tuple[int, int]]
) -> None:
    docs = [nlp.make_doc(text) for text in texts]
    for doc in docs:
        doc.user_data |= {"paper": "a", "superscripts": [tuple(sorted(span)) for span in raised]}
    for doc in nlp.pipe(docs):
        for kind in ("quantities", "entities"):
            found = doc.user_data[kind]
            assert all(doc.text[m["start"] : m["end"]] == m["text"] != "" for m in found)
            assert all(a["end"] <= b["start"] for a, b in pairwise(found))


def test_yuan_is_what_the_paper_says_it_is(nlp: Language) -> None:
    docs = [nlp.make_doc("渡輪票價為300元。"), nlp.make_doc("票價另加5元。")]
    for doc in docs:
        doc.user_data["paper"] = "a"
    docs[0].user_data["affiliations"] = ("香港某大學",)
    units = [q["unit"] for doc in nlp.pipe(docs) for q in doc.user_data["quantities"]]
    assert units == ["HKD", "HKD"]


def test_who_is_in_the_references_is_a_person_in_the_text(nlp: Language) -> None:
    docs = [nlp.make_doc("度量可行。"), nlp.make_doc("Tarvell从评论中提取度量。")]
    for doc in docs:
        doc.user_data["paper"] = "a"
    docs[0].user_data["cited"] = ("Tarvell A",)
    names = [e["text"] for doc in nlp.pipe(docs) for e in doc.user_data["entities"]]
    assert names == ["Tarvell"]
