"""A real browser for pages from disk, and all that it says of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

# Debian's package chromium; playwright's own browsers are a download.
CHROMIUM = Path("/usr/bin/chromium")
WIDE, PHONE = (1280, 800), (390, 800)


class Seen(NamedTuple):
    """A page, what it said on its console, and what it asked for beyond its folder."""

    page: Any
    errors: list[str]
    requests: list[str]


def launched() -> Iterator[Any]:
    """A browser; skips where there is none."""
    api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: apt-get install chromium")
    with api.sync_playwright() as playwright:
        # A test may run as root, for whom Chromium has no sandbox, and in a container with little
        # shared memory; the pages are our own.
        args = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=args)
        yield browser
        browser.close()


@contextmanager
def opened(
    browser: Any, file: Path, size: tuple[int, int] = WIDE, scheme: str = "light", place: str = ""
) -> Iterator[Seen]:
    """A file in a window of a size in pixels, at the ``place`` behind the #."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page, errors, requests = context.new_page(), list[str](), list[str]()
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    own = (file.parent.as_uri(), "data:")
    page.on("request", lambda sent: sent.url.startswith(own) or requests.append(sent.url))
    page.goto(f"{file.as_uri()}#{place}")
    yield Seen(page, errors, requests)
    context.close()
    assert (errors, requests) == ([], [])
