"""A small corpus in which each question has rows, and claims beside them that are none."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bipaper.export.corpus import build_databases
from bipaper.relational.parquet import TableWriter
from bipaper.relational.schema import METADATA

Row = tuple[str, dict[str, Any]]  # a table and what one of its rows says
_ANY = {sa.Text: "-", sa.Integer: 1, sa.Double: 0.0, sa.Boolean: False}


def _values(name: str, said: dict[str, Any]) -> tuple[Any, ...]:
    """The row's values; what nothing is said of is NULL, or anything that may stand there."""
    table = METADATA.tables[name]
    assert said.keys() <= {*table.columns.keys()}
    return tuple(said.get(own.name, _anything(own)) for own in table.columns)


def _anything(column: sa.Column[Any]) -> Any:
    if column.nullable:
        return None
    among = column.info.get("among")
    return among[0] if among else _ANY[type(column.type)]


def _paper(id: str, **said: Any) -> Row:
    return "papers", {"id": id, "digest": id, **said}


def _claim(
    paper: str,
    block: str,
    text: str,
    *,
    page: int = 1,
    content: str = "measurement",
    around: tuple[str, str] = ("", ""),
    places: Sequence[tuple[str, str]] = (),
    numbers: Sequence[tuple[str, str, float | None, str | None]] = (),
    **said: Any,
) -> Iterator[Row]:
    """A claim in a block of its own, with the text ``around`` it.

    ``places`` are (text, name), the first time and again wherever in the block; ``numbers`` are
    (text, kind, value, unit).
    """
    own, whole = {"paper": paper, "block": block}, around[0] + text + around[1]
    claim = f"{block}.c"
    yield "blocks", {"paper": paper, "id": block, "text": whole}
    said |= {"id": claim, "page": page}
    yield "claims", own | said | _at(whole, text)
    yield "claim_contents", {"paper": paper, "claim": claim, "content": content}
    for printed, name in places:
        _, *others = (match.start() for match in re.finditer(printed, whole))
        entity = {"id": f"{block}.{name}", "type": "place", "entity": name, "name": name}
        yield "entities", own | entity | _at(whole, printed)
        for start in others:
            again = {"mention": entity["id"], "start": start, "stop": start + len(printed)}
            yield "entity_repeats", {"paper": paper, **again}
    for printed, kind, value, unit in numbers:
        id = f"{block}.q{whole.find(printed)}"
        number = {"id": id, "kind": kind, "value": value, "unit": unit, "comparator": "="}
        yield "quantities", own | number | _at(whole, printed)
        yield "claim_quantities", {"paper": paper, "claim": claim, "quantity": id}


def _at(text: str, printed: str) -> dict[str, Any]:
    start = text.index(printed)
    return {"start": start, "stop": start + len(printed), "text": printed}


def _papers() -> Iterator[Row]:
    yield _paper("a", year="2022", clc="X32; F4", title_zh="城市研发：一次比较", doi="10.1/aB",
                 grade="B", score=0.8)  # fmt: skip
    yield _paper("b", year="2021", clc="G2", title_en="Old Readers", grade="A", score=1.0)
    yield _paper("c", grade="D", score=0.2)
    yield _paper("d", year="2021", clc="X32", title_zh="城市", grade="B", score=0.8)
    yield "warnings", {"paper": "c", "id": "w1"}
    for name, loss, message in (("x", 0.1, "small"), ("y", 0.7, "no text"), ("z", 0.0, "nothing")):
        yield "signs", {"paper": "c", "id": name, "loss": loss, "message": message}


SHANGHAI, SHENZHEN = ("上海", "上海市"), ("深圳", "深圳市")
SHARED = {
    "r2": "上海和深圳分列第2位和第3位。",
    "r3": "上海和深圳分别居第2位和第3位。",
    "r4": "上海和深圳分別居第2位和第3位。",
    "r5": "上海 and 深圳 rank 第2位 and 第3位, respectively.",
}


def _rankings() -> Iterator[Row]:
    first, second, third = ((f"第{n}位", "rank", float(n), "位") for n in (1, 2, 3))
    beijing = ("北京", "北京市")
    yield from _claim(
        "a", "r1", "2019年北京强度达5%，居第1位。", content="ranking", page=4, frame_time="2019年",
        places=[beijing], numbers=[("5%", "percent", 5.0, "percent"), first],
    )  # fmt: skip
    for page, (block, text) in enumerate(SHARED.items(), start=5):
        yield from _claim(
            "a", block, text, content="ranking", page=page, places=[SHANGHAI, SHENZHEN],
            numbers=[second, third],
        )  # fmt: skip
    # Whose the rank is nobody says.
    yield from _claim(
        "b", "r6", "Beijing居第1位，上海紧随其后。", content="ranking", page=7,
        places=[("Beijing", "北京市"), SHANGHAI], numbers=[first],
    )  # fmt: skip
    yield from _claim(
        "b", "r7", "北京居第1位，专利居第2位。", content="ranking", page=6, places=[beijing],
        numbers=[first, second],
    )  # fmt: skip
    # A name is the claim's where it stands in it, be it the first time or again.
    yield from _claim("b", "r8", "北京居前列。", content="ranking", page=7, places=[beijing],
                      around=("北京先行。", ""))  # fmt: skip
    yield from _claim("d", "r9", "它居前列。", content="ranking", places=[beijing],
                      around=("北京先行。", "北京随后。"))  # fmt: skip
    yield from _claim("d", "r10", "北京大学居前列。", content="ranking")
    org = {"id": "r10.e", "type": "org", "entity": "北大", "name": "北大"}
    yield "entities", {"paper": "d", "block": "r10", **org, **_at("北京大学", "北京大学")}
    yield from _claim("d", "r11", "北京居前列。", content="ranking", places=[beijing])
    yield from _claim("b", "r12", "北京有16个区。", places=[beijing])


