"""Encryption at rest: nothing readable, one passphrase, shares on paper, and the drill."""

import random
from pathlib import Path

import pytest

from habeas.archive import Archive, create, open_archive
from habeas.archive.database import keys
from habeas.archive.files import key_of, new_key, restore
from habeas.errors import ArchiveError, InputError
from habeas.model.claim import Claim
from invented_reports import Clock, add_report, held, released

PASSPHRASE = "seven red lemons"  # noqa: S105 - opens nothing but this test


@pytest.fixture(scope="module")
def key() -> bytes:
    return new_key(PASSPHRASE)


@pytest.fixture
def sealed(path: Path, clock: Clock, key: bytes) -> Archive:
    return create(path, clock=clock, key=key)


def test_the_key_is_in_nothing_that_is_printed(sealed: Archive, key: bytes) -> None:
    """An error report shows what stands around; the key never does."""
    shown = f"{sealed!r} {sealed.store!r} {sealed.store.engine!r}"
    assert "Store(" in shown
    assert repr(key)[2:-1] not in shown
    assert key.hex() not in shown


def plant(archive: Archive, words: list[str]) -> None:
    """Put words into every kind of entry and every stored part."""
    text = " ".join(words)
    source = archive.add_source(text.encode(), text=text, name=words[0], address=words[1])
    claims = []
    start = 0
    for number, word in enumerate(words):
        claims.append(
            Claim.from_record(
                {
                    "type": "person_event",
                    "file": "t",
                    "id": str(number),
                    "quote": word,
                    "start": start,
                    "end": start + len(word),
                    "person": word,
                    "event": "released",
                }
            )
        )
        start += len(word) + 1
    names = archive.add_claims(source, claims)
    archive.decide(names[0], "accept", by=words[2], why=words[3])


def words(seed: int, count: int = 1000) -> list[str]:
    choose = random.Random(seed)  # noqa: S311 - the same words every time
    letters = "bcdfghjklmnpqrstvwxyz"
    return ["".join(choose.choices(letters, k=12)) for _ in range(count)]


def found(folder: Path, planted: list[str]) -> set[str]:
    raw = b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())
    return {word for word in planted if word.encode() in raw}


def test_no_planted_word_is_in_any_file_of_an_encrypted_archive(
    sealed: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not in the file, its log, its index of the log, nor a temporary file."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    planted = words(1)
    plant(sealed, planted)
    assert sealed.path.with_name(sealed.path.name + "-wal").exists()
    assert found(tmp_path, planted) == set()
    assert found(temporary, planted) == set()
    sealed.close()
    assert found(tmp_path, planted) == set()


def test_the_same_search_finds_them_in_an_archive_in_the_open(
    archive: Archive, tmp_path: Path
) -> None:
    """The control: the search can find."""
    planted = words(1)
    plant(archive, planted)
    assert len(found(tmp_path, planted)) == len(planted)


def test_the_passphrase_opens_it_and_another_does_not(sealed: Archive) -> None:
    """The salt is in the file itself; nothing else is needed."""
    source = add_report(sealed)
    sealed.close()
    with open_archive(sealed.path, key=key_of(sealed.path, PASSPHRASE)) as again:
        assert again.view().source(source).publisher == "Citrus Post"
    with pytest.raises(ArchiveError, match="another key"):
        open_archive(sealed.path, key=key_of(sealed.path, "seven red lemonz"))
    with pytest.raises(ArchiveError, match="passphrase"):
        open_archive(sealed.path)


def test_a_short_passphrase_is_refused() -> None:
    """It would protect nobody."""
    with pytest.raises(InputError, match="too short"):
        new_key("lemon")


def test_the_drill_any_two_of_three_shares_restore_a_backup_to_the_same_root(
    sealed: Archive, tmp_path: Path, key: bytes
) -> None:
    """Written on paper, read back, typed in with other spacing and capitals."""
    source = add_report(sealed)
    sealed.add_claims(source, [released(), held()])
    root = sealed.backup(tmp_path / "shelf.habeas").root
    paper = keys.split(key[: keys.KEY_BYTES], needed=2, made=3)
    for number, pair in enumerate([(0, 1), (0, 2), (1, 2)]):
        typed = [paper[i].upper().replace(" ", "  ") + "\n" for i in pair]
        target = tmp_path / f"restored{number}.habeas"
        verdict = restore(tmp_path / "shelf.habeas", target, key=keys.join(typed))
        assert verdict.is_ok
        assert verdict.root == root


def test_a_restore_that_fails_half_way_leaves_no_file(
    sealed: Archive, tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it was: here, the new key."""

    def full(*_: object) -> None:
        raise ArchiveError("the disk is full")

    sealed.backup(tmp_path / "shelf.habeas")
    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr(Archive, "rekey", full)
    target = tmp_path / "restored.habeas"
    with pytest.raises(ArchiveError, match="the disk is full"):
        restore(tmp_path / "shelf.habeas", target, key=key, changed=new_key("eight red lemons"))
    assert sorted(tmp_path.iterdir()) == before


def test_too_few_shares_or_a_wrong_word_give_no_key(key: bytes) -> None:
    """In one line each."""
    paper = keys.split(key[: keys.KEY_BYTES], needed=2, made=3)
    for shares in ([], paper[:1], [paper[0], paper[0]], [paper[0], paper[1] + " lemon"]):
        with pytest.raises(InputError, match="give no key"):
            keys.join(shares)


def test_a_new_key_voids_the_shares_of_the_old_one(sealed: Archive, key: bytes) -> None:
    """The archive says the same under it; the old key opens it no more."""
    source = add_report(sealed)
    paper = keys.split(key[: keys.KEY_BYTES], needed=2, made=3)
    sealed.rekey(key_of(sealed.path, "eight red lemons"))
    assert sealed.view().source(source).name == "report.txt"
    assert sealed.verify().is_ok
    sealed.close()
    with open_archive(sealed.path, key=key_of(sealed.path, "eight red lemons")) as again:
        assert again.verify().is_ok
    with pytest.raises(ArchiveError, match="another key"):
        open_archive(sealed.path, key=keys.join(paper[:2]))


@pytest.mark.parametrize(("needed", "made"), [(1, 3), (4, 3), (2, 17), (0, 0)])
def test_shares_that_make_no_sense_are_refused(key: bytes, needed: int, made: int) -> None:
    """One share that opens everything is a passphrase on paper."""
    with pytest.raises(InputError):
        keys.split(key[: keys.KEY_BYTES], needed=needed, made=made)


def test_a_backup_taken_while_writing_is_whole(archive: Archive, tmp_path: Path) -> None:
    """It verifies, and has the root that was printed."""
    source = add_report(archive)
    archive.add_claims(source, [released()])
    root = archive.backup(tmp_path / "shelf.habeas").root
    archive.add_claims(source, [held()])
    verdict = restore(tmp_path / "shelf.habeas", tmp_path / "again.habeas")
    assert verdict.is_ok
    assert verdict.root == root
    with open_archive(tmp_path / "again.habeas") as again:
        again.add_source(b"more", text="more", name="after")
        assert again.rebuild() == ()


def test_a_backup_never_goes_over_a_file(archive: Archive, tmp_path: Path) -> None:
    """Nor records that it was made."""
    (tmp_path / "shelf.habeas").write_text("another archive")
    head = archive.head
    with pytest.raises(ArchiveError, match="there is a file already"):
        archive.backup(tmp_path / "shelf.habeas")
    assert archive.head == head
