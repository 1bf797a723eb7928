"""Names in 《》 and in quotation marks."""

import re
from collections.abc import Iterator

from bipaper.nlp.entities.spans import EntityBlock, Source, Span
from bipaper.nlp.entities.words import head_at_end

_TITLE = re.compile(r"《([^《》\n]{2,60})》")
_QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"，。；、？！\n]{3,20})[”」』\"]")
_POLICY = re.compile(
    r"(?:意见|办法|规定|规划|规划纲要|纲要|条例|方案|计划|决定|决议|通知|通告|公告|批复|细则|法|法典"
    r"|法案|宪法|章程|公约|协定|协议|协议书|议定书|条约|宣言|准则|指引|指南|导则|规范|规程|标准|目录"
    r"|制度|议程|倡议|战略|政策|措施|若干措施|令|命令|要点|框架|意见书|原则|规则|名录|清单|预案)"
    r"(?:[（(][^（）()]{1,12}[）)])?$"
)


def find_titles(block: EntityBlock) -> Iterator[Span]:
    """What stands in 《》, without the brackets: a policy by its last word, else a work."""
    for match in _TITLE.finditer(block.text):
        kind = "policy" if _POLICY.search(match[1]) else "work"
        yield Span(match.start(1), match.end(1), kind, Source.TITLE)


def find_quoted(block: EntityBlock) -> Iterator[Span]:
    """Quoted names whose last word is a head (data/entity_heads.tsv)."""
    for match in _QUOTED.finditer(block.text):
        head = head_at_end(match[1])
        if head and "quoted" in head.evidence:
            yield Span(match.start(1), match.end(1), head.type, Source.CONTEXT)
