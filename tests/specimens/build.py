"""Typeset the sample papers (raw/) and the specimens (tests/specimens/) from their sources.

    python tests/specimens/build.py [NAME ...]

Without names everything is built. Needs typst (in the ``dev`` extra) and the Noto CJK fonts
(Debian: fonts-noto-cjk). Dates are fixed and random choices seeded, so that the same typst and
fonts give the same bytes.
"""

import sys
from pathlib import Path

import typst

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
RAW = HERE.parents[1] / "raw"
SHARED_SOURCE = "journal"
PAPERS = {"heat_pump_policy", "library_evening_service", "river_oxygen_forecast"}
TIMESTAMP = 1_704_067_200  # 2024-01-01, written into every PDF


def names() -> list[str]:
    """Every name that can be built: the sources, without the one they share."""
    return sorted(path.stem for path in SOURCES.glob("*.typ") if path.stem != SHARED_SOURCE)


def target(name: str) -> Path:
    """Where a built PDF goes: the sample papers to raw/, specimens next to this script."""
    return (RAW if name in PAPERS else HERE) / f"{name}.pdf"


def typeset(name: str) -> None:
    """Compile one source, untagged as most journals' PDFs are."""
    typst.compile(
        SOURCES / f"{name}.typ", output=target(name), timestamp=TIMESTAMP, pdf_tags=False
    )


def main(wanted: list[str]) -> None:
    unknown = set(wanted) - set(names())
    if unknown:
        sys.exit(f"no such specimen: {', '.join(sorted(unknown))}; there are {', '.join(names())}")
    for name in wanted or names():
        typeset(name)


if __name__ == "__main__":
    main(sys.argv[1:])
