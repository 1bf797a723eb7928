"""The values of short ordinals, in whatever figures they are printed."""

import re
import unicodedata

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
_DIGITS |= {c: i for i, c in enumerate("零壹貳參肆伍陸柒捌玖")} | {
    "贰": 2,
    "叁": 3,
    "参": 3,
    "陆": 6,
}
_STEMS = {c: i for i, c in enumerate("甲乙丙丁戊己庚辛壬癸", 1)}


def ordinal(text: str) -> int | None:
    """The value of a short ordinal: 12, 十二, 壹, ⑫, IV, B; None if it is none.

    >>> [ordinal(text) for text in ("12", "十二", "壹", "⑫", "IV", "iv", "B", "b", "两")]
    [12, 12, 1, 12, 4, 4, 2, 2, None]
    """
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and unicodedata.numeric(text, None) is not None and text not in _DIGITS:
        return int(unicodedata.numeric(text))
    if re.fullmatch(r"[IVXivx]+", text):
        return _roman(text.upper())
    if re.fullmatch(r"[A-Za-z]", text):
        return ord(text.lower()) - ord("a") + 1
    return _chinese(text)


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in text]
    after = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, after, strict=True))


def _chinese(text: str) -> int | None:
    """一 to 九十九; 甲 to 癸."""
    tens, ten, units = text.replace("拾", "十").partition("十")
    if not ten:
        return (_DIGITS | _STEMS).get(tens)
    high = _DIGITS.get(tens, None) if tens else 1
    low = _DIGITS.get(units, None) if units else 0
    return None if high is None or low is None else 10 * high + low
