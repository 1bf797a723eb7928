"""Each metric says 1 where result and gold agree, and what differs where they do not."""

from typing import Any

import msgspec
import pytest
from graded import BODY, abstract, claim, document, gold_of, quantity, section
from hypothesis import given, settings
from hypothesis import strategies as st

from bipaper import model
from bipaper.evaluate.gold import Gold, GoldQuantity, Noise, Passage
from bipaper.evaluate.scores import Score
from bipaper.evaluate.table import METRICS, score_paper
from bipaper.model import Document

PAPER = document()
GOLD = gold_of(PAPER)
# What of the document is the share of each metric, by the way to the list or text.
PARTS = {
    "title_zh": "metadata.title.zh",
    "title_en": "metadata.title.en",
    "authors_zh": "metadata.authors.zh",
    "authors_en": "metadata.authors.en",
    "abstract_zh": "abstract.zh",
    "abstract_en": "abstract.en",
    "keywords_zh": "keywords.zh",
    "keywords_en": "keywords.en",
    "doi": "metadata.doi",
    "clc": "metadata.clc",
    "headings": "sections",
    "order": "paragraphs",
    "joins": "paragraphs",
    "references": "references",
    "captions": "captions",
    "cells": "tables",
    "alignment": "alignment.abstract",
    "quantities": "quantities",
    "entities": "entities",
    "claims": "claims",
    "claim_spans": "claims",
}


def values(paper: Document, gold: Gold) -> dict[str, float]:
    return {name: score.value for name, score in score_paper(paper, gold).scores.items()}


def changed(way: str, change: Any) -> Document:
    """The paper with ``change`` of what stands at the end of ``way``."""
    paper = document()
    *rooms, last = way.split(".")
    place: Any = paper
    for room in rooms:
        place = getattr(place, room)
    setattr(place, last, change(getattr(place, last)))
    return paper


def test_a_document_agrees_with_gold_made_of_itself_in_every_metric() -> None:
    assert values(PAPER, GOLD) == dict.fromkeys(METRICS, 1.0)
    assert all(not (one.missing or one.extra) for one in score_paper(PAPER, GOLD).scores.values())


@pytest.mark.parametrize("metric", PARTS)
def test_what_is_taken_away_lowers_its_metric(metric: str) -> None:
    paper = changed(PARTS[metric], lambda part: part[1:] if isinstance(part, (list, str)) else None)
    score = METRICS[metric](paper, GOLD)
    assert score is not None
    assert score.value < 1
    assert score.right < score.wanted
    assert score.missing


def test_furniture_in_a_paragraph_lowers_the_metric_of_noise() -> None:
    paper = document()
    paper.paragraphs[2].text += "第38卷第3期"
    assert score_paper(paper, GOLD).scores["noise"] == Score(
        value=0.0, right=0, wanted=1, missing=("第38卷　第3期",)
    )


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_any_document_agrees_with_gold_made_of_itself(data: st.DataObject) -> None:
    paper = data.draw(papers)
    found = values(paper, gold_of(paper))
    assert found == dict.fromkeys(found, 1.0)


