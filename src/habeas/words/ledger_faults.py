"""What is wrong with an archive that is not as it was recorded, in words."""

from typing import Final

from habeas.words.numbers import number
from habeas.words.voice import Plural, mark, mark_many, say_marked

_FAULTS: Final[dict[str, str | Plural]] = {
    "missing": mark("missing: the next entry is {number}"),
    "not_continued": mark("does not continue the entry before it"),
    "deleted": mark("its content was deleted, and no erase entry names it"),
    "altered": mark("its content is not what was recorded"),
    "back_again": mark("its content was erased, and is here again"),
    "part_unknown": mark("holds {name} that nothing recorded"),
    "part_altered": mark("its {name} is not what was recorded"),
    "part_deleted": mark("its {name} was deleted, and no erase entry names it"),
    "cut_off": mark_many(
        "missing: the checkpoint kept saw {number} entry",
        "missing: the checkpoint kept saw {number} entries",
    ),
    "other_history": mark("not the history that the checkpoint kept saw"),
    "other_archive": mark("the checkpoint is another archive's"),
    "file_damaged": mark("the file is damaged: {name}"),
    "guard_gone": mark("the {name} is gone; all entries hold, but what guards them does not"),
    "guard_altered": mark(
        "the {name} was altered; all entries hold, but what guards them does not"
    ),
    "guard_foreign": mark(
        "the {name} is not of Habeas; all entries hold, but what guards them does not"
    ),
}


def fault_words(kind: str, *, name: str, count: int) -> str:
    """Say what is wrong at an entry.

    Args:
        kind: A ``FaultKind``.
        name: Of the part or guard that is meant, or what the database says of its file.
        count: The place of the next entry, or how many a checkpoint saw.
    """
    return say_marked(_FAULTS[kind], count, name=name, number=number(count))
