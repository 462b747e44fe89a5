"""The invented world as an archive: two reports, every claim accepted, one pair judged."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import ice
from habeas.app.archive_facts import record_about
from habeas.archive import Archive, create


def clock() -> Callable[[], datetime]:
    """Give a clock that goes on by a second each time it is asked."""
    now = [datetime(2031, 4, 1, tzinfo=UTC)]

    def tick() -> datetime:
        now[0] += timedelta(seconds=1)
        return now[0]

    return tick


def build(path: Path) -> Archive:
    """Build the archive, open for writing.

    Args:
        path: Where; there is no file yet.
    """
    archive = create(path, clock=clock())
    about = {
        "place": "AQ",
        "ongoing": ["The long winter"],
        "see_also": [{"text": "Herring", "address": "https://h.example/"}],
        "reports": [
            {
                "file": ice.POST.name,
                "sources": [{"marker": "[1]", "outlet": "Seal Street Journal", "published": None}],
            }
        ],
    }
    record_about(archive, about, by="Ada Floe", why="for the year page")
    for source in (ice.POST, ice.COURIER):
        text = ice.TEXTS[source.id]
        own = archive.add_source(
            text.encode(),
            text=text,
            name=source.name,
            publisher=source.publisher,
            address=source.address,
            said_on=source.said_on,
            language=source.language,
        )
        claims = [c for c in ice.CLAIMS if c.file == source.name]
        ids = archive.add_claims(own, claims)
        # What is feared waits for a decision.
        accepted = [i for i, c in zip(ids, claims, strict=True) if c.id != "e5"]
        archive.decide_all([(i, "accept") for i in accepted], by="Ada Floe", why="read it twice")
    return archive


def judge_zora(archive: Archive) -> None:
    """Record that both spellings of Zora Quill are one person."""
    post, courier = (source.id for source in archive.view().sources())
    archive.judge(
        f"{post}#Zora Quill", f"{courier}#Зора Квилл", "same", by="Ada Floe", why="one release"
    )
