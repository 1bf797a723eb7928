"""How many threads numpy's products run on."""

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[Any]:
    """Products on one thread: these are small, and workers share the cores already."""
    limited: AbstractContextManager[Any] = _blas().limit(limits=1)
    return limited


@cache
def _blas() -> ThreadpoolController:
    """numpy's BLAS, looked for once: to go through all loaded libraries takes 8 ms."""
    return ThreadpoolController().select(user_api="blas")
