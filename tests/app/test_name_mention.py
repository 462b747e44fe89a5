"""Somebody can be meant by a mention, by a person, or by a claim about them."""

import pytest

from habeas.app.name_mention import mention_named
from habeas.archive import Archive
from habeas.errors import RecordError, UnknownIdError
from ice_archive import build


@pytest.fixture
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return build(tmp_path_factory.mktemp("ice") / "ice.habeas")


def claim(archive: Archive, kind: str) -> str:
    return next(c.entry for c in archive.view().claims() if c.claim.type == kind)


def test_a_mention_is_meant_by_itself_by_its_person_and_by_a_claim(archive: Archive) -> None:
    """By enough of the first digits of a source or a claim, too."""
    view = archive.view()
    event = claim(archive, "person_event")
    source, name = view.claim(event).source, "Zora Quill"
    mention = f"{source}#{name}"
    (person,) = [p.id for p in view.people() if any(m.id == mention for m in p.mentions)]
    for meant in (mention, f"{source[:8]}#{name}", person, event, event[:12]):
        assert mention_named(view, meant) == mention


def test_a_figure_stands_for_its_group(archive: Archive) -> None:
    """Groups are judged to be one like people."""
    figure = claim(archive, "figure")
    assert mention_named(archive.view(), figure[:10]) == figure


def test_what_names_nobody_is_refused(archive: Archive) -> None:
    """In one line that says what is wrong."""
    view = archive.view()
    source = view.sources()[0].id
    with pytest.raises(RecordError, match="exchange claim names nobody"):
        mention_named(view, claim(archive, "exchange"))
    with pytest.raises(UnknownIdError, match="no mention has this id"):
        mention_named(view, f"{source}#Nobody")
    with pytest.raises(UnknownIdError):
        mention_named(view, "feedfeed")
