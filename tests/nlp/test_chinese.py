import io
import logging
import subprocess
import sys
from importlib.resources import files

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.vocab import Vocab

from bipaper.data import read_rows
from bipaper.nlp.chinese import JiebaTokenizer


@pytest.fixture(scope="module")
def tokenizer():
    return JiebaTokenizer(Vocab())


def words(doc):
    return [token.text for token in doc]


def test_words_and_tags_come_from_jieba(tokenizer):
    doc = tokenizer("北京市发展了2.4万家企业。")
    assert [(t.text, t.tag_, t.pos_) for t in doc] == [
        ("北京市", "ns", "PROPN"),
        ("发展", "vn", "NOUN"),
        ("了", "ul", "AUX"),
        ("2.4", "m", "NUM"),
        ("万家", "m", "NUM"),
        ("企业", "n", "NOUN"),
        ("。", "x", "PUNCT"),
    ]


def test_a_single_space_belongs_to_the_word_before_it_and_others_are_tokens(tokenizer):
    doc = tokenizer(" LSTM  model 好\n")
    assert [token.text_with_ws for token in doc] == [" ", "LSTM ", " ", "model ", "好", "\n"]


def test_traditional_text_is_cut_like_simplified_text(tokenizer):
    doc = tokenizer("學生於臺灣從事經濟學研究")
    assert words(doc) == ["學生", "於", "臺灣", "從事", "經濟學", "研究"]
    assert [t.tag_ for t in doc] == [t.tag_ for t in tokenizer("学生于台湾从事经济学研究")]
    assert words(JiebaTokenizer(Vocab(), ["韌性治水街區"])("建設韌性治水街區")) == [
        "建設",
        "韌性治水街區",
    ]


@pytest.mark.parametrize("entry", ["韧性治水街区", "韧性治水街区 nz", "韧性治水街区 9 nz"])
def test_a_user_word_is_kept_whole(tokenizer, entry):
    text = "建设韧性治水街区"
    assert "韧性治水街区" not in words(tokenizer(text))
    doc = JiebaTokenizer(Vocab(), [entry])(text)
    assert [(t.text, t.tag_) for t in doc] == [("建设", "vn"), ("韧性治水街区", "nz")]


@pytest.mark.parametrize("entry", ["", "word tag 12", "two words more"])
def test_an_entry_that_is_no_user_word_is_an_error_that_names_it(entry):
    with pytest.raises(ValueError, match=f"user word '{entry}'"):
        JiebaTokenizer(Vocab(), [entry])


def test_user_words_of_one_tokenizer_do_not_reach_another(tokenizer):
    JiebaTokenizer(Vocab(), ["韧性治水街区"])("韧性治水街区")
    assert "韧性治水街区" not in words(tokenizer("韧性治水街区"))


def test_a_tokenizer_survives_being_written_and_read(tmp_path):
    original = JiebaTokenizer(Vocab(), ["韧性治水街区"])
    original.to_disk(tmp_path / "tokenizer")
    from_disk = JiebaTokenizer(Vocab()).from_disk(tmp_path / "tokenizer")
    from_bytes = JiebaTokenizer(Vocab()).from_bytes(original.to_bytes())
    assert from_disk.user_words == from_bytes.user_words == ("韧性治水街区",)


def test_spacy_builds_it_from_a_config():
    tokenizer = {"@tokenizers": "bipaper.jieba.v1", "user_words": ["韧性治水街区"]}
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": tokenizer}})
    assert words(nlp("建设韧性治水街区")) == ["建设", "韧性治水街区"]


def test_jieba_says_nothing_and_leaves_no_cache_file(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logging.getLogger("jieba").addHandler(handler)
    try:
        JiebaTokenizer(Vocab(), ["静默词"])("静默词")
    finally:
        logging.getLogger("jieba").removeHandler(handler)
    assert (stream.getvalue(), list(tmp_path.iterdir())) == ("", [])


@given(
    st.text(alphabet="城市 臺灣更新\n\t\r\u3000a1.,。“😀\u0301", max_size=40) | st.text(max_size=40)
)
@settings(deadline=None, max_examples=100)
def test_the_text_is_kept_to_the_character(tokenizer, text):
    assert tokenizer(text).text == text


def test_each_tag_of_jieba_s_dictionary_has_a_counterpart() -> None:
    rows = (files("jieba") / "dict.txt").read_text("utf-8").splitlines()
    tags = {row.rpartition(" ")[2] for row in rows}
    beyond = {"eng", "yg"}  # of Latin words; of the model that tags unknown words
    listed = {row.partition("\t")[0] for row in read_rows("bipaper.nlp.chinese", "jieba_pos.tsv")}
    assert listed == tags | beyond


def test_jieba_s_own_tagger_has_the_tags_of_its_dictionary() -> None:
    code = """
from bipaper.nlp.jieba_words import tagged_words
assert list(tagged_words("研究表明")) == [("研究", "vn"), ("表明", "v")]
from jieba import posseg
given = posseg.dt.word_tag_tab
posseg.dt.load_word_tag(posseg.dt.tokenizer.get_dict_file())
assert given == posseg.dt.word_tag_tab
"""
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)
