"""XML elements from text that others wrote, and documents of them, byte for byte the same."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element, tostring

from bipaper.chars import xml_text

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ID = "{http://www.w3.org/XML/1998/namespace}id"
Attributes = Mapping[str, str | None]
_NONE: Attributes = MappingProxyType({})


def mixed(tag: str, content: Iterable[str | Element], attributes: Attributes = _NONE) -> Element:
    """An element with text and elements as they come; attributes that are None are left out."""
    made = _element(tag, attributes)
    last: Element | None = None
    for one in content:
        if isinstance(one, Element):
            made.append(one)
            last = one
        elif last is None:
            made.text = (made.text or "") + xml_text(one)
        else:
            last.tail = (last.tail or "") + xml_text(one)
    return made


def text(tag: str, content: str | None, attributes: Attributes = _NONE) -> list[Element]:
    """An element with a text; none where there is no text."""
    return [mixed(tag, [content], attributes)] if content else []


def group(tag: str, children: Iterable[Element], attributes: Attributes = _NONE) -> Element:
    """An element with elements alone, each on a line of its own."""
    made = _element(tag, attributes)
    made.text = "\n"
    for child in children:
        child.tail = "\n"
        made.append(child)
    return made


def grouped(tag: str, children: Iterable[Element], attributes: Attributes = _NONE) -> list[Element]:
    """A group; none where there are no children."""
    found = list(children)
    return [group(tag, found, attributes)] if found else []


def if_several(count: int) -> str | None:
    """The attribute of a cell that covers more than one row or column; None for one."""
    return str(count) if count > 1 else None


def written(root: Element, doctype: str = "") -> str:
    """A document with its declaration, ending in a newline."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{head}{doctype}{tostring(root, encoding='unicode')}\n"


def _element(tag: str, attributes: Attributes) -> Element:
    known = {name: xml_text(value) for name, value in attributes.items() if value is not None}
    return Element(tag, known)
