"""Programs told by how they are used: 用|SPSS 26.0, 以|Tracer|绘图, 数据存于|QStore."""

import re
from collections.abc import Iterator
from functools import cache

from bipaper.chars import HAN
from bipaper.find.entities.latin import HUMP, JOIN
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import concepts, either, words
from bipaper.nlp.view import TextView

_TOOL = (
    r"(?=[A-Za-z+]{0,9}[A-Z])"
    r"(?:(?:(?:[A-Z][A-Za-z]{1,12} ){1,2}(?=[A-Z]))?(?:[A-Z]-)?[A-Za-z+]{3,12}[ -]?"
    r"(?:[vVX]?\d{1,2}(?:\.\d{1,2}){0,2}|R20\d\d[ab]|20\d\d)"
    r"|R[ -]?\d(?:\.\d{1,2}){1,2})(?![\d.]*\d)"
)
_WHOLE_TOOL = rf"{_TOOL}(?![A-Za-z%％℃年])"
_PLAIN = r"[A-Z][A-Za-z+]{2,15}(?: [A-Z][a-z]{1,15}){0,2}"
_TOOLS = re.compile(
    r"(?:[用以由在经]|借助|通过|基于|软件|平台|(?<![A-Za-z])(?:in|using|with)) ?“?"
    rf"(?:{_PLAIN}{JOIN})?(?P<tools>{_WHOLE_TOOL}(?:{JOIN}{_WHOLE_TOOL}){{0,3}})"
    r"(?P<kind> ?(?:统计|分析)?软件)?"
)
_ONE_TOOL = re.compile(_TOOL)
_CLEAR_VERSION = re.compile(r"\d\.\d|R20|20\d\d$")  # no number of a group or step
_WORD = r"[A-Z][A-Za-z0-9+-]{1,20}"
_NAME = (
    rf"(?<![A-Za-z0-9-])(?P<name>{_WORD}(?: {_WORD}){{0,2}}"
    r"(?: \d{1,2}(?:\.\d{1,2}){0,2})?)(?![A-Za-z0-9])"
)
_NUMBERED = re.compile(r"[A-Za-z]{3}.* \d")
_SET = rf"{_WORD}(?: (?:{_WORD}|\d{{1,2}}\.\d|20\d\d)){{0,2}}"
_ONE_SET = re.compile(_SET)
_PLATFORM = re.compile(rf"在 ?{_NAME} ?(?:云?平台|软件)(?=[上中里内下])")
_PACKAGE = re.compile(
    r"(?<=[的用中过]) ?(?P<clear>(?P<name>(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9.]{2,15}))"
    r" ?(?:包(?![括含装裹围])|[分切]词|工具包|宏包)"
)
_OF_PACKAGE = re.compile(
    r"(?:工具包|软件包|宏包|分词工具) ?"
    r"(?P<clear>(?P<name>[A-Za-z][A-Za-z0-9.]{2,15}))(?![A-Za-z0-9.])"
)
_VERSIONED = re.compile(
    rf"(?<=[{HAN}、，（“]) ?(?P<name>(?=[A-Z]*[a-z])(?:[A-Z][A-Za-z+-]{{2,14}} ){{1,2}}"
    r"(?:[1-9]\d?(?:\.\d{1,2}){1,2}|0(?:\.\d{1,2}){2}))(?=[，。；、（）”和与及中上下里对的软平数]|$)"
)
_INDEX = r"[A-Z][A-Za-z]+(?: (?:of )?[A-Z][A-Za-z]+){0,3}"
_ONE_INDEX = re.compile(_INDEX)
_INDEXED = re.compile(
    rf"[被由为] ?(?P<names>{_INDEX}(?:{JOIN}{_INDEX}){{0,5}}) ?等?(?:数据库|检索系统)?所?收录"
)


