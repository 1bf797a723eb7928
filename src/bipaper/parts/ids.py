"""Forms of ids: what names a part of a document, a paper or what is written of them."""

from typing import Annotated

from msgspec import Meta

_NUMBER = "[1-9][0-9]*"
_LASTING = f"[0-9a-f]{{1,16}}(?:-{_NUMBER})?"  # text/block_ids.py
_BLOCK = rf"(?:abstract\.(?:zh|en)|p{_LASTING})"
_SPAN = "[0-9]{1,9}-[0-9]{1,9}"
# "$" alone would let a last line break pass in Python; other languages have no "\Z".
_END = r"$(?!\n)"
_PART = r"(?!\.\.?(?:/|$))[^/\x00-\x1f\x7f-\x9f]+"  # no "." and "..", no control characters

SectionId = Annotated[str, Meta(pattern=f"^s{_LASTING}{_END}")]
ParagraphId = Annotated[str, Meta(pattern=f"^p{_LASTING}{_END}")]
BlockId = Annotated[str, Meta(pattern=f"^{_BLOCK}{_END}")]
SentenceId = Annotated[str, Meta(pattern=rf"^{_BLOCK}\.s{_NUMBER}{_END}")]
EntityId = Annotated[str, Meta(pattern=rf"^{_BLOCK}\.e{_SPAN}{_END}")]
NameId = Annotated[str, Meta(pattern=rf"^e[0-9a-f]{{12}}{_END}")]
QuantityId = Annotated[str, Meta(pattern=rf"^{_BLOCK}\.q{_SPAN}{_END}")]
ClaimId = Annotated[str, Meta(pattern=rf"^{_BLOCK}\.c{_SPAN}{_END}")]
ReferenceId = Annotated[str, Meta(pattern=f"^r{_LASTING}{_END}")]
RecordId = Annotated[str, Meta(pattern=f"^[a-z]{_LASTING}{_END}")]
PAPER_PATH = f"^{_PART}(?:/{_PART})*{_END}"
# A document checks it itself, built or decoded, as it becomes the path of a file.
PaperId = Annotated[str, Meta(extra_json_schema={"pattern": PAPER_PATH})]
