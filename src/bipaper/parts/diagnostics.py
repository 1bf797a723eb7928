"""What went wrong or is odd, and what made a result."""

from bipaper.parts.structs import Record, Struct

SEVERAL_ARTICLES = "several_articles"  # the code of the warning


class Warning(Record, kw_only=True):
    """Something a reader should know; ``code`` is stable, ``message`` is for people."""

    code: str
    message: str


class Diagnostics(Struct, kw_only=True):
    """Warnings, and what produced the result: versions and digests, never times."""

    warnings: list[Warning] = []
    stages: dict[str, str] = {}


class Failure(Struct, kw_only=True):
    """Why a paper has no result: ``code`` is stable, ``message`` is for people."""

    id: str
    stage: str
    code: str
    message: str
