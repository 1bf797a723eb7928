"""Latin names of products and events told by the word beside them, and their versions."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from bipaper.chars import COUNTING, HAN
from bipaper.find.entities.registers import read_names
from bipaper.find.entities.spans import Span
from bipaper.find.entities.vocabulary import MAKERS, affixes, concepts, either, kinds_before, words
from bipaper.nlp.jieba_words import is_rare, tag_of
from bipaper.nlp.view import TextView
from bipaper.parts.entities import EntityType

_NAME = re.compile(
    r"(?<![A-Za-z0-9&+-])(?=[a-z]{0,6}[A-Z])[A-Za-z][A-Za-z0-9.&+-]{1,30}(?:\s[A-Z][A-Za-z0-9.&+-]{1,30}){0,3}"
)
_CAMEL = re.compile(r"(?=[^\s]*[a-z])(?=[^\s]*[A-Z0-9][^\s]*[A-Z0-9])\S+")
_OWN_CASE = re.compile(rf"{_CAMEL.pattern}|[A-Z]{{2,}}-?\d{{1,3}}")
_OWNED = re.compile(
    rf"(?:团队)?(?:(?:(?:基于|利用|采用)[{HAN}]{{2,12}}?)?(?:研制|开发|研发|发布|推出|编制))?[的之]\s?"
    rf"(?:(?<=[制发布出]的)[{HAN}]{{2,14}}?(?:系统|软件|平台|工具|库|模型))?\s?"
    r"((?=[A-Za-z]*[A-Z])[A-Za-z][A-Za-z0-9+-]{1,20}(?:\s[A-Z][A-Za-z0-9+-]{1,20})?)(?![A-Za-z0-9])"
)
_SCHOOLS = ("大学", "学院", "研究所", "研究院")  # what has people rather than products
_HUMPS = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]{2,}|[A-Z]{2,4}[a-z]{3,}")
_VERSION = re.compile(
    r"(?:-?[vV]?\d[A-Za-z0-9.]{0,6}(?:-[A-Za-z0-9.]{1,12}){0,3}"  # Name3.2-mini
    r"|(?!-(?:based|like|style|type|level)(?![A-Za-z]))(?:-[A-Za-z0-9.]{1,12}){1,3}"  # Name-large
    r"|\s\d{1,2}(?:\.\d{1,2}){1,3}"  # Name 16.0, Name 0.20.2
    r"|\s\d{1,2}(?=[，。；、）),;]|$))"  # Name 6
    r"(?<![.-])(?![A-Za-z0-9])"
)
HUMP = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")  # ReTag, BERTa, no Tarvell
JOIN = r"(?:\s?[、和与及]\s?|,?\sand\s)"
_JOINED = r"([A-Za-z][A-Za-z0-9-]{3,20}(?: (?:[A-Z]{1,2}|\d{1,2}))?)"  # ReTag, iReTag RQ, Vexa 5
_JOINED_RIGHT = re.compile(rf"[{HAN}]{{0,4}}{JOIN}{_JOINED}(?![A-Za-z0-9])")
_JOINED_LEFT = re.compile(rf"(?<![A-Za-z0-9-]){_JOINED}{JOIN}$")
_TOOL = r"(?:[a-z]?[A-Z][A-Za-z+-]{2,20}(?: [A-Z][A-Za-z]{1,20}){0,2}(?: \d{1,2}(?:\.\d{1,2})?)?|R)"
_ENDS = r"(?=[，。；、（）,.;()]|[\s]?(?:统计)?(?:软件|平台|系统|中|上|进行|对|来|绘|处理)|$)"
_TOOL_RIGHT = re.compile(rf"(?: ?(?:统计)?软件)?{JOIN}(?P<name>{_TOOL}){_ENDS}")
_TOOL_LEFT = re.compile(rf"(?:[用以由在经于助过件] ?|\b(?:in|with|using) )(?P<name>{_TOOL}){JOIN}$")
_CAPITALS = re.compile("[A-Z]{3,}")
_WITH_VERSION = re.compile(r"(?: [vV]?\d{1,2}(?:\.\d{1,2}){0,2}| R20\d\d[ab]| 20\d\d)$")
_CODE = re.compile(
    r"(?<![A-Za-z0-9-])(?:(?:[A-Z][a-z]{2,12}\s)?"
    r"(?=[A-Z0-9]*(?:-|\d\d|[A-Z0-9]型))[A-Z][A-Za-z0-9]{0,8}(?:[-/][A-Za-z0-9]{1,8}){0,3}型?"
    r"|[A-Z](?:[a-z]{2,12}|[A-Z]{1,5})\s[a-z]?[A-Z]?\d{2,5}[A-Z]{0,2}型?"
    r"|[A-Z]\d{1,2}\s[A-Z][a-z]{2,12}型?)"
)
_SATELLITE = re.compile(
    r"(?<![A-Za-z0-9-])([A-Z][A-Za-z]{1,15}[- ]?\d{1,2}[A-Z]?)"
    r"(?:\s?[-/]?\s?[A-Z]{2,4}[+]?(?:/[A-Z]{3,4})?)?\s?(?:多光谱|全色|高分辨率)?(?:遥感|卫星)?(?:影像|图像)(?!处理)"
)
_SATELLITE_LEFT = re.compile(
    r"(?<![A-Za-z0-9-])([A-Z][A-Za-z]{1,15}[- ]?\d{1,2}[A-Z]?)(?: [A-Z]{2,4})? ?[和与及、] ?$"
)
_JOINS = frozenset("的和与及或")
_DEVICE = re.compile(rf"(?:X射线)?[{HAN}]{{1,12}}")
_OF_SORT = re.compile(rf"(?<=[为是用])[0-9{HAN}]{{1,6}}的$")  # 操作系统为64位的|Vexa
_EDITION = re.compile(r"[- ’']?(?:19|20)\d\d(?!\d)")
_MARK = re.compile(r"[\[［〔]\d{1,3}[\]］〕]")
_EXPANDED = re.compile(r" ?[（(][A-Za-z][a-z]+ [A-Za-z]")  # what an acronym stands for
_WORDS_BETWEEN = re.compile(rf" ?[{HAN}]{{4,12}}")
_NO_MAKER = f"[{COUNTING}两每该此其本这各全半多双单]"  # 两台, 全自动
_MAKER = re.compile(rf"(?:[用以由为自]|购于)(?P<maker>(?!{_NO_MAKER})[{HAN}]{{2,4}})$")
_MODEL = re.compile(
    r" (?:[A-Z][A-Za-z-]{1,12} ){0,2}(?!(?:19|20)\d\d(?!\d))[A-Z]*[A-Za-z-]?\d{2,5}[A-Za-z]{0,3}"
    r"(?![A-Za-z0-9.%-]|年|家|人|个)"
)
_YEAR = re.compile(r"[a-zA-Z]-?(?:19|20)\d\d$")
_TRIED = re.compile(rf"[{HAN}]{{2,8}}(?:评测|竞赛|测评)")  # NLPT-2031|情绪分析评测
_NOUNS = frozenset("nb")  # first letters of jieba's tags
_LEARNING = "学习"  # jieba's verb in 机器|学习
_NEAR = 10  # characters looked at on each side of a name
_TITLE_CASE = re.compile("[A-Z][a-z]{3,}")
_GOES_ON = re.compile(r"[，。；、：（(\[的是等和与]|$")


def find_beside(block: TextView) -> Iterator[Span]:
    """Latin names beside a word that says what they are: 软件|STATA, COAE|评测."""
    for match in _NAME.finditer(block.text):
        first, _, rest = match[0].rstrip(".-&+").partition(" ")
        name = rest if rest and first in words("english_openers") else match[0].rstrip(".-&+")
        start = match.start() + match[0].index(name)
        end = start + len(name)
        if concepts() & set(name.split()) or name in words("english_openers"):
            continue
        edition = _EDITION.match(block.text, end)
        after = edition.end() if edition else end
        after = mark.end() if (mark := _MARK.match(block.text, after)) else after
        right = block.text[after : after + _NEAR].lstrip(" ”）)")
        left = _OF_SORT.sub("", block.text[max(0, start - _NEAR) : start].rstrip(" “"))
        found = _beside(name, left, right, edition is not None)
        is_told = mark or _EXPANDED.match(block.text, end)
        is_cited = _cited_kind().match(right) or (is_told and left.endswith(affixes("cited_kinds")))
        is_apposed = left.endswith(affixes("cited_kinds")) and _is_apposed(block.text, start, end)
        if found is None and (is_cited or is_apposed or _is_collection(block, end)):
            found = "product", "beside-its-kind"
        if found is None and " " in name:
            start += name.rindex(" ") + 1  # 第二代OIE |ReVerb|系统
            found = _beside(block.text[start:end], left="", right=right, edition=False)
            found = found if found and found[1] == "own-case" else None
        if found:
            yield Span(start, end, *found)


def _is_apposed(text: str, start: int, end: int) -> bool:
    """Is text[start:end] all that stands behind a kind: 采集系统|Vexa, but not 系统|Main Frame?"""
    is_word = _TITLE_CASE.fullmatch(text, start, end) is not None
    return is_word and _GOES_ON.match(text, end) is not None


@cache
def _cited_kind() -> re.Pattern[str]:
    """What a work is cited for right behind it: Vexa|系统[12]."""
    return re.compile(rf"(?:{either('cited_kinds')}) ?{_MARK.pattern}")


def _is_collection(block: TextView, start: int) -> bool:
    """Do only nouns stand between a name that ends here and what holds data or programs: 人脸
    before 数据集, 机器学习 before 工具包?"""
    if (words_between := _WORDS_BETWEEN.match(block.text, start)) is None:
        return False
    for word in block.words_in(start, words_between.end()):
        if block.text.startswith(_collections(), word.start):
            return word.start > start
        if word.pos[:1] not in _NOUNS and block.text[word.start : word.end] != _LEARNING:
            break
    return False


@cache
def _collections() -> tuple[str, ...]:
    return tuple(word for word in affixes("product_right") if word[-1] in "集库典包箱件架")


def _beside(name: str, left: str, right: str, edition: bool) -> tuple[EntityType, str] | None:
    """The type of a name with such neighbours, and the rule."""
    right_word = right.split(" ")[0].rstrip(".,;")
    if (
        right.startswith(affixes("product_right"))
        or left.endswith(_kinds_before())
        or right_word in words("english_product_right")
    ):
        return "product", "beside-its-kind"
    if _CAMEL.fullmatch(name) and right.startswith(affixes("camel_right")):
        return "product", "own-case"
    if _CAMEL.fullmatch(name) and left.endswith(_vague_kinds_before()):
        return "product", "own-case"
    if _CAMEL.fullmatch(name) and right_word in words("english_camel_right"):
        return "product", "own-case"
    if _HUMPS.fullmatch(name) and left.endswith(affixes("camel_left")):
        return "product", "own-case"
    if edition and left.endswith(affixes("published_in")):
        return "event", "beside-its-kind"
    if (edition or _YEAR.search(name)) and _TRIED.match(right):
        return "event", "beside-its-kind"
    if left.endswith(affixes("org_left")) and any(map(str.islower, name)):
        return "org", "beside-its-kind"
    if right.startswith(affixes("event_right")) or left.endswith(affixes("event_left")):
        return "event", "beside-its-kind"
    return None


@cache
def _kinds_before() -> tuple[str, ...]:
    """软件, 软件|为, 数据集|采用."""
    return (*affixes("product_left"), *kinds_before("product_left"))


@cache
def _vague_kinds_before() -> tuple[str, ...]:
    """系统, 框架|为."""
    return (*affixes("camel_right"), *kinds_before("camel_right"))


def find_coordinated(block: TextView, known: Iterable[Span]) -> Iterator[Span]:
    """Latin names with a case of their own, joined to the name of a product by 和 or and."""
    for span in known:
        if span.type == "product":
            right = _JOINED_RIGHT.match(block.text, span.end)
            left = _JOINED_LEFT.search(block.text, max(0, span.start - 30), span.start)
            for match in filter(None, (right, left)):
                first, *_ = parts = match[1].split()
                is_own = _OWN_CASE.fullmatch(first) or _WITH_VERSION.search(match[1])
                is_code = first.endswith(affixes("code_ends"))
                if is_own and concepts().isdisjoint(parts) and not is_code:
                    yield Span(match.start(1), match.end(1), "product", "coordinated")


def find_derived(block: TextView) -> Iterator[Span]:
    """Models called after another: Fin|BERT."""
    return (
        Span(*match.span(), "product", "derived-model") for match in _derived().finditer(block.text)
    )


@cache
def _derived() -> re.Pattern[str]:
    models = sorted(name for name in read_names("product_models.tsv") if _CAPITALS.fullmatch(name))
    return re.compile(
        rf"(?<![A-Za-z0-9-])(?:[A-Z][a-z]{{1,10}}|[A-Z]{{1,3}}-?)(?:{'|'.join(models)})(?![A-Za-z])"
    )


def find_beside_tools(block: TextView, known: Iterable[Span]) -> Iterator[Span]:
    """Latin names joined to a program by its version: SPSS 26.0和|Vexa."""
    for span in known:
        if span.type != "product" or not _WITH_VERSION.search(block.text, span.start, span.end):
            continue
        right = _TOOL_RIGHT.match(block.text, span.end)
        left = _TOOL_LEFT.search(block.text, max(0, span.start - 40), span.start)
        for match in filter(None, (right, left)):
            start, end = match.span("name")
            if concepts().isdisjoint([match["name"], *match["name"].split()]):
                yield Span(start, end, "product", "beside-version")


def find_owned(block: TextView, known: Iterable[Span]) -> Iterator[Span]:
    """The Latin name of what an organisation has made: 翠屿大学的|ReTag, but not 的|K-means算法."""
    for span in known:
        if span.type != "org":
            continue
        match = _OWNED.match(block.text, span.end)
        if match is None or concepts() & set(match[1].split()):
            continue
        is_method = block.text.startswith(affixes("methods"), match.end())
        may_be_person = match[1].istitle() and block.text.endswith(_SCHOOLS, 0, span.end)
        acts = match[1].istitle() and block.text.startswith(affixes("person_acts"), match.end())
        if not (is_method or may_be_person or acts):
            yield Span(*match.span(1), "product", "owned")


def find_satellites(block: TextView) -> Iterator[Span]:
    """The name of a satellite before the picture it took (Landsat 8| OLI影像), and one joined."""
    for match in _SATELLITE.finditer(block.text):
        joined = _SATELLITE_LEFT.search(block.text, max(0, match.start() - 30), match.start())
        for name in filter(None, (match, joined)):
            if concepts().isdisjoint(name[1].split()):
                yield Span(*name.span(1), "product", "satellite")


def find_models(block: TextView, spans: Iterable[Span]) -> Iterator[Span]:
    """A firm's Latin name with the model of what it makes: NVIDIA| RTX 3090."""
    for span in spans:
        model = _MODEL.match(block.text, span.end)
        if span.type == "org" and model and block.text[span.end - 1].isascii():
            yield Span(span.start, model.end(), "product", "made-by")


