"""White space, full-width commas and the letter x inside a number, made what its rules know.

A text of half-width characters often has 3. 5 for 3.5, and Chinese type 1，200.5万 for
1,200.5万. What is closed keeps its length: a gap becomes a zero behind the decimals. Where
nobody can tell one number from two, neither is left to be read.
"""

import re

from bipaper.chars import HAN, RAISED
from bipaper.find.quantities.reading import BLANK

# A point and a gap end a sentence or enumerate, but not behind a 0, nor where the number goes on
# what stands before it and something that needs decimals or a whole number follows (增长3. 5%).
_GAP = re.compile(
    r"(?P<whole>(?<![0-9.])0|(?<![0-9.])(?P<led>[0-9]{1,4}))(?P<point> \. ?|\. )"
    r"(?P<decimals>[0-9]{1,6})(?![0-9]|\.[0-9])(?P<unit>(?= ?(?:[%‰万亿℃倍元]|个?百分点)))?"
)
_LEADS = re.compile(f"[{HAN}(=<>≤≥~+±-] ?$")
# GB/T 15835 groups decimals by three, too. In a row of numbers nobody can tell.
_GROUPS = re.compile(
    r"(?<![0-9.])(?<![0-9] )[0-9]{1,4}(?: [0-9]{3})*\.[0-9]{3}(?: [0-9]{3})* [0-9]{1,3}"
    r"(?![0-9]| [0-9]|\.[0-9])"
)
# Digits, a full-width comma and three digits are one number, or the end of a clause and the number
# of the next one. That begins with no 0, and what 共 sums up does not end with its clause; of what
# has decimals, 万 or 亿 the thousands are in groups, as nobody needs a clause for the rest.
_COMMA = re.compile(
    r"(?<![0-9A-Za-z.])(?<![0-9][，,])(?P<first>[1-9][0-9]{0,2})"
    r"(?P<groups>(?:，[0-9]{3}){1,4})(?!，?[0-9])(?P<sized>(?=\.[0-9]|万|亿))?"
)
_SUMS_UP = re.compile("[共计]有?$")
_LISTS = re.compile(r"(?:分别|依次|各)[为是取]?$|\[$|[0-9] ?\($")  # 150（100，200）mL


# A minus that a gap parts from its number, behind a predicate or a sign: 温度为 - 20 ℃.
_MINUS = re.compile(
    r"(?:(?<=[为是于到至达约和与及、])|(?<=[为是于到至达约和与及、] )|(?<=[=<>≤≥~])|(?<=[=<>≤≥~] )"
    r"|(?<=\b(?:is|of|to|at|by) )|(?<=\b(?:are|was) )|(?<=\bwere ))- "
    r"(?=[0-9]+(?:\.[0-9]+)?(?!\.?[0-9]| ?[*/×(]))"  # of no formula
)
# The letter x multiplies where spaces set it off or a power of ten is behind it; in 2x2 it may be
# the unknown.
_TIMES = re.compile(
    rf"(?<=[0-9]) [xX] (?=[0-9])|(?<=[0-9]) ?[xX] ?(?=10(?:\^|[-⁻{RAISED}]|[1-9](?![0-9])))"
)
_OTHER_THREE = re.compile("参(?=[拾佰仟])")  # as cheques have it, too


def closed(text: str) -> str:
    """Folded text with the numbers in it closed; same length, same offsets."""
    text = _OTHER_THREE.sub("叁", _MINUS.sub("-0", text))
    text = _TIMES.sub(lambda match: match[0].replace("x", "×").replace("X", "×"), text)
    return _GROUPS.sub(_in_groups, _GAP.sub(_without_gap, text))


def _without_gap(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 2) : match.start()]
    if match["led"] and not (match["unit"] is not None and _LEADS.search(before)):
        return match[0]
    gaps = "0" * match["point"].count(" ")
    return f"{match['whole']}.{match['decimals']}{gaps}"


def _in_groups(match: re.Match[str]) -> str:
    return match[0].replace(" ", "") + "0" * match[0].count(" ")


def with_thousands(text: str) -> str:
    """Closed text without its labels (文献1，…), of which full-width commas inside of a number are
    half-width, and digits that are one number or two overwritten; same length, same offsets."""
    return _COMMA.sub(_thousands, text) if "，" in text else text


def _thousands(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 4) : match.start()]
    hundreds = len(match["first"]) == 3 and len(match["groups"]) > 4  # 100，150，200
    if _LISTS.search(before) or (hundreds and match["sized"] is None):
        return match[0]
    if match["sized"] is not None or "，0" in match["groups"] or _SUMS_UP.search(before):
        return match[0].replace("，", ",")
    return BLANK * len(match[0])
