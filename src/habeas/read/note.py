"""What a reader tells of a file: found in the caged child process, said outside of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from habeas.words import readers


class NoteKind(StrEnum):
    """What is told."""

    ARTICLE_KEPT = auto()
    PAGE_WITHOUT_TEXT = auto()
    LINE_LEFT_OUT = auto()
    TEMPLATE_LEFT_OUT = auto()
    FORWARDED = auto()
    SHEET_NOT_READ = auto()
    CELLS_MERGED = auto()
    WITHOUT_RESULT = auto()
    ERROR_VALUE = auto()


_SAID: Final[Mapping[NoteKind, Callable[..., str]]] = {
    NoteKind.ARTICLE_KEPT: readers.article_kept,
    NoteKind.PAGE_WITHOUT_TEXT: readers.page_without_text,
    NoteKind.LINE_LEFT_OUT: readers.line_left_out,
    NoteKind.TEMPLATE_LEFT_OUT: readers.template_left_out,
    NoteKind.FORWARDED: readers.forwarded_from,
    NoteKind.SHEET_NOT_READ: readers.sheet_not_read,
    NoteKind.CELLS_MERGED: readers.cells_merged,
    NoteKind.WITHOUT_RESULT: readers.without_result,
    NoteKind.ERROR_VALUE: readers.error_value,
}


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that the reader of a file should be told.

    Attributes:
        kind: What.
        values: What is said with it, in the order of the function that says it.
    """

    kind: NoteKind
    values: tuple[str | int, ...] = ()

    def __str__(self) -> str:
        return _SAID[self.kind](*self.values)
