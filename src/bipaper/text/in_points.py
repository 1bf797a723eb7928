"""A paper that was read from printed pages in points of print, measured as its file is."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from bipaper.parts.boxed_text import BBox
from bipaper.parts.extracted import Extracted
from bipaper.pdf.print_size import scaled_box
from bipaper.pdf.two_up import Origin


class Places(NamedTuple):
    """How places on printed pages are said in the file: ``unit`` is how many of its points a
    point of print is, ``origins`` where each printed page begins."""

    unit: float
    origins: Sequence[Origin]

    @property
    def is_same(self) -> bool:
        """Whether the file says them in the same way."""
        return self.unit == 1 and not any(origin[1:] != (0, 0) for origin in self.origins)

    def page(self, number: int) -> int:
        """The file's page that a printed page is on."""
        return self.origins[number - 1].page

    def box(self, page: int, box: BBox) -> BBox:
        """A box of a printed page as it is on the file's page."""
        x0, top, x1, bottom = box
        _, left, above = self.origins[page - 1]
        return scaled_box((x0 + left, top + above, x1 + left, bottom + above), self.unit)


def in_points(paper: Extracted, places: Places) -> Extracted:
    """The paper with all its places on the pages of its file, in points of the file."""
    if places.is_same:
        return paper
    found = msgspec.convert(_in_file(msgspec.to_builtins(paper), places), Extracted)
    return msgspec.structs.replace(found, source=paper.source)  # tells of the file's pages


def _in_file(value: Any, places: Places) -> Any:
    if isinstance(value, list):
        return [_in_file(one, places) for one in value]
    if not isinstance(value, dict):
        return value
    page = value.get("page")
    found = {key: _in_file(own, places) for key, own in value.items()}
    if page is None:
        return found
    if box := value.get("bbox"):
        found["bbox"] = [round(x, 1) for x in places.box(page, box)]
    if edges := value.get("edges"):
        found["edges"] = [round(places.box(page, (x, 0, x, 0))[0], 1) for x in edges]
    return found | {"page": places.page(page)}
