"""Names in 《》 and in quotation marks."""

import re
from collections.abc import Iterator

from bipaper.find.entities.spans import Source, Span
from bipaper.find.entities.vocabulary import affixes, head_at_end
from bipaper.model import EntityType
from bipaper.nlp.view import TextView

_TITLE = re.compile(r"《([^《》\n]{2,60})》")
_QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"，。；、？！\n]{3,20})[”」』\"]")
_POLICY = re.compile(
    r"(?:意见|办法|规定|规划|规划纲要|纲要|总纲|条例|方案|计[划画]|决定|决议|通知|通告|公告|批复|细则|法|法典"
    r"|法案|宪法|章程|公约|协定|协议|协议书|议定书|条约|宣言|准则|指引|指南|导则|规范|规程|标准|目录"
    r"|制度|议程|倡议|战略|政策|措施|若干措施|令|命令|要点|框架|意见书|建议书|原则|规则|名录|清单|预案)"
    r"(?:[（(][^（）()]{1,12}[）)])?$"
)


_ISSUING = re.compile(r"(?:印发|出台|颁布|下发|施行)了?$")
_ISSUED = re.compile(
    r"(?:出台|印发|颁布|发布|制定|下发|公布|实施|施行)了?([\u4e00-\u9fffA-Za-z0-9]{4,28}?"
    r"(?:实施方案|行动方案|工作方案|行动计划|管理办法|暂行办法|暂行规定|管理条例|规划纲要|发展规划"
    r"|实施意见|指导意见|若干意见|若干措施|若干规定|实施细则))(?![\u4e00-\u9fff])"
)


def find_titles(block: TextView) -> Iterator[Span]:
    """What stands in 《》, without the brackets.

    A policy by its last word or by a verb of issuing before it, else a work.
    """
    for match in _TITLE.finditer(block.text):
        issued = _ISSUING.search(block.text, max(0, match.start() - 4), match.start())
        kind: EntityType = "policy" if issued or _POLICY.search(match[1]) else "work"
        yield Span(match.start(1), match.end(1), kind, Source.TITLE)


def find_quoted(block: TextView) -> Iterator[Span]:
    """Quoted names whose last word is a head (heads.tsv), or beside what they are."""
    for match in _QUOTED.finditer(block.text):
        if quoted_type := _quoted_type(match):
            yield Span(match.start(1), match.end(1), quoted_type, Source.CONTEXT)


def _quoted_type(match: re.Match[str]) -> EntityType | None:
    head = head_at_end(match[1])
    if head and "quoted" in head.evidence and len(match[1]) > len(head.word) + 1:
        return head.type
    text = match.string
    named = text.startswith(affixes("quoted_right"), match.end())
    return "product" if named or text.endswith(affixes("quoted_left"), 0, match.start()) else None


def find_issued(block: TextView) -> Iterator[Span]:
    """Documents named without 《》 after a verb of issuing: 出台|促进创业实施方案."""
    for match in _ISSUED.finditer(block.text):
        if "的" not in match[1]:
            yield Span(match.start(1), match.end(1), "policy", Source.CONTEXT)
