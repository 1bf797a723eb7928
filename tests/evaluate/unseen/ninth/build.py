"""Typeset the papers of this folder and write their gold.

    PYTHONPATH=tests/evaluate/unseen python tests/evaluate/unseen/ninth/build.py [NAME ...]

XeLaTeX, LibreOffice, Chromium and typst make them; what typst makes is passed on through
Ghostscript, a scanner or what a database's reader does to a file. Needs Debian's texlive-xetex,
texlive-lang-chinese, texlive-latex-extra, texlive-fonts-recommended, libreoffice-writer,
ghostscript, chromium and fonts of ../build.py. LibreOffice writes the time into a PDF, so its bytes
differ each time.
"""

import io
import json
import sys
import tomllib
from pathlib import Path

import pikepdf
import typst

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
sys.path.insert(0, str(SOURCES))

import by_latex  # noqa: E402
import by_office  # noqa: E402
import magazine  # noqa: E402
import passed_on  # noqa: E402
from annotated import gold  # noqa: E402

PROGRAMS = {".xe": by_latex.typeset, ".odf": by_office.typeset, ".web": magazine.typeset}
TIMESTAMP = 1_704_067_200  # 2024-01-01, written into every PDF of typst


def by_typst(path: Path, _: dict) -> bytes:
    return typst.compile(path, root=HERE.parent, timestamp=TIMESTAMP, pdf_tags=False)


def squeezed(data: bytes) -> bytes:
    """The same PDF in fewer bytes: glyphs of Type 3 are thousands of small streams."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pikepdf.settings.set_flate_compression_level(9)
        packed = pikepdf.ObjectStreamMode.generate
        pdf.save(out, deterministic_id=True, recompress_flate=True, object_stream_mode=packed)
    return out.getvalue()


def make(path: Path) -> None:
    """Write a paper's PDF, and its gold by the PDF before it is passed on."""
    source = path.read_text(encoding="utf-8")
    given = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    data = PROGRAMS.get(path.suffix, by_typst)(path, given)
    made = gold(path.stem, source, given, data) | {"scanned": given.get("through") == "scan"}
    text = json.dumps(made, ensure_ascii=False, indent=1)
    (HERE / "gold" / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
    through = passed_on.THROUGH.get(given.get("through", ""), bytes)
    (HERE / "papers" / f"{path.stem}.pdf").write_bytes(squeezed(through(data)))


def main(names: list[str]) -> None:
    for path in sorted(SOURCES.iterdir()):
        if path.suffix in (".typ", *PROGRAMS) and (not names or path.stem in names):
            print(path.stem)
            make(path)


if __name__ == "__main__":
    main(sys.argv[1:])
