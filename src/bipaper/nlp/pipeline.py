"""The spaCy pipelines: words and sentences of one block of text.

A Doc is one block (a paragraph or an abstract). Its ``user_data`` says which: "paper",
"block", "lang", and "superscripts", the (start, end) spans set above the base line. That of
a paper's first has its "affiliations" and the authors whom it has "cited", too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import pairwise

import numpy as np
import spacy
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from bipaper.chars import count_han
from bipaper.nlp.chinese import create_tokenizer  # noqa: F401  (registers the tokenizer)
from bipaper.nlp.sentences import split_sentences
from bipaper.parts.bilingual import Language
from bipaper.parts.displays import Caption
from bipaper.parts.extracted import Extracted

_LATIN_WORD = re.compile("[A-Za-z]+")
# In small letters: In and As are elements, too.
_FUNCTION_WORDS = frozenset(word for word in STOP_WORDS if len(word) > 1 and word.isalpha())
_APART = re.compile(r"[(（\[［【《“\"‘'][^()（）\[\]［］【】《》“”\"‘’']*[)）\]］】》”\"’']")

Pipelines = Mapping[Language, Pipeline]


def load(lang: Language, user_words: Iterable[str] = ()) -> Pipeline:
    """A pipeline for one language: jieba's words for "zh", spaCy's for "en"; sentences.

    ``user_words`` are kept whole in Chinese ("word" or "word tag", jieba's tags).
    """
    nlp = _chinese(user_words) if lang == "zh" else spacy.blank("en")
    nlp.add_pipe("bipaper_sentences")
    return nlp


def _chinese(user_words: Iterable[str]) -> Pipeline:
    tokenizer = {"@tokenizers": "bipaper.jieba.v1", "user_words": list(user_words)}
    return spacy.blank("zh", config={"nlp": {"tokenizer": tokenizer}})


def language_of(text: str) -> Language:
    """ "en" where Latin words outnumber Chinese characters, else "zh".

    Units, symbols and names are Latin in Chinese sentences, too: where Chinese is more than a
    remark in brackets or a quotation, a sentence is English that has an English function word.
    """
    words = _LATIN_WORD.findall(text)
    han = count_han(text)
    if len(words) <= han:
        return "zh"
    if not han or not count_han(_APART.sub("", text)):
        return "en"
    return "en" if not _FUNCTION_WORDS.isdisjoint(words) else "zh"


def docs_of(paper: Extracted, pipelines: Pipelines) -> Iterator[Doc]:
    """Each block of a paper as a Doc, in order, run through its language's pipeline."""
    places = paper.metadata.affiliations
    cited = dict.fromkeys(name for one in paper.references for name in one.authors)
    of_paper = {"affiliations": (*places.zh, *places.en), "cited": tuple(cited)}
    for block_id, block in paper.blocks():
        lang = language_of(block.text)
        doc = pipelines[lang].make_doc(block.text)
        doc.user_data.update(
            paper=paper.id,
            block=block_id,
            lang=lang,
            superscripts=tuple(block.superscripts),
            **of_paper,
        )
        of_paper = {}
        yield pipelines[lang](doc)


def caption_words(captions: Iterable[Caption], pipelines: Pipelines) -> dict[str, str]:
    """The words of captions, those of the English behind, by "caption.1" and so on."""
    texts = ((caption.text, caption.text_en or "") for caption in captions)
    return {
        f"caption.{place}": " ".join(word for text in both for word in _words(text, pipelines))
        for place, both in enumerate(texts, start=1)
    }


def _words(text: str, pipelines: Pipelines) -> Iterator[str]:
    doc = pipelines[language_of(text)].make_doc(text)
    return (word for token in doc if (word := token.text.strip()))


def mark_sentences(doc: Doc) -> Doc:
    """Set ``token.is_sent_start`` where ``split_sentences`` begins a sentence."""
    lang: Language = "zh" if doc.lang_ == "zh" else "en"
    superscripts = doc.user_data.get("superscripts", ())
    return start_sentences(
        doc, {start for start, _ in split_sentences(doc.text, lang, superscripts)}
    )


def start_sentences(doc: Doc, starts: Set[int]) -> Doc:
    """Set ``token.is_sent_start`` where sentences begin, by the offsets of these in the text.

    A token that a boundary falls into is split there.
    """
    _split_tokens(doc, starts)
    flags = [[1 if token.i == 0 or token.idx in starts else -1] for token in doc]
    array = np.array(flags, dtype="int64").astype("uint64")
    # Setting token.is_sent_start would search the whole doc for each token.
    return doc.from_array(["SENT_START"], array)  # type: ignore[arg-type]  # thinc's Ints2d


def _split_tokens(doc: Doc, starts: Set[int]) -> None:
    with doc.retokenize() as retokenizer:
        for token in doc:
            cuts = [0, *(at for at in range(1, len(token)) if token.idx + at in starts), len(token)]
            if len(cuts) > 2:
                parts = [token.text[a:b] for a, b in pairwise(cuts)]
                retokenizer.split(token, parts, heads=[token] * len(parts))


Pipeline.component("bipaper_sentences", func=mark_sentences)
