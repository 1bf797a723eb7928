"""The values of short ordinals, in whatever figures they are printed."""

import re
import unicodedata

from bipaper.chars import CIRCLED

_CIRCLED = re.compile(f"[{CIRCLED}]")
_STEMS = {c: i for i, c in enumerate("甲乙丙丁戊己庚辛壬癸", 1)}


def ordinal(text: str) -> int | None:
    """The value of a short ordinal: 12, 十二, 壹, ⑫, IV, B; None if it is none.

    >>> [ordinal(text) for text in ("12", "十二", "壹", "⑫", "IV", "iv", "B", "b", "两")]
    [12, 12, 1, 12, 4, 4, 2, 2, None]
    """
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and (value := unicodedata.numeric(text, None)) is not None:
        return int(value)
    if re.fullmatch(r"[IVXivx]+", text):
        return _roman(text.upper())
    if re.fullmatch(r"[A-Za-z]", text):
        return ord(text.lower()) - ord("a") + 1
    return _STEMS.get(text) or _tens(text)


def circled(text: str) -> int | None:
    """The number in a circle that a text begins with: ⑫ 说明; None where it begins with none."""
    return ordinal(text[0]) if _CIRCLED.match(text) else None


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in text]
    after = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, after, strict=True))


def _tens(text: str) -> int | None:
    """十一 to 九十九."""
    tens, ten, units = text.replace("拾", "十").partition("十")
    high, low = _digit(tens or "一"), _digit(units or "〇")
    return 10 * high + low if ten and high is not None and low is not None else None


def _digit(text: str) -> int | None:
    """The value of one figure, Chinese and formal ones among them (Unicode's Numeric_Value)."""
    value = unicodedata.numeric(text, None) if len(text) == 1 else None
    return int(value) if value is not None and value < 10 else None
