import subprocess
import sys

import pytest
import spacy
from spacy.tokens import DocBin

from bipaper.nlp import pipeline
from bipaper.nlp.docbin import docbin_of


def tagged_doc():
    nlp = pipeline.load("zh")
    doc = nlp("北京市发展了企业。好 了。")
    doc.user_data.update(paper="a/b", block="p1", lang="zh", superscripts=((3, 4),))
    doc.spans["quantities"] = [doc[0:2]]
    return doc


def write_docs(path, docs):
    docbin_of(docs).to_disk(path)


def read_docs(path, vocab):
    return list(DocBin().from_disk(path).get_docs(vocab))


def facts(doc):
    return {
        "text": doc.text,
        "words": [token.text for token in doc],
        "tags": [(token.tag_, token.pos_) for token in doc],
        "sentences": [sent.text for sent in doc.sents],
        "spans": {name: [s.text for s in group] for name, group in doc.spans.items()},
        "user_data": doc.user_data,
    }


def test_docs_come_back_as_they_were_written(tmp_path):
    doc = tagged_doc()
    write_docs(tmp_path / "x.spacy", [doc])
    assert [facts(d) for d in read_docs(tmp_path / "x.spacy", doc.vocab)] == [facts(doc)]


@pytest.mark.parametrize("lang", ["zh", "en", "xx"])
def test_any_blank_spacy_vocabulary_opens_them(tmp_path, lang):
    write_docs(tmp_path / "x.spacy", [tagged_doc()])
    docs = list(DocBin().from_disk(tmp_path / "x.spacy").get_docs(spacy.blank(lang).vocab))
    assert [facts(doc) for doc in docs] == [facts(tagged_doc())]


def test_a_spacy_user_without_bipaper_opens_them(tmp_path):
    write_docs(tmp_path / "x.spacy", [tagged_doc()])
    program = (
        "import sys, spacy\n"
        "from spacy.tokens import DocBin\n"
        f"docs = list(DocBin().from_disk({str(tmp_path / 'x.spacy')!r})"
        ".get_docs(spacy.blank('zh').vocab))\n"
        "assert 'bipaper' not in sys.modules\n"
        "print([[s.text for s in d.sents] for d in docs])\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert run.stdout.decode() == "[['北京市发展了企业。', '好 了。']]\n"


def test_a_file_is_the_same_bytes_every_time(tmp_path):
    write_docs(tmp_path / "x.spacy", [tagged_doc()])
    write_docs(tmp_path / "y.spacy", [tagged_doc()])
    assert (tmp_path / "x.spacy").read_bytes() == (tmp_path / "y.spacy").read_bytes()


def test_no_docs_and_empty_docs_are_files_too(tmp_path):
    nlp = pipeline.load("zh")
    write_docs(tmp_path / "none.spacy", [])
    write_docs(tmp_path / "empty.spacy", [nlp("")])
    assert read_docs(tmp_path / "none.spacy", nlp.vocab) == []
    assert [doc.text for doc in read_docs(tmp_path / "empty.spacy", nlp.vocab)] == [""]
