"""What ``bipaper run`` shows of Snakemake at work: warnings and errors.

A logger plugin, which Snakemake finds by the name of this package. Its log file has all the
rest, which ``--quiet`` would keep from that, too.
"""

import logging
import sys
from pathlib import Path

from snakemake.common import NOTHING_TO_BE_DONE_MSG
from snakemake_interface_logger_plugins.base import LogHandlerBase


class LogHandler(LogHandlerBase):
    """Writes to stderr, in Snakemake's own format."""

    writes_to_stream = True
    writes_to_file = False
    has_filter = False
    has_formatter = False
    needs_rulegraph = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write a warning or an error.

        A run that has nothing to do has no end at which the Snakefile could tell of the
        results, so that is told here: Snakemake works in a folder of theirs.
        """
        if record.levelno >= logging.WARNING:
            print(self.format(record), file=sys.stderr, flush=True)
        elif record.getMessage().startswith(NOTHING_TO_BE_DONE_MSG):
            told = f"Nothing to be done. Results are in {Path.cwd().parent}"
            print(told, file=sys.stderr, flush=True)
