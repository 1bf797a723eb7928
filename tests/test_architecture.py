"""Imports go one way, and the library knows nothing of Snakemake."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "bipaper"
LAYERS = (
    "data",
    "rules",
    "chars",
    "years",
    "shown",
    "record_ids",
    "parts",
    "model",
    "corrections",
    "described",
    "settings",
    "pdf",
    "layout",
    "text",
    "nlp",
    "find",
    "align",
    "quality",
    "document",
    "relational",
    "export",
    "report",
    "load",
    "ask",
    "engine",
    "stages",
    "evaluate",
    "commands",
    "cli",
)
# The rooms of a layer that has some, in the order of their imports.
ROOMS = {
    "text": ("body", "references", "front", "tables"),
    "find": ("quantities", "entities", "claims"),
}
PAGES = sorted(path for name in ("*.md", "docs/*.md", "profiles/*/*") for path in ROOT.glob(name))
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer(module: str) -> int | None:
    """The place of a module of bipaper in the layers; None for what belongs to none."""
    top, *rest = module.split(".")
    if top != "bipaper" or not rest or rest == ["__version__"]:
        return None
    return LAYERS.index(rest[0])


def room(module: str) -> tuple[str, int] | None:
    """The layer of a module and its room there; None for a module that stands in no room."""
    _, *rest = module.split(".")
    if len(rest) < 3 or rest[1] not in ROOMS.get(rest[0], ()):
        return None
    return rest[0], ROOMS[rest[0]].index(rest[1])


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_a_module_imports_no_higher_layer_and_not_snakemake(path: Path) -> None:
    own = layer(name_of(path))
    higher = [
        name
        for name in imported(path)
        if name.split(".")[0] == "snakemake"
        or (own is not None and (found := layer(name)) is not None and found > own)
    ]
    assert higher == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_a_module_imports_no_later_room_of_its_layer(path: Path) -> None:
    own = room(name_of(path))
    rooms = ((name, room(name)) for name in imported(path))
    assert [n for n, found in rooms if own and found and own[0] == found[0] and found > own] == []


def test_the_layers_are_those_of_the_page_about_design() -> None:
    page = (ROOT / "docs" / "design.md").read_text("utf-8")
    (named,) = re.findall(r"^Imports go one way, and a test holds them to it: (.+?)\.", page, re.M)
    assert re.split(r", | <- ", named) == list(LAYERS)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_modules_that_pages_and_profiles_name_are_there(page: Path) -> None:
    named = re.findall(r"(?<![\w/.])(?:[a-z_]+/)+[a-z_]+\.py\b", page.read_text("utf-8"))
    places = (ROOT, ROOT / "src", SOURCE, page.parent)
    assert [name for name in named if not any((place / name).is_file() for place in places)] == []


def test_no_two_modules_have_the_same_name() -> None:
    names = [path.stem for path in MODULES if path.stem != "__init__"]
    assert {name for name in names if names.count(name) > 1} == set()


def test_a_package_holds_no_logic_in_its_init() -> None:
    inits = [path for path in MODULES if path.stem == "__init__"]
    assert [path for path in inits if ast.parse(path.read_bytes()).body] == []


def test_each_rule_has_a_script_a_stage_and_a_log_of_its_name() -> None:
    rules = sorted(path.stem for path in (ROOT / "workflow" / "rules").glob("*.smk"))
    assert sorted(path.stem for path in (ROOT / "scripts").glob("*.py")) == rules
    for rule in rules:
        text = (ROOT / "workflow" / "rules" / f"{rule}.smk").read_text("utf-8")
        assert f"rule {rule}:" in text
        assert f'"../../scripts/{rule}.py"' in text
        assert f"/logs/{rule}" in text
        assert (SOURCE / "stages" / f"{rule}.py").is_file()
