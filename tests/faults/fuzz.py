"""Read changed papers, each in a process of its own; print what came of each.

    cd tests; python -m faults.fuzz FIRST END

The change depends on its number alone. A line for each: its number, and "done", the code of
a ReadError, or what should not be: an exception, a signal.
"""

import os
import random
import resource
import signal
import sys
import tempfile
from pathlib import Path

from samples import ROOT, SAMPLES

from bipaper.pdf.reader import ReadError
from bipaper.settings import Extract, Settings
from bipaper.stages.steps import document_of

from .mutations import mutated

SETTINGS = Settings(extract=Extract(ocr="never"))
SECONDS = 60  # of processor time; the longest of these papers takes one
MEMORY = 4 << 30  # bytes
PAPERS = [*SAMPLES, *sorted((ROOT / "tests" / "specimens").glob("*.pdf"))]


def changed(number: int) -> bytes:
    """The changed paper of a number."""
    chance = random.Random(number)
    contents = [path.read_bytes() for path in chance.sample(PAPERS, 3)]
    return mutated(contents[0], chance, contents[1:])


def read(path: Path) -> str:
    """What comes of reading a file."""
    try:
        document_of(path, SETTINGS)
    except ReadError as error:
        return error.code
    except OSError as error:
        return f"OSError: {error.strerror}"
    except BaseException as error:
        return f"escaped: {type(error).__name__}: {error}"
    return "done"


def read_apart(path: Path) -> str:
    """The same in a process of its own, within limits."""
    output, input_ = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        os.write(input_, read(path).encode("utf-8", "replace")[:4000])
        os._exit(0)
    os.close(input_)
    with os.fdopen(output, encoding="utf-8") as said:
        text = said.read()
    status = os.waitpid(child, 0)[1]
    return text or f"killed: {signal.strsignal(os.WTERMSIG(status))}"


def main(first: int, end: int) -> None:
    document_of(SAMPLES[0], SETTINGS)  # what is loaded now is there for all
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        for number in range(first, end):
            path.write_bytes(changed(number))
            print(number, read_apart(path), sep="\t", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
