"""Numbers that state no quantity: citation marks, labels, names, enumerators, pointers."""

import re
from collections.abc import Iterator

from bipaper.chars import GREEK, HAN, UNREADABLE
from bipaper.find.quantities.lexicon import label_nouns, lexical_spans, unit_at
from bipaper.nlp.numerals import CHINESE

_YEAR = r"(?:19|20)[0-9]{2}[a-z]?"
_CHINESE = f"[{CHINESE}]{{1,4}}"
_NUMBER = r"[0-9]{1,3}(?:[.\-][0-9]{1,3}){0,3}[a-z]?"
_NUMBERS = rf"{_NUMBER}(?: ?[,，、~\-和与及至] ?{_NUMBER}){{0,12}}(?![0-9%]|\.[0-9])"
_PLACE = rf"\(?(?:[0-9]{{1,3}}|{_CHINESE})\)?"
_SECTIONS = "章 节 页 列 行 栏 条 款 号 卷 期 部分 版 辑 册 分册".replace(" ", "|")
_ENGLISH_LABELS = (
    "Figs? Figures? Tabs? Tables? Eqs? Equations? Sections? Chapters? Appendix Parts? Panels? "
    "Columns? Models? Hypothes[ie]s Steps? Stages? Nos? Vol Refs? References? Algorithms? "
    "Propositions? Theorems? Lemmas? Cases? Experiments? Groups? Questions? pp?\\."
).replace(" ", "|")

_STANDARDS = "GB|ISO|IEC|IEEE|DB|DL|HJ|JGJ|JTG|NY|SL|QB|YY|ASTM|EN|DIN|ANSI|RFC|ASHRAE"

# What may belong to a number: a glyph that nobody could read is a minus, a point, a unit.
_PART = f"[{CHINESE}0-9A-Za-z.,%‰°℃/+~×<>=()\\-]"

_MARKS = [
    rf"(?:{_PART}{{1,20}} ?)?{UNREADABLE}(?: ?{_PART}{{1,20}})?",
    # A point at half height parts whole and decimals, days of a month (9·11) or factors.
    r"[0-9]{1,12} ?[∙·•‧⋅] ?[0-9]{1,12}",
    r"https?://\S{1,300}|www\.\S{1,200}|\b10\.[0-9]{4,9}/\S{1,200}|[\w.]{1,40}@[\w.]{1,60}",
    # Titles: their numbers name them.
    r"《[^《》\n]{2,60}》",
    # Citation marks [3], [2-4], [5,7]; an interval from 0 or with decimals is none.
    r"\[ ?[1-9][0-9]{0,2}(?: ?[,，、;~\-] ?[1-9][0-9]{0,2}){0,20} ?\]",
    # Author and year: (2020a; 2021), （国务院，2015）, Li et al., 2020; 〔2015〕5号.
    rf"\({_YEAR}(?: ?[,，;；] ?{_YEAR}){{0,8}}\)",
    rf"(?<=[A-Za-z.{HAN}])[,，] ?{_YEAR}(?:[,，] ?{_YEAR}){{0,5}}"
    r"(?= ?[);；]|[,，:] ?[pP0-9])",
    rf"(?:et al\.?|等)(?: ?[,，] ?| ){_YEAR}(?! ?[年0-9])",
    r"[〔\[](?:19|20)[0-9]{2}[〕\]] ?第? ?[0-9]{1,4} ?号",
    # Enumerators: (1), （一）; 1), 一、 and 第一，一是 where a sentence or clause starts.
    rf"(?<![A-Za-z{GREEK}])(?<![A-Za-z{GREEK}]²)\( ?(?:[0-9]{{1,2}}|{_CHINESE}|[a-z]) ?\)",
    rf"(?:^|(?<=[。；;：:，]))(?:[0-9]{{1,2}}|{_CHINESE})(?:\)|、|\.(?![0-9]))",
    r"(?:^|(?<=[。；;：:，,、\s“]))[其第]?[一二三四五六七八九十](?:是|来|则|[，,、：:])",
    # An index and its values: t=1,2,3.
    r"[A-Za-z] ?= ?[0-9]{1,2}(?: ?[,，、] ?(?:[0-9]{1,2}(?![.0-9])|…{1,2}|\.{3}|⋯)){1,12}"
    r"(?:[,，] ?[A-Za-z])?",
    # The time of day.
    r"(?:凌晨|早上|上午|中午|下午|晚上|晚) ?[0-9]{1,2} ?[点时]",
    r"(?<![0-9:])(?:(?:[01]?[0-9]|2[0-4]):(?:00|15|30|45)|(?:[01][0-9]|2[0-4]):[0-5][0-9])(?![0-9:])",
    # Standards and years of study: GB/T 15835-2011, ISO 9001, 2020级.
    rf"(?<![A-Za-z])(?:{_STANDARDS})(?:/[A-Z])? ?[0-9]{{2,6}}(?:\.[0-9]{{1,3}})?"
    r"(?:[-:][0-9]{4})?",
    r"(?<![0-9])(?:19|20)[0-9]{2} ?[级届]",
    # One case and a condition: i=1, x>0.
    rf"(?<![A-Za-z])(?:[ijkt] ?= ?[0-9]{{1,3}}|[A-Za-z{GREEK}] ?[<>] ?0)(?![0-9.%])",
    # The number of an equation at its end.
    r"\( ?[0-9]{1,3}(?:[.\-][0-9]{1,2})? ?\)(?=\s*$)",
    # Arguments: N(0,1).
    r"(?<![A-Za-z])[A-Z]\([0-9]{1,3}(?:[,，] ?[0-9]{1,3}){0,3}\)(?! ?[=<>])",
    # Places in a paper: 图3-1, 式(4), Fig. 2, Section 3.2, 第（1）列, 第3—5节.
    rf"(?<![代发列外报仪地意企试量填钟手])(?:图|表|(?<![方模形格程正款])式)格? ?\(?{_NUMBERS}\)?",
    rf"\b(?:{_ENGLISH_LABELS})\.? ?\(?(?:{_NUMBERS}|[IVX]{{1,4}}\b)\)?",
    rf"第 ?{_PLACE}(?:[~\-、和至到](?:第 ?)?{_PLACE}){{0,3}} ?(?:{_SECTIONS})(?!件)",
    r"第 ?[0-9]{1,2}(?:\.[0-9]{1,2}){1,3} ?[章节]",
    r"第 ?[0-9]{1,3}(?: ?[、,和与及] ?[0-9]{1,3}){1,8}(?! ?[位名])",
    r"(?:见|如) ?[1-9](?:\.[0-9]{1,2}){1,3}(?=[节所，。；、）)]|小节)",
    # Numbers inside names: GPT-4o, F1, PM2.5, COVID-19; 2SLS, 5G. Units are none: 10 km2.
    r"(?<![0-9A-Za-z/·*])(?![kcdhm]?m[2-3](?![0-9A-Za-z])|[Tt][Oo][Pp]|RMB|CNY|USD)"
    rf"[A-Za-z{GREEK}][A-Za-z0-9&+_]{{0,30}}-?[0-9]"
    r"(?:[A-Za-z0-9.\-]{0,20}[A-Za-z0-9])?(?! ?[=<>])",
]
_LEFT_ALONE = re.compile("|".join(f"(?:{mark})" for mark in _MARKS))


def left_alone(text: str) -> Iterator[tuple[int, int]]:
    """Spans of folded text whose numbers are not quantities."""
    yield from lexical_spans(text)
    for match in _LEFT_ALONE.finditer(text):
        yield match.span()
    for match in label_nouns().finditer(text):
        if not unit_at(text, match.end()):
            yield match.span()