def some(text: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(text, max_size=4)


LETTERS = st.characters(categories=["Lu", "Ll", "Lo", "Nd"])
NAMES = st.text(LETTERS, min_size=1, max_size=12)


@st.composite
def drawn(draw: st.DrawFn) -> Document:
    paper = document()
    paper.metadata.title.zh = draw(st.none() | NAMES)
    paper.metadata.authors.zh = draw(some(NAMES))
    paper.keywords.en = draw(some(NAMES))
    paper.sections = [
        section(number, title, draw(st.integers(1, 4)))
        for number, title in enumerate(draw(some(NAMES)), start=1)
    ]
    kept = draw(st.sets(st.sampled_from([one.id for one in paper.quantities])))
    paper.quantities = [one for one in paper.quantities if one.id in kept]
    paper.references = paper.references[: draw(st.integers(0, 2))]
    return paper


papers = drawn()


@pytest.mark.parametrize(
    ("metric", "gold", "score"),
    [
        ("title_zh", {"title_zh": "口袋公園的使用"}, (6 / 7, 6, 7, ("園",), ("园",))),
        ("title_en", {"title_en": "THE USE OF POCKETPARKS"}, (1.0, 19, 19, (), ())),
        ("authors_zh", {"authors_zh": ["宋知远", "丁一"]}, (0.5, 1, 2, ("丁一",), ("安衡",))),
        ("keywords_en", {"keywords_en": ["Park"]}, (2 / 3, 1, 1, (), ("shade",))),
        ("joins", {"joins": [{"before": "小型", "after": "绿地"}, {"before": "绿", "after": "木"}]},
         (0.5, 1, 2, ("绿|木",), ())),
        ("order", {"reading_order": ["386个", "小型", "遮阴率"]}, (0.5, 1, 2, ("小型",), ())),
        ("references", {"references": {"count": 4, "first": "甲.公园", "last": "丙"}},
         (0.5, 2, 4, ("丙", "4 entries, not 2"), ())),
        ("references", {"references": {"count": 1}}, (0.0, 1, 1, ("1 entries, not 2",), ())),
        ("captions", {"captions": [{"kind": "table", "label": "表 1", "text": "另文"}]},
         (2 / 3, 1, 1, (), ("图1 位置",))),
        # Rows count once, and those of no table annotated not at all.
        ("cells", {"tables": [{"label": "表 1", "rows": [["城市", "人数"], ["城市", "人数"],
                                                        ["岚浦", "24"]]}]},
         (0.5, 1, 2, ("表1 岚浦 | 24",), ("表1 岚浦 | 23",))),
        ("cells", {"tables": [{"label": "表2", "rows": [["岚浦"]]}]},
         (0.0, 0, 1, ("表2 岚浦",), ())),
        ("headings", {"headings": [{"number": "1.", "title": "引 言", "level": 1, "page": 9},
                                   {"number": "2", "title": "结果", "level": 1, "page": 1},
                                   {"number": None, "title": "参考文献", "level": 1, "page": 1},
                                   {"number": None, "title": "【References】:", "level": 1,
                                    "page": 1},
                                   {"number": None, "title": "［参 考 文 献］", "level": 1,
                                    "page": 1}]},
         (0.5, 1, 2, ("2 结果 (level 1)",), ("2 结果 (level 2)",))),
    ],
)  # fmt: skip
def test_a_metric_counts_what_is_right_and_names_what_differs(
    metric: str, gold: dict[str, Any], score: tuple[Any, ...]
) -> None:
    annotated = msgspec.convert({"id": "park"} | gold, Gold)
    value, right, wanted, missing, extra = score
    assert score_paper(PAPER, annotated).scores[metric] == Score(
        value=pytest.approx(value), right=right, wanted=wanted, missing=missing, extra=extra
    )


def test_what_gold_leaves_empty_is_not_scored() -> None:
    assert score_paper(PAPER, Gold(id="park", title_zh="口袋公园的使用")).scores.keys() == {
        "title_zh"
    }


def test_beads_are_compared_by_where_they_end() -> None:
    """One English sentence that was split in two is no fault of the alignment."""
    paper = document()
    paper.abstract.en = abstract("abstract.en", "The parks ", "are small. ", "People like shade.")
    first, second = paper.alignment.abstract
    first.en, second.en = ["abstract.en.s1", "abstract.en.s2"], ["abstract.en.s3"]
    assert METRICS["alignment"](paper, GOLD) == METRICS["alignment"](PAPER, GOLD)


def test_a_bead_too_long_on_one_side_is_named_with_its_sentences() -> None:
    paper = document()
    first, second = paper.alignment.abstract
    first.zh, second.zh = ["abstract.zh.s1", "abstract.zh.s2"], []
    assert METRICS["alignment"](paper, GOLD) == Score(
        value=0.5,
        right=1,
        wanted=2,
        missing=("公园很小。 = The parks are small. ",),
        extra=("公园很小。人们喜欢树荫。 = The parks are small. ",),
    )


@pytest.mark.parametrize(
    ("wanted", "right"),
    [
        ({"text": "386个", "kind": "count", "value": 386}, True),
        ({"text": "公园386个", "kind": "count", "value": "386"}, True),
        ({"text": "386个", "kind": "count", "value": 387}, False),
        ({"text": "386个", "kind": "number", "value": 386}, False),
        ({"text": "86个。", "kind": "count", "value": 386}, False),
        ({"text": "386个", "kind": "count", "low": 386, "high": 400}, False),
        ({"text": "386个", "kind": "count"}, False),
    ],
)
def test_a_quantity_is_right_by_words_kind_and_value(wanted: dict[str, Any], right: bool) -> None:
    passage = Passage(
        text="建成口袋公园386个。", quantities=[msgspec.convert(wanted, GoldQuantity)]
    )
    paper = document()
    paper.quantities = [quantity("p1", "386个", "count", 386)]
    score = METRICS["quantities"](paper, Gold(id="park", passages=[passage]))
    assert score is not None
    assert score.right == right


def test_mentions_outside_the_passages_do_not_count() -> None:
    passage = gold_of(PAPER).passages[1]
    score = METRICS["quantities"](PAPER, Gold(id="park", passages=[passage]))
    assert score == Score(value=1.0, right=2, wanted=2)


def test_mentions_where_gold_has_none_are_too_many() -> None:
    passage = Passage(text=PAPER.paragraphs[1].text)
    assert METRICS["quantities"](PAPER, Gold(id="park", passages=[passage])) == Score(
        value=0.0, right=0, wanted=0, extra=("10个百分点 (percent 10)", "23人 (count 23)")
    )


def test_a_claim_cut_elsewhere_is_the_claim_and_its_type_is_another_matter() -> None:
    paper = document()
    paper.claims = [claim("p2", "每提高10个百分点，使用人数增加23人。", "causal")]
    passage = gold_of(PAPER).passages[1]
    gold = Gold(id="park", passages=[passage])
    spans, typed = METRICS["claim_spans"](paper, gold), METRICS["claims"](paper, gold)
    assert spans == Score(value=1.0, right=1, wanted=1)
    assert typed is not None
    assert (typed.value, typed.extra) == (0.0, ("每提高10个百分点，使用人数增加23人。 (causal)",))


def test_source_and_content_are_judged_of_the_claims_found() -> None:
    paper = document()
    (found,) = paper.claims = [claim("p2", BODY[1], "finding")]
    found.source, found.content = "cited", ["change", "causal"]
    passage = gold_of(PAPER).passages[1]
    passage.claims[0].source, passage.claims[0].content = "own", ["change", "measurement", "other"]
    gold = Gold(id="park", passages=[passage])
    source, content = METRICS["claim_source"](paper, gold), METRICS["claim_content"](paper, gold)
    assert source == Score(
        value=0.0,
        right=0,
        wanted=1,
        missing=(f"{BODY[1]} (own)",),
        extra=(f"{BODY[1]} (cited)",),
    )
    assert content == Score(
        value=0.5,
        right=1,
        wanted=2,
        missing=(f"{BODY[1]} (measurement)",),
        extra=(f"{BODY[1]} (causal)",),
    )


def test_noise_is_looked_for_whatever_its_spaces_and_width() -> None:
    gold = Gold(id="park", noise=[Noise(text="３８６ 个", kind="header")])
    score = METRICS["noise"](PAPER, gold)
    assert score is not None
    assert score.value == 0


def test_every_metric_says_what_it_counts() -> None:
    assert [name for name, metric in METRICS.items() if not metric.__doc__] == []


def test_the_model_document_used_here_is_valid() -> None:
    assert model.decode(model.encode(PAPER)) == PAPER
