"""Typeset the papers of this folder that typst does not make, and write their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen_fourth/build.py

../unseen/build.py with the names of the others makes those. Needs reportlab, LibreOffice Writer and
Debian's fonts-arphic-gbsn00lp, fonts-arphic-uming, fonts-arphic-ukai, fonts-wqy-microhei and
fonts-liberation. LibreOffice writes the time into a PDF, so its bytes differ each time.
"""

import json
import sys
import tomllib
from pathlib import Path

from annotated import gold

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "sources"))

import by_office  # noqa: E402
import by_reportlab  # noqa: E402

PROGRAMS = {".odf": by_office.typeset, ".rl": by_reportlab.typeset}


def make(path: Path) -> None:
    """Write a paper's PDF and its gold."""
    given = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    data = PROGRAMS[path.suffix](path, given)
    made = gold(path.stem, path.read_text(encoding="utf-8"), given, data)
    text = json.dumps(made, ensure_ascii=False, indent=1)
    (HERE / "gold" / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
    (HERE / "papers" / f"{path.stem}.pdf").write_bytes(data)


if __name__ == "__main__":
    for source in sorted((HERE / "sources").iterdir()):
        if source.suffix in PROGRAMS:
            make(source)
