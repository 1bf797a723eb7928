"""Word lists, patterns and weights as files beside the modules that read them."""

from importlib import resources
from importlib.resources.abc import Traversable


def data_file(module: str, name: str) -> Traversable:
    """The file (or folder) ``name`` in the folder of a module, given by its ``__name__``."""
    return resources.files(module.rpartition(".")[0]) / name


def read_data(module: str, name: str) -> str:
    """The text of a file beside ``module``. Raises FileNotFoundError where there is none."""
    return data_file(module, name).read_text(encoding="utf-8")


def read_bytes(module: str, name: str) -> bytes:
    """A file beside ``module`` as it is. Raises FileNotFoundError where there is none."""
    return data_file(module, name).read_bytes()


def read_rows(module: str, name: str) -> list[str]:
    """The lines of a table beside ``module`` but for empty ones and comments (#)."""
    return [row for row in read_data(module, name).splitlines() if row and not row.startswith("#")]
