"""Word lists, patterns and weights as files, and the one way to read them."""

from importlib import resources


def read_data(name: str) -> str:
    """The text of a file in this folder. Raises FileNotFoundError where there is none."""
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """A file in this folder as it is. Raises FileNotFoundError where there is none."""
    return resources.files(__name__).joinpath(name).read_bytes()


def read_rows(name: str) -> list[str]:
    """The lines of a table in this folder but for empty ones and comments (#)."""
    return [row for row in read_data(name).splitlines() if row and not row.startswith("#")]
