"""Names told by their numbers: plans, congresses, armies and laws of state."""

import re
from collections.abc import Iterator

from bipaper.chars import COUNTING, HAN, ONES
from bipaper.find.entities.spans import Span
from bipaper.nlp.view import TextView

_FIVE = rf"(?:十[一二三四五六七]?|[{ONES}])五"
_PLAN = re.compile(rf"(?:{_FIVE}|第十?[{ONES}]?个五年)[规计]划(?:纲要)?")
_CONGRESS = re.compile(
    rf"(?:(?:中国共产党|中共|党的)(?:第[{COUNTING}]{{1,3}}次全国代表大会|[{COUNTING}]{{1,3}}大)"
    rf"|(?:(?:中国共产党|中共|党的)?[{COUNTING}]{{1,3}}届[一二三四五六七八]中全会))(报告)?"
)
_ARMY = re.compile(
    rf"第?[{COUNTING}]{{1,3}}(?:路军|集团军|方面军|野战军)|第[{COUNTING}]{{1,3}}战区"
)
_LAW = re.compile(
    rf"中华人民共和国[{HAN}]{{1,15}}?(?:法|条例)(?=第|规定|[^{HAN}]|$)"
    rf"|(?<=[依据照按反和与及、，])(?![照据])[{HAN}]{{1,12}}?(?:法|法典|条例)"
    rf"(?=第[{COUNTING}百千零\d]{{1,7}}条)"
    rf"|(?<=[依据照按反合])(?![照据本该此其])[{HAN}]{{2,12}}?(?<![方办做手书疗看想用语])法"
    r"(?=办理|[的之]?(?:有关|相关)?规定)"
)
_ONE_LAW = re.compile(rf"(?:^|(?<=[法例典])[和与及、])([{HAN}]+?(?:法典|法|条例))(?=[和与及、]|$)")


def find_numbered(block: TextView) -> Iterator[Span]:
    """“十四五”规划, 党的二十大, 党的十八届三中全会, 第三方面军, 劳动合同法|第三十九条."""
    for match in _PLAN.finditer(block.text):
        yield Span(*match.span(), "policy", "numbered-plan")
    for match in _CONGRESS.finditer(block.text):
        yield Span(*match.span(), "policy" if match[1] else "event", "numbered-congress")
    for match in _ARMY.finditer(block.text):
        yield Span(*match.span(), "org", "numbered-army")
    for match in _LAW.finditer(block.text):
        for one in _ONE_LAW.finditer(match[0]):  # 食品安全法和劳动合同法
            start = match.start()
            yield Span(start + one.start(1), start + one.end(1), "policy", "law")
