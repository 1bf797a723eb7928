"""Words in the regular expressions of code left out, to see which no test misses.

python -m wordings [--every N] FOLDER...

Data files are left to tests/leave_out.py. Here each alternative with Chinese of each expression
that a module of bipaper compiles when it is loaded is taken away in a process of its own, and
those tests of the folders are run that show it, in their parameters, their code or the constants
beside it, until one fails. Where none does, nobody would notice if it were gone: it is printed.
"""

import argparse
import inspect
import os
import re
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from operator import is_
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest
from _pytest.runner import runtestprotocol
from alternatives import alternatives
from leave_out import forget

from bipaper.chars import CJK, HAN, simplify

_HAN = re.compile(f"[{HAN}]+")
_SET = re.compile(r"\[[^\]]*\]")


SECONDS = 60  # for a test; none but a search without end takes as long


class Wording(NamedTuple):
    """An alternative of a module's expression, and the expression without it."""

    module: str
    name: str
    text: str
    without: re.Pattern[str]


def wordings(packages: tuple[str, ...]) -> list[Wording]:
    """All alternatives with Chinese of the expressions of the packages' modules that are loaded."""
    return [
        Wording(module.__name__, name, one.text, re.compile(one.without, value.flags))
        for module in _modules()
        if module.__name__.startswith(packages)
        for name, value in sorted(vars(module).items())
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
        if f"\n{name} = " in f"\n{inspect.getsource(module)}"
        for one in alternatives(value.pattern)
        if _words(one.text)
    ]


def _words(alternative: str) -> list[str]:
    """The Chinese in an alternative that is not any Chinese; each character of a set by itself."""
    apart = _SET.sub(
        lambda match: " ".join(match[0]), alternative.replace(CJK, "").replace(HAN, "")
    )
    return _HAN.findall(apart)


def _modules() -> list[ModuleType]:
    found = {name: module for name, module in sys.modules.items() if name.startswith("bipaper.")}
    return [found[name] for name in sorted(found)]


@contextmanager
def left_out(wording: Wording) -> Iterator[None]:
    """Takes the wording from its expression, wherever a module has it."""
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
        assert not _fails(tests[0])  # and dictionaries are loaded once, not for each wording
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


def _fails(test: pytest.Function) -> bool:
    signal.alarm(SECONDS)
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
    constants = vars(sys.modules[function.__module__]).items()
    named = (str(value) for name, value in constants if name.isupper() and name in source)
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