EACH = {
    "m2": "广州、杭州两市R&D强度分别为3.1%和3.6%。",
    "m3": "廣州、杭州兩市R&D強度分別為3.1%和3.6%。",
    "m4": "The r&d intensity of Guangzhou and 杭州 is 3.1% and 3.6%, respectively.",
}


def _measures() -> Iterator[Row]:
    hangzhou = ("杭州", "杭州市")
    yield from _claim(
        "a", "m1", "2020年天津R&D强度为3.44%，经费485亿元，居第3位。", page=2, frame_time="2020年",
        places=[("天津", "天津市")],
        numbers=[("2020年", "date", None, None), ("3.44%", "percent", 3.44, "percent"),
                 ("485亿元", "money", 4.85e10, "CNY"), ("第3位", "rank", 3.0, "位")],
    )  # fmt: skip
    for (block, text), name in zip(EACH.items(), ("广州", "廣州", "Guangzhou"), strict=True):
        count = [("两市", "count", 2.0, "市")] if block == "m2" else []
        percent = [(f"{value}%", "percent", value, "percent") for value in (3.1, 3.6)]
        yield from _claim(
            "b", block, text, page=9 - int(block[1]), places=[(name, "广州市"), hangzhou],
            numbers=[*count, *percent],
        )  # fmt: skip
    yield from _claim("b", "m5", "它的R&D强度高于广州。", page=5, places=[("广州", "广州市")],
                      around=("广州先行。", ""))  # fmt: skip
    yield from _claim("d", "m6", "它的R&D强度高。", places=[("广州", "广州市")],
                      around=("广州先行。", "广州随后。"))  # fmt: skip
    yield from _claim(
        "b", "m7", "广州比杭州的R&D强度低0.5个百分点。", page=5,
        places=[("广州", "广州市"), hangzhou], numbers=[("0.5个百分点", "percent", 0.5, "百分点")],
    )  # fmt: skip
    yield from _claim("d", "m8", "广州的R&D强度高。", places=[("广州", "广州市")])
    yield from _claim("d", "m9", "杭州大学的R&D强度高。")
    org = {"id": "m9.e", "type": "org", "entity": "杭大", "name": "杭大"}
    yield "entities", {"paper": "d", "block": "m9", **org, **_at("杭州大学", "杭州大学")}


def _effects() -> Iterator[Row]:
    yield from _claim(
        "a", "f1", "补贴使销量增长12%，即3万台。", content="causal", source="own", page=7,
        type="finding", frame_cause="补贴", frame_effect="销量增长12%", frame_quantity="12%",
        numbers=[("12%", "percent", 12.0, "percent"), ("3万台", "count", 30000.0, "台")],
    )  # fmt: skip
    for paper, block, page in (("a", "f2", 6), ("a", "f3", 5), ("a", "f4", 5), ("b", "f2", 1)):
        yield from _claim(paper, block, "降雨可能有影响。", content="causal", source="own",
                          type="causal", page=page, hedged=True)  # fmt: skip
    yield from _claim(
        "a", "f0", "销量增长12%。", content="change", source="own", type="finding",
        numbers=[("12%", "percent", 99.0, "percent")],
    )  # fmt: skip
    for block, source, type_ in (("f5", "cited", "finding"), ("f6", "own", "contribution")):
        yield from _claim(
            "a", block, "使模型更准。", content="causal", source=source, type=type_
        )  # fmt: skip


def _numbers() -> Iterator[Row]:
    pairs = ((12.6, 16.2, False), (3.0, 3.0, True), (5.0, None, None), (None, 7.0, None),
             (1.5, 2.5, False), (4.5, 5.5, False))  # fmt: skip
    for n, (zh, en, agrees) in enumerate(pairs, start=1):
        yield from _number("a", n, zh, en, agrees)
    yield from _number("b", 1, 8.5, 9.5, False)


