"""The user's dictionary: Chinese words to keep whole."""

from pathlib import Path

from bipaper.settings import Segment


class DictionaryError(Exception):
    """A user dictionary that cannot be read; the message names the file and says why."""


def user_words(settings: Segment) -> tuple[str, ...]:
    """The entries of the user dictionary, without blank lines and those that begin with "#".

    Raises DictionaryError where it cannot be read.
    """
    file = settings.user_dictionary
    if file is None:
        return ()
    try:
        text = Path(file).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DictionaryError(f"user dictionary {file!r}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DictionaryError(
            f"user dictionary {file!r}: not UTF-8 (byte {error.start + 1})"
        ) from error
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
