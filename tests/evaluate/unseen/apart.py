"""A paper of a folder that typst does not make: its PDF and its gold, from sources/NAME.*."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotated import gold


def make(path: Path, typeset: Callable[[Path, dict[str, Any]], bytes]) -> None:
    """Write the PDF that ``typeset`` makes of a source and its annotations, and the gold."""
    folder = path.parents[1]
    given = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    data = typeset(path, given)
    made = gold(path.stem, path.read_text(encoding="utf-8"), given, data)
    text = json.dumps(made, ensure_ascii=False, indent=1)
    (folder / "gold" / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
    (folder / "papers" / f"{path.stem}.pdf").write_bytes(data)
