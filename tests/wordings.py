"""Words of code left out, to see which no test misses.

python -m wordings [--every N] FOLDER...

Data files are left to tests/leave_out.py. Here each alternative with Chinese of each expression
that a module of bipaper compiles, and each Chinese word in a tuple, a set or a dict of a module,
is taken away in a process of its own, and those tests of the folders are run that show it, in
their parameters, their code or the constants beside it, until one fails. Where none does, nobody
would notice if it were gone: it is printed.
"""

import argparse
import ast
import inspect
import os
import re
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from operator import is_
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, TypeGuard, TypeVar

import pytest
from _pytest.runner import runtestprotocol
from alternatives import alternatives
from leave_out import forget

from bipaper.chars import CJK, HAN, simplify

_HAN = re.compile(f"[{HAN}]+")
_SET = re.compile(r"(?<!\\)\[[^\]]*\]")
_NOT = re.compile(r"\(\?<?![^()]*\)")
T = TypeVar("T")

SECONDS = 60  # for a test; none but a search without end takes as long


class Wording(NamedTuple):
    """An alternative of a module's expression or a word of a collection, and what is left."""

    module: str
    name: str
    text: str
    without: object


def wordings(packages: tuple[str, ...]) -> list[Wording]:
    """All that have Chinese in the packages' modules that are loaded."""
    return [
        Wording(module.__name__, name, text, without)
        for module in _modules()
        if module.__name__.startswith(packages)
        for name, value in _values(module)
        for text, without in _less(value)
        if _words(text)
    ]


def _values(module: ModuleType) -> Iterator[tuple[str, object]]:
    """The names that a module gives values or makes functions, and these.

    A dict that no function reads only made other values, as a table of ``str.maketrans``, and
    those are looked at.
    """
    source = _code_of(module.__name__)
    for name, value in sorted(vars(module).items()):
        if isinstance(value, dict) and name not in _read_later(len(_modules())):
            continue
        if re.search(rf"^(?:{name}(?:: .+)? =|def {name}\()", source, re.MULTILINE):
            yield name, value


@cache
def _read_later(_modules_loaded: int) -> frozenset[str]:
    """The names that functions read when they run, in any module."""
    trees = (ast.parse(_code_of(module.__name__)) for module in _modules())
    functions = (
        node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
    )
    names = (node for function in functions for node in ast.walk(function))
    return frozenset(node.id for node in names if isinstance(node, ast.Name))


@cache
def _code_of(module: str) -> str:
    return Path(str(sys.modules[module].__file__)).read_text(encoding="utf-8")


@cache
def _strings_of(function: Callable[..., object]) -> str:
    """The texts in a function's code, without docstrings, and in what it names of its module."""
    nodes = list(ast.walk(ast.parse(inspect.getsource(function))))
    named = {node.id for node in nodes if isinstance(node, ast.Name)} - {function.__name__}
    held = [str(value) for name, value in _constants(function) if name in named]
    held += [_strings_of(helper) for name, helper in _helpers(function) if name in named]
    said = {node.value for node in nodes if isinstance(node, ast.Expr)}
    texts = (node for node in nodes if isinstance(node, ast.Constant) and node not in said)
    return "\n".join([*held, *(str(node.value) for node in texts)])


def _constants(function: Callable[..., object]) -> Iterator[tuple[str, object]]:
    """The constants of the module that a function stands in."""
    held = vars(sys.modules[function.__module__]).items()
    return ((name, value) for name, value in held if name.isupper())


def _helpers(function: Callable[..., object]) -> Iterator[tuple[str, Callable[..., object]]]:
    """The functions and classes of the module that a function stands in."""
    held = vars(sys.modules[function.__module__]).items()
    for name, value in held:
        if callable(value) and getattr(value, "__module__", "") == function.__module__:
            yield name, value


def _less(value: object) -> Iterator[tuple[str, object]]:
    """Each part that a value may lack, and the value without it."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        for one in alternatives(value.pattern):
            yield one.text, re.compile(one.without, value.flags)
    elif type(value) in (tuple, list, set, frozenset):
        items = list(value) if isinstance(value, Sequence) else sorted(value, key=str)
        for place, item in enumerate(items):
            rest = items[:place] + items[place + 1 :]
            if isinstance(item, str):
                yield item, type(value)(rest)
    elif isinstance(value, dict):
        for key, held in value.items():
            yield _key(key, held), {other: value[other] for other in value if other != key}
            for text, less in _less_held(held):
                yield text, value | {key: less}
    elif _makes_pattern(value):
        for text, less in _less(value()):
            written = _strings_of(value)  # others are of a data file
            if all(word in written for word in _HAN.findall(_SET.sub("", text))):
                yield text, partial(_same, less)


def _key(key: object, held: object) -> str:
    """As people read it: a table of ``str.maketrans`` for Chinese has characters' codes."""
    is_code = isinstance(key, int) and isinstance(held, str) and _HAN.match(held)
    return chr(key) if is_code else str(key)


