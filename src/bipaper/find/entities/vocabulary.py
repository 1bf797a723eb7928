"""The tagger's word lists: words.toml, heads.toml, and Chinese surnames.

What stands after a colon in the name of a list only tells it from others of that name.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple, cast

from bipaper.parts.entities import EntityType
from bipaper.rules import read_lists
from bipaper.text.surnames import romanised

PROPER = ("nr", "ns", "nt", "nz")  # jieba's tags of names; j is that of short forms: 城投
LINKS = ("为", "是", "由")  # between a role and who has it
MAKERS = ("nr", "nz", "nrt")  # jieba's tags of names but those of places
# The characters that foreign names are written with, by GB/T 17693.1-2008, and those of women's;
# 185 of the 215 stand in foreign names of CC-CEDICT, too.
SYLLABLES = frozenset(
    "布巴贝比博鲍本班伯宾邦普帕佩皮波潘彭平庞珀德达代迪多杜丹登丁东顿戴道特塔泰蒂托图坦滕廷通陶"
    "格加盖吉戈古甘根冈贡高克卡凯基科库坎肯金考孔夫瓦韦维沃武万文旺法费菲福富凡芬丰方兹扎泽齐佐祖赞"
    "曾津宗斯萨塞西索苏桑森辛松什沙谢希肖舒香申奇查切乔丘昌钦杰贾朱焦詹准茨察采姆马迈米莫穆曼门明蒙"
    "芒毛恩纳内尼诺努南嫩宁农瑙奈尔拉莱利洛卢兰伦林隆朗劳勒雷里罗鲁龙赫哈海霍胡汉亨欣洪豪威伍温亚耶"
    "伊约尤扬英延阿埃艾奥乌安因昂翁欧雅莎娜娅丽玛黛琳妮莉蕾丝娃"
)


class Head(NamedTuple):
    """A last word, the type of the names it ends, and the kinds of evidence it accepts."""

    word: str
    type: EntityType
    evidence: frozenset[str]


@cache
def words(name: str) -> frozenset[str]:
    """A list of words.toml. Raises KeyError where there is none."""
    return _words()[name]


@cache
def affixes(name: str) -> tuple[str, ...]:
    """A list of words.toml for ``str.startswith`` and ``str.endswith``."""
    return tuple(sorted(words(name)))


def either(*names: str) -> str:
    """A pattern of the words of these lists, of which the longest that stands is met."""
    return "|".join(sorted({word for name in names for word in words(name)}, reverse=True))


@cache
def kinds_before(name: str) -> tuple[str, ...]:
    """The words of a list of kinds with what says that something is one: 软件|为, 数据集|采用."""
    return tuple(kind + verb for kind in affixes(name) for verb in affixes("equals"))


@cache
def english_heads() -> Mapping[str, EntityType]:
    """English head word -> type of the names it ends."""
    return {
        word: cast(EntityType, name.removeprefix("english "))
        for name, found in _words().items()
        if name.startswith("english ")
        for word in found
    }


def concepts() -> frozenset[str]:
    """Latin words that name no entity."""
    return words("concepts")


@cache
def surnames() -> frozenset[str]:
    """Chinese surnames in Chinese."""
    return frozenset(romanised())


@cache
def romanised_surnames() -> frozenset[str]:
    """Chinese surnames in Latin letters."""
    return frozenset(form for forms in romanised().values() for form in forms)


def head_at_end(text: str, end: int | None = None, alone: bool = False) -> Head | None:
    """The longest head word that ``text[:end]`` ends with; ``alone``: where its last character is a
    word by itself, which some heads ask for."""
    end = len(text) if end is None else end
    table = _heads()
    if text[max(0, end - 1) : end] not in _last_characters():
        return None
    for length in range(min(end, _longest_head()), 0, -1):
        head = table.get(text[end - length : end])
        if head and (alone or "alone" not in head.evidence):
            return head
    return None


@cache
def _heads() -> Mapping[str, Head]:
    return {
        word: Head(word, cast(EntityType, head_type), frozenset(evidence))
        for name, found in _named_lists("heads.toml")
        for head_type, *evidence in [name.split()]
        for word in found
    }


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(word[-1] for word in _heads())


@cache
def _longest_head() -> int:
    return max(map(len, _heads()))


@cache
def _words() -> Mapping[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    for name, found in _named_lists("words.toml"):
        lists[name] = lists.get(name, frozenset()) | found
    return lists


def _named_lists(file: str) -> Iterator[tuple[str, frozenset[str]]]:
    for name, found in read_lists(__name__, file).items():
        yield name.partition(":")[0], frozenset(found.words)
