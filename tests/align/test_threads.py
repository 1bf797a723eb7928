import numpy as np
from threadpoolctl import threadpool_info

from bipaper.align.threads import one_thread


def numpy_threads() -> list[int]:
    """Those of the BLAS that numpy brought, whatever other libraries have brought theirs since."""
    folder = np.__name__ + ".libs"
    return [pool["num_threads"] for pool in threadpool_info() if folder in pool["filepath"]]


def test_products_run_on_one_thread_and_afterwards_on_as_many_as_before() -> None:
    before = numpy_threads()
    with one_thread():
        within = numpy_threads()
    assert (within, numpy_threads()) == ([1], before)
