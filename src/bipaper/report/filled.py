"""Templates for pages that are opened from disk and hold text that others wrote.

Two things hold for every text that a template prints, so that no template can forget them: it is
escaped, and a character that turns the direction of text or is to be obeyed is shown as its code.
The page allows its own style and script by their digests, pictures that it holds itself, and
nothing else: it loads and sends nothing.
"""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import Any

import msgspec
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from bipaper.data import read_data
from bipaper.shown import in_lines

STYLE = "report.css"
# What other templates include: a digest of code sees the files that its modules name.
TEMPLATES = ("page.html.jinja", "marks.html.jinja")


def filled(template: str, scripts: tuple[str, ...], **values: Any) -> str:
    """The HTML that a template makes of values; it and the scripts lie beside this module."""
    known = {
        "style": Markup(read_data(__name__, STYLE)),
        "script": Markup(_together(scripts)),
        "policy": _policy(scripts),
    }
    return _environment().get_template(template).render(known | values)


def as_data(value: Any) -> Markup:
    """A value as JSON that can stand in a script element; its texts are as they are shown."""
    made = msgspec.json.encode(_visible_inside(value)).decode()
    return Markup(made.replace("<", r"\u003c"))


@cache
def _policy(scripts: tuple[str, ...]) -> str:
    """The Content-Security-Policy of a page with these scripts."""
    return (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src '{_digest((STYLE,))}'; script-src '{_digest(scripts)}'"
    )


def _together(names: Sequence[str]) -> str:
    return "\n".join(read_data(__name__, name) for name in names)


def _digest(names: Sequence[str]) -> str:
    data = _together(names).encode()
    return f"sha256-{b64encode(sha256(data).digest()).decode()}"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(lambda name: read_data(__name__, name)),
        autoescape=True,
        finalize=_visible,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _visible(value: Any) -> Any:
    """What is printed: markup of ours as it is, of a text every character."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else in_lines(value)


def _visible_inside(value: Any) -> Any:
    """Plain data with its texts as they are shown."""
    if isinstance(value, dict):
        return {key: _visible_inside(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_visible_inside(one) for one in value]
    return _visible(value)
