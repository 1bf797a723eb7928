"""What runs show of Snakemake at work: how far they are, warnings and errors.

A logger plugin, which Snakemake finds by the name of this package. Its log file has all the
rest, which ``--quiet`` would keep from that, too. A dry run and ``--verbose`` are there for
Snakemake's own words, so they have them.
"""

import logging
import sys

from snakemake.common import NOTHING_TO_BE_DONE_MSG
from snakemake.logging import ColorizingTextHandler
from snakemake_interface_logger_plugins.base import LogHandlerBase

from bipaper.engine.progress_bar import ProgressBar


class LogHandler(LogHandlerBase):
    """Writes to stderr, in Snakemake's own format."""

    writes_to_stream = True
    writes_to_file = False
    has_filter = False
    has_formatter = False
    needs_rulegraph = False

    def __post_init__(self) -> None:
        """Nothing is known of the run yet."""
        self._bar: ProgressBar | None = None
        self._results = ""
        asked = self.common_settings.dryrun or self.common_settings.verbose
        self._all = ColorizingTextHandler(self.common_settings.nocolor) if asked else None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a warning or an error, and learn from the Snakefile what the run is to do.

        Its records have ``results``, where those go, and ``ahead``, the jobs of the run. A run
        that has nothing to do has no end at which the Snakefile could tell of the results, so
        that is told here.
        """
        self._results = getattr(record, "results", self._results)
        if self._all:
            self._all.formatter = self.formatter
            self._all.emit(record)
        elif record.levelno >= logging.WARNING:
            print(self.format(record), file=sys.stderr, flush=True)
        elif record.getMessage().startswith(NOTHING_TO_BE_DONE_MSG):
            told = f"Nothing to be done. Results are in {self._results}"
            print(told, file=sys.stderr, flush=True)
        elif ahead := getattr(record, "ahead", None):
            self._bar = ProgressBar(ahead)

    def close(self) -> None:
        """Take the bar away at the end of a run, whatever that was."""
        if self._bar:
            self._bar.close()
            self._bar = None
        super().close()
