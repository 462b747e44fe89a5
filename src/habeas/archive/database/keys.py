"""The key of an encrypted archive: from a passphrase, or from words written on paper.

The key is derived here and handed to the database raw. The salt is the file's own
first sixteen bytes, so that an encrypted archive is still one file.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from habeas.errors import ArchiveError, InputError
from habeas.later import Later

if TYPE_CHECKING:
    import shamir_mnemonic
else:
    shamir_mnemonic = Later("shamir_mnemonic")

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
LEAST_LETTERS: Final = 12
# 128 MB and about half a second for each guess.
_SCRYPT: Final = {"n": 2**17, "r": 8, "p": 1}


def derive(passphrase: str, salt: bytes) -> bytes:
    """Turn a passphrase into a key.

    Args:
        passphrase: Whatever was typed; `check_new` it where it is a new one.
        salt: Sixteen random bytes: the first of the file.

    Source:
        RFC 7914 (scrypt).
    """
    return Scrypt(salt=salt, length=KEY_BYTES, **_SCRYPT).derive(passphrase.encode())


def check_new(passphrase: str) -> str:
    """Give a new passphrase back where it is long enough.

    Raises:
        InputError: It is too short to protect anybody.
    """
    if len(passphrase) < LEAST_LETTERS:
        raise InputError(
            "the passphrase is too short",
            hint=f"at least {LEAST_LETTERS} characters; several words are good",
        )
    return passphrase


def salt_of(path: Path) -> bytes:
    """Give the salt that an encrypted archive begins with.

    Raises:
        ArchiveError: The file cannot be read, or is too short to be an archive.
    """
    try:
        with path.open("rb") as file:
            salt = file.read(SALT_BYTES)
    except OSError as error:
        raise ArchiveError(f"cannot be read ({error.strerror})", where=str(path)) from error
    if len(salt) < SALT_BYTES:
        raise ArchiveError("not an archive", where=str(path))
    return salt


def split(key: bytes, *, needed: int, made: int) -> tuple[str, ...]:
    """Split a key into shares, each a line of words for paper.

    Args:
        key: The archive's key.
        needed: How many shares together give the key back, at least 2.
        made: How many are made, at most 16.

    Raises:
        InputError: The numbers make no sense.

    Source:
        SLIP-0039: Shamir's secret sharing for mnemonic codes.
    """
    if not 2 <= needed <= made <= 16:
        raise InputError("cannot split so", where=f"{needed} of {made}", hint="such as 2 of 3")
    return tuple(shamir_mnemonic.generate_mnemonics(1, [(needed, made)], key)[0])


def join(shares: Sequence[str]) -> bytes:
    """Put a key together from enough of its shares.

    Raises:
        InputError: Too few shares, of different keys, or with a wrong word.
    """
    try:
        return bytes(
            shamir_mnemonic.combine_mnemonics([" ".join(share.split()).lower() for share in shares])
        )
    except (shamir_mnemonic.MnemonicError, ValueError) as error:
        raise InputError(f"these shares give no key ({error})") from error
