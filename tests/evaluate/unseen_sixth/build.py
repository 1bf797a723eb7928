"""Typeset the paper of this folder that typst does not make, and write its gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen_sixth/build.py

../unseen/build.py with the names of the others makes those. Needs Chromium (131 or later), pikepdf
and Debian's fonts-noto-cjk and fonts-liberation.
"""

import json
import sys
import tomllib
from pathlib import Path

from annotated import gold

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "sources"))

import by_browser  # noqa: E402


def make(path: Path) -> None:
    """Write a paper's PDF and its gold."""
    given = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    data = by_browser.typeset(path, given)
    made = gold(path.stem, path.read_text(encoding="utf-8"), given, data)
    text = json.dumps(made, ensure_ascii=False, indent=1)
    (HERE / "gold" / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
    (HERE / "papers" / f"{path.stem}.pdf").write_bytes(data)


if __name__ == "__main__":
    for source in sorted((HERE / "sources").glob("*.web")):
        make(source)
