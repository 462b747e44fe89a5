"""What makes an entry tamper-evident: its salted commitment, and the link to the one before.

The commitment hides the body (nobody can confirm a guess without the salt) and
binds it; an entry's id is the commitment's first digits. The link binds the entry
to all before it, and outlives the erasure of the body.
"""

import hashlib
import secrets
from typing import Final, NamedTuple

SALT_BYTES: Final = 32
GENESIS: Final = bytes(32)
# 80 bits: a colleague can read them out, and an append refuses one that exists.
ID_DIGITS: Final = 20


class Entry(NamedTuple):
    """One immutable line of the ledger, in the order of its columns.

    A tuple, because it goes to the driver as it is: a long list is sealed a tenth faster.

    Attributes:
        seq: Its place, from 1, without gaps.
        kind: What it records: source, claim, decision, judgement...
        target: The place of the entry it is about, or None.
        at: When it was recorded, microseconds since 1970 UTC; never less than the last.
        commitment: 32 bytes that bind kind, target, instant and body under a salt.
        prev: The link of the entry before, 32 bytes; zeros for the first.
    """

    seq: int
    kind: str
    target: int | None
    at: int
    commitment: bytes
    prev: bytes

    @property
    def id(self) -> str:
        """The entry's name outside the ledger."""
        return self.commitment.hex()[:ID_DIGITS]


def new_salts(count: int) -> list[bytes]:
    """Draw salts, each to be used once."""
    drawn = secrets.token_bytes(SALT_BYTES * count)
    return [drawn[start : start + SALT_BYTES] for start in range(0, len(drawn), SALT_BYTES)]


def commit(kind: str, target: int | None, at: int, *, salt: bytes, body: bytes) -> bytes:
    """Bind a body to its place in the ledger without showing it.

    Args:
        kind: The entry's kind; never contains ``|``.
        target: The place of the entry it is about.
        at: Microseconds since 1970 UTC.
        salt: 32 random bytes, destroyed with the body.
        body: Canonical JSON.
    """
    return hashlib.sha256(
        b"habeas entry 1\n%b%b|%d|%d|%b" % (salt, kind.encode(), target or 0, at, body)
    ).digest()


def commit_part(salt: bytes, data: bytes) -> bytes:
    """Bind one stored part of a source (its bytes, text or numbers) without showing it."""
    return hashlib.sha256(b"habeas part 1\n" + salt + data).digest()


def link(entry: Entry) -> bytes:
    """Give the hash that the next entry carries, over everything up to this one."""
    return link_of(entry.seq, entry.kind, entry.target, entry.at, entry.commitment, entry.prev)


def link_of(
    seq: int, kind: str, target: int | None, at: int, commitment: bytes, prev: bytes
) -> bytes:
    """Give the link of an entry from its columns."""
    return hashlib.sha256(
        b"habeas link 1\n%d|%b|%d|%d|%b%b" % (seq, kind.encode(), target or 0, at, commitment, prev)
    ).digest()
