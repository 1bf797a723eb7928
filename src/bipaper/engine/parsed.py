"""What a module of the library imports and which strings stand in it, from its syntax tree.

To parse all modules takes longer than anything else before a run begins, so what was found is kept
beside Python's own compiled files, by the digest of each source: an edited module is parsed
anew, and what another release or another Python has found is not taken.
"""

import ast
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path

import msgspec

_LONGEST = 255  # bytes of a file's name


class Contents(msgspec.Struct, frozen=True):
    """The names that a module imports, and the strings in it that may be a file's name."""

    imports: frozenset[str]
    strings: frozenset[str]


Found = dict[str, Contents]  # by the digest of a source
_found: Found = {}
_asked: set[str] = set()
_OWN = Path(__file__).read_bytes() + sys.version.encode()


def contents_of(source: bytes) -> Contents:
    """What a module's source imports and names. Raises SyntaxError where it is no Python."""
    name = sha256(_OWN + source).hexdigest()
    _asked.add(name)
    if name not in _found:
        _found[name] = _parsed(source)
    return _found[name]


def kept_at() -> Path:
    """Where what was found is kept: where this Python keeps what it has compiled."""
    return Path(cache_from_source(__file__)).with_suffix(".json")


@contextmanager
def keeping(file: Path) -> Iterator[None]:
    """Take what is kept in ``file``, and keep there what was asked for meanwhile.

    A file that cannot be read, or not be written, makes nothing worse than slower.
    """
    before = _read(file)
    _found.update(before)
    _asked.clear()
    yield
    if _asked and _asked != before.keys() and not sys.dont_write_bytecode:
        with suppress(OSError):
            _write(file, {name: _found[name] for name in sorted(_asked)})


def _read(file: Path) -> Found:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Found)
    except (OSError, msgspec.DecodeError):
        return {}


def _write(file: Path, found: Found) -> None:
    """Of two runs that write at once each has a file of its own, and the last is kept."""
    own = file.with_name(f"{file.name}.{os.getpid()}")
    file.parent.mkdir(exist_ok=True)
    own.write_bytes(msgspec.json.encode(found, order="deterministic"))
    own.replace(file)


def _parsed(source: bytes) -> Contents:
    nodes = list(ast.walk(ast.parse(source)))
    constants = (node.value for node in nodes if isinstance(node, ast.Constant))
    return Contents(
        frozenset(name for node in nodes for name in _imports(node)),
        frozenset(value for value in constants if isinstance(value, str) and _may_name(value)),
    )


def _may_name(value: str) -> bool:
    return "/" not in value and len(value.encode("utf-8", "replace")) <= _LONGEST


def _imports(node: ast.AST) -> Iterator[str]:
    """Names of imported modules; ``from a import b`` gives a and a.b, which may be a module."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
