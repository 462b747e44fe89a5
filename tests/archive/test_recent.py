"""Claims are checked against a source as it stands now, however often it was read before."""

import pytest

from habeas.archive import Archive, open_archive
from habeas.archive.upkeep.erase import MASK
from habeas.errors import AnchorNotFoundError, UnknownIdError
from invented_reports import add_report, crossed, held, released


def test_words_erased_meanwhile_are_not_quoted_again(archive: Archive) -> None:
    """The text in memory does not outlive the one in the file."""
    source = add_report(archive)
    first, _ = archive.add_claims(source, [released(), held()])
    archive.erase(first, by="Ada", why="asked")
    with pytest.raises(AnchorNotFoundError):
        archive.add_claims(source, [released()])
    assert len(archive.add_claims(source, [crossed()])) == 1


def test_words_erased_by_somebody_else_are_not_quoted_again(archive: Archive) -> None:
    """Nor where another program erased them in the same file."""
    source = add_report(archive)
    first, _ = archive.add_claims(source, [released(), held()])
    with open_archive(archive.path, clock=archive.store.clock) as other:
        other.erase(first, by="Bo", why="asked")
    with pytest.raises(AnchorNotFoundError):
        archive.add_claims(source, [released()])
    assert MASK in archive.view().snapshot(source).text


def test_an_erased_source_takes_no_claims(archive: Archive) -> None:
    """Its id is refused in one line, as if it had never been read."""
    source = add_report(archive)
    archive.add_claims(source, [released()])
    with open_archive(archive.path, clock=archive.store.clock) as other:
        other.erase(source, by="Bo", why="asked")
    with pytest.raises(UnknownIdError, match="erased"):
        archive.add_claims(source, [held()])


def test_an_erased_text_is_not_held_in_memory(archive: Archive) -> None:
    """The control: before the erasure it is."""
    source = add_report(archive)
    first, *_ = archive.add_claims(source, [released(), held()])
    assert "Zdenka" in repr(vars(archive.store.recent))
    archive.erase(first, by="Ada", why="asked")
    assert "Zdenka" not in repr(vars(archive.store.recent))
