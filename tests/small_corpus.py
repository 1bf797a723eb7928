"""A small corpus in which each question has rows, and claims beside them that are none."""

from collections.abc import Iterator
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
    text: str,
    *,
    block: str,
    content: str = "measurement",
    places: tuple[tuple[str, str], ...] = (),
    numbers: tuple[tuple[str, str, float | None, str | None], ...] = (),
    **said: Any,
) -> Iterator[Row]:
    """A claim, the text of a block of its own: places (text, name), numbers (text, kind, …)."""
    own = {"paper": paper, "block": block}
    claim = f"{block}.c0-{len(text)}"
    yield "blocks", {"paper": paper, "id": block, "text": text}
    yield "claims", own | {"id": claim, "start": 0, "stop": len(text), "text": text, **said}
    yield "claim_contents", {"paper": paper, "claim": claim, "content": content}
    for printed, name in places:
        yield (
            "entities",
            own
            | {"id": f"{block}.{name}", "type": "place", "entity": name, "name": name}
            | _at(text, printed),
        )
    for printed, kind, value, unit in numbers:
        id = f"{block}.q{text.find(printed)}"
        number = {"id": id, "kind": kind, "value": value, "unit": unit, "comparator": "="}
        yield "quantities", own | number | _at(text, printed)
        yield "claim_quantities", {"paper": paper, "claim": claim, "quantity": id}


def _at(text: str, printed: str) -> dict[str, Any]:
    start = text.index(printed)
    return {"start": start, "stop": start + len(printed), "text": printed}


def _papers() -> Iterator[Row]:
    yield _paper("a", year="2020", clc="F426; X321", title_zh="城市研发：一次比较", doi="10.1/A",
                 grade="B", score=0.8)  # fmt: skip
    yield _paper("b", year="2021", clc="G258.2", title_en="Old Readers", grade="A", score=1.0)
    yield _paper("c", grade="D", score=0.2)
    yield "warnings", {"paper": "c", "id": "w1"}
    for name, loss, message in (("x", 0.1, "small"), ("y", 0.7, "no text"), ("z", 0.0, "nothing")):
        yield "signs", {"paper": "c", "id": name, "loss": loss, "message": message}


def _rankings() -> Iterator[Row]:
    yield from _claim(
        "a", "2019年北京研发强度居全国第1位。", block="r1", content="ranking", page=4,
        frame_time="2019年", places=(("北京", "北京市"),), numbers=(("第1位", "rank", 1.0, "位"),),
    )  # fmt: skip
    yield from _claim(
        "a", "上海和深圳分列第2位和第3位。", block="r2", content="ranking", page=5,
        places=(("上海", "上海市"), ("深圳", "深圳市")),
        numbers=(("第2位", "rank", 2.0, "位"), ("第3位", "rank", 3.0, "位")),
    )  # fmt: skip
    # Whose the rank is nobody says.
    yield from _claim(
        "b", "Beijing居首位，上海紧随其后。", block="r3", content="ranking", page=6,
        places=(("Beijing", "北京市"), ("上海", "上海市")),
        numbers=(("首位", "rank", 1.0, "位"),),
    )  # fmt: skip
    yield from _claim("b", "本文在全国居首位。", block="r4", content="ranking")
    yield from _claim("b", "北京有16个区。", block="r5", places=(("北京", "北京市"),))


def _measures() -> Iterator[Row]:
    yield from _claim(
        "a", "2020年天津R&D强度为3.44%，经费485亿元。", block="m1", page=2, frame_time="2020年",
        places=(("天津", "天津市"),),
        numbers=(("2020年", "date", None, None), ("3.44%", "percent", 3.44, "percent"),
                 ("485亿元", "money", 4.85e10, "CNY")),
    )  # fmt: skip
    yield from _claim(
        "b", "广州、杭州两市R&D强度分别为3.1%和3.6%。", block="m2", page=3,
        places=(("广州", "广州市"), ("杭州", "杭州市")),
        numbers=(("两市", "count", 2.0, "市"), ("3.1%", "percent", 3.1, "percent"),
                 ("3.6%", "percent", 3.6, "percent")),
    )  # fmt: skip
    # The second mention is the claim's: its first stands before it.
    yield from _claim("b", "广州领先。它的r&d强度高。", block="m3", page=4)
    first = {"start": 90, "stop": 92, "text": "广州", "entity": "广州市", "name": "广州市"}
    yield "entities", {"paper": "b", "id": "m3.e", "block": "m3", "type": "place", **first}
    yield "entity_repeats", {"paper": "b", "mention": "m3.e", "start": 0, "stop": 2}
    yield from _claim(
        "b", "广州比杭州的R&D强度低0.5个百分点。", block="m4", page=5,
        places=(("广州", "广州市"), ("杭州", "杭州市")),
        numbers=(("0.5个百分点", "percent", 0.5, "百分点"),),
    )  # fmt: skip
    yield from _claim("b", "R&D强度上升。", block="m5")


