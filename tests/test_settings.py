import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from bipaper.align.support import CUTOFF
from bipaper.settings import Settings, json_schema, load, typed

ROOT = Path(__file__).resolve().parents[1]


def read(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def test_config_yaml_holds_every_setting_with_its_default() -> None:
    assert read("config.yaml") == msgspec.to_builtins(Settings())


def test_the_schema_of_config_yaml_is_up_to_date() -> None:
    assert read("workflow/schemas/config.schema.yaml") == json_schema(), "run: make schemas"


def test_every_setting_of_the_schema_is_described() -> None:
    definitions = json_schema()["$defs"]
    bare = [
        f"{name}.{setting}"
        for name, definition in definitions.items()
        for setting, schema in definition["properties"].items()
        if not (schema.get("description") or _group(schema, definitions).get("description"))
    ]
    assert bare == []


def _group(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """The definition of a group of settings, which says what the group is."""
    return definitions.get(schema.get("$ref", "").removeprefix("#/$defs/"), {})


def test_the_page_about_settings_lists_each_with_its_default() -> None:
    config = read("config.yaml")
    expected = {k: v for k, v in config.items() if not isinstance(v, dict)} | {
        f"{group}.{key}": value
        for group, values in config.items()
        if isinstance(values, dict)
        for key, value in values.items()
    }
    cell = r"((?:`[^`]+`(?:, )?)+)"
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    listed = [
        pair
        for names, defaults in re.findall(rf"^\| {cell} \| {cell} \|", page, re.MULTILINE)
        for pair in zip(*(re.findall("`(.+?)`", part) for part in (names, defaults)), strict=True)
    ]
    assert {name: yaml.safe_load(default) for name, default in listed} == expected


def test_an_empty_configuration_gives_the_defaults() -> None:
    assert load({}) == Settings()


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"ocr": "auto"}, "unknown field `ocr`"),
        ({"extract": {"orc": "auto"}}, r"unknown field `orc` - at `\$.extract`"),
        ({"extract": {"ocr": "sometimes"}}, r"'sometimes' - at `\$.extract.ocr`"),
        ({"batches": 0}, r">= 1 - at `\$.batches`"),
        ({"workers": "two"}, r"Expected `int \| null`, got `str` - at `\$.workers`"),
        ({"raw_dir": ""}, r"regex .* - at `\$.raw_dir`"),
        ({"raw_dir": "raw\n"}, r"regex .* - at `\$.raw_dir`"),
        ({"results_dir": "results\x1b[2J"}, r"regex .* - at `\$.results_dir`"),
        ({"results_dir": "{batch}"}, r"regex .* - at `\$.results_dir`"),
        ({"segment": {"user_dictionary": "\x00"}}, r"regex .* - at `\$.segment.user_dictionary`"),
        ({"tag": {"model_zh": "a\x7f"}}, r"regex .* - at `\$.tag.model_zh`"),
        ({"tag": {"model_en": ""}}, r"regex .* - at `\$.tag.model_en`"),
        ({"align": {"encoder": "a\tb"}}, r"regex .* - at `\$.align.encoder`"),
    ],
)
def test_a_wrong_setting_is_named(config: dict[str, Any], message: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=message):
        load(config)


def test_what_the_command_line_nests_has_its_types() -> None:
    given = {"limits": {"seconds": "60"}, "tag": {"model_zh": "null"}, "raw_dir": "1", "workers": 2}
    assert typed(given) == {
        "limits": {"seconds": 60},
        "tag": {"model_zh": None},
        "raw_dir": "1",
        "workers": 2,
    }


def test_the_cut_off_of_support_is_the_one_that_was_calibrated() -> None:
    assert Settings().align.support == CUTOFF
