"""What is read as a head of rows above an abstract."""

from typing import Any

from printed import stream

from bipaper.text.front.affiliations import split_affiliations
from bipaper.text.front.names import chinese_names, english_names
from bipaper.text.front.titles import read_head

Row = str | tuple[str, dict[str, Any]]
PLACES = {"size": 8.0, "centred": True}


def head(*rows: Row, latin: bool = False) -> tuple[str | None, list[str], list[str]]:
    found = read_head(stream(*rows), latin)
    names = english_names if latin else chinese_names
    return (
        found.title,
        names(found.authors),
        [one.text for one in split_affiliations(found.affiliations)],
    )


AUTHORS_ZH = ["林知远", "沈若谷"]
SAME_TYPE = {"size": 10.0, "bold": True, "centred": True}
