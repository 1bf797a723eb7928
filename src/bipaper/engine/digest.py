"""Digests: of files, of settings, and of the code a stage runs.

Snakemake sees edits of a rule's script, not of the library the script imports. So every
rule carries ``code_digest`` of its stage, found from the imports.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import msgspec

from bipaper.engine.parsed import contents_of

PACKAGE = Path(__file__).parent.parent  # src/bipaper
_CHUNK = 1 << 20


def digest(*parts: bytes | str) -> str:
    """SHA-256, in hexadecimal, of parts that cannot run into each other."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of a file's contents, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def settings_digest(settings: Any) -> str:
    """Digest of settings (structs, mappings, plain values), in whatever order of keys."""
    return digest(msgspec.json.encode(settings, order="sorted"))


def code_digest(stage: str, package: Path = PACKAGE) -> str:
    """Digest of all that ``package.stages.<stage>`` is made of.

    That is the modules of the package it imports, directly or not, the data files these
    name, and the versions of the other distributions they import.
    """
    modules = sorted(modules_of(stage, package).items())
    parts = [part for name, path in modules for part in (name, path.read_bytes())]
    contents = [contents_of(path.read_bytes()) for _, path in modules]
    data = sorted({file for _, path in modules for file in named_data(path)})
    versions = _versions({name for module in contents for name in module.imports}, package.name)
    return digest(*parts, *(path.read_bytes() for path in data), *versions)


def modules_of(stage: str, package: Path = PACKAGE) -> dict[str, Path]:
    """Module name -> file of the stage's module and everything it imports from the package."""
    found: dict[str, Path] = {}
    waiting = [f"{package.name}.stages.{stage}"]
    while waiting:
        name = waiting.pop()
        path = _file_of(name, package)
        if name not in found and path is not None:
            found[name] = path
            waiting += contents_of(path.read_bytes()).imports
            waiting += [name.rpartition(".")[0]]  # a package's __init__ runs first
    return found


def _file_of(module: str, package: Path) -> Path | None:
    """The file of a module of the package, None for other modules and mere names."""
    top, *rest = module.split(".")
    if top != package.name:
        return None
    path = package.joinpath(*rest)
    candidates = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in candidates if file.is_file()), None)


def named_data(module: Path) -> Iterator[Path]:
    """The data files beside a module that strings in it name, alone or by their folder.

    A folder of modules is none: its name may be any word ("text").
    """
    strings = contents_of(module.read_bytes()).strings
    for path in (path for path in module.parent.iterdir() if path.name in strings):
        if not (path / "__init__.py").exists():
            yield from filter(_is_data, path.rglob("*") if path.is_dir() else [path])


def _is_data(file: Path) -> bool:
    compiled = file.parent.name == "__pycache__"
    return file.is_file() and not compiled and file.suffix not in {".py", ".typed"}


def _versions(imports: Iterable[str], package: str) -> list[str]:
    """ "distribution==version" of what is imported from elsewhere, as far as installed."""
    names = {name.partition(".")[0] for name in imports}
    outside = names - set(sys.stdlib_module_names) - {package}
    distributions = {d for name in outside for d in _distributions().get(name, [])}
    return sorted(f"{d}=={metadata.version(d)}" for d in distributions)


@cache
def _distributions() -> Mapping[str, list[str]]:
    return metadata.packages_distributions()