def _less_held(value: object) -> Iterator[tuple[str, object]]:
    """As ``_less``; a text in a dict may be that of an expression."""
    if isinstance(value, str) and "|" in value:
        yield from ((one.text, one.without) for one in alternatives(value))
    else:
        yield from _less(value)


def _makes_pattern(value: object) -> TypeGuard[Callable[[], re.Pattern[str]]]:
    """Is it a function that makes an expression once?"""
    if not hasattr(value, "cache_clear"):
        return False
    asked = inspect.signature(value)
    return not asked.parameters and asked.return_annotation == re.Pattern[str]


def _same(value: T) -> T:
    return value


def _words(alternative: str) -> list[str]:
    """The Chinese that an alternative asks for and that is not any; characters of sets apart."""
    asked = _NOT.sub("", alternative.replace(CJK, "").replace(HAN, ""))
    return _HAN.findall(_SET.sub(lambda match: " ".join(match[0]), asked))


def _modules() -> list[ModuleType]:
    found = {name: module for name, module in sys.modules.items() if name.startswith("bipaper.")}
    return [found[name] for name in sorted(found)]


@contextmanager
def left_out(wording: Wording) -> Iterator[None]:
    """Takes the wording from the value that has it, wherever a module has that."""
    whole = getattr(sys.modules[wording.module], wording.name)
    held = [
        (module, name, value)
        for module in _modules()
        for name, value in vars(module).items()
        if _replaced(value, whole, wording.without) is not value
    ]
    _put((module, name, _replaced(value, whole, wording.without)) for module, name, value in held)
    try:
        yield
    finally:
        _put(held)


def _replaced(value: object, old: object, new: object) -> object:
    """The value with the new one in the old one's place, also in tables of rows."""
    if value is old:
        return new
    if type(value) is not tuple:
        return value
    row = tuple(_replaced(one, old, new) for one in value)
    return value if all(map(is_, row, value)) else row


def _put(places: Iterable[tuple[ModuleType, str, object]]) -> None:
    """Gives the names the values, and forgets what was made of those that they had."""
    for module, name, value in places:
        setattr(module, name, value)
        forget(module.__name__)


class Runner:
    """A plugin of pytest that runs what it has collected once for each wording."""

    def __init__(self, every: int, packages: tuple[str, ...]) -> None:
        self.every, self.packages = every, packages
        self.unnoticed, self.tried = list[Wording](), 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        tests = [item for item in session.items if isinstance(item, pytest.Function)]
        chosen = wordings(self.packages)[:: self.every]
        self.tried = len(chosen)
        assert not _fails(tests[0], 0)  # and dictionaries are loaded once, not for each wording
        for one in chosen:
            if not _is_noticed(one, showing(one, tests)):
                self.unnoticed.append(one)
                print(f"{one.module} {one.name}: {one.text}", flush=True)
        return True


def _is_noticed(wording: Wording, tests: Sequence[pytest.Function]) -> bool:
    """Whether one of the tests fails without the wording, and with it does not.

    Each wording has a process of its own, for a test may change what others find.
    """
    child = os.fork()
    if not child:
        os._exit(any(_needs(test, wording) for test in tests))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def _needs(test: pytest.Function, wording: Wording) -> bool:
    with left_out(wording):
        failed = _fails(test)
    return failed and not _fails(test)


def _fails(test: pytest.Function, seconds: int = SECONDS) -> bool:
    signal.alarm(seconds)
    reports = runtestprotocol(test, log=False, nextitem=None)
    signal.alarm(0)
    return any(report.failed for report in reports)


def showing(wording: Wording, tests: Sequence[pytest.Function]) -> list[pytest.Function]:
    """The tests that show one of the wording's words, those first that show most of it.

    What a test is called with says more than its code, and that more than what stands beside it.
    """
    words = _words(wording.text)
    counts = {
        test: [sum(word in text for word in words) for text in _shown(test)] for test in tests
    }
    shown = [test for test in tests if any(counts[test])]
    return sorted(shown, key=counts.__getitem__, reverse=True)


@cache
def _shown(test: pytest.Function) -> tuple[str, str, str]:
    """The parameters of a test, its code, and the constants that it names."""
    parameters = test.callspec.params if hasattr(test, "callspec") else {}
    return _in_both(str(parameters)), *_code(test.function)


@cache
def _code(function: Callable[..., object]) -> tuple[str, str]:
    source = inspect.getsource(function)
    named = (str(value) for name, value in _constants(function) if name in source)
    return _in_both(source), _in_both("\n".join(named))


def _in_both(text: str) -> str:
    """A text and it in Simplified characters, in which many expressions match."""
    return f"{text}\n{simplify(text)}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="wordings", description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=1, help="of so many wordings one")
    parser.add_argument("folders", nargs="+")
    wanted = parser.parse_args()
    packages = (".".join(("bipaper", *Path(folder).parts[1:])) for folder in wanted.folders)
    runner = Runner(wanted.every, tuple(packages))
    pytest.main(["-q", "-p", "no:cacheprovider", *wanted.folders], plugins=[runner])
    print(f"{len(runner.unnoticed)} of {runner.tried} wordings are noticed by no test")


if __name__ == "__main__":
    main()