def find_tools(block: TextView) -> Iterator[Span]:
    """Latin names of programs: with the number of a version behind a verb of using, or in a place
    where only programs stand.
    """
    for match in _TOOLS.finditer(block.text):
        tools = list(_ONE_TOOL.finditer(block.text, *match.span("tools")))
        if match["kind"] or any(_CLEAR_VERSION.search(tool[0]) for tool in tools):
            for tool in tools:
                if _first(tool[0]) not in concepts():
                    yield Span(*tool.span(), "product", "tool-version")
    for match in _VERSIONED.finditer(block.text):
        first, *others = match["name"].split()
        if first not in words("english_openers") and concepts().isdisjoint([first, *others]):
            yield Span(*match.span("name"), "product", "tool-version")
    yield from _tested_on(block)
    yield from _platforms(block)
    yield from _indexes(block)
    for pattern in (_working(), _worked(), _hosting(), _PACKAGE, _OF_PACKAGE):
        for match in pattern.finditer(block.text):
            groups = match.groupdict()
            is_clear = groups.get("vague") is None or HUMP.search(match["name"])
            if is_clear and _is_own(match["name"], bool(groups.get("clear"))):
                yield Span(*match.span("name"), "product", "tool-used")


def _tested_on(block: TextView) -> Iterator[Span]:
    """在|Vexa、Optix 2.0|上训练: what models are tried on is data, or what they run on."""
    for match in _on().finditer(block.text):
        for name in _ONE_SET.finditer(block.text, *match.span(match.lastgroup or 0)):
            if concepts().isdisjoint([name[0], *re.split(r"[ -]", name[0])]):
                yield Span(*name.span(), "product", "tried-on")


def _platforms(block: TextView) -> Iterator[Span]:
    """在|GEE|平台上: what one works on or in."""
    for match in _PLATFORM.finditer(block.text):
        if concepts().isdisjoint([match["name"], *match["name"].split()]):
            yield Span(*match.span("name"), "product", "platform")


def _indexes(block: TextView) -> Iterator[Span]:
    """被|SCI、Scopus|收录: what lists papers."""
    for match in _INDEXED.finditer(block.text):
        for name in _ONE_INDEX.finditer(block.text, *match.span("names")):
            yield Span(*name.span(), "product", "indexed")


@cache
def _on() -> re.Pattern[str]:
    acts, english, results = map(either, ("trial_acts", "english_trial_acts", "trial_results"))
    sets = rf"{_SET}(?:{JOIN}{_SET}){{0,4}}"
    return re.compile(
        rf"在 ?(?P<names>{sets}) ?上"
        rf"(?:(?:分别|同时|均|都|进行了?)?(?:{acts})|的[{HAN}]{{0,4}}(?:{results}))"
        rf"|(?<![A-Za-z])(?:{english})(?: [\w-]+){{0,4}} on (?:the )?(?P<sets>{sets})"
    )


def _first(name: str) -> str:
    return re.split(r"[ \d-]", name)[0]


def _is_own(name: str, is_clear: bool) -> bool:
    """Has the name small letters or a version (methods are called in capitals), where it is not
    clear by what is done, and is no method's?"""
    is_own = is_clear or any(map(str.islower, name)) or _NUMBERED.fullmatch(name) is not None
    return is_own and concepts().isdisjoint([name, *re.split(r"[ -]", name)])


@cache
def _working() -> re.Pattern[str]:
    """What one does something by that programs do: 以|Tracer|绘图."""
    by, acts, clear, vague = map(
        either, ("tool_left", "tool_acts", "clear_tool_acts", "vague_tool_acts")
    )
    return re.compile(
        rf"(?:{by}) ?{_NAME} ?(?:软件)?(?:进行|来|[作做里中])?"
        rf"(?:(?P<clear>{clear})|{acts}|(?P<vague>(?:对[{HAN}]{{1,10}}?)?(?:进行|[作做])?"
        rf"(?:(?!为)[{HAN}]){{0,4}}?(?:{vague}|{acts}|{clear})))"
    )


@cache
def _worked() -> re.Pattern[str]:
    """The same with what is done before: 注释使用|Tracer."""
    acts, clear, vague = map(either, ("tool_acts", "clear_tool_acts", "vague_tool_acts"))
    return re.compile(
        rf"(?:(?P<clear>{clear})|{acts}|(?P<vague>{vague}))[则均]?"
        rf"(?:使用|采用|选用|利用|借助|[用由]) ?{_NAME}(?=[，。；、（和与]|$)"
    )


@cache
def _hosting() -> re.Pattern[str]:
    """What data and programs are put into: 存于|QStore."""
    return re.compile(rf"(?:{either('tool_hosts')}) ?{_NAME}(?! ?(?:文件夹|目录))")
