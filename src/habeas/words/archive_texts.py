"""What Habeas itself writes into an archive: in English, whatever language is spoken.

An archive says the same to whoever opens it, and its bytes have an id; who shows a reason
that is marked here says it as a message.
"""

from typing import Final

from habeas.words.voice import mark

# Why a meaning of counts comes into force.
COUNTED_SO: Final = mark(
    "this Habeas counts so; answers as known before are given under this meaning too"
)
# What a claim was read as that no rule read.
BY_HAND: Final = "by hand"
# Why the data of an example is in its archive.
WITH_EXAMPLE: Final = "given with the example"
NOTE: Final = "note"
TELLER: Final = "who told a note"


def note_name(said_on: str | None) -> str:
    """Name the source that a note is."""
    return f"{NOTE} of {said_on}" if said_on else NOTE


def told_by(source: str, teller: str) -> str:
    """Give the text of the source that says who told a note."""
    return f"Note {source} was told by {teller}."


def rows_gone_name(name: str) -> str:
    """Name the source that tells which rows of a list are gone."""
    return f"{name}: rows gone"


def rows_gone_head(*, name: str, before: str, now: str) -> str:
    """Give the first line of its text.

    Args:
        name: How the list is called.
        before: Id of the version before.
        now: First digits of this one.
    """
    return f"In the version before ({before}) and not in this one ({now}) of {name}:"


def one_key(why: str) -> str:
    """Give the reason why two rows of one key are judged one person."""
    return f"{why} (one key in one list)"


def from_score(why: str, score: float) -> str:
    """Give the reason why likely pairs are judged together."""
    return f"{why} (score {score:g} and more)"
