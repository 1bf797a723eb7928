"""A block with the words and mentions that the taggers found in it."""

from bipaper.parts.bilingual import Language
from bipaper.parts.entities import EntityMention
from bipaper.parts.ids import BlockId
from bipaper.parts.quantities import QuantityMention
from bipaper.parts.structs import Struct


class TaggedBlock(Struct, kw_only=True):
    """A block as the taggers leave it; ``sentences`` are half-open spans of ``text``.

    ``tokens`` are its words: a half-open span and jieba's tag each.
    """

    id: BlockId
    lang: Language
    text: str
    sentences: list[tuple[int, int]] = []
    tokens: list[tuple[int, int, str]] = []
    quantities: list[QuantityMention] = []
    entities: list[EntityMention] = []

    def sentence_texts(self) -> list[str]:
        """The text of each sentence."""
        return [self.text[start:end] for start, end in self.sentences]
