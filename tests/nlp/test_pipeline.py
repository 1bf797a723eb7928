import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sources import source

from bipaper.nlp import pipeline
from bipaper.nlp.sentences import split_sentences
from bipaper.parts.bilingual import BilingualList
from bipaper.parts.boxed_text import Block
from bipaper.parts.cited_works import Reference
from bipaper.parts.displays import Caption
from bipaper.parts.extracted import Extracted
from bipaper.parts.metadata import Metadata
from bipaper.parts.running_text import TextParagraph


@pytest.fixture(scope="module")
def pipelines():
    return {"zh": pipeline.load("zh", ["韧性治水街区"]), "en": pipeline.load("en")}


def sentences(doc):
    return [sent.text for sent in doc.sents]


def test_a_chinese_pipeline_finds_words_tags_and_sentences(pipelines):
    doc = pipelines["zh"]("韧性治水街区建成。居民满意。")
    assert sentences(doc) == ["韧性治水街区建成。", "居民满意。"]
    assert [token.text for token in doc][:2] == ["韧性治水街区", "建成"]
    assert doc[0].tag_ == "nz"


def test_an_english_pipeline_finds_words_and_sentences(pipelines):
    doc = pipelines["en"]("Cities grow (see Fig. 2). Incomes rise.")
    assert sentences(doc) == ["Cities grow (see Fig. 2).", "Incomes rise."]


def test_a_token_is_split_where_a_sentence_begins_inside_it(pipelines):
    doc = pipelines["en"]("城。市")
    assert [token.text for token in doc] == ["城。", "市"]
    assert sentences(doc) == ["城。", "市"]


@given(st.text(alphabet="城市a1B .。！?“”（）\n", max_size=40), st.sampled_from(["zh", "en"]))
@settings(deadline=None, max_examples=100)
def test_sentences_of_a_doc_are_those_of_the_splitter(pipelines, text, lang):
    doc = pipelines[lang](text)
    starts = [sent.start_char for sent in doc.sents if not sent.text.isspace()]
    expected = [start for start, _ in split_sentences(text, lang)]
    assert doc.text == text
    assert starts[1:] == expected[1:]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("城市更新采用LSTM模型。", "zh"),
        ("Urban renewal in 宁波 works.", "en"),
        ("", "zh"),
        ("2.52", "zh"),
        ("方法 A B", "zh"),
        ("施氮量为180 kg·hm-2、240 kg·hm-2和300 kg·hm-2。", "zh"),  # units
        ("体系：5 μL buffer, 2 μL dNTP, 0.5 μL Taq。", "zh"),
        ("Y = a + b X1 + c X2 + d X3，其中 Y 为产量。", "zh"),
        ("As、In、Ca、Mg、Fe、Mn含量", "zh"),
        ("Deep learning, wheat yield, remote sensing (产量)", "en"),  # a remark
    ],
)
def test_the_language_of_a_text_is_what_it_is_written_in(text, lang):
    assert pipeline.language_of(text) == lang


def test_words_of_captions_are_cut_each_side_in_its_language(pipelines):
    place = {"kind": "figure", "page": 1, "bbox": (0, 0, 1, 1)}
    captions = [
        Caption(**place, label="图1", text="韧性治水街区", text_en="Firms' growth"),
        Caption(**place, label="Fig. 2", text="GDP growth"),
    ]
    assert pipeline.caption_words(captions, pipelines) == {
        "caption.1": "韧性治水街区 Firms ' growth",
        "caption.2": "GDP growth",
    }


def test_each_block_of_a_paper_becomes_a_doc_that_knows_its_place(pipelines):
    paper = Extracted(
        id="a/b",
        source=source("a/b.pdf"),
        metadata=Metadata(affiliations=BilingualList(zh=["某大学"], en=["A Univ."])),
        abstract_zh=Block(text="城市更新。①居民收入增长。", superscripts=[(5, 6)]),
        abstract_en=Block(text="Urban renewal."),
        paragraphs=[TextParagraph(id="p1", section=None, block=Block(text="正文。"), rule="first")],
        references=[Reference(id="r1", label="1", text="", authors=["Tarvell A", "陈晓"])],
    )
    docs = list(pipeline.docs_of(paper, pipelines))
    assert docs[0].user_data.pop("affiliations") == ("某大学", "A Univ.")
    assert docs[0].user_data.pop("cited") == ("Tarvell A", "陈晓")
    assert [doc.user_data for doc in docs] == [
        {"paper": "a/b", "block": "abstract.zh", "lang": "zh", "superscripts": ((5, 6),)},
        {"paper": "a/b", "block": "abstract.en", "lang": "en", "superscripts": ()},
        {"paper": "a/b", "block": "p1", "lang": "zh", "superscripts": ()},
    ]
    assert sentences(docs[0]) == ["城市更新。①", "居民收入增长。"]
