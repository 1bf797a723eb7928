"""A file as it was read, for tests of what is made of it."""

from typing import Any

from bipaper.parts.source_file import Source


def source(file: str = "a.pdf", **changes: Any) -> Source:
    """An article of one page in one column with good text, but for what is said otherwise."""
    fields = {"sha256": "0", "kind": "article", "pages": 1, "text_layer": "good"}
    return Source(file=file, **(fields | {"ocr": False, "columns": 1} | changes))
