"""Words in the regular expressions of code left out, to see which no test misses.

python -m wordings [--every N] FOLDER...

Data files are left to tests/leave_out.py. Here each alternative with Chinese of each expression
that a module of bipaper compiles when it is loaded is taken away in a process of its own, and
those tests of the folders are run that show it, in their parameters, their code or the constants
beside it, until one fails; those that show it in their parameters first. Where none does, nobody
would notice if it were gone: it is printed.
"""

import argparse
import inspect
import os
import re
import signal
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest
from alternatives import alternatives

from bipaper.chars import CJK, HAN, simplify

_HAN = re.compile(rf"\[[^\]]*\]|[{HAN}]+")  # in sets each character is a word

SECONDS = 60  # of computing for a test with a wording less; none but a search without end takes it


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
    """The Chinese in an alternative that is not any Chinese."""
    found = _HAN.findall(alternative.replace(CJK, "").replace(HAN, ""))
    parts = (re.findall(f"[{HAN}]", part) if part[0] == "[" else [part] for part in found)
    return list(chain.from_iterable(parts))


def _modules() -> list[ModuleType]:
    found = {name: module for name, module in sys.modules.items() if name.startswith("bipaper.")}
    return [found[name] for name in sorted(found)]


def leave_out(wording: Wording) -> None:
    """Takes the wording from its expression, wherever a module has it."""
    whole = getattr(sys.modules[wording.module], wording.name)
    for module in _modules():
        for name, value in list(vars(module).items()):
            if value is whole:
                setattr(module, name, wording.without)


class Runner:
    """A plugin of pytest that runs what it has collected once for each wording."""

    def __init__(self, every: int, packages: tuple[str, ...]) -> None:
        self.every, self.packages = every, packages
        self.unnoticed, self.tried = list[Wording](), 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        chosen = wordings(self.packages)[:: self.every]
        self.tried = len(chosen)
        self.unnoticed = [one for one in chosen if not _is_noticed(one, session)]
        return True


def _is_noticed(wording: Wording, session: pytest.Session) -> bool:
    words = _words(wording.text)
    shown = [item for item in session.items if _shows(_shown(item), words)]
    shown.sort(key=lambda item: not _shows(_parameters(item), words))
    child = os.fork()
    if not child:
        leave_out(wording)
        os._exit(_fails(shown, session))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def _fails(items: Sequence[pytest.Item], session: pytest.Session) -> bool:
    for item in items:
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        if session.testsfailed:
            return True
    return False


def _shows(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


@cache
def _shown(item: pytest.Item) -> str:
    """The parameters of a test and its code, with what stands beside it."""
    assert isinstance(item, pytest.Function)
    code = inspect.getsource(item.function)
    return f"{_parameters(item)}\n{_in_both(code)}\n{_constants(item.module)}"


@cache
def _parameters(item: pytest.Item) -> str:
    return _in_both(str(item.callspec.params)) if hasattr(item, "callspec") else ""


@cache
def _constants(module: ModuleType) -> str:
    """What the functions of a test module share."""
    values = [str(value) for name, value in vars(module).items() if name.isupper()]
    return _in_both("\n".join(values))


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
    for one in runner.unnoticed:
        print(f"{one.module} {one.name}: {one.text}")
    print(f"{len(runner.unnoticed)} of {runner.tried} wordings are noticed by no test")


if __name__ == "__main__":
    main()
