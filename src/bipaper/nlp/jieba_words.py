"""Words of Chinese text and their part-of-speech tags, as jieba cuts them; no spaCy, so that
stages that only look words up start without it (0.7 s).
"""

import re
import sys
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from types import ModuleType

from bipaper.chars import simplify
from bipaper.nlp.viterbi import Model, likeliest
from bipaper.pdf.wordlists import chinese_tags, chinese_words

_RARE = 100  # times in jieba's corpus of some 60 million words
_USER_WORD = re.compile(r"(\S+)(?:\s+(\d+))?(?:\s+([a-z]+))?")


def tagged_words(text: str, user_words: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """The words of a text as it writes them, white space and marks among them, and their tags.

    ``user_words`` are entries that ``read_entry`` reads. jieba knows words in Simplified
    characters, so that is what it is given.
    """
    at = 0
    for same, tag in _segmenter(user_words)(simplify(text)):
        yield text[at : at + len(same)], tag
        at += len(same)


def frequency(word: str) -> int:
    """How often jieba's corpus has a word of its dictionary; 0 for all others."""
    return chinese_words().get(word, 0)


def is_rare(word: str) -> bool:
    """Does jieba's dictionary hold the word seldom or never, as it does coined names?"""
    return frequency(word) < _RARE


def tag_of(word: str) -> str:
    """jieba's part-of-speech tag (ICTCLAS) of a word of its dictionary; "" for all others."""
    return chinese_tags().get(word, "")


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
        word, frequency, tag = read_entry(entry)
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


def read_entry(entry: str) -> tuple[str, int | None, str]:
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
    """jieba and its tagger, imported when first needed and without noise.

    jieba 0.42.1 has regular expressions in plain strings and uses pkg_resources: newer
    Pythons and setuptools warn about both. Its tagger reads the dictionary for a tokenizer that
    is not ours (0.25 s, 40 MB): that gets the tags that were read already.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

        unread = "jieba.posseg" not in sys.modules and jieba.dt.dictionary is None
        if unread:
            jieba.dt.get_dict_file = BytesIO
        from jieba import posseg
    if unread:
        del jieba.dt.get_dict_file
        posseg.dt.word_tag_tab = dict(chinese_tags())
    return jieba, posseg
