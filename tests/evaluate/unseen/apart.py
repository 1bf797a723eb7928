"""A paper of a set: its PDF and its gold, from sources/NAME.*, whatever typesets it."""

import json
import tomllib
from collections.abc import Callable, Container, Iterator, Mapping
from pathlib import Path
from typing import Any

from annotated import gold

Given = dict[str, Any]


def chosen(sources: Path, suffixes: Container[str], names: Container[str]) -> Iterator[Path]:
    """The sources with such suffixes and annotations: those of these names, or all for no names."""
    for path in sorted(sources.iterdir()):
        annotated = path.suffix in suffixes and path.with_suffix(".toml").exists()
        if annotated and (not names or path.stem in names):
            print(path.stem)
            yield path


def on_its_way(ways: Mapping[str, Callable[[bytes], bytes]]) -> Callable[[bytes, Given], bytes]:
    """What passes a PDF on in the one of these ways that its annotations name, if they name one."""
    return lambda data, given: ways.get(given.get("through", ""), bytes)(data)


def tables_by_label(given: Given) -> Given:
    """The cells of the tables that are annotated, which their ``cells`` have by label."""
    found = given.get("cells", {})
    return {"tables": [{"label": label, "rows": rows} for label, rows in found.items()]}


def make(
    path: Path,
    typeset: Callable[[Path, Given], bytes],
    passed_on: Callable[[bytes, Given], bytes] = lambda data, _: data,
    told: Callable[[Given], Given] = lambda _: {},
) -> None:
    """Write the PDF that ``typeset`` makes of a source and its annotations, and the gold.

    The gold is by the PDF before it is ``passed_on``, and has what is ``told`` besides.
    """
    folder = path.parents[1]
    given = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    data = typeset(path, given)
    made = gold(path.stem, path.read_text(encoding="utf-8"), given, data) | told(given)
    text = json.dumps(made, ensure_ascii=False, indent=1)
    (folder / "gold" / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
    (folder / "papers" / f"{path.stem}.pdf").write_bytes(passed_on(data, given))