def _number(
    paper: str, n: int, zh: float | None, en: float | None, agrees: bool | None
) -> Iterator[Row]:
    """A number of a claim, and one of an English sentence that stands between two others."""
    pair: dict[str, str | None] = {"zh": None, "en": None}
    if zh:
        printed, pair["zh"] = f"{zh}%", f"z{n}.q2"
        yield from _claim(
            paper, f"z{n}", f"下降{printed}。", type="finding", page=3 if n < 5 else 2,
            numbers=[(printed, "percent", zh, "percent")],
        )  # fmt: skip
    if en:
        printed, pair["en"] = f"{en}%", f"e{n}.q"
        said = ("So.", f"It fell {printed}.", "Yes.")
        own = {"paper": paper, "block": f"e{n}"}
        yield "blocks", {"paper": paper, "id": f"e{n}", "text": " ".join(said)}
        for at, sentence in enumerate(said):
            where = _at(" ".join(said), sentence)
            yield "sentences", own | {"id": f"e{n}.s{at}"} | where
        number = {"id": f"e{n}.q", "kind": "percent", "value": en, "comparator": "="}
        yield "quantities", own | number | _at(" ".join(said), printed)
    yield "number_check", {"paper": paper, "id": f"n{n}", "agrees": agrees, **pair}


def _recommendations() -> Iterator[Row]:
    for paper, block, page in (
        ("a", "v1", 9), ("a", "v2", 8), ("a", "v3", 8), ("b", "v1", 9), ("c", "v1", 9),
        ("d", "v1", 9),
    ):  # fmt: skip
        yield from _claim(paper, block, "应扩大补贴。", content="advice", type="recommendation",
                          page=page)  # fmt: skip
    yield from _claim("a", "v4", "补贴已扩大。", type="finding")


def _references() -> Iterator[Row]:
    entries = [
        ("b", "doi", {"doi": "10.1/Ab", "title": "城市研发：一次比较"}),
        ("b", "own", {"title": "Old Readers"}),
        ("b", "other", {"title": "城市研发", "doi": "10.1/abc"}),
        ("b", "none", {}),
        ("c", "colon", {"title": "城市研发: 一次比较"}),
        ("c", "dash", {"title": "城市研发——一次比较"}),
        ("c", "en-dash", {"title": "城市研发–一次比较"}),
        ("c", "hyphens", {"title": "城市研发--一次比较"}),
        ("a", "city", {"title": "城市"}),
        ("a", "case", {"title": "OLD READERS"}),
    ]
    for place, (paper, id, said) in enumerate(entries, start=1):
        own = {"paper": paper, "id": id, "text": id, "place": place, "page": 3}
        yield "reference_entries", own | said
    yield "blocks", {"paper": "b", "id": "p1"}
    for citation, entry in (("m1", "doi"), ("m2", "doi"), ("m3", "other")):
        yield "citations", {"paper": "b", "id": citation, "block": "p1"}
        yield "citation_entries", {"paper": "b", "citation": citation, "entry": entry}


def _lengths() -> Iterator[Row]:
    for unit, factor in (("公里", 1000.0), ("m", 1.0), ("里", 500.0)):
        said = {"si_unit": "m", "si_factor": factor, "si_offset": 0.0}
        yield "units", {"paper": "d", "id": unit, "zh": unit if unit != "m" else "米", **said}
    text, own = "长2公里，宽8 m，距3～5里，居第3公里。", {"paper": "d", "block": "u1"}
    yield "blocks", {"paper": "d", "id": "u1", "text": f"好。{text}"}
    for id, sentence in (("u1.s1", "好。"), ("u1.s2", text)):
        yield "sentences", own | {"id": id, "page": 2} | _at(f"好。{text}", sentence)
    for printed, said in (
        ("2公里", {"kind": "measure", "value": 2.0, "unit": "公里"}),
        ("8 m", {"kind": "measure", "value": 8.0, "unit": "m"}),
        ("3～5里", {"kind": "measure", "low": 3.0, "high": 5.0, "unit": "里"}),
        ("第3公里", {"kind": "rank", "value": 3.0, "unit": "公里"}),
    ):
        yield "quantities", own | {"id": f"u1.{printed}", **said} | _at(f"好。{text}", printed)


def _told_once(rows: Sequence[Row]) -> Iterator[Row]:
    """What entities name, and units of which nothing else is said."""
    named = [said for table, said in rows if table == "entities"]
    key = itemgetter("paper", "entity", "type", "name")
    for (paper, id, type_, name), count in Counter(map(key, named)).items():
        said = {"paper": paper, "id": id, "type": type_, "name": name, "mentions": count}
        yield "names", said | {"en": "Beijing" if (paper, name) == ("b", "北京市") else None}
    told = {(said["paper"], said["id"]) for table, said in rows if table == "units"}
    used = {(said["paper"], said.get("unit")) for table, said in rows if table == "quantities"}
    for paper, unit in sorted((paper, unit) for paper, unit in used - told if unit):
        yield "units", {"paper": paper, "id": unit}


def build(results: Path) -> None:
    """Make the corpus of a results folder. Its rows stand in no order that a question has."""
    corpus = results / "corpus"
    corpus.mkdir(parents=True)
    parts = (_papers, _rankings, _measures, _effects, _numbers, _recommendations, _references)
    rows = [row for part in (*parts, _lengths) for row in part()]
    tables = TableWriter(corpus)
    for name, said in reversed([*rows, *_told_once(rows)]):
        tables.add({name: [_values(name, said)]})
    tables.close()
    build_databases(corpus)
