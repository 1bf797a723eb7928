import numpy as np  # noqa: F401  (brings its BLAS)
from threadpoolctl import threadpool_info

from bipaper.align.threads import one_thread


def blas_threads() -> list[int]:
    return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]


def test_products_run_on_one_thread_and_afterwards_on_as_many_as_before() -> None:
    before = blas_threads()
    with one_thread():
        within = blas_threads()
    assert before
    assert (set(within), blas_threads()) == ({1}, before)