def find_versions(block: TextView, spans: Iterable[Span]) -> Iterator[Span]:
    """Latin names of products and events together with the version or year after them."""
    marks = [start for start, _ in block.superscripts]
    for span in spans:
        pattern = {"product": _VERSION, "event": _EDITION}.get(span.type)
        if pattern is None or not block.text[span.end - 1].isascii() or span.end in marks:
            continue
        if match := pattern.match(block.text, span.end):
            yield Span(span.start, match.end(), span.type, "version")


def _is_device(name: str, tag: str) -> bool:
    """Whether words end with what a device is called; of a verb a last character says nothing
    (TQ3000|设计), but jieba has 设备 for one, too."""
    heads = affixes("device_heads")
    return name.endswith(tuple(head for head in heads if len(head) > 1 or tag[:1] != "v"))


def _from_maker(block: TextView, code: int) -> int:
    """Where a device begins whose code is at ``code``: with a rare name right before it, or what
    is no word behind a verb of using."""
    behind = _MAKER.search(block.text, max(0, code - 5), code)
    if behind and is_rare(behind["maker"]) and tag_of(behind["maker"]) in ("", "ns", *MAKERS):
        return behind.start("maker")
    for word in block.words_in(code - 1, code):
        name = block.text[word.start : code]
        if word.end == code and word.pos in MAKERS and len(name) > 1 and is_rare(name):
            return word.start
    return code


def find_devices(block: TextView) -> Iterator[Span]:
    """The code of a type with the device it names: QF-3型低速风洞, Varex 7890气相色谱仪."""
    tags = {token.end: token.pos for token in block.tokens}
    for code in _CODE.finditer(block.text):
        words_after = _DEVICE.match(block.text, code.end())
        is_code = any(char.isdigit() for char in code[0]) and code[0] not in concepts()
        if words_after is None or not is_code:
            continue
        for end in range(words_after.end(), code.end(), -1):
            name = block.text[code.end() : end]
            if end in tags and _is_device(name, tags[end]) and _JOINS.isdisjoint(name):
                yield Span(_from_maker(block, code.start()), end, "product", "device")
                break
