"""docs/faq.md tells of every code of a warning and of a failure, and of no other."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src"
FAQ = (SOURCE.parent / "docs" / "faq.md").read_text(encoding="utf-8")
# What is called with a code, which is the argument "code" or the first.
CALLED = {"Warning", "Failure", "_refused", "ReadError", "PaperError", "Trouble"}
# Codes that are chosen before the call.
LISTED = {
    "bipaper.text.warned": re.compile(r'"(no_\w+)"'),
    "bipaper.document.correct": re.compile(r'"(correct\w+)"'),
}
GIVEN = {"outcome.code", "error.code", "code"}  # what hands on a code of another place


def codes() -> Iterator[str]:
    for path in sorted((SOURCE / "bipaper").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        yield from LISTED[name].findall(text) if name in LISTED else ()
        for call in ast.walk(ast.parse(text)):
            if isinstance(call, ast.Call) and called(call.func) in CALLED:
                yield from code_of(call, name)


def called(function: ast.expr) -> str:
    return ast.unparse(function).rpartition(".")[2]


def code_of(call: ast.Call, module: str) -> Iterator[str]:
    named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    (value, *_) = [*named, *call.args]
    said = ast.unparse(value)
    if isinstance(value, ast.Constant):
        yield value.value
    elif said not in GIVEN:
        yield getattr(import_module(module), said)


def test_each_code_is_in_the_faq_and_no_other() -> None:
    told = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", FAQ, re.MULTILINE)
    rows = {code for cell in told for code in re.findall(r"`(\w+)`", cell)}
    assert rows | {"other_file"} == set(codes())
    assert "`other_file`" in FAQ
