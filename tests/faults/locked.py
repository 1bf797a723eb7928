"""Papers that are encrypted, with and without a password that is needed to open them."""

import io
from functools import cache, partial

import pikepdf

from .given import Given, given
from .written import paper

# Revision of the standard handler -> what it is called.
SCHEMES = {2: "40-bit RC4", 3: "128-bit RC4", 4: "128-bit AES", 6: "256-bit AES"}


@cache  # its keys are random
def encrypted(revision: int, user: str) -> bytes:
    lock = pikepdf.Encryption(
        owner="owner", user=user, R=revision, aes=revision > 3, metadata=revision > 3
    )
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper())) as file:
        file.save(out, encryption=lock)
    return out.getvalue()


def locked_by(handler: str) -> bytes:
    """Encrypted, as it says, by a handler that is not the standard's."""
    return paper(more=(f"<< {handler} >>",), trailer="/Root 1 0 R /Encrypt 6 0 R /ID [(a) (a)]")


NEEDS_A_PASSWORD = given(
    "encrypted",
    {f"{name}, a password to open it": partial(encrypted, r, "user") for r, name in SCHEMES.items()}
    | {
        "an unknown handler": locked_by("/Filter /Adobe.PubSec /V 4 /SubFilter /adbe.pkcs7.s5"),
        "a handler of its own": locked_by("/Filter /CNKI.Rights /V 1 /R 2"),
        "a scheme of the future": locked_by(
            f"/Filter /Standard /V 9 /R 9 /O ({'o' * 48}) /U ({'u' * 48}) /P -1"
        ),
    },
)
OPENS_BY_ITSELF = given(
    "done",
    {f"{name}, no password to open it": partial(encrypted, r, "") for r, name in SCHEMES.items()},
)
# Nobody can know whether there is a password.
LOCK_BROKEN = given(
    "encrypted damaged",
    {
        "encrypted, it says no more": locked_by(""),
        "encrypted, without keys": locked_by("/Filter /Standard /V 2 /R 3 /P -1"),
        "encrypted, with keys of no length": locked_by("/Filter /Standard /V 2 /R 3 /O () /U ()"),
    },
)
LOCKED: list[Given] = NEEDS_A_PASSWORD + OPENS_BY_ITSELF + LOCK_BROKEN
