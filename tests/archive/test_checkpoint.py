"""Signed checkpoints, in the form that transparency logs use."""

import pytest

from habeas.archive import Archive
from habeas.archive.ledger import checkpoint
from habeas.errors import InputError
from invented_reports import add_report, held, released

# The worked example of the Go documentation for signed notes.
NOTE = """If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
"""
VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"


def test_a_published_note_opens() -> None:
    """The reference note's signature holds under the reference key."""
    assert checkpoint.opened(NOTE, verifier=VERIFIER).startswith("If you think")


def test_an_altered_note_does_not_open() -> None:
    """One letter is enough."""
    with pytest.raises(InputError, match="does not hold"):
        checkpoint.opened(NOTE.replace("answer", "Answer"), verifier=VERIFIER)


def test_a_checkpoint_reads_back(archive: Archive) -> None:
    """Size, root and head are the archive's."""
    add_report(archive)
    kept = checkpoint.parse(archive.checkpoint())
    verdict = archive.verify(against=kept)
    assert verdict.is_ok
    assert (kept.size, kept.root.hex(), kept.head.hex()) == (2, verdict.root, verdict.head)


def test_a_later_archive_still_agrees_with_an_older_checkpoint(archive: Archive) -> None:
    """What was recorded since does not matter."""
    source = add_report(archive)
    kept = checkpoint.parse(archive.checkpoint())
    archive.add_claims(source, [released(), held()])
    assert archive.verify(against=kept).is_ok


def test_a_checkpoint_names_a_moment(archive: Archive) -> None:
    """The first digits of its head can be asked about for ever."""
    source = add_report(archive)
    kept = checkpoint.parse(archive.checkpoint())
    archive.add_claims(source, [released()])
    assert archive.view(known=kept.head.hex()[:12]).known == kept.size


@pytest.mark.parametrize("text", ["", "habeas", "a\nb\nc\nd\ne\n\n— x y\n", "x\n" * 9])
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    """In one line."""
    with pytest.raises(InputError):
        checkpoint.parse(text)


def test_a_checkpoint_with_another_size_is_refused(archive: Archive) -> None:
    """The signature covers it."""
    add_report(archive)
    note = archive.checkpoint()
    with pytest.raises(InputError):
        checkpoint.parse(note.replace("\n2\n", "\n3\n"))
