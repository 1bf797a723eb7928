"""Typeset the paper of this folder that typst does not make, and write its gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen_seventh/build.py

../unseen/build.py with the names of the others makes those. Needs Chromium (131 or later), pikepdf
and Debian's fonts-noto-cjk and fonts-liberation.
"""

import sys
from pathlib import Path

from apart import make

SOURCES = Path(__file__).resolve().parent / "sources"
sys.path.insert(0, str(SOURCES))

import bulletin  # noqa: E402

if __name__ == "__main__":
    for source in sorted(SOURCES.glob("*.web")):
        make(source, bulletin.typeset)
