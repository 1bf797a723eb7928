"""Imports go one way, and the library knows nothing of Snakemake."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "bipaper"
LAYERS = (
    "shown",
    "model",
    "settings",
    "pdf",
    "layout",
    "text",
    "nlp",
    "align",
    "claims",
    "quality",
    "document",
    "export",
    "stages",
    "cli",
)
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.parent != SOURCE / "data")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer(module: str) -> int | None:
    """The place of a module of bipaper in the layers; None for what belongs to none."""
    parts = module.split(".")
    if parts[0] != "bipaper" or len(parts) < 2 or parts[1] not in LAYERS:
        return None
    return LAYERS.index(parts[1])


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_a_module_imports_no_higher_layer_and_not_snakemake(path: Path) -> None:
    own = layer(".".join(path.relative_to(SOURCE.parent).with_suffix("").parts))
    higher = [
        name
        for name in imported(path)
        if name.split(".")[0] == "snakemake"
        or (own is not None and (found := layer(name)) is not None and found > own)
    ]
    assert higher == []


def test_each_rule_has_a_script_a_stage_and_a_log_of_its_name() -> None:
    rules = sorted(path.stem for path in (ROOT / "workflow" / "rules").glob("*.smk"))
    assert sorted(path.stem for path in (ROOT / "scripts").glob("*.py")) == rules
    for rule in rules:
        text = (ROOT / "workflow" / "rules" / f"{rule}.smk").read_text("utf-8")
        assert f"rule {rule}:" in text
        assert f'"../../scripts/{rule}.py"' in text
        assert f"/logs/{rule}" in text
        assert (SOURCE / "stages" / f"{rule}.py").is_file()