def _effects() -> Iterator[Row]:
    yield from _claim(
        "a", "补贴使销量增长12%，即3万台。", block="f1", content="causal", source="own", page=7,
        type="finding", frame_cause="补贴", frame_effect="销量增长12%", frame_quantity="12%",
        numbers=(("12%", "percent", 12.0, "percent"), ("3万台", "count", 30000.0, "台")),
    )  # fmt: skip
    yield from _claim(
        "a", "降雨可能影响溶解氧。", block="f2", content="causal", source="own", page=8,
        hedged=True, type="causal",
    )  # fmt: skip
    for block, source, type_ in (("f3", "cited", "finding"), ("f5", "own", "contribution")):
        yield from _claim(
            "a", "本文使模型更准。", block=block, content="causal", source=source, type=type_
        )
    yield from _claim(
        "a", "销量增长12%。", block="f4", content="change", source="own", type="finding"
    )


def _numbers() -> Iterator[Row]:
    for n, (zh, en, agrees) in enumerate(
        ((12.6, 16.2, False), (3.0, 3.0, True), (5.0, None, None), (None, 7.0, None)), start=1
    ):
        pair = {"zh": None, "en": None}
        if zh:
            printed, pair["zh"] = f"{zh}%", f"z{n}.q2"
            yield from _claim(
                "a", f"下降{printed}。", block=f"z{n}", type="finding", page=1,
                numbers=((printed, "percent", zh, "percent"),),
            )  # fmt: skip
        if en:
            printed, pair["en"] = f"{en}%", f"e{n}.q8"
            text = f"It fell {printed}."
            own = {"paper": "a", "block": f"e{n}"}
            yield "blocks", {"paper": "a", "id": f"e{n}", "text": text}
            yield "sentences", own | {"id": f"e{n}.s1"} | _at(text, text)
            number = {"id": f"e{n}.q8", "kind": "percent", "value": en, "comparator": "="}
            yield "quantities", own | number | _at(text, printed)
        yield "number_check", {"paper": "a", "id": f"n{n}", "agrees": agrees, **pair}


def _recommendations() -> Iterator[Row]:
    for paper in ("a", "b", "c"):
        yield from _claim(
            paper, "应扩大补贴。", block="v1", content="advice", type="recommendation", page=9
        )
    yield from _claim("a", "补贴已扩大。", block="v2", type="finding")


def _references() -> Iterator[Row]:
    for entry, said in {
        "doi": {"doi": "10.1/a", "title": "城市研发 -- 一次比较"},
        "title": {"title": "OLD READERS"},
        "other": {"title": "城市研发", "doi": "10.1/ab"},
        "none": {},
    }.items():
        yield "reference_entries", {"paper": "b", "id": entry, "text": entry, "page": 3, **said}
    yield "reference_entries", {"paper": "c", "id": "r", "text": "r", "title": "Old—readers"}
    yield "blocks", {"paper": "b", "id": "p1"}
    for citation in ("m1", "m2"):
        yield "citations", {"paper": "b", "id": citation, "block": "p1"}
        yield "citation_entries", {"paper": "b", "citation": citation, "entry": "doi"}


def build(results: Path) -> None:
    """Make the corpus of a results folder."""
    corpus = results / "corpus"
    corpus.mkdir(parents=True)
    tables = TableWriter(corpus)
    for part in (_papers, _rankings, _measures, _effects, _numbers, _recommendations, _references):
        for name, said in part():
            tables.add({name: [_values(name, said)]})
    tables.close()
    build_databases(corpus)
