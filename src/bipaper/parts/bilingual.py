"""What is there in Chinese, in English or in both."""

from typing import Literal

from bipaper.parts.structs import Struct

Language = Literal["zh", "en"]


class Bilingual(Struct, kw_only=True):
    """One text in each language, None where the paper has none."""

    zh: str | None = None
    en: str | None = None


class BilingualList(Struct, kw_only=True):
    """A list of texts in each language."""

    zh: list[str] = []
    en: list[str] = []
