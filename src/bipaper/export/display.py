"""A text with its entities and quantities marked in colour, as HTML that runs nothing.

Everything put into HTML goes through ``Markup.format`` or ``join``, which escape what is no
markup of ours. Marks are coloured by class: displaCy's styles stand in each of its elements,
which a page could allow only by allowing all styles.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

from markupsafe import Markup, escape

from bipaper.model import Document, EntityMention, QuantityMention

Mention = EntityMention | QuantityMention

# Entities are told apart by hue, quantities are all of one hue but ranks and dates.
_COLORS = {
    "person": "#ffd8a8",
    "org": "#a5d8ff",
    "place": "#b2f2bb",
    "policy": "#d0bfff",
    "product": "#99e9f2",
    "event": "#ffc9c9",
    "work": "#eebefa",
    "date": "#dee2e6",
    "duration": "#dee2e6",
    "rank": "#fff3bf",
} | dict.fromkeys(("percent", "money", "count", "ratio", "measure", "number"), "#ffec99")

_STYLE = """
body { max-width: 60em; margin: 2em auto; padding: 0 1em; font-family: sans-serif }
div { line-height: 2.5; white-space: pre-line }
mark { padding: .4em .6em; margin: 0 .25em; border-radius: .35em; line-height: 1 }
mark span { font-size: .8em; font-weight: bold; margin-left: .5em }
td { width: 50%; padding: .3em .5em; vertical-align: top; border-top: 1px solid #ddd }
ul { margin: 0; color: #666; font-size: .85em }
small { color: #999 }
""" + "".join(f"mark.{label} {{ background: {color} }}\n" for label, color in _COLORS.items())

# Nothing is loaded, run or sent, whatever a text holds; no style but the one above.
_POLICY = (
    "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
    f"style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"
)

_PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    "<title>{title}</title><style>{style}</style></head>\n<body>\n{body}\n</body></html>\n"
)
_MARK = Markup('<mark class="{label}">{text} <span>{label}</span></mark>')


def paragraph_html(document: Document, block: str, page: bool = False) -> Markup:
    """HTML of one block of a document ("p3", "abstract.zh"), its mentions labelled.

    A fragment, or a whole ``page``. Raises KeyError where the document has no such block.
    """
    mentions: list[Mention] = [entity for entity in document.entities if entity.block == block]
    mentions += [quantity for quantity in document.quantities if quantity.block == block]
    marked = Markup("<div>{}</div>").format(html(document.texts()[block], mentions))
    return page_html(f"{document.id} {block}", marked) if page else marked


def page_html(title: str, body: Markup) -> Markup:
    """A page of its own, which holds the style of the marks and allows nothing else."""
    return _PAGE.format(policy=_POLICY, title=title, style=Markup(_STYLE), body=body)


def html(text: str, mentions: Iterable[Mention]) -> Markup:
    """HTML of a text whose mentions are known; of two that overlap the first is shown."""
    return Markup().join(_pieces(text, mentions))


def _pieces(text: str, mentions: Iterable[Mention]) -> Iterator[Markup]:
    at = 0
    for start, end, label in _apart(mentions):
        yield escape(text[at:start])
        yield _MARK.format(text=text[start:end], label=label)
        at = end
    yield escape(text[at:])


def _apart(mentions: Iterable[Mention]) -> Iterator[tuple[int, int, str]]:
    """Start, end and label of every place of every mention that runs into none before."""
    end = 0
    for start, negative_end, label in sorted(s for m in mentions for s in _places(m)):
        if start >= end:
            end = -negative_end
            yield start, end, label


def _places(mention: Mention) -> Iterator[tuple[int, int, str]]:
    """Start, minus the end (so that longer ones sort first), and label."""
    if isinstance(mention, QuantityMention):
        yield mention.start, -mention.end, mention.kind
        return
    for start, end in ((mention.start, mention.end), *mention.others):
        yield start, -end, mention.type
