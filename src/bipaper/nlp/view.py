"""A block of text as every finder gets it: its characters, its words, what is raised in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from bipaper.parts.bilingual import Language

if TYPE_CHECKING:  # takes 0.7 s, and most who look at texts have no docs
    from spacy.tokens import Doc


class Token(NamedTuple):
    """A word: half-open character offsets and jieba's part-of-speech tag ("" for none)."""

    start: int
    end: int
    pos: str


class TextView(NamedTuple):
    """One block (paragraph or abstract) of a paper; tokens in text order, apart from another.

    ``superscripts`` are half-open spans set above the base line (citation and note marks).
    """

    id: str
    text: str
    lang: Language
    tokens: Sequence[Token] = ()
    superscripts: Sequence[tuple[int, int]] = ()

    def at_word(self, place: int) -> bool:
        """Whether a word begins or ends at ``place``, a character offset: none reaches over it."""
        return at_word(self.tokens, place)

    def words_in(self, start: int, end: int) -> Sequence[Token]:
        """The words of which a character is in [start, end)."""
        first = bisect_right(self.tokens, start, key=_end)
        return self.tokens[first : bisect_left(self.tokens, end, lo=first, key=_start)]


def at_word(tokens: Sequence[Token], place: int) -> bool:
    """Whether none of ``tokens``, in text order, has ``place`` inside it."""
    following = bisect_left(tokens, place, key=_end)
    return following == len(tokens) or not tokens[following].start < place < tokens[following].end


def _start(token: Token) -> int:
    return token.start


def _end(token: Token) -> int:
    return token.end


def view_of(doc: "Doc", name: str) -> TextView:
    """The view, called ``name``, of a doc cut into words; its user data may be from a file."""
    raised = [(start, end) for start, end in doc.user_data.get("superscripts", ())]
    return TextView(name, doc.text, language(doc), tokens_of(doc), raised)


def tokens_of(doc: "Doc") -> list[Token]:
    """The words of a doc, in text order."""
    return [Token(token.idx, token.idx + len(token), token.tag_) for token in doc]


def language(doc: "Doc") -> Language:
    """The doc's language; one that bipaper did not cut is judged by its pipeline."""
    return "en" if doc.user_data.get("lang", doc.lang_) == "en" else "zh"
