"""Settings as commands are given them: files like config.yaml, and single values."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
import yaml
from msgspec.inspect import LiteralType, Metadata, StructType, UnionType, type_info

from bipaper.commands.terminal import cause, fail
from bipaper.settings import Settings, load, typed

# Where papers and results are unless settings say otherwise.
RAW, RESULTS = Path(Settings().raw_dir), Path(Settings().results_dir)


def settings_of(file: Path) -> Settings:
    """Those of a file like config.yaml, defaults where it says nothing."""
    return checked(contents(file), str(file))


def merged(given: Iterable[str]) -> dict[str, Any]:
    """What files and values say together; the later ones count, name by name.

    A value is "NAME=VALUE", in a group "GROUP.NAME=VALUE"; VALUE is YAML.
    """
    config: dict[str, Any] = {}
    for one in given:
        config = _over(config, _value(one) if "=" in one else contents(Path(one)))
    return config


def _value(given: str) -> dict[str, Any]:
    name, _, value = given.partition("=")
    group, dot, inner = name.partition(".")
    read = _yaml(value, name)
    return {group: {inner: read}} if dot else {name: read}


def checked(config: Mapping[str, Any], source: str) -> Settings:
    """The settings of a configuration; what is wrong is told of ``source``."""
    try:
        return load(typed(config))
    except msgspec.ValidationError as error:
        allowed = _allowed(str(error))
        known = f"known: {', '.join(allowed)}; " if allowed else ""
        raise fail(f"{source}: {error} ({known}all there are: bipaper schema --config)") from error


def _allowed(error: str) -> list[str]:
    """The names of a group's settings, or the words of a setting, where an error tells of another
    one; none where it says itself what it expects."""
    if not error.startswith(("Object contains unknown field", "Invalid enum value")):
        return []
    place = re.search(r"`\$\.([\w.]+)`$", error)
    kind = type_info(Settings)
    for name in place[1].split(".") if place else ():
        assert isinstance(kind, StructType)
        kind = next(field.type for field in kind.fields if field.name == name)
        kind = kind.type if isinstance(kind, Metadata) else kind
    if isinstance(kind, StructType):
        return [field.name for field in kind.fields]
    kinds = kind.types if isinstance(kind, UnionType) else (kind,)
    words = (one.values if isinstance(one, LiteralType) else () for one in kinds)
    return [str(word) for word in chain(*words)]


def contents(file: Path) -> dict[str, Any]:
    """What a file like config.yaml says, unchecked."""
    try:
        given = _yaml(file.read_bytes(), str(file)) or {}
    except OSError as error:
        raise fail(f"{file}: {cause(error)}") from error
    if not isinstance(given, dict):
        raise fail(f"{file}: no settings, which are names with values")
    return given


def _yaml(text: bytes | str, source: str) -> Any:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise fail(f"{source}: no YAML: {' '.join(str(error).split())}") from error


def _over(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Both configurations as one; a group keeps what the later one does not say."""
    groups = {
        name: {**before[name], **value}
        for name, value in after.items()
        if isinstance(value, dict) and isinstance(before.get(name), dict)
    }
    return {**before, **after, **groups}
