"""A checkpoint: a small signed text that fixes what the archive held, to keep elsewhere.

Its form is that of transparency logs, so that others' tools can read and check it.

Source:
    C2SP tlog-checkpoint and signed-note (https://c2sp.org).
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from habeas.errors import InputError

_ED25519: Final = b"\x01"
_SIGNATURE: Final = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/=]+)")
_HEAD: Final = "head "
_KEY: Final = "key "


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What the archive held after one entry.

    Attributes:
        origin: The archive's name among all archives.
        size: How many entries.
        root: The Merkle root over their commitments.
        head: The link of the last one.
        key: The public key, as a note verifier line.
    """

    origin: str
    size: int
    root: bytes
    head: bytes
    key: str

    def body(self) -> str:
        """Give the text that is signed."""
        root = base64.b64encode(self.root).decode()
        return f"{self.origin}\n{self.size}\n{root}\n{_HEAD}{self.head.hex()}\n{_KEY}{self.key}\n"


def verifier_key(name: str, public: Ed25519PublicKey) -> str:
    """Write a public key as a note verifier: name, key hash, key."""
    raw = public.public_bytes_raw()
    packed = base64.b64encode(_ED25519 + raw).decode()
    return f"{name}+{_key_hash(name, raw).hex()}+{packed}"


def sign(body: str, *, name: str, key: Ed25519PrivateKey) -> str:
    """Sign a text as a note.

    Args:
        body: Ends in a newline.
        name: The signer; no spaces, no plus signs.
        key: The private key.
    """
    mark = _key_hash(name, key.public_key().public_bytes_raw()) + key.sign(body.encode())
    return f"{body}\n— {name} {base64.b64encode(mark).decode()}\n"


def opened(note: str, *, verifier: str) -> str:
    """Check a note's signature and give its text.

    Args:
        note: The signed note.
        verifier: The public key, as `verifier_key` writes it.

    Raises:
        InputError: It is not a note, or this key did not sign it.
    """
    body, _, signatures = note.rpartition("\n\n")
    body += "\n"
    name, _, rest = verifier.partition("+")
    try:
        packed = base64.b64decode(rest.partition("+")[2], validate=True)
        public = Ed25519PublicKey.from_public_bytes(packed[1:])
    except (binascii.Error, ValueError) as error:
        raise InputError("not a public key", where=verifier[:60]) from error
    for line in signatures.splitlines():
        found = _SIGNATURE.fullmatch(line)
        if found is None or found[1] != name:
            continue
        mark = base64.b64decode(found[2])
        if mark[:4] != _key_hash(name, packed[1:]):
            continue
        try:
            public.verify(mark[4:], body.encode())
        except InvalidSignature:
            break
        return body
    raise InputError(
        "the signature does not hold", hint="the checkpoint was altered, or is another archive's"
    )


def parse(note: str) -> Checkpoint:
    """Read a checkpoint and check that it was signed with the key it names.

    Raises:
        InputError: It is not a checkpoint, or was altered.
    """
    try:
        origin, size, root, head, key = note.partition("\n\n")[0].split("\n")[:5]
        found = Checkpoint(
            origin,
            int(size),
            base64.b64decode(root, validate=True),
            bytes.fromhex(head.removeprefix(_HEAD)),
            key.removeprefix(_KEY),
        )
    except (ValueError, binascii.Error) as error:
        raise InputError(
            "not a checkpoint", hint="give a file that `habeas checkpoint` wrote"
        ) from error
    opened(note, verifier=found.key)
    return found


def _key_hash(name: str, raw: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + raw).digest()[:4]
