from pathlib import Path

import msgspec
import pytest
import spacy
from samples import pdf_of

from bipaper.engine.batch import Job
from bipaper.engine.docbins import pack, read_docs, write_docs
from bipaper.engine.rows import Row
from bipaper.find.entities.trained import ModelError
from bipaper.nlp.pipeline import load
from bipaper.parts.bilingual import Language
from bipaper.parts.tagged_block import TaggedBlock
from bipaper.settings import Limits, Settings, Tag
from bipaper.stages.steps import document_of
from bipaper.stages.tag import run_batch, taggers

SAMPLE = pdf_of("river_oxygen_forecast")
PAPERS = {"a": "广东省的溶解氧下降。", "b": "模型预测溶解氧含量"}


@pytest.fixture
def tokens(tmp_path: Path) -> tuple[Path, Path]:
    """Two papers of one paragraph as the stage before leaves them."""
    files = tmp_path / "tokens.spacy", tmp_path / "tokens.jsonl"
    chinese = load("zh")
    rows = []
    for paper, text in PAPERS.items():
        doc = chinese(text)
        doc.user_data |= {"paper": paper, "block": "p1", "lang": "zh"}
        rows.append(Row(id=paper, key="1", digest=paper, value=pack([doc], ["p1"])))
    write_docs(*files, rows)
    return files


def tagged(tokens: tuple[Path, Path], *models: tuple[Language, str]) -> list[list[tuple[str, str]]]:
    """The names and types that a batch of two workers finds in each paper."""
    files = tokens[0].with_name("tagged.spacy"), tokens[0].with_name("tagged.jsonl")
    run_batch(*tokens, *files, models, Job("tag", "1", 2, 2, Limits()))
    blocks = [
        msgspec.json.decode(row.value.notes, type=list[TaggedBlock])
        for row in read_docs(*files)
        if row.value
    ]
    return [[(e.text, e.type) for block in paper for e in block.entities] for paper in blocks]


def test_without_a_model_the_rules_find_what_they_know(tokens: tuple[Path, Path]) -> None:
    assert tagged(tokens) == [[("广东省", "place")], []]


def test_a_model_named_in_the_settings_adds_what_it_finds(
    tokens: tuple[Path, Path], model: Path
) -> None:
    assert tagged(tokens, ("zh", str(model))) == [
        [("广东省", "place"), ("溶解氧", "product")],
        [("溶解氧", "product")],
    ]


def test_a_model_is_for_one_language(tokens: tuple[Path, Path], model: Path) -> None:
    assert tagged(tokens, ("en", str(model))) == [[("广东省", "place")], []]


def test_a_document_has_the_entities_of_the_model_beside_those_of_the_rules(model: Path) -> None:
    def found(model_zh: str | None) -> set[tuple[str, int, int, str, str]]:
        entities = document_of(SAMPLE, Settings(tag=Tag(model_zh=model_zh))).entities
        return {(e.block, e.start, e.end, e.text, e.type) for e in entities}

    rules, both = found(None), found(str(model))
    assert rules < both
    assert ("abstract.zh", 8, 11, "溶解氧", "product") in both
    assert {kind for *_, kind in both - rules} == {"product"}


def test_a_model_is_loaded_once_a_process(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = taggers((("zh", str(model)),))
    monkeypatch.delattr(spacy, "load")
    assert taggers((("zh", str(model)),)) is loaded
    assert [ent["text"] for ent in loaded("预测溶解氧").user_data["entities"]] == ["溶解氧"]


def test_a_model_that_is_not_installed_is_named_with_what_to_do(
    tokens: tuple[Path, Path],
) -> None:
    with pytest.raises(ModelError, match=r"'zh_none'.*python -m spacy download zh_none"):
        tagged(tokens, ("zh", "zh_none"))


def test_a_model_that_finds_no_entities_is_an_error(tmp_path: Path) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path)
    with pytest.raises(ModelError, match=r"finds no entities, only \['sentencizer'\]"):
        taggers((("zh", str(tmp_path)),))
