"""Typeset the papers of this folder that typst does not make, and write their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen/fourth/build.py

../build.py with the names of the others makes those. Needs reportlab, LibreOffice Writer and
Debian's fonts-arphic-gbsn00lp, fonts-arphic-uming, fonts-arphic-ukai, fonts-wqy-microhei and
fonts-liberation. LibreOffice writes the time into a PDF, so its bytes differ each time.
"""

import sys
from pathlib import Path

from apart import chosen, make

SOURCES = Path(__file__).resolve().parent / "sources"
sys.path.insert(0, str(SOURCES))

import by_office  # noqa: E402
import by_reportlab  # noqa: E402

PROGRAMS = {".odf": by_office.typeset, ".rl": by_reportlab.typeset}

if __name__ == "__main__":
    for source in chosen(SOURCES, PROGRAMS, sys.argv[1:]):
        make(source, PROGRAMS[source.suffix])
