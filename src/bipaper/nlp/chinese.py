"""A spaCy tokenizer whose words and part-of-speech tags come from jieba.

``doc.text`` is the text, to the character; ``token.tag_`` is jieba's tag (ICTCLAS) and
``token.pos_`` its Universal Dependencies counterpart (jieba_pos.tsv). jieba knows words
in Simplified characters, so that is what it is given.
"""

import re
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType

import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from bipaper.chars import simplify
from bipaper.data import read_rows
from bipaper.nlp.viterbi import Model, likeliest
from bipaper.pdf.wordlists import chinese_tags, chinese_words

_RARE = 100  # times in jieba's corpus of some 60 million words
_USER_WORD = re.compile(r"(\S+)(?:\s+(\d+))?(?:\s+([a-z]+))?")


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
            _parse(entry)

    def __call__(self, text: str) -> Doc:
        """A single space goes to the word before it, as in spaCy; others are tokens."""
        words: list[str] = []
        tags: list[str] = []
        spaces: list[bool] = []
        at = 0
        for same, tag in _segmenter(self.user_words)(simplify(text)):
            word = text[at : at + len(same)]
            at += len(same)
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


def frequency(word: str) -> int:
    """How often jieba's corpus has a word of its dictionary; 0 for all others."""
    return chinese_words().get(word, 0)


def is_rare(word: str) -> bool:
    """Does jieba's dictionary hold the word seldom or never, as it does coined names?"""
    return frequency(word) < _RARE


def tag_of(word: str) -> str:
    """jieba's part-of-speech tag (ICTCLAS) of a word of its dictionary; "" for all others."""
    return chinese_tags().get(word, "")


def create_tokenizer(user_words: list[str] | None = None) -> Callable[[Language], JiebaTokenizer]:
    """For spaCy's config: ``[nlp.tokenizer] @tokenizers = "bipaper.jieba.v1"``."""
    return lambda nlp: JiebaTokenizer(nlp.vocab, user_words or ())


registry.tokenizers.register("bipaper.jieba.v1", func=create_tokenizer)


@cache
def _segmenter(user_words: tuple[str, ...]) -> Callable[[str], list[tuple[str, str]]]:
    """A jieba of our own: text -> [(word, tag)].

    jieba's global tokenizer is left alone. Its frequencies are set here because its
    ``initialize`` would log to stderr and share a cache file in the temporary folder
    with every other process of the machine.
    """
    jieba, posseg = _import_jieba()
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = _frequencies()
    tokenizer.initialized = True
    for entry in user_words:
        word, frequency, tag = _parse(entry)
        tokenizer.add_word(word, frequency, tag)

    # POSTokenizer() would read the dictionary once more; the tags are already in dt.
    tagger = posseg.POSTokenizer.__new__(posseg.POSTokenizer)
    tagger.tokenizer = tokenizer
    tagger.word_tag_tab = dict(chinese_tags())
    model = Model(posseg.char_state_tab_P, posseg.start_P, posseg.trans_P, posseg.emit_P)
    # What it calls for characters that make no word of the dictionary.
    tagger._POSTokenizer__cut = lambda text: (posseg.pair(*w) for w in words_of(text, model))
    return lambda text: [(pair.word, pair.flag) for pair in tagger.cut(text)]


def words_of(text: str, model: Model) -> Iterator[tuple[str, str]]:
    """(word, tag) of characters that make no word of the dictionary, by jieba's ``model``."""
    begin, states = 0, likeliest(text, model)
    for end, (place, tag) in enumerate(states, 1):
        if place in "ES":  # the end of a word, or a word of one character
            yield text[begin:end], tag
            begin = end
    if begin < len(text):
        yield text[begin:], states[begin][1]


def _parse(entry: str) -> tuple[str, int | None, str]:
    """Word, frequency and tag of a user word."""
    match = _USER_WORD.fullmatch(entry.strip())
    if match is None:
        raise ValueError(f"user word {entry!r}: write 'word', 'word tag' or 'word frequency tag'")
    word, frequency, tag = match.groups()
    return simplify(word), int(frequency) if frequency else None, tag or "nz"


def _frequencies() -> tuple[dict[str, int], int]:
    """jieba's dictionary as it wants it: each word's frequency, 0 for mere prefixes.

    The same as ``jieba.Tokenizer.gen_pfdict`` in half its time.
    """
    frequencies = dict(chinese_words())
    total = sum(frequencies.values())
    for word in list(frequencies):
        prefix = word[:-1]
        while prefix and prefix not in frequencies:
            frequencies[prefix] = 0
            prefix = prefix[:-1]
    return frequencies, total


def _import_jieba() -> tuple[ModuleType, ModuleType]:
    """jieba and its tagger, imported when first needed (0.5 s) and without noise.

    jieba 0.42.1 has regular expressions in plain strings and uses pkg_resources: newer
    Pythons and setuptools warn about both.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
        from jieba import posseg
    return jieba, posseg


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
