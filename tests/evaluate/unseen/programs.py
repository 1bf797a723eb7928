"""Programs that sets are typeset with: typst, XeLaTeX and LibreOffice."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import typst

ROOT = Path(__file__).resolve().parent  # sources of one folder may use another's lib.typ
TIMESTAMP = 1_704_067_200  # 2024-01-01, written into every PDF but those of LibreOffice


def by_module(modules: Mapping[str, str]) -> Callable[[Path, Mapping[str, Any]], bytes]:
    """What typesets a source and its annotations: ``typeset`` of the module that its suffix names,
    or typst."""

    def typeset(path: Path, given: Mapping[str, Any]) -> bytes:
        module = modules.get(path.suffix)
        return import_module(module).typeset(path, given) if module else by_typst(path)

    return typeset


def by_typst(source: Path, fonts: Sequence[str | Path] = ()) -> bytes:
    """The PDF of a source, untagged as most journals' PDFs are; ``fonts`` are folders of more."""
    folders = list(fonts)
    return typst.compile(source, root=ROOT, font_paths=folders, timestamp=TIMESTAMP, pdf_tags=False)


def by_xelatex(source: str) -> bytes:
    """The PDF of a LaTeX document, which says that it was made in 2024."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "paper.tex").write_text(source, encoding="utf-8")
        now = os.environ | {"SOURCE_DATE_EPOCH": str(TIMESTAMP), "FORCE_SOURCE_DATE": "1"}
        for _ in range(2):
            call = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex"]
            done = subprocess.run(call, cwd=folder, env=now, capture_output=True, timeout=240)
            if done.returncode:
                raise RuntimeError(done.stdout.decode("utf-8", "replace")[-1500:])
        return (Path(folder) / "paper.pdf").read_bytes()


def by_libreoffice(name: str, source: str) -> bytes:
    """The PDF of a flat OpenDocument text of this name; it holds the time it was made."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{name}.fodt"
        file.write_text(source, encoding="utf-8")
        home = f"-env:UserInstallation=file://{folder}/home"
        call = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, file]
        subprocess.run(call, check=True, capture_output=True, timeout=180)
        return file.with_suffix(".pdf").read_bytes()
