"""Character classes for regular expressions (the inside of [...]) and one-to-one plain forms."""

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

# Characters that never have a space beside them: Han, kana, bopomofo, CJK punctuation,
# full-width forms, circled numbers, dashes and the ellipsis.
CJK = (
    "\u2014\u2015\u2026\u2460-\u24ff\u2e80-\u303f\u3040-\u312f\u31a0-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)

_ASCII = str.maketrans(
    dict(zip("，．。：；（）［］【】〔〕／＆", ",..:;()[][][]/&", strict=True))
    | dict.fromkeys("~～−–—‒‑\u2010\u2043", "-")
)


def as_ascii(text: str) -> str:
    """Full-width punctuation, dashes and tildes as ASCII, one for one: offsets hold."""
    return text.translate(_ASCII)


def counted(text: str) -> str:
    """The letters and digits of a text: what of it has to be somewhere in a result."""
    return text if text.isalnum() else "".join(filter(str.isalnum, text))
