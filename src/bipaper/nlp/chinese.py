"""A spaCy tokenizer whose words and part-of-speech tags come from jieba.

``doc.text`` is the text, to the character; ``token.tag_`` is jieba's tag (ICTCLAS) and
``token.pos_`` its Universal Dependencies counterpart (jieba_pos.tsv).
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from bipaper.data import read_rows
from bipaper.nlp.jieba_words import read_entry, tagged_words


class JiebaTokenizer:
    """Text -> Doc with jieba's words, ``tag`` and ``pos``.

    ``user_words`` are words to keep whole, written as in jieba's user dictionaries: "word",
    "word tag" or "word frequency tag" (tag as in jieba_pos.tsv, "nz" where none is
    given). jieba finds words of Chinese characters, Latin letters, digits and + # & . _ only.
    Raises ValueError on an entry written otherwise.
    """

    def __init__(self, vocab: Vocab, user_words: Iterable[str] = ()) -> None:
        self.vocab = vocab
        self.user_words = tuple(user_words)
        for entry in self.user_words:
            read_entry(entry)

    def __call__(self, text: str) -> Doc:
        """A single space goes to the word before it, as in spaCy; others are tokens."""
        words: list[str] = []
        tags: list[str] = []
        spaces: list[bool] = []
        for word, tag in tagged_words(text, self.user_words):
            if word == " " and words and not spaces[-1]:
                spaces[-1] = True
            else:
                words.append(word)
                tags.append(tag)
                spaces.append(False)
        pos = [_ud_pos(word, tag) for word, tag in zip(words, tags, strict=True)]
        return Doc(self.vocab, words=words, spaces=spaces, tags=tags, pos=pos)

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:
        """The user words; the dictionary is jieba's own."""
        return bytes(srsly.msgpack_dumps(list(self.user_words)))

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> "JiebaTokenizer":
        """Take the user words written by ``to_bytes``."""
        self.user_words = tuple(srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        """Write the user words to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> "JiebaTokenizer":
        """Read the user words from a file."""
        return self.from_bytes(Path(path).read_bytes())


def create_tokenizer(user_words: list[str] | None = None) -> Callable[[Language], JiebaTokenizer]:
    """For spaCy's config: ``[nlp.tokenizer] @tokenizers = "bipaper.jieba.v1"``."""
    return lambda nlp: JiebaTokenizer(nlp.vocab, user_words or ())


registry.tokenizers.register("bipaper.jieba.v1", func=create_tokenizer)


def _ud_pos(word: str, tag: str) -> str:
    if word.isspace():
        return "SPACE"
    categories = {unicodedata.category(char)[0] for char in word}
    if categories <= {"P"}:
        return "PUNCT"
    return "SYM" if categories <= {"P", "S"} else _ud_tags().get(tag, "X")


@cache
def _ud_tags() -> dict[str, str]:
    rows = [row.split("\t") for row in read_rows(__name__, "jieba_pos.tsv")]
    return {tag: ud for tag, ud, _ in rows}
