"""Programs that other sets than this one are made with: XeLaTeX and LibreOffice."""

import os
import subprocess
import tempfile
from pathlib import Path


def by_xelatex(source: str) -> bytes:
    """The PDF of a LaTeX document, which says that it was made in 2024."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "paper.tex").write_text(source, encoding="utf-8")
        now = os.environ | {"SOURCE_DATE_EPOCH": "1704067200", "FORCE_SOURCE_DATE": "1"}
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
