import shutil
from pathlib import Path

import pytest

from bipaper import __version__
from bipaper.engine.versions import recorded, versions
from bipaper.find.entities.trained import ModelError
from bipaper.settings import Align, Limits, Segment, Settings, Tag


def changed(settings: Settings) -> list[str]:
    before, after = versions(Settings()), versions(settings)
    return [stage for stage in before if before[stage] != after[stage]]


def test_a_setting_changes_its_stage_and_what_documents_say_of_it() -> None:
    assert changed(Settings(align=Align(support=0.7))) == ["align", "structure"]


def test_settings_that_do_not_change_results_change_no_version() -> None:
    assert changed(Settings(batches=9, workers=5, strict=True, limits=Limits(seconds=1))) == []


def test_a_user_dictionary_counts_by_its_contents(tmp_path: Path) -> None:
    def version(name: str, contents: str) -> str:
        path = tmp_path / name
        path.write_text(contents)
        return versions(Settings(segment=Segment(user_dictionary=str(path))))["segment"]

    one = version("one", "新质生产力")
    assert version("another name", "新质生产力") == one
    assert version("one", "数字孪生") != one


def test_a_spacy_model_counts_by_its_contents(model: Path, tmp_path: Path) -> None:
    def version(folder: Path) -> str:
        return versions(Settings(tag=Tag(model_zh=str(folder))))["tag"]

    changed = Path(shutil.copytree(model, tmp_path / "changed"))
    one = version(changed)
    (changed / "meta.json").write_text("{}")
    assert len({versions(Settings())["tag"], one, version(changed)}) == 3


def test_an_installed_model_counts_by_its_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))

    def version(release: str) -> str:
        info = tmp_path / f"en_mini-{release}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Name: en_mini\nVersion: {release}\n")
        (info / "entry_points.txt").write_text("[spacy_models]\nen_mini = en_mini\n")
        found = versions(Settings(tag=Tag(model_en="en_mini")))["tag"]
        shutil.rmtree(info)
        return found

    assert len({versions(Settings())["tag"], version("1.0"), version("2.0")}) == 3


def test_an_installed_package_that_is_no_model_is_refused() -> None:
    with pytest.raises(ModelError, match="no spaCy model 'spacy'"):
        versions(Settings(tag=Tag(model_en="spacy")))


def test_a_model_that_is_not_installed_is_named_before_anything_runs() -> None:
    with pytest.raises(ModelError, match="no spaCy model 'en_none'"):
        versions(Settings(tag=Tag(model_en="en_none")))


def test_documents_record_the_release_and_the_stages_that_shaped_them() -> None:
    found = versions(Settings())
    assert recorded(found) == {
        "bipaper": __version__,
        **{s: found[s] for s in ("extract", "segment", "tag", "align", "structure")},
    }
