"""Every error Habeas raises on purpose.

HabeasError
├── InputError(ValueError)            what you gave us is malformed
│   ├── DateFormatError               not a date in EDTF
│   ├── RecordError                   a record does not follow the wire form
│   ├── DocumentError                 a file cannot be read as a report or a list
│   ├── DefinitionError               a definition names what does not exist, or cannot be satisfied
│   ├── VocabularyError               a file of reviewed data is not as its shape says
│   └── AnchorNotFoundError           the quote is not in the archived source
├── UnknownIdError(LookupError)       no claim, person, source or entry has this id
├── DecisionRefusedError(ValueError)  a decision that may not be recorded as asked
│   └── MergeRefusedError             a merge contradicts a recorded judgement
├── ModelError(OSError)                a model's server is down, slow, elsewhere, or answers none
└── ArchiveError(OSError)             the archive is missing, locked, full or was altered

Sources that disagree are not an error: a ``Conflict`` is a value the reader came for.
"""

__all__ = [
    "AnchorNotFoundError",
    "ArchiveError",
    "DateFormatError",
    "DecisionRefusedError",
    "DefinitionError",
    "DocumentError",
    "HabeasError",
    "InputError",
    "MergeRefusedError",
    "ModelError",
    "RecordError",
    "UnknownIdError",
    "VocabularyError",
]


class HabeasError(Exception):
    """The base of every deliberate error; caught once, in ``cli``.

    Attributes:
        what: What was found, in a few words.
        where: The file, field, row or id it was found at; empty when there is none.
        hint: What to try.
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(": ".join(part for part in (what, where, hint) if part))


class InputError(HabeasError, ValueError):
    """What was given is malformed."""


class DateFormatError(InputError):
    """A text is not a date in EDTF."""


class RecordError(InputError):
    """A record does not follow the wire form."""


class DocumentError(InputError):
    """A file cannot be read as a report or a list."""


class DefinitionError(InputError):
    """A definition names what does not exist, or cannot be satisfied."""


class VocabularyError(InputError):
    """A file of reviewed data is not as its shape says; names file, line and key."""


class AnchorNotFoundError(InputError):
    """A quote is not in the archived source."""


class UnknownIdError(HabeasError, LookupError):
    """No claim, person, source or entry has this id."""


class DecisionRefusedError(HabeasError, ValueError):
    """A decision may not be recorded as asked."""


class MergeRefusedError(DecisionRefusedError):
    """A merge contradicts a recorded judgement.

    Attributes:
        judgement: The id of the judgement that stands against it.
    """

    def __init__(self, what: str, *, judgement: str, where: str = "", hint: str = "") -> None:
        self.judgement = judgement
        super().__init__(what, where=where, hint=hint)


class ModelError(HabeasError, OSError):
    """A language model's server is down, slow or elsewhere, or what it answers is no answer."""


class ArchiveError(HabeasError, OSError):
    """An archive is missing, locked, full, of another version, or was altered."""
