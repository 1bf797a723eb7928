"""What sources share that Chromium prints: their body, tables of cells, and the PDF itself."""

import subprocess
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

import pikepdf


def body_of(path: Path) -> str:
    """The text between the marks of a source."""
    return path.read_text(encoding="utf-8").split("// BODY\n")[1].split("// END")[0]


def table_of(rows: Sequence[Sequence[str]]) -> str:
    """A table whose first row is its head."""
    head, *rest = rows
    return f"<table>{_row(head, 'th')}{''.join(_row(cells, 'td') for cells in rest)}</table>"


def _row(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"


def printed_pdf(document: str) -> bytes:
    """The PDF of a page of HTML, without the time it was made."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "paper.html", Path(folder) / "paper.pdf"
        source.write_text(document, encoding="utf-8")
        call = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        call += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(call, check=True, capture_output=True, timeout=120)
        with pikepdf.open(target, allow_overwriting_input=True) as pdf:
            for name in ("/CreationDate", "/ModDate"):
                del pdf.docinfo[name]
            pdf.save(target, deterministic_id=True)
        return target.read_bytes()
