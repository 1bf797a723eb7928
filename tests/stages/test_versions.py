from pathlib import Path

from bipaper import __version__
from bipaper.settings import Align, Limits, Segment, Settings
from bipaper.stages.versions import recorded, versions


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


def test_documents_record_the_release_and_the_stages_that_shaped_them() -> None:
    found = versions(Settings())
    assert recorded(found) == {
        "bipaper": __version__,
        **{s: found[s] for s in ("extract", "segment", "tag", "align", "structure")},
    }
